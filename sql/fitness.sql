-- name: sessions
-- Who is connected to CloudStack's databases, or by the name that its account usually has. Whoever lacks PROCESS would
-- see no sessions but those of their own account, and is refused for the transactions that are counted beside them.
-- performance_schema has a process list too, but none where it is switched off.
SELECT p.id AS number, p.user, p.host, p.command
FROM information_schema.processlist p CROSS JOIN (SELECT COUNT(*) AS open FROM information_schema.innodb_trx) seen
WHERE (p.db IN (:cloud, :usage) OR p.user = :name) AND p.user NOT IN ('system user', 'event_scheduler')
ORDER BY p.id;
