INSERT INTO vm_instance (id, uuid, name, instance_name, state, type, vm_type, account_id, domain_id, service_offering_id, guest_os_id, data_center_id, vnc_password, created, removed) VALUES
  (900001, 'fx-vm-1', 'a', 'i-3-900001-VM', 'Running', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900002, 'fx-vm-2', 'b', 'i-3-900002-VM', 'Starting', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900003, 'fx-vm-3', 'c', 'i-3-900003-VM', 'Stopping', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900004, 'fx-vm-4', 'd', 'i-3-900004-VM', 'Migrating', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900005, 'fx-vm-5', 'e', 'i-3-900005-VM', 'Stopped', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900006, 'fx-vm-6', 'f', 'i-3-900006-VM', 'Running', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900007, 'fx-vm-7', 'g', 'i-3-900007-VM', 'Starting', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 2 DAY),
  (900008, 'fx-vm-8', 'r', 'r-900008-VM', 'Running', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900009, 'fx-vm-9', 'h', 'i-3-900009-VM', 'Stopped', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900010, 'fx-vm-10', 'i', 'i-3-900010-VM', 'Running', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL);
INSERT INTO network_offerings (id, uuid, name, unique_name, display_text, traffic_type, created, availability, state, guest_type, is_persistent) VALUES
  (900001, 'fx-offering-1', 'persistent', 'fx-persistent', 'persistent', 'Guest', UTC_TIMESTAMP(), 'Optional', 'Enabled', 'Isolated', 1);
INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, network_offering_id, related, domain_id, account_id, data_center_id, created, removed) VALUES
  (900001, 'fx-network-1', 'too low', 'Implemented', 'Guest', 'Isolated', 8, 900001, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900002, 'fx-network-2', 'one too low', 'Implemented', 'Guest', 'Isolated', 8, 900002, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900003, 'fx-network-3', 'too high, idle', 'Implemented', 'Guest', 'Isolated', 8, 900003, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900004, 'fx-network-4', 'counts the router', 'Implemented', 'Guest', 'Isolated', 8, 900004, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900005, 'fx-network-5', 'shared, too low', 'Setup', 'Guest', 'Shared', 7, 900005, 1, 2, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900006, 'fx-network-6', 'persistent, too low', 'Implemented', 'Guest', 'Isolated', 900001, 900006, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900007, 'fx-network-7', 'counts a removed NIC', 'Implemented', 'Guest', 'Isolated', 8, 900007, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900008, 'fx-network-8', 'removed VM, old job', 'Implemented', 'Guest', 'Isolated', 8, 900008, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900009, 'fx-network-9', NULL, 'Setup', 'Management', NULL, 2, 900009, 1, 1, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900011, 'fx-network-11', 'router and place holder', 'Implemented', 'Guest', 'Isolated', 8, 900011, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900012, 'fx-network-12', 'releasing', 'Implemented', 'Guest', 'Isolated', 8, 900012, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900013, 'fx-network-13', 'starting', 'Implemented', 'Guest', 'Isolated', 8, 900013, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900014, 'fx-network-14', 'stopping', 'Implemented', 'Guest', 'Isolated', 8, 900014, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900015, 'fx-network-15', 'migrating', 'Implemented', 'Guest', 'Isolated', 8, 900015, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900016, 'fx-network-16', 'VM job', 'Implemented', 'Guest', 'Isolated', 8, 900016, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900017, 'fx-network-17', 'work job', 'Implemented', 'Guest', 'Isolated', 8, 900017, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900018, 'fx-network-18', 'network job', 'Shutdown', 'Guest', 'Isolated', 8, 900018, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900019, 'fx-network-19', 'removed', 'Destroy', 'Guest', 'Isolated', 8, 900019, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900020, 'fx-network-20', 'all stopped', 'Allocated', 'Guest', 'Isolated', 8, 900020, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900021, 'fx-network-21', 'no row', 'Implemented', 'Guest', 'Isolated', 8, 900021, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL);

INSERT INTO op_networks (id, mac_address_seq, nics_count, gc, check_for_gc) VALUES
-- Too low: CloudStack may shut the network down under running VMs, unless it is persistent or never collected.
  (900001, 50, 0, 1, 1), -- finding: critical {"id": 900001}
  (900002, 50, 1, 1, 1), -- finding: critical {"id": 900002}
  (900005, 50, 0, 0, 0), -- finding: warning {"id": 900005}
  (900006, 50, 0, 1, 1), -- finding: warning {"id": 900006}
-- Too high: CloudStack never takes back the router, the VLAN and the address.
  (900003, 50, 3, 1, 1), -- finding: warning {"id": 900003}
  (900004, 50, 2, 1, 1), -- finding: warning {"id": 900004}
  (900007, 50, 2, 1, 1), -- finding: warning {"id": 900007}
  (900008, 50, 1, 1, 1), -- finding: warning {"id": 900008}
  (900009, 50, 4294967295, 0, 0), -- finding: warning {"id": 900009}
  (900011, 50, 1, 1, 1), (900012, 50, 2, 1, 1), (900013, 50, 0, 1, 1), (900014, 50, 5, 1, 1), (900015, 50, 0, 1, 1),
  (900016, 50, 0, 1, 1), (900017, 50, 3, 1, 1), (900018, 50, 7, 1, 1), (900019, 50, 9, 1, 1), (900020, 50, 0, 1, 0);
-- decoy: a network without its row in op_networks is the other check's finding
DELETE FROM op_networks WHERE id = 900021; -- also: op-networks-row-missing {"id": 900021}

INSERT INTO nics (id, uuid, instance_id, network_id, mac_address, state, strategy, vm_type, default_nic, created, removed) VALUES
  (900101, 'fx-nic-101', 900001, 900001, '02:01:bb:a1:00:01', 'Reserved', 'Start', 'User', 1, UTC_TIMESTAMP(), NULL),
  (900102, 'fx-nic-102', 900006, 900001, '02:01:bb:a1:00:02', 'Reserved', 'Create', 'User', 1, UTC_TIMESTAMP(), NULL),
  (900103, 'fx-nic-103', 900001, 900002, '02:01:bb:a2:00:01', 'Reserved', 'Start', 'User', 0, UTC_TIMESTAMP(), NULL),
  (900104, 'fx-nic-104', 900006, 900002, '02:01:bb:a2:00:02', 'Reserved', 'Start', 'User', 0, UTC_TIMESTAMP(), NULL),
  (900105, 'fx-nic-105', 900009, 900003, '02:01:bb:a3:00:01', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP(), NULL),
  (900106, 'fx-nic-106', 900001, 900004, '02:01:bb:a4:00:01', 'Reserved', 'Start', 'User', 0, UTC_TIMESTAMP(), NULL),
  (900107, 'fx-nic-107', 900008, 900004, '02:01:bb:a4:00:02', 'Reserved', 'Start', 'DomainRouter', 0, UTC_TIMESTAMP(), NULL),
  (900108, 'fx-nic-108', 900001, 900005, '02:01:bb:a5:00:01', 'Reserved', 'Start', 'User', 0, UTC_TIMESTAMP(), NULL),
  (900109, 'fx-nic-109', 900001, 900006, '02:01:bb:a6:00:01', 'Reserved', 'Start', 'User', 0, UTC_TIMESTAMP(), NULL),
  (900110, 'fx-nic-110', 900001, 900007, '02:01:bb:a7:00:01', 'Reserved', 'Start', 'User', 0, UTC_TIMESTAMP(), NULL),
  (900111, 'fx-nic-111', 900006, 900007, '02:01:bb:a7:00:02', 'Reserved', 'Start', 'User', 0, UTC_TIMESTAMP(), UTC_TIMESTAMP() - INTERVAL 9 DAY),
-- Nothing here excuses network 900008: a removed VM that died Starting, removed NICs of one that
-- starts and of those that a job runs for, jobs that are over.
  (900112, 'fx-nic-112', 900007, 900008, '02:01:bb:a8:00:01', 'Deallocating', 'Start', 'User', 0, UTC_TIMESTAMP(), NULL), -- also: live-nic-on-removed-vm {"id": 900112}
  (900113, 'fx-nic-113', 900002, 900008, '02:01:bb:a8:00:02', 'Deallocating', 'Start', 'User', 0, UTC_TIMESTAMP(), UTC_TIMESTAMP()),
  (900115, 'fx-nic-115', 900010, 900008, '02:01:bb:a8:00:04', 'Deallocating', 'Start', 'User', 0, UTC_TIMESTAMP(), UTC_TIMESTAMP()),
  (900116, 'fx-nic-116', 900005, 900008, '02:01:bb:a8:00:05', 'Deallocating', 'Start', 'User', 0, UTC_TIMESTAMP(), UTC_TIMESTAMP()),
  (900114, 'fx-nic-114', 900009, 900008, '02:01:bb:a8:00:03', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP(), NULL),
-- decoy: NICs of routers, place holders and NICs that belong to nobody never count
  (900121, 'fx-nic-121', 900001, 900011, '02:01:bb:ab:00:01', 'Reserved', 'Start', 'User', 0, UTC_TIMESTAMP(), NULL),
  (900122, 'fx-nic-122', 900008, 900011, '02:01:bb:ab:00:02', 'Reserved', 'Start', 'DomainRouter', 0, UTC_TIMESTAMP(), NULL),
  (900123, 'fx-nic-123', NULL, 900011, NULL, 'Reserved', 'PlaceHolder', 'DomainRouter', 0, UTC_TIMESTAMP(), NULL),
  (900124, 'fx-nic-124', NULL, 900011, NULL, 'Reserved', 'PlaceHolder', NULL, 0, UTC_TIMESTAMP(), NULL),
-- decoy: a NIC that is being released still counts, one being reserved does not yet
  (900125, 'fx-nic-125', 900001, 900012, '02:01:bb:ac:00:01', 'Reserved', 'Start', 'User', 0, UTC_TIMESTAMP(), NULL),
  (900126, 'fx-nic-126', 900009, 900012, '02:01:bb:ac:00:02', 'Releasing', 'Start', 'User', 0, UTC_TIMESTAMP(), NULL),
  (900127, 'fx-nic-127', 900009, 900012, '02:01:bb:ac:00:03', 'Reserving', 'Start', 'User', 0, UTC_TIMESTAMP(), NULL),
-- decoy: a VM on the network is starting, stopping or migrating: the count is on its way
  (900128, 'fx-nic-128', 900002, 900013, '02:01:bb:ad:00:01', 'Reserved', 'Start', 'User', 0, UTC_TIMESTAMP(), NULL),
  (900129, 'fx-nic-129', 900003, 900014, '02:01:bb:ae:00:01', 'Releasing', 'Start', 'User', 0, UTC_TIMESTAMP(), NULL),
  (900130, 'fx-nic-130', 900004, 900015, '02:01:bb:af:00:01', 'Reserved', 'Start', 'User', 0, UTC_TIMESTAMP(), NULL),
-- decoy: a job runs: for a VM on it, a VM's work, the network itself
  (900131, 'fx-nic-131', 900010, 900016, '02:01:bb:b0:00:01', 'Reserved', 'Start', 'User', 0, UTC_TIMESTAMP(), NULL),
  (900132, 'fx-nic-132', 900005, 900017, '02:01:bb:b1:00:01', 'Reserved', 'Start', 'User', 0, UTC_TIMESTAMP(), NULL),
  (900133, 'fx-nic-133', 900009, 900018, '02:01:bb:b2:00:01', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP(), NULL),
-- decoy: removed networks keep whatever was counted last
  (900134, 'fx-nic-134', 900009, 900019, '02:01:bb:b3:00:01', 'Deallocating', 'Start', 'User', 0, UTC_TIMESTAMP(), UTC_TIMESTAMP() - INTERVAL 9 DAY),
-- decoy: VMs that are stopped hold NICs that are only Allocated
  (900135, 'fx-nic-135', 900009, 900020, '02:01:bb:b4:00:01', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP(), NULL),
  (900136, 'fx-nic-136', 900001, 900021, '02:01:bb:b5:00:01', 'Reserved', 'Start', 'User', 0, UTC_TIMESTAMP(), NULL);
INSERT INTO async_job (id, uuid, user_id, account_id, instance_type, instance_id, job_cmd, job_status, job_dispatcher, job_init_msid, created, last_updated, related) VALUES
  (900016, 'fx-job-16', 3, 3, 'VirtualMachine', 900010, 'org.apache.cloudstack.api.command.user.vm.RemoveNicFromVMCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900017, 'fx-job-17', 3, 3, NULL, NULL, 'com.cloud.vm.VmWorkStop', 0, 'VmWorkJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900018, 'fx-job-18', 3, 3, 'Network', 900018, 'org.apache.cloudstack.api.command.user.network.DeleteNetworkCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900003, 'fx-job-3', 3, 3, 'Network', 900003, 'org.apache.cloudstack.api.command.user.network.RestartNetworkCmd', 1, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900009, 'fx-job-9', 3, 3, NULL, NULL, 'com.cloud.vm.VmWorkStop', 1, 'VmWorkJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900008, 'fx-job-8', 3, 3, 'VirtualMachine', 900009, 'org.apache.cloudstack.api.command.user.vm.StopVMCmd', 2, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), '');
INSERT INTO vm_work_job (id, step, vm_type, vm_instance_id) VALUES (900017, 'Filed', 'Instance', 900005), (900009, 'Done', 'Instance', 900009);
-- decoy: a job of an old release, of which only the queue says which network, or VPC, it is for
INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, network_offering_id, related, domain_id, account_id, data_center_id, vpc_id, created, removed) VALUES
  (900022, 'fx-network-22', 'queue', 'Implemented', 'Guest', 'Isolated', 8, 900022, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900023, 'fx-network-23', 'queue of its VPC', 'Implemented', 'Guest', 'Isolated', 10, 900023, 2, 3, 1, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900024, 'fx-network-24', 'job of its VPC', 'Implemented', 'Guest', 'Isolated', 10, 900024, 2, 3, 1, 2, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL);
INSERT INTO op_networks (id, mac_address_seq, nics_count, gc, check_for_gc) VALUES (900022, 9, 3, 1, 0), (900023, 9, 3, 1, 0), (900024, 9, 3, 1, 0);
INSERT INTO async_job (id, uuid, user_id, account_id, instance_type, instance_id, job_cmd, job_status, job_dispatcher, job_init_msid, created, last_updated, related) VALUES
  (900022, 'fx-job-22', 3, 3, NULL, NULL, 'org.apache.cloudstack.api.command.user.network.RestartNetworkCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900023, 'fx-job-23', 3, 3, NULL, NULL, 'org.apache.cloudstack.api.command.user.vpc.RestartVPCCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900024, 'fx-job-24', 3, 3, 'Vpc', 2, 'org.apache.cloudstack.api.command.user.vpc.RestartVPCCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), '');
INSERT INTO sync_queue (id, sync_objtype, sync_objid, queue_size, queue_size_limit) VALUES (900022, 'network', 900022, 1, 1), (900023, 'vpc', 3, 1, 1);
INSERT INTO sync_queue_item (id, queue_id, content_type, content_id, created) VALUES
  (900022, 900022, 'AsyncJob', 900022, UTC_TIMESTAMP()), (900023, 900023, 'AsyncJob', 900023, UTC_TIMESTAMP());
