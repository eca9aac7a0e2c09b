-- A search for somebody who is out of reach, with the head's decisions in their order.
SELECT 'search', t.client_id, t.id, t.order_id, t.opened_on, t.lost_since, t.box_until, t.found_on, t.closed_on,
       NULL, NULL, t.end::text, '', '', '', '', '', NULL,
       (SELECT json_agg(json_build_array(d.decision, d."on", d.next_on) ORDER BY d.id)::text
          FROM contacts_searchdecision d WHERE d.search_id = t.id)
  FROM contacts_search t WHERE t.client_id = ANY(%(clients)s) AND t.end <> 'mistake'
