-- Standing and next task of some clients whom the reader sees (see caselist.py): one row for each of them.
-- ``now`` is obligations.state_on in SQL: what a row that was stored earlier is today.
SELECT c.id, s.kind, s.state, n.rule, n.why, n.due_on, n.now
  FROM unnest(%(clients)s::bigint[]) AS c(id)
  -- The order that lives, the youngest if there are more; else the first there was.
  LEFT JOIN LATERAL (
       SELECT o.kind, o.state FROM orders_order o WHERE o.client_id = c.id
        ORDER BY o.ended_on IS NOT NULL, CASE WHEN o.ended_on IS NULL THEN -o.id ELSE o.id END LIMIT 1
  ) s ON true
  LEFT JOIN LATERAL (
       SELECT t.rule, t.why::text, t.due_on, t.now
         FROM (SELECT o.*, CASE WHEN o.closes_on < %(today)s THEN o.closes_as
                                WHEN o.due_on < %(today)s THEN o.late_as
                                WHEN o.opens_on <= %(today)s THEN o.opens_as
                                ELSE 'upcoming' END AS now
                 FROM casework_obligation o
                WHERE o.client_id = c.id AND o.state IN ('upcoming', 'open', 'overdue')
                  AND o.opens_on <= %(horizon)s) t
        WHERE t.now IN ('upcoming', 'open', 'overdue')
        ORDER BY CASE WHEN t.now = 'overdue' THEN 0 WHEN t.opens_on <= %(today)s THEN 1 ELSE 2 END,
                 t.priority DESC, t.due_on, t.key
        LIMIT 1
  ) n ON true
