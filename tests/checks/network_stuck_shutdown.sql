-- Owners and VPCs: removed just now; being deleted, removed, at rest, restarted.
INSERT INTO account (id, uuid, account_name, type, role_id, domain_id, state, removed, cleanup_needed) VALUES
  (900001, 'fx-account-1', 'being deleted', 0, 4, 2, 'enabled', UTC_TIMESTAMP() - INTERVAL 5 MINUTE, 0);
INSERT INTO domain (id, uuid, name, owner, path, level, parent, state, removed) VALUES
  (900001, 'fx-domain-1', 'just now', 2, '/just now/', 1, 1, 'Inactive', UTC_TIMESTAMP() - INTERVAL 5 MINUTE);
INSERT INTO account (id, uuid, account_name, type, role_id, domain_id, state, removed, cleanup_needed) VALUES
  (900002, 'fx-account-2', 'in a domain that goes', 0, 4, 900001, 'enabled', NULL, 0);
INSERT INTO vpc (id, uuid, name, vpc_offering_id, zone_id, state, domain_id, account_id, created, removed) VALUES
  (900001, 'fx-vpc-1', 'at rest', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900002, 'fx-vpc-2', 'being deleted', 1, 1, 'Inactive', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- also: vpc-stuck-inactive {"id": 900002}
  (900003, 'fx-vpc-3', 'restarted', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900004, 'fx-vpc-4', 'restarted by an older release', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL);
INSERT INTO network_offerings (id, uuid, name, unique_name, display_text, traffic_type, created, availability, state, guest_type, is_persistent) VALUES
  (900001, 'fx-offering-1', 'persistent', 'fx-persistent', 'persistent', 'Guest', UTC_TIMESTAMP(), 'Optional', 'Enabled', 'Isolated', 1);
INSERT INTO vm_instance (id, uuid, name, instance_name, state, type, vm_type, account_id, domain_id, service_offering_id, guest_os_id, data_center_id, vnc_password, created, removed) VALUES
  (900001, 'fx-vm-1', 'a', 'i-3-900001-VM', 'Running', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900002, 'fx-vm-2', 'b', 'i-3-900002-VM', 'Stopped', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900003, 'fx-vm-3', 'c', 'i-3-900003-VM', 'Starting', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900004, 'fx-vm-4', 'd', 'r-900004-VM', 'Stopping', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900005, 'fx-vm-5', 'e', 'i-3-900005-VM', 'Stopped', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900006, 'fx-vm-6', 'f', 'i-3-900006-VM', 'Stopped', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900008, 'fx-vm-8', 'h', 'i-3-900008-VM', 'Migrating', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900009, 'fx-vm-9', 'i', 'i-3-900009-VM', 'Starting', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 20 MINUTE),
  (900007, 'fx-vm-7', 'g', 'i-3-900007-VM', 'Running', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL);

INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, network_offering_id, related, domain_id, account_id, data_center_id, vpc_id, created, removed) VALUES
-- CloudStack does not try these again: in use, never marked (it failed while it was brought up), never collected, persistent.
  (900001, 'fx-network-1', 'under a running VM', 'Shutdown', 'Guest', 'Isolated', 8, 900001, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900001}
  (900002, 'fx-network-2', 'never came up', 'Shutdown', 'Guest', 'Isolated', 8, 900002, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900002}
  (900003, 'fx-network-3', 'shared', 'Shutdown', 'Guest', 'Shared', 7, 900003, 1, 2, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900003}
  (900004, 'fx-network-4', 'persistent', 'Shutdown', 'Guest', 'Isolated', 900001, 900004, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 61 MINUTE, NULL), -- finding: {"id": 900004}
  (900005, 'fx-network-5', 'tier at rest', 'Shutdown', 'Guest', 'Isolated', 10, 900005, 2, 3, 1, 900001, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900005}
  (900006, 'fx-network-6', 'its jobs are over', 'Shutdown', 'Guest', 'Isolated', 8, 900006, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900006}
-- decoy: the scavenger tries it again every few minutes: idle, marked for collection, not persistent
  (900011, 'fx-network-11', 'left to the scavenger', 'Shutdown', 'Guest', 'Isolated', 8, 900011, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: a management server holds CloudStack's lock on it: it is being shut down, by the scavenger for one
  (900012, 'fx-network-12', 'locked', 'Shutdown', 'Guest', 'Isolated', 8, 900012, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: a job runs: for the network, its VPC, or one that queues on either but does not say what it is for (restartNetwork up to 4.14)
  (900013, 'fx-network-13', 'network job', 'Shutdown', 'Guest', 'Isolated', 8, 900013, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900014, 'fx-network-14', 'VPC job', 'Shutdown', 'Guest', 'Isolated', 10, 900014, 2, 3, 1, 900003, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900015, 'fx-network-15', 'queued on the network', 'Shutdown', 'Guest', 'Isolated', 8, 900015, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900016, 'fx-network-16', 'queued on the VPC', 'Shutdown', 'Guest', 'Isolated', 10, 900016, 2, 3, 1, 900004, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: a VM or router on it starts, stops or migrates, or a job works on a VM on it
  (900017, 'fx-network-17', 'VM starts', 'Shutdown', 'Guest', 'Isolated', 8, 900017, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900018, 'fx-network-18', 'router stops', 'Shutdown', 'Guest', 'Isolated', 8, 900018, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900019, 'fx-network-19', 'VM job', 'Shutdown', 'Guest', 'Isolated', 8, 900019, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900020, 'fx-network-20', 'work job', 'Shutdown', 'Guest', 'Isolated', 8, 900020, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900028, 'fx-network-28', 'VM migrates', 'Shutdown', 'Guest', 'Isolated', 8, 900028, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: it was made 5 minutes ago, and came up for the first time
  (900021, 'fx-network-21', 'new', 'Shutdown', 'Guest', 'Isolated', 8, 900021, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 5 MINUTE, NULL),
-- decoy: its account or domain is being deleted, and its networks with it; later that is another check's finding
  (900022, 'fx-network-22', 'account goes', 'Shutdown', 'Guest', 'Isolated', 8, 900022, 2, 900001, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900023, 'fx-network-23', 'domain goes', 'Shutdown', 'Guest', 'Isolated', 8, 900023, 900001, 900002, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: a tier of a VPC that is being deleted
  (900024, 'fx-network-24', 'tier goes', 'Shutdown', 'Guest', 'Isolated', 10, 900024, 2, 3, 1, 900002, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: it is removed, and kept the state that it had
  (900025, 'fx-network-25', 'removed', 'Shutdown', 'Guest', 'Isolated', 8, 900025, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
-- decoy: other states: idle, not yet implemented
  (900026, 'fx-network-26', 'idle', 'Allocated', 'Guest', 'Isolated', 8, 900026, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900027, 'fx-network-27', 'shared, at rest', 'Setup', 'Guest', 'Shared', 7, 900027, 1, 2, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL);
INSERT INTO account_network_ref (account_id, network_id, is_owner) SELECT account_id, id, 1 FROM networks WHERE id > 900000;
INSERT INTO ntwk_service_map (network_id, service, provider, created)
  SELECT n.id, m.service, m.provider, UTC_TIMESTAMP() FROM networks n JOIN ntwk_offering_service_map m ON m.network_offering_id = n.network_offering_id WHERE n.id > 900000;
INSERT INTO op_networks (id, mac_address_seq, nics_count, gc, check_for_gc) VALUES
  (900001, 50, 1, 1, 1), (900002, 50, 0, 1, 0), (900003, 50, 0, 0, 0), (900004, 50, 0, 1, 1), (900005, 50, 0, 1, 0),
  (900006, 50, 1, 1, 1), (900011, 50, 0, 1, 1), (900012, 50, 0, 1, 0), (900013, 50, 0, 1, 0), (900014, 50, 0, 1, 0),
  (900015, 50, 0, 1, 0), (900016, 50, 0, 1, 0), (900017, 50, 0, 1, 0), (900018, 50, 0, 1, 0), (900019, 50, 0, 1, 0),
  (900020, 50, 0, 1, 0), (900021, 50, 0, 1, 0), (900022, 50, 0, 1, 0), (900023, 50, 0, 1, 0), (900024, 50, 0, 1, 0),
  (900025, 50, 3, 1, 0), (900026, 50, 0, 1, 0), (900027, 50, 0, 0, 0), (900028, 50, 1, 1, 0);
INSERT INTO nics (id, uuid, instance_id, network_id, mac_address, state, strategy, vm_type, default_nic, created, removed) VALUES
  (900001, 'fx-nic-1', 900001, 900001, '02:01:bb:a1:00:01', 'Reserved', 'Start', 'User', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900017, 'fx-nic-17', 900003, 900017, '02:01:bb:b1:00:01', 'Reserving', 'Start', 'User', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900018, 'fx-nic-18', 900004, 900018, '02:01:bb:b2:00:01', 'Releasing', 'Start', 'DomainRouter', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900019, 'fx-nic-19', 900005, 900019, '02:01:bb:b3:00:01', 'Allocated', 'Start', 'User', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900020, 'fx-nic-20', 900006, 900020, '02:01:bb:b4:00:01', 'Allocated', 'Start', 'User', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900028, 'fx-nic-28', 900008, 900028, '02:01:bb:bc:00:01', 'Reserved', 'Start', 'User', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
-- Nothing here excuses network 900006: VMs at rest, and removed NICs of those that are worked on.
  (900061, 'fx-nic-61', 900007, 900006, '02:01:bb:a6:00:01', 'Reserved', 'Start', 'User', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900062, 'fx-nic-62', 900002, 900006, '02:01:bb:a6:00:02', 'Allocated', 'Start', 'User', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900063, 'fx-nic-63', 900003, 900006, '02:01:bb:a6:00:03', 'Deallocating', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP()),
  (900064, 'fx-nic-64', 900005, 900006, '02:01:bb:a6:00:04', 'Deallocating', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP()),
  (900066, 'fx-nic-66', 900009, 900006, '02:01:bb:a6:00:06', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900065, 'fx-nic-65', 900006, 900006, '02:01:bb:a6:00:05', 'Deallocating', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP());
INSERT INTO async_job (id, uuid, user_id, account_id, instance_type, instance_id, job_cmd, job_status, job_dispatcher, job_init_msid, created, last_updated, related) VALUES
  (900013, 'fx-job-13', 3, 3, 'Network', 900013, 'org.apache.cloudstack.api.command.user.network.DeleteNetworkCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900014, 'fx-job-14', 3, 3, 'Vpc', 900003, 'org.apache.cloudstack.api.command.user.vpc.RestartVPCCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900015, 'fx-job-15', 3, 3, 'None', NULL, 'org.apache.cloudstack.api.command.user.network.RestartNetworkCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900016, 'fx-job-16', 3, 3, 'None', NULL, 'org.apache.cloudstack.api.command.user.vpc.RestartVPCCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900019, 'fx-job-19', 3, 3, 'VirtualMachine', 900005, 'org.apache.cloudstack.api.command.user.vm.StartVMCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900020, 'fx-job-20', 3, 3, NULL, NULL, 'com.cloud.vm.VmWorkStart', 0, 'VmWorkJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
-- Jobs that are over, one of them still in the queue; and one that runs for a volume of the same number.
  (900006, 'fx-job-6', 3, 3, 'Network', 900006, 'org.apache.cloudstack.api.command.user.network.RestartNetworkCmd', 2, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900001, 'fx-job-1', 3, 3, 'Volume', 900001, 'org.apache.cloudstack.api.command.user.volume.ResizeVolumeCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), '');
INSERT INTO vm_work_job (id, step, vm_type, vm_instance_id) VALUES (900020, 'Filed', 'Instance', 900006);
INSERT INTO sync_queue (id, sync_objtype, sync_objid, queue_size, queue_size_limit) VALUES
  (900006, 'network', 900006, 1, 1), (900015, 'network', 900015, 1, 1), (900016, 'vpc', 900004, 1, 1), (900001, 'ipaddress', 900001, 1, 1);
INSERT INTO sync_queue_item (id, queue_id, content_type, content_id, created) VALUES
  (900006, 900006, 'AsyncJob', 900006, UTC_TIMESTAMP()), (900015, 900015, 'AsyncJob', 900015, UTC_TIMESTAMP()),
  (900016, 900016, 'AsyncJob', 900016, UTC_TIMESTAMP()), (900001, 900001, 'AsyncJob', 900001, UTC_TIMESTAMP());
INSERT INTO op_lock (`key`, mac, ip, thread, waiters) VALUES
  ('networks900012', '06:00:00:00:00:05', '172.16.0.5', 'Network-Scavenger-1', 1),
  ('vpc900001', '06:00:00:00:00:05', '172.16.0.5', 'API-Job-Executor-1', 1);
-- Work that is over excuses nobody.
INSERT INTO async_job (id, uuid, user_id, account_id, instance_type, instance_id, job_cmd, job_status, job_dispatcher, job_init_msid, created, last_updated, related) VALUES
  (900061, 'fx-job-900061', 3, 3, NULL, NULL, 'com.cloud.vm.VmWorkStop', 1, 'VmWorkJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), '');
INSERT INTO vm_work_job (id, step, vm_type, vm_instance_id) VALUES (900061, 'Done', 'Instance', 900007);
