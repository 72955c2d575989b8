INSERT INTO account (id, uuid, account_name, type, role_id, domain_id, state, removed) VALUES
  (900001, 'fx-account-1', 'being deleted', 0, 4, 2, 'enabled', UTC_TIMESTAMP() - INTERVAL 5 MINUTE);
INSERT INTO domain (id, uuid, name, owner, path, level, parent, state, removed) VALUES
  (900001, 'fx-domain-1', 'just now', 2, '/just now/', 1, 1, 'Inactive', UTC_TIMESTAMP() - INTERVAL 5 MINUTE);
INSERT INTO network_offerings (id, uuid, name, unique_name, display_text, traffic_type, created, availability, state, guest_type, is_persistent) VALUES
  (900001, 'fx-offering-1', 'persistent', 'fx-persistent', 'persistent', 'Guest', UTC_TIMESTAMP(), 'Optional', 'Enabled', 'Isolated', 1),
  (900002, 'fx-offering-2', 'external', 'fx-external', 'external', 'Guest', UTC_TIMESTAMP(), 'Optional', 'Enabled', 'Isolated', 0);
INSERT INTO ntwk_offering_service_map (network_offering_id, service, provider, created) VALUES
  (900001, 'Dhcp', 'VirtualRouter', UTC_TIMESTAMP()), (900002, 'Dhcp', 'Nsx', UTC_TIMESTAMP()), (900002, 'SourceNat', 'Nsx', UTC_TIMESTAMP()), (900002, 'UserData', 'ConfigDrive', UTC_TIMESTAMP());
INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, network_offering_id, related, domain_id, account_id, data_center_id, vpc_id, created, removed) VALUES
-- In use, or kept up on purpose, without a router: it never was, it is removed, its job is over.
  (900001, 'fx-network-1', 'in use', 'Implemented', 'Guest', 'Isolated', 8, 900001, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900001}
  (900002, 'fx-network-2', 'router removed', 'Implemented', 'Guest', 'Isolated', 8, 900002, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900002}
  (900003, 'fx-network-3', 'persistent', 'Implemented', 'Guest', 'Isolated', 900001, 900003, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 61 MINUTE, NULL), -- finding: {"id": 900003}
  (900004, 'fx-network-4', 'redundant', 'Implemented', 'Guest', 'Isolated', 9, 900004, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900004}
  (900005, 'fx-network-5', 'idle, never marked', 'Implemented', 'Guest', 'Isolated', 8, 900005, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900005}
-- decoy: its router runs, is stopped, or is being expunged for long, which is another matter
  (900011, 'fx-network-11', 'router runs', 'Implemented', 'Guest', 'Isolated', 8, 900011, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900012, 'fx-network-12', 'router stopped', 'Implemented', 'Guest', 'Isolated', 8, 900012, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900013, 'fx-network-13', 'router expunged', 'Implemented', 'Guest', 'Isolated', 8, 900013, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: the router is there but not entered: that is the router's fault, named once
  (900014, 'fx-network-14', 'not entered', 'Implemented', 'Guest', 'Isolated', 8, 900014, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- also: router-without-network {"id": 900014}
-- decoy: somebody else provides its services; or nobody, as on layer 2
  (900015, 'fx-network-15', 'external', 'Implemented', 'Guest', 'Isolated', 900002, 900015, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900016, 'fx-network-16', 'layer 2', 'Implemented', 'Guest', 'L2', 11, 900016, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: a tier has its VPC's router, a shared network gets one with its first VM
  (900017, 'fx-network-17', 'tier', 'Implemented', 'Guest', 'Isolated', 10, 900017, 2, 3, 1, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900018, 'fx-network-18', 'shared', 'Implemented', 'Guest', 'Shared', 7, 900018, 1, 2, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: idle and marked for collection: CloudStack shuts it down
  (900019, 'fx-network-19', 'to be collected', 'Implemented', 'Guest', 'Isolated', 8, 900019, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: the router was destroyed 5 minutes ago
  (900020, 'fx-network-20', 'just destroyed', 'Implemented', 'Guest', 'Isolated', 8, 900020, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: a job restarts the network: one that says so, one of an older release that only queues on it
  (900021, 'fx-network-21', 'restarted', 'Implemented', 'Guest', 'Isolated', 8, 900021, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900022, 'fx-network-22', 'restarted by an older release', 'Implemented', 'Guest', 'Isolated', 8, 900022, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: a VM starts, or is about to, and brings a router along
  (900023, 'fx-network-23', 'VM starts', 'Implemented', 'Guest', 'Isolated', 8, 900023, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900024, 'fx-network-24', 'VM job', 'Implemented', 'Guest', 'Isolated', 8, 900024, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900025, 'fx-network-25', 'work job', 'Implemented', 'Guest', 'Isolated', 8, 900025, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: a management server holds CloudStack's lock on it
  (900026, 'fx-network-26', 'locked', 'Implemented', 'Guest', 'Isolated', 8, 900026, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: it was made 5 minutes ago
  (900027, 'fx-network-27', 'new', 'Implemented', 'Guest', 'Isolated', 8, 900027, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 5 MINUTE, NULL),
-- decoy: a VM on it migrates
  (900033, 'fx-network-33', 'VM migrates', 'Implemented', 'Guest', 'Isolated', 8, 900033, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: its account or domain is being deleted
  (900032, 'fx-network-32', 'domain goes', 'Implemented', 'Guest', 'Isolated', 8, 900032, 900001, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900028, 'fx-network-28', 'account goes', 'Implemented', 'Guest', 'Isolated', 8, 900028, 2, 900001, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: other states need no router: idle, being implemented, removed
  (900029, 'fx-network-29', 'idle', 'Allocated', 'Guest', 'Isolated', 8, 900029, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900030, 'fx-network-30', 'being implemented', 'Implementing', 'Guest', 'Isolated', 8, 900030, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 5 MINUTE, NULL),
  (900031, 'fx-network-31', 'removed', 'Implemented', 'Guest', 'Isolated', 8, 900031, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY);
INSERT INTO account_network_ref (account_id, network_id, is_owner) SELECT account_id, id, 1 FROM networks WHERE id > 900000;
INSERT INTO ntwk_service_map (network_id, service, provider, created)
  SELECT n.id, m.service, m.provider, UTC_TIMESTAMP() FROM networks n JOIN ntwk_offering_service_map m ON m.network_offering_id = n.network_offering_id WHERE n.id > 900000;
INSERT INTO ntwk_service_map (network_id, service, provider, created) VALUES (900017, 'Vpn', 'VirtualRouter', UTC_TIMESTAMP());
INSERT INTO op_networks (id, mac_address_seq, nics_count, gc, check_for_gc)
  SELECT id, 50, id IN (900001, 900002, 900004, 900011, 900020, 900021, 900033), guest_type = 'Isolated', id IN (900001, 900002, 900003, 900004, 900011, 900019, 900020, 900021) FROM networks WHERE id > 900000;

INSERT INTO vm_instance (id, uuid, name, instance_name, state, type, vm_type, account_id, domain_id, service_offering_id, guest_os_id, data_center_id, vnc_password, created, removed) VALUES
  (900001, 'fx-vm-1', 'a', 'i-3-900001-VM', 'Running', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900002, 'fx-vm-2', 'r', 'r-900002-VM', 'Expunging', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 61 MINUTE),
  (900011, 'fx-vm-11', 'r', 'r-900011-VM', 'Running', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900012, 'fx-vm-12', 'r', 'r-900012-VM', 'Stopped', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900013, 'fx-vm-13', 'r', 'r-900013-VM', 'Expunging', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900014, 'fx-vm-14', 'r', 'r-900014-VM', 'Running', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900020, 'fx-vm-20', 'r', 'r-900020-VM', 'Expunging', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 5 MINUTE),
  (900033, 'fx-vm-33', 'e', 'i-3-900033-VM', 'Migrating', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900034, 'fx-vm-34', 'f', 'i-3-900034-VM', 'Starting', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 20 MINUTE),
  (900023, 'fx-vm-23', 'b', 'i-3-900023-VM', 'Starting', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900024, 'fx-vm-24', 'c', 'i-3-900024-VM', 'Stopped', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900025, 'fx-vm-25', 'd', 'i-3-900025-VM', 'Stopped', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL);
INSERT INTO domain_router (id, element_id, is_redundant_router, redundant_state, stop_pending, role) SELECT id, 1, 0, 'UNKNOWN', 0, 'VIRTUAL_ROUTER' FROM vm_instance WHERE id > 900000 AND type = 'DomainRouter';
INSERT INTO router_network_ref (router_id, network_id, guest_type) VALUES
  (900002, 900002, 'Isolated'), (900011, 900011, 'Isolated'), (900012, 900012, 'Isolated'), (900013, 900013, 'Isolated'), (900020, 900020, 'Isolated');
INSERT INTO nics (id, uuid, instance_id, network_id, mac_address, state, strategy, vm_type, default_nic, created, removed) VALUES
  (900001, 'fx-nic-1', 900001, 900001, '02:01:bb:a1:00:01', 'Reserved', 'Start', 'User', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900002, 'fx-nic-2', 900001, 900002, '02:01:bb:a2:00:01', 'Reserved', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900003, 'fx-nic-3', 900002, 900002, '02:01:bb:a2:00:02', 'Deallocating', 'Start', 'DomainRouter', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 61 MINUTE),
  (900004, 'fx-nic-4', 900001, 900004, '02:01:bb:a4:00:01', 'Reserved', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
-- None of these is a router, or works on the network: a place holder, a removed VM that died starting, removed NICs of a
-- router and of VMs at work.
  (900005, 'fx-nic-5', NULL, 900001, NULL, 'Reserved', 'PlaceHolder', 'DomainRouter', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900006, 'fx-nic-6', 900034, 900005, '02:01:bb:a5:00:01', 'Allocated', 'Start', 'User', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900007, 'fx-nic-7', 900023, 900005, '02:01:bb:a5:00:02', 'Deallocating', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 5 MINUTE),
  (900008, 'fx-nic-8', 900024, 900005, '02:01:bb:a5:00:03', 'Deallocating', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 5 MINUTE),
  (900009, 'fx-nic-9', 900025, 900005, '02:01:bb:a5:00:04', 'Deallocating', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 5 MINUTE),
  (900033, 'fx-nic-33', 900033, 900033, '02:01:bb:c1:00:01', 'Reserved', 'Start', 'User', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900010, 'fx-nic-10', 900011, 900005, '02:01:bb:a5:00:05', 'Deallocating', 'Start', 'DomainRouter', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 2 HOUR),
  (900011, 'fx-nic-11', 900011, 900011, '02:01:bb:ab:00:01', 'Reserved', 'Start', 'DomainRouter', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900012, 'fx-nic-12', 900001, 900011, '02:01:bb:ab:00:02', 'Reserved', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900013, 'fx-nic-13', 900012, 900012, '02:01:bb:ac:00:01', 'Allocated', 'Start', 'DomainRouter', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900014, 'fx-nic-14', 900014, 900014, '02:01:bb:ae:00:01', 'Reserved', 'Start', 'DomainRouter', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900020, 'fx-nic-20', 900020, 900020, '02:01:bb:b4:00:01', 'Deallocating', 'Start', 'DomainRouter', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP() - INTERVAL 5 MINUTE),
  (900021, 'fx-nic-21', 900001, 900020, '02:01:bb:b4:00:02', 'Reserved', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900022, 'fx-nic-22', 900001, 900021, '02:01:bb:b5:00:01', 'Reserved', 'Start', 'User', 0, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900023, 'fx-nic-23', 900023, 900023, '02:01:bb:b7:00:01', 'Reserving', 'Start', 'User', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900024, 'fx-nic-24', 900024, 900024, '02:01:bb:b8:00:01', 'Allocated', 'Start', 'User', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL),
  (900025, 'fx-nic-25', 900025, 900025, '02:01:bb:b9:00:01', 'Allocated', 'Start', 'User', 1, UTC_TIMESTAMP() - INTERVAL 80 DAY, NULL);
INSERT INTO async_job (id, uuid, user_id, account_id, instance_type, instance_id, job_cmd, job_status, job_dispatcher, job_init_msid, created, last_updated, related) VALUES
  (900021, 'fx-job-21', 3, 3, 'Network', 900021, 'org.apache.cloudstack.api.command.user.network.RestartNetworkCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900022, 'fx-job-22', 3, 3, 'None', NULL, 'org.apache.cloudstack.api.command.user.network.RestartNetworkCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900024, 'fx-job-24', 3, 3, 'VirtualMachine', 900024, 'org.apache.cloudstack.api.command.user.vm.StartVMCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900025, 'fx-job-25', 3, 3, NULL, NULL, 'com.cloud.vm.VmWorkStart', 0, 'VmWorkJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900026, 'fx-job-26', 3, 3, NULL, NULL, 'com.cloud.vm.VmWorkStart', 1, 'VmWorkJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900003, 'fx-job-3', 3, 3, 'Volume', 900001, 'org.apache.cloudstack.api.command.user.volume.ResizeVolumeCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900004, 'fx-job-4', 3, 3, 'IpAddress', 900004, 'org.apache.cloudstack.api.command.user.address.DisassociateIPAddrCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900002, 'fx-job-2', 3, 3, 'Network', 900002, 'org.apache.cloudstack.api.command.user.network.RestartNetworkCmd', 2, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), '');
INSERT INTO vm_work_job (id, step, vm_type, vm_instance_id) VALUES (900025, 'Filed', 'Instance', 900025), (900026, 'Done', 'Instance', 900001);
INSERT INTO sync_queue (id, sync_objtype, sync_objid, queue_size, queue_size_limit) VALUES (900022, 'network', 900022, 1, 1), (900002, 'network', 900002, 1, 1), (900004, 'ipaddress', 900004, 1, 1);
INSERT INTO sync_queue_item (id, queue_id, content_type, content_id, created) VALUES
  (900022, 900022, 'AsyncJob', 900022, UTC_TIMESTAMP()), (900002, 900002, 'AsyncJob', 900002, UTC_TIMESTAMP()),
  (900004, 900004, 'AsyncJob', 900004, UTC_TIMESTAMP());
INSERT INTO op_lock (`key`, mac, ip, thread, waiters) VALUES ('networks900026', '06:00:00:00:00:05', '172.16.0.5', 'API-Job-Executor-1', 1);
