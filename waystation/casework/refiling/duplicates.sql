-- Pairs of files in reach that may be one person, the surest first; pairs said to be two people are left out.
WITH mine AS MATERIALIZED (SELECT id, born_on FROM clients_client WHERE id IN ({visible})),
named AS (SELECT n.client_id, n.text, n.pinyin, m.born_on FROM clients_clientname n JOIN mine m ON m.id = n.client_id),
alike AS (
  SELECT a.client_id AS one, b.client_id AS other, 'name_and_birth' AS reason
    FROM named a JOIN named b ON b.text = a.text AND b.born_on = a.born_on AND b.client_id > a.client_id
  UNION
  SELECT a.client_id, b.client_id, 'pinyin_and_birth'
    FROM named a JOIN named b ON b.pinyin = a.pinyin AND b.born_on = a.born_on AND b.client_id > a.client_id
  UNION
  SELECT a.client_id, b.client_id, 'phone'
    FROM clients_phone a JOIN mine m ON m.id = a.client_id
    JOIN clients_phone b ON b.number_index = a.number_index AND b.client_id > a.client_id
    JOIN mine n ON n.id = b.client_id
   WHERE a.ends_on IS NULL AND b.ends_on IS NULL
)
SELECT one, other, array_agg(reason ORDER BY reason)
  FROM alike
 WHERE NOT EXISTS (SELECT 1 FROM casework_notsame s WHERE s.one_id = alike.one AND s.other_id = alike.other)
   AND (%s::bigint IS NULL OR %s IN (one, other))
 GROUP BY one, other
 ORDER BY bool_or(reason = 'name_and_birth') DESC, count(*) DESC, one, other
 LIMIT %s
