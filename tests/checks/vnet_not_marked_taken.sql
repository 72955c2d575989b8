INSERT INTO network_offerings (id, uuid, name, unique_name, display_text, traffic_type, created, availability, state, guest_type, specify_vlan, system_only) VALUES
  (900001, 'fx-offering-1', 'plain', 'fx-plain', 'plain', 'Guest', UTC_TIMESTAMP(), 'Optional', 'Enabled', 'Isolated', 0, 0),
  (900002, 'fx-offering-2', 'private gateway', 'fx-gateway', 'private gateway', 'Guest', UTC_TIMESTAMP(), 'Optional', 'Enabled', 'Isolated', 0, 1);
INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, network_offering_id, related, domain_id, account_id, data_center_id, physical_network_id, broadcast_uri, reservation_id, created, removed) VALUES
  (900001, 'fx-network-1', 'in use', 'Implemented', 'Guest', 'Isolated', 900001, 900001, 2, 3, 1, 200, 'vlan://3001', 'fx-reservation-1', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900002, 'fx-network-2', 'shut down now', 'Shutdown', 'Guest', 'Isolated', 900001, 900002, 2, 3, 1, 200, 'vlan://3002', 'fx-reservation-2', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900003, 'fx-network-3', 'implemented again', 'Implementing', 'Guest', 'L2', 11, 900003, 2, 3, 1, 200, 'vlan://3003', 'fx-reservation-3', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900004, 'fx-network-4', 'shared, VLAN from the pool', 'Setup', 'Guest', 'Shared', 23, 900004, 1, 2, 1, 200, 'vlan://3004', NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900005, 'fx-network-5', 'VXLAN', 'Implemented', 'Guest', 'Isolated', 900001, 900005, 2, 3, 1, 201, 'vxlan://3005', 'fx-reservation-5', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900006, 'fx-network-6', NULL, 'Implemented', 'Guest', 'L2', 11, 900006, 2, 3, 1, 200, 'vlan://3006', 'fx-reservation-6', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900007, 'fx-network-7', 'its private gateway', 'Setup', 'Guest', 'Isolated', 900002, 900007, 2, 3, 1, 200, 'vlan://3006', NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- Networks that need no mark.
  (900021, 'fx-network-21', 'marked', 'Implemented', 'Guest', 'Isolated', 900001, 900021, 2, 3, 1, 200, 'vlan://3021', 'fx-reservation-21', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900022, 'fx-network-22', 'given by an administrator', 'Setup', 'Guest', 'Isolated', 20, 900022, 2, 3, 1, 200, 'vlan://3022', NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900023, 'fx-network-23', 'shared, given', 'Setup', 'Guest', 'Shared', 22, 900023, 1, 2, 1, 200, 'vlan://3023', NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900024, 'fx-network-24', 'outside the pool', 'Implemented', 'Guest', 'Isolated', 900001, 900024, 2, 3, 1, 200, 'vlan://3999', 'fx-reservation-24', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900025, 'fx-network-25', 'other physical network', 'Implemented', 'Guest', 'Isolated', 900001, 900025, 2, 3, 1, 201, 'vxlan://3025', 'fx-reservation-25', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900026, 'fx-network-26', 'removed', 'Destroy', 'Guest', 'Isolated', 900001, 900026, 2, 3, 1, 200, 'vlan://3026', 'fx-reservation-26', UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900027, 'fx-network-27', 'idle', 'Allocated', 'Guest', 'Isolated', 900001, 900027, 2, 3, 1, 200, NULL, 'fx-reservation-27', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900028, 'fx-network-28', 'taken by another reservation', 'Implemented', 'Guest', 'Isolated', 900001, 900028, 2, 3, 1, 200, 'vlan://3028', 'fx-reservation-28', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900029, 'fx-network-29', 'private VLAN', 'Setup', 'Guest', 'L2', 21, 900029, 2, 3, 1, 200, 'pvlan://3029-i3030', NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900031, 'fx-network-31', 'of another plug-in', 'Implemented', 'Guest', 'Isolated', 900001, 900031, 2, 3, 1, 200, 'vs://3031', 'fx-reservation-31', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900032, 'fx-network-32', 'untagged', 'Setup', 'Guest', 'Shared', 22, 900032, 1, 2, 1, 200, 'vlan://untagged', NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900033, 'fx-network-33', 'keeps an old number', 'Allocated', 'Guest', 'Isolated', 900001, 900033, 2, 3, 1, 200, 'vlan://3033', 'fx-reservation-33', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL); -- also: allocated-network-keeps-vlan {"id": 900033}
INSERT INTO op_networks (id, nics_count, gc, check_for_gc) SELECT id, 0, guest_type = 'Isolated', 0 FROM networks WHERE id > 900000;
INSERT INTO account_network_ref (account_id, network_id, is_owner) SELECT account_id, id, 1 FROM networks WHERE id > 900000;
-- A job does not excuse it: the VNET is taken before the network says so, and given back together with its number.
INSERT INTO async_job (id, uuid, user_id, account_id, instance_type, instance_id, job_cmd, job_status, job_dispatcher, job_init_msid, created, last_updated, related) VALUES
  (900002, 'fx-job-2', 3, 3, 'Network', 900002, 'org.apache.cloudstack.api.command.user.network.DeleteNetworkCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900003, 'fx-job-3', 3, 3, 'Network', 900003, 'org.apache.cloudstack.api.command.user.network.RestartNetworkCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), '');
INSERT INTO op_dc_vnet_alloc (id, vnet, physical_network_id, data_center_id, account_id, reservation_id, taken) VALUES
  (900001, '3001', 200, 1, NULL, NULL, NULL), -- finding: {"id": 900001}
  (900002, '3002', 200, 1, NULL, NULL, NULL), -- finding: {"id": 900002}
  (900003, '3003', 200, 1, NULL, NULL, NULL), -- finding: {"id": 900003}
  (900004, '3004', 200, 1, NULL, NULL, NULL), -- finding: {"id": 900004}
  (900005, '3005', 201, 1, 3, 'fx-reservation-5', NULL), -- finding: {"id": 900005}
-- Two networks on it, one finding.
  (900006, '3006', 200, 1, NULL, NULL, NULL), -- finding: {"id": 900006}
-- decoy: marked as it should be
  (900021, '3021', 200, 1, 3, 'fx-reservation-21', UTC_TIMESTAMP() - INTERVAL 90 DAY),
-- decoy: what an administrator gave is never marked
  (900022, '3022', 200, 1, NULL, NULL, NULL), (900023, '3023', 200, 1, NULL, NULL, NULL),
-- decoy: the number on another physical network
  (900025, '3025', 200, 1, NULL, NULL, NULL),
-- decoy: the network is removed, idle, or on something that is no VLAN of its own
  (900026, '3026', 200, 1, NULL, NULL, NULL), (900027, '3027', 200, 1, NULL, NULL, NULL),
  (900029, '3029', 200, 1, NULL, NULL, NULL), (900030, '3030', 200, 1, NULL, NULL, NULL),
  (900031, '3031', 200, 1, NULL, NULL, NULL),
-- decoy: taken under another reservation than the network's: nobody else can get it
  (900028, '3028', 200, 1, 3, 'fx-reservation-other', UTC_TIMESTAMP() - INTERVAL 90 DAY),
-- decoy: an idle network that kept the number has a check of its own
  (900033, '3033', 200, 1, NULL, NULL, NULL);
