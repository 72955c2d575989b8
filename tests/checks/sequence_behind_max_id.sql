-- case: behind or level
-- The next id to hand out is taken: by far, by one, by a removed row.
UPDATE sequence SET value = 1 WHERE name = 'networks_seq'; -- finding: {"name": "networks_seq"}
UPDATE sequence SET value = (SELECT MAX(id) FROM vm_instance) WHERE name = 'vm_instance_seq'; -- finding: {"name": "vm_instance_seq"}
INSERT INTO vm_template (id, uuid, unique_name, name, public, featured, hvm, bits, format, created, removed, account_id, guest_os_id) VALUES
  (1000000, 'fx-template-1', 'fx-removed', 'removed', 0, 0, 1, 64, 'QCOW2', UTC_TIMESTAMP() - INTERVAL 9 DAY, UTC_TIMESTAMP(), 3, 1); -- finding: {"name": "vm_template_seq"}
-- decoy: the next id to hand out is free, if only just
ALTER TABLE physical_network AUTO_INCREMENT = 1;
UPDATE sequence SET value = (SELECT MAX(id) + 1 FROM physical_network) WHERE name = 'physical_networks_seq';
-- decoy: dead rows stay at their seeds for ever, while AUTO_INCREMENT gives the ids
UPDATE sequence SET value = 0 WHERE name IN ('volume_seq', 'storage_pool_seq', 'public_mac_address_seq', 'private_mac_address_seq', 'checkpoint_seq');
INSERT INTO sequence (name, value) VALUES ('snapshots_seq', 1), ('vm_snapshots_seq', 1), ('image_store_seq', 1);

-- case: hand-made rows take ids from AUTO_INCREMENT
UPDATE sequence SET value = 300 WHERE name = 'physical_networks_seq';
INSERT INTO physical_network (id, uuid, name, data_center_id) VALUES (300, 'fx-physical-1', 'by hand', 1); -- finding: {"name": "physical_networks_seq"}
-- decoy: ids that were skipped: a counter far ahead harms nothing
UPDATE sequence SET value = 4000000000 WHERE name = 'networks_seq';
INSERT INTO vm_instance (id, uuid, name, instance_name, state, type, vm_type, account_id, domain_id, service_offering_id, guest_os_id, data_center_id, vnc_password, created, removed) VALUES
  (999990, 'fx-vm-1', 'newest', 'i-3-999990-VM', 'Expunging', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 9 DAY, UTC_TIMESTAMP() - INTERVAL 8 DAY);
UPDATE sequence SET value = (SELECT MAX(id) + 1 FROM vm_instance) WHERE name = 'vm_instance_seq';
-- decoy: deleting the newest row leaves a gap, not a fault
INSERT INTO vm_template (id, uuid, unique_name, name, public, featured, hvm, bits, format, created, account_id, guest_os_id) VALUES
  (1000000, 'fx-template-1', 'fx-purged', 'purged', 0, 0, 1, 64, 'QCOW2', UTC_TIMESTAMP(), 3, 1);
DELETE FROM vm_template WHERE id = 1000000;
