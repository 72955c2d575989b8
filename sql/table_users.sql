-- name: work
-- Every other connection; trx_started is in the operating system's zone, ages are whole seconds.
SELECT p.id AS id, p.user AS user, p.host AS host, p.command AS command, COALESCE(p.time, 0) AS seconds,
  p.info AS statement, TIMESTAMPDIFF(SECOND, CONVERT_TZ(t.trx_started, 'SYSTEM', '+00:00'), UTC_TIMESTAMP()) AS age
FROM information_schema.processlist p
LEFT JOIN information_schema.innodb_trx t ON t.trx_mysql_thread_id = p.id
WHERE p.id <> CONNECTION_ID() AND p.command NOT IN ('Daemon', 'Binlog Dump', 'Binlog Dump GTID');

-- name: locks on mysql
-- Who has, or waits for, a metadata lock on the table; and what this connection has, which shows that they are counted.
SELECT t.processlist_id AS id, t.processlist_id = CONNECTION_ID() AS own
FROM performance_schema.metadata_locks m JOIN performance_schema.threads t ON t.thread_id = m.owner_thread_id
WHERE m.object_type = 'TABLE' AND t.processlist_id IS NOT NULL
  AND (t.processlist_id = CONNECTION_ID() OR (m.object_schema = :schema AND m.object_name = :name));

-- name: locks on mariadb
-- Only where the plugin metadata_lock_info is loaded.
SELECT m.thread_id AS id, 0 AS own FROM information_schema.metadata_lock_info m
WHERE m.lock_type = 'Table metadata lock' AND m.table_schema = :schema AND m.table_name = :name
UNION ALL SELECT CONNECTION_ID(), 1;
