SELECT 'release', o.client_id, o.id, o.id, o.ended_on, NULL, NULL, NULL, NULL, NULL, NULL,
       o.kind, o.state, '', '', '', '', NULL,
       (SELECT json_agg(json_build_array(r.id, r.deed, r."on"))::text FROM orders_releaserecord r
         WHERE r.order_id = o.id AND r.withdrawn_at IS NULL)
  FROM orders_release l JOIN orders_order o ON o.id = l.order_id
 WHERE o.client_id = ANY(%(clients)s) AND o.ended_on IS NOT NULL
