SELECT 'screening', t.taken_on, t.recorded_at, t.id, t.recorded_by_id, t.outcome, t.miss_kind, t.reason,
       t.nature, concat_ws(';', array_to_string(t.positive_for, ','), COALESCE(array_to_string(p.analytes, ','), ''), t.kind,
                         t.standing), t.note, 'screening.screening.note',
       CASE WHEN t.withdrawn_at IS NOT NULL THEN t.withdrawn_reason END
  FROM screening_screening t LEFT JOIN screening_panel p ON p.id = t.panel_id WHERE t.client_id = %(client)s
