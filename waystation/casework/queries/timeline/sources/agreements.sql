SELECT 'agreement', t.made_on, NULL, t.id, t.made_by_id, 'prepared', '', '', o.kind::text, '', ''::bytea, '', NULL
  FROM orders_agreementsheet t JOIN orders_order o ON o.id = t.order_id WHERE o.client_id = %(client)s
UNION ALL
SELECT 'agreement', t.refused_on, t.settled_at, t.id, t.settled_by_id, 'refused', '', '', o.kind::text, '',
       t.refused_reason, 'orders.agreementsheet.refused_reason', NULL
  FROM orders_agreementsheet t JOIN orders_order o ON o.id = t.order_id
 WHERE o.client_id = %(client)s AND t.refused_on IS NOT NULL
