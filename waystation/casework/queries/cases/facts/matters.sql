-- Matters: opened, event from – to, heard, qualified, confirmed, told; kind, qualification, closed, outcome; the last objection.
SELECT 'matter', t.client_id, t.id, t.order_id, t.opened_on, t.from_on, t.to_on, t.heard_on, t.qualified_on,
       t.confirmed_on, t.told_on, t.kind, t.qualification, COALESCE(t.closed_on::text, ''), t.outcome, '', '', NULL,
       (SELECT json_build_array(b.id, b.made_on, b.decided_on, b.decision)::text FROM orders_objection b
         WHERE b.matter_id = t.id ORDER BY b.decision = '' DESC, b.id DESC LIMIT 1)
  FROM orders_matter t WHERE t.client_id = ANY(%(clients)s)
