-- A plain one; two of one table.
ALTER TABLE port_profile DROP COLUMN port_binding; -- finding: {"table": "cloud.port_profile", "columns": ["port_binding"]}
ALTER TABLE monitoring_services DROP COLUMN pidfile, -- finding: {"table": "cloud.monitoring_services", "columns": ["pidfile"]}
  DROP COLUMN process_name; -- finding: {"table": "cloud.monitoring_services", "columns": ["process_name"]}
-- With the index that it is in, and with the foreign key that needs it: nothing else is said of those.
ALTER TABLE vm_schedule DROP COLUMN end_date; -- finding: {"table": "cloud.vm_schedule", "columns": ["end_date"]}
ALTER TABLE saml_token DROP COLUMN uuid; -- finding: {"table": "cloud.saml_token", "columns": ["uuid"]}
ALTER TABLE saml_token DROP FOREIGN KEY fk_saml_token__domain_id;
ALTER TABLE saml_token DROP COLUMN domain_id; -- finding: {"table": "cloud.saml_token", "columns": ["domain_id"]}
-- Under another name.
ALTER TABLE virtual_supervisor_module CHANGE config_state configured_state VARCHAR(255); -- finding: {"table": "cloud.virtual_supervisor_module", "columns": ["config_state"]}

-- decoy: another type, another default, another place
ALTER TABLE upload MODIFY url TEXT FIRST;
-- decoy: written otherwise, which is the same to the server
ALTER TABLE nic_ip_alias CHANGE vmId vmid BIGINT UNSIGNED;
-- decoy: columns of one's own, and those that only older releases have
ALTER TABLE networks ADD COLUMN own_note VARCHAR(20);
ALTER TABLE disk_offering ADD COLUMN system_use TINYINT NOT NULL DEFAULT 0;
-- decoy: of a table that is gone
DROP TABLE cluster_vsm_map; -- also: missing-expected-table {"table": "cloud.cluster_vsm_map"}

-- case: an upgrade was begun and left no row on 4.15.2.0
ALTER TABLE annotations ADD COLUMN admins_only TINYINT NOT NULL DEFAULT 1;
UPDATE version SET id = 900001 WHERE version = '4.15.2.0'; -- also: partial-upgrade warning {"id": 900001}
-- decoy: 4.16 gives it another name, and has begun to
ALTER TABLE kubernetes_cluster CHANGE master_node_count control_node_count BIGINT NOT NULL DEFAULT 0;
-- No release takes this one away.
ALTER TABLE port_profile DROP COLUMN port_binding; -- finding: {"table": "cloud.port_profile", "columns": ["port_binding"]}

-- case: an upgrade is under way on 4.15.2.0
INSERT INTO version (id, version, updated, step) VALUES (900001, '4.16.0.0', UTC_TIMESTAMP() - INTERVAL 3 HOUR, 'Upgrade'); -- also: partial-upgrade critical {"id": 900001}
-- decoy: the release that it goes to has it no more
ALTER TABLE kubernetes_cluster CHANGE master_node_count control_node_count BIGINT NOT NULL DEFAULT 0;
-- decoy: the release that it goes to brings it, and it has not come yet
ALTER TABLE annotations COMMENT 'without admins_only';
-- Both have it.
ALTER TABLE port_profile DROP COLUMN port_binding; -- finding: {"table": "cloud.port_profile", "columns": ["port_binding"]}
