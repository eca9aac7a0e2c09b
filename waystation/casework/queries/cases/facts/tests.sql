SELECT 'screening', t.client_id, t.id, t.order_id, t.taken_on, NULL, NULL, NULL, NULL, NULL, NULL,
       t.outcome, t.miss_kind, t.purpose, t.nature, t.plan_key, t.standing, NULL,
       t.material || ';' || COALESCE(array_to_string(p.analytes, ','), '')
  FROM screening_screening t LEFT JOIN screening_panel p ON p.id = t.panel_id
 WHERE t.client_id = ANY(%(clients)s) AND t.withdrawn_at IS NULL
