-- Gone.
DROP INDEX i_vm_stats__vm_id ON vm_stats; -- finding: {"table": "cloud.vm_stats", "columns": ["vm_id"]}
DROP INDEX i_alert__type__data_center_id__pod_id ON alert; -- finding: {"table": "cloud.alert", "columns": ["type", "data_center_id", "pod_id"]}
-- Its columns in another order, or only some of them, or only the beginning of one.
ALTER TABLE event DROP INDEX i_event__resource_type__resource_id, ADD INDEX i_event__resource_type__resource_id (resource_id, resource_type); -- finding: {"table": "cloud.event", "columns": ["resource_type", "resource_id"]}
ALTER TABLE alert DROP INDEX i_alert__archived__created, ADD INDEX i_alert__archived__created (archived); -- finding: {"table": "cloud.alert", "columns": ["archived", "created"]}
ALTER TABLE host DROP INDEX i_host__resource, ADD INDEX i_host__resource (resource(4)); -- finding: {"table": "cloud.host", "columns": ["resource"]}
-- Unique no more: made plain, or made to let the same value through with another one beside it.
ALTER TABLE alert DROP INDEX uc_alert__uuid, ADD INDEX uc_alert__uuid (uuid); -- finding: {"table": "cloud.alert", "columns": ["uuid"]}
ALTER TABLE event DROP INDEX uc_event__uuid, ADD UNIQUE INDEX uc_event__uuid (uuid, created); -- finding: {"table": "cloud.event", "columns": ["uuid"]}
-- No primary key.
ALTER TABLE network_permissions MODIFY id BIGINT UNSIGNED NOT NULL, DROP PRIMARY KEY; -- finding: critical {"table": "cloud.network_permissions", "columns": ["id"]}
-- No index at all is left.
ALTER TABLE volume_stats MODIFY id BIGINT UNSIGNED NOT NULL, DROP PRIMARY KEY; -- finding: critical {"table": "cloud.volume_stats", "columns": ["id"]}

-- decoy: another name: installations differ in it
ALTER TABLE vlan RENAME INDEX i_vlan__removed TO idx_removed;
-- decoy: a wider index begins with the same columns
ALTER TABLE vlan DROP INDEX i_vlan__vlan_type, ADD INDEX own_type (vlan_type, vlan_id);
-- decoy: a unique index where a plain one is wanted
ALTER TABLE mshost DROP INDEX i_mshost__last_update, ADD UNIQUE INDEX own_update (last_update);
-- decoy: sorted the other way, which serves as well
ALTER TABLE event DROP INDEX i_event__created, ADD INDEX i_event__created (created DESC);
ALTER TABLE mshost DROP INDEX msid, ADD UNIQUE INDEX msid (msid DESC);
-- decoy: CloudStack ships it twice, and one is left
ALTER TABLE sequence DROP INDEX name;
ALTER TABLE op_lock DROP PRIMARY KEY;
ALTER TABLE configuration DROP INDEX i_configuration__name;
-- decoy: hidden, while its twin is not
-- on mysql
ALTER TABLE version ALTER INDEX i_version__version INVISIBLE;
-- on mariadb
ALTER TABLE version ALTER INDEX i_version__version IGNORED;
-- decoy: more indexes than CloudStack brings
CREATE INDEX own_mac ON nics (mac_address);
-- decoy: there, but the optimizer may not use it: another fault
-- on mysql
ALTER TABLE cluster_details ALTER INDEX i_cluster_details__name INVISIBLE; -- also: invisible-index {"table": "cloud.cluster_details", "columns": ["name"]}
-- on mariadb
ALTER TABLE cluster_details ALTER INDEX i_cluster_details__name IGNORED; -- also: invisible-index {"table": "cloud.cluster_details", "columns": ["name"]}
-- decoy: a table that is gone is another fault
DROP TABLE launch_permission; -- also: missing-expected-table {"table": "cloud.launch_permission"}
-- decoy: a column that is gone took its index with it, and left another one shorter: another fault
ALTER TABLE vm_schedule DROP COLUMN end_date; -- also: missing-expected-column {"table": "cloud.vm_schedule", "columns": ["end_date"]}

-- case: a view names it
ALTER TABLE user_ip_address RENAME INDEX fk_user_ip_address__vm_id TO idx_vm; -- finding: critical {"table": "cloud.user_ip_address", "columns": ["vm_id"]}
-- decoy: another name, which only upgrades that are over have asked for
ALTER TABLE user_statistics RENAME INDEX account_id TO uc_account;

-- case: a view names it and it is gone
ALTER TABLE user_ip_address DROP FOREIGN KEY fk_user_ip_address__vm_id, DROP INDEX fk_user_ip_address__vm_id; -- finding: critical {"table": "cloud.user_ip_address", "columns": ["vm_id"]} -- also: missing-foreign-keys {"table": "cloud.user_ip_address", "columns": ["vm_id"]}
-- decoy: of the rest only its own columns are meant
CREATE INDEX own_state ON user_ip_address (state, vm_id);

-- case: a view names it and only a wider one is there
CREATE INDEX own_wider ON user_ip_address (vm_id, state);
ALTER TABLE user_ip_address DROP INDEX fk_user_ip_address__vm_id; -- finding: critical {"table": "cloud.user_ip_address", "columns": ["vm_id"]}
-- decoy: the same elsewhere, where no name matters
ALTER TABLE vlan DROP INDEX i_vlan__vlan_type, ADD INDEX own_type (vlan_type, vlan_id);

-- case: a view names it, and what bears the name is wider
-- decoy: the name serves the view, and the columns do the work
ALTER TABLE user_ip_address DROP FOREIGN KEY fk_user_ip_address__vm_id; -- also: missing-foreign-keys {"table": "cloud.user_ip_address", "columns": ["vm_id"]}
ALTER TABLE user_ip_address DROP INDEX fk_user_ip_address__vm_id, ADD INDEX fk_user_ip_address__vm_id (vm_id, state);

-- case: the next upgrade drops it by name on 4.19.1.0
ALTER TABLE backup_schedule RENAME INDEX vm_id TO uc_vm; -- finding: critical {"table": "cloud.backup_schedule", "columns": ["vm_id"]}
-- decoy: the view does not force it yet
ALTER TABLE user_ip_address RENAME INDEX fk_user_ip_address__vm_id TO idx_vm;

-- case: several upgrades from now it is dropped by name on 4.14.0.0
ALTER TABLE project_account RENAME INDEX account_id TO uc_account; -- finding: critical {"table": "cloud.project_account", "columns": ["account_id", "project_id"]}
ALTER TABLE project_invitations DROP INDEX project_id; -- finding: critical {"table": "cloud.project_invitations", "columns": ["project_id", "account_id"]}
-- There under its name, but plain: the upgrade will find it.
ALTER TABLE user_statistics DROP INDEX account_id, ADD INDEX account_id (account_id, data_center_id, public_ip_address, device_id, device_type); -- finding: {"table": "cloud.user_statistics", "columns": ["account_id", "data_center_id", "public_ip_address", "device_id", "device_type"]}

-- case: that upgrade was begun on 4.19.1.0
-- decoy: it dropped the index, and died
ALTER TABLE backup_schedule DROP FOREIGN KEY fk_backup_schedule__vm_id, DROP INDEX vm_id;
ALTER TABLE backup_schedule ADD CONSTRAINT fk_backup_schedule__vm_id FOREIGN KEY (vm_id) REFERENCES vm_instance (id) ON DELETE CASCADE;
UPDATE version SET id = 900001 WHERE version = '4.19.1.0'; -- also: partial-upgrade warning {"id": 900001}
ALTER TABLE cluster ADD COLUMN arch VARCHAR(8) DEFAULT 'x86_64';
-- What it does not drop should be there still.
DROP INDEX i_vm_stats__vm_id ON vm_stats; -- finding: {"table": "cloud.vm_stats", "columns": ["vm_id"]}
