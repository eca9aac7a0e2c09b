-- Isolations that stand, the day the file was opened, and whether somebody is expected from it on the board.
SELECT 'spell', t.client_id, t.id, t.order_id, t.decided_on, t.served_on, t.family_told_on, t.change_proposed_on,
       t.change_decided_on, t.gate_notice_on, t.ended_on,
       t.end::text, COALESCE(t.papers_received_on::text, ''), c.registered_on::text,
       CASE WHEN EXISTS (SELECT 1 FROM orders_leaver l WHERE l.client_id = t.client_id AND l.ended_on IS NULL
                            AND l.release_on >= t.decided_on
                            AND NOT EXISTS (SELECT 1 FROM orders_isolationspell u
                                             WHERE u.client_id = t.client_id AND u.withdrawn_at IS NULL
                                               AND u.decided_on > t.decided_on AND u.decided_on <= l.release_on))
            THEN 'board' ELSE '' END,
       '', '', t.prolonged_months::int, NULL
  FROM orders_isolationspell t JOIN clients_client c ON c.id = t.client_id
 WHERE t.client_id = ANY(%(clients)s) AND t.withdrawn_at IS NULL
