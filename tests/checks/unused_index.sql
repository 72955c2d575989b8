-- params: {"days": 0, "rows": 0}
-- Nothing has used them: MariaDB counts only where performance_schema was switched on.
-- on mysql
CREATE INDEX own_display ON event (display, level); -- finding: {"table": "cloud.event", "columns": ["display", "level"]}
-- on mysql
CREATE INDEX own_mac ON nics (mac_address); -- finding: {"table": "cloud.nics", "columns": ["mac_address"]}

-- decoy: CloudStack's own, which it may need one day
ALTER TABLE vlan RENAME INDEX i_vlan__removed TO idx_removed;
-- decoy: unique: it keeps rows apart
CREATE UNIQUE INDEX own_unique ON mshost (last_update, id);
-- decoy: a foreign key needs it
ALTER TABLE launch_permission ADD COLUMN own_pod BIGINT UNSIGNED;
ALTER TABLE launch_permission ADD CONSTRAINT own_pod FOREIGN KEY own_pod (own_pod) REFERENCES host_pod_ref (id);
-- decoy: it repeats another one, which is a finding of its own
CREATE INDEX own_network ON nics (network_id); -- also: redundant-index-own {"table": "cloud.nics", "columns": ["network_id"]}
-- decoy: hidden, so on trial already
-- on mysql
CREATE INDEX own_hidden ON event (user_id, level) INVISIBLE;
-- on mariadb
CREATE INDEX own_hidden ON event (user_id, level) IGNORED;
-- decoy: used; each ALTER of the table would make the server count anew
-- on mysql
CREATE INDEX own_used ON event (start_id);
-- on mysql
SELECT COUNT(*) FROM event FORCE INDEX (own_used) WHERE start_id = 1;
-- decoy: a table of one's own
CREATE TABLE own_report (id BIGINT UNSIGNED PRIMARY KEY, vm BIGINT, KEY own_vm (vm));

-- case: a table that was altered today
-- params: {"rows": 0}
-- decoy: the server has counted for minutes only
CREATE INDEX own_display ON event (display, level);

-- case: a small table
-- params: {"days": 0}
-- decoy: it costs next to nothing
CREATE INDEX own_display ON event (display, level);
