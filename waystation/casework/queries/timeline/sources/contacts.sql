SELECT 'contact', t.held_on, t.recorded_at, t.id, t.recorded_by_id, t.kind, t.outcome, t.reason, t.met,
       array_to_string(t.topics, ','), t.note, 'contacts.contact.note',
       CASE WHEN t.withdrawn_at IS NOT NULL THEN t.withdrawn_reason END
  FROM contacts_contact t WHERE t.client_id = %(client)s
UNION ALL
SELECT 'appointment', t."on", t.made_at, t.id, t.made_by_id, t.what, t.state, COALESCE(t.at::text, ''), '',
       t.place, '', '', NULL
  FROM contacts_appointment t WHERE t.client_id = %(client)s AND t.state <> 'kept'
