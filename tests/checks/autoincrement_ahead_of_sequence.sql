-- case: rows were there and are deleted
-- Templates and physical networks with higher ids were made and deleted; the sequences know nothing of them.
ALTER TABLE vm_template AUTO_INCREMENT = 5000;
UPDATE sequence SET value = 900 WHERE name = 'vm_template_seq'; -- finding: {"name": "vm_template_seq"}
INSERT INTO physical_network (id, uuid, name, data_center_id) VALUES (900950, 'fx-physical-1', 'by hand', 1);
DELETE FROM physical_network WHERE id = 900950;
UPDATE sequence SET value = 300 WHERE name = 'physical_networks_seq'; -- finding: {"name": "physical_networks_seq"}
-- decoy: where rows with such ids are still there, that is another check's finding, and one is enough
UPDATE sequence SET value = 10 WHERE name = 'networks_seq'; -- also: sequence-behind-max-id {"name": "networks_seq"}
-- decoy: a sequence without a row is another check's finding
DELETE FROM sequence WHERE name = 'vm_instance_seq'; -- also: sequence-row-missing {"name": "vm_instance_seq"}
-- decoy: rows that nothing reads stand far behind their tables on every installation, are missing, or should be
UPDATE sequence SET value = 1 WHERE name IN ('storage_pool_seq', 'checkpoint_seq', 'public_mac_address_seq');
DELETE FROM sequence WHERE name IN ('volume_seq', 'private_mac_address_seq');
INSERT INTO sequence (name, value) VALUES ('snapshots_seq', 1), ('vm_snapshots_seq', 1), ('image_store_seq', 0);

-- case: how far ahead
ALTER TABLE vm_template AUTO_INCREMENT = 5000;
UPDATE sequence SET value = 4989 WHERE name = 'vm_template_seq'; -- finding: {"name": "vm_template_seq"}
-- decoy: as far ahead as a cluster counts in one step, or counted when it had more nodes
ALTER TABLE physical_network AUTO_INCREMENT = 5000;
UPDATE sequence SET value = 4990 WHERE name = 'physical_networks_seq';
-- decoy: the newest row is there and has the id before the next: both counters agree
INSERT INTO vm_instance (id, uuid, name, instance_name, state, type, vm_type, account_id, domain_id, service_offering_id, guest_os_id, data_center_id, vnc_password, created, removed) VALUES
  (999990, 'fx-vm-1', 'newest', 'i-3-999990-VM', 'Expunging', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 9 DAY, UTC_TIMESTAMP() - INTERVAL 8 DAY);
UPDATE sequence SET value = 999991 WHERE name = 'vm_instance_seq';
-- decoy: ids that were drawn and never used: the sequence is ahead, as it is on a fresh installation
UPDATE sequence SET value = 4000000000 WHERE name = 'networks_seq';

-- case: a longer way is allowed
-- params: {"slack": 2000}
ALTER TABLE vm_template AUTO_INCREMENT = 5000;
UPDATE sequence SET value = 2999 WHERE name = 'vm_template_seq'; -- finding: {"name": "vm_template_seq"}
ALTER TABLE physical_network AUTO_INCREMENT = 5000;
UPDATE sequence SET value = 3000 WHERE name = 'physical_networks_seq';

-- case: an older release on 4.9.0
ALTER TABLE vm_template AUTO_INCREMENT = 5000;
UPDATE sequence SET value = 900 WHERE name = 'vm_template_seq'; -- finding: {"name": "vm_template_seq"}
