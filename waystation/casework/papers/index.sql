-- How many entries of a file each slot is drawn from (see index.py): slot, number.
SELECT 'order', count(*) FROM orders_order o WHERE o.client_id = %(client)s
UNION ALL
SELECT 'agreement', count(*) FROM orders_agreement g JOIN orders_order o ON o.id = g.order_id
 WHERE o.client_id = %(client)s AND g.ends_on IS NULL
UNION ALL
SELECT 'breach_record', count(*) FROM orders_matter m WHERE m.client_id = %(client)s
UNION ALL
SELECT 'support_plan', count(*) FROM assessment_planitem p WHERE p.client_id = %(client)s
UNION ALL
SELECT 'test_record', count(*) FROM screening_screening t WHERE t.client_id = %(client)s AND t.withdrawn_at IS NULL
UNION ALL
SELECT 'test_notice', count(*) FROM contacts_appointment a WHERE a.client_id = %(client)s AND a.what = 'screening'
   AND a.state = 'planned'
UNION ALL
SELECT 'interviews', count(*) FROM contacts_contact c WHERE c.client_id = %(client)s AND c.withdrawn_at IS NULL
UNION ALL
SELECT CASE s.step WHEN 'suspend' THEN 'suspension' WHEN 'resume' THEN 'continuation' WHEN 'terminate'
       THEN 'termination' WHEN 'transfer_out' THEN 'change_of_place' ELSE 'release_notice' END, count(*)
  FROM orders_orderstep s JOIN orders_order o ON o.id = s.order_id
 WHERE o.client_id = %(client)s AND s.withdrawn_at IS NULL
   AND s.step IN ('suspend', 'resume', 'terminate', 'transfer_out', 'complete')
 GROUP BY 1
UNION ALL
SELECT 'leave', count(*) FROM orders_leave l WHERE l.client_id = %(client)s AND l.withdrawn_on IS NULL
