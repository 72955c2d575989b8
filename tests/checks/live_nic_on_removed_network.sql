-- Networks: one that was removed last week, one removed under its VMs, one that lives.
INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, network_offering_id, related, domain_id, account_id, data_center_id, created, removed) VALUES
  (900001, 'fx-network-1', 'removed under VMs', 'Destroy', 'Guest', 'Isolated', 8, 900001, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 7 DAY),
  (900002, 'fx-network-2', 'shared, removed', 'Setup', 'Guest', 'Shared', 7, 900002, 1, 2, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 5 MINUTE),
  (900003, 'fx-network-3', 'alive', 'Implemented', 'Guest', 'Isolated', 8, 900003, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL);
-- decoy: rows of op_networks outlive their networks by design, whatever they count
INSERT INTO op_networks (id, mac_address_seq, nics_count, gc, check_for_gc) VALUES
  (900001, 50, 4, 1, 1), (900002, 50, 0, 0, 0), (900003, 50, 1, 1, 1);

INSERT INTO vm_instance (id, uuid, name, instance_name, state, type, vm_type, account_id, domain_id, service_offering_id, guest_os_id, data_center_id, vnc_password, created, removed) VALUES
  (900001, 'fx-vm-1', 'a', 'i-3-900001-VM', 'Running', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900002, 'fx-vm-2', 'b', 'i-3-900002-VM', 'Stopped', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900003, 'fx-vm-3', 'c', 'i-3-900003-VM', 'Expunging', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900004, 'fx-vm-4', 'r', 'r-900004-VM', 'Running', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL);

-- Live NICs of VMs in every state, of a router, and of no VM at all.
INSERT INTO nics (id, uuid, instance_id, network_id, mac_address, ip4_address, state, strategy, vm_type, default_nic, created, removed) VALUES
  (900001, 'fx-nic-1', 900001, 900001, '02:01:bb:a1:00:01', '10.1.1.11', 'Reserved', 'Start', 'User', 1, UTC_TIMESTAMP(), NULL), -- finding: {"id": 900001}
  (900002, 'fx-nic-2', 900002, 900001, '02:01:bb:a1:00:02', '10.1.1.12', 'Allocated', 'Start', 'User', 1, UTC_TIMESTAMP(), NULL), -- finding: {"id": 900002}
  (900003, 'fx-nic-3', 900003, 900001, '02:01:bb:a1:00:03', '10.1.1.13', 'Allocated', 'Start', 'User', 1, UTC_TIMESTAMP(), NULL), -- finding: {"id": 900003}
  (900004, 'fx-nic-4', 900004, 900001, '02:01:bb:a1:00:04', '10.1.1.1', 'Reserved', 'Start', 'DomainRouter', 0, UTC_TIMESTAMP(), NULL), -- finding: {"id": 900004}
  (900005, 'fx-nic-5', NULL, 900001, '02:01:bb:a1:00:05', '10.1.1.15', 'Allocated', 'Create', 'User', 0, UTC_TIMESTAMP(), NULL), -- finding: {"id": 900005}
  (900006, 'fx-nic-6', 900001, 900002, '02:01:bb:a2:00:06', '10.20.0.99', 'Reserved', 'Start', 'User', 0, UTC_TIMESTAMP(), NULL), -- finding: {"id": 900006}
-- decoy: place holders keep an address for a router or for IPv6 and belong to no VM
  (900011, 'fx-nic-11', NULL, 900001, NULL, '10.1.1.1', 'Reserved', 'PlaceHolder', 'DomainRouter', 0, UTC_TIMESTAMP(), NULL),
  (900012, 'fx-nic-12', NULL, 900002, NULL, NULL, 'Allocated', 'PlaceHolder', NULL, 0, UTC_TIMESTAMP(), NULL),
-- decoy: NICs that were removed with or before their network, of a removed VM and of one that lives
  (900013, 'fx-nic-13', 900003, 900001, '02:01:bb:a1:00:0d', '10.1.1.23', 'Deallocating', 'Start', 'User', 1, UTC_TIMESTAMP(), UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900014, 'fx-nic-14', 900001, 900002, '02:01:bb:a2:00:0e', '10.20.0.98', 'Reserved', 'Start', 'User', 0, UTC_TIMESTAMP(), UTC_TIMESTAMP() - INTERVAL 6 MINUTE),
-- decoy: the same VMs have NICs on networks that live
  (900015, 'fx-nic-15', 900001, 900003, '02:01:bb:a3:00:0f', '10.1.3.11', 'Reserved', 'Start', 'User', 0, UTC_TIMESTAMP(), NULL),
  (900016, 'fx-nic-16', 900004, 900003, '02:01:bb:a3:00:10', '10.1.3.1', 'Reserved', 'Start', 'DomainRouter', 0, UTC_TIMESTAMP(), NULL);
