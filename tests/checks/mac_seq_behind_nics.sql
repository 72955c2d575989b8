-- case: numbers in the address
INSERT INTO data_center (id, uuid, name, mac_address, networktype, allocation_state) VALUES (1068, 'fx-zone-1068', 'the 1068th zone', 1, 'Advanced', 'Enabled');
INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, network_offering_id, related, domain_id, account_id, data_center_id, created, removed) VALUES
  (900001, 'fx-network-1', 'counter went back', 'Allocated', 'Guest', 'Isolated', 8, 900001, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900002, 'fx-network-2', 'one short', 'Allocated', 'Guest', 'Isolated', 8, 900002, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900003, 'fx-network-3', 'mac.identifier 7', 'Allocated', 'Guest', 'Isolated', 8, 900003, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900004, 'fx-network-4', 'zone 1068', 'Allocated', 'Guest', 'Isolated', 8, 900004, 2, 3, 1068, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900005, 'fx-network-5', 'older than 4.18.1', 'Allocated', 'Guest', 'Isolated', 8, 900005, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 3500 DAY, NULL),
  (900006, 'fx-network-6', 'only the router beyond', 'Allocated', 'Guest', 'Isolated', 8, 900006, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900007, 'fx-network-7', 'at the end', 'Allocated', 'Guest', 'Isolated', 8, 900007, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900008, 'fx-network-8', 'never counted', 'Allocated', 'Guest', 'Isolated', 8, 900008, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900009, 'fx-network-9', NULL, 'Setup', 'Storage', NULL, 4, 900009, 1, 1, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900011, 'fx-network-11', 'just beyond', 'Allocated', 'Guest', 'Isolated', 8, 900011, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900012, 'fx-network-12', 'wrapped', 'Allocated', 'Guest', 'Shared', 7, 900012, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 3500 DAY, NULL),
  (900013, 'fx-network-13', 'chosen by users', 'Allocated', 'Guest', 'Isolated', 8, 900013, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 3500 DAY, NULL),
  (900014, 'fx-network-14', 'removed NICs', 'Allocated', 'Guest', 'Isolated', 8, 900014, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900015, 'fx-network-15', 'removed', 'Destroy', 'Guest', 'Isolated', 8, 900015, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900016, 'fx-network-16', 'imported VMs', 'Allocated', 'Guest', 'Isolated', 8, 900016, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900017, 'fx-network-17', 'zone 1068, other numbers', 'Allocated', 'Guest', 'Isolated', 8, 900017, 2, 3, 1068, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900018, 'fx-network-18', 'no addresses', 'Allocated', 'Guest', 'L2', 11, 900018, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL);
-- The last two bytes of each address are the number drawn; the two before them the low bytes of the network's id (900001 = …bba1).
INSERT INTO op_networks (id, mac_address_seq, nics_count, gc, check_for_gc) VALUES
  (900001, 5, 0, 1, 0), -- finding: {"id": 900001}
  (900002, 16, 0, 1, 0), -- finding: {"id": 900002}
  (900003, 3, 0, 1, 0), -- finding: {"id": 900003}
  (900004, 1, 0, 1, 0), -- finding: {"id": 900004}
  (900005, 5, 0, 1, 0), -- finding: {"id": 900005}
  (900006, 2, 0, 1, 0), -- finding: {"id": 900006}
  (900007, 65535, 0, 1, 0), -- finding: {"id": 900007} -- also: mac-seq-overflow {"id": 900007}
  (900008, 0, 0, 1, 0), -- finding: {"id": 900008}
  (900009, 1, 0, 0, 0), -- finding: {"id": 900009}
  (900011, 17, 0, 1, 0),
  (900012, 70000, 0, 0, 0), -- also: mac-seq-overflow {"id": 900012}
  (900013, 10, 0, 1, 0), (900014, 2, 0, 1, 0), (900015, 1, 0, 1, 0),
  (900016, 2, 0, 1, 0), (900017, 2, 0, 1, 0), (900018, 0, 0, 0, 0);
INSERT INTO nics (id, uuid, instance_id, network_id, mac_address, state, strategy, vm_type, default_nic, created, removed) VALUES
  (900101, 'fx-nic-101', 11, 900001, '02:01:bb:a1:00:03', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900102, 'fx-nic-102', 11, 900001, '02:01:bb:a1:00:05', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900103, 'fx-nic-103', 11, 900001, '02:01:bb:a1:01:00', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900104, 'fx-nic-104', 11, 900002, '02:01:BB:A2:00:10', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900105, 'fx-nic-105', 11, 900003, '02:07:bb:a3:00:09', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900106, 'fx-nic-106', 11, 900004, '06:2c:bb:a4:00:09', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
-- Drawn by lot before 4.18.1: 02:00, a number below 7fff, the number drawn.
  (900107, 'fx-nic-107', 11, 900005, '02:00:5a:1b:00:09', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 3500 DAY, NULL),
  (900108, 'fx-nic-108', 4, 900006, '02:01:bb:a6:00:02', 'Allocated', 'Start', 'DomainRouter', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL), -- also: nic-state-vs-vm-state {"id": 900108}
  (900109, 'fx-nic-109', 11, 900007, '02:01:bb:a7:ff:ff', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900110, 'fx-nic-110', 11, 900008, '02:01:bb:a8:00:01', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900111, 'fx-nic-111', 1, 900009, '02:01:bb:a9:00:04', 'Reserved', 'Start', 'SecondaryStorageVm', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
-- decoy: the counter is just beyond the highest number
  (900121, 'fx-nic-121', 11, 900011, '02:01:bb:ab:00:10', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
-- decoy: beyond 65535 the number runs over into the network's bytes and cannot be read back
  (900122, 'fx-nic-122', 11, 900012, '02:01:bb:ac:ff:ff', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900123, 'fx-nic-123', 11, 900012, '02:01:bb:ad:11:6f', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
-- decoy: addresses that users chose or VMs brought along: of VMware, KVM and Xen, of releases before 4.11
  (900131, 'fx-nic-131', 11, 900013, '00:50:56:9a:ff:fe', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 3000 DAY, NULL),
  (900132, 'fx-nic-132', 11, 900013, '52:54:00:12:34:56', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900133, 'fx-nic-133', 11, 900013, '06:a1:3c:00:01:5e', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 3500 DAY, NULL),
  (900134, 'fx-nic-134', 11, 900013, '00:16:3e:aa:00:0f', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
-- decoy: 02 is for whoever administers the network, so users choose it too: far above the counter, typed by hand,
  (900135, 'fx-nic-135', 11, 900013, '02:00:4c:4f:4f:50', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 3500 DAY, NULL),
  (900136, 'fx-nic-136', 11, 900013, '02:00:00:00:00:14', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 3500 DAY, NULL),
-- decoy: with a third byte that CloudStack never draws, with the number of another network
  (900137, 'fx-nic-137', 11, 900013, '02:00:c0:a8:00:14', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 3500 DAY, NULL),
  (900138, 'fx-nic-138', 11, 900013, '02:5e:77:10:ff:f0', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900139, 'fx-nic-139', 11, 900013, '02:01:bb:a1:00:99', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900140, 'fx-nic-140', 11, 900013, '02:42:ac:11:00:0f', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
-- decoy: higher numbers of NICs that are removed may be drawn again
  (900141, 'fx-nic-141', 11, 900014, '02:01:bb:ae:00:01', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900142, 'fx-nic-142', 11, 900014, '02:01:bb:ae:00:63', 'Deallocating', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
-- decoy: the network is removed: nobody draws from its counter
  (900143, 'fx-nic-143', 11, 900015, '02:01:bb:af:00:09', 'Deallocating', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
-- decoy: looks as if drawn by lot, but that was given up with 4.18.1, 870 days ago, before this NIC was made
  (900144, 'fx-nic-144', 11, 900016, '02:00:5a:1b:00:09', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 800 DAY, NULL),
-- decoy: 06 is the first byte of zone 1068 and others, not of zone 1; and there too the network's number must match
  (900145, 'fx-nic-145', 11, 900016, '06:2c:bb:b0:00:09', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900146, 'fx-nic-146', 11, 900017, '06:2c:00:cc:00:09', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900147, 'fx-nic-147', 11, 900017, '07:2c:bb:b1:00:09', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
-- decoy: no address, half an address
  (900148, 'fx-nic-148', NULL, 900018, NULL, 'Reserved', 'PlaceHolder', NULL, 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900149, 'fx-nic-149', 11, 900018, '', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900150, 'fx-nic-150', 11, 900018, '02:01:bb:b2:00', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL);

-- case: mac.identifier is set, for all and for the zone
UPDATE configuration SET value = '9' WHERE name = 'mac.identifier';
INSERT INTO data_center_details (dc_id, name, value) VALUES (1, 'mac.identifier', '12');
INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, network_offering_id, related, domain_id, account_id, data_center_id, created) VALUES
  (900001, 'fx-network-1', 'the global one', 'Allocated', 'Guest', 'Isolated', 8, 900001, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900002, 'fx-network-2', 'the zone''s own', 'Allocated', 'Guest', 'Isolated', 8, 900002, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900003, 'fx-network-3', 'what it was before', 'Allocated', 'Guest', 'Isolated', 8, 900003, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900011, 'fx-network-11', 'no identifier', 'Allocated', 'Guest', 'Isolated', 8, 900011, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY);
INSERT INTO op_networks (id, mac_address_seq, nics_count, gc, check_for_gc) VALUES
  (900001, 5, 0, 1, 0), -- finding: {"id": 900001}
  (900002, 5, 0, 1, 0), -- finding: {"id": 900002}
  (900003, 5, 0, 1, 0), -- finding: {"id": 900003}
  (900011, 5, 0, 1, 0);
INSERT INTO nics (id, uuid, instance_id, network_id, mac_address, state, strategy, vm_type, default_nic, created, removed) VALUES
  (900101, 'fx-nic-101', 11, 900001, '02:09:bb:a1:40:00', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900102, 'fx-nic-102', 11, 900002, '02:0c:bb:a2:40:00', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900103, 'fx-nic-103', 11, 900003, '02:07:bb:a3:00:6e', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
-- decoy: an identifier that is not known, with a number that so small a network has not drawn: a user's own choice
  (900111, 'fx-nic-111', 11, 900011, '02:5e:bb:ab:40:00', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL);

-- case: mac.identifier is 0
UPDATE configuration SET value = '0' WHERE name = 'mac.identifier';
INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, network_offering_id, related, domain_id, account_id, data_center_id, created) VALUES
  (900001, 'fx-network-1', 'behind', 'Allocated', 'Guest', 'Isolated', 8, 900001, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900011, 'fx-network-11', 'chosen by users', 'Allocated', 'Guest', 'Isolated', 8, 900011, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY);
INSERT INTO op_networks (id, mac_address_seq, nics_count, gc, check_for_gc) VALUES
  (900001, 5, 0, 1, 0), -- finding: {"id": 900001}
  (900011, 5, 0, 1, 0);
INSERT INTO nics (id, uuid, instance_id, network_id, mac_address, state, strategy, vm_type, default_nic, created, removed) VALUES
  (900101, 'fx-nic-101', 11, 900001, '02:01:bb:a1:40:00', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
-- decoy: 0 is no identifier, so these are a user's own
  (900111, 'fx-nic-111', 11, 900011, '02:00:bb:ab:40:00', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900112, 'fx-nic-112', 11, 900011, '02:09:bb:ab:40:00', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL);

-- case: mac.identifier is empty
UPDATE configuration SET value = '' WHERE name = 'mac.identifier';
INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, network_offering_id, related, domain_id, account_id, data_center_id, created) VALUES
  (900001, 'fx-network-1', 'behind', 'Allocated', 'Guest', 'Isolated', 8, 900001, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900011, 'fx-network-11', 'chosen by users', 'Allocated', 'Guest', 'Isolated', 8, 900011, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY);
INSERT INTO op_networks (id, mac_address_seq, nics_count, gc, check_for_gc) VALUES
  (900001, 5, 0, 1, 0), -- finding: {"id": 900001}
  (900011, 5, 0, 1, 0);
INSERT INTO nics (id, uuid, instance_id, network_id, mac_address, state, strategy, vm_type, default_nic, created, removed) VALUES
  (900101, 'fx-nic-101', 11, 900001, '02:01:bb:a1:40:00', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
-- decoy: an empty setting is none, so these are a user's own
  (900111, 'fx-nic-111', 11, 900011, '02:00:bb:ab:40:00', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900112, 'fx-nic-112', 11, 900011, '02:09:bb:ab:40:00', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL);

-- case: mac.identifier is missing
UPDATE configuration SET value = NULL WHERE name = 'mac.identifier';
INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, network_offering_id, related, domain_id, account_id, data_center_id, created) VALUES
  (900001, 'fx-network-1', 'behind', 'Allocated', 'Guest', 'Isolated', 8, 900001, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900011, 'fx-network-11', 'chosen by users', 'Allocated', 'Guest', 'Isolated', 8, 900011, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY);
INSERT INTO op_networks (id, mac_address_seq, nics_count, gc, check_for_gc) VALUES
  (900001, 5, 0, 1, 0), -- finding: {"id": 900001}
  (900011, 5, 0, 1, 0);
INSERT INTO nics (id, uuid, instance_id, network_id, mac_address, state, strategy, vm_type, default_nic, created, removed) VALUES
  (900101, 'fx-nic-101', 11, 900001, '02:01:bb:a1:40:00', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
-- decoy: no setting is no identifier, so these are a user's own
  (900111, 'fx-nic-111', 11, 900011, '02:00:bb:ab:40:00', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900112, 'fx-nic-112', 11, 900011, '02:09:bb:ab:40:00', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL);

-- case: mac.identifier cannot be read
UPDATE configuration SET value = '9V1VmEZUeE8gSx2Fnw==' WHERE name = 'mac.identifier';
INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, network_offering_id, related, domain_id, account_id, data_center_id, created) VALUES
  (900001, 'fx-network-1', 'behind', 'Allocated', 'Guest', 'Isolated', 8, 900001, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900011, 'fx-network-11', 'chosen by users', 'Allocated', 'Guest', 'Isolated', 8, 900011, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY);
INSERT INTO op_networks (id, mac_address_seq, nics_count, gc, check_for_gc) VALUES
  (900001, 5, 0, 1, 0), -- finding: {"id": 900001}
  (900011, 5, 0, 1, 0);
INSERT INTO nics (id, uuid, instance_id, network_id, mac_address, state, strategy, vm_type, default_nic, created, removed) VALUES
  (900101, 'fx-nic-101', 11, 900001, '02:01:bb:a1:40:00', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
-- decoy: what is encrypted is not read as a number, so these are a user's own
  (900111, 'fx-nic-111', 11, 900011, '02:00:bb:ab:40:00', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900112, 'fx-nic-112', 11, 900011, '02:09:bb:ab:40:00', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL);

-- case: numbers drawn by lot on 4.18.0.0
INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, network_offering_id, related, domain_id, account_id, data_center_id, created) VALUES
  (900001, 'fx-network-1', 'by lot', 'Allocated', 'Guest', 'Isolated', 8, 900001, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900002, 'fx-network-2', 'mac.identifier 7', 'Allocated', 'Guest', 'Isolated', 8, 900002, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900011, 'fx-network-11', 'well counted', 'Allocated', 'Guest', 'Isolated', 8, 900011, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900012, 'fx-network-12', 'chosen by users', 'Allocated', 'Guest', 'Isolated', 8, 900012, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY);
-- There NICs share an address before long, for nothing tries again.
INSERT INTO op_networks (id, mac_address_seq, nics_count, gc, check_for_gc) VALUES
  (900001, 5, 0, 1, 0), -- finding: critical {"id": 900001}
  (900002, 5, 0, 1, 0), -- finding: critical {"id": 900002}
  (900011, 7, 0, 1, 0), (900012, 3, 0, 1, 0);
INSERT INTO nics (id, uuid, instance_id, network_id, mac_address, state, strategy, vm_type, default_nic, created, removed) VALUES
  (900101, 'fx-nic-101', 11, 900001, '02:00:7f:fe:00:05', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900102, 'fx-nic-102', 11, 900002, '02:07:bb:a2:00:08', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
-- decoy: all numbers below the counter, whatever was drawn by lot
  (900111, 'fx-nic-111', 11, 900011, '02:00:12:34:00:06', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900112, 'fx-nic-112', 11, 900011, '02:00:7f:00:00:01', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900113, 'fx-nic-113', 11, 900011, '02:00:12:34:00:30', 'Deallocating', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
-- decoy: chosen by users: another identifier, far above the counter, typed by hand, a byte that is never drawn
  (900114, 'fx-nic-114', 11, 900012, '02:5e:77:10:00:0f', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900115, 'fx-nic-115', 11, 900012, '02:00:4c:4f:4f:50', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900116, 'fx-nic-116', 11, 900012, '02:00:00:00:00:14', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900117, 'fx-nic-117', 11, 900012, '02:00:c0:a8:00:14', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900118, 'fx-nic-118', 11, 900012, '03:2c:bb:ac:00:14', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900119, 'fx-nic-119', 11, 900012, '06:00:bb:ac:00:14', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL);
