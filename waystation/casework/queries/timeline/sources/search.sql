SELECT 'search', t.opened_on, NULL, t.id, t.opened_by_id, 'opened', t.lost_since::text, '', '', '', ''::bytea, '', NULL
  FROM contacts_search t WHERE t.client_id = %(client)s
UNION ALL
SELECT 'search', t.closed_on, NULL, t.id, t.closed_by_id, 'closed', t.end::text, '', '', '', t.end_note,
       'contacts.search.end_note', NULL
  FROM contacts_search t WHERE t.client_id = %(client)s AND t.closed_on IS NOT NULL
UNION ALL
SELECT 'search', s."on", s.recorded_at, s.id, s.recorded_by_id, 'step', s.step::text, s.outcome::text, '', '', s.note,
       'contacts.searchstep.note', NULL
  FROM contacts_searchstep s JOIN contacts_search t ON t.id = s.search_id WHERE t.client_id = %(client)s
UNION ALL
SELECT 'search', d."on", d.recorded_at, d.id, d.decided_by_id, 'decided', d.decision::text, '', '', '', d.note,
       'contacts.searchdecision.note', NULL
  FROM contacts_searchdecision d JOIN contacts_search t ON t.id = d.search_id WHERE t.client_id = %(client)s
