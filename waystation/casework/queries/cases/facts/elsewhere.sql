SELECT 'elsewhere', t.client_id, t.id, t.order_id, t.asked_on, t.by_on, t.posted_on, t.settled_on, NULL, NULL, NULL,
       t.state, '', '', '', '', '', NULL, NULL
  FROM screening_testrequest t WHERE t.client_id = ANY(%(clients)s)
