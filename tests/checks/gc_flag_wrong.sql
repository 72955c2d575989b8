-- Offerings without services: persistent, on a given VLAN, of the system, plain.
INSERT INTO network_offerings (id, uuid, name, unique_name, display_text, traffic_type, created, availability, state, guest_type, is_persistent, specify_vlan, system_only) VALUES
  (900001, 'fx-offering-1', 'persistent', 'fx-persistent', 'persistent', 'Guest', UTC_TIMESTAMP(), 'Optional', 'Enabled', 'Isolated', 1, 0, 0),
  (900002, 'fx-offering-2', 'given VLAN', 'fx-given', 'given VLAN', 'Guest', UTC_TIMESTAMP(), 'Optional', 'Enabled', 'Isolated', 0, 1, 0),
  (900003, 'fx-offering-3', 'private gateway', 'fx-gateway', 'private gateway', 'Guest', UTC_TIMESTAMP(), 'Optional', 'Enabled', 'Isolated', 0, 0, 1),
  (900004, 'fx-offering-4', 'plain', 'fx-plain', 'plain', 'Guest', UTC_TIMESTAMP(), 'Optional', 'Enabled', 'Isolated', 0, 0, 0),
  (900005, 'fx-offering-5', 'persistent L2', 'fx-persistent-l2', 'persistent L2', 'Guest', UTC_TIMESTAMP(), 'Optional', 'Enabled', 'L2', 1, 0, 0);
INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, network_offering_id, related, domain_id, account_id, data_center_id, vpc_id, created, removed) VALUES
  (900001, 'fx-network-1', 'isolated', 'Implemented', 'Guest', 'Isolated', 900004, 900001, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900002, 'fx-network-2', 'idle tier', 'Allocated', 'Guest', 'Isolated', 10, 900002, 2, 3, 1, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900003, 'fx-network-3', 'shared with a load balancer', 'Implemented', 'Guest', 'Shared', 7, 900003, 1, 2, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900004, 'fx-network-4', NULL, 'Implemented', 'Guest', 'L2', 11, 900004, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900011, 'fx-network-11', 'right', 'Implemented', 'Guest', 'Isolated', 900004, 900011, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900012, 'fx-network-12', 'right', 'Implemented', 'Guest', 'L2', 11, 900012, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900013, 'fx-network-13', 'persistent', 'Implemented', 'Guest', 'Isolated', 900001, 900013, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900014, 'fx-network-14', 'persistent L2', 'Implemented', 'Guest', 'L2', 900005, 900014, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900015, 'fx-network-15', 'given VLAN', 'Implemented', 'Guest', 'Isolated', 900002, 900015, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 3000 DAY, NULL),
  (900016, 'fx-network-16', 'shared', 'Setup', 'Guest', 'Shared', 7, 900016, 1, 2, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900017, 'fx-network-17', 'ready when made', 'Setup', 'Guest', 'Isolated', 900004, 900017, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900018, 'fx-network-18', 'removed', 'Destroy', 'Guest', 'Isolated', 900004, 900018, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900019, 'fx-network-19', NULL, 'Setup', 'Storage', NULL, 4, 900019, 1, 1, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900020, 'fx-network-20', 'private gateway', 'Implemented', 'Guest', 'Isolated', 900003, 900020, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL);

INSERT INTO op_networks (id, nics_count, gc, check_for_gc) VALUES
-- Isolated and never collected; shared or flat and collected.
  (900001, 0, 0, 0), -- finding: {"id": 900001}
  (900002, 0, 0, 1), -- finding: {"id": 900002}
  (900003, 0, 1, 1), -- finding: {"id": 900003}
  (900004, 0, 1, 0), -- finding: {"id": 900004}
-- decoy: as CloudStack writes them
  (900011, 0, 1, 1), (900012, 0, 0, 0),
-- decoy: persistent networks are never collected, whatever the flag
  (900013, 0, 0, 0), (900014, 0, 1, 1),
-- decoy: CloudStack 2 gave networks of one account on a given VLAN a 0, and their kind became Isolated
  (900015, 0, 0, 0),
-- decoy: networks in Setup are never shut down
  (900016, 0, 1, 1), (900017, 0, 0, 0),
-- decoy: removed networks, those of the system, private gateways
  (900018, 0, 0, 0), (900019, 0, 1, 1), (900020, 0, 0, 0);
INSERT INTO account_network_ref (account_id, network_id, is_owner) SELECT account_id, id, 1 FROM networks WHERE id > 900000;
INSERT INTO ntwk_service_map (network_id, service, provider, created) SELECT n.id, m.service, m.provider, UTC_TIMESTAMP() FROM networks n JOIN ntwk_offering_service_map m ON m.network_offering_id = n.network_offering_id WHERE n.id > 900000;
