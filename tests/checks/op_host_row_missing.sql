INSERT INTO host (id, uuid, name, status, type, private_ip_address, data_center_id, version, dom0_memory, last_ping, guid, removed) VALUES
  (900001, 'fx-host-1', 'by hand', 'Up', 'SecondaryStorageVM', '172.16.0.201', 1, '4.22.0.0', 0, 0, 'fx-guid-1', NULL), -- finding: {"id": 900001}
  (900002, 'fx-host-2', 'disconnected', 'Disconnected', 'ConsoleProxy', '172.16.0.202', 1, '4.22.0.0', 0, 0, 'fx-guid-2', NULL), -- finding: {"id": 900002}
-- decoy: hosts that are removed need none
  (900011, 'fx-host-11', 'removed', 'Removed', 'Routing', '172.16.0.211', 1, '4.22.0.0', 0, 0, NULL, UTC_TIMESTAMP() - INTERVAL 9 DAY),
-- decoy: a host that has its row, whatever it counts to
  (900012, 'fx-host-12', 'well', 'Up', 'ConsoleProxy', '172.16.0.212', 1, '4.22.0.0', 0, 0, 'fx-guid-12', NULL);
INSERT INTO op_host (id, sequence) VALUES (900012, 4711);
-- decoy: rows of hosts that are removed stay behind
INSERT INTO op_host (id, sequence) VALUES (900011, 1);
DELETE FROM op_host WHERE id = 1; -- finding: {"id": 1}
