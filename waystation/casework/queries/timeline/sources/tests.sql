SELECT 'screening', t.taken_on, t.recorded_at, t.id, t.recorded_by_id, t.outcome, t.miss_kind, t.reason,
       t.nature, array_to_string(t.positive_for, ','), t.note, 'screening.screening.note',
       CASE WHEN t.withdrawn_at IS NOT NULL THEN t.withdrawn_reason END
  FROM screening_screening t WHERE t.client_id = %(client)s
