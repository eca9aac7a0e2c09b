-- What was asked for through the portal. A relative's own matter is a duty of this file too.
SELECT 'ask', t.client_id, t.id, NULL, t.asked_on, t.answered_on, t.withdrawn_on, NULL, NULL, NULL, NULL,
       t.kind::text, '', '', '', '', '', NULL, NULL
  FROM contacts_ask t WHERE t.client_id = ANY(%(clients)s)
