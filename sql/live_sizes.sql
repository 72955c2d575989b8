-- name: sizes
-- Estimated rows of every base table. MariaDB reads every database's files for table_schema IN (…), so: one each.
SELECT 'cloud' AS db, table_name AS tbl, engine AS engine, table_rows AS approximate_rows
FROM information_schema.tables WHERE table_schema = :cloud AND table_type = 'BASE TABLE'
UNION ALL
SELECT 'cloud_usage', table_name, engine, table_rows
FROM information_schema.tables WHERE table_schema = :usage AND table_type = 'BASE TABLE';
