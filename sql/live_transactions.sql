-- name: transactions
-- trx_started is in the operating system's zone; age is in whole seconds, so that 1 may be next to nothing. dbcare's
-- own statements, which are bounded in time, are left out. performance_schema has a process list that costs
-- less, but none where it is switched off.
SELECT t.trx_id AS trx, t.trx_state AS state, t.trx_mysql_thread_id AS thread,
  TIMESTAMPDIFF(SECOND, CONVERT_TZ(t.trx_started, 'SYSTEM', '+00:00'), UTC_TIMESTAMP()) AS age,
  t.trx_rows_locked AS rows_locked, t.trx_rows_modified AS rows_modified, t.trx_isolation_level AS isolation,
  LEFT(t.trx_query, 1000) AS statement, p.user AS user, p.host AS host, p.db AS db, p.command AS command,
  p.time AS command_seconds
FROM information_schema.innodb_trx t LEFT JOIN information_schema.processlist p ON p.id = t.trx_mysql_thread_id
WHERE t.trx_query IS NULL OR t.trx_query NOT LIKE '/* dbcare %'
ORDER BY t.trx_started;
