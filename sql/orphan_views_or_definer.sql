-- name: detect
-- What the server says of a view that it cannot open stands in its comment, which is else the word VIEW. MariaDB opens
-- the view, but only for somebody who asks for more, here table_rows; MySQL repeats what it noted when a table was last
-- altered. Neither minds a definer that is gone: whether an account exists shows in user_privileges, to those who may
-- read all of it; `others` counts what else is seen there.
SELECT 'cloud' AS db, t.table_name AS tbl, v.definer AS definer, v.security_type AS security, t.table_rows AS no_rows,
  t.table_comment <> 'VIEW' AS broken, IF(t.table_comment <> 'VIEW', v.view_definition, NULL) AS shown,
  a.grantee IS NOT NULL AS is_known, v.definer = CURRENT_USER() AS is_own,
  (SELECT COUNT(DISTINCT p.grantee) - 1 FROM information_schema.user_privileges p) AS others
FROM information_schema.tables t
JOIN information_schema.views v ON v.table_schema = t.table_schema AND v.table_name = t.table_name
LEFT JOIN (SELECT DISTINCT grantee FROM information_schema.user_privileges) a
  ON a.grantee = CONCAT('''', LEFT(v.definer, CHAR_LENGTH(v.definer) - LOCATE('@', REVERSE(v.definer))), '''@''',
    SUBSTRING_INDEX(v.definer, '@', -1), '''')
WHERE t.table_schema = :cloud AND v.table_schema = :cloud AND t.table_type = 'VIEW'
UNION ALL
SELECT 'cloud_usage' AS db, t.table_name AS tbl, v.definer AS definer, v.security_type AS security,
  t.table_rows AS no_rows, t.table_comment <> 'VIEW' AS broken,
  IF(t.table_comment <> 'VIEW', v.view_definition, NULL) AS shown, a.grantee IS NOT NULL AS is_known,
  v.definer = CURRENT_USER() AS is_own,
  (SELECT COUNT(DISTINCT p.grantee) - 1 FROM information_schema.user_privileges p) AS others
FROM information_schema.tables t
JOIN information_schema.views v ON v.table_schema = t.table_schema AND v.table_name = t.table_name
LEFT JOIN (SELECT DISTINCT grantee FROM information_schema.user_privileges) a
  ON a.grantee = CONCAT('''', LEFT(v.definer, CHAR_LENGTH(v.definer) - LOCATE('@', REVERSE(v.definer))), '''@''',
    SUBSTRING_INDEX(v.definer, '@', -1), '''')
WHERE t.table_schema = :usage AND v.table_schema = :usage AND t.table_type = 'VIEW'
ORDER BY db, tbl;
