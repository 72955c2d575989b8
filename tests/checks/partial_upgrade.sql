-- case: an upgrade was begun
INSERT INTO version (id, version, updated, step) VALUES
  (900001, '4.22.1.0', UTC_TIMESTAMP() - INTERVAL 3 HOUR, 'Upgrade'), -- finding: critical {"id": 900001}
  (900002, '4.23.0.0', UTC_TIMESTAMP() - INTERVAL 121 MINUTE, 'Cleanup'), -- finding: critical {"id": 900002}
-- It may still run: steps over large tables take hours.
  (900003, '4.23.1.0', UTC_TIMESTAMP() - INTERVAL 5 MINUTE, 'Upgrade'), -- finding: warning {"id": 900003}
-- decoy: a step that was completed just now
  (900004, '4.0.2', UTC_TIMESTAMP(), 'Complete');
DELETE FROM version WHERE id = 900004;
-- decoy: tables and columns of one's own
CREATE TABLE own_report (id BIGINT UNSIGNED PRIMARY KEY);
ALTER TABLE networks ADD COLUMN own_note VARCHAR(20);

-- case: an old step was never completed
UPDATE version SET id = 900001, step = 'Cleanup' WHERE version = '4.9.0'; -- finding: critical {"id": 900001}
UPDATE version SET id = 900002 WHERE version = '4.22.0.0';
-- decoy: releases that were skipped have no row
DELETE FROM version WHERE version IN ('4.10.0.0', '4.11.0.0', '4.21.0.0');

-- case: died before its row was written on 4.18.0.0
UPDATE version SET id = 900001 WHERE version = '4.18.0.0';
-- What only newer releases bring is there already: one finding, whichever of them brings it.
ALTER TABLE roles ADD COLUMN public_role TINYINT NOT NULL DEFAULT 1; -- finding: warning {"id": 900001}
ALTER TABLE snapshot_store_ref ADD COLUMN download_pct INT UNSIGNED, ADD COLUMN error_str VARCHAR(255);
CREATE TABLE import_vm_task (id BIGINT UNSIGNED PRIMARY KEY);
-- decoy: a column that newer releases add to other tables; a table of one's own
ALTER TABLE nics ADD COLUMN arch VARCHAR(8);
CREATE TABLE own_import_vm_task (id BIGINT UNSIGNED PRIMARY KEY);
-- decoy: rows of releases whose upgrade ended, in the order in which they came
UPDATE version SET updated = UTC_TIMESTAMP() WHERE version = '4.18.0.0';

-- case: the newest step was never completed
UPDATE version SET id = 900001, step = 'Upgrade' WHERE version = '4.22.0.0'; -- finding: critical {"id": 900001}
-- decoy: what 4.22 brought, or took away, is not told again beside the step that did it
UPDATE version SET updated = UTC_TIMESTAMP() - INTERVAL 3 HOUR WHERE version = '4.22.0.0';
