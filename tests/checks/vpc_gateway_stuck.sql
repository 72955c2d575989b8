INSERT INTO vpc (id, uuid, name, vpc_offering_id, zone_id, state, domain_id, account_id, created, removed) VALUES
  (900001, 'fx-vpc-1', 'vpc', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900002, 'fx-vpc-2', 'being deleted', 1, 1, 'Inactive', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900003, 'fx-vpc-3', 'removed', 1, 1, 'Inactive', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900004, 'fx-vpc-4', 'job', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900005, 'fx-vpc-5', 'queue', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900006, 'fx-vpc-6', 'gateway job', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900007, 'fx-vpc-7', 'removed just now', 1, 1, 'Inactive', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 59 MINUTE),
  (900008, 'fx-vpc-8', 'all is over', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL);
SET SESSION foreign_key_checks = 0;
INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, broadcast_domain_type, broadcast_uri, network_offering_id, related, domain_id, account_id, data_center_id, vpc_id, guru_name, created, removed) VALUES
  (900001, 'fx-network-1', 'private', 'Setup', 'Guest', 'Isolated', 'Vlan', 'vlan://3001', 5, 900001, 2, 3, 1, NULL, 'ExternalGuestNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900002, 'fx-network-2', 'removed private', 'Destroy', 'Guest', 'Isolated', 'Vlan', 'vlan://3002', 5, 900002, 2, 3, 1, NULL, 'ExternalGuestNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900003, 'fx-network-3', 'removed just now', 'Destroy', 'Guest', 'Isolated', 'Vlan', 'vlan://3003', 5, 900003, 2, 3, 1, NULL, 'ExternalGuestNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 59 MINUTE);
INSERT INTO op_networks (id, nics_count, gc, check_for_gc) SELECT id, 0, 1, 0 FROM networks WHERE id > 900000;
INSERT INTO account_network_ref (account_id, network_id, is_owner) SELECT account_id, id, 1 FROM networks WHERE id > 900000;
INSERT INTO ntwk_service_map (network_id, service, provider, created) SELECT n.id, m.service, m.provider, n.created FROM networks n JOIN ntwk_offering_service_map m ON m.network_offering_id = n.network_offering_id WHERE n.id > 900000;
INSERT INTO vpc_gateways (id, uuid, ip4_address, netmask, gateway, vlan_tag, type, network_id, vpc_id, zone_id, created, account_id, domain_id, state, removed) VALUES
-- Half-way for more than an hour, and nothing works on the VPC.
  (900001, 'fx-gateway-1', '172.31.0.1', '255.255.255.0', '172.31.0.254', 'vlan://3001', 'Private', 900001, 900001, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, 3, 2, 'Creating', NULL), -- finding: {"id": 900001}
  (900002, 'fx-gateway-2', '172.31.0.2', '255.255.255.0', '172.31.0.254', 'vlan://3001', 'Private', 900001, 900001, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, 3, 2, 'Deleting', NULL), -- finding: {"id": 900002}
  (900003, 'fx-gateway-3', '172.31.0.3', '255.255.255.0', '172.31.0.254', 'vlan://3001', 'Private', 900001, 900001, 1, UTC_TIMESTAMP() - INTERVAL 61 MINUTE, 3, 2, 'Creating', NULL), -- finding: {"id": 900003}
  (900004, 'fx-gateway-4', '172.31.0.4', '255.255.255.0', '172.31.0.254', 'vlan://3001', 'Private', 900001, 900001, 1, NULL, 3, 2, 'Deleting', NULL), -- finding: {"id": 900004}
  (900005, 'fx-gateway-5', '172.31.0.5', '255.255.255.0', '172.31.0.254', 'vlan://3001', 'Private', 900001, 900008, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, 3, 2, 'Deleting', NULL), -- finding: {"id": 900005}
-- The network or the VPC is gone; also where that keeps a VPC from being deleted.
  (900006, 'fx-gateway-6', '172.31.0.6', '255.255.255.0', '172.31.0.254', 'vlan://3001', 'Private', 900002, 900001, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, 3, 2, 'Ready', NULL), -- finding: {"id": 900006}
  (900007, 'fx-gateway-7', '172.31.0.7', '255.255.255.0', '172.31.0.254', 'vlan://3001', 'Private', 909090, 900001, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, 3, 2, 'Ready', NULL), -- finding: {"id": 900007} -- also: fk-violating-rows cloud.vpc_gateways {"id": 900007}
  (900008, 'fx-gateway-8', '172.31.0.8', '255.255.255.0', '172.31.0.254', 'vlan://3001', 'Private', 900002, 900002, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, 3, 2, 'Deleting', NULL), -- finding: {"id": 900008}
  (900009, 'fx-gateway-9', '172.31.0.9', '255.255.255.0', '172.31.0.254', 'vlan://3001', 'Private', 900001, 900003, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, 3, 2, 'Ready', NULL), -- finding: {"id": 900009}
-- decoy: in use
  (900021, 'fx-gateway-21', '172.31.0.21', '255.255.255.0', '172.31.0.254', 'vlan://3001', 'Private', 900001, 900001, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, 3, 2, 'Ready', NULL),
-- decoy: made a moment ago, and its job is not there yet
  (900022, 'fx-gateway-22', '172.31.0.22', '255.255.255.0', '172.31.0.254', 'vlan://3001', 'Private', 900001, 900001, 1, UTC_TIMESTAMP() - INTERVAL 59 MINUTE, 3, 2, 'Creating', NULL),
-- decoy: the VPC is being deleted, and the gateway with it
  (900023, 'fx-gateway-23', '172.31.0.23', '255.255.255.0', '172.31.0.254', 'vlan://3001', 'Private', 900001, 900002, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, 3, 2, 'Deleting', NULL),
-- decoy: a job runs for the VPC, stands in its queue, or is for the gateway
  (900024, 'fx-gateway-24', '172.31.0.24', '255.255.255.0', '172.31.0.254', 'vlan://3001', 'Private', 900001, 900004, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, 3, 2, 'Deleting', NULL),
  (900025, 'fx-gateway-25', '172.31.0.25', '255.255.255.0', '172.31.0.254', 'vlan://3001', 'Private', 900001, 900005, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, 3, 2, 'Deleting', NULL),
  (900026, 'fx-gateway-26', '172.31.0.26', '255.255.255.0', '172.31.0.254', 'vlan://3001', 'Private', 900001, 900006, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, 3, 2, 'Creating', NULL),
-- decoy: removed gateways stay in Deleting, their networks and VPCs are removed too
  (900027, 'fx-gateway-27', '172.31.0.27', '255.255.255.0', '172.31.0.254', 'vlan://3001', 'Private', 900002, 900003, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, 3, 2, 'Deleting', UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900028, 'fx-gateway-28', '172.31.0.28', '255.255.255.0', '172.31.0.254', 'vlan://3001', 'Private', 900001, 900001, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, 3, 2, 'Creating', UTC_TIMESTAMP() - INTERVAL 9 DAY),
-- decoy: network or VPC were removed less than an hour ago
  (900029, 'fx-gateway-29', '172.31.0.29', '255.255.255.0', '172.31.0.254', 'vlan://3001', 'Private', 900003, 900001, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, 3, 2, 'Ready', NULL),
  (900030, 'fx-gateway-30', '172.31.0.30', '255.255.255.0', '172.31.0.254', 'vlan://3001', 'Private', 900001, 900007, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, 3, 2, 'Ready', NULL);
SET SESSION foreign_key_checks = 1;
INSERT INTO async_job (id, uuid, user_id, account_id, instance_type, instance_id, job_cmd, job_status, job_dispatcher, job_init_msid, created, last_updated, related) VALUES
  (900024, 'fx-job-24', 2, 2, 'Vpc', 900004, 'org.apache.cloudstack.api.command.user.vpc.RestartVPCCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP() - INTERVAL 3 HOUR, UTC_TIMESTAMP(), ''),
  (900025, 'fx-job-25', 2, 2, 'None', NULL, 'org.apache.cloudstack.api.command.admin.vpc.DeletePrivateGatewayCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP() - INTERVAL 3 HOUR, UTC_TIMESTAMP(), ''),
  (900026, 'fx-job-26', 2, 2, 'PrivateGateway', 900026, 'org.apache.cloudstack.api.command.admin.vpc.CreatePrivateGatewayByAdminCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP() - INTERVAL 3 HOUR, UTC_TIMESTAMP(), ''),
-- None of these excuses a gateway: jobs that are over, also one that still stands in the queue; a queue for a network.
  (900002, 'fx-job-2', 2, 2, 'PrivateGateway', 900002, 'org.apache.cloudstack.api.command.admin.vpc.DeletePrivateGatewayCmd', 2, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP() - INTERVAL 3 HOUR, UTC_TIMESTAMP(), ''),
  (900008, 'fx-job-8', 2, 2, 'Vpc', 900008, 'org.apache.cloudstack.api.command.user.vpc.RestartVPCCmd', 1, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP() - INTERVAL 3 HOUR, UTC_TIMESTAMP(), ''),
  (900001, 'fx-job-1', 2, 2, 'Network', 900001, 'org.apache.cloudstack.api.command.user.network.RestartNetworkCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP() - INTERVAL 3 HOUR, UTC_TIMESTAMP(), '');
INSERT INTO sync_queue (id, sync_objtype, sync_objid, queue_proc_number, created, last_updated, queue_size) VALUES
  (900001, 'vpc', 900005, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 4 HOUR, 0),
  (900002, 'vpc', 900008, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP(), 0),
  (900003, 'network', 900001, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP(), 0);
INSERT INTO sync_queue_item (id, queue_id, content_type, content_id, queue_proc_msid, queue_proc_number, created) VALUES
  (900001, 900001, 'AsyncJob', 900025, 345049103441, 1, UTC_TIMESTAMP() - INTERVAL 3 HOUR),
  (900002, 900002, 'AsyncJob', 900008, 345049103441, 1, UTC_TIMESTAMP() - INTERVAL 3 HOUR),
  (900003, 900003, 'AsyncJob', 900001, 345049103441, 1, UTC_TIMESTAMP() - INTERVAL 3 HOUR);

-- case: an old release on 4.9.0
INSERT INTO vpc (id, uuid, name, vpc_offering_id, zone_id, state, domain_id, account_id, created, removed) VALUES
  (900001, 'fx-vpc-1', 'vpc', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL);
INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, broadcast_domain_type, broadcast_uri, network_offering_id, related, domain_id, account_id, data_center_id, vpc_id, guru_name, created, removed) VALUES
  (900001, 'fx-network-1', 'private', 'Setup', 'Guest', 'Isolated', 'Vlan', 'vlan://3001', 5, 900001, 2, 3, 1, NULL, 'ExternalGuestNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL);
INSERT INTO op_networks (id, nics_count, gc, check_for_gc) SELECT id, 0, 1, 0 FROM networks WHERE id > 900000;
INSERT INTO account_network_ref (account_id, network_id, is_owner) SELECT account_id, id, 1 FROM networks WHERE id > 900000;
INSERT INTO ntwk_service_map (network_id, service, provider, created) SELECT n.id, m.service, m.provider, n.created FROM networks n JOIN ntwk_offering_service_map m ON m.network_offering_id = n.network_offering_id WHERE n.id > 900000;
INSERT INTO vpc_gateways (id, uuid, ip4_address, netmask, gateway, vlan_tag, type, network_id, vpc_id, zone_id, created, account_id, domain_id, state, removed) VALUES
  (900001, 'fx-gateway-1', '172.31.0.1', '255.255.255.0', '172.31.0.254', 'vlan://3001', 'Private', 900001, 900001, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, 3, 2, 'Creating', NULL), -- finding: {"id": 900001}
-- decoy: in use
  (900002, 'fx-gateway-2', '172.31.0.2', '255.255.255.0', '172.31.0.254', 'vlan://3001', 'Private', 900001, 900001, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, 3, 2, 'Ready', NULL);
