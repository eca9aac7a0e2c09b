SELECT 'move', t.client_id, t.id, t.order_id, t.asked_on, t.sent_on, t.answered_on, t.reported_on, t.police_told_on,
       t.withdrawn_on,
       (SELECT min(g.signed_on) FROM orders_agreement g WHERE g.order_id = t.order_id AND g.signed_on >= t.reported_on),
       t.state, CASE WHEN t.to_area_path IS NULL THEN 'outside' ELSE '' END, CASE WHEN t.is_far THEN 'far' ELSE '' END, '', '', '', NULL,
       NULL
  FROM orders_move t WHERE t.client_id = ANY(%(clients)s)
