-- Networks without their row in op_networks: isolated, layer 2, idle, and one of the system's that has no name.
INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, network_offering_id, related, domain_id, account_id, data_center_id, created, removed) VALUES
  (900001, 'fx-network-1', 'imported from VMware', 'Implemented', 'Guest', 'Isolated', 8, 900001, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL), -- finding: {"id": 900001}
  (900002, 'fx-network-2', 'flat', 'Allocated', 'Guest', 'L2', 11, 900002, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 1 SECOND, NULL), -- finding: {"id": 900002}
  (900003, 'fx-network-3', NULL, 'Setup', 'Management', NULL, 2, 900003, 1, 1, 1, UTC_TIMESTAMP() - INTERVAL 900 DAY, NULL), -- finding: {"id": 900003}
-- decoy: removed networks need no counters any more
  (900011, 'fx-network-11', 'removed', 'Destroy', 'Guest', 'Isolated', 8, 900011, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900012, 'fx-network-12', 'removed while it was implemented', 'Implementing', 'Guest', 'Isolated', 8, 900012, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
-- decoy: live networks that have the row, whatever it counts to; and removed ones that still have it
  (900013, 'fx-network-13', 'new', 'Allocated', 'Guest', 'Isolated', 8, 900013, 2, 3, 1, UTC_TIMESTAMP(), NULL),
  (900014, 'fx-network-14', 'removed, counted', 'Destroy', 'Guest', 'Isolated', 8, 900014, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY);
INSERT INTO op_networks (id, mac_address_seq, nics_count, gc, check_for_gc) VALUES (900013, 1, 0, 1, 0), (900014, 9, 2, 1, 0);

-- The row of a network of the world is lost.
DELETE FROM op_networks WHERE id = 205; -- finding: {"id": 205}
