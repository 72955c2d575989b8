-- Numbers that two addresses have, of whatever kind.
INSERT INTO data_center (id, uuid, name, dns1, internal_dns1, mac_address, networktype, allocation_state, removed) VALUES
  (900001, 'fx-zone-900001', 'public and pod', '9.9.9.9', '172.16.0.2', 100, 'Advanced', 'Enabled', NULL), -- finding: {"id": 900001}
  (900002, 'fx-zone-900002', 'two private gateways', '9.9.9.9', '172.16.0.2', 100, 'Advanced', 'Enabled', NULL), -- finding: {"id": 900002}
  (900003, 'fx-zone-900003', 'a gateway and two others', '9.9.9.9', '172.16.0.2', 100, 'Advanced', 'Enabled', NULL), -- finding: {"id": 900003}
  (900004, 'fx-zone-900004', 'two public, thrice', '9.9.9.9', '172.16.0.2', 100, 'Advanced', 'Enabled', NULL), -- finding: {"id": 900004}
-- decoy: a private gateway and the next address have the same number on every installation
  (900011, 'fx-zone-900011', 'after a private gateway', '9.9.9.9', '172.16.0.2', 100, 'Advanced', 'Enabled', NULL),
-- decoy: the other address, or its network, is removed
  (900012, 'fx-zone-900012', 'removed addresses', '9.9.9.9', '172.16.0.2', 100, 'Advanced', 'Enabled', NULL),
-- decoy: every zone counts for itself
  (900013, 'fx-zone-900013', 'numbers of another zone', '9.9.9.9', '172.16.0.2', 100, 'Advanced', 'Enabled', NULL),
-- decoy: portable addresses have the number 0, and a gateway may have none
  (900014, 'fx-zone-900014', 'portable', '9.9.9.9', '172.16.0.2', 100, 'Advanced', 'Enabled', NULL),
-- decoy: a zone that is removed
  (900015, 'fx-zone-900015', 'removed', '9.9.9.9', '172.16.0.2', 100, 'Advanced', 'Enabled', UTC_TIMESTAMP() - INTERVAL 9 DAY);
INSERT INTO user_ip_address (id, uuid, public_ip_address, data_center_id, vlan_db_id, state, mac_address, source_network_id, physical_network_id, is_portable, removed) VALUES
  (900001, 'fx-ip-1', '198.51.100.1', 900001, 2, 'Free', 5, 200, 200, 0, NULL),
  (900003, 'fx-ip-3', '198.51.100.3', 900003, 2, 'Free', 7, 200, 200, 0, NULL),
  (900004, 'fx-ip-4', '198.51.100.4', 900004, 2, 'Free', 1, 200, 200, 0, NULL),
  (900005, 'fx-ip-5', '198.51.100.5', 900004, 2, 'Free', 1, 200, 200, 0, NULL),
  (900006, 'fx-ip-6', '198.51.100.6', 900004, 2, 'Free', 2, 200, 200, 0, NULL),
  (900007, 'fx-ip-7', '198.51.100.7', 900004, 2, 'Free', 2, 200, 200, 0, NULL),
  (900008, 'fx-ip-8', '198.51.100.8', 900004, 2, 'Free', 3, 200, 200, 0, NULL),
  (900009, 'fx-ip-9', '198.51.100.9', 900004, 2, 'Free', 3, 200, 200, 0, NULL),
  (900010, 'fx-ip-10', '198.51.100.10', 900004, 2, 'Free', 3, 200, 200, 0, NULL),
  (900011, 'fx-ip-11', '198.51.100.11', 900011, 2, 'Free', 8, 200, 200, 0, NULL),
  (900012, 'fx-ip-12', '198.51.100.12', 900012, 2, 'Free', 9, 200, 200, 0, NULL),
  (900013, 'fx-ip-13', '198.51.100.13', 900012, 2, 'Free', 9, 200, 200, 0, UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900014, 'fx-ip-14', '198.51.100.14', 900013, 2, 'Free', 5, 200, 200, 0, NULL),
  (900015, 'fx-ip-15', '198.51.100.15', 900014, 2, 'Free', 0, 200, 200, 1, NULL),
  (900016, 'fx-ip-16', '198.51.100.16', 900014, 2, 'Free', 0, 200, 200, 1, NULL),
  (900017, 'fx-ip-17', '198.51.100.17', 900015, 2, 'Free', 50, 200, 200, 0, NULL),
  (900018, 'fx-ip-18', '198.51.100.18', 900015, 2, 'Free', 50, 200, 200, 0, NULL),
  (900019, 'fx-ip-19', '198.51.100.19', 900012, 2, 'Free', 11, 200, 200, 0, NULL),
  (900020, 'fx-ip-20', '198.51.100.20', 900012, 2, 'Free', 12, 200, 200, 0, NULL);
INSERT INTO op_dc_ip_address_alloc (id, ip_address, data_center_id, pod_id, mac_address) VALUES
  (900001, '172.30.0.1', 900001, 1, 5),
  (900003, '172.30.0.3', 900003, 1, 7),
  (900011, '172.30.0.11', 900011, 1, 9);
INSERT INTO dc_storage_network_ip_range (id, uuid, start_ip, end_ip, gateway, netmask, data_center_id, pod_id, network_id) VALUES
  (900001, 'fx-range-1', '10.9.0.2', '10.9.0.9', '10.9.0.1', '255.255.255.0', 900011, 1, 203);
INSERT INTO op_dc_storage_network_ip_address (id, range_id, ip_address, mac_address) VALUES
  (900001, 900001, '10.9.0.1', 12);
INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, network_offering_id, related, domain_id, account_id, data_center_id, created, removed) VALUES
  (900002, 'fx-network-2', 'two gateways', 'Allocated', 'Guest', 'Isolated', 8, 900002, 2, 3, 900002, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900003, 'fx-network-3', 'one gateway', 'Allocated', 'Guest', 'Isolated', 8, 900003, 2, 3, 900003, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900011, 'fx-network-11', 'gateways', 'Allocated', 'Guest', 'Isolated', 8, 900011, 2, 3, 900011, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900012, 'fx-network-12', 'removed', 'Destroy', 'Guest', 'Isolated', 8, 900012, 2, 3, 900012, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900014, 'fx-network-14', 'no number', 'Allocated', 'Guest', 'Isolated', 8, 900014, 2, 3, 900014, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL);
INSERT INTO op_networks (id, mac_address_seq, nics_count, gc, check_for_gc) VALUES (900002, 1, 0, 1, 0), (900003, 1, 0, 1, 0), (900011, 1, 0, 1, 0), (900012, 1, 0, 0, 0), (900014, 1, 0, 1, 0);
INSERT INTO private_ip_address (id, ip_address, network_id, mac_address, vpc_id) VALUES
  (900001, '10.8.0.1', 900002, '20', 1),
  (900002, '10.8.0.2', 900002, '20', 1),
  (900003, '10.8.0.3', 900003, '7', 1),
  (900011, '10.8.0.11', 900011, '8', 1),
  (900012, '10.8.0.12', 900011, '9', 1),
  (900013, '10.8.0.13', 900011, '12', 1),
  (900014, '10.8.0.14', 900012, '11', 1),
  (900015, '10.8.0.15', 900012, '12', 1),
  (900016, '10.8.0.16', 900014, '0', 1),
  (900017, '10.8.0.17', 900014, NULL, 1),
  (900018, '10.8.0.18', 900014, NULL, 1);
