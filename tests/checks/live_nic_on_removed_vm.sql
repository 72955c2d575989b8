INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, network_offering_id, related, domain_id, account_id, data_center_id, created, removed) VALUES
  (900001, 'fx-network-1', 'isolated', 'Allocated', 'Guest', 'Isolated', 8, 900001, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900002, 'fx-network-2', 'shared', 'Setup', 'Guest', 'Shared', 7, 900002, 1, 2, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900003, 'fx-network-3', 'removed', 'Destroy', 'Guest', 'Isolated', 8, 900003, 2, 3, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 2 DAY);
INSERT INTO account_network_ref (account_id, network_id, is_owner) SELECT account_id, id, 1 FROM networks WHERE id > 900000;
INSERT INTO ntwk_service_map (network_id, service, provider, created)
  SELECT n.id, m.service, m.provider, UTC_TIMESTAMP() FROM networks n JOIN ntwk_offering_service_map m ON m.network_offering_id = n.network_offering_id WHERE n.id > 900000;
INSERT INTO op_networks (id, mac_address_seq, nics_count, gc, check_for_gc) VALUES
  (900001, 50, 2, 1, 1), (900002, 50, 0, 0, 0), (900003, 50, 0, 1, 0);
INSERT INTO vm_instance (id, uuid, name, instance_name, state, type, vm_type, account_id, domain_id, service_offering_id, guest_os_id, data_center_id, vnc_password, created, removed) VALUES
  (900001, 'fx-vm-1', 'a', 'i-3-900001-VM', 'Expunging', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900002, 'fx-vm-2', 'b', 'i-3-900002-VM', 'Running', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 61 MINUTE),
  (900003, 'fx-vm-3', 'c', 'r-900003-VM', 'Expunging', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900004, 'fx-vm-4', 'd', 'v-900004-VM', 'Destroyed', 'ConsoleProxy', 'ConsoleProxy', 1, 1, 4, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900011, 'fx-vm-11', 'e', 'i-3-900011-VM', 'Expunging', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 5 MINUTE),
  (900012, 'fx-vm-12', 'f', 'i-3-900012-VM', 'Expunging', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 2 HOUR),
  (900013, 'fx-vm-13', 'g', 'i-3-900013-VM', 'Expunging', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 2 HOUR),
  (900014, 'fx-vm-14', 'h', 'i-3-900014-VM', 'Destroyed', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900015, 'fx-vm-15', 'i', 'i-3-900015-VM', 'Expunging', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL);

INSERT INTO nics (id, uuid, instance_id, network_id, mac_address, ip4_address, state, strategy, vm_type, default_nic, created, removed) VALUES
-- Live NICs of VMs that are gone, in every state: one that counts as in use, one of a router, of a system VM, of no address.
  (900001, 'fx-nic-1', 900001, 900001, '02:01:bb:a1:00:01', '10.1.1.11', 'Reserved', 'Start', 'User', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL), -- finding: {"id": 900001}
  (900002, 'fx-nic-2', 900002, 900001, '02:01:bb:a1:00:02', '10.1.1.12', 'Releasing', 'Start', 'User', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL), -- finding: {"id": 900002}
  (900003, 'fx-nic-3', 900003, 900001, '02:01:bb:a1:00:03', '10.1.1.1', 'Reserved', 'Start', 'DomainRouter', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL), -- finding: {"id": 900003}
  (900004, 'fx-nic-4', 900004, 202, '0e:00:a9:fe:00:63', NULL, 'Allocated', 'Start', 'ConsoleProxy', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL), -- finding: {"id": 900004}
  (900005, 'fx-nic-5', 900001, 900002, '02:01:bb:a2:00:01', '10.20.0.77', 'Deallocating', 'Create', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL), -- finding: {"id": 900005}
  (900006, 'fx-nic-6', 900001, 900002, '02:01:bb:a2:00:02', NULL, 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL), -- finding: {"id": 900006}
-- decoy: the VM was removed 5 minutes ago
  (900011, 'fx-nic-11', 900011, 900001, '02:01:bb:a1:00:0b', '10.1.1.21', 'Allocated', 'Start', 'User', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
-- decoy: a job, or its work, still runs for the VM
  (900012, 'fx-nic-12', 900012, 900001, '02:01:bb:a1:00:0c', '10.1.1.22', 'Allocated', 'Start', 'User', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900013, 'fx-nic-13', 900013, 900001, '02:01:bb:a1:00:0d', '10.1.1.23', 'Allocated', 'Start', 'User', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
-- decoy: VMs that are destroyed or being expunged are not removed yet
  (900014, 'fx-nic-14', 900014, 900001, '02:01:bb:a1:00:0e', '10.1.1.24', 'Allocated', 'Start', 'User', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900015, 'fx-nic-15', 900015, 900001, '02:01:bb:a1:00:0f', '10.1.1.25', 'Deallocating', 'Start', 'User', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
-- decoy: removed NICs of removed VMs, by the million
  (900016, 'fx-nic-16', 900001, 900001, '02:01:bb:a1:00:10', '10.1.1.26', 'Deallocating', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
-- decoy: place holders keep an address and belong to no VM, even if one is written there
  (900017, 'fx-nic-17', NULL, 900001, NULL, '10.1.1.27', 'Reserved', 'PlaceHolder', 'DomainRouter', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900018, 'fx-nic-18', 900003, 900001, NULL, '10.1.1.28', 'Reserved', 'PlaceHolder', 'DomainRouter', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
-- decoy: the network is removed too: another check says so
  (900019, 'fx-nic-19', 900001, 900003, '02:01:bb:a3:00:01', '10.1.3.11', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL); -- also: live-nic-on-removed-network {"id": 900019}
INSERT INTO async_job (id, uuid, user_id, account_id, instance_type, instance_id, job_cmd, job_status, job_dispatcher, job_init_msid, created, last_updated, related) VALUES
  (900012, 'fx-job-12', 3, 3, 'VirtualMachine', 900012, 'org.apache.cloudstack.api.command.admin.vm.ExpungeVMCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900013, 'fx-job-13', 3, 3, NULL, NULL, 'com.cloud.vm.VmWorkAddVmToNetwork', 0, 'VmWorkJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900003, 'fx-job-3', 3, 3, NULL, NULL, 'com.cloud.vm.VmWorkStop', 1, 'VmWorkJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900001, 'fx-job-1', 3, 3, 'VirtualMachine', 900001, 'org.apache.cloudstack.api.command.admin.vm.ExpungeVMCmd', 1, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900002, 'fx-job-2', 3, 3, 'Volume', 900002, 'org.apache.cloudstack.api.command.user.volume.ResizeVolumeCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), '');
INSERT INTO vm_work_job (id, step, vm_type, vm_instance_id) VALUES (900013, 'Filed', 'Instance', 900013), (900003, 'Done', 'Instance', 900002);

-- case: unmanaged VMs keep their NICs everywhere
INSERT INTO configuration (category, instance, component, name, value) VALUES ('Advanced', 'DEFAULT', 'UnmanagedVMsManager', 'unmanage.vm.preserve.nics', 'true');
INSERT INTO vm_instance (id, uuid, name, instance_name, state, type, vm_type, account_id, domain_id, service_offering_id, guest_os_id, data_center_id, vnc_password, created, removed) VALUES
  (900001, 'fx-vm-1', 'a', 'i-3-900001-VM', 'Expunging', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY);
INSERT INTO nics (id, uuid, instance_id, network_id, mac_address, ip4_address, state, strategy, vm_type, default_nic, created, removed) VALUES
-- decoy: unmanage.vm.preserve.nics keeps an unmanaged VM's NICs, which are Allocated then
  (900001, 'fx-nic-1', 900001, 206, '06:00:00:00:aa:01', '10.20.0.71', 'Allocated', 'Start', 'User', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
-- In any other state it was not kept on purpose.
  (900002, 'fx-nic-2', 900001, 206, '06:00:00:00:aa:02', '10.20.0.72', 'Deallocating', 'Start', 'User', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL); -- finding: {"id": 900002}

-- case: unmanaged VMs keep their NICs in this zone
INSERT INTO configuration (category, instance, component, name, value) VALUES ('Advanced', 'DEFAULT', 'UnmanagedVMsManager', 'unmanage.vm.preserve.nics', 'false');
INSERT INTO data_center_details (id, dc_id, name, value) VALUES (900001, 1, 'unmanage.vm.preserve.nics', 'true');
INSERT INTO vm_instance (id, uuid, name, instance_name, state, type, vm_type, account_id, domain_id, service_offering_id, guest_os_id, data_center_id, vnc_password, created, removed) VALUES
  (900001, 'fx-vm-1', 'a', 'i-3-900001-VM', 'Expunging', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900002, 'fx-vm-2', 'b', 'i-3-900002-VM', 'Expunging', 'User', 'User', 3, 2, 1, 1, 2, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY);
INSERT INTO nics (id, uuid, instance_id, network_id, mac_address, ip4_address, state, strategy, vm_type, default_nic, created, removed) VALUES
-- decoy: the zone's setting goes before the one for all
  (900001, 'fx-nic-1', 900001, 206, '06:00:00:00:aa:01', '10.20.0.71', 'Allocated', 'Start', 'User', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900002, 'fx-nic-2', 900002, 206, '06:00:00:00:aa:02', '10.20.0.72', 'Allocated', 'Start', 'User', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL); -- finding: {"id": 900002}

-- case: the zone does not keep them on 4.15.0.0
INSERT INTO configuration (category, instance, component, name, value) VALUES ('Advanced', 'DEFAULT', 'UnmanagedVMsManager', 'unmanage.vm.preserve.nics', 'true');
INSERT INTO data_center_details (id, dc_id, name, value) VALUES (900001, 1, 'unmanage.vm.preserve.nics', 'false');
INSERT INTO nics (id, uuid, instance_id, network_id, mac_address, ip4_address, state, strategy, vm_type, default_nic, created, removed) VALUES
  (900001, 'fx-nic-1', 15, 204, '06:00:00:00:aa:01', '10.1.1.240', 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 50 DAY, NULL); -- finding: {"id": 900001}
