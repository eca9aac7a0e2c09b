-- Everything the rules need to know of some clients, and the local law of their areas (see cases.py).
-- Source, client, id, order, up to seven days, up to six texts, a number, JSON: what they mean depends on the source.
SELECT 'order' AS source, o.client_id AS client, o.id, NULL::bigint AS "order", o.served_on AS d1,
       o.family_served_on AS d2, o.reported_on AS d3, o.printed_from AS d4, o.printed_to AS d5, o.ended_on AS d6,
       (SELECT min(g.signed_on) FROM orders_agreement g WHERE g.order_id = o.id) AS d7,
       o.kind::text AS a, o.state::text AS b, '' AS c, '' AS d, '' AS e, '' AS f, o.years::int AS n,
       (SELECT json_agg(json_build_array(s.step, s."on") ORDER BY s.id)::text FROM orders_orderstep s
         WHERE s.order_id = o.id AND s.step IN ('suspend', 'resume') AND s.withdrawn_at IS NULL) AS more
  FROM orders_order o WHERE o.client_id = ANY(%(clients)s)
UNION ALL
SELECT 'screening', t.client_id, t.id, t.order_id, t.taken_on, NULL, NULL, NULL, NULL, NULL, NULL,
       t.outcome, t.miss_kind, t.purpose, t.nature, t.plan_key, '', NULL, NULL
  FROM screening_screening t WHERE t.client_id = ANY(%(clients)s) AND t.withdrawn_at IS NULL
UNION ALL
SELECT 'contact', t.client_id, t.id, t.order_id, t.held_on, NULL, NULL, NULL, NULL, NULL, NULL,
       t.kind, t.met, t.outcome, '', '', '', NULL, NULL
  FROM contacts_contact t WHERE t.client_id = ANY(%(clients)s) AND t.withdrawn_at IS NULL
UNION ALL
SELECT 'not_possible', t.client_id, t.id, NULL, t."on", NULL, NULL, NULL, NULL, NULL, NULL,
       t.key, t.reason, '', '', '', '', NULL, NULL
  FROM casework_notpossible t WHERE t.client_id = ANY(%(clients)s) AND t.withdrawn_at IS NULL
UNION ALL
-- What is stored of the obligations; only where somebody is about to write them.
SELECT 'stored', t.client_id, t.id, NULL, t.opens_on, t.due_on, t.closes_on, t.settled_on, NULL, NULL, NULL,
       t.key, t.state, t.fulfilled_by, t.opens_as, t.late_as, t.closes_as, NULL, NULL
  FROM casework_obligation t WHERE t.client_id = ANY(%(clients)s)
UNION ALL
SELECT 'law', NULL, t.id, NULL, t.since, t.until, NULL, NULL, NULL, NULL, NULL,
       t.key, t.area_path, t.article, t.source, '', '', NULL, t.value::text
  FROM (SELECT p.*, a.path AS area_path FROM orders_localparameter p JOIN accounts_area a ON a.id = p.area_id
         WHERE a.path = ANY(%(paths)s)) t
ORDER BY id
