SELECT 'told', t.told_on, t.told_at, t.id, t.told_by_id, 'test_today', t.told_how, '', '', '', ''::bytea, '', NULL
  FROM screening_drawn t WHERE t.client_id = %(client)s AND t.told_on IS NOT NULL
