SELECT 'not_possible', t.client_id, t.id, NULL, t."on", NULL, NULL, NULL, NULL, NULL, NULL,
       t.key, t.reason, '', '', '', '', NULL, NULL
  FROM casework_notpossible t WHERE t.client_id = ANY(%(clients)s) AND t.withdrawn_at IS NULL
