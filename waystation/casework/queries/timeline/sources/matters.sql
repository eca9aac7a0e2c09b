SELECT 'matter', t.opened_on, NULL, t.id, t.opened_by_id, t.kind, 'opened', '', '', '', '', '', NULL
  FROM orders_matter t WHERE t.client_id = %(client)s
UNION ALL
-- Closed without a step of its own: before there were steps, by a corrected record, by an objection upheld.
SELECT 'matter', t.closed_on, NULL, t.id, t.closed_by_id, t.kind, 'closed', t.outcome, '', t.note, '', '', NULL
  FROM orders_matter t WHERE t.client_id = %(client)s AND t.closed_on IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM orders_matterstep s
        WHERE s.matter_id = t.id AND s.withdrawn_at IS NULL AND s.to_stage IN ('closed', 'handed_over'))
UNION ALL
SELECT 'matter', s."on", s.recorded_at, s.id, s.recorded_by_id, t.kind, 'step', s.step, s.code, '', s.words,
       'orders.matterstep.words', CASE WHEN s.withdrawn_at IS NOT NULL THEN '' END
  FROM orders_matterstep s JOIN orders_matter t ON t.id = s.matter_id WHERE t.client_id = %(client)s
UNION ALL
SELECT 'matter', o.made_on, o.recorded_at, o.id, o.recorded_by_id, t.kind, 'objected', o.objector, '', '', o.words,
       'orders.objection.words', NULL
  FROM orders_objection o JOIN orders_matter t ON t.id = o.matter_id WHERE t.client_id = %(client)s
UNION ALL
SELECT 'matter', o.decided_on, o.decided_at, o.id, o.decided_by_id, t.kind, 'answered', o.decision, '', '', o.reason,
       'orders.objection.reason', NULL
  FROM orders_objection o JOIN orders_matter t ON t.id = o.matter_id
 WHERE t.client_id = %(client)s AND o.decision <> ''
UNION ALL
SELECT 'matter', o."on", o.recorded_at, o.id, o.offered_by_id, t.kind, 'offered', o.offer, o.answer, '', o.words,
       'orders.careoffer.words', CASE WHEN o.withdrawn_at IS NOT NULL THEN '' END
  FROM orders_careoffer o JOIN orders_matter t ON t.id = o.matter_id WHERE t.client_id = %(client)s
