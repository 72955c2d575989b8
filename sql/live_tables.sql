-- name: tables
-- One row for each base table; rows and length are estimates. MariaDB calls one with row history SYSTEM VERSIONED.
-- MariaDB reads every database's files for table_schema IN (…), so: one SELECT each; and it opens every view to learn
-- its type, but for those that the name rules out: CloudStack's views all end alike.
SELECT 'cloud' AS db, table_name AS tbl, engine AS engine, table_rows AS approximate_rows,
  data_length AS data_length, auto_increment AS next_id, table_collation AS collation_name, create_time AS created
FROM information_schema.tables
WHERE table_schema = :cloud AND RIGHT(table_name, 5) <> '_view' AND table_type IN ('BASE TABLE', 'SYSTEM VERSIONED')
UNION ALL
SELECT 'cloud_usage' AS db, table_name AS tbl, engine AS engine, table_rows AS approximate_rows,
  data_length AS data_length, auto_increment AS next_id, table_collation AS collation_name, create_time AS created
FROM information_schema.tables
WHERE table_schema = :usage AND RIGHT(table_name, 5) <> '_view' AND table_type IN ('BASE TABLE', 'SYSTEM VERSIONED');
