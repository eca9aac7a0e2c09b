SELECT 'obligation', t.closes_on, NULL, t.id, NULL, t.rule, 'missed', t.due_on::text,
       '', t.why::text, '', '', NULL
  FROM casework_obligation t WHERE t.client_id = %(client)s
   AND (t.state = 'missed' OR (t.state IN ('upcoming', 'open', 'overdue') AND t.closes_on < %(today)s
                               AND t.closes_as = 'missed'))
UNION ALL
SELECT 'obligation', n."on", NULL, n.id, n.by_id, COALESCE(t.rule, ''), 'not_possible', n.reason, n.note,
       COALESCE(t.why::text, '{}'), '', '', CASE WHEN n.withdrawn_at IS NOT NULL THEN '' END
  FROM casework_notpossible n LEFT JOIN casework_obligation t ON t.client_id = n.client_id AND t.key = n.key
 WHERE n.client_id = %(client)s
