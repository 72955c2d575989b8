INSERT INTO network_offerings (id, uuid, name, unique_name, display_text, traffic_type, created, availability, state, guest_type, specify_vlan, system_only) VALUES
  (900001, 'fx-offering-1', 'plain', 'fx-plain', 'plain', 'Guest', UTC_TIMESTAMP(), 'Optional', 'Enabled', 'Isolated', 0, 0),
  (900002, 'fx-offering-2', 'private gateway', 'fx-gateway', 'private gateway', 'Guest', UTC_TIMESTAMP(), 'Optional', 'Enabled', 'Isolated', 0, 1);
INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, network_offering_id, related, domain_id, account_id, data_center_id, physical_network_id, broadcast_uri, reservation_id, created, removed) VALUES
-- The pool knows the second one; it knows neither, so the older one is in the right; it has no such VLAN.
  (900001, 'fx-network-1', 'in the wrong', 'Implemented', 'Guest', 'Isolated', 900001, 900001, 2, 3, 1, 200, 'vlan://3001', 'fx-reservation-1', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900001}
  (900002, 'fx-network-2', 'in the right', 'Implemented', 'Guest', 'Isolated', 900001, 900002, 2, 6, 1, 200, 'vlan://3001', 'fx-reservation-2', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900003, 'fx-network-3', 'older', 'Implemented', 'Guest', 'Isolated', 900001, 900003, 2, 3, 1, 200, 'vlan://3003', 'fx-reservation-3', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900004, 'fx-network-4', NULL, 'Implemented', 'Guest', 'L2', 11, 900004, 2, 3, 1, 200, 'vlan://3003', NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900004}
  (900005, 'fx-network-5', 'older', 'Implementing', 'Guest', 'Isolated', 900001, 900005, 2, 3, 1, 201, 'vxlan://3005', 'fx-reservation-5', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900006, 'fx-network-6', 'younger', 'Shutdown', 'Guest', 'Isolated', 900001, 900006, 2, 3, 1, 201, 'vxlan://3005', 'fx-reservation-6', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900006}
  (900007, 'fx-network-7', 'youngest', 'Implemented', 'Guest', 'Isolated', 900001, 900007, 2, 3, 1, 201, 'vxlan://3005', 'fx-reservation-7', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900007}
-- decoy: the number on two physical networks, or as VLAN and as VXLAN
  (900011, 'fx-network-11', 'one', 'Implemented', 'Guest', 'Isolated', 900001, 900011, 2, 3, 1, 200, 'vlan://3011', 'fx-reservation-11', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900012, 'fx-network-12', 'other', 'Implemented', 'Guest', 'Isolated', 900001, 900012, 2, 3, 1, 201, 'vlan://3011', 'fx-reservation-12', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900013, 'fx-network-13', 'VXLAN', 'Implemented', 'Guest', 'Isolated', 900001, 900013, 2, 3, 1, 201, 'vxlan://3011', 'fx-reservation-13', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: shared networks on one VLAN, and one on the VLAN of an isolated one that it is associated with
  (900014, 'fx-network-14', 'shared', 'Setup', 'Guest', 'Shared', 22, 900014, 1, 2, 1, 200, 'vlan://3014', NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900015, 'fx-network-15', 'shared too', 'Setup', 'Guest', 'Shared', 22, 900015, 1, 2, 1, 200, 'vlan://3014', NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900016, 'fx-network-16', 'isolated', 'Implemented', 'Guest', 'Isolated', 900001, 900016, 2, 3, 1, 200, 'vlan://3016', 'fx-reservation-16', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900017, 'fx-network-17', 'associated', 'Implemented', 'Guest', 'Shared', 23, 900017, 2, 3, 1, 200, 'vlan://3016', NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: a private gateway on the VLAN of another network
  (900018, 'fx-network-18', 'private gateway', 'Implemented', 'Guest', 'Isolated', 900002, 900018, 2, 3, 1, 200, 'vlan://3016', NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: an administrator gave the VLAN, to isolated and flat networks at once, or to one beside CloudStack's own
  (900019, 'fx-network-19', 'given', 'Implemented', 'Guest', 'Isolated', 20, 900019, 2, 3, 1, 200, 'vlan://3019', NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900020, 'fx-network-20', 'given too', 'Setup', 'Guest', 'L2', 21, 900020, 2, 6, 1, 200, 'vlan://3019', NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900021, 'fx-network-21', 'given beside', 'Setup', 'Guest', 'L2', 21, 900021, 2, 3, 1, 200, 'vlan://3016', NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: removed, or idle and only keeping the number, which another check says
  (900022, 'fx-network-22', 'alive', 'Implemented', 'Guest', 'Isolated', 900001, 900022, 2, 3, 1, 200, 'vlan://3022', 'fx-reservation-22', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900023, 'fx-network-23', 'removed', 'Implemented', 'Guest', 'Isolated', 900001, 900023, 2, 3, 1, 200, 'vlan://3022', 'fx-reservation-23', UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900024, 'fx-network-24', 'idle', 'Allocated', 'Guest', 'Isolated', 900001, 900024, 2, 3, 1, 200, 'vlan://3022', 'fx-reservation-24', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- also: allocated-network-keeps-vlan {"id": 900024}
-- decoy: one network in two rows, made by two plug-ins together
  (900025, 'fx-network-25', 'main', 'Implemented', 'Guest', 'Isolated', 900001, 900025, 2, 3, 1, 200, 'vlan://3025', 'fx-reservation-25', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900026, 'fx-network-26', 'related', 'Implemented', 'Guest', 'Isolated', 900001, 900025, 2, 3, 1, 200, 'vlan://3025', 'fx-reservation-25', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: numbers of other plug-ins, and no number
  (900027, 'fx-network-27', 'other plug-in', 'Implemented', 'Guest', 'Isolated', 900001, 900027, 2, 3, 1, 200, 'tf://tf', NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900028, 'fx-network-28', 'other plug-in too', 'Implemented', 'Guest', 'Isolated', 900001, 900028, 2, 3, 1, 200, 'tf://tf', NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900029, 'fx-network-29', 'none', 'Implemented', 'Guest', 'Isolated', 900001, 900029, 2, 3, 1, 200, NULL, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900030, 'fx-network-30', 'none either', 'Implemented', 'Guest', 'Isolated', 900001, 900030, 2, 3, 1, 200, NULL, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL);
INSERT INTO op_networks (id, nics_count, gc, check_for_gc) SELECT id, 0, guest_type = 'Isolated', 0 FROM networks WHERE id > 900000;
INSERT INTO account_network_ref (account_id, network_id, is_owner) SELECT account_id, id, 1 FROM networks WHERE id > 900000;
INSERT INTO op_dc_vnet_alloc (id, vnet, physical_network_id, data_center_id, account_id, reservation_id, taken) VALUES
  (900001, '3001', 200, 1, 6, 'fx-reservation-2', UTC_TIMESTAMP() - INTERVAL 80 DAY),
  (900003, '3003', 200, 1, 3, 'fx-reservation-old', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900016, '3016', 200, 1, 3, 'fx-reservation-16', UTC_TIMESTAMP() - INTERVAL 90 DAY);
INSERT INTO async_job (id, uuid, user_id, account_id, instance_type, instance_id, job_cmd, job_status, job_dispatcher, job_init_msid, created, last_updated, related) VALUES
  (900005, 'fx-job-5', 3, 3, 'Network', 900005, 'org.apache.cloudstack.api.command.user.network.RestartNetworkCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900006, 'fx-job-6', 3, 3, 'Network', 900006, 'org.apache.cloudstack.api.command.user.network.DeleteNetworkCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), '');
