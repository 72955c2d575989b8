-- case: nearly out of numbers, and beyond
INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, network_offering_id, related, domain_id, account_id, data_center_id, created, removed) VALUES
  (900001, 'fx-network-1', 'near', 'Allocated', 'Guest', 'Isolated', 8, 900001, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900002, 'fx-network-2', 'the first beyond', 'Allocated', 'Guest', 'Isolated', 8, 900002, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900003, 'fx-network-3', 'far beyond', 'Allocated', 'Guest', 'Shared', 7, 900003, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900004, 'fx-network-4', NULL, 'Setup', 'Storage', NULL, 4, 900004, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900011, 'fx-network-11', 'not yet near', 'Allocated', 'Guest', 'Isolated', 8, 900011, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900012, 'fx-network-12', 'removed', 'Destroy', 'Guest', 'Isolated', 8, 900012, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900013, 'fx-network-13', 'new', 'Allocated', 'Guest', 'Isolated', 8, 900013, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL);
INSERT INTO op_networks (id, mac_address_seq, nics_count, gc, check_for_gc) VALUES
  (900001, 50000, 0, 1, 0), -- finding: {"id": 900001}
  (900002, 65536, 0, 1, 0), -- finding: {"id": 900002}
  (900003, 4000000000, 0, 0, 0), -- finding: {"id": 900003}
  (900004, 65535, 0, 0, 0), -- finding: {"id": 900004}
-- decoy: many numbers are left
  (900011, 49999, 0, 1, 0),
-- decoy: nobody draws from the counter of a removed network
  (900012, 70000, 0, 1, 0),
-- decoy: a new network
  (900013, 1, 0, 1, 0);
INSERT INTO data_center (id, uuid, name, dns1, internal_dns1, mac_address, networktype, allocation_state, removed) VALUES
  (256, 'fx-zone-256', 'the first of multicast', '9.9.9.9', '172.16.0.2', 1, 'Advanced', 'Enabled', NULL), -- finding: critical cloud.data_center {"id": 256}
  (511, 'fx-zone-511', 'the last of multicast', '9.9.9.9', '172.16.0.2', 1, 'Advanced', 'Enabled', NULL), -- finding: critical cloud.data_center {"id": 511}
  (1000, 'fx-zone-1000', 'another', '9.9.9.9', '172.16.0.2', 1, 'Advanced', 'Enabled', NULL), -- finding: critical cloud.data_center {"id": 1000}
-- decoy: the bit for multicast is off: ids up to 255, from 512 to 767, from 1024
  (255, 'fx-zone-255', '255', '9.9.9.9', '172.16.0.2', 1, 'Advanced', 'Enabled', NULL),
  (512, 'fx-zone-512', '512', '9.9.9.9', '172.16.0.2', 1, 'Advanced', 'Enabled', NULL),
  (767, 'fx-zone-767', '767', '9.9.9.9', '172.16.0.2', 1, 'Advanced', 'Enabled', NULL),
  (1024, 'fx-zone-1024', '1024', '9.9.9.9', '172.16.0.2', 1, 'Advanced', 'Enabled', NULL),
  (1068, 'fx-zone-1068', '1068', '9.9.9.9', '172.16.0.2', 1, 'Advanced', 'Enabled', NULL),
-- decoy: a removed zone has no NICs to come
  (257, 'fx-zone-257', 'removed', '9.9.9.9', '172.16.0.2', 1, 'Advanced', 'Enabled', UTC_TIMESTAMP() - INTERVAL 9 DAY);
-- A zone's own mac.identifier counts only since 4.22.1; and 0 is none.
INSERT INTO data_center_details (dc_id, name, value) VALUES (256, 'mac.identifier', '5'), (511, 'other.setting', '5');
UPDATE configuration SET value = '0' WHERE name = 'mac.identifier';

-- case: the identifier is not set
INSERT INTO data_center (id, uuid, name, dns1, internal_dns1, mac_address, networktype, allocation_state, removed) VALUES
  (256, 'fx-zone-256', 'the first of multicast', '9.9.9.9', '172.16.0.2', 1, 'Advanced', 'Enabled', NULL); -- finding: critical cloud.data_center {"id": 256}
UPDATE configuration SET value = NULL WHERE name = 'mac.identifier';
-- decoy: other settings
INSERT INTO configuration (category, instance, component, name, value) VALUES ('Advanced', 'DEFAULT', 'NetworkModel', 'mac.identifier.old', '7');

-- case: the identifier is empty
INSERT INTO data_center (id, uuid, name, dns1, internal_dns1, mac_address, networktype, allocation_state, removed) VALUES
  (256, 'fx-zone-256', 'the first of multicast', '9.9.9.9', '172.16.0.2', 1, 'Advanced', 'Enabled', NULL); -- finding: critical cloud.data_center {"id": 256}
UPDATE configuration SET value = '' WHERE name = 'mac.identifier';

-- case: the identifier is set
INSERT INTO data_center (id, uuid, name, dns1, internal_dns1, mac_address, networktype, allocation_state, removed) VALUES
  (256, 'fx-zone-256', 'the first of multicast', '9.9.9.9', '172.16.0.2', 1, 'Advanced', 'Enabled', NULL);
-- decoy: with mac.identifier the zone's id is no part of the address
UPDATE configuration SET value = '7' WHERE name = 'mac.identifier';

-- case: the identifier cannot be read
INSERT INTO data_center (id, uuid, name, dns1, internal_dns1, mac_address, networktype, allocation_state, removed) VALUES
  (256, 'fx-zone-256', 'the first of multicast', '9.9.9.9', '172.16.0.2', 1, 'Advanced', 'Enabled', NULL);
-- decoy: a setting that is encrypted may be any number
UPDATE configuration SET value = 'fV1VmEZUeE8gSx2Fnw==' WHERE name = 'mac.identifier';

-- case: other limits on 4.18.0.0
-- params: {"near": 5000}
INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, network_offering_id, related, domain_id, account_id, data_center_id, created, removed) VALUES
  (900001, 'fx-network-1', 'near', 'Allocated', 'Guest', 'Isolated', 8, 900001, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL);
INSERT INTO op_networks (id, mac_address_seq, nics_count, gc, check_for_gc) VALUES (900001, 5000, 0, 1, 0); -- finding: {"id": 900001}
-- decoy: before 4.18.1 the zone's id is no part of the address
INSERT INTO data_center (id, uuid, name, dns1, internal_dns1, mac_address, networktype, allocation_state, removed) VALUES
  (256, 'fx-zone-256', 'the first of multicast', '9.9.9.9', '172.16.0.2', 1, 'Advanced', 'Enabled', NULL);
