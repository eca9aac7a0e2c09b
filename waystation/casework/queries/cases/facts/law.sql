SELECT 'law', NULL, t.id, NULL, t.since, t.until, NULL, NULL, NULL, NULL, NULL,
       t.key, t.area_path, t.article, t.source, '', '', NULL, t.value::text
  FROM (SELECT p.*, a.path AS area_path FROM orders_localparameter p JOIN accounts_area a ON a.id = p.area_id
         WHERE a.path = ANY(%(paths)s)) t
