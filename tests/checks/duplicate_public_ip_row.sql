-- The zone's counter is beyond the numbers that these addresses have.
UPDATE data_center SET mac_address = 1000000 WHERE id = 1;
-- Ranges of the public network on two VLANs, and two shared networks with the same addresses on two more.
INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, network_offering_id, related, domain_id, account_id, data_center_id, created, physical_network_id, broadcast_uri) VALUES
  (900001, 'fx-network-1', 'shared', 'Setup', 'Guest', 'Shared', 22, 900001, 1, 2, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, 200, 'vlan://2001'),
  (900002, 'fx-network-2', 'shared too', 'Setup', 'Guest', 'Shared', 22, 900002, 1, 2, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, 200, 'vlan://2002');
INSERT INTO op_networks (id, nics_count, gc, check_for_gc) SELECT id, 0, 0, 0 FROM networks WHERE id > 900000;
INSERT INTO account_network_ref (account_id, network_id, is_owner) SELECT account_id, id, 1 FROM networks WHERE id > 900000;
INSERT INTO vlan (id, uuid, vlan_id, vlan_gateway, vlan_netmask, vlan_type, data_center_id, network_id, physical_network_id, ip4_range, removed) VALUES
  (900001, 'fx-vlan-1', 'vlan://2003', '203.0.113.129', '255.255.255.128', 'VirtualNetwork', 1, 200, 200, '203.0.113.130-203.0.113.250', NULL),
  (900002, 'fx-vlan-2', 'vlan://2004', '203.0.113.129', '255.255.255.128', 'VirtualNetwork', 1, 200, 200, '203.0.113.130-203.0.113.250', NULL),
  (900003, 'fx-vlan-3', 'vlan://2001', '10.30.0.1', '255.255.255.0', 'DirectAttached', 1, 900001, 200, '10.30.0.2-10.30.0.9', NULL),
  (900004, 'fx-vlan-4', 'vlan://2002', '10.30.0.1', '255.255.255.0', 'DirectAttached', 1, 900002, 200, '10.30.0.2-10.30.0.9', NULL),
  (900005, 'fx-vlan-5', 'vlan://2003', '203.0.113.129', '255.255.255.128', 'VirtualNetwork', 1, 200, 200, '203.0.113.130-203.0.113.250', UTC_TIMESTAMP() - INTERVAL 90 DAY);
INSERT INTO user_ip_address (id, uuid, public_ip_address, vlan_db_id, mac_address, state, account_id, domain_id, allocated, source_network_id, data_center_id, physical_network_id, removed) VALUES
-- Free beside one in use, made earlier or later: the one in use stays.
  (900001, 'fx-ip-1', '203.0.113.131', 900001, 900001, 'Free', NULL, NULL, NULL, 200, 1, 200, NULL), -- finding: {"id": 900001}
  (900002, 'fx-ip-2', '203.0.113.131', 900001, 900002, 'Allocated', 3, 2, UTC_TIMESTAMP(), 200, 1, 200, NULL),
  (900003, 'fx-ip-3', '203.0.113.132', 900001, 900003, 'Allocated', 3, 2, UTC_TIMESTAMP(), 200, 1, 200, NULL),
  (900004, 'fx-ip-4', '203.0.113.132', 900001, 900004, 'Free', NULL, NULL, NULL, 200, 1, 200, NULL), -- finding: {"id": 900004}
-- Two owners; nobody twice; three rows; one network, two VLANs; a shared network.
  (900005, 'fx-ip-5', '203.0.113.133', 900001, 900005, 'Allocated', 3, 2, UTC_TIMESTAMP(), 200, 1, 200, NULL),
  (900006, 'fx-ip-6', '203.0.113.133', 900001, 900006, 'Allocated', 6, 2, UTC_TIMESTAMP(), 200, 1, 200, NULL), -- finding: {"id": 900006}
  (900007, 'fx-ip-7', '203.0.113.134', 900001, 900007, 'Free', NULL, NULL, NULL, 200, 1, 200, NULL),
  (900008, 'fx-ip-8', '203.0.113.134', 900001, 900008, 'Free', NULL, NULL, NULL, 200, 1, 200, NULL), -- finding: {"id": 900008}
  (900009, 'fx-ip-9', '203.0.113.134', 900001, 900009, 'Free', NULL, NULL, NULL, 200, 1, 200, NULL), -- finding: {"id": 900009}
  (900010, 'fx-ip-10', '203.0.113.135', 900001, 900010, 'Free', NULL, NULL, NULL, 200, 1, 200, NULL),
  (900011, 'fx-ip-11', '203.0.113.135', 900002, 900011, 'Free', NULL, NULL, NULL, 200, 1, 200, NULL), -- finding: {"id": 900011}
  (900012, 'fx-ip-12', '10.30.0.2', 900003, 900012, 'Free', NULL, NULL, NULL, 900001, 1, 200, NULL),
  (900013, 'fx-ip-13', '10.30.0.2', 900003, 900013, 'Free', NULL, NULL, NULL, 900001, 1, 200, NULL), -- finding: {"id": 900013}
-- decoy: the same private address in two networks is two addresses
  (900021, 'fx-ip-21', '10.30.0.3', 900003, 900021, 'Free', NULL, NULL, NULL, 900001, 1, 200, NULL),
  (900022, 'fx-ip-22', '10.30.0.3', 900004, 900022, 'Free', NULL, NULL, NULL, 900002, 1, 200, NULL),
-- decoy: removed rows of a range that was deleted and made again, one or several
  (900023, 'fx-ip-23', '203.0.113.136', 900001, 900023, 'Free', NULL, NULL, NULL, 200, 1, 200, NULL),
  (900024, 'fx-ip-24', '203.0.113.136', 900005, 900024, 'Free', NULL, NULL, NULL, 200, 1, 200, UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900025, 'fx-ip-25', '203.0.113.136', 900005, 900025, 'Free', NULL, NULL, NULL, 200, 1, 200, UTC_TIMESTAMP() - INTERVAL 190 DAY);
-- decoy: a portable address that is used in a zone has a row here and one in a table of its own
INSERT INTO user_ip_address (id, uuid, public_ip_address, vlan_db_id, mac_address, state, account_id, domain_id, allocated, source_network_id, data_center_id, physical_network_id, is_portable) VALUES
  (900026, 'fx-ip-26', '203.0.113.2', 900001, 900026, 'Allocated', 3, 2, UTC_TIMESTAMP(), 200, 1, 200, 1);
