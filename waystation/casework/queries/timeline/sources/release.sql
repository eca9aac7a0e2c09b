SELECT 'release', t."on", t.recorded_at, t.id, t.recorded_by_id, t.deed, t.way, t.number, COALESCE(k.name, ''), '',
       t.note, 'orders.releaserecord.note', CASE WHEN t.withdrawn_at IS NOT NULL THEN '' END
  FROM orders_releaserecord t JOIN orders_order o ON o.id = t.order_id LEFT JOIN clients_kin k ON k.id = t.kin_id
 WHERE o.client_id = %(client)s
UNION ALL
SELECT 'release', t.starts_on, t.made_at, t.id, t.made_by_id, 'aftercare', 'started', '', '', '', t.wish,
       'orders.aftercare.wish', NULL
  FROM orders_aftercare t WHERE t.client_id = %(client)s
UNION ALL
SELECT 'release', t.ends_on, NULL, t.id, t.ended_by_id, 'aftercare', 'ended', '', '', '', '', '', NULL
  FROM orders_aftercare t WHERE t.client_id = %(client)s AND t.ends_on IS NOT NULL
