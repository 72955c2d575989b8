-- case: rows are deleted or renamed
DELETE FROM sequence WHERE name = 'vm_instance_seq'; -- finding: {"name": "vm_instance_seq"}
DELETE FROM sequence WHERE name = 'networks_seq'; -- finding: {"name": "networks_seq"}
UPDATE sequence SET name = 'vm_template_seq_old' WHERE name = 'vm_template_seq'; -- finding: {"name": "vm_template_seq"}
DELETE FROM sequence WHERE name = 'physical_networks_seq'; -- finding: {"name": "physical_networks_seq"}
-- decoy: rows that create-schema.sql seeds and no code reads
DELETE FROM sequence WHERE name IN ('volume_seq', 'storage_pool_seq', 'public_mac_address_seq', 'private_mac_address_seq', 'checkpoint_seq');
-- decoy: snapshots_seq is deleted by an upgrade; vm_snapshots_seq, image_store_seq and object_store_seq never had a row
DELETE FROM sequence WHERE name IN ('snapshots_seq', 'vm_snapshots_seq', 'image_store_seq', 'object_store_seq');

-- case: one row is lost, the others stand
DELETE FROM sequence WHERE name = 'networks_seq'; -- finding: {"name": "networks_seq"}
-- decoy: a row of 0 is there; that it stands behind is the other check's finding
UPDATE sequence SET value = 0 WHERE name = 'vm_template_seq'; -- also: sequence-behind-max-id {"name": "vm_template_seq"}
-- decoy: somebody's own sequence, and one that an old upgrade forgot to delete
INSERT INTO sequence (name, value) VALUES ('my_report_seq', 1), ('snapshots_seq', 1);

