SELECT 'team', t.starts_on, NULL, t.id, NULL, t.duty, 'joined', COALESCE(u.name, k.name, t.name), '', '', '', '',
       NULL
  FROM clients_teammember t LEFT JOIN accounts_user u ON u.id = t.user_id LEFT JOIN clients_kin k ON k.id = t.kin_id
 WHERE t.client_id = %(client)s
UNION ALL
SELECT 'team', t.ends_on, NULL, t.id, NULL, t.duty, 'left', COALESCE(u.name, k.name, t.name), '', '', '', '', NULL
  FROM clients_teammember t LEFT JOIN accounts_user u ON u.id = t.user_id LEFT JOIN clients_kin k ON k.id = t.kin_id
 WHERE t.client_id = %(client)s AND t.ends_on IS NOT NULL
UNION ALL
SELECT 'team', h."on", t.moved_at, t.id, h.made_by_id, 'worker', 'handed', '', '', '', t.note,
       'casework.handoverfile.note', NULL
  FROM casework_handoverfile t JOIN casework_handover h ON h.id = t.hand_over_id
 WHERE t.client_id = %(client)s AND t.outcome = 'moved' AND t.note <> ''::bytea
