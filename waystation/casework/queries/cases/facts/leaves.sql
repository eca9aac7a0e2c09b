SELECT 'leave', t.client_id, t.id, t.order_id, t.starts_on, t.ends_on, t.told_on, t.decided_on, t.returned_on,
       t.withdrawn_on, NULL, t.decision, CASE WHEN t.needs_approval THEN 'yes' ELSE '' END, '', '', '', '', NULL,
       (SELECT json_agg(json_build_array(e.until, e.told_on, e.needs_approval, e.decision, e.withdrawn_on IS NOT NULL)
                        ORDER BY e.id)::text FROM orders_leaveextension e WHERE e.leave_id = t.id)
  FROM orders_leave t WHERE t.client_id = ANY(%(clients)s)
