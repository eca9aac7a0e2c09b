SELECT 'aftercare', t.client_id, t.id, NULL, t.starts_on, t.ends_on, NULL, NULL, NULL, NULL, NULL,
       '', '', '', '', '', '', t.every_months::int,
       (SELECT json_agg(json_build_array(c.id, c.held_on))::text FROM contacts_contact c
         WHERE c.client_id = t.client_id AND c.withdrawn_at IS NULL AND c.met = 'client'
           AND c.held_on >= t.starts_on)
  FROM orders_aftercare t WHERE t.client_id = ANY(%(clients)s)
