-- name: indexes on mariadb 10.6
-- One row for each index; its parts in order, with prefix length and direction.
SELECT 'cloud' AS db, table_name AS tbl, index_name AS name, MAX(non_unique) AS plain, MAX(index_type) AS kind,
  MIN(ignored = 'NO') AS visible,
  GROUP_CONCAT(CONCAT(column_name, COALESCE(CONCAT('(', sub_part, ')'), ''), IF(collation = 'D', ' DESC', ''))
    ORDER BY seq_in_index SEPARATOR ';') AS parts
FROM information_schema.statistics WHERE table_schema = :cloud GROUP BY table_name, index_name
UNION ALL
SELECT 'cloud_usage' AS db, table_name AS tbl, index_name AS name, MAX(non_unique) AS plain, MAX(index_type) AS kind,
  MIN(ignored = 'NO') AS visible,
  GROUP_CONCAT(CONCAT(column_name, COALESCE(CONCAT('(', sub_part, ')'), ''), IF(collation = 'D', ' DESC', ''))
    ORDER BY seq_in_index SEPARATOR ';') AS parts
FROM information_schema.statistics WHERE table_schema = :usage GROUP BY table_name, index_name;

-- name: indexes on mariadb
-- One row for each index; its parts in order, with prefix length and direction.
SELECT 'cloud' AS db, table_name AS tbl, index_name AS name, MAX(non_unique) AS plain, MAX(index_type) AS kind,
  1 AS visible,
  GROUP_CONCAT(CONCAT(column_name, COALESCE(CONCAT('(', sub_part, ')'), ''), IF(collation = 'D', ' DESC', ''))
    ORDER BY seq_in_index SEPARATOR ';') AS parts
FROM information_schema.statistics WHERE table_schema = :cloud GROUP BY table_name, index_name
UNION ALL
SELECT 'cloud_usage' AS db, table_name AS tbl, index_name AS name, MAX(non_unique) AS plain, MAX(index_type) AS kind,
  1 AS visible,
  GROUP_CONCAT(CONCAT(column_name, COALESCE(CONCAT('(', sub_part, ')'), ''), IF(collation = 'D', ' DESC', ''))
    ORDER BY seq_in_index SEPARATOR ';') AS parts
FROM information_schema.statistics WHERE table_schema = :usage GROUP BY table_name, index_name;

-- name: indexes on mysql
-- One row for each index; its parts in order, with prefix length and direction.
SELECT 'cloud' AS db, table_name AS tbl, index_name AS name, MAX(non_unique) AS plain, MAX(index_type) AS kind,
  MIN(is_visible = 'YES') AS visible,
  GROUP_CONCAT(CONCAT(COALESCE(column_name, CONCAT('((', expression, '))')), COALESCE(CONCAT('(', sub_part, ')'), ''), IF(collation = 'D', ' DESC', ''))
    ORDER BY seq_in_index SEPARATOR ';') AS parts
FROM information_schema.statistics WHERE table_schema = :cloud GROUP BY table_name, index_name
UNION ALL
SELECT 'cloud_usage' AS db, table_name AS tbl, index_name AS name, MAX(non_unique) AS plain, MAX(index_type) AS kind,
  MIN(is_visible = 'YES') AS visible,
  GROUP_CONCAT(CONCAT(COALESCE(column_name, CONCAT('((', expression, '))')), COALESCE(CONCAT('(', sub_part, ')'), ''), IF(collation = 'D', ' DESC', ''))
    ORDER BY seq_in_index SEPARATOR ';') AS parts
FROM information_schema.statistics WHERE table_schema = :usage GROUP BY table_name, index_name;
