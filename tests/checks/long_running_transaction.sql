-- case: it holds rows
-- params: {"seconds": 1, "critical_seconds": 600}
-- session changed
START TRANSACTION;
UPDATE event SET archived = 1 WHERE id = 1; -- finding: {"id": "@changed"}
-- session locked
START TRANSACTION;
SELECT value FROM sequence WHERE name = 'networks_seq' FOR UPDATE; -- finding: {"id": "@locked"}
-- session shared
START TRANSACTION;
SELECT id FROM account WHERE id = 2 LOCK IN SHARE MODE; -- finding: {"id": "@shared"}
-- session inserted
SET autocommit = 0;
INSERT INTO op_lock (`key`, mac, ip, thread, waiters) VALUES ('vm_instance900001', '06:00:00:00:00:05', '172.16.0.5', 'left open', 0); -- finding: {"id": "@inserted"}
-- decoy: reports and dumps only read, for an hour if they must
-- session reader
START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY;
SELECT COUNT(*) FROM event;
-- decoy: the usage server works in batches, in its own database
-- session usage
USE {usage};
START TRANSACTION;
UPDATE {cloud}.event SET archived = 1 WHERE id = 2;
-- decoy: it committed, and its connection stands idle
-- session committed
START TRANSACTION;
INSERT INTO op_lock (`key`, mac, ip, thread, waiters) VALUES ('vm_instance900002', '06:00:00:00:00:05', '172.16.0.5', 'done', 0);
COMMIT;
-- decoy: autocommit is off, but nothing was begun
-- session idle
SET autocommit = 0;
-- wait: 1

-- case: it holds them for very long
-- params: {"seconds": 1, "critical_seconds": 1, "usage_seconds": 1, "reader_seconds": 1}
-- session changed
START TRANSACTION;
UPDATE event SET archived = 1 WHERE id = 1; -- finding: critical {"id": "@changed"}
-- session usage
USE {usage};
START TRANSACTION;
UPDATE {cloud}.event SET archived = 1 WHERE id = 2; -- finding: warning {"id": "@usage"}
-- session reader
START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY;
SELECT COUNT(*) FROM event; -- finding: info {"id": "@reader"}
-- wait: 1

-- case: it holds them for no longer than it may
-- decoy: CloudStack's own transactions take seconds
-- session changed
START TRANSACTION;
UPDATE event SET archived = 1 WHERE id = 1;
-- wait: 1
