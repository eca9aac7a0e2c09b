SELECT 'screening', t.client_id, t.id, t.order_id, t.taken_on, NULL, NULL, NULL, NULL, NULL, NULL,
       t.outcome, t.miss_kind, t.purpose, t.nature, t.plan_key, '', NULL, NULL
  FROM screening_screening t WHERE t.client_id = ANY(%(clients)s) AND t.withdrawn_at IS NULL
