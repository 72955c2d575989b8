-- The counter is at, or behind, a number in use; or near the end of 24 bits.
INSERT INTO data_center (id, uuid, name, dns1, internal_dns1, mac_address, networktype, allocation_state, removed) VALUES
  (900001, 'fx-zone-900001', 'behind a public address', '9.9.9.9', '172.16.0.2', 5, 'Advanced', 'Enabled', NULL), -- finding: {"id": 900001}
  (900002, 'fx-zone-900002', 'level with a management address', '9.9.9.9', '172.16.0.2', 7, 'Advanced', 'Enabled', NULL), -- finding: {"id": 900002}
  (900003, 'fx-zone-900003', 'behind a storage address', '9.9.9.9', '172.16.0.2', 7, 'Advanced', 'Enabled', NULL), -- finding: {"id": 900003}
  (900004, 'fx-zone-900004', 'behind a private gateway', '9.9.9.9', '172.16.0.2', 9, 'Advanced', 'Enabled', NULL), -- finding: {"id": 900004}
  (900005, 'fx-zone-900005', 'near the end', '9.9.9.9', '172.16.0.2', 16700000, 'Advanced', 'Enabled', NULL), -- finding: {"id": 900005}
  (900006, 'fx-zone-900006', 'beyond the end and behind', '9.9.9.9', '172.16.0.2', 16777220, 'Advanced', 'Enabled', NULL), -- finding: {"id": 900006}
  (900007, 'fx-zone-900007', 'level with a storage address and a gateway', '9.9.9.9', '172.16.0.2', 8, 'Advanced', 'Enabled', NULL), -- finding: {"id": 900007}
-- decoy: a private gateway has the number that the counter shows; the next address gets it as well
  (900011, 'fx-zone-900011', 'level with a private gateway', '9.9.9.9', '172.16.0.2', 9, 'Advanced', 'Enabled', NULL),
-- decoy: the next number is free, if only just
  (900012, 'fx-zone-900012', 'ahead of all', '9.9.9.9', '172.16.0.2', 10, 'Advanced', 'Enabled', NULL),
-- decoy: addresses that are removed have given their numbers back
  (900013, 'fx-zone-900013', 'only removed addresses beyond', '9.9.9.9', '172.16.0.2', 10, 'Advanced', 'Enabled', NULL),
-- decoy: the number of a private gateway is text, which may be empty, an address or something else
  (900014, 'fx-zone-900014', 'what is no number', '9.9.9.9', '172.16.0.2', 10, 'Advanced', 'Enabled', NULL),
-- decoy: many numbers are left
  (900015, 'fx-zone-900015', 'not yet near the end', '9.9.9.9', '172.16.0.2', 16699999, 'Advanced', 'Enabled', NULL),
-- decoy: a zone without any address; portable ones have the number 0
  (900016, 'fx-zone-900016', 'new', '9.9.9.9', '172.16.0.2', 1, 'Advanced', 'Enabled', NULL),
-- decoy: a zone that is removed
  (900017, 'fx-zone-900017', 'removed', '9.9.9.9', '172.16.0.2', 1, 'Advanced', 'Enabled', UTC_TIMESTAMP() - INTERVAL 9 DAY);
INSERT INTO user_ip_address (id, uuid, public_ip_address, data_center_id, vlan_db_id, state, mac_address, source_network_id, physical_network_id, is_portable, removed) VALUES
  (900001, 'fx-ip-1', '198.51.100.1', 900001, 2, 'Free', 5, 200, 200, 0, NULL),
  (900002, 'fx-ip-2', '198.51.100.2', 900001, 2, 'Free', 9, 200, 200, 0, NULL),
  (900003, 'fx-ip-3', '198.51.100.3', 900006, 2, 'Free', 16777230, 200, 200, 0, NULL),
  (900011, 'fx-ip-11', '198.51.100.11', 900011, 2, 'Free', 8, 200, 200, 0, NULL),
  (900012, 'fx-ip-12', '198.51.100.12', 900012, 2, 'Free', 9, 200, 200, 0, NULL),
  (900013, 'fx-ip-13', '198.51.100.13', 900013, 2, 'Free', 4000, 200, 200, 0, UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900014, 'fx-ip-14', '198.51.100.14', 900013, 2, 'Free', 9, 200, 200, 0, NULL),
  (900015, 'fx-ip-15', '198.51.100.15', 900016, 2, 'Free', 0, 200, 200, 1, NULL),
  (900016, 'fx-ip-16', '198.51.100.16', 900017, 2, 'Free', 50, 200, 200, 0, NULL);
INSERT INTO op_dc_ip_address_alloc (id, ip_address, data_center_id, pod_id, mac_address) VALUES
  (900001, '172.30.0.1', 900002, 1, 7),
  (900002, '172.30.0.2', 900002, 1, 3),
  (900012, '172.30.0.12', 900012, 1, 8),
  (900013, '172.30.0.13', 900013, 1, 9);
INSERT INTO dc_storage_network_ip_range (id, uuid, start_ip, end_ip, gateway, netmask, data_center_id, pod_id, network_id) VALUES
  (900001, 'fx-range-1', '10.9.0.2', '10.9.0.9', '10.9.0.1', '255.255.255.0', 900003, 1, 203),
  (900002, 'fx-range-2', '10.9.0.2', '10.9.0.9', '10.9.0.1', '255.255.255.0', 900007, 1, 203),
  (900003, 'fx-range-3', '10.9.0.2', '10.9.0.9', '10.9.0.1', '255.255.255.0', 900012, 1, 203);
INSERT INTO op_dc_storage_network_ip_address (id, range_id, ip_address, mac_address) VALUES
  (900001, 900001, '10.9.0.1', 8),
  (900002, 900002, '10.9.0.2', 8),
  (900003, 900003, '10.9.0.3', 9);
INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, network_offering_id, related, domain_id, account_id, data_center_id, created, removed) VALUES
  (900004, 'fx-network-4', 'gateway behind', 'Allocated', 'Guest', 'Isolated', 8, 900004, 2, 3, 900004, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900007, 'fx-network-7', 'gateway level', 'Allocated', 'Guest', 'Isolated', 8, 900007, 2, 3, 900007, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900011, 'fx-network-11', 'gateway alone level', 'Allocated', 'Guest', 'Isolated', 8, 900011, 2, 3, 900011, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900012, 'fx-network-12', 'gateway ahead', 'Allocated', 'Guest', 'Isolated', 8, 900012, 2, 3, 900012, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900013, 'fx-network-13', 'gateway removed', 'Destroy', 'Guest', 'Isolated', 8, 900013, 2, 3, 900013, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900014, 'fx-network-14', 'gateways without numbers', 'Allocated', 'Guest', 'Isolated', 8, 900014, 2, 3, 900014, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL);
INSERT INTO op_networks (id, mac_address_seq, nics_count, gc, check_for_gc) VALUES (900004, 1, 0, 1, 0), (900007, 1, 0, 1, 0), (900011, 1, 0, 1, 0), (900012, 1, 0, 1, 0), (900013, 1, 0, 0, 0), (900014, 1, 0, 1, 0);
INSERT INTO private_ip_address (id, ip_address, network_id, mac_address, vpc_id) VALUES
  (900001, '10.8.0.1', 900004, '10', 1),
  (900002, '10.8.0.2', 900004, '9', 1),
  (900003, '10.8.0.3', 900007, '8', 1),
  (900004, '10.8.0.4', 900011, '9', 1),
  (900005, '10.8.0.5', 900012, '10', 1),
  (900006, '10.8.0.6', 900013, '99', 1),
  (900007, '10.8.0.7', 900014, NULL, 1),
  (900008, '10.8.0.8', 900014, '', 1),
  (900009, '10.8.0.9', 900014, '06:a1:3c:00:01:5e', 1),
  (900010, '10.8.0.10', 900014, '98:a1:3c:00:01:5e', 1),
  (900011, '10.8.0.11', 900014, '33053421568000001', 1),
  (900012, '10.8.0.12', 900014, '9', 1);

-- case: other limits on 4.15.0.0
-- params: {"near": 1000}
INSERT INTO data_center (id, uuid, name, dns1, internal_dns1, mac_address, networktype, allocation_state, removed) VALUES
  (900001, 'fx-zone-900001', 'near', '9.9.9.9', '172.16.0.2', 1000, 'Advanced', 'Enabled', NULL), -- finding: {"id": 900001}
  (900002, 'fx-zone-900002', 'behind', '9.9.9.9', '172.16.0.2', 5, 'Advanced', 'Enabled', NULL), -- finding: {"id": 900002}
-- decoy: the last number that is not near
  (900011, 'fx-zone-900011', 'ahead', '9.9.9.9', '172.16.0.2', 999, 'Advanced', 'Enabled', NULL);
INSERT INTO op_dc_ip_address_alloc (id, ip_address, data_center_id, pod_id, mac_address) VALUES
  (900001, '172.30.0.1', 900002, 1, 6),
  (900011, '172.30.0.11', 900011, 1, 98);
