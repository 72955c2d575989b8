INSERT INTO network_offerings (id, uuid, name, unique_name, display_text, traffic_type, created, availability, state, guest_type, specify_vlan, system_only, is_persistent) VALUES
  (900001, 'fx-offering-1', 'plain', 'fx-plain', 'plain', 'Guest', UTC_TIMESTAMP(), 'Optional', 'Enabled', 'Isolated', 0, 0, 0),
  (900002, 'fx-offering-2', 'private gateway', 'fx-gateway', 'private gateway', 'Guest', UTC_TIMESTAMP(), 'Optional', 'Enabled', 'Isolated', 0, 1, 0),
  (900003, 'fx-offering-3', 'given, persistent', 'fx-given', 'given, persistent', 'Guest', UTC_TIMESTAMP(), 'Optional', 'Enabled', 'Isolated', 1, 0, 1);
INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, network_offering_id, related, domain_id, account_id, data_center_id, physical_network_id, vpc_id, broadcast_uri, reservation_id, created, removed) VALUES
-- The VLAN is free, still the network's own, somebody else's, in no pool, of no physical network; a tier, a flat one.
  (900001, 'fx-network-1', 'free', 'Allocated', 'Guest', 'Isolated', 900001, 900001, 2, 3, 1, 200, NULL, 'vlan://3001', 'fx-reservation-1', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900001}
  (900002, 'fx-network-2', 'own', 'Allocated', 'Guest', 'Isolated', 900001, 900002, 2, 3, 1, 200, NULL, 'vlan://3002', 'fx-reservation-2', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900002}
  (900003, 'fx-network-3', 'taken by another', 'Allocated', 'Guest', 'Isolated', 900001, 900003, 2, 3, 1, 200, NULL, 'vlan://3003', 'fx-reservation-3', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900003}
  (900004, 'fx-network-4', 'tier', 'Allocated', 'Guest', 'Isolated', 10, 900004, 2, 3, 1, 201, 1, 'vxlan://3004', NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900004}
  (900005, 'fx-network-5', NULL, 'Allocated', 'Guest', 'L2', 11, 900005, 2, 3, 1, NULL, NULL, 'vlan://3005', NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900005}
-- decoy: idle without a number, with an old reservation
  (900011, 'fx-network-11', 'idle', 'Allocated', 'Guest', 'Isolated', 900001, 900011, 2, 3, 1, 200, NULL, NULL, 'fx-reservation-11', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: an administrator gave the VLAN; a persistent network with one begins Allocated
  (900012, 'fx-network-12', 'given', 'Allocated', 'Guest', 'Isolated', 20, 900012, 2, 3, 1, 200, NULL, 'vlan://3012', NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900013, 'fx-network-13', 'given, persistent', 'Allocated', 'Guest', 'Isolated', 900003, 900013, 2, 3, 1, 200, NULL, 'vlan://3013', NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: private gateways have the number of another network
  (900014, 'fx-network-14', 'private gateway', 'Allocated', 'Guest', 'Isolated', 900002, 900014, 2, 3, 1, 200, NULL, 'vlan://3014', NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: in use, or on the way: the number comes and goes in the transaction that changes the state
  (900015, 'fx-network-15', 'in use', 'Implemented', 'Guest', 'Isolated', 900001, 900015, 2, 3, 1, 200, NULL, 'vlan://3015', 'fx-reservation-15', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900016, 'fx-network-16', 'implemented now', 'Implementing', 'Guest', 'Isolated', 900001, 900016, 2, 3, 1, 200, NULL, 'vlan://3016', 'fx-reservation-16', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900017, 'fx-network-17', 'shut down now', 'Shutdown', 'Guest', 'Isolated', 900001, 900017, 2, 3, 1, 200, NULL, 'vlan://3017', 'fx-reservation-17', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: removed
  (900018, 'fx-network-18', 'removed', 'Allocated', 'Guest', 'Isolated', 900001, 900018, 2, 3, 1, 200, NULL, 'vlan://3018', 'fx-reservation-18', UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
-- decoy: shared networks have their VLAN from the beginning
  (900019, 'fx-network-19', 'shared', 'Allocated', 'Guest', 'Shared', 23, 900019, 1, 2, 1, 200, NULL, 'vlan://3019', NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: numbers of other plug-ins stay
  (900020, 'fx-network-20', 'other plug-in', 'Allocated', 'Guest', 'Isolated', 900001, 900020, 2, 3, 1, 200, NULL, 'vs://3020', NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900021, 'fx-network-21', 'other plug-in', 'Allocated', 'Guest', 'Isolated', 900001, 900021, 2, 3, 1, 200, NULL, 'vsp:///8a1c/10.1.1.1', NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL);
INSERT INTO op_networks (id, nics_count, gc, check_for_gc) SELECT id, 0, guest_type = 'Isolated', 0 FROM networks WHERE id > 900000;
INSERT INTO account_network_ref (account_id, network_id, is_owner) SELECT account_id, id, 1 FROM networks WHERE id > 900000;
INSERT INTO ntwk_service_map (network_id, service, provider, created) SELECT n.id, m.service, m.provider, UTC_TIMESTAMP() FROM networks n JOIN ntwk_offering_service_map m ON m.network_offering_id = n.network_offering_id WHERE n.id > 900000;
INSERT INTO op_dc_vnet_alloc (id, vnet, physical_network_id, data_center_id, account_id, reservation_id, taken) VALUES
  (900001, '3001', 200, 1, NULL, NULL, NULL),
  (900002, '3002', 200, 1, 3, 'fx-reservation-2', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900003, '3003', 200, 1, 6, 'fx-reservation-other', UTC_TIMESTAMP() - INTERVAL 90 DAY);
INSERT INTO async_job (id, uuid, user_id, account_id, instance_type, instance_id, job_cmd, job_status, job_dispatcher, job_init_msid, created, last_updated, related) VALUES
  (900016, 'fx-job-16', 3, 3, 'Network', 900016, 'org.apache.cloudstack.api.command.user.network.RestartNetworkCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900017, 'fx-job-17', 3, 3, 'Network', 900017, 'org.apache.cloudstack.api.command.user.network.DeleteNetworkCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), '');
