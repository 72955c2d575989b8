INSERT INTO vpc_offerings (id, uuid, unique_name, name, display_text, state, created, redundant_router_service) VALUES
  (900001, 'fx-vpc-offering-1', 'fx-redundant', 'redundant', 'redundant', 'Enabled', UTC_TIMESTAMP(), 1);
INSERT INTO vpc (id, uuid, name, vpc_offering_id, zone_id, state, domain_id, account_id, created, removed, redundant, region_level_vpc) VALUES
-- A VPC with two routers, with a name and without.
  (900001, 'fx-vpc-1', 'two routers', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL, 0, 0), -- finding: cloud.vpc {"id": 900001}
  (900002, 'fx-vpc-2', NULL, 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL, NULL, NULL), -- finding: cloud.vpc {"id": 900002}
-- decoy: redundant VPCs, by themselves or by their offering; one that spans zones
  (900011, 'fx-vpc-11', 'redundant', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL, 1, 0),
  (900012, 'fx-vpc-12', 'redundant offering', 900001, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL, 0, 0),
  (900013, 'fx-vpc-13', 'in several zones', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL, 0, 1),
-- decoy: VPCs that a job works on: itself, one of its tiers, its router; one that is being deleted
  (900014, 'fx-vpc-14', 'VPC job', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL, 0, 0),
  (900015, 'fx-vpc-15', 'queued on the VPC', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL, 0, 0),
  (900016, 'fx-vpc-16', 'tier job', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL, 0, 0),
  (900017, 'fx-vpc-17', 'queued on a tier', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL, 0, 0),
  (900018, 'fx-vpc-18', 'router job', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL, 0, 0),
  (900019, 'fx-vpc-19', 'router work job', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL, 0, 0),
  (900020, 'fx-vpc-20', 'VM starts', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL, 0, 0),
  (900023, 'fx-vpc-23', 'being deleted', 1, 1, 'Inactive', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL, 0, 0), -- also: vpc-stuck-inactive {"id": 900023}
  (900024, 'fx-vpc-24', 'removed', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 5 MINUTE, 0, 0),
-- decoy: one of its routers was made 5 minutes ago; one is removed or being expunged; one balances load
  (900021, 'fx-vpc-21', 'young router', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL, 0, 0),
  (900022, 'fx-vpc-22', 'others are gone', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL, 0, 0);
INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, network_offering_id, related, domain_id, account_id, data_center_id, vpc_id, redundant, streched_l2, created, removed) VALUES
-- Two routers that run; two that are stopped, in a network that is not in use; three.
  (900001, 'fx-network-1', 'two that run', 'Implemented', 'Guest', 'Isolated', 8, 900001, 2, 3, 1, NULL, 0, 0, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900001}
  (900002, 'fx-network-2', 'stopped', 'Allocated', 'Guest', 'Isolated', 8, 900002, 2, 3, 1, NULL, NULL, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900002}
  (900003, 'fx-network-3', 'three', 'Implemented', 'Guest', 'Isolated', 8, 900003, 2, 3, 1, NULL, 0, 0, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900003}
-- decoy: redundant networks, by themselves or by their offering; one that is stretched over zones
  (900011, 'fx-network-11', 'redundant', 'Implemented', 'Guest', 'Isolated', 8, 900011, 2, 3, 1, NULL, 1, 0, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900012, 'fx-network-12', 'redundant offering', 'Implemented', 'Guest', 'Isolated', 9, 900012, 2, 3, 1, NULL, 0, 0, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900013, 'fx-network-13', 'stretched', 'Implemented', 'Guest', 'Isolated', 8, 900013, 2, 3, 1, NULL, 0, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: a shared network has a router in each pod
  (900014, 'fx-network-14', 'shared', 'Setup', 'Guest', 'Shared', 7, 900014, 1, 2, 1, NULL, 0, 0, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: a job restarts the network: one that says so, one of an older release that only queues on it
  (900015, 'fx-network-15', 'restarted', 'Implemented', 'Guest', 'Isolated', 8, 900015, 2, 3, 1, NULL, 0, 0, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900016, 'fx-network-16', 'restarted by an older release', 'Implemented', 'Guest', 'Isolated', 8, 900016, 2, 3, 1, NULL, 0, 0, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: a job works on one of its routers, or one of them starts
  (900017, 'fx-network-17', 'router job', 'Implemented', 'Guest', 'Isolated', 8, 900017, 2, 3, 1, NULL, 0, 0, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900018, 'fx-network-18', 'router work job', 'Implemented', 'Guest', 'Isolated', 8, 900018, 2, 3, 1, NULL, 0, 0, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900019, 'fx-network-19', 'router starts', 'Implemented', 'Guest', 'Isolated', 8, 900019, 2, 3, 1, NULL, 0, 0, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: a management server holds CloudStack's lock on it
  (900020, 'fx-network-20', 'locked', 'Implemented', 'Guest', 'Isolated', 8, 900020, 2, 3, 1, NULL, 0, 0, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: one router was made 5 minutes ago; the others are removed, being expunged or failed
  (900021, 'fx-network-21', 'young router', 'Implemented', 'Guest', 'Isolated', 8, 900021, 2, 3, 1, NULL, 0, 0, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900022, 'fx-network-22', 'others are gone', 'Implemented', 'Guest', 'Isolated', 8, 900022, 2, 3, 1, NULL, 0, 0, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: the network is removed, its routers are not
  (900023, 'fx-network-23', 'removed', 'Destroy', 'Guest', 'Isolated', 8, 900023, 2, 3, 1, NULL, 0, 0, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 5 MINUTE),
-- Tiers: of a VPC at rest, and worked on.
  (900101, 'fx-network-101', 'tier of 1', 'Implemented', 'Guest', 'Isolated', 10, 900101, 2, 3, 1, 900001, 0, 0, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900116, 'fx-network-116', 'tier of 16', 'Implemented', 'Guest', 'Isolated', 10, 900116, 2, 3, 1, 900016, 0, 0, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900117, 'fx-network-117', 'tier of 17', 'Implemented', 'Guest', 'Isolated', 10, 900117, 2, 3, 1, 900017, 0, 0, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900120, 'fx-network-120', 'tier of 20', 'Implemented', 'Guest', 'Isolated', 10, 900120, 2, 3, 1, 900020, 0, 0, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL);
INSERT INTO domain_network_ref (domain_id, network_id, subdomain_access) VALUES (1, 900014, 1);
INSERT INTO account_network_ref (account_id, network_id, is_owner) SELECT account_id, id, 1 FROM networks WHERE id > 900000;
INSERT INTO ntwk_service_map (network_id, service, provider, created)
  SELECT n.id, m.service, m.provider, UTC_TIMESTAMP() FROM networks n JOIN ntwk_offering_service_map m ON m.network_offering_id = n.network_offering_id WHERE n.id > 900000;
INSERT INTO op_networks (id, mac_address_seq, nics_count, gc, check_for_gc) SELECT id, 50, 0, guest_type = 'Isolated', guest_type = 'Isolated' AND vpc_id IS NULL FROM networks WHERE id > 900000;
-- Two routers of each network, numbered 901000 and 902000 on; two of each VPC, 903000 and 904000 on.
INSERT INTO vm_instance (id, uuid, name, instance_name, state, type, vm_type, account_id, domain_id, service_offering_id, guest_os_id, data_center_id, vnc_password, created, removed)
  SELECT n.id + k.d * 1000, CONCAT('fx-vm-', n.id + k.d * 1000), 'r', CONCAT('r-', n.id + k.d * 1000, '-VM'), 'Running', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 61 MINUTE, NULL
  FROM networks n JOIN (SELECT 1 AS d UNION SELECT 2) k WHERE n.id > 900000 AND n.vpc_id IS NULL
  UNION ALL SELECT p.id + k.d * 1000, CONCAT('fx-vm-', p.id + k.d * 1000), 'r', CONCAT('r-', p.id + k.d * 1000, '-VM'), 'Running', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL
  FROM vpc p JOIN (SELECT 3 AS d UNION SELECT 4) k WHERE p.id > 900000;
INSERT INTO vm_instance (id, uuid, name, instance_name, state, type, vm_type, account_id, domain_id, service_offering_id, guest_os_id, data_center_id, vnc_password, created, removed) VALUES
  (905003, 'fx-vm-905003', 'r', 'r-905003-VM', 'Running', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (905022, 'fx-vm-905022', 'r', 'r-905022-VM', 'Running', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (906022, 'fx-vm-906022', 'r', 'r-906022-VM', 'Destroyed', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (907022, 'fx-vm-907022', 'r', 'r-907022-VM', 'Error', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (905024, 'fx-vm-905024', 'b', 'b-905024-VM', 'Running', 'InternalLoadBalancerVm', 'InternalLoadBalancerVm', 1, 1, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900021, 'fx-vm-21', 'b', 'i-3-900021-VM', 'Starting', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 20 MINUTE),
  (905023, 'fx-vm-905023', 'b', 'b-905023-VM', 'Running', 'InternalLoadBalancerVm', 'InternalLoadBalancerVm', 1, 1, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900020, 'fx-vm-20', 'a', 'i-3-900020-VM', 'Starting', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL);
UPDATE vm_instance SET state = 'Stopped' WHERE id IN (901002, 902002, 902003);
UPDATE vm_instance SET state = 'Starting' WHERE id = 902019;
UPDATE vm_instance SET created = UTC_TIMESTAMP() - INTERVAL 5 MINUTE WHERE id IN (902021, 904021);
UPDATE vm_instance SET state = 'Expunging' WHERE id IN (902022, 904022);
UPDATE vm_instance SET removed = UTC_TIMESTAMP() - INTERVAL 9 DAY WHERE id = 905022;
INSERT INTO domain_router (id, element_id, is_redundant_router, redundant_state, stop_pending, role, vpc_id)
  SELECT v.id, 1, 0, 'UNKNOWN', 0, 'VIRTUAL_ROUTER', CASE WHEN v.id BETWEEN 903000 AND 904999 THEN MOD(v.id, 1000) + 900000 END FROM vm_instance v WHERE v.id > 900000 AND v.type = 'DomainRouter';
INSERT INTO domain_router (id, element_id, is_redundant_router, redundant_state, stop_pending, role, vpc_id) VALUES (905023, 1, 0, 'UNKNOWN', 0, 'INTERNAL_LB_VM', 900022), (905024, 1, 0, 'UNKNOWN', 0, 'LB', NULL);
INSERT INTO router_network_ref (router_id, network_id, guest_type) SELECT id, MOD(id, 1000) + 900000, 'Isolated' FROM vm_instance WHERE (id BETWEEN 901000 AND 902999) OR id IN (905003, 905022, 906022, 907022);
INSERT INTO router_network_ref (router_id, network_id, guest_type) VALUES (905024, 900022, 'Isolated');
INSERT INTO nics (id, uuid, instance_id, network_id, mac_address, state, strategy, vm_type, default_nic, created, removed) VALUES
-- Nothing here excuses networks 900001 and 900002: NICs of what is at rest or removed, removed ones of what is at work.
  (900001, 'fx-nic-1', 901001, 900001, '02:01:bb:a1:00:01', 'Reserved', 'Start', 'DomainRouter', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900002, 'fx-nic-2', 900021, 900001, '02:01:bb:a1:00:02', 'Deallocating', 'Start', 'User', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 20 MINUTE),
  (900003, 'fx-nic-3', 900020, 900001, '02:01:bb:a1:00:03', 'Deallocating', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 20 MINUTE),
  (900004, 'fx-nic-4', 902017, 900001, '02:01:bb:a1:00:04', 'Deallocating', 'Start', 'DomainRouter', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 20 MINUTE),
  (900005, 'fx-nic-5', 902018, 900001, '02:01:bb:a1:00:05', 'Deallocating', 'Start', 'DomainRouter', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 20 MINUTE),
  (900006, 'fx-nic-6', 900021, 900002, '02:01:bb:a2:00:01', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900101, 'fx-nic-101', 901001, 900101, '02:01:bc:05:00:01', 'Reserved', 'Start', 'DomainRouter', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900102, 'fx-nic-102', 900020, 900101, '02:01:bc:05:00:02', 'Deallocating', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 20 MINUTE),
  (900103, 'fx-nic-103', 900021, 900101, '02:01:bc:05:00:03', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900017, 'fx-nic-17', 902017, 900017, '02:01:bb:b1:00:01', 'Reserved', 'Start', 'DomainRouter', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900018, 'fx-nic-18', 902018, 900018, '02:01:bb:b2:00:01', 'Reserved', 'Start', 'DomainRouter', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900019, 'fx-nic-19', 902019, 900019, '02:01:bb:b3:00:01', 'Reserving', 'Start', 'DomainRouter', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900120, 'fx-nic-120', 900020, 900120, '02:01:bc:18:00:01', 'Reserving', 'Start', 'User', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL);
INSERT INTO async_job (id, uuid, user_id, account_id, instance_type, instance_id, job_cmd, job_status, job_dispatcher, job_init_msid, created, last_updated, related) VALUES
  (900015, 'fx-job-15', 3, 3, 'Network', 900015, 'org.apache.cloudstack.api.command.user.network.RestartNetworkCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900016, 'fx-job-16', 3, 3, 'None', NULL, 'org.apache.cloudstack.api.command.user.network.RestartNetworkCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900017, 'fx-job-17', 3, 3, 'DomainRouter', 902017, 'org.apache.cloudstack.api.command.admin.router.RebootRouterCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900018, 'fx-job-18', 3, 3, NULL, NULL, 'com.cloud.vm.VmWorkStop', 0, 'VmWorkJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900114, 'fx-job-114', 3, 3, 'Vpc', 900014, 'org.apache.cloudstack.api.command.user.vpc.RestartVPCCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900115, 'fx-job-115', 3, 3, 'None', NULL, 'org.apache.cloudstack.api.command.user.vpc.RestartVPCCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900116, 'fx-job-116', 3, 3, 'Network', 900116, 'org.apache.cloudstack.api.command.user.network.RestartNetworkCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900117, 'fx-job-117', 3, 3, 'None', NULL, 'org.apache.cloudstack.api.command.user.network.RestartNetworkCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900118, 'fx-job-118', 3, 3, 'DomainRouter', 904018, 'org.apache.cloudstack.api.command.admin.router.RebootRouterCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900119, 'fx-job-119', 3, 3, NULL, NULL, 'com.cloud.vm.VmWorkStop', 0, 'VmWorkJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
-- Jobs that are over, and those that run for something else of the same number.
  (900001, 'fx-job-1', 3, 3, 'Network', 900001, 'org.apache.cloudstack.api.command.user.network.RestartNetworkCmd', 2, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900002, 'fx-job-2', 3, 3, 'Vpc', 900001, 'org.apache.cloudstack.api.command.user.vpc.RestartVPCCmd', 2, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900004, 'fx-job-4', 3, 3, NULL, NULL, 'com.cloud.vm.VmWorkStop', 1, 'VmWorkJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900005, 'fx-job-5', 3, 3, NULL, NULL, 'com.cloud.vm.VmWorkStop', 2, 'VmWorkJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900006, 'fx-job-6', 3, 3, 'Volume', 901001, 'org.apache.cloudstack.api.command.user.volume.ResizeVolumeCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900007, 'fx-job-7', 3, 3, 'Volume', 903001, 'org.apache.cloudstack.api.command.user.volume.ResizeVolumeCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900008, 'fx-job-8', 3, 3, 'Volume', 900101, 'org.apache.cloudstack.api.command.user.volume.ResizeVolumeCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900009, 'fx-job-9', 3, 3, 'DomainRouter', 903001, 'org.apache.cloudstack.api.command.admin.router.RebootRouterCmd', 1, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900010, 'fx-job-10', 3, 3, 'Network', 900101, 'org.apache.cloudstack.api.command.user.network.RestartNetworkCmd', 1, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900011, 'fx-job-11', 3, 3, 'IpAddress', 900001, 'org.apache.cloudstack.api.command.user.address.DisassociateIPAddrCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900012, 'fx-job-12', 3, 3, 'IpAddress', 900101, 'org.apache.cloudstack.api.command.user.address.DisassociateIPAddrCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900003, 'fx-job-3', 3, 3, 'Volume', 900002, 'org.apache.cloudstack.api.command.user.volume.ResizeVolumeCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), '');
INSERT INTO vm_work_job (id, step, vm_type, vm_instance_id) VALUES
  (900018, 'Filed', 'Instance', 902018), (900119, 'Filed', 'Instance', 904019), (900004, 'Done', 'Instance', 901001), (900005, 'Done', 'Instance', 903001);
INSERT INTO sync_queue (id, sync_objtype, sync_objid, queue_size, queue_size_limit) VALUES
  (900016, 'network', 900016, 1, 1), (900115, 'vpc', 900015, 1, 1), (900117, 'network', 900117, 1, 1), (900001, 'network', 900001, 1, 1),
  (900011, 'ipaddress', 900001, 1, 1), (900012, 'ipaddress', 900101, 1, 1), (900002, 'vpc', 900001, 1, 1), (900010, 'network', 900101, 1, 1);
INSERT INTO sync_queue_item (id, queue_id, content_type, content_id, created) VALUES
  (900016, 900016, 'AsyncJob', 900016, UTC_TIMESTAMP()), (900115, 900115, 'AsyncJob', 900115, UTC_TIMESTAMP()),
  (900117, 900117, 'AsyncJob', 900117, UTC_TIMESTAMP()), (900001, 900001, 'AsyncJob', 900001, UTC_TIMESTAMP()),
  (900011, 900011, 'AsyncJob', 900011, UTC_TIMESTAMP()), (900012, 900012, 'AsyncJob', 900012, UTC_TIMESTAMP()),
  (900002, 900002, 'AsyncJob', 900002, UTC_TIMESTAMP()), (900010, 900010, 'AsyncJob', 900010, UTC_TIMESTAMP());
INSERT INTO op_lock (`key`, mac, ip, thread, waiters) VALUES ('networks900020', '06:00:00:00:00:05', '172.16.0.5', 'API-Job-Executor-1', 1);
