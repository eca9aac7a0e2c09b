SELECT 'file', t.registered_on, NULL, t.id, t.registered_by_id, 'registered', t.file_number, '', '', '', '', '',
       NULL
  FROM clients_client t WHERE t.id = %(client)s
UNION ALL
SELECT 'file', t.closed_on, NULL, t.id, NULL, 'closed', '', '', '', '', '', '', NULL
  FROM clients_client t WHERE t.id = %(client)s AND t.closed_on IS NOT NULL
UNION ALL
SELECT 'file', t."on", NULL, t.id, COALESCE(t.confirmed_by_id, t.made_by_id),
       CASE WHEN t.kind = 'merge' THEN 'merged' WHEN t.source_id = %(client)s THEN 'parted' ELSE 'parted_from' END,
       t.source_number, '', '', '', '', '', CASE WHEN t.state = 'undone' THEN '' END
  FROM casework_refiling t
 WHERE (t.target_id = %(client)s OR t.source_id = %(client)s) AND t.state IN ('done', 'undone')
UNION ALL
SELECT 'file', t.starts_on, NULL, t.id, NULL, 'area', a.name, '', '', '', '', '', NULL
  FROM clients_areaspell t JOIN accounts_area a ON a.id = t.area_id
 WHERE t.client_id = %(client)s AND EXISTS (
       SELECT 1 FROM clients_areaspell b WHERE b.client_id = t.client_id AND b.starts_on < t.starts_on)
