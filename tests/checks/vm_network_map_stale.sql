INSERT INTO vm_instance (id, uuid, name, instance_name, state, type, vm_type, account_id, domain_id, service_offering_id, guest_os_id, data_center_id, vnc_password, created, update_time, removed) VALUES
  (900001, 'fx-vm-1', 'a', 'i-3-900001-VM', 'Expunging', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP(), UTC_TIMESTAMP() - INTERVAL 61 MINUTE),
  (900002, 'fx-vm-2', 'b', 'i-3-900002-VM', 'Expunging', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP(), UTC_TIMESTAMP() - INTERVAL 59 MINUTE);
INSERT INTO user_vm (id, display_name) SELECT id, name FROM vm_instance WHERE id > 900000;
INSERT INTO vm_network_map (id, vm_id, network_id) VALUES
  (900001, 900001, 204), -- finding: {"id": 900001}
  (900002, 15, 204), -- finding: {"id": 900002}
  (900003, 10, 216), -- finding: {"id": 900003}
  (900004, 15, 216), -- finding: {"id": 900004}
  (900005, 999999, 204), -- finding: {"id": 900005}
  (900006, 10, 999999), -- finding: {"id": 900006}
-- decoy: VM and network are alive; the VM is destroyed, not expunged; it was expunged just now
  (900011, 10, 208), (900012, 14, 204), (900013, 900002, 204),
-- decoy: a VM twice on the same network
  (900014, 10, 204);

-- case: only the first rows
-- params: {"rows": 2}
INSERT INTO vm_network_map (id, vm_id, network_id) VALUES
  (900001, 15, 204), -- finding: {"id": 900001}
  (900002, 15, 205), -- finding: {"id": 900002}
-- decoy: two are enough
  (900003, 15, 208);
