SELECT 'plan', t.made_on, NULL, t.id, t.made_by_id, t.goal, 'agreed', COALESCE(t.by_when::text, ''), '', '', t.what,
       'assessment.planitem.what', NULL
  FROM assessment_planitem t WHERE t.client_id = %(client)s
UNION ALL
SELECT 'plan', t.outcome_on, NULL, t.id, t.settled_by_id, t.goal, 'settled', t.outcome, '', '', t.what,
       'assessment.planitem.what', NULL
  FROM assessment_planitem t WHERE t.client_id = %(client)s AND t.outcome <> ''
UNION ALL
SELECT 'gain', t."on", t.noted_at, t.id, t.noted_by_id, t.goal, '', '', '', '', t.what, 'assessment.gain.what',
       CASE WHEN t.withdrawn_at IS NOT NULL THEN '' END
  FROM assessment_gain t WHERE t.client_id = %(client)s
