-- A pristine world has dozens of these; the harness takes them for granted, and this changes which they are.
ALTER TABLE version RENAME INDEX i_version__version TO idx_version; -- finding: {"table": "cloud.version", "columns": ["version"]} -- gone: {"table": "cloud.version", "columns": ["version"]}
-- The stronger one of a pair under another name: the weaker one still repeats it.
ALTER TABLE user_ip_address RENAME INDEX public_ip_address TO uk_public_ip_address;
-- Of twins the one with the later name is named.
ALTER TABLE op_lock DROP INDEX `key`, ADD UNIQUE INDEX own_key (`key`); -- finding: {"table": "cloud.op_lock", "columns": ["key"]} -- gone: {"table": "cloud.op_lock", "columns": ["key"]}

-- decoy: one of a pair was dropped, so the other repeats nothing
ALTER TABLE sequence DROP INDEX name; -- gone: {"table": "cloud.sequence", "columns": ["name"]}
ALTER TABLE configuration DROP INDEX i_configuration__name; -- gone: {"table": "cloud.configuration", "columns": ["name"]}
-- decoy: an index of one's own that repeats is the other check's finding
CREATE INDEX own_network ON nics (network_id); -- also: redundant-index-own {"table": "cloud.nics", "columns": ["network_id"]}
-- decoy: an index of one's own that is stronger makes none of CloudStack's superfluous: upgrade steps name those
CREATE INDEX own_instance_state ON nics (instance_id, state);
CREATE UNIQUE INDEX own_update ON mshost (last_update);
