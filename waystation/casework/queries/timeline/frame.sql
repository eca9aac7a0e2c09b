-- Everything that happened in one file: one row per event, newest first (see events.py); the sources stand in ``sources``, one file per subject.
-- kind, day, the moment of writing if on a later day, id, author with name and the colleague covered, four codes,
-- plain note, sealed note with its column, struck reason. For whom somebody wrote stands in the record of deeds, entered in the same transaction.
WITH covered AS MATERIALIZED (
  SELECT a.actor_id, a.at, a.subject_type, a.subject_id, c.name
    FROM audit_entry a JOIN accounts_user c ON c.id = a.on_behalf_of_id
   WHERE a.client_id = %(client)s AND a.on_behalf_of_id IS NOT NULL
)
SELECT e.kind, e.day, CASE WHEN (e.moment AT TIME ZONE 'Asia/Shanghai')::date > e.day THEN e.moment END,
       e.id, e.author, u.name,
       (SELECT c.name FROM covered c
         WHERE c.actor_id = e.author
           AND (c.at BETWEEN e.moment - interval '2 seconds' AND e.moment + interval '2 seconds'
                OR (e.kind = 'matter' AND e.moment IS NULL AND c.subject_type = 'orders.matter' AND c.subject_id = e.id))
         LIMIT 1),
       e.a, e.b, e.c, e.d, e.note, e.sealed, e.box, e.struck
FROM (
/*sources*/
) e LEFT JOIN accounts_user u ON u.id = e.author
ORDER BY e.day DESC, e.moment DESC NULLS LAST, e.kind, e.id DESC
