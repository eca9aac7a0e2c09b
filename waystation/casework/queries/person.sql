-- The lines of the small cards of one client's page (see person.py).
SELECT 'phone' AS card, p.id, '' AS a, p.note AS b, '' AS c, NULL::date AS day, NULL::date AS until,
       NULL::time AS hour, p.number AS sealed, 'clients.phone.number' AS box
  FROM clients_phone p WHERE p.client_id = %(client)s AND p.ends_on IS NULL
UNION ALL
SELECT 'kin', k.id, k.name, k.relation, CASE WHEN k.lives_with_client THEN 'together' ELSE '' END, NULL, NULL, NULL,
       k.phone, 'clients.kin.phone'
  FROM clients_kin k WHERE k.client_id = %(client)s AND k.ends_on IS NULL
UNION ALL
SELECT 'team', t.id, COALESCE(u.name, k.name, t.name), t.duty, '', t.starts_on, NULL, NULL, t.phone,
       'clients.teammember.phone'
  FROM clients_teammember t LEFT JOIN accounts_user u ON u.id = t.user_id LEFT JOIN clients_kin k ON k.id = t.kin_id
 WHERE t.client_id = %(client)s AND t.ends_on IS NULL AND t.duty <> 'family'
UNION ALL
SELECT 'consent', c.id, COALESCE(k.name, ''), c.scope, '', c.given_on, NULL, NULL, ''::bytea, ''
  FROM clients_consent c LEFT JOIN clients_kin k ON k.id = c.kin_id
 WHERE c.client_id = %(client)s AND c.withdrawn_on IS NULL
UNION ALL
SELECT 'document', d.id, d.title, d.kind, d.paper_place, d.dated_on, NULL, NULL, ''::bytea, ''
  FROM clients_document d WHERE d.client_id = %(client)s AND d.withdrawn_on IS NULL
UNION ALL
SELECT 'appointment', a.id, a.what, a.place, '', a."on", NULL, a.at, ''::bytea, ''
  FROM contacts_appointment a WHERE a.client_id = %(client)s AND a.state = 'planned'
UNION ALL
SELECT 'matter', m.id, m.kind, m.stage, '', m.opened_on, NULL, NULL, ''::bytea, ''
  FROM orders_matter m WHERE m.client_id = %(client)s AND m.state = 'open'
UNION ALL
SELECT 'plan', i.id, i.goal, i.outcome, '', i.made_on, i.by_when, NULL, i.what, 'assessment.planitem.what'
  FROM assessment_planitem i WHERE i.client_id = %(client)s AND i.outcome = ''
UNION ALL
SELECT 'gain', g.id, g.goal, '', '', g."on", NULL, NULL, g.what, 'assessment.gain.what'
  FROM assessment_gain g WHERE g.client_id = %(client)s AND g.withdrawn_at IS NULL
UNION ALL
SELECT 'refiling', r.id, r.kind, r.state, r.source_number, r."on", NULL, NULL, ''::bytea, ''
  FROM casework_refiling r
 WHERE r.state = 'proposed' AND (r.target_id = %(client)s OR r.source_id = %(client)s)
UNION ALL
SELECT 'order', o.id, o.number, o.authority, o.kind, o.served_on, o.expires_on, NULL, ''::bytea, ''
  FROM orders_order o WHERE o.client_id = %(client)s
UNION ALL
-- The step that may be taken back: the last one that stands, of the newest order; ``a`` names the order.
(SELECT 'last_step', s.id, s.order_id::text, s.step, '', s."on", NULL, NULL, ''::bytea, ''
  FROM orders_orderstep s JOIN orders_order o ON o.id = s.order_id
 WHERE o.client_id = %(client)s AND s.withdrawn_at IS NULL AND s.step <> 'correct'
   AND NOT EXISTS (SELECT 1 FROM orders_order n WHERE n.client_id = o.client_id AND n.id > o.id)
 ORDER BY s.id DESC LIMIT 1)
ORDER BY card, day, hour, id
