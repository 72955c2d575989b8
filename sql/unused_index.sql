-- name: detect on mysql
-- One row for each index that was not used once, and at least one, with NULLs, that tells whether the server counts.
SELECT up.uptime, up.counts, i.object_schema AS db, i.object_name AS tbl, i.index_name AS name
FROM (SELECT CAST(s.variable_value AS UNSIGNED) AS uptime,
    @@performance_schema AND EXISTS (SELECT 1 FROM performance_schema.setup_instruments u
      WHERE u.name = 'wait/io/table/sql/handler' AND u.enabled = 'YES') AS counts
  FROM performance_schema.global_status s WHERE s.variable_name = 'Uptime') up
LEFT JOIN performance_schema.table_io_waits_summary_by_index_usage i
  ON i.object_schema IN (:cloud, :usage) AND i.index_name IS NOT NULL AND i.count_star = 0;

-- name: detect on mariadb
-- One row for each index that was not used once, and at least one, with NULLs, that tells whether the server counts.
SELECT up.uptime, up.counts, i.object_schema AS db, i.object_name AS tbl, i.index_name AS name
FROM (SELECT CAST(s.variable_value AS UNSIGNED) AS uptime,
    @@performance_schema AND EXISTS (SELECT 1 FROM performance_schema.setup_instruments u
      WHERE u.name = 'wait/io/table/sql/handler' AND u.enabled = 'YES') AS counts
  FROM information_schema.global_status s WHERE s.variable_name = 'UPTIME') up
LEFT JOIN performance_schema.table_io_waits_summary_by_index_usage i
  ON i.object_schema IN (:cloud, :usage) AND i.index_name IS NOT NULL AND i.count_star = 0;
