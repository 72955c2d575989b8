INSERT INTO vpc (id, uuid, name, vpc_offering_id, zone_id, state, domain_id, account_id, created, removed) VALUES
  (900001, 'fx-vpc-1', 'removed', 1, 1, 'Inactive', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 2 HOUR),
  (900002, 'fx-vpc-2', 'removed just now', 1, 1, 'Inactive', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 5 MINUTE),
  (900003, 'fx-vpc-3', 'alive, without tiers', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900004, 'fx-vpc-4', 'removed, with a tier', 1, 1, 'Inactive', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 2 HOUR),
  (900005, 'fx-vpc-5', NULL, 1, 1, 'Inactive', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 61 MINUTE);
INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, network_offering_id, related, domain_id, account_id, data_center_id, vpc_id, created, removed) VALUES
  (900001, 'fx-network-1', 'served unseen', 'Allocated', 'Guest', 'Isolated', 8, 900001, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900002, 'fx-network-2', 'removed', 'Destroy', 'Guest', 'Isolated', 8, 900002, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 2 HOUR),
  (900003, 'fx-network-3', 'removed just now', 'Destroy', 'Guest', 'Isolated', 8, 900003, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 5 MINUTE),
  (900004, 'fx-network-4', 'served', 'Allocated', 'Guest', 'Isolated', 8, 900004, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900005, 'fx-network-5', 'tier left behind', 'Allocated', 'Guest', 'Isolated', 10, 900005, 2, 3, 1, 900004, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL); -- also: tier-in-removed-vpc {"id": 900005}
INSERT INTO account_network_ref (account_id, network_id, is_owner) SELECT account_id, id, 1 FROM networks WHERE id > 900000;
INSERT INTO ntwk_service_map (network_id, service, provider, created)
  SELECT n.id, m.service, m.provider, UTC_TIMESTAMP() FROM networks n JOIN ntwk_offering_service_map m ON m.network_offering_id = n.network_offering_id WHERE n.id > 900000;
INSERT INTO op_networks (id, mac_address_seq, nics_count, gc, check_for_gc) SELECT id, 50, 0, 1, 0 FROM networks WHERE id > 900000;
INSERT INTO vm_instance (id, uuid, name, instance_name, state, type, vm_type, account_id, domain_id, service_offering_id, guest_os_id, data_center_id, vnc_password, created, removed) VALUES
-- Routers of no network: not entered for the one they serve, left over from a removed one, never entered anywhere.
  (900001, 'fx-vm-1', 'r', 'r-900001-VM', 'Running', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL), -- finding: {"id": 900001}
  (900002, 'fx-vm-2', 'r', 'r-900002-VM', 'Running', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL), -- finding: {"id": 900002}
  (900003, 'fx-vm-3', 'r', 'r-900003-VM', 'Stopped', 'DomainRouter', 'DomainRouter', 1, 1, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 61 MINUTE, NULL), -- finding: {"id": 900003}
  (900006, 'fx-vm-6', 'r', 'r-900006-VM', 'Unknown', 'DomainRouter', 'DomainRouter', 1, 1, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL), -- finding: {"id": 900006}
-- Routers of removed VPCs.
  (900007, 'fx-vm-7', 'r', 'r-900007-VM', 'Unknown', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL), -- finding: {"id": 900007}
  (900004, 'fx-vm-4', 'r', 'r-900004-VM', 'Running', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL), -- finding: {"id": 900004}
  (900005, 'fx-vm-5', 'r', 'r-900005-VM', 'Stopped', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL), -- finding: {"id": 900005}
-- decoy: entered for a network that lives, whatever it was entered for besides, and though it is stopped
  (900011, 'fx-vm-11', 'r', 'r-900011-VM', 'Stopped', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
-- decoy: the router of a VPC without tiers, or with tiers that it is not entered for
  (900012, 'fx-vm-12', 'r', 'r-900012-VM', 'Running', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
-- decoy: its network, or VPC, was removed 5 minutes ago
  (900013, 'fx-vm-13', 'r', 'r-900013-VM', 'Running', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900014, 'fx-vm-14', 'r', 'r-900014-VM', 'Running', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
-- decoy: the removed VPC still has a tier: that comes first
  (900015, 'fx-vm-15', 'r', 'r-900015-VM', 'Running', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
-- decoy: it has a live NIC on a removed network: another check says so
  (900016, 'fx-vm-16', 'r', 'r-900016-VM', 'Running', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
-- decoy: a router that was made 5 minutes ago is not entered yet
  (900017, 'fx-vm-17', 'r', 'r-900017-VM', 'Stopped', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 5 MINUTE, NULL),
-- decoy: routers on their way, or removed
  (900018, 'fx-vm-18', 'r', 'r-900018-VM', 'Starting', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900019, 'fx-vm-19', 'r', 'r-900019-VM', 'Stopping', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900020, 'fx-vm-20', 'r', 'r-900020-VM', 'Expunging', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900021, 'fx-vm-21', 'r', 'r-900021-VM', 'Expunging', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
-- decoy: a job works on it, or a management server holds CloudStack's lock on it
  (900022, 'fx-vm-22', 'r', 'r-900022-VM', 'Running', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900023, 'fx-vm-23', 'r', 'r-900023-VM', 'Running', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900024, 'fx-vm-24', 'r', 'r-900024-VM', 'Running', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
-- decoy: the same of removed VPCs' routers
  (900031, 'fx-vm-31', 'r', 'r-900031-VM', 'Running', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900032, 'fx-vm-32', 'r', 'r-900032-VM', 'Running', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900033, 'fx-vm-33', 'r', 'r-900033-VM', 'Running', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900034, 'fx-vm-34', 'r', 'r-900034-VM', 'Stopping', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900035, 'fx-vm-35', 'r', 'r-900035-VM', 'Running', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 20 MINUTE),
  (900036, 'fx-vm-36', 'r', 'r-900036-VM', 'Running', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900037, 'fx-vm-37', 'b', 'b-900037-VM', 'Running', 'InternalLoadBalancerVm', 'InternalLoadBalancerVm', 1, 1, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900038, 'fx-vm-38', 'r', 'r-900038-VM', 'Running', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 20 MINUTE),
-- decoy: VMs that balance load are in domain_router too, but need not be entered
  (900025, 'fx-vm-25', 'b', 'b-900025-VM', 'Running', 'InternalLoadBalancerVm', 'InternalLoadBalancerVm', 1, 1, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900026, 'fx-vm-26', 'l', 'l-900026-VM', 'Running', 'ElasticLoadBalancerVm', 'ElasticLoadBalancerVm', 1, 1, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL);
INSERT INTO domain_router (id, element_id, is_redundant_router, redundant_state, stop_pending, role, vpc_id) VALUES
  (900001, 1, 0, 'UNKNOWN', 0, 'VIRTUAL_ROUTER', NULL), (900002, 1, 0, 'UNKNOWN', 0, 'VIRTUAL_ROUTER', NULL), (900003, 1, 0, 'UNKNOWN', 0, 'VIRTUAL_ROUTER', NULL),
  (900004, 2, 0, 'UNKNOWN', 0, 'VIRTUAL_ROUTER', 900001), (900005, 2, 0, 'UNKNOWN', 0, 'VIRTUAL_ROUTER', 900005),
  (900011, 1, 0, 'UNKNOWN', 0, 'VIRTUAL_ROUTER', NULL), (900012, 2, 0, 'UNKNOWN', 0, 'VIRTUAL_ROUTER', 900003),
  (900013, 1, 0, 'UNKNOWN', 0, 'VIRTUAL_ROUTER', NULL), (900014, 2, 0, 'UNKNOWN', 0, 'VIRTUAL_ROUTER', 900002),
  (900015, 2, 0, 'UNKNOWN', 0, 'VIRTUAL_ROUTER', 900004), (900016, 1, 0, 'UNKNOWN', 0, 'VIRTUAL_ROUTER', NULL),
  (900017, 1, 0, 'UNKNOWN', 0, 'VIRTUAL_ROUTER', NULL), (900018, 1, 0, 'UNKNOWN', 0, 'VIRTUAL_ROUTER', NULL),
  (900019, 1, 0, 'UNKNOWN', 0, 'VIRTUAL_ROUTER', NULL), (900020, 1, 0, 'UNKNOWN', 0, 'VIRTUAL_ROUTER', NULL),
  (900021, 1, 0, 'UNKNOWN', 0, 'VIRTUAL_ROUTER', NULL), (900022, 1, 0, 'UNKNOWN', 0, 'VIRTUAL_ROUTER', NULL),
  (900023, 1, 0, 'UNKNOWN', 0, 'VIRTUAL_ROUTER', NULL), (900024, 1, 0, 'UNKNOWN', 0, 'VIRTUAL_ROUTER', NULL),
  (900006, 1, 0, 'UNKNOWN', 0, 'VIRTUAL_ROUTER', NULL), (900007, 2, 0, 'UNKNOWN', 0, 'VIRTUAL_ROUTER', 900001),
  (900031, 2, 0, 'UNKNOWN', 0, 'VIRTUAL_ROUTER', 900001), (900032, 2, 0, 'UNKNOWN', 0, 'VIRTUAL_ROUTER', 900001),
  (900033, 2, 0, 'UNKNOWN', 0, 'VIRTUAL_ROUTER', 900001), (900034, 2, 0, 'UNKNOWN', 0, 'VIRTUAL_ROUTER', 900001),
  (900035, 2, 0, 'UNKNOWN', 0, 'VIRTUAL_ROUTER', 900001), (900036, 2, 0, 'UNKNOWN', 0, 'VIRTUAL_ROUTER', 900001),
  (900037, 2, 0, 'UNKNOWN', 0, 'INTERNAL_LB_VM', 900001), (900038, 1, 0, 'UNKNOWN', 0, 'VIRTUAL_ROUTER', NULL),
  (900025, 1, 0, 'UNKNOWN', 0, 'INTERNAL_LB_VM', 1), (900026, 1, 0, 'UNKNOWN', 0, 'LB', NULL);
INSERT INTO router_network_ref (router_id, network_id, guest_type) VALUES
  (900002, 900002, 'Isolated'), (900011, 900002, 'Isolated'), (900011, 900004, 'Isolated'), (900013, 900003, 'Isolated'),
  (900015, 900005, 'Isolated'), (900016, 900002, 'Isolated'), (900021, 900002, 'Isolated');
INSERT INTO nics (id, uuid, instance_id, network_id, mac_address, ip4_address, state, strategy, vm_type, default_nic, created, removed) VALUES
  (900001, 'fx-nic-1', 900001, 900001, '02:01:bb:a1:00:01', '10.1.1.1', 'Reserved', 'Start', 'DomainRouter', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900002, 'fx-nic-2', 900002, 900002, '02:01:bb:a2:00:01', '10.1.2.1', 'Deallocating', 'Start', 'DomainRouter', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 2 HOUR),
  (900003, 'fx-nic-3', 900003, 202, '0e:00:a9:fe:00:63', NULL, 'Allocated', 'Start', 'DomainRouter', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
-- Removed NICs on removed networks are normal, of a VPC's router as of another.
  (900004, 'fx-nic-4', 900004, 900002, '02:01:bb:a2:00:03', '10.1.2.3', 'Deallocating', 'Start', 'DomainRouter', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 2 HOUR),
  (900005, 'fx-nic-5', 900005, 202, '0e:00:a9:fe:00:64', '169.254.0.100', 'Reserved', 'Start', 'DomainRouter', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900036, 'fx-nic-36', 900036, 900002, '02:01:bb:a2:00:04', '10.1.2.4', 'Reserved', 'Start', 'DomainRouter', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL), -- also: live-nic-on-removed-network {"id": 900036}
  (900016, 'fx-nic-16', 900016, 900002, '02:01:bb:a2:00:02', '10.1.2.2', 'Reserved', 'Start', 'DomainRouter', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL); -- also: live-nic-on-removed-network {"id": 900016}
INSERT INTO async_job (id, uuid, user_id, account_id, instance_type, instance_id, job_cmd, job_status, job_dispatcher, job_init_msid, created, last_updated, related) VALUES
  (900022, 'fx-job-22', 2, 2, 'DomainRouter', 900022, 'org.apache.cloudstack.api.command.admin.router.DestroyRouterCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900023, 'fx-job-23', 2, 2, NULL, NULL, 'com.cloud.vm.VmWorkStop', 0, 'VmWorkJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900031, 'fx-job-31', 2, 2, 'VirtualMachine', 900031, 'org.apache.cloudstack.api.command.admin.router.StopRouterCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900032, 'fx-job-32', 2, 2, NULL, NULL, 'com.cloud.vm.VmWorkStop', 0, 'VmWorkJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900002, 'fx-job-2', 2, 2, NULL, NULL, 'com.cloud.vm.VmWorkStop', 1, 'VmWorkJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900004, 'fx-job-4', 2, 2, NULL, NULL, 'com.cloud.vm.VmWorkStop', 2, 'VmWorkJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900003, 'fx-job-3', 2, 2, 'Volume', 900003, 'org.apache.cloudstack.api.command.user.volume.ResizeVolumeCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900005, 'fx-job-5', 2, 2, 'Volume', 900005, 'org.apache.cloudstack.api.command.user.volume.ResizeVolumeCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900007, 'fx-job-7', 2, 2, 'DomainRouter', 900007, 'org.apache.cloudstack.api.command.admin.router.RebootRouterCmd', 2, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900001, 'fx-job-1', 2, 2, 'DomainRouter', 900001, 'org.apache.cloudstack.api.command.admin.router.RebootRouterCmd', 1, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), '');
INSERT INTO vm_work_job (id, step, vm_type, vm_instance_id) VALUES
  (900023, 'Filed', 'Instance', 900023), (900032, 'Filed', 'Instance', 900032), (900002, 'Done', 'Instance', 900002), (900004, 'Done', 'Instance', 900004);
INSERT INTO op_lock (`key`, mac, ip, thread, waiters) VALUES 
  ('vm_instance900024', '06:00:00:00:00:05', '172.16.0.5', 'Work-Job-Executor-1', 1), ('vm_instance900033', '06:00:00:00:00:05', '172.16.0.5', 'Work-Job-Executor-2', 1);
