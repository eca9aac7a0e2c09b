SELECT 'call', t.client_id, t.id, t.order_id, t."on", t.told_on, NULL, NULL, NULL, NULL, NULL,
       '', '', '', '', '', '', NULL, NULL
  FROM screening_drawn t WHERE t.client_id = ANY(%(clients)s)
