SELECT 'absence', t.client_id, t.id, t.order_id, t.noticed_on, t.from_on, t.to_on, t.heard_on, t.found_on,
       t.withdrawn_on, NULL, t.finding, '', '', '', '', '', NULL, NULL
  FROM orders_absence t WHERE t.client_id = ANY(%(clients)s)
