SELECT 'objection', s.client_id, t.id, s.order_id, t.asked_on, t.result_told_on, t.decided_on, t.sent_on, t.received_on,
       t.reported_on, t.answer_told_on,
       t.stage, t.origin, t.decision, t.verdict, t.laboratory, COALESCE(t.withdrawn_on::text, ''), s.id::int, NULL
  FROM screening_objection t JOIN screening_screening s ON s.id = t.screening_id
 WHERE s.client_id = ANY(%(clients)s) AND s.withdrawn_at IS NULL
