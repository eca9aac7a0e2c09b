SELECT 'shared', t.client_id, t.id, t.order_id, t.letter_on, t.answered_on, t.end_asked_on, t.ended_on, t.withdrawn_on,
       NULL, NULL, t.state, '', '', '', '', '', NULL, NULL
  FROM orders_sharedfile t WHERE t.client_id = ANY(%(clients)s)
