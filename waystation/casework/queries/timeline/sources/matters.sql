SELECT 'matter', t.opened_on, NULL, t.id, t.opened_by_id, t.kind, 'opened', '', '', '', '', '', NULL
  FROM orders_matter t WHERE t.client_id = %(client)s
UNION ALL
SELECT 'matter', t.closed_on, NULL, t.id, t.closed_by_id, t.kind, 'closed', t.outcome, '', t.note, '', '', NULL
  FROM orders_matter t WHERE t.client_id = %(client)s AND t.closed_on IS NOT NULL
