-- name: columns
-- Every column that counts by itself, with its type on this server.
SELECT 'cloud' AS db, table_name AS tbl, column_name AS name, column_type AS type
FROM information_schema.columns WHERE table_schema = :cloud AND extra LIKE '%auto_increment%'
UNION ALL
SELECT 'cloud_usage' AS db, table_name AS tbl, column_name AS name, column_type AS type
FROM information_schema.columns WHERE table_schema = :usage AND extra LIKE '%auto_increment%'
ORDER BY db, tbl, name;
