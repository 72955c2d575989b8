INSERT INTO network_offerings (id, uuid, name, unique_name, display_text, traffic_type, created, availability, state, guest_type, specify_vlan) VALUES
  (900001, 'fx-offering-1', 'plain', 'fx-plain', 'plain', 'Guest', UTC_TIMESTAMP(), 'Optional', 'Enabled', 'Isolated', 0);
INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, network_offering_id, related, domain_id, account_id, data_center_id, vpc_id, created, removed) VALUES
  (900001, 'fx-network-1', 'isolated', 'Allocated', 'Guest', 'Isolated', 900001, 900001, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900002, 'fx-network-2', 'shared', 'Setup', 'Guest', 'Shared', 7, 900002, 1, 2, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900003, 'fx-network-3', 'tier', 'Allocated', 'Guest', 'Isolated', 10, 900003, 2, 3, 1, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900011, 'fx-network-11', 'same addresses', 'Allocated', 'Guest', 'Isolated', 900001, 900011, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900012, 'fx-network-12', 'flat', 'Setup', 'Guest', 'L2', 21, 900012, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900013, 'fx-network-13', 'shared without DHCP', 'Setup', 'Guest', 'Shared', 22, 900013, 1, 2, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900014, 'fx-network-14', 'removed', 'Destroy', 'Guest', 'Isolated', 900001, 900014, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY);
INSERT INTO op_networks (id, mac_address_seq, nics_count, gc, check_for_gc) SELECT id, 99, 0, guest_type = 'Isolated', 0 FROM networks WHERE id > 900000;
INSERT INTO account_network_ref (account_id, network_id, is_owner) SELECT account_id, id, 1 FROM networks WHERE id > 900000;
INSERT INTO ntwk_service_map (network_id, service, provider, created) SELECT n.id, m.service, m.provider, UTC_TIMESTAMP() FROM networks n JOIN ntwk_offering_service_map m ON m.network_offering_id = n.network_offering_id WHERE n.id > 900000;
INSERT INTO vm_instance (id, uuid, name, instance_name, state, type, vm_type, account_id, domain_id, service_offering_id, guest_os_id, data_center_id, vnc_password, created, removed) VALUES
  (900001, 'fx-vm-1', 'a', 'i-3-900001-VM', 'Stopped', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900002, 'fx-vm-2', 'b', 'i-3-900002-VM', 'Stopped', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900003, 'fx-vm-3', 'c', 'i-3-900003-VM', 'Destroyed', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900004, 'fx-vm-4', 'd', 'i-3-900004-VM', 'Expunging', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900005, 'fx-vm-5', 'e', 'i-3-900005-VM', 'Expunging', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 2 DAY),
  (900006, 'fx-vm-6', 'r', 'r-900006-VM', 'Stopped', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900007, 'fx-vm-7', 's', 'r-900007-VM', 'Stopped', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL);
INSERT INTO nics (id, uuid, instance_id, network_id, mac_address, ip4_address, state, strategy, vm_type, default_nic, secondary_ip, created, removed) VALUES
-- Two VMs, three VMs, one VM twice, a destroyed VM, a VM and a router, a VM and a secondary address; a shared network, a tier.
  (900001, 'fx-nic-1', 900001, 900001, '02:01:bb:a1:00:01', '10.40.0.11', 'Allocated', 'Start', 'User', 1, 0, UTC_TIMESTAMP(), NULL),
  (900002, 'fx-nic-2', 900002, 900001, '02:01:bb:a1:00:02', '10.40.0.11', 'Allocated', 'Start', 'User', 1, 0, UTC_TIMESTAMP(), NULL), -- finding: {"id": 900002}
  (900003, 'fx-nic-3', 900003, 900001, '02:01:bb:a1:00:03', '10.40.0.11', 'Allocated', 'Start', 'User', 1, 0, UTC_TIMESTAMP(), NULL), -- finding: {"id": 900003}
  (900004, 'fx-nic-4', 900001, 900001, '02:01:bb:a1:00:04', '10.40.0.12', 'Allocated', 'Start', 'User', 0, 0, UTC_TIMESTAMP(), NULL),
  (900005, 'fx-nic-5', 900001, 900001, '02:01:bb:a1:00:05', '10.40.0.12', 'Allocated', 'Start', 'User', 0, 0, UTC_TIMESTAMP(), NULL), -- finding: {"id": 900005}
  (900006, 'fx-nic-6', 900001, 900002, '02:01:bb:a2:00:01', '10.41.0.1', 'Allocated', 'Start', 'User', 0, 0, UTC_TIMESTAMP(), NULL), -- finding: {"id": 900006}
  (900007, 'fx-nic-7', 900006, 900002, '02:01:bb:a2:00:02', '10.41.0.1', 'Allocated', 'Start', 'DomainRouter', 0, 0, UTC_TIMESTAMP(), NULL),
  (900008, 'fx-nic-8', 900001, 900003, '02:01:bb:a3:00:01', '10.42.0.11', 'Allocated', 'Start', 'User', 0, 0, UTC_TIMESTAMP(), NULL),
  (900009, 'fx-nic-9', 900002, 900003, '02:01:bb:a3:00:02', '10.42.0.11', 'Allocated', 'Start', 'User', 0, 0, UTC_TIMESTAMP(), NULL), -- finding: {"id": 900009}
  (900010, 'fx-nic-10', 900001, 900003, '02:01:bb:a3:00:03', '10.42.0.12', 'Allocated', 'Start', 'User', 0, 1, UTC_TIMESTAMP(), NULL),
  (900011, 'fx-nic-11', 900002, 900003, '02:01:bb:a3:00:04', '10.42.0.13', 'Allocated', 'Start', 'User', 0, 1, UTC_TIMESTAMP(), NULL),
-- decoy: a redundant pair of routers and the place holder of their address
  (900021, 'fx-nic-21', 900006, 900001, '02:01:bb:a1:00:21', '10.40.0.1', 'Allocated', 'Start', 'DomainRouter', 0, 0, UTC_TIMESTAMP(), NULL),
  (900022, 'fx-nic-22', 900007, 900001, '02:01:bb:a1:00:22', '10.40.0.1', 'Allocated', 'Start', 'DomainRouter', 0, 0, UTC_TIMESTAMP(), NULL),
  (900023, 'fx-nic-23', NULL, 900001, NULL, '10.40.0.1', 'Reserved', 'PlaceHolder', 'DomainRouter', 0, 0, UTC_TIMESTAMP(), NULL),
-- decoy: a place holder for what the VM has, and one without a router
  (900024, 'fx-nic-24', 900001, 900011, '02:01:bb:ab:00:24', '10.40.0.24', 'Allocated', 'Start', 'User', 0, 0, UTC_TIMESTAMP(), NULL),
  (900025, 'fx-nic-25', NULL, 900011, NULL, '10.40.0.24', 'Reserved', 'PlaceHolder', NULL, 0, 0, UTC_TIMESTAMP(), NULL),
-- decoy: the same address in another network
  (900026, 'fx-nic-26', 900002, 900011, '02:01:bb:ab:00:26', '10.40.0.11', 'Allocated', 'Start', 'User', 0, 0, UTC_TIMESTAMP(), NULL),
-- decoy: removed NICs, NICs on their way out, a VM that is being expunged
  (900027, 'fx-nic-27', 900003, 900011, '02:01:bb:ab:00:27', '10.40.0.11', 'Deallocating', 'Start', 'User', 0, 0, UTC_TIMESTAMP(), UTC_TIMESTAMP()),
  (900028, 'fx-nic-28', 900001, 900011, '02:01:bb:ab:00:28', '10.40.0.11', 'Deallocating', 'Start', 'User', 0, 0, UTC_TIMESTAMP(), NULL),
  (900029, 'fx-nic-29', 900004, 900011, '02:01:bb:ab:00:29', '10.40.0.11', 'Allocated', 'Start', 'User', 0, 0, UTC_TIMESTAMP(), NULL),
-- decoy: a NIC that a removed VM left behind: another check's finding, and no duplicate on the wire
  (900030, 'fx-nic-30', 900005, 900011, '02:01:bb:ab:00:30', '10.40.0.11', 'Allocated', 'Start', 'User', 0, 0, UTC_TIMESTAMP(), NULL), -- also: live-nic-on-removed-vm {"id": 900030}
-- decoy: in layer 2 networks, and shared ones without DHCP, users choose the addresses; most have none
  (900031, 'fx-nic-31', 900001, 900012, '02:01:bb:ac:00:31', '192.168.0.5', 'Allocated', 'Start', 'User', 0, 0, UTC_TIMESTAMP(), NULL),
  (900032, 'fx-nic-32', 900002, 900012, '02:01:bb:ac:00:32', '192.168.0.5', 'Allocated', 'Start', 'User', 0, 0, UTC_TIMESTAMP(), NULL),
  (900033, 'fx-nic-33', 900001, 900013, '02:01:bb:ad:00:33', '192.168.0.5', 'Allocated', 'Start', 'User', 0, 0, UTC_TIMESTAMP(), NULL),
  (900034, 'fx-nic-34', 900002, 900013, '02:01:bb:ad:00:34', '192.168.0.5', 'Allocated', 'Start', 'User', 0, 0, UTC_TIMESTAMP(), NULL),
  (900035, 'fx-nic-35', 900001, 900011, '02:01:bb:ab:00:35', NULL, 'Allocated', 'Start', 'User', 0, 0, UTC_TIMESTAMP(), NULL),
  (900036, 'fx-nic-36', 900002, 900011, '02:01:bb:ab:00:36', NULL, 'Allocated', 'Start', 'User', 0, 0, UTC_TIMESTAMP(), NULL),
  (900037, 'fx-nic-37', 900001, 900011, '02:01:bb:ab:00:37', '', 'Allocated', 'Start', 'User', 0, 0, UTC_TIMESTAMP(), NULL),
  (900038, 'fx-nic-38', 900002, 900011, '02:01:bb:ab:00:38', '', 'Allocated', 'Start', 'User', 0, 0, UTC_TIMESTAMP(), NULL),
-- decoy: a removed network
  (900039, 'fx-nic-39', 900001, 900014, '02:01:bb:ae:00:39', '10.44.0.5', 'Allocated', 'Start', 'User', 0, 0, UTC_TIMESTAMP(), NULL), -- also: live-nic-on-removed-network critical {"id": 900039}
  (900040, 'fx-nic-40', 900002, 900014, '02:01:bb:ae:00:40', '10.44.0.5', 'Allocated', 'Start', 'User', 0, 0, UTC_TIMESTAMP(), NULL), -- also: live-nic-on-removed-network critical {"id": 900040}
  (900041, 'fx-nic-41', 900001, 900011, '02:01:bb:ab:00:41', '10.40.0.41', 'Allocated', 'Start', 'User', 0, 1, UTC_TIMESTAMP(), NULL);
INSERT INTO nic_secondary_ips (id, uuid, vmId, nicId, ip4_address, network_id, created, account_id, domain_id) VALUES
-- A secondary address is another VM's own; two VMs have the same secondary address.
  (900001, 'fx-secondary-1', 900001, 900010, '10.42.0.13', 900003, UTC_TIMESTAMP(), 3, 2), -- finding: critical cloud.nic_secondary_ips {"id": 900001}
  (900002, 'fx-secondary-2', 900001, 900010, '10.42.0.20', 900003, UTC_TIMESTAMP(), 3, 2),
  (900003, 'fx-secondary-3', 900002, 900011, '10.42.0.20', 900003, UTC_TIMESTAMP(), 3, 2), -- finding: warning cloud.nic_secondary_ips {"id": 900003}
-- decoy: the NIC's own address again, and one secondary address in two rows of one NIC
  (900011, 'fx-secondary-11', 900001, 900041, '10.40.0.41', 900011, UTC_TIMESTAMP(), 3, 2),
  (900012, 'fx-secondary-12', 900001, 900041, '10.40.0.42', 900011, UTC_TIMESTAMP(), 3, 2),
  (900013, 'fx-secondary-13', 900001, 900041, '10.40.0.42', 900011, UTC_TIMESTAMP(), 3, 2),
-- decoy: left behind by a NIC that is removed, or that never was
  (900014, 'fx-secondary-14', 900003, 900027, '10.40.0.11', 900011, UTC_TIMESTAMP(), 3, 2),
  (900015, 'fx-secondary-15', 900003, 999999, '10.40.0.11', 900011, UTC_TIMESTAMP(), 3, 2),
-- decoy: only an IPv6 address
  (900016, 'fx-secondary-16', 900001, 900041, NULL, 900011, UTC_TIMESTAMP(), 3, 2),
  (900017, 'fx-secondary-17', 900002, 900026, NULL, 900011, UTC_TIMESTAMP(), 3, 2);
