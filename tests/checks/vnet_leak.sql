INSERT INTO physical_network (id, uuid, name, data_center_id, vnet, broadcast_domain_range, state, removed) VALUES
  (900001, 'fx-physical-1', 'taken out', 1, '3001-3060', 'ZONE', 'Disabled', UTC_TIMESTAMP() - INTERVAL 9 DAY);
INSERT INTO network_offerings (id, uuid, name, unique_name, display_text, traffic_type, created, availability, state, guest_type, specify_vlan, system_only) VALUES
  (900001, 'fx-offering-1', 'plain', 'fx-plain', 'plain', 'Guest', UTC_TIMESTAMP(), 'Optional', 'Enabled', 'Isolated', 0, 0),
  (900002, 'fx-offering-2', 'private gateway', 'fx-gateway', 'private gateway', 'Guest', UTC_TIMESTAMP(), 'Optional', 'Enabled', 'Isolated', 0, 1);
INSERT INTO account_vnet_map (id, uuid, vnet_range, account_id, physical_network_id) VALUES (900001, 'fx-map-1', '3046-3046', 3, 200);
INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, network_offering_id, related, domain_id, account_id, data_center_id, physical_network_id, broadcast_uri, reservation_id, created, removed) VALUES
-- None of these uses a VNET: idle with an old reservation, removed, on another physical network, on a longer number.
  (900002, 'fx-network-2', 'idle', 'Allocated', 'Guest', 'Isolated', 900001, 900002, 2, 3, 1, 200, NULL, 'fx-reservation-2', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900003, 'fx-network-3', 'removed by force', 'Implemented', 'Guest', 'Isolated', 900001, 900003, 2, 3, 1, 200, 'vlan://3003', 'fx-reservation-3', UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900004, 'fx-network-4', 'other physical network', 'Setup', 'Guest', 'Isolated', 20, 900004, 2, 3, 1, 201, 'vxlan://3004', NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900008, 'fx-network-8', 'longer number', 'Setup', 'Guest', 'Isolated', 20, 900008, 2, 3, 1, 200, 'vlan://30080', NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- These do.
  (900021, 'fx-network-21', 'in use', 'Implemented', 'Guest', 'Isolated', 900001, 900021, 2, 3, 1, 200, 'vlan://3021', 'fx-reservation-21', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900022, 'fx-network-22', 'shut down now', 'Shutdown', 'Guest', 'Isolated', 900001, 900022, 2, 3, 1, 200, 'vlan://3022', 'fx-reservation-other', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900023, 'fx-network-23', 'implemented now', 'Implementing', 'Guest', 'Isolated', 900001, 900023, 2, 3, 1, 200, NULL, 'fx-reservation-23', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900024, 'fx-network-24', 'shared', 'Setup', 'Guest', 'Shared', 23, 900024, 1, 2, 1, 200, 'vlan://3024', NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900025, 'fx-network-25', 'private gateway', 'Allocated', 'Guest', 'Isolated', 900002, 900025, 2, 3, 1, 200, 'vlan://3025', NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900026, 'fx-network-26', 'removed under a VM', 'Destroy', 'Guest', 'Isolated', 900001, 900026, 2, 3, 1, 200, NULL, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900030, 'fx-network-30', 'on several VLANs', 'Setup', 'Guest', 'L2', 21, 900030, 2, 3, 1, 200, 'vlan://3030-3032,3035', NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900040, 'fx-network-40', 'private VLAN', 'Setup', 'Guest', 'L2', 21, 900040, 2, 3, 1, 200, 'pvlan://3040-i3041', NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900047, 'fx-network-47', 'of another plug-in', 'Implemented', 'Guest', 'Isolated', 900001, 900047, 2, 3, 1, 200, 'lswitch:8a1c', 'fx-reservation-47', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900048, 'fx-network-48', 'VXLAN written as VLAN', 'Setup', 'Guest', 'Isolated', 20, 900048, 2, 3, 1, 201, 'vlan://3048', NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL);
INSERT INTO op_networks (id, nics_count, gc, check_for_gc) SELECT id, 0, guest_type = 'Isolated', 0 FROM networks WHERE id > 900000;
INSERT INTO account_network_ref (account_id, network_id, is_owner) SELECT account_id, id, 1 FROM networks WHERE id > 900000;
INSERT INTO async_job (id, uuid, user_id, account_id, instance_type, instance_id, job_cmd, job_status, job_dispatcher, job_init_msid, created, last_updated, related) VALUES
  (900022, 'fx-job-22', 3, 3, 'Network', 900022, 'org.apache.cloudstack.api.command.user.network.RestartNetworkCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900023, 'fx-job-23', 3, 3, 'Network', 900023, 'org.apache.cloudstack.api.command.user.network.RestartNetworkCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), '');
INSERT INTO nics (id, uuid, instance_id, network_id, mac_address, state, strategy, vm_type, default_nic, broadcast_uri, created, removed) VALUES
  (900010, 'fx-nic-10', 10, 900026, '02:01:bb:ba:00:0a', 'Deallocating', 'Start', 'User', 0, 'vlan://3010', UTC_TIMESTAMP(), UTC_TIMESTAMP()),
  (900026, 'fx-nic-26', 10, 900026, '02:01:bb:ba:00:01', 'Reserved', 'Start', 'User', 0, 'vlan://3026', UTC_TIMESTAMP(), NULL); -- also: live-nic-on-removed-network critical {"id": 900026}
INSERT INTO vlan (id, uuid, vlan_id, vlan_gateway, vlan_netmask, vlan_type, data_center_id, network_id, physical_network_id, ip4_range, removed) VALUES
  (900011, 'fx-vlan-11', 'vlan://3011', '203.0.113.129', '255.255.255.128', 'VirtualNetwork', 1, 200, 200, '203.0.113.130-203.0.113.250', UTC_TIMESTAMP()),
  (900042, 'fx-vlan-42', '3042', '203.0.113.1', '255.255.255.128', 'VirtualNetwork', 1, 200, 200, '203.0.113.2-203.0.113.120', NULL);

INSERT INTO op_dc_vnet_alloc (id, vnet, physical_network_id, data_center_id, account_id, reservation_id, taken, account_vnet_map_id) VALUES
-- Nothing live uses these.
  (900001, '3001', 200, 1, 3, 'fx-reservation-1', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900001}
  (900002, '3002', 200, 1, 3, 'fx-reservation-2', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900002}
  (900003, '3003', 200, 1, 3, 'fx-reservation-3', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900003}
  (900004, '3004', 200, 1, 3, 'fx-reservation-4', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900004}
  (900005, '3005', 200, 1, 2, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900005}
  (900006, '3006', 200, 1, 3, 'fx-reservation-6', UTC_TIMESTAMP() - INTERVAL 61 MINUTE, NULL), -- finding: {"id": 900006}
  (900007, '3007', 200, 1, 4, 'fx-reservation-7', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900007}
  (900008, '3008', 200, 1, 3, 'fx-reservation-8', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900008}
  (900009, '3009', 201, 1, 999999, 'fx-reservation-9', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900009}
  (900010, '3010', 200, 1, 3, 'fx-reservation-10', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900010}
  (900011, '3011', 200, 1, 3, 'fx-reservation-11', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900011}
  (900012, '3033', 200, 1, 3, 'fx-reservation-12', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900012}
-- decoy: a live network has the number, or the reservation while it is implemented; also shared ones and private gateways
  (900021, '3021', 200, 1, 3, 'fx-reservation-21', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900022, '3022', 200, 1, 3, 'fx-reservation-22', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900023, '3023', 200, 1, 3, 'fx-reservation-23', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900024, '3024', 200, 1, 2, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900025, '3025', 200, 1, 6, 'fx-reservation-25', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900047, '3047', 200, 1, 3, 'fx-reservation-47', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900048, '3048', 201, 1, 3, 'fx-reservation-48', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: the network is removed but a VM still has a NIC on that VLAN
  (900026, '3026', 200, 1, 3, 'fx-reservation-26', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: within a range or list of VLANs, a private VLAN or its primary one
  (900030, '3030', 200, 1, 3, 'fx-reservation-30', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900031, '3031', 200, 1, 3, 'fx-reservation-31', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900032, '3032', 200, 1, 3, 'fx-reservation-32', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900035, '3035', 200, 1, 3, 'fx-reservation-35', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900040, '3040', 200, 1, 3, 'fx-reservation-40', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900041, '3041', 200, 1, 3, 'fx-reservation-41', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: a range of public addresses is on the VLAN
  (900042, '3042', 200, 1, 3, 'fx-reservation-42', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: set aside by hand, without an account
  (900043, '3043', 200, 1, NULL, 'switch uplink', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: taken 5 minutes ago, by a network that is about to say so
  (900044, '3044', 200, 1, 3, 'fx-reservation-44', UTC_TIMESTAMP() - INTERVAL 5 MINUTE, NULL),
-- decoy: free, or dedicated to an account and free
  (900045, '3045', 200, 1, NULL, NULL, NULL, NULL),
  (900046, '3046', 200, 1, NULL, NULL, NULL, 900001),
-- decoy: the physical network is removed
  (900050, '3050', 900001, 1, 3, 'fx-reservation-50', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL);
