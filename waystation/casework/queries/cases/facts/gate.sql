-- Somebody who comes out of isolation, with what was done for them; what the file itself says counts from the release on.
SELECT 'gate', t.client_id, t.id, NULL, t.release_on, t.told_on, t.assigned_on,
       (SELECT min(s."on") FROM orders_leaverstep s WHERE s.leaver_id = t.id AND s.step = 'contact' AND s.withdrawn_at IS NULL),
       (SELECT min(s."on") FROM orders_leaverstep s WHERE s.leaver_id = t.id AND s.step = 'plan' AND s.withdrawn_at IS NULL),
       (SELECT min(s."on") FROM orders_leaverstep s WHERE s.leaver_id = t.id AND s.step = 'meet' AND s.withdrawn_at IS NULL),
       t.ended_on, '', '', '', '', '', '', NULL,
       json_build_object(
         'papers_on', (SELECT min(s."on") FROM orders_leaverstep s
                        WHERE s.leaver_id = t.id AND s.step = 'papers' AND s.withdrawn_at IS NULL),
         'assessed_on', (SELECT a.received_on FROM orders_centreassessment a WHERE a.leaver_id = t.id),
         'signed_in_on', (SELECT min(o.reported_on) FROM orders_order o
                           WHERE o.client_id = t.client_id AND o.reported_on >= t.release_on),
         'agreed_on', (SELECT min(g.signed_on) FROM orders_agreement g JOIN orders_order o ON o.id = g.order_id
                        WHERE o.client_id = t.client_id AND g.signed_on >= t.release_on),
         'helped_on', (SELECT min(p.made_on) FROM assessment_planitem p
                        WHERE p.client_id = t.client_id AND p.made_on >= t.told_on),
         'seen', (SELECT json_agg(c.held_on ORDER BY c.held_on) FROM contacts_contact c
                   WHERE c.client_id = t.client_id AND c.held_on > t.release_on AND c.met = 'client'
                     AND c.outcome IN ('complied', 'not_cooperative') AND c.withdrawn_at IS NULL))::text
  FROM orders_leaver t WHERE t.client_id = ANY(%(clients)s)
