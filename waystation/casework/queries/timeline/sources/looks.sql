SELECT 'look', (p.starts_at AT TIME ZONE 'Asia/Shanghai')::date, p.starts_at, p.id, p.user_id, p.kind, p.reason,
       p.finding, to_char(COALESCE(p.ended_at, p.ends_at) AT TIME ZONE 'Asia/Shanghai', 'HH24:MI'), '', p.words,
       'clients.accesspass.words', NULL
  FROM clients_accesspass p WHERE p.client_id = %(client)s AND p.kind <> 'stated'
UNION ALL
SELECT 'told', t."on", t.recorded_at, t.id, t.told_by_id, t.what, t.way, t.version, '', '', t.note,
       'clients.telling.note', NULL
  FROM clients_telling t WHERE t.client_id = %(client)s
