-- name: indexes on mariadb 10.6
-- One row for each part of every index.
SELECT 'cloud' AS db, table_name AS tbl, index_name AS name, seq_in_index AS place, column_name AS col,
  sub_part AS prefix, collation AS direction, non_unique AS plain, index_type AS kind, NULL AS expression, ignored = 'NO' AS visible
FROM information_schema.statistics WHERE table_schema = :cloud
UNION ALL
SELECT 'cloud_usage' AS db, table_name AS tbl, index_name AS name, seq_in_index AS place, column_name AS col,
  sub_part AS prefix, collation AS direction, non_unique AS plain, index_type AS kind, NULL AS expression, ignored = 'NO' AS visible
FROM information_schema.statistics WHERE table_schema = :usage;

-- name: indexes on mariadb
-- One row for each part of every index.
SELECT 'cloud' AS db, table_name AS tbl, index_name AS name, seq_in_index AS place, column_name AS col,
  sub_part AS prefix, collation AS direction, non_unique AS plain, index_type AS kind, NULL AS expression, 1 AS visible
FROM information_schema.statistics WHERE table_schema = :cloud
UNION ALL
SELECT 'cloud_usage' AS db, table_name AS tbl, index_name AS name, seq_in_index AS place, column_name AS col,
  sub_part AS prefix, collation AS direction, non_unique AS plain, index_type AS kind, NULL AS expression, 1 AS visible
FROM information_schema.statistics WHERE table_schema = :usage;

-- name: indexes on mysql
-- One row for each part of every index.
SELECT 'cloud' AS db, table_name AS tbl, index_name AS name, seq_in_index AS place, column_name AS col,
  sub_part AS prefix, collation AS direction, non_unique AS plain, index_type AS kind, expression AS expression, is_visible = 'YES' AS visible
FROM information_schema.statistics WHERE table_schema = :cloud
UNION ALL
SELECT 'cloud_usage' AS db, table_name AS tbl, index_name AS name, seq_in_index AS place, column_name AS col,
  sub_part AS prefix, collation AS direction, non_unique AS plain, index_type AS kind, expression AS expression, is_visible = 'YES' AS visible
FROM information_schema.statistics WHERE table_schema = :usage;
