SELECT 'away', t.told_on, t.recorded_at, t.id, t.recorded_by_id, 'leave', t.reason, t.starts_on::text, t.ends_on::text, '',
       t.words, 'orders.leave.words', CASE WHEN t.withdrawn_on IS NOT NULL THEN t.withdrawn_reason END
  FROM orders_leave t WHERE t.client_id = %(client)s
UNION ALL
SELECT 'away', t.decided_on, NULL, t.id, t.decided_by_id, 'leave_answer', t.decision, '', '', '', t.opinion,
       'orders.leave.opinion', NULL
  FROM orders_leave t WHERE t.client_id = %(client)s AND t.decision <> ''
UNION ALL
SELECT 'away', e.told_on, e.recorded_at, e.id, e.recorded_by_id, 'extension', e.decision, e.until::text, '', '', e.words,
       'orders.leaveextension.words', CASE WHEN e.withdrawn_on IS NOT NULL THEN e.withdrawn_reason END
  FROM orders_leaveextension e JOIN orders_leave t ON t.id = e.leave_id WHERE t.client_id = %(client)s
UNION ALL
SELECT 'away', t.returned_on, NULL, t.id, t.returned_by_id, 'return', '', '', '', '', '', '', NULL
  FROM orders_leave t WHERE t.client_id = %(client)s AND t.returned_on IS NOT NULL
UNION ALL
SELECT 'away', t.noticed_on, t.recorded_at, t.id, t.recorded_by_id, 'absence', t.noticed_by, t.from_on::text,
       COALESCE(t.to_on::text, ''), '', t.words, 'orders.absence.words',
       CASE WHEN t.withdrawn_on IS NOT NULL THEN t.withdrawn_reason END
  FROM orders_absence t WHERE t.client_id = %(client)s
UNION ALL
SELECT 'away', p."on", p.recorded_at, p.id, p.recorded_by_id, 'attempt', p.way,
       CASE WHEN p.reached THEN 'reached' ELSE '' END, '', '', p.words, 'orders.absenceattempt.words', NULL
  FROM orders_absenceattempt p JOIN orders_absence t ON t.id = p.absence_id WHERE t.client_id = %(client)s
UNION ALL
SELECT 'away', t.asked_on, t.recorded_at, t.id, t.recorded_by_id, 'move', t.reason, COALESCE(a.name, t.to_outside), '', '',
       t.words, 'orders.move.words', CASE WHEN t.withdrawn_on IS NOT NULL THEN t.withdrawn_reason END
  FROM orders_move t LEFT JOIN accounts_area a ON a.path = t.to_area_path WHERE t.client_id = %(client)s
UNION ALL
SELECT 'away', t.sent_on, NULL, t.id, t.sent_by_id, 'move_sent', '', COALESCE(a.name, t.to_outside), '', '', '', '', NULL
  FROM orders_move t LEFT JOIN accounts_area a ON a.path = t.to_area_path
 WHERE t.client_id = %(client)s AND t.sent_on IS NOT NULL
UNION ALL
SELECT 'away', t.answered_on, NULL, t.id, t.answered_by_id, 'move_answer', t.state, COALESCE(a.name, t.to_outside), '', '',
       t.answer, 'orders.move.answer', NULL
  FROM orders_move t LEFT JOIN accounts_area a ON a.path = t.to_area_path
 WHERE t.client_id = %(client)s AND t.answered_on IS NOT NULL AND t.state IN ('accepted', 'returned', 'undone')
UNION ALL
SELECT 'away', t.reported_on, NULL, t.id, NULL, 'move_reported', '', COALESCE(a.name, t.to_outside), '', '', '', '', NULL
  FROM orders_move t LEFT JOIN accounts_area a ON a.path = t.to_area_path
 WHERE t.client_id = %(client)s AND t.reported_on IS NOT NULL
UNION ALL
SELECT 'away', t.letter_on, t.recorded_at, t.id, t.asked_by_id, 'shared', t.kind, a.name, '', '', t.words,
       'orders.sharedfile.words', CASE WHEN t.withdrawn_on IS NOT NULL THEN '' END
  FROM orders_sharedfile t JOIN accounts_area a ON a.path = t.area_path WHERE t.client_id = %(client)s
UNION ALL
SELECT 'away', t.answered_on, NULL, t.id, t.answered_by_id, 'shared_answer',
       CASE WHEN t.state = 'refused' THEN 'refused' ELSE 'active' END, a.name, '', '', t.answer,
       'orders.sharedfile.answer', NULL
  FROM orders_sharedfile t JOIN accounts_area a ON a.path = t.area_path
 WHERE t.client_id = %(client)s AND t.answered_on IS NOT NULL
UNION ALL
SELECT 'away', t.ended_on, NULL, t.id, t.ended_by_id, 'shared_ended', '', a.name, '', '', '', '', NULL
  FROM orders_sharedfile t JOIN accounts_area a ON a.path = t.area_path
 WHERE t.client_id = %(client)s AND t.ended_on IS NOT NULL
UNION ALL
SELECT 'away', t.asked_on, t.recorded_at, t.id, t.asked_by_id, 'elsewhere', t.material, COALESCE(a.name, t.to_outside),
       t.by_on::text, '', t.words, 'screening.testrequest.words', CASE WHEN t.state = 'withdrawn' THEN '' END
  FROM screening_testrequest t LEFT JOIN accounts_area a ON a.path = t.to_area_path WHERE t.client_id = %(client)s
UNION ALL
SELECT 'away', COALESCE(t.posted_on, t.settled_on), NULL, t.id, COALESCE(t.posted_by_id, t.settled_by_id),
       'elsewhere_answer', t.state, COALESCE(a.name, t.to_outside), COALESCE(t.taken_on::text, ''), '', t.answer,
       'screening.testrequest.answer', NULL
  FROM screening_testrequest t LEFT JOIN accounts_area a ON a.path = t.to_area_path
 WHERE t.client_id = %(client)s AND COALESCE(t.posted_on, t.settled_on) IS NOT NULL AND t.state <> 'withdrawn'
