INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, network_offering_id, related, domain_id, account_id, data_center_id, created, removed) VALUES
  (900001, 'fx-network-1', 'isolated', 'Allocated', 'Guest', 'Isolated', 8, 900001, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900002, 'fx-network-2', 'shared', 'Setup', 'Guest', 'Shared', 7, 900002, 1, 2, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900003, 'fx-network-3', 'removed', 'Destroy', 'Guest', 'Isolated', 8, 900003, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 2 DAY);
INSERT INTO account_network_ref (account_id, network_id, is_owner) SELECT account_id, id, 1 FROM networks WHERE id > 900000;
INSERT INTO ntwk_service_map (network_id, service, provider, created)
  SELECT n.id, m.service, m.provider, UTC_TIMESTAMP() FROM networks n JOIN ntwk_offering_service_map m ON m.network_offering_id = n.network_offering_id WHERE n.id > 900000;
INSERT INTO op_networks (id, mac_address_seq, nics_count, gc, check_for_gc) VALUES
  (900001, 50, 7, 1, 1), (900002, 50, 1, 0, 0), (900003, 50, 0, 1, 0);
INSERT INTO vm_instance (id, uuid, name, instance_name, state, type, vm_type, account_id, domain_id, service_offering_id, guest_os_id, data_center_id, vnc_password, reservation_id, created, update_time, removed) VALUES
  (900001, 'fx-vm-1', 'a', 'i-3-900001-VM', 'Running', 'User', 'User', 3, 2, 1, 1, 1, '', 'fx-work-1', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 61 MINUTE, NULL),
  (900002, 'fx-vm-2', 'b', 'r-900002-VM', 'Running', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', 'fx-work-2', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL, NULL),
  (900003, 'fx-vm-3', 'c', 'i-3-900003-VM', 'Stopped', 'User', 'User', 3, 2, 1, 1, 1, '', 'fx-work-3', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 2 HOUR, NULL),
  (900011, 'fx-vm-11', 'd', 'i-3-900011-VM', 'Running', 'User', 'User', 3, 2, 1, 1, 1, '', 'fx-work-11', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 5 MINUTE, NULL),
  (900012, 'fx-vm-12', 'e', 'i-3-900012-VM', 'Running', 'User', 'User', 3, 2, 1, 1, 1, '', 'fx-work-12', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 2 HOUR, NULL),
  (900013, 'fx-vm-13', 'f', 'i-3-900013-VM', 'Running', 'User', 'User', 3, 2, 1, 1, 1, '', 'fx-work-13', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 2 HOUR, NULL),
  (900014, 'fx-vm-14', 'g', 'r-900014-VM', 'Running', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', 'fx-work-14', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 2 HOUR, NULL),
  (900015, 'fx-vm-15', 'h', 'i-3-900015-VM', 'Running', 'User', 'User', 3, 2, 1, 1, 1, '', 'fx-work-15', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 2 HOUR, NULL),
  (900016, 'fx-vm-16', 'i', 'i-3-900016-VM', 'Starting', 'User', 'User', 3, 2, 1, 1, 1, '', 'fx-work-16', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 2 HOUR, NULL),
  (900017, 'fx-vm-17', 'j', 'i-3-900017-VM', 'Stopping', 'User', 'User', 3, 2, 1, 1, 1, '', 'fx-work-17', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 2 HOUR, NULL),
  (900018, 'fx-vm-18', 'k', 'i-3-900018-VM', 'Expunging', 'User', 'User', 3, 2, 1, 1, 1, '', 'fx-work-18', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 2 HOUR, NULL),
  (900019, 'fx-vm-19', 'l', 'i-3-900019-VM', 'Running', 'User', 'User', 3, 2, 1, 1, 1, '', 'fx-work-19', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY, UTC_TIMESTAMP() - INTERVAL 20 MINUTE),
  (900021, 'fx-vm-21', 'm', 'i-3-900021-VM', 'Stopped', 'User', 'User', 3, 2, 1, 1, 1, '', NULL, UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 2 HOUR, NULL),
  (900022, 'fx-vm-22', 'n', 'i-3-900022-VM', 'Stopped', 'User', 'User', 3, 2, 1, 1, 1, '', 'fx-work-22', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 5 MINUTE, NULL),
  (900023, 'fx-vm-23', 'o', 'i-3-900023-VM', 'Stopped', 'User', 'User', 3, 2, 1, 1, 1, '', 'fx-work-23', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 2 HOUR, NULL),
  (900024, 'fx-vm-24', 'p', 'i-3-900024-VM', 'Stopped', 'User', 'User', 3, 2, 1, 1, 1, '', 'fx-work-24', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 2 HOUR, NULL),
  (900025, 'fx-vm-25', 'q', 's-900025-VM', 'Stopped', 'SecondaryStorageVm', 'SecondaryStorageVm', 1, 1, 5, 1, 1, '', 'fx-work-25', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 2 HOUR, NULL),
  (900020, 'fx-vm-20', 't', 'v-900020-VM', 'Running', 'ConsoleProxy', 'ConsoleProxy', 1, 1, 4, 1, 1, '', 'fx-work-20', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 2 HOUR, NULL),
  (900027, 'fx-vm-27', 'u', 'i-3-900027-VM', 'Stopped', 'User', 'User', 3, 2, 1, 1, 1, '', 'fx-work-27', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 2 HOUR, NULL),
  (900028, 'fx-vm-28', 'v', 'i-3-900028-VM', 'Stopped', 'User', 'User', 3, 2, 1, 1, 1, '', 'fx-work-28', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 2 HOUR, UTC_TIMESTAMP() - INTERVAL 20 MINUTE),
  (900026, 'fx-vm-26', 'r', 'i-3-900026-VM', 'Stopped', 'User', 'User', 3, 2, 1, 1, 1, '', 'fx-work-26', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 2 HOUR, NULL);

INSERT INTO nics (id, uuid, instance_id, network_id, mac_address, ip4_address, state, strategy, vm_type, default_nic, created, removed) VALUES
-- A running VM's NICs that are not Reserved, of whatever strategy and in whatever other state; a router's.
  (900001, 'fx-nic-1', 900001, 900001, '02:01:bb:a1:00:01', '10.1.1.11', 'Allocated', 'Start', 'User', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL), -- finding: {"id": 900001}
  (900002, 'fx-nic-2', 900001, 900002, '02:01:bb:a2:00:02', '10.20.0.71', 'Allocated', 'Create', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL), -- finding: {"id": 900002}
  (900003, 'fx-nic-3', 900001, 900001, '02:01:bb:a1:00:03', '10.1.1.13', 'Reserving', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 61 MINUTE, NULL), -- finding: {"id": 900003}
  (900004, 'fx-nic-4', 900001, 900001, '02:01:bb:a1:00:04', '10.1.1.14', 'Deallocating', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL), -- finding: {"id": 900004}
  (900005, 'fx-nic-5', 900002, 900001, '02:01:bb:a1:00:05', '10.1.1.1', 'Allocated', 'Start', 'DomainRouter', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL), -- finding: {"id": 900005}
-- A stopped VM's NICs that were not released.
  (900006, 'fx-nic-6', 900003, 900001, '02:01:bb:a1:00:06', '10.1.1.16', 'Reserved', 'Start', 'User', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL), -- finding: info {"id": 900006}
  (900007, 'fx-nic-7', 900003, 900001, '02:01:bb:a1:00:07', '10.1.1.17', 'Releasing', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL), -- finding: info {"id": 900007}
-- decoy: NICs that are as they should be, of VMs that run and that do not
  (900011, 'fx-nic-11', 900001, 900001, '02:01:bb:a1:00:0b', '10.1.1.21', 'Reserved', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900012, 'fx-nic-12', 900001, 900002, '02:01:bb:a2:00:0c', '10.20.0.72', 'Reserved', 'Managed', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900013, 'fx-nic-13', 900003, 900001, '02:01:bb:a1:00:0d', '10.1.1.23', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
-- decoy: a start that died leaves Reserving, which does not count and is tried again
  (900014, 'fx-nic-14', 900003, 900001, '02:01:bb:a1:00:0e', '10.1.1.24', 'Reserving', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
-- decoy: the VM came to Running 5 minutes ago, or the NIC was plugged in then
  (900015, 'fx-nic-15', 900011, 900001, '02:01:bb:a1:00:0f', '10.1.1.25', 'Allocated', 'Start', 'User', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900016, 'fx-nic-16', 900002, 900001, '02:01:bb:a1:00:10', '10.1.1.26', 'Allocated', 'Start', 'DomainRouter', 0, UTC_TIMESTAMP() - INTERVAL 5 MINUTE, NULL),
-- decoy: a job works on the VM or router, or a management server holds CloudStack's lock on it
  (900017, 'fx-nic-17', 900012, 900001, '02:01:bb:a1:00:11', '10.1.1.27', 'Allocated', 'Start', 'User', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900018, 'fx-nic-18', 900013, 900001, '02:01:bb:a1:00:12', '10.1.1.28', 'Allocated', 'Start', 'User', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900019, 'fx-nic-19', 900014, 900001, '02:01:bb:a1:00:13', '10.1.1.29', 'Allocated', 'Start', 'DomainRouter', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900020, 'fx-nic-20', 900015, 900001, '02:01:bb:a1:00:14', '10.1.1.30', 'Allocated', 'Start', 'User', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900034, 'fx-nic-34', 900020, 202, '0e:00:a9:fe:00:64', NULL, 'Allocated', 'Start', 'ConsoleProxy', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
-- decoy: VMs on their way, and one that is removed
  (900021, 'fx-nic-21', 900016, 900001, '02:01:bb:a1:00:15', '10.1.1.31', 'Reserving', 'Start', 'User', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900022, 'fx-nic-22', 900017, 900001, '02:01:bb:a1:00:16', '10.1.1.32', 'Releasing', 'Start', 'User', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900023, 'fx-nic-23', 900018, 900001, '02:01:bb:a1:00:17', '10.1.1.33', 'Deallocating', 'Start', 'User', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900024, 'fx-nic-24', 900019, 900001, '02:01:bb:a1:00:18', '10.1.1.34', 'Allocated', 'Start', 'User', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
-- decoy: place holders are no NICs
  (900025, 'fx-nic-25', 900002, 900001, NULL, '10.1.1.35', 'Allocated', 'PlaceHolder', 'DomainRouter', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
-- decoy: a NIC that was removed
  (900026, 'fx-nic-26', 900001, 900001, '02:01:bb:a1:00:1a', '10.1.1.36', 'Deallocating', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
-- decoy: an imported VM that is off has Reserved NICs; CloudStack never started it
  (900027, 'fx-nic-27', 900021, 900001, '02:01:bb:a1:00:1b', '10.1.1.37', 'Reserved', 'Start', 'User', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
-- decoy: the VM was stopped 5 minutes ago, or a job works on it
  (900028, 'fx-nic-28', 900022, 900001, '02:01:bb:a1:00:1c', '10.1.1.38', 'Reserved', 'Start', 'User', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900029, 'fx-nic-29', 900023, 900001, '02:01:bb:a1:00:1d', '10.1.1.39', 'Reserved', 'Start', 'User', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900030, 'fx-nic-30', 900024, 900001, '02:01:bb:a1:00:1e', '10.1.1.40', 'Releasing', 'Start', 'User', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900035, 'fx-nic-35', 900027, 900001, '02:01:bb:a1:00:23', '10.1.1.43', 'Reserved', 'Start', 'User', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
-- decoy: a NIC that was plugged in 5 minutes ago, a removed one, and one of a removed VM
  (900036, 'fx-nic-36', 900003, 900001, '02:01:bb:a1:00:24', '10.1.1.44', 'Reserved', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 5 MINUTE, NULL),
  (900037, 'fx-nic-37', 900003, 900001, '02:01:bb:a1:00:25', '10.1.1.45', 'Reserved', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900038, 'fx-nic-38', 900028, 900001, '02:01:bb:a1:00:26', '10.1.1.46', 'Reserved', 'Start', 'User', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
-- decoy: a system VM keeps its control address when it stops, with systemvm.release.control.ip.on.stop=false
  (900031, 'fx-nic-31', 900025, 202, '0e:00:a9:fe:00:63', '169.254.0.99', 'Reserved', 'Start', 'SecondaryStorageVm', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
-- decoy: NICs of other strategies are not reserved by the start
  (900032, 'fx-nic-32', 900026, 900002, '02:01:bb:a2:00:20', '10.20.0.73', 'Reserved', 'Create', 'User', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
-- decoy: the network is removed: another check says so
  (900039, 'fx-nic-39', 900003, 900003, '02:01:bb:a3:00:27', '10.1.3.12', 'Reserved', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900033, 'fx-nic-33', 900001, 900003, '02:01:bb:a3:00:21', '10.1.3.11', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL); -- also: live-nic-on-removed-network {"id": 900033} -- also: live-nic-on-removed-network {"id": 900039}
UPDATE op_networks SET nics_count = (SELECT COUNT(*) FROM nics i WHERE i.network_id = op_networks.id AND i.removed IS NULL AND i.vm_type = 'User' AND i.state IN ('Reserved', 'Releasing')) WHERE id > 900000;
INSERT INTO async_job (id, uuid, user_id, account_id, instance_type, instance_id, job_cmd, job_status, job_dispatcher, job_init_msid, created, last_updated, related) VALUES
  (900012, 'fx-job-12', 3, 3, 'VirtualMachine', 900012, 'org.apache.cloudstack.api.command.user.vm.AddNicToVMCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900013, 'fx-job-13', 3, 3, NULL, NULL, 'com.cloud.vm.VmWorkAddVmToNetwork', 0, 'VmWorkJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900014, 'fx-job-14', 3, 3, 'DomainRouter', 900014, 'org.apache.cloudstack.api.command.admin.router.RebootRouterCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900020, 'fx-job-20', 3, 3, 'SystemVm', 900020, 'org.apache.cloudstack.api.command.admin.systemvm.RebootSystemVmCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900023, 'fx-job-23', 3, 3, 'VirtualMachine', 900023, 'org.apache.cloudstack.api.command.user.vm.StopVMCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900024, 'fx-job-24', 3, 3, NULL, NULL, 'com.cloud.vm.VmWorkStart', 0, 'VmWorkJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900001, 'fx-job-1', 3, 3, 'VirtualMachine', 900001, 'org.apache.cloudstack.api.command.user.vm.AddNicToVMCmd', 2, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900003, 'fx-job-3', 3, 3, 'Network', 900003, 'org.apache.cloudstack.api.command.user.network.RestartNetworkCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), '');
INSERT INTO vm_work_job (id, step, vm_type, vm_instance_id) VALUES (900013, 'Filed', 'Instance', 900013), (900024, 'Filed', 'Instance', 900024);
INSERT INTO op_lock (`key`, mac, ip, thread, waiters) VALUES ('vm_instance900015', '06:00:00:00:00:05', '172.16.0.5', 'Work-Job-Executor-1', 1), ('vm_instance900027', '06:00:00:00:00:05', '172.16.0.5', 'Work-Job-Executor-2', 1);
-- Work that is over excuses nobody.
INSERT INTO async_job (id, uuid, user_id, account_id, instance_type, instance_id, job_cmd, job_status, job_dispatcher, job_init_msid, created, last_updated, related) VALUES
  (900061, 'fx-job-900061', 3, 3, NULL, NULL, 'com.cloud.vm.VmWorkStop', 1, 'VmWorkJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), '');
INSERT INTO vm_work_job (id, step, vm_type, vm_instance_id) VALUES (900061, 'Done', 'Instance', 900001);
INSERT INTO async_job (id, uuid, user_id, account_id, instance_type, instance_id, job_cmd, job_status, job_dispatcher, job_init_msid, created, last_updated, related) VALUES
  (900062, 'fx-job-62', 3, 3, NULL, NULL, 'com.cloud.vm.VmWorkStop', 1, 'VmWorkJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900063, 'fx-job-63', 3, 3, 'Network', 900001, 'org.apache.cloudstack.api.command.user.network.RestartNetworkCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), '');
INSERT INTO vm_work_job (id, step, vm_type, vm_instance_id) VALUES (900062, 'Done', 'Instance', 900003);
