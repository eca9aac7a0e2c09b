SELECT 'order' AS kind, s."on" AS day, s.recorded_at AS moment, s.id, s.recorded_by_id AS author,
       s.step::text AS a, s.decider::text AS b, s.article::text AS c, o.kind::text AS d, s.note::text AS note,
       ''::bytea AS sealed, ''::text AS box,
       CASE WHEN s.withdrawn_at IS NOT NULL THEN s.withdrawn_reason END AS struck
  FROM orders_orderstep s JOIN orders_order o ON o.id = s.order_id WHERE o.client_id = %(client)s
