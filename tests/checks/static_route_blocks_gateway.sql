INSERT INTO vpc (id, uuid, name, vpc_offering_id, zone_id, state, domain_id, account_id, created, removed) VALUES
  (900001, 'fx-vpc-1', 'vpc', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900002, 'fx-vpc-2', 'being deleted', 1, 1, 'Inactive', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900003, 'fx-vpc-3', 'removed', 1, 1, 'Inactive', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900004, 'fx-vpc-4', 'job', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900005, 'fx-vpc-5', 'queue', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900006, 'fx-vpc-6', 'route job', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900007, 'fx-vpc-7', 'gateway job', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900008, 'fx-vpc-8', 'all is over', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL);
INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, broadcast_domain_type, broadcast_uri, network_offering_id, related, domain_id, account_id, data_center_id, vpc_id, guru_name, created, removed) VALUES
  (900001, 'fx-network-1', 'private', 'Setup', 'Guest', 'Isolated', 'Vlan', 'vlan://3001', 5, 900001, 2, 3, 1, NULL, 'ExternalGuestNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900002, 'fx-network-2', 'removed private', 'Destroy', 'Guest', 'Isolated', 'Vlan', 'vlan://3002', 5, 900002, 2, 3, 1, NULL, 'ExternalGuestNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY);
INSERT INTO op_networks (id, nics_count, gc, check_for_gc) SELECT id, 0, 1, 0 FROM networks WHERE id > 900000;
INSERT INTO account_network_ref (account_id, network_id, is_owner) SELECT account_id, id, 1 FROM networks WHERE id > 900000;
INSERT INTO ntwk_service_map (network_id, service, provider, created) SELECT n.id, m.service, m.provider, n.created FROM networks n JOIN ntwk_offering_service_map m ON m.network_offering_id = n.network_offering_id WHERE n.id > 900000;
INSERT INTO vpc_gateways (id, uuid, ip4_address, netmask, gateway, vlan_tag, type, network_id, vpc_id, zone_id, created, account_id, domain_id, state, removed) VALUES
  (900001, 'fx-gateway-1', '172.31.0.1', '255.255.255.0', '172.31.0.254', 'vlan://3001', 'Private', 900001, 900001, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, 3, 2, 'Ready', NULL),
  (900002, 'fx-gateway-2', '172.31.0.2', '255.255.255.0', '172.31.0.254', 'vlan://3001', 'Private', 900002, 900001, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, 3, 2, 'Deleting', UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900003, 'fx-gateway-3', '172.31.0.3', '255.255.255.0', '172.31.0.254', 'vlan://3001', 'Private', 900002, 900001, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, 3, 2, 'Deleting', UTC_TIMESTAMP() - INTERVAL 59 MINUTE),
  (900004, 'fx-gateway-4', '172.31.0.4', '255.255.255.0', '172.31.0.254', 'vlan://3001', 'Private', 900001, 900007, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, 3, 2, 'Ready', NULL),
  (900005, 'fx-gateway-5', '172.31.0.5', '255.255.255.0', '172.31.0.254', 'vlan://3001', 'Private', 900002, 900003, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, 3, 2, 'Deleting', UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900006, 'fx-gateway-6', '172.31.0.6', '255.255.255.0', '172.31.0.254', 'vlan://3001', 'Private', 900002, 900002, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, 3, 2, 'Deleting', UTC_TIMESTAMP() - INTERVAL 9 DAY);
SET SESSION foreign_key_checks = 0;
INSERT INTO static_routes (id, uuid, vpc_gateway_id, cidr, state, vpc_id, account_id, domain_id, created) VALUES
-- Half-way for more than an hour, and nothing works on the VPC.
  (900001, 'fx-route-1', 900001, '192.168.1.0/24', 'Revoke', 900001, 3, 2, UTC_TIMESTAMP() - INTERVAL 90 DAY), -- finding: {"id": 900001}
  (900002, 'fx-route-2', 900001, '192.168.2.0/24', 'Add', 900001, 3, 2, UTC_TIMESTAMP() - INTERVAL 90 DAY), -- finding: {"id": 900002}
  (900003, 'fx-route-3', 900001, '192.168.3.0/24', 'Staged', 900001, 3, 2, UTC_TIMESTAMP() - INTERVAL 90 DAY), -- finding: {"id": 900003}
  (900004, 'fx-route-4', 900001, '192.168.4.0/24', 'Revoke', NULL, 3, 2, UTC_TIMESTAMP() - INTERVAL 90 DAY), -- finding: {"id": 900004}
  (900005, 'fx-route-5', 900001, '192.168.5.0/24', 'Revoke', 900001, 3, 2, UTC_TIMESTAMP() - INTERVAL 61 MINUTE), -- finding: {"id": 900005}
  (900006, 'fx-route-6', 900001, '192.168.6.0/24', 'Revoke', 900001, 3, 2, NULL), -- finding: {"id": 900006}
  (900007, 'fx-route-7', NULL, '192.168.7.0/24', 'Revoke', 900001, 3, 2, UTC_TIMESTAMP() - INTERVAL 90 DAY), -- finding: {"id": 900007}
  (900008, 'fx-route-8', 900001, '192.168.8.0/24', 'Revoke', 900008, 3, 2, UTC_TIMESTAMP() - INTERVAL 90 DAY), -- finding: {"id": 900008}
-- The gateway is gone, whatever the state; also where that keeps a VPC from being deleted.
  (900009, 'fx-route-9', 900002, '192.168.9.0/24', 'Active', 900001, 3, 2, UTC_TIMESTAMP() - INTERVAL 90 DAY), -- finding: {"id": 900009}
  (900010, 'fx-route-10', 900002, '192.168.10.0/24', 'Revoke', 900001, 3, 2, UTC_TIMESTAMP() - INTERVAL 90 DAY), -- finding: {"id": 900010}
  (900011, 'fx-route-11', 909090, '192.168.11.0/24', 'Active', 900001, 3, 2, UTC_TIMESTAMP() - INTERVAL 90 DAY), -- finding: {"id": 900011} -- also: fk-violating-rows cloud.static_routes {"id": 900011}
  (900012, 'fx-route-12', 900006, '192.168.12.0/24', 'Revoke', 900002, 3, 2, UTC_TIMESTAMP() - INTERVAL 90 DAY), -- finding: {"id": 900012}
-- decoy: in use; one without a gateway has a next hop
  (900021, 'fx-route-21', 900001, '192.168.21.0/24', 'Active', 900001, 3, 2, UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900022, 'fx-route-22', NULL, '192.168.22.0/24', 'Active', 900001, 3, 2, UTC_TIMESTAMP() - INTERVAL 90 DAY),
-- decoy: made a moment ago, and its job is not there yet
  (900023, 'fx-route-23', 900001, '192.168.23.0/24', 'Add', 900001, 3, 2, UTC_TIMESTAMP() - INTERVAL 59 MINUTE),
-- decoy: the VPC is being deleted: all of its routes are in Revoke
  (900024, 'fx-route-24', 900001, '192.168.24.0/24', 'Revoke', 900002, 3, 2, UTC_TIMESTAMP() - INTERVAL 90 DAY),
-- decoy: a job runs for the VPC, stands in its queue, or is for the route or its gateway
  (900025, 'fx-route-25', 900001, '192.168.25.0/24', 'Revoke', 900004, 3, 2, UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900026, 'fx-route-26', 900001, '192.168.26.0/24', 'Revoke', 900005, 3, 2, UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900027, 'fx-route-27', 900001, '192.168.27.0/24', 'Revoke', 900006, 3, 2, UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900028, 'fx-route-28', 900004, '192.168.28.0/24', 'Add', 900007, 3, 2, UTC_TIMESTAMP() - INTERVAL 90 DAY),
-- decoy: the gateway was removed less than an hour ago
  (900029, 'fx-route-29', 900003, '192.168.29.0/24', 'Active', 900001, 3, 2, UTC_TIMESTAMP() - INTERVAL 90 DAY),
-- decoy: nothing reads what a removed VPC left
  (900030, 'fx-route-30', 900005, '192.168.30.0/24', 'Revoke', 900003, 3, 2, UTC_TIMESTAMP() - INTERVAL 90 DAY);
SET SESSION foreign_key_checks = 1;
INSERT INTO async_job (id, uuid, user_id, account_id, instance_type, instance_id, job_cmd, job_status, job_dispatcher, job_init_msid, created, last_updated, related) VALUES
  (900025, 'fx-job-25', 2, 2, 'Vpc', 900004, 'org.apache.cloudstack.api.command.user.vpc.RestartVPCCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP() - INTERVAL 3 HOUR, UTC_TIMESTAMP(), ''),
  (900026, 'fx-job-26', 2, 2, 'None', NULL, 'org.apache.cloudstack.api.command.user.vpc.DeleteStaticRouteCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP() - INTERVAL 3 HOUR, UTC_TIMESTAMP(), ''),
  (900027, 'fx-job-27', 2, 2, 'StaticRoute', 900027, 'org.apache.cloudstack.api.command.user.vpc.DeleteStaticRouteCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP() - INTERVAL 3 HOUR, UTC_TIMESTAMP(), ''),
  (900028, 'fx-job-28', 2, 2, 'PrivateGateway', 900004, 'org.apache.cloudstack.api.command.user.vpc.CreatePrivateGatewayCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP() - INTERVAL 3 HOUR, UTC_TIMESTAMP(), ''),
-- None of these excuses a route: jobs that are over, also one that still stands in the queue; a queue for a network.
  (900001, 'fx-job-1', 2, 2, 'StaticRoute', 900001, 'org.apache.cloudstack.api.command.user.vpc.DeleteStaticRouteCmd', 2, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP() - INTERVAL 3 HOUR, UTC_TIMESTAMP(), ''),
  (900008, 'fx-job-8', 2, 2, 'Vpc', 900008, 'org.apache.cloudstack.api.command.user.vpc.RestartVPCCmd', 1, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP() - INTERVAL 3 HOUR, UTC_TIMESTAMP(), ''),
  (900002, 'fx-job-2', 2, 2, 'Network', 900001, 'org.apache.cloudstack.api.command.user.network.RestartNetworkCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP() - INTERVAL 3 HOUR, UTC_TIMESTAMP(), '');
INSERT INTO sync_queue (id, sync_objtype, sync_objid, queue_proc_number, created, last_updated, queue_size) VALUES
  (900001, 'vpc', 900005, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 4 HOUR, 0),
  (900002, 'vpc', 900008, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP(), 0),
  (900003, 'network', 900001, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP(), 0);
INSERT INTO sync_queue_item (id, queue_id, content_type, content_id, queue_proc_msid, queue_proc_number, created) VALUES
  (900001, 900001, 'AsyncJob', 900026, 345049103441, 1, UTC_TIMESTAMP() - INTERVAL 3 HOUR),
  (900002, 900002, 'AsyncJob', 900008, 345049103441, 1, UTC_TIMESTAMP() - INTERVAL 3 HOUR),
  (900003, 900003, 'AsyncJob', 900002, 345049103441, 1, UTC_TIMESTAMP() - INTERVAL 3 HOUR);

-- case: a release without next hops on 4.15.0.0
INSERT INTO vpc (id, uuid, name, vpc_offering_id, zone_id, state, domain_id, account_id, created, removed) VALUES
  (900001, 'fx-vpc-1', 'vpc', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL);
INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, broadcast_domain_type, broadcast_uri, network_offering_id, related, domain_id, account_id, data_center_id, vpc_id, guru_name, created, removed) VALUES
  (900001, 'fx-network-1', 'private', 'Setup', 'Guest', 'Isolated', 'Vlan', 'vlan://3001', 5, 900001, 2, 3, 1, NULL, 'ExternalGuestNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL);
INSERT INTO op_networks (id, nics_count, gc, check_for_gc) SELECT id, 0, 1, 0 FROM networks WHERE id > 900000;
INSERT INTO account_network_ref (account_id, network_id, is_owner) SELECT account_id, id, 1 FROM networks WHERE id > 900000;
INSERT INTO ntwk_service_map (network_id, service, provider, created) SELECT n.id, m.service, m.provider, n.created FROM networks n JOIN ntwk_offering_service_map m ON m.network_offering_id = n.network_offering_id WHERE n.id > 900000;
INSERT INTO vpc_gateways (id, uuid, ip4_address, netmask, gateway, vlan_tag, type, network_id, vpc_id, zone_id, created, account_id, domain_id, state, removed) VALUES
  (900001, 'fx-gateway-1', '172.31.0.1', '255.255.255.0', '172.31.0.254', 'vlan://3001', 'Private', 900001, 900001, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, 3, 2, 'Ready', NULL);
INSERT INTO static_routes (id, uuid, vpc_gateway_id, cidr, state, vpc_id, account_id, domain_id, created) VALUES
  (900001, 'fx-route-1', 900001, '192.168.1.0/24', 'Revoke', 900001, 3, 2, UTC_TIMESTAMP() - INTERVAL 90 DAY), -- finding: {"id": 900001}
-- decoy: in use
  (900002, 'fx-route-2', 900001, '192.168.2.0/24', 'Active', 900001, 3, 2, UTC_TIMESTAMP() - INTERVAL 90 DAY);
