-- Everything the rules need to know of some clients, and the local law of their areas (see cases.py); one file per subject, the orders first: they name the columns.
-- Source, client, id, order, up to seven days, up to six texts, a number, JSON: what they mean depends on the source.
SELECT 'order' AS source, o.client_id AS client, o.id, NULL::bigint AS "order", o.served_on AS d1,
       o.family_served_on AS d2, o.reported_on AS d3, o.printed_from AS d4, o.printed_to AS d5, o.ended_on AS d6,
       (SELECT min(g.signed_on) FROM orders_agreement g WHERE g.order_id = o.id) AS d7,
       o.kind::text AS a, o.state::text AS b, o.decided_on::text AS c,
       concat_ws(' ', CASE WHEN o.is_far THEN 'far' END, CASE WHEN o.arrived_by_move THEN 'moved' END) AS d,
       o.credited_days::text AS e, o.after_spell_id::text AS f, o.years::int AS n,
       (SELECT json_agg(json_build_array(s.step, s."on") ORDER BY s.place, s.id)::text FROM (
         SELECT p.step, p."on", p.id, 0 AS place FROM orders_orderstep p
          WHERE p.order_id = o.id AND p.step IN ('suspend', 'resume') AND p.withdrawn_at IS NULL
         UNION ALL
         SELECT 'act:' || a.act, a."on", a.id, 1 FROM orders_orderact a WHERE a.order_id = o.id
         UNION ALL
         SELECT CASE r.deed WHEN 'papers_sent' THEN 'act:papers_sent' WHEN 'client_told' THEN 'act:release_served'
                            WHEN 'family_told' THEN 'act:release_family_told'
                            WHEN 'street_told' THEN 'act:release_street_told' ELSE '' END, r."on", r.id, 2
           FROM orders_releaserecord r WHERE r.order_id = o.id AND r.withdrawn_at IS NULL) s) AS more
  FROM orders_order o WHERE o.client_id = ANY(%(clients)s)
