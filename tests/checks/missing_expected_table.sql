-- With and without rows, indexes and foreign keys; nothing else is said of them.
DROP TABLE cluster_vsm_map; -- finding: {"table": "cloud.cluster_vsm_map"}
DROP TABLE elastic_lb_vm_map; -- finding: {"table": "cloud.elastic_lb_vm_map"}
DROP TABLE guest_os_hypervisor; -- finding: {"table": "cloud.guest_os_hypervisor"}
-- Kept under another name, which CloudStack does not look for.
CREATE TABLE ucs_blade_old LIKE ucs_blade;
DROP TABLE ucs_blade; -- finding: {"table": "cloud.ucs_blade"}

-- decoy: tables of one's own, and those that only older releases have
CREATE TABLE own_report (id BIGINT UNSIGNED PRIMARY KEY);
CREATE TABLE user_vm_details (id BIGINT UNSIGNED PRIMARY KEY);
-- decoy: emptied, or with fewer columns, it is there
ALTER TABLE port_profile DROP COLUMN port_binding; -- also: missing-expected-column {"table": "cloud.port_profile", "columns": ["port_binding"]}

-- case: of an older release on 4.15.0.0
DROP TABLE op_host_upgrade; -- finding: {"table": "cloud.op_host_upgrade"}
-- decoy: tables that only newer releases have
DROP TABLE IF EXISTS webhook;

-- case: an upgrade was begun and left no row on 4.15.0.0
ALTER TABLE annotations ADD COLUMN admins_only TINYINT NOT NULL DEFAULT 1;
UPDATE version SET id = 900001 WHERE version = '4.15.0.0'; -- also: partial-upgrade warning {"id": 900001}
-- decoy: 4.16 drops it, and has begun to
DROP TABLE op_host_upgrade;
-- No release drops this one.
DROP TABLE cluster_vsm_map; -- finding: {"table": "cloud.cluster_vsm_map"}

-- case: an upgrade is under way on 4.15.2.0
INSERT INTO version (id, version, updated, step) VALUES (900001, '4.16.0.0', UTC_TIMESTAMP() - INTERVAL 3 HOUR, 'Upgrade'); -- also: partial-upgrade critical {"id": 900001}
-- decoy: the release that it goes to has it no more
DROP TABLE op_host_upgrade;
-- Both have it.
DROP TABLE cluster_vsm_map; -- finding: {"table": "cloud.cluster_vsm_map"}
