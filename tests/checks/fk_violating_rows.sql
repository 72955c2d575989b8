-- Rows that refer to nothing: a table was restored alone, or rows were deleted with foreign_key_checks=0.
SET SESSION foreign_key_checks=0;
INSERT INTO cluster_details (id, cluster_id, name, value) VALUES
  (900001, 900000, 'fx', '1'), -- finding: cloud.cluster_details {"id": 900001}
  (900002, 0, 'fx', '1'), -- finding: cloud.cluster_details {"id": 900002}
  (900003, 1, 'fx', '1');
-- A row that breaks two keys is one finding.
INSERT INTO ssh_keypairs (id, account_id, domain_id, keypair_name, fingerprint, public_key, uuid) VALUES
  (900001, 900000, 900000, 'fx', 'fx', 'fx', 'fx-keypair-1'), -- finding: cloud.ssh_keypairs {"id": 900001}
  (900002, 3, 900000, 'fx', 'fx', 'fx', 'fx-keypair-2'); -- finding: cloud.ssh_keypairs {"id": 900002}
-- Keys of texts, and a table without a number for its key.
INSERT INTO nicira_nvp_nic_map (id, logicalswitch, logicalswitchport, nic) VALUES
  (900001, 'fx', 'fx-1', 'fx-nobody'), -- finding: cloud.nicira_nvp_nic_map {"id": 900001}
-- decoy: NULL refers to nothing, and may
  (900002, 'fx', 'fx-2', NULL);
INSERT INTO op_it_work (id, mgmt_server_id, created_at, thread, type, vm_type, step, updated_at, instance_id) VALUES
  ('fx-work-1', 900000, 1, 'fx', 'Starting', 'User', 'Done', 1, 10), -- finding: cloud.op_it_work {"id": "fx-work-1"}
  ('fx-work-2', 345049103441, 1, 'fx', 'Starting', 'User', 'Done', 1, 10);
-- In the usage database; the key of the row is of two columns.
INSERT INTO {usage}.quota_email_configuration (account_id, email_template_id, enabled) VALUES
  (900001, 900001, 1); -- finding: cloud_usage.quota_email_configuration {"account_id": 900001, "email_template_id": 900001}

-- decoy: what a row refers to is removed, but there
INSERT INTO network_details (id, network_id, name, value) VALUES (900001, 216, 'fx', '1');
INSERT INTO vm_instance_details (id, vm_id, name, value) VALUES (900001, 15, 'fx', '1');
-- decoy: CloudStack has no foreign key here
INSERT INTO vm_stats (id, vm_id, mgmt_server_id, timestamp, vm_stats_data) VALUES (900001, 900000, 1, UTC_TIMESTAMP(), '{}');
INSERT INTO resource_tags (id, uuid, `key`, value, resource_id, resource_type, domain_id, account_id) VALUES
  (900001, 'fx-tag', 'fx', '1', 900000, 'UserVm', 2, 3);

-- case: the key itself is gone
SET SESSION foreign_key_checks=0;
ALTER TABLE cluster_details DROP FOREIGN KEY fk_cluster_details__cluster_id; -- also: missing-foreign-keys {"table": "cloud.cluster_details", "columns": ["cluster_id"]}
INSERT INTO cluster_details (id, cluster_id, name, value) VALUES (900001, 900000, 'fx', '1'); -- finding: cloud.cluster_details {"id": 900001}

-- case: a key of the site's own
ALTER TABLE vm_stats ADD CONSTRAINT own_vm FOREIGN KEY (vm_id) REFERENCES vm_instance (id);
SET SESSION foreign_key_checks=0;
-- decoy: rows that only a key of the site's own forbids
INSERT INTO vm_stats (id, vm_id, mgmt_server_id, timestamp, vm_stats_data) VALUES (900001, 900000, 1, UTC_TIMESTAMP(), '{}');

-- case: no more than so many of each key
-- params: {"shown": 2}
SET SESSION foreign_key_checks=0;
INSERT INTO cluster_details (id, cluster_id, name, value) VALUES
  (900001, 900000, 'fx', '1'), -- finding: cloud.cluster_details {"id": 900001}
  (900002, 900000, 'fx', '2'), -- finding: cloud.cluster_details {"id": 900002}
  (900003, 900000, 'fx', '3');

-- case: tables are gone
SET SESSION foreign_key_checks=0;
DROP TABLE nicira_nvp_nic_map; -- also: missing-expected-table {"table": "cloud.nicira_nvp_nic_map"}
-- decoy: what refers to a table that is gone is another fault
DROP TABLE region; -- also: missing-expected-table {"table": "cloud.region"}
INSERT INTO cluster_details (id, cluster_id, name, value) VALUES (900001, 900000, 'fx', '1'); -- finding: cloud.cluster_details {"id": 900001}

-- case: old on 4.9.0
SET SESSION foreign_key_checks=0;
INSERT INTO user_vm_details (id, vm_id, name, value) VALUES (900001, 900000, 'fx', '1'); -- finding: cloud.user_vm_details {"id": 900001}
-- decoy: removed, but there
INSERT INTO user_vm_details (id, vm_id, name, value) VALUES (900002, 15, 'fx', '1');
