-- case: addresses that meet, and that do not
INSERT INTO data_center (id, uuid, name, dns1, internal_dns1, mac_address, networktype, allocation_state) VALUES
  (900001, 'fx-zone-900001', 'zone two', '9.9.9.9', '172.16.0.2', 1, 'Advanced', 'Enabled');
INSERT INTO vm_instance (id, uuid, name, instance_name, state, type, vm_type, account_id, domain_id, service_offering_id, guest_os_id, data_center_id, pod_id, vnc_password, created, removed) VALUES
  (900002, 'fx-vm-2', 'leaving', 'i-3-900002-VM', 'Expunging', 'User', 'User', 3, 2, 1, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900003, 'fx-vm-3', 'failed', 'i-3-900003-VM', 'Error', 'User', 'User', 3, 2, 1, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900011, 'fx-vm-11', 'second', 'r-900011-VM', 'Running', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL);
INSERT INTO domain_router (id, element_id, is_redundant_router, redundant_state, vpc_id) VALUES (900011, 2, 1, 'BACKUP', 1);
INSERT INTO router_network_ref (router_id, network_id, guest_type) VALUES (900011, 209, 'Isolated');
INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, network_offering_id, related, domain_id, account_id, data_center_id, broadcast_uri, physical_network_id, created, removed) VALUES
  (900001, 'fx-network-1', 'flat', 'Implemented', 'Guest', 'Isolated', 8, 900001, 2, 3, 1, 'vlan://2001', 200, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900002, 'fx-network-2', 'apart', 'Implemented', 'Guest', 'Isolated', 8, 900002, 2, 3, 1, 'vlan://2002', 200, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900003, 'fx-network-3', 'first on the VLAN', 'Setup', 'Guest', 'Shared', 7, 900003, 2, 3, 1, 'vlan://2003', 200, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900004, 'fx-network-4', 'second on the VLAN', 'Setup', 'Guest', 'Shared', 7, 900004, 2, 3, 1, 'vlan://2003', 200, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900005, 'fx-network-5', 'of another zone', 'Implemented', 'Guest', 'Isolated', 8, 900005, 2, 3, 900001, 'vlan://2001', NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900006, 'fx-network-6', 'removed', 'Destroy', 'Guest', 'Isolated', 8, 900006, 2, 3, 1, NULL, 200, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900007, 'fx-network-7', 'same number, other wires', 'Setup', 'Guest', 'Shared', 7, 900007, 2, 3, 1, 'vlan://2003', 201, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900008, 'fx-network-8', 'elsewhere', 'Implemented', 'Guest', 'Isolated', 8, 900008, 2, 3, 1, 'lswitch:7', 200, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900009, 'fx-network-9', 'elsewhere too', 'Implemented', 'Guest', 'Isolated', 8, 900009, 2, 3, 1, 'lswitch:7', 200, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900010, 'fx-network-10', 'first on the VXLAN', 'Implemented', 'Guest', 'L2', 11, 900010, 2, 3, 1, 'vxlan://2010', 201, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900011, 'fx-network-11', 'second on the VXLAN', 'Implemented', 'Guest', 'L2', 11, 900011, 2, 3, 1, 'vxlan://2010', 201, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL); -- also: networks-share-vlan cloud.networks {"id": 900011}
INSERT INTO op_networks (id, mac_address_seq, nics_count, gc, check_for_gc) VALUES (900001, 1, 24, 1, 0), (900002, 1, 1, 1, 0), (900003, 1, 2, 0, 0), (900004, 1, 1, 0, 0), (900005, 1, 1, 1, 0), (900007, 1, 1, 0, 0), (900008, 1, 1, 1, 0), (900009, 1, 1, 1, 0), (900010, 1, 1, 0, 0), (900011, 1, 1, 0, 0);
INSERT INTO nics (id, uuid, instance_id, network_id, mac_address, state, strategy, vm_type, default_nic, broadcast_uri, created, removed) VALUES
-- Two that run in one network; in whatever case it is written; three of them.
  (900101, 'fx-nic-101', 10, 900001, '52:54:00:00:00:01', 'Reserved', 'Start', 'User', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900102, 'fx-nic-102', 13, 900001, '52:54:00:00:00:01', 'Releasing', 'Start', 'User', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL), -- finding: {"id": 900102}
  (900103, 'fx-nic-103', 10, 900001, '52:54:00:AA:BB:02', 'Reserved', 'Start', 'User', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900104, 'fx-nic-104', 12, 900001, '52:54:00:aa:bb:02', 'Reserving', 'Start', 'User', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL), -- finding: {"id": 900104}
  (900105, 'fx-nic-105', 10, 900001, '52:54:00:00:00:03', 'Reserved', 'Start', 'User', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900106, 'fx-nic-106', 12, 900001, '52:54:00:00:00:03', 'Reserving', 'Start', 'User', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL), -- finding: {"id": 900106}
  (900107, 'fx-nic-107', 13, 900001, '52:54:00:00:00:03', 'Releasing', 'Start', 'User', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL), -- finding: {"id": 900107}
-- One of them, or none, runs; a third that runs makes it critical, whichever is older.
  (900108, 'fx-nic-108', 10, 900001, '52:54:00:00:00:04', 'Reserved', 'Start', 'User', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900109, 'fx-nic-109', 11, 900001, '52:54:00:00:00:04', 'Allocated', 'Start', 'User', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL), -- finding: warning {"id": 900109}
  (900110, 'fx-nic-110', 11, 900001, '52:54:00:00:00:05', 'Allocated', 'Start', 'User', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900111, 'fx-nic-111', 11, 900001, '52:54:00:00:00:05', 'Allocated', 'Start', 'User', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL), -- finding: warning {"id": 900111}
  (900112, 'fx-nic-112', 10, 900001, '52:54:00:00:00:06', 'Reserved', 'Start', 'User', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900113, 'fx-nic-113', 11, 900001, '52:54:00:00:00:06', 'Allocated', 'Start', 'User', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL), -- finding: warning {"id": 900113}
  (900114, 'fx-nic-114', 13, 900001, '52:54:00:00:00:06', 'Releasing', 'Start', 'User', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL), -- finding: {"id": 900114}
-- Two networks on one wire.
  (900115, 'fx-nic-115', 10, 900003, '52:54:00:00:00:07', 'Reserved', 'Start', 'User', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900116, 'fx-nic-116', 13, 900004, '52:54:00:00:00:07', 'Releasing', 'Start', 'User', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL), -- finding: warning {"id": 900116}
  (900117, 'fx-nic-117', 10, 900010, '52:54:00:00:00:08', 'Reserved', 'Start', 'User', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900118, 'fx-nic-118', 13, 900011, '52:54:00:00:00:08', 'Releasing', 'Start', 'User', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL), -- finding: warning {"id": 900118}
-- Networks apart: by VLAN, by physical network, by what is no VLAN.
  (900119, 'fx-nic-119', 10, 900001, '52:54:00:00:00:09', 'Reserved', 'Start', 'User', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900120, 'fx-nic-120', 13, 900002, '52:54:00:00:00:09', 'Releasing', 'Start', 'User', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL), -- finding: info {"id": 900120}
  (900121, 'fx-nic-121', 10, 900003, '52:54:00:00:00:0a', 'Reserved', 'Start', 'User', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900122, 'fx-nic-122', 13, 900007, '52:54:00:00:00:0a', 'Releasing', 'Start', 'User', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL), -- finding: info {"id": 900122}
  (900123, 'fx-nic-123', 10, 900008, '52:54:00:00:00:0b', 'Reserved', 'Start', 'User', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900124, 'fx-nic-124', 13, 900009, '52:54:00:00:00:0b', 'Releasing', 'Start', 'User', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL), -- finding: info {"id": 900124}
-- System VMs in one pod; a router and a VM; routers of two networks.
  (900125, 'fx-nic-125', 1, 201, '52:54:00:00:00:0c', 'Reserved', 'Start', 'SecondaryStorageVm', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900126, 'fx-nic-126', 3, 201, '52:54:00:00:00:0c', 'Reserved', 'Start', 'ConsoleProxy', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL), -- finding: {"id": 900126}
  (900127, 'fx-nic-127', 4, 900001, '52:54:00:00:00:0d', 'Reserved', 'Start', 'DomainRouter', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900128, 'fx-nic-128', 10, 900001, '52:54:00:00:00:0d', 'Reserved', 'Start', 'User', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL), -- finding: {"id": 900128}
  (900129, 'fx-nic-129', 4, 200, '52:54:00:00:00:0e', 'Reserved', 'Start', 'DomainRouter', 0, 'vlan://10', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900130, 'fx-nic-130', 7, 200, '52:54:00:00:00:0e', 'Reserved', 'Start', 'DomainRouter', 0, 'vlan://10', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL), -- finding: {"id": 900130}
-- decoy: a redundant pair, whatever its addresses; the routers of one VPC
  (900131, 'fx-nic-131', 8, 200, '52:54:00:00:00:0f', 'Reserved', 'Start', 'DomainRouter', 0, 'vlan://10', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900132, 'fx-nic-132', 9, 200, '52:54:00:00:00:0f', 'Reserved', 'Start', 'DomainRouter', 0, 'vlan://10', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900133, 'fx-nic-133', 6, 200, '52:54:00:00:00:10', 'Reserved', 'Start', 'DomainRouter', 0, 'vlan://10', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900134, 'fx-nic-134', 900011, 200, '52:54:00:00:00:10', 'Reserved', 'Start', 'DomainRouter', 0, 'vlan://10', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
-- decoy: each pod has the same link-local addresses, and its own wires
  (900135, 'fx-nic-135', 1, 202, '0e:00:a9:fe:00:99', 'Reserved', 'Start', 'SecondaryStorageVm', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900136, 'fx-nic-136', 2, 202, '0e:00:a9:fe:00:99', 'Reserved', 'Start', 'ConsoleProxy', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900137, 'fx-nic-137', 1, 201, '52:54:00:00:00:11', 'Reserved', 'Start', 'SecondaryStorageVm', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900138, 'fx-nic-138', 2, 201, '52:54:00:00:00:11', 'Reserved', 'Start', 'ConsoleProxy', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
-- decoy: public networks on two VLANs
  (900139, 'fx-nic-139', 4, 200, '52:54:00:00:00:12', 'Reserved', 'Start', 'DomainRouter', 0, 'vlan://10', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900140, 'fx-nic-140', 7, 200, '52:54:00:00:00:12', 'Reserved', 'Start', 'DomainRouter', 0, 'vlan://11', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
-- decoy: another zone
  (900141, 'fx-nic-141', 10, 900001, '52:54:00:00:00:13', 'Reserved', 'Start', 'User', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900142, 'fx-nic-142', 13, 900005, '52:54:00:00:00:13', 'Releasing', 'Start', 'User', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
-- decoy: the NIC, or its network, is removed; that it is live there is another check's finding
  (900143, 'fx-nic-143', 10, 900001, '52:54:00:00:00:14', 'Reserved', 'Start', 'User', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900144, 'fx-nic-144', 13, 900001, '52:54:00:00:00:14', 'Deallocating', 'Start', 'User', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900145, 'fx-nic-145', 10, 900001, '52:54:00:00:00:15', 'Reserved', 'Start', 'User', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900146, 'fx-nic-146', 11, 900006, '52:54:00:00:00:15', 'Allocated', 'Start', 'User', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL), -- also: live-nic-on-removed-network {"id": 900146}
-- decoy: VMs that are destroyed, being expunged or never came up do not run again with it; nor do they count as one
  (900147, 'fx-nic-147', 10, 900001, '52:54:00:00:00:16', 'Reserved', 'Start', 'User', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900148, 'fx-nic-148', 14, 900001, '52:54:00:00:00:16', 'Allocated', 'Start', 'User', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900149, 'fx-nic-149', 900002, 900001, '52:54:00:00:00:16', 'Releasing', 'Start', 'User', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900150, 'fx-nic-150', 900003, 900001, '52:54:00:00:00:16', 'Allocated', 'Start', 'User', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
-- decoy: no address
  (900151, 'fx-nic-151', 10, 900001, NULL, 'Reserved', 'Start', 'User', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900152, 'fx-nic-152', 13, 900001, NULL, 'Releasing', 'Start', 'User', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900153, 'fx-nic-153', 10, 900001, '', 'Reserved', 'Start', 'User', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900154, 'fx-nic-154', 13, 900001, '', 'Releasing', 'Start', 'User', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
-- decoy: place holders belong to no VM
  (900155, 'fx-nic-155', 10, 900001, '52:54:00:00:00:17', 'Reserved', 'Start', 'User', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900156, 'fx-nic-156', NULL, 900001, '52:54:00:00:00:17', 'Reserved', 'PlaceHolder', 'DomainRouter', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900157, 'fx-nic-157', NULL, 900001, '52:54:00:00:00:18', 'Reserved', 'PlaceHolder', 'DomainRouter', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900158, 'fx-nic-158', NULL, 900001, '52:54:00:00:00:18', 'Reserved', 'PlaceHolder', 'DomainRouter', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
-- decoy: a NIC that has just been made may be the one that takes over
  (900159, 'fx-nic-159', 10, 900001, '52:54:00:00:00:19', 'Reserved', 'Start', 'User', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900160, 'fx-nic-160', 13, 900001, '52:54:00:00:00:19', 'Releasing', 'Start', 'User', 0, NULL, UTC_TIMESTAMP() - INTERVAL 9 MINUTE, NULL),
-- decoy: every address once
  (900161, 'fx-nic-161', 10, 900001, '52:54:00:00:00:1a', 'Reserved', 'Start', 'User', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900162, 'fx-nic-162', 13, 900001, '52:54:00:00:00:1b', 'Releasing', 'Start', 'User', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL);

-- case: as soon as they are there
-- params: {"minutes": 0}
INSERT INTO nics (id, uuid, instance_id, network_id, mac_address, state, strategy, vm_type, default_nic, broadcast_uri, created, removed) VALUES
  (900101, 'fx-nic-101', 1, 201, '52:54:00:00:00:01', 'Reserved', 'Start', 'SecondaryStorageVm', 0, NULL, UTC_TIMESTAMP() - INTERVAL 9 MINUTE, NULL),
  (900102, 'fx-nic-102', 3, 201, '52:54:00:00:00:01', 'Reserved', 'Start', 'ConsoleProxy', 0, NULL, UTC_TIMESTAMP() - INTERVAL 5 SECOND, NULL); -- finding: {"id": 900102}

-- case: drawn by lot on 4.18.0.0
INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, network_offering_id, related, domain_id, account_id, data_center_id, broadcast_uri, physical_network_id, created, removed) VALUES
  (900001, 'fx-network-1', 'flat', 'Implemented', 'Guest', 'Isolated', 8, 900001, 2, 3, 1, 'vlan://2001', 200, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900002, 'fx-network-2', 'apart', 'Implemented', 'Guest', 'Isolated', 8, 900002, 2, 3, 1, 'vlan://2002', 200, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL);
INSERT INTO op_networks (id, mac_address_seq, nics_count, gc, check_for_gc) VALUES (900001, 90, 3, 1, 0), (900002, 90, 1, 1, 0);
INSERT INTO nics (id, uuid, instance_id, network_id, mac_address, state, strategy, vm_type, default_nic, broadcast_uri, created, removed) VALUES
  (900101, 'fx-nic-101', 10, 900001, '02:00:5a:1b:00:09', 'Reserved', 'Start', 'User', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900102, 'fx-nic-102', 13, 900001, '02:00:5a:1b:00:09', 'Releasing', 'Start', 'User', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL), -- finding: {"id": 900102}
  (900103, 'fx-nic-103', 10, 900001, '02:00:5a:1b:00:0a', 'Reserved', 'Start', 'User', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900104, 'fx-nic-104', 13, 900002, '02:00:5a:1b:00:0a', 'Releasing', 'Start', 'User', 0, NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL); -- finding: info {"id": 900104}
