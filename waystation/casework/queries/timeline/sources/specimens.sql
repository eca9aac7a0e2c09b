SELECT 'specimen', (h.sealed_at AT TIME ZONE 'Asia/Shanghai')::date, h.recorded_at, t.id, h.recorded_by_id, 'sealed', '', '',
       '', '', '', '', NULL
  FROM screening_sampling h JOIN screening_screening t ON t.id = h.screening_id
 WHERE t.client_id = %(client)s AND h.sealed_at IS NOT NULL
UNION ALL
SELECT 'specimen', (h.told_at AT TIME ZONE 'Asia/Shanghai')::date, NULL, t.id, h.told_by_id, 'told', h.told_how, '',
       '', '', '', '', NULL
  FROM screening_sampling h JOIN screening_screening t ON t.id = h.screening_id
 WHERE t.client_id = %(client)s AND h.told_at IS NOT NULL
UNION ALL
SELECT 'specimen', p.destroyed_on, NULL, t.id, NULL, 'destroyed', '', '', '', '', '', '', NULL
  FROM screening_specimen p JOIN screening_screening t ON t.id = p.screening_id
 WHERE t.client_id = %(client)s AND p.destroyed_on IS NOT NULL AND p.part = 'A'
UNION ALL
SELECT 'specimen', d.day, NULL, t.id, CASE WHEN d.what = 'asked' THEN o.recorded_by_id END, d.what, o.stage, d.said,
       '', '', '', '', NULL
  FROM screening_objection o JOIN screening_screening t ON t.id = o.screening_id
 CROSS JOIN LATERAL (VALUES ('asked', o.asked_on, o.origin), ('decided', o.decided_on, o.decision),
       ('reported', o.reported_on, o.verdict), ('withdrawn', o.withdrawn_on, '')) d (what, day, said)
 WHERE t.client_id = %(client)s AND d.day IS NOT NULL
