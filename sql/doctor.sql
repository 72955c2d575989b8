-- name: identity
-- Who logged in, and the server that answered: the greeting may be that of a proxy.
SELECT CURRENT_USER() AS account, USER() AS login, CURRENT_ROLE() AS role, VERSION() AS version,
  @@version_comment AS comment;

-- name: clock
SELECT UTC_TIMESTAMP(6) AS now;

-- name: variables on mysql
SELECT variable_name AS name, variable_value AS value FROM performance_schema.global_variables;

-- name: variables on mariadb
SELECT variable_name AS name, variable_value AS value FROM information_schema.global_variables;

-- name: node on mysql
-- What tells one server from another.
SELECT variable_name AS name, variable_value AS value FROM performance_schema.global_variables
WHERE variable_name IN ('hostname', 'port', 'server_id', 'server_uuid', 'version');

-- name: node on mariadb
-- What tells one server from another; few have a server_uid.
SELECT variable_name AS name, variable_value AS value FROM information_schema.global_variables
WHERE variable_name IN ('hostname', 'port', 'server_id', 'server_uid', 'version', 'datadir');

-- name: status on mysql
SELECT variable_name AS name, variable_value AS value FROM performance_schema.session_status
WHERE variable_name IN ('Ssl_cipher', 'Ssl_version', 'Uptime', 'wsrep_cluster_size', 'wsrep_cluster_status',
  'wsrep_local_state_comment', 'wsrep_ready', 'wsrep_connected');

-- name: status on mariadb
SELECT variable_name AS name, variable_value AS value FROM information_schema.session_status
WHERE variable_name IN ('Ssl_cipher', 'Ssl_version', 'Uptime', 'Slaves_running', 'wsrep_cluster_size',
  'wsrep_cluster_status', 'wsrep_local_state_comment', 'wsrep_ready', 'wsrep_connected');

-- name: readable
-- The tables whose every column the account may read, by the server's own word.
SELECT table_schema AS db, table_name AS tbl FROM information_schema.columns
WHERE table_schema IN (:cloud, :usage)
GROUP BY table_schema, table_name HAVING SUM(FIND_IN_SET('select', privileges) = 0) = 0
ORDER BY table_schema, table_name;

-- name: process
-- Whoever lacks PROCESS gets an error from this, but not from LIMIT 0 of it.
SELECT COUNT(*) AS open FROM information_schema.innodb_trx;

-- name: explained
-- MariaDB hides what foreign keys do from whoever may only read: one table of each database shows whether it does.
SELECT k.table_schema AS db, COUNT(DISTINCT k.constraint_name) AS seen, COUNT(DISTINCT r.constraint_name) AS explained
FROM information_schema.key_column_usage k
LEFT JOIN information_schema.referential_constraints r
  ON r.constraint_schema = k.table_schema AND r.table_name = k.table_name AND r.constraint_name = k.constraint_name
WHERE k.referenced_table_name IS NOT NULL
  AND ((k.table_schema = :cloud AND k.table_name = 'nics')
    OR (k.table_schema = :usage AND k.table_name = 'usage_event_details'))
GROUP BY k.table_schema;

-- name: heartbeats
-- Management servers write their own clock's time, in UTC and without fractions. The threshold is in milliseconds, and
-- NULL while it is CloudStack's own default.
SELECT m.name, m.service_ip AS address, m.state, m.version,
  TIMESTAMPDIFF(MICROSECOND, m.last_update, UTC_TIMESTAMP(6)) / 1000000 AS age,
  (SELECT c.value FROM configuration c WHERE c.name = 'cluster.heartbeat.threshold') AS threshold
FROM mshost m WHERE m.removed IS NULL ORDER BY m.id;

-- name: sizes
SELECT table_schema AS db, SUM(data_length + index_length) AS bytes FROM information_schema.tables
WHERE table_schema IN (:cloud, :usage) GROUP BY table_schema;

-- name: sources on mysql
-- What SHOW REPLICA STATUS says, for whoever may read performance_schema but not ask that.
SELECT c.channel_name AS channel, CONCAT(c.host, ':', c.port) AS source,
  s.service_state = 'ON' AND a.service_state = 'ON' AS running, s.last_error_message AS error
FROM performance_schema.replication_connection_configuration c
JOIN performance_schema.replication_connection_status s ON s.channel_name = c.channel_name
LEFT JOIN performance_schema.replication_applier_status a ON a.channel_name = c.channel_name
WHERE c.channel_name NOT LIKE 'group!_replication!_%' ESCAPE '!';

-- name: appliers on mysql
-- Threads that make a source's changes here, for whoever may see all connections but not performance_schema.
SELECT COUNT(*) AS running FROM information_schema.processlist p WHERE p.user = 'system user';

-- name: members on mysql
SELECT m.member_host AS host, m.member_port AS port, m.member_state AS state, m.member_role AS role
FROM performance_schema.replication_group_members m ORDER BY m.member_host, m.member_port;

-- name: instruments
SELECT i.name FROM performance_schema.setup_instruments i
WHERE i.enabled = 'YES' AND i.name IN ('wait/lock/metadata/sql/mdl', 'wait/io/table/sql/handler', 'statement/sql/select')
UNION ALL
SELECT c.name FROM performance_schema.setup_consumers c
WHERE c.enabled = 'YES' AND c.name IN ('events_statements_current', 'events_statements_history');

-- name: plugins
SELECT p.plugin_name AS name FROM information_schema.plugins p
WHERE p.plugin_status = 'ACTIVE' AND p.plugin_name = 'METADATA_LOCK_INFO';
