INSERT INTO domain (id, uuid, name, owner, path, level, parent, state, removed) VALUES
  (900001, 'fx-domain-1', 'parent', 2, '/parent/', 1, 1, 'Inactive', NULL),
  (900002, 'fx-domain-2', 'child', 2, '/parent/child/', 2, 900001, 'Active', NULL);
INSERT INTO account (id, uuid, account_name, type, role_id, domain_id, state, removed, cleanup_needed) VALUES
  (900001, 'fx-account-1', 'being cleaned up', 0, 4, 2, 'enabled', NULL, 0),
  (900002, 'fx-account-2', 'in the child domain', 0, 4, 900002, 'enabled', NULL, 0),
  (900003, 'fx-account-3', 'PrjAcct-fx-1', 5, 4, 2, 'enabled', NULL, 0),
  (900004, 'fx-account-4', 'removed two hours ago', 0, 4, 2, 'removed', UTC_TIMESTAMP() - INTERVAL 120 MINUTE, 0),
  (900005, 'fx-account-5', 'removed', 0, 4, 2, 'removed', UTC_TIMESTAMP() - INTERVAL 181 MINUTE, 0);
INSERT INTO projects (id, uuid, name, project_account_id, domain_id, state) VALUES (900001, 'fx-project-1', 'fx', 900003, 2, 'Disabled');
INSERT INTO vpc (id, uuid, name, vpc_offering_id, zone_id, state, domain_id, account_id, created, removed) VALUES
-- Inactive, and nothing has moved for three hours.
  (900001, 'fx-vpc-1', 'nothing left', 1, 1, 'Inactive', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900001}
  (900002, 'fx-vpc-2', 'a bit of everything', 1, 1, 'Inactive', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900002}
  (900003, 'fx-vpc-3', 'born three hours ago', 1, 1, 'Inactive', 2, 3, UTC_TIMESTAMP() - INTERVAL 181 MINUTE, NULL), -- finding: {"id": 900003}
  (900004, 'fx-vpc-4', 'router removed long ago', 1, 1, 'Inactive', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900004}
  (900005, 'fx-vpc-5', 'of a removed account', 1, 1, 'Inactive', 2, 900005, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900005}
-- decoy: alive, or gone
  (900011, 'fx-vpc-11', 'alive', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900012, 'fx-vpc-12', 'removed', 1, 1, 'Inactive', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
-- decoy: a job deletes it right now; before 4.17 only the queue says which VPC the job is for
  (900013, 'fx-vpc-13', 'job', 1, 1, 'Inactive', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900014, 'fx-vpc-14', 'job in the queue', 1, 1, 'Inactive', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: jobs for its account, a parent of its domain, the project that owns it
  (900015, 'fx-vpc-15', 'account job', 1, 1, 'Inactive', 2, 900001, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900016, 'fx-vpc-16', 'domain job', 1, 1, 'Inactive', 900002, 900002, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900017, 'fx-vpc-17', 'project job', 1, 1, 'Inactive', 2, 900003, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: its queue was used, a tier or a router was removed, its account was deleted less than three hours ago: the hourly round will see to it
  (900018, 'fx-vpc-18', 'queue used of late', 1, 1, 'Inactive', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900019, 'fx-vpc-19', 'tier removed of late', 1, 1, 'Inactive', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900020, 'fx-vpc-20', 'router removed of late', 1, 1, 'Inactive', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900021, 'fx-vpc-21', 'account removed of late', 1, 1, 'Inactive', 2, 900004, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: it failed to start and was thrown away again
  (900022, 'fx-vpc-22', 'born of late', 1, 1, 'Inactive', 2, 3, UTC_TIMESTAMP() - INTERVAL 179 MINUTE, NULL),
-- What stops the deletion here are findings of their own.
  (900023, 'fx-vpc-23', 'route of a removed gateway', 1, 1, 'Inactive', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900024, 'fx-vpc-24', 'gateway without network', 1, 1, 'Inactive', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL);
INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, broadcast_domain_type, broadcast_uri, network_offering_id, related, domain_id, account_id, data_center_id, vpc_id, guru_name, created, removed) VALUES
  (900001, 'fx-network-1', 'tier', 'Allocated', 'Guest', 'Isolated', 'Vlan', NULL, 10, 900001, 2, 3, 1, 900002, 'ExternalGuestNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900002, 'fx-network-2', 'removed tier', 'Destroy', 'Guest', 'Isolated', 'Vlan', NULL, 10, 900002, 2, 3, 1, 900002, 'ExternalGuestNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900003, 'fx-network-3', 'private', 'Setup', 'Guest', 'Isolated', 'Vlan', 'vlan://3001', 5, 900003, 2, 3, 1, NULL, 'ExternalGuestNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900004, 'fx-network-4', 'removed tier', 'Destroy', 'Guest', 'Isolated', 'Vlan', NULL, 10, 900004, 2, 3, 1, 900019, 'ExternalGuestNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 1 HOUR),
  (900005, 'fx-network-5', 'removed', 'Destroy', 'Guest', 'Isolated', 'Vlan', 'vlan://3002', 5, 900005, 2, 3, 1, NULL, 'ExternalGuestNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900006, 'fx-network-6', 'tier of removed VPC', 'Destroy', 'Guest', 'Isolated', 'Vlan', NULL, 10, 900006, 2, 3, 1, 900012, 'ExternalGuestNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 10 DAY);
INSERT INTO op_networks (id, nics_count, gc, check_for_gc) SELECT id, 0, 1, 0 FROM networks WHERE id > 900000;
INSERT INTO account_network_ref (account_id, network_id, is_owner) SELECT account_id, id, 1 FROM networks WHERE id > 900000;
INSERT INTO ntwk_service_map (network_id, service, provider, created) SELECT n.id, m.service, m.provider, n.created FROM networks n JOIN ntwk_offering_service_map m ON m.network_offering_id = n.network_offering_id WHERE n.id > 900000;
INSERT INTO vpc_gateways (id, uuid, ip4_address, netmask, gateway, vlan_tag, type, network_id, vpc_id, zone_id, created, account_id, domain_id, state, removed) VALUES
  (900001, 'fx-gateway-1', '172.31.0.1', '255.255.255.0', '172.31.0.254', 'vlan://3001', 'Private', 900003, 900002, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, 3, 2, 'Ready', NULL),
  (900002, 'fx-gateway-2', '172.31.0.2', '255.255.255.0', '172.31.0.254', 'vlan://3001', 'Private', 900003, 900002, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, 3, 2, 'Deleting', UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900003, 'fx-gateway-3', '172.31.0.3', '255.255.255.0', '172.31.0.254', 'vlan://3001', 'Private', 900005, 900023, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, 3, 2, 'Deleting', UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900004, 'fx-gateway-4', '172.31.0.4', '255.255.255.0', '172.31.0.254', 'vlan://3001', 'Private', 900005, 900024, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, 3, 2, 'Ready', NULL); -- also: vpc-gateway-stuck {"id": 900004}
INSERT INTO static_routes (id, uuid, vpc_gateway_id, cidr, state, vpc_id, account_id, domain_id, created) VALUES
  (900001, 'fx-route-1', 900001, '192.168.1.0/24', 'Revoke', 900002, 3, 2, UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900002, 'fx-route-2', 900001, '192.168.2.0/24', 'Revoke', 900002, 3, 2, UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900003, 'fx-route-3', 900003, '192.168.3.0/24', 'Active', 900023, 3, 2, UTC_TIMESTAMP() - INTERVAL 90 DAY); -- also: static-route-blocks-gateway {"id": 900003}
UPDATE user_ip_address SET vpc_id = 900002, state = 'Allocated', account_id = 3, domain_id = 2, allocated = UTC_TIMESTAMP() - INTERVAL 80 DAY WHERE id IN (SELECT id FROM (SELECT MAX(id) AS id FROM user_ip_address WHERE state = 'Free') newest);
INSERT INTO vm_instance (id, uuid, name, instance_name, state, type, vm_type, account_id, domain_id, service_offering_id, guest_os_id, data_center_id, vnc_password, created, removed) VALUES
  (900001, 'fx-vm-1', 'r-900001-VM', 'r-900001-VM', 'Stopped', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900002, 'fx-vm-2', 'r-900002-VM', 'r-900002-VM', 'Expunging', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 181 MINUTE),
  (900003, 'fx-vm-3', 'r-900003-VM', 'r-900003-VM', 'Expunging', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 179 MINUTE);
INSERT INTO domain_router (id, element_id, vpc_id, is_redundant_router, redundant_state, stop_pending, role) VALUES
  (900001, 2, 900002, 0, 'UNKNOWN', 0, 'VIRTUAL_ROUTER'), (900002, 2, 900004, 0, 'UNKNOWN', 0, 'VIRTUAL_ROUTER'), (900003, 2, 900020, 0, 'UNKNOWN', 0, 'VIRTUAL_ROUTER');
INSERT INTO async_job (id, uuid, user_id, account_id, instance_type, instance_id, job_cmd, job_status, job_dispatcher, job_init_msid, created, last_updated, related) VALUES
  (900013, 'fx-job-13', 2, 2, 'Vpc', 900013, 'org.apache.cloudstack.api.command.user.vpc.DeleteVPCCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP() - INTERVAL 3 HOUR, UTC_TIMESTAMP(), ''),
  (900014, 'fx-job-14', 2, 2, 'None', NULL, 'org.apache.cloudstack.api.command.user.vpc.DeleteVPCCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP() - INTERVAL 3 HOUR, UTC_TIMESTAMP(), ''),
  (900015, 'fx-job-15', 2, 2, 'Account', 900001, 'org.apache.cloudstack.api.command.admin.account.DeleteAccountCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP() - INTERVAL 3 HOUR, UTC_TIMESTAMP(), ''),
  (900016, 'fx-job-16', 2, 2, 'Domain', 900001, 'org.apache.cloudstack.api.command.admin.domain.DeleteDomainCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP() - INTERVAL 3 HOUR, UTC_TIMESTAMP(), ''),
  (900017, 'fx-job-17', 2, 2, 'Project', 900001, 'org.apache.cloudstack.api.command.user.project.DeleteProjectCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP() - INTERVAL 3 HOUR, UTC_TIMESTAMP(), ''),
-- None of these excuses a VPC: a deletion that failed, one in the queue that is over, a job for a network of the same number.
  (900001, 'fx-job-1', 2, 2, 'Vpc', 900001, 'org.apache.cloudstack.api.command.user.vpc.DeleteVPCCmd', 2, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP() - INTERVAL 3 HOUR, UTC_TIMESTAMP(), ''),
  (900002, 'fx-job-2', 2, 2, 'Vpc', 900002, 'org.apache.cloudstack.api.command.user.vpc.DeleteVPCCmd', 2, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP() - INTERVAL 3 HOUR, UTC_TIMESTAMP(), ''),
  (900003, 'fx-job-3', 2, 2, 'Network', 900003, 'org.apache.cloudstack.api.command.user.network.RestartNetworkCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP() - INTERVAL 3 HOUR, UTC_TIMESTAMP(), '');
INSERT INTO sync_queue (id, sync_objtype, sync_objid, queue_proc_number, created, last_updated, queue_size) VALUES
  (900001, 'vpc', 900014, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 4 HOUR, 0),
  (900002, 'vpc', 900018, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 179 MINUTE, 0),
  (900003, 'vpc', 900002, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 181 MINUTE, 0),
  (900004, 'network', 900001, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP(), 0);
INSERT INTO sync_queue_item (id, queue_id, content_type, content_id, queue_proc_msid, queue_proc_number, created) VALUES
  (900001, 900001, 'AsyncJob', 900014, 345049103441, 1, UTC_TIMESTAMP() - INTERVAL 3 HOUR),
  (900002, 900003, 'AsyncJob', 900002, 345049103441, 1, UTC_TIMESTAMP() - INTERVAL 3 HOUR);

-- case: the round runs every ten minutes
-- params: {"minutes": 20}
INSERT INTO vpc (id, uuid, name, vpc_offering_id, zone_id, state, domain_id, account_id, created, removed) VALUES
  (900001, 'fx-vpc-1', 'twenty minutes', 1, 1, 'Inactive', 2, 3, UTC_TIMESTAMP() - INTERVAL 21 MINUTE, NULL), -- finding: {"id": 900001}
-- decoy: not yet
  (900002, 'fx-vpc-2', 'nineteen minutes', 1, 1, 'Inactive', 2, 3, UTC_TIMESTAMP() - INTERVAL 19 MINUTE, NULL);

-- case: before 4.17 jobs do not name the VPC on 4.9.0
INSERT INTO vpc (id, uuid, name, vpc_offering_id, zone_id, state, domain_id, account_id, created, removed) VALUES
  (900001, 'fx-vpc-1', 'stuck', 1, 1, 'Inactive', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900001}
-- decoy: its queue has a job that runs
  (900002, 'fx-vpc-2', 'job in the queue', 1, 1, 'Inactive', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL);
INSERT INTO async_job (id, uuid, user_id, account_id, instance_type, instance_id, job_cmd, job_status, job_dispatcher, job_init_msid, created, last_updated, related) VALUES
  (900001, 'fx-job-1', 2, 2, 'None', NULL, 'org.apache.cloudstack.api.command.user.vpc.DeleteVPCCmd', 2, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP() - INTERVAL 3 HOUR, UTC_TIMESTAMP(), ''),
  (900002, 'fx-job-2', 2, 2, 'None', NULL, 'org.apache.cloudstack.api.command.user.vpc.DeleteVPCCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP() - INTERVAL 3 HOUR, UTC_TIMESTAMP(), '');
INSERT INTO sync_queue (id, sync_objtype, sync_objid, queue_proc_number, created, last_updated, queue_size) VALUES
  (900001, 'vpc', 900002, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 4 HOUR, 0);
INSERT INTO sync_queue_item (id, queue_id, content_type, content_id, queue_proc_msid, queue_proc_number, created) VALUES
  (900001, 900001, 'AsyncJob', 900002, 345049103441, 1, UTC_TIMESTAMP() - INTERVAL 3 HOUR);
