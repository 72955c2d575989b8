-- CloudStack's own; unique, it keeps rows apart but finds none.
-- on mysql
ALTER TABLE cluster_details ALTER INDEX i_cluster_details__name INVISIBLE; -- finding: {"table": "cloud.cluster_details", "columns": ["name"]}
-- on mariadb
ALTER TABLE cluster_details ALTER INDEX i_cluster_details__name IGNORED; -- finding: {"table": "cloud.cluster_details", "columns": ["name"]}
-- on mysql
ALTER TABLE alert ALTER INDEX uc_alert__uuid INVISIBLE; -- finding: {"table": "cloud.alert", "columns": ["uuid"]}
-- on mariadb
ALTER TABLE alert ALTER INDEX uc_alert__uuid IGNORED; -- finding: {"table": "cloud.alert", "columns": ["uuid"]}
-- Under another name, and wider: the only one that would do.
-- on mysql
ALTER TABLE vlan DROP INDEX i_vlan__vlan_type, ADD INDEX own_type (vlan_type, vlan_id) INVISIBLE; -- finding: {"table": "cloud.vlan", "columns": ["vlan_type", "vlan_id"]}
-- on mariadb
ALTER TABLE vlan DROP INDEX i_vlan__vlan_type, ADD INDEX own_type (vlan_type, vlan_id) IGNORED; -- finding: {"table": "cloud.vlan", "columns": ["vlan_type", "vlan_id"]}
-- It alone would serve two of CloudStack's: one finding.
-- on mysql
ALTER TABLE user_statistics ALTER INDEX i_user_statistics__account_id INVISIBLE, ALTER INDEX i_user_statistics__account_id_data_center_id INVISIBLE, ALTER INDEX account_id INVISIBLE; -- finding: {"table": "cloud.user_statistics", "columns": ["account_id"]} -- finding: {"table": "cloud.user_statistics", "columns": ["account_id", "data_center_id"]} -- finding: {"table": "cloud.user_statistics", "columns": ["account_id", "data_center_id", "public_ip_address", "device_id", "device_type", "network_id"]}
-- on mariadb
ALTER TABLE user_statistics ALTER INDEX i_user_statistics__account_id IGNORED, ALTER INDEX i_user_statistics__account_id_data_center_id IGNORED, ALTER INDEX account_id IGNORED; -- finding: {"table": "cloud.user_statistics", "columns": ["account_id"]} -- finding: {"table": "cloud.user_statistics", "columns": ["account_id", "data_center_id"]} -- finding: {"table": "cloud.user_statistics", "columns": ["account_id", "data_center_id", "public_ip_address", "device_id", "device_type", "network_id"]}
-- A view forces it by name and fails, although another one would do.
CREATE INDEX own_wider ON user_ip_address (vm_id, state);
-- on mysql
ALTER TABLE user_ip_address ALTER INDEX fk_user_ip_address__vm_id INVISIBLE; -- finding: critical {"table": "cloud.user_ip_address", "columns": ["vm_id"]}
-- on mariadb
ALTER TABLE user_ip_address ALTER INDEX fk_user_ip_address__vm_id IGNORED; -- finding: critical {"table": "cloud.user_ip_address", "columns": ["vm_id"]}

-- decoy: an index of one's own on trial
-- on mysql
CREATE INDEX own_hidden ON event (display, level) INVISIBLE;
-- on mariadb
CREATE INDEX own_hidden ON event (display, level) IGNORED;
-- decoy: its twin does its work
-- on mysql
ALTER TABLE version ALTER INDEX i_version__version INVISIBLE;
-- on mariadb
ALTER TABLE version ALTER INDEX i_version__version IGNORED;
-- decoy: unique and hidden, while a plain one finds the rows
CREATE INDEX own_uuid ON event (uuid, created);
-- on mysql
ALTER TABLE event ALTER INDEX uc_event__uuid INVISIBLE;
-- on mariadb
ALTER TABLE event ALTER INDEX uc_event__uuid IGNORED;
-- decoy: a table of one's own
-- on mysql
CREATE TABLE own_report (id BIGINT UNSIGNED PRIMARY KEY, vm BIGINT, KEY own_vm (vm) INVISIBLE);
-- on mariadb
CREATE TABLE own_report (id BIGINT UNSIGNED PRIMARY KEY, vm BIGINT, KEY own_vm (vm) IGNORED);
-- decoy: gone, so that nothing is left to show
DROP INDEX i_vm_stats__vm_id ON vm_stats; -- also: missing-expected-index {"table": "cloud.vm_stats", "columns": ["vm_id"]}
