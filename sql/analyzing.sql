-- name: counted
-- When InnoDB last kept what it counted; no row for a table that it counts only in memory.
SELECT s.last_update AS at FROM mysql.innodb_table_stats s WHERE s.database_name = :schema AND s.table_name = :name;
