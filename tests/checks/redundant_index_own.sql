-- The same columns as an index of CloudStack's, or as its leftmost ones, or as the primary key.
CREATE INDEX own_network ON nics (network_id); -- finding: {"table": "cloud.nics", "columns": ["network_id"]}
CREATE INDEX own_instance_type ON async_job (instance_type); -- finding: {"table": "cloud.async_job", "columns": ["instance_type"]}
CREATE INDEX own_id ON vm_instance (id); -- finding: {"table": "cloud.vm_instance", "columns": ["id"]}
CREATE UNIQUE INDEX own_uuid ON vlan (uuid); -- finding: {"table": "cloud.vlan", "columns": ["uuid"]}
-- Under a name that sorts before CloudStack's own.
CREATE INDEX a_state ON event (state); -- finding: {"table": "cloud.event", "columns": ["state"]}
-- They repeat each other: of twins one is named.
CREATE INDEX own_a ON host (name, status);
CREATE INDEX own_b ON host (name, status); -- finding: {"table": "cloud.host", "columns": ["name", "status"]}
CREATE INDEX own_c ON host (name); -- finding: {"table": "cloud.host", "columns": ["name"]}
-- Hidden, which is the remedy's first step: it still costs time at each write.
-- on mysql
CREATE INDEX own_hidden ON event (user_id) INVISIBLE; -- finding: {"table": "cloud.event", "columns": ["user_id"]}
-- on mariadb
CREATE INDEX own_hidden ON event (user_id) IGNORED; -- finding: {"table": "cloud.event", "columns": ["user_id"]}

-- decoy: columns that no index has
CREATE INDEX own_mac ON nics (mac_address);
-- decoy: extends an index of CloudStack's, whose own index is then the weaker one
CREATE INDEX own_network_state ON nics (network_id, state);
CREATE INDEX own_newest ON event (created DESC, type);
-- decoy: the same columns in another order
CREATE INDEX own_status ON async_job (job_status, instance_type);
-- decoy: unique where CloudStack's is plain
CREATE UNIQUE INDEX own_once ON cluster_details (cluster_id, name);
CREATE UNIQUE INDEX own_update ON mshost (last_update);
-- decoy: only the beginning of a column, or another kind of index
CREATE INDEX own_beginning ON vm_instance (instance_name(4));
CREATE FULLTEXT INDEX own_words ON configuration (component);
-- decoy: an expression, which only MySQL can index
-- on mysql
CREATE INDEX own_lower ON vm_instance ((LOWER(instance_name)));
-- decoy: CloudStack's index is hidden, and this one stands in for it
-- on mysql
ALTER TABLE event ALTER INDEX i_event__level_id INVISIBLE;
-- on mariadb
ALTER TABLE event ALTER INDEX i_event__level_id IGNORED;
CREATE INDEX own_level ON event (level);
-- decoy: CloudStack's own index under another name
ALTER TABLE vlan RENAME INDEX i_vlan__removed TO idx_removed;
-- decoy: tables of one's own
CREATE TABLE own_report (id BIGINT UNSIGNED PRIMARY KEY, vm BIGINT, KEY one (vm), KEY two (vm));

-- case: an upgrade is under way on 4.13.1.0
INSERT INTO version (id, version, updated, step) VALUES (900001, '4.14.0.0', UTC_TIMESTAMP() - INTERVAL 3 HOUR, 'Upgrade'); -- also: partial-upgrade critical cloud.version {"id": 900001}
-- decoy: this release ships region.id twice, and the one that the upgrade goes to does not
UPDATE version SET updated = updated - INTERVAL 1 DAY WHERE version = '4.13.1.0';
CREATE INDEX own_network ON nics (network_id); -- finding: {"table": "cloud.nics", "columns": ["network_id"]}
