SELECT 'gate', t.told_on, t.recorded_at, t.id, t.recorded_by_id, 'expected', t.release_on::text, '', '', '', t.note,
       'orders.leaver.note', NULL
  FROM orders_leaver t WHERE t.client_id = %(client)s
UNION ALL
SELECT 'gate', s."on", s.recorded_at, s.id, s.recorded_by_id, s.step, s.outcome, '', '', '', s.note,
       'orders.leaverstep.note', CASE WHEN s.withdrawn_at IS NOT NULL THEN s.withdrawn_reason END
  FROM orders_leaverstep s JOIN orders_leaver t ON t.id = s.leaver_id WHERE t.client_id = %(client)s
