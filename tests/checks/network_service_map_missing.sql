-- Offerings: one for layer 2 with user data, one of a private gateway.
INSERT INTO network_offerings (id, uuid, name, unique_name, display_text, traffic_type, created, availability, state, guest_type, system_only, removed) VALUES
  (900001, 'fx-offering-1', 'layer 2 with user data', 'fx-l2-data', 'fx', 'Guest', UTC_TIMESTAMP(), 'Optional', 'Enabled', 'L2', 0, NULL),
  (900002, 'fx-offering-2', 'System-Private-Gateway-Network-Offering', 'fx-gateway', 'fx', 'Guest', UTC_TIMESTAMP(), 'Optional', 'Enabled', 'Isolated', 1, NULL),
  (900003, 'fx-offering-3', 'no longer offered', 'fx-old', 'fx', 'Guest', UTC_TIMESTAMP(), 'Optional', 'Inactive', 'Isolated', 0, UTC_TIMESTAMP() - INTERVAL 30 DAY);
INSERT INTO ntwk_offering_service_map (network_offering_id, service, provider, created) VALUES
  (900001, 'UserData', 'ConfigDrive', UTC_TIMESTAMP()), (900003, 'Dhcp', 'VirtualRouter', UTC_TIMESTAMP()), (900003, 'Lb', 'Netscaler', UTC_TIMESTAMP());
INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, network_offering_id, related, domain_id, account_id, data_center_id, vpc_id, created, removed) VALUES
  (900001, 'fx-network-1', 'isolated, idle', 'Allocated', 'Guest', 'Isolated', 8, 900001, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900001}
  (900002, 'fx-network-2', 'in use', 'Implemented', 'Guest', 'Isolated', 8, 900002, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900002}
  (900003, 'fx-network-3', 'shared, just made', 'Setup', 'Guest', 'Shared', 7, 900003, 1, 2, 1, NULL, UTC_TIMESTAMP(), NULL), -- finding: {"id": 900003}
  (900004, 'fx-network-4', 'tier', 'Allocated', 'Guest', 'Isolated', 10, 900004, 2, 3, 1, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900004}
  (900005, 'fx-network-5', 'layer 2 with user data', 'Implemented', 'Guest', 'L2', 900001, 900005, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900005}
  (900006, 'fx-network-6', 'of a removed offering', 'Allocated', 'Guest', 'Isolated', 900003, 900006, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900006}
-- decoy: all that is offered, with whatever provider, or only part of it
  (900011, 'fx-network-11', 'whole', 'Allocated', 'Guest', 'Isolated', 8, 900011, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900012, 'fx-network-12', 'in part', 'Allocated', 'Guest', 'Isolated', 8, 900012, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: an offering without services: layer 2, a private gateway
  (900013, 'fx-network-13', 'layer 2', 'Implemented', 'Guest', 'L2', 11, 900013, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900014, 'fx-network-14', 'gateway', 'Allocated', 'Guest', 'Isolated', 900002, 900014, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: networks of the system
  (900015, 'fx-network-15', NULL, 'Setup', 'Public', NULL, 1, 900015, 1, 1, 1, NULL, UTC_TIMESTAMP() - INTERVAL 900 DAY, NULL),
-- decoy: it is removed
  (900016, 'fx-network-16', 'removed', 'Destroy', 'Guest', 'Isolated', 8, 900016, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
-- decoy: importing from VMware may leave a network without services and without counters: one fault, named once
  (900017, 'fx-network-17', 'imported', 'Implemented', 'Guest', 'Isolated', 8, 900017, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL); -- also: op-networks-row-missing {"id": 900017}
INSERT INTO account_network_ref (account_id, network_id, is_owner) SELECT account_id, id, 1 FROM networks WHERE id > 900000;
INSERT INTO domain_network_ref (domain_id, network_id, subdomain_access) VALUES (1, 900003, 1);
INSERT INTO op_networks (id, mac_address_seq, nics_count, gc, check_for_gc) SELECT id, 1, 0, guest_type = 'Isolated', 0 FROM networks WHERE id > 900000 AND id <> 900017;
INSERT INTO ntwk_service_map (network_id, service, provider, created)
  SELECT 900011, m.service, m.provider, UTC_TIMESTAMP() FROM ntwk_offering_service_map m WHERE m.network_offering_id = 8;
INSERT INTO ntwk_service_map (network_id, service, provider, created) VALUES (900012, 'Dhcp', 'JuniperSRX', UTC_TIMESTAMP());
