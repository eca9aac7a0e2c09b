SELECT 'document', t.dated_on, t.added_at, t.id, t.added_by_id, t.kind, t.title, t.paper_place, '', '', '', '',
       CASE WHEN t.withdrawn_on IS NOT NULL THEN t.withdrawn_reason END
  FROM clients_document t WHERE t.client_id = %(client)s
UNION ALL
SELECT 'consent', t.given_on, t.recorded_at, t.id, t.recorded_by_id, t.scope, 'given', COALESCE(k.name, ''), '',
       '', '', '', NULL
  FROM clients_consent t LEFT JOIN clients_kin k ON k.id = t.kin_id WHERE t.client_id = %(client)s
UNION ALL
SELECT 'consent', t.withdrawn_on, NULL, t.id, NULL, t.scope, 'withdrawn', COALESCE(k.name, ''), '', '', '', '',
       NULL
  FROM clients_consent t LEFT JOIN clients_kin k ON k.id = t.kin_id
 WHERE t.client_id = %(client)s AND t.withdrawn_on IS NOT NULL
