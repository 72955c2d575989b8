-- VMs and routers that others depend on: one that starts, one that migrates, some at rest.
INSERT INTO vm_instance (id, uuid, name, instance_name, state, type, vm_type, account_id, domain_id, service_offering_id, guest_os_id, data_center_id, vnc_password, created, removed) VALUES
  (900001, 'fx-vm-1', 'a', 'i-3-900001-VM', 'Starting', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900002, 'fx-vm-2', 'b', 'r-900002-VM', 'Starting', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 1 DAY, NULL),
  (900003, 'fx-vm-3', 'c', 'i-3-900003-VM', 'Migrating', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900004, 'fx-vm-4', 'd', 'i-3-900004-VM', 'Stopped', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900005, 'fx-vm-5', 'e', 'i-3-900005-VM', 'Stopped', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900006, 'fx-vm-6', 'f', 'i-3-900006-VM', 'Starting', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 2 DAY),
  (900007, 'fx-vm-7', 'g', 'i-3-900007-VM', 'Stopped', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL);
INSERT INTO vpc (id, uuid, name, vpc_offering_id, zone_id, state, domain_id, account_id, created) VALUES
  (900001, 'fx-vpc-1', 'restarted', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900002, 'fx-vpc-2', 'quiet', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY);

INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, network_offering_id, related, domain_id, account_id, data_center_id, vpc_id, created, removed) VALUES
-- Nobody works on these: alone, with a job that failed, of an idle VPC, with VMs at rest, begun just over an hour ago.
  (900001, 'fx-network-1', 'alone', 'Implementing', 'Guest', 'Isolated', 8, 900001, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900001}
  (900002, 'fx-network-2', 'job failed', 'Implementing', 'Guest', 'Isolated', 8, 900002, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 2 HOUR, NULL), -- finding: {"id": 900002}
  (900003, 'fx-network-3', 'tier at rest', 'Implementing', 'Guest', 'Isolated', 10, 900003, 2, 3, 1, 900002, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900003}
  (900004, 'fx-network-4', 'VMs at rest', 'Implementing', 'Guest', 'Isolated', 8, 900004, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 61 MINUTE, NULL), -- finding: {"id": 900004}
  (900005, 'fx-network-5', 'of a removed account', 'Implementing', 'Guest', 'Isolated', 8, 900005, 2, 4, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900005} -- also: network-owner-removed {"id": 900005}
-- decoy: a Network job runs for it (restartNetwork), or a job for its VPC
  (900011, 'fx-network-11', 'restarted', 'Implementing', 'Guest', 'Isolated', 8, 900011, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900012, 'fx-network-12', 'tier restarted', 'Implementing', 'Guest', 'Isolated', 10, 900012, 2, 3, 1, 900001, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: a VM on it starts or migrates, or its router starts
  (900013, 'fx-network-13', 'VM starts', 'Implementing', 'Guest', 'Isolated', 8, 900013, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900014, 'fx-network-14', 'router starts', 'Implementing', 'Guest', 'Isolated', 8, 900014, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900015, 'fx-network-15', 'VM migrates', 'Implementing', 'Guest', 'Isolated', 8, 900015, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: a work job, or a VirtualMachine job, runs for a VM on it that is still Stopped
  (900016, 'fx-network-16', 'work job', 'Implementing', 'Guest', 'Isolated', 8, 900016, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900017, 'fx-network-17', 'VM job', 'Implementing', 'Guest', 'Isolated', 8, 900017, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: a management server holds CloudStack's lock on it
  (900018, 'fx-network-18', 'locked', 'Implementing', 'Guest', 'Isolated', 8, 900018, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: it was made 5 minutes ago
  (900019, 'fx-network-19', 'new', 'Implementing', 'Guest', 'Isolated', 8, 900019, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 5 MINUTE, NULL),
-- decoy: it is removed, and kept the state that it had
  (900020, 'fx-network-20', 'removed', 'Implementing', 'Guest', 'Isolated', 8, 900020, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
-- decoy: other states, idle ones and those that CloudStack tries again
  (900021, 'fx-network-21', 'idle', 'Allocated', 'Guest', 'Isolated', 8, 900021, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900022, 'fx-network-22', 'shut down', 'Shutdown', 'Guest', 'Isolated', 8, 900022, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- also: network-stuck-shutdown {"id": 900022}
  (900023, 'fx-network-23', 'shared', 'Setup', 'Guest', 'Shared', 7, 900023, 1, 2, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL);
INSERT INTO op_networks (id, mac_address_seq, nics_count, gc, check_for_gc) VALUES
  (900001, 9, 0, 1, 0), (900002, 9, 0, 1, 0), (900003, 9, 0, 1, 0), (900004, 9, 0, 1, 0), (900005, 9, 0, 1, 0),
  (900011, 9, 0, 1, 0), (900012, 9, 0, 1, 0), (900013, 9, 0, 1, 0), (900014, 9, 0, 1, 0), (900015, 9, 1, 1, 0),
  (900016, 9, 0, 1, 0), (900017, 9, 0, 1, 0), (900018, 9, 0, 1, 0), (900019, 9, 0, 1, 0), (900021, 9, 0, 1, 0),
  (900022, 9, 0, 1, 0), (900023, 9, 0, 0, 0);

INSERT INTO nics (id, uuid, instance_id, network_id, mac_address, state, strategy, vm_type, default_nic, created, removed) VALUES
  (900013, 'fx-nic-13', 900001, 900013, '02:01:bb:ad:00:01', 'Reserving', 'Start', 'User', 1, UTC_TIMESTAMP(), NULL),
  (900014, 'fx-nic-14', 900002, 900014, '02:01:bb:ae:00:01', 'Reserving', 'Start', 'DomainRouter', 0, UTC_TIMESTAMP(), NULL),
  (900015, 'fx-nic-15', 900003, 900015, '02:01:bb:af:00:01', 'Reserved', 'Start', 'User', 1, UTC_TIMESTAMP(), NULL),
  (900016, 'fx-nic-16', 900004, 900016, '02:01:bb:b0:00:01', 'Allocated', 'Start', 'User', 1, UTC_TIMESTAMP(), NULL),
  (900017, 'fx-nic-17', 900005, 900017, '02:01:bb:b1:00:01', 'Allocated', 'Start', 'User', 1, UTC_TIMESTAMP(), NULL),
-- None of these excuses network 900004: a VM at rest, a removed VM, removed NICs of one that starts
-- and of those that a job runs for, one with an old job.
  (900041, 'fx-nic-41', 900007, 900004, '02:01:bb:a4:00:01', 'Allocated', 'Start', 'User', 1, UTC_TIMESTAMP(), NULL),
  (900042, 'fx-nic-42', 900006, 900004, '02:01:bb:a4:00:02', 'Allocated', 'Start', 'User', 1, UTC_TIMESTAMP(), NULL), -- also: live-nic-on-removed-vm {"id": 900042}
  (900044, 'fx-nic-44', 900005, 900004, '02:01:bb:a4:00:04', 'Deallocating', 'Start', 'User', 0, UTC_TIMESTAMP(), UTC_TIMESTAMP()),
  (900045, 'fx-nic-45', 900004, 900004, '02:01:bb:a4:00:05', 'Deallocating', 'Start', 'User', 0, UTC_TIMESTAMP(), UTC_TIMESTAMP()),
  (900043, 'fx-nic-43', 900001, 900004, '02:01:bb:a4:00:03', 'Deallocating', 'Start', 'User', 0, UTC_TIMESTAMP(), UTC_TIMESTAMP());

INSERT INTO async_job (id, uuid, user_id, account_id, instance_type, instance_id, job_cmd, job_status, job_dispatcher, job_init_msid, created, last_updated, removed, related) VALUES
  (900011, 'fx-job-11', 3, 3, 'Network', 900011, 'org.apache.cloudstack.api.command.user.network.RestartNetworkCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), NULL, ''),
  (900012, 'fx-job-12', 3, 3, 'Vpc', 900001, 'org.apache.cloudstack.api.command.user.vpc.RestartVPCCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), NULL, ''),
  (900016, 'fx-job-16', 3, 3, NULL, NULL, 'com.cloud.vm.VmWorkAddVmToNetwork', 0, 'VmWorkJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), NULL, ''),
  (900017, 'fx-job-17', 3, 3, 'VirtualMachine', 900005, 'org.apache.cloudstack.api.command.user.vm.StartVMCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), NULL, ''),
-- Jobs that are over (succeeded, failed, cancelled), and jobs that run for something else with the same number.
  (900002, 'fx-job-2', 3, 3, 'Network', 900002, 'org.apache.cloudstack.api.command.user.network.RestartNetworkCmd', 2, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), NULL, ''),
  (900003, 'fx-job-3', 3, 3, 'Network', 900001, 'org.apache.cloudstack.api.command.user.network.CreateNetworkCmd', 1, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), NULL, ''),
  (900005, 'fx-job-5', 3, 3, 'Vpc', 900002, 'org.apache.cloudstack.api.command.user.vpc.RestartVPCCmd', 1, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), NULL, ''),
  (900004, 'fx-job-4', 3, 3, 'Volume', 900001, 'org.apache.cloudstack.api.command.user.volume.ResizeVolumeCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), NULL, ''),
  (900007, 'fx-job-7', 3, 3, 'VirtualMachine', 900007, 'org.apache.cloudstack.api.command.user.vm.StartVMCmd', 3, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), NULL, '');
-- decoy: a job of an old release, of which only the queue says which network, or VPC, it is for
INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, network_offering_id, related, domain_id, account_id, data_center_id, vpc_id, created, removed) VALUES
  (900024, 'fx-network-24', 'queue', 'Implementing', 'Guest', 'Isolated', 8, 900024, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900025, 'fx-network-25', 'queue of its VPC', 'Implementing', 'Guest', 'Isolated', 10, 900025, 2, 3, 1, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL);
INSERT INTO op_networks (id, mac_address_seq, nics_count, gc, check_for_gc) VALUES (900024, 9, 0, 1, 0), (900025, 9, 0, 1, 0);
INSERT INTO async_job (id, uuid, user_id, account_id, job_cmd, job_status, job_dispatcher, job_init_msid, created, last_updated, related) VALUES
  (900024, 'fx-job-24', 3, 3, 'org.apache.cloudstack.api.command.user.network.RestartNetworkCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900025, 'fx-job-25', 3, 3, 'org.apache.cloudstack.api.command.user.vpc.RestartVPCCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), '');
INSERT INTO sync_queue (id, sync_objtype, sync_objid, queue_size, queue_size_limit) VALUES (900024, 'network', 900024, 1, 1), (900025, 'vpc', 3, 1, 1), (900026, 'network', 900004, 1, 1);
INSERT INTO sync_queue_item (id, queue_id, content_type, content_id, created) VALUES
  (900024, 900024, 'AsyncJob', 900024, UTC_TIMESTAMP()), (900025, 900025, 'AsyncJob', 900025, UTC_TIMESTAMP()),
  (900026, 900026, 'AsyncJob', 900003, UTC_TIMESTAMP());
INSERT INTO vm_work_job (id, step, vm_type, vm_instance_id) VALUES (900016, 'Filed', 'Instance', 900004), (900007, 'Done', 'Instance', 900007);
-- Times in op_lock are of no account: whoever has the row has the lock. A lock on another table's row is another thing.
INSERT INTO op_lock (`key`, mac, ip, thread, waiters) VALUES
  ('networks900018', '06:00:00:00:00:05', '172.16.0.5', 'API-Job-Executor-7', 1),
  ('vm_instance900001', '06:00:00:00:00:05', '172.16.0.5', 'Work-Job-Executor-1', 1);
