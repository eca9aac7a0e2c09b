SELECT 'contact', t.client_id, t.id, t.order_id, t.held_on, NULL, NULL, NULL, NULL, NULL, NULL,
       t.kind, t.met, t.outcome, '', '', '', NULL, NULL
  FROM contacts_contact t WHERE t.client_id = ANY(%(clients)s) AND t.withdrawn_at IS NULL
