-- What is stored of the obligations; only where somebody is about to write them.
SELECT 'stored', t.client_id, t.id, NULL, t.opens_on, t.due_on, t.closes_on, t.settled_on, NULL, NULL, NULL,
       t.key, t.state, t.fulfilled_by, t.opens_as, t.late_as, t.closes_as, NULL, NULL
  FROM casework_obligation t WHERE t.client_id = ANY(%(clients)s)
