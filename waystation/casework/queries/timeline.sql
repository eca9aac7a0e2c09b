-- Everything that happened in one file: one row per event, newest first (see timeline.py).
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
                OR (e.kind = 'matter' AND c.subject_type = 'orders.matter' AND c.subject_id = e.id))
         LIMIT 1),
       e.a, e.b, e.c, e.d, e.note, e.sealed, e.box, e.struck
FROM (
  SELECT 'order' AS kind, s."on" AS day, s.recorded_at AS moment, s.id, s.recorded_by_id AS author,
         s.step::text AS a, s.decider::text AS b, s.article::text AS c, o.kind::text AS d, s.note::text AS note,
         ''::bytea AS sealed, ''::text AS box,
         CASE WHEN s.withdrawn_at IS NOT NULL THEN s.withdrawn_reason END AS struck
    FROM orders_orderstep s JOIN orders_order o ON o.id = s.order_id WHERE o.client_id = %(client)s
  UNION ALL
  SELECT 'screening', t.taken_on, t.recorded_at, t.id, t.recorded_by_id, t.outcome, t.miss_kind, t.reason,
         t.nature, array_to_string(t.positive_for, ','), t.note, 'screening.screening.note',
         CASE WHEN t.withdrawn_at IS NOT NULL THEN t.withdrawn_reason END
    FROM screening_screening t WHERE t.client_id = %(client)s
  UNION ALL
  SELECT 'contact', t.held_on, t.recorded_at, t.id, t.recorded_by_id, t.kind, t.outcome, t.reason, t.met,
         array_to_string(t.topics, ','), t.note, 'contacts.contact.note',
         CASE WHEN t.withdrawn_at IS NOT NULL THEN t.withdrawn_reason END
    FROM contacts_contact t WHERE t.client_id = %(client)s
  UNION ALL
  SELECT 'appointment', t."on", t.made_at, t.id, t.made_by_id, t.what, t.state, COALESCE(t.at::text, ''), '',
         t.place, '', '', NULL
    FROM contacts_appointment t WHERE t.client_id = %(client)s AND t.state <> 'kept'
  UNION ALL
  SELECT 'obligation', t.closes_on, NULL, t.id, NULL, t.rule, 'missed', t.due_on::text,
         '', t.why::text, '', '', NULL
    FROM casework_obligation t WHERE t.client_id = %(client)s
     AND (t.state = 'missed' OR (t.state IN ('upcoming', 'open', 'overdue') AND t.closes_on < %(today)s
                                 AND t.closes_as = 'missed'))
  UNION ALL
  SELECT 'obligation', n."on", NULL, n.id, n.by_id, COALESCE(t.rule, ''), 'not_possible', n.reason, n.note,
         COALESCE(t.why::text, '{}'), '', '', CASE WHEN n.withdrawn_at IS NOT NULL THEN '' END
    FROM casework_notpossible n LEFT JOIN casework_obligation t ON t.client_id = n.client_id AND t.key = n.key
   WHERE n.client_id = %(client)s
  UNION ALL
  SELECT 'matter', t.opened_on, NULL, t.id, t.opened_by_id, t.kind, 'opened', '', '', '', '', '', NULL
    FROM orders_matter t WHERE t.client_id = %(client)s
  UNION ALL
  SELECT 'matter', t.closed_on, NULL, t.id, t.closed_by_id, t.kind, 'closed', t.outcome, '', t.note, '', '', NULL
    FROM orders_matter t WHERE t.client_id = %(client)s AND t.closed_on IS NOT NULL
  UNION ALL
  SELECT 'document', t.dated_on, t.added_at, t.id, t.added_by_id, t.kind, t.title, t.paper_place, '', '', '', '',
         CASE WHEN t.withdrawn_on IS NOT NULL THEN t.withdrawn_reason END
    FROM clients_document t WHERE t.client_id = %(client)s
  UNION ALL
  SELECT 'consent', t.given_on, t.recorded_at, t.id, t.recorded_by_id, t.scope, 'given', COALESCE(k.name, ''), '',
         '', '', '', NULL
    FROM clients_consent t LEFT JOIN clients_kin k ON k.id = t.kin_id WHERE t.client_id = %(client)s
  UNION ALL
  SELECT 'consent', t.withdrawn_on, NULL, t.id, NULL, t.scope, 'withdrawn', COALESCE(k.name, ''), '', '', '', '',
         NULL
    FROM clients_consent t LEFT JOIN clients_kin k ON k.id = t.kin_id
   WHERE t.client_id = %(client)s AND t.withdrawn_on IS NOT NULL
  UNION ALL
  SELECT 'plan', t.made_on, NULL, t.id, t.made_by_id, t.goal, 'agreed', COALESCE(t.by_when::text, ''), '', '', t.what,
         'assessment.planitem.what', NULL
    FROM assessment_planitem t WHERE t.client_id = %(client)s
  UNION ALL
  SELECT 'plan', t.outcome_on, NULL, t.id, t.settled_by_id, t.goal, 'settled', t.outcome, '', '', t.what,
         'assessment.planitem.what', NULL
    FROM assessment_planitem t WHERE t.client_id = %(client)s AND t.outcome <> ''
  UNION ALL
  SELECT 'gain', t."on", t.noted_at, t.id, t.noted_by_id, t.goal, '', '', '', '', t.what, 'assessment.gain.what',
         CASE WHEN t.withdrawn_at IS NOT NULL THEN '' END
    FROM assessment_gain t WHERE t.client_id = %(client)s
  UNION ALL
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
  UNION ALL
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
  UNION ALL
  SELECT 'look', (p.starts_at AT TIME ZONE 'Asia/Shanghai')::date, p.starts_at, p.id, p.user_id, p.kind, p.reason,
         p.finding, to_char(COALESCE(p.ended_at, p.ends_at) AT TIME ZONE 'Asia/Shanghai', 'HH24:MI'), '', p.words,
         'clients.accesspass.words', NULL
    FROM clients_accesspass p WHERE p.client_id = %(client)s AND p.kind <> 'stated'
  UNION ALL
  SELECT 'told', t."on", t.recorded_at, t.id, t.told_by_id, t.what, t.way, t.version, '', '', t.note,
         'clients.telling.note', NULL
    FROM clients_telling t WHERE t.client_id = %(client)s
) e LEFT JOIN accounts_user u ON u.id = e.author
ORDER BY e.day DESC, e.moment DESC NULLS LAST, e.kind, e.id DESC
