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
-- There, but the optimizer may not use it.
-- on mysql
ALTER TABLE cluster_details ALTER INDEX i_cluster_details__name INVISIBLE; -- finding: {"table": "cloud.cluster_details", "columns": ["name"]}
-- on mariadb
ALTER TABLE cluster_details ALTER INDEX i_cluster_details__name IGNORED; -- finding: {"table": "cloud.cluster_details", "columns": ["name"]}
-- No primary key.
ALTER TABLE network_permissions MODIFY id BIGINT UNSIGNED NOT NULL, DROP PRIMARY KEY; -- finding: critical {"table": "cloud.network_permissions", "columns": ["id"]}

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
-- decoy: a table that is gone is another fault
DROP TABLE vm_network_map;
