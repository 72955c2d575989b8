UPDATE data_center SET mac_address = 9100000 WHERE id = 1;
INSERT INTO account (id, uuid, account_name, type, role_id, domain_id, state, removed, cleanup_needed) VALUES
  (900001, 'fx-account-1', 'a job deletes it', 0, 4, 2, 'enabled', NULL, 0);
INSERT INTO vpc (id, uuid, name, vpc_offering_id, zone_id, state, domain_id, account_id, created) VALUES
  (900001, 'fx-vpc-1', 'restarting', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900002, 'fx-vpc-2', 'with a queue', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY);
INSERT INTO vm_instance (id, uuid, name, instance_name, state, type, vm_type, account_id, domain_id, service_offering_id, guest_os_id, data_center_id, vnc_password, created, update_time, removed) VALUES
  (900001, 'fx-vm-1', 'a', 'i-3-900001-VM', 'Expunging', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP(), UTC_TIMESTAMP() - INTERVAL 61 MINUTE),
  (900002, 'fx-vm-2', 'b', 'i-3-900002-VM', 'Expunging', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP(), UTC_TIMESTAMP() - INTERVAL 59 MINUTE),
  (900003, 'fx-vm-3', 'c', 'i-3-900003-VM', 'Expunging', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP(), UTC_TIMESTAMP() - INTERVAL 2 HOUR),
  (900004, 'fx-vm-4', 'd', 'i-3-900004-VM', 'Expunging', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP(), UTC_TIMESTAMP() - INTERVAL 2 HOUR),
  (900005, 'fx-vm-5', 'v', 'v-900005-VM', 'Expunging', 'ConsoleProxy', 'ConsoleProxy', 1, 1, 4, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP(), UTC_TIMESTAMP() - INTERVAL 2 HOUR);
INSERT INTO user_vm (id, display_name) SELECT id, name FROM vm_instance WHERE id BETWEEN 900001 AND 900004;
INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, network_offering_id, related, domain_id, account_id, data_center_id, vpc_id, acl_type, created, removed) VALUES
  (900001, 'fx-network-1', 'works', 'Implemented', 'Guest', 'Isolated', 11, 900001, 2, 3, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900002, 'fx-network-2', 'removed', 'Destroy', 'Guest', 'Isolated', 11, 900002, 2, 3, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 30 MINUTE),
  (900003, 'fx-network-3', 'idle', 'Allocated', 'Guest', 'Isolated', 11, 900003, 2, 3, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900004, 'fx-network-4', 'network job', 'Implemented', 'Guest', 'Isolated', 11, 900004, 2, 3, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900005, 'fx-network-5', 'VPC job', 'Implemented', 'Guest', 'Isolated', 11, 900005, 2, 3, 1, 900001, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900006, 'fx-network-6', 'rule job', 'Implemented', 'Guest', 'Isolated', 11, 900006, 2, 3, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900007, 'fx-network-7', 'account job', 'Implemented', 'Guest', 'Isolated', 11, 900007, 2, 900001, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900030, 'fx-network-30', 'queue', 'Implemented', 'Guest', 'Isolated', 11, 900030, 2, 3, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900031, 'fx-network-31', 'queue of its VPC', 'Implemented', 'Guest', 'Isolated', 11, 900031, 2, 3, 1, 900002, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL);
INSERT INTO op_networks (id, nics_count, gc, check_for_gc) SELECT id, 0, 1, 0 FROM networks WHERE id > 900000;
INSERT INTO account_network_ref (account_id, network_id, is_owner) SELECT account_id, id, 1 FROM networks WHERE id > 900000;
INSERT INTO user_ip_address (id, uuid, public_ip_address, vlan_db_id, mac_address, state, data_center_id, source_network_id, physical_network_id, account_id, domain_id, network_id, vm_id, dnat_vmip, one_to_one_nat, is_system, allocated, removed) VALUES
  (900001, 'fx-ip-1', '198.18.250.1', 2, 9000001, 'Allocated', 1, 200, 200, 3, 2, 900001, 900001, '10.1.1.7', 1, 0, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL), -- finding: cloud.user_ip_address {"id": 900001}
  (900002, 'fx-ip-2', '198.18.250.2', 2, 9000002, 'Allocated', 1, 200, 200, 3, 2, 900003, 15, '10.1.1.8', 1, 0, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL), -- finding: cloud.user_ip_address {"id": 900002}
-- decoy: static NAT for a VM that is alive, destroyed but not expunged, expunged just now
  (900011, 'fx-ip-11', '198.18.250.11', 2, 9000011, 'Allocated', 1, 200, 200, 3, 2, 900001, 10, '10.1.1.2', 1, 0, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900012, 'fx-ip-12', '198.18.250.12', 2, 9000012, 'Allocated', 1, 200, 200, 3, 2, 900001, 14, '10.1.1.5', 1, 0, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900013, 'fx-ip-13', '198.18.250.13', 2, 9000013, 'Allocated', 1, 200, 200, 3, 2, 900001, 900002, '10.1.1.9', 1, 0, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
-- decoy: static NAT that was taken away; an address that the system gave a VM, or a system VM; a removed address
  (900014, 'fx-ip-14', '198.18.250.14', 2, 9000014, 'Allocated', 1, 200, 200, 3, 2, 900001, 900001, NULL, 0, 0, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900015, 'fx-ip-15', '198.18.250.15', 2, 9000015, 'Allocated', 1, 200, 200, 3, 2, 900001, 900001, '10.1.1.7', 1, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900016, 'fx-ip-16', '198.18.250.16', 2, 9000016, 'Allocated', 1, 200, 200, 1, 1, 900001, 900005, '10.1.1.7', 1, 0, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900017, 'fx-ip-17', '198.18.250.17', 2, 9000017, 'Free', 1, 200, 200, NULL, NULL, 900001, 900001, '10.1.1.7', 1, 0, NULL, UTC_TIMESTAMP() - INTERVAL 9 DAY),
-- decoy: the address is being released, or a job works on it, on the VM that was expunged, on the network
  (900018, 'fx-ip-18', '198.18.250.18', 2, 9000018, 'Releasing', 1, 200, 200, 3, 2, 900001, 900001, '10.1.1.7', 1, 0, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900019, 'fx-ip-19', '198.18.250.19', 2, 9000019, 'Allocated', 1, 200, 200, 3, 2, 900001, 900001, '10.1.1.7', 1, 0, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900020, 'fx-ip-20', '198.18.250.20', 2, 9000020, 'Allocated', 1, 200, 200, 3, 2, 900001, 900003, '10.1.1.7', 1, 0, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900021, 'fx-ip-21', '198.18.250.21', 2, 9000021, 'Allocated', 1, 200, 200, 3, 2, 900004, 900001, '10.1.1.7', 1, 0, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL);

INSERT INTO firewall_rules (id, uuid, purpose, state, network_id, account_id, domain_id, ip_address_id, start_port, end_port, protocol, xid, created) VALUES
  (900001, 'fx-rule-1', 'PortForwarding', 'Active', 900001, 3, 2, 900011, 22, 22, 'tcp', 'fx-1', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900002, 'fx-rule-2', 'PortForwarding', 'Active', 900001, 3, 2, 900011, 23, 23, 'tcp', 'fx-2', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900003, 'fx-rule-3', 'PortForwarding', 'Active', 900003, 3, 2, NULL, 22, 22, 'tcp', 'fx-3', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900004, 'fx-rule-4', 'LoadBalancing', 'Active', 900001, 3, 2, 900011, 80, 80, 'tcp', 'fx-4', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900011, 'fx-rule-11', 'PortForwarding', 'Active', 900001, 3, 2, 900011, 31, 31, 'tcp', 'fx-11', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900012, 'fx-rule-12', 'PortForwarding', 'Active', 900001, 3, 2, 900011, 32, 32, 'tcp', 'fx-12', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900013, 'fx-rule-13', 'PortForwarding', 'Active', 900001, 3, 2, 900011, 33, 33, 'tcp', 'fx-13', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900014, 'fx-rule-14', 'PortForwarding', 'Revoke', 900003, 3, 2, NULL, 34, 34, 'tcp', 'fx-14', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900015, 'fx-rule-15', 'PortForwarding', 'Active', 900002, 3, 2, NULL, 35, 35, 'tcp', 'fx-15', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900016, 'fx-rule-16', 'PortForwarding', 'Active', 900001, 3, 2, 900011, 36, 36, 'tcp', 'fx-16', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900017, 'fx-rule-17', 'PortForwarding', 'Active', 900001, 3, 2, 900011, 37, 37, 'tcp', 'fx-17', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900018, 'fx-rule-18', 'PortForwarding', 'Active', 900004, 3, 2, NULL, 38, 38, 'tcp', 'fx-18', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900019, 'fx-rule-19', 'PortForwarding', 'Active', 900005, 3, 2, NULL, 39, 39, 'tcp', 'fx-19', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900020, 'fx-rule-20', 'PortForwarding', 'Active', 900006, 3, 2, NULL, 40, 40, 'tcp', 'fx-20', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900021, 'fx-rule-21', 'LoadBalancing', 'Active', 900006, 3, 2, NULL, 41, 41, 'tcp', 'fx-21', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900022, 'fx-rule-22', 'LoadBalancing', 'Revoke', 900003, 3, 2, NULL, 42, 42, 'tcp', 'fx-22', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900023, 'fx-rule-23', 'LoadBalancing', 'Active', 900001, 3, 2, 900011, 43, 43, 'tcp', 'fx-23', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900024, 'fx-rule-24', 'PortForwarding', 'Active', 900007, 900001, 2, NULL, 44, 44, 'tcp', 'fx-24', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900025, 'fx-rule-25', 'PortForwarding', 'Active', 900001, 3, 2, 900019, 45, 45, 'tcp', 'fx-25', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900026, 'fx-rule-26', 'LoadBalancing', 'Active', 900003, 3, 2, NULL, 46, 46, 'tcp', 'fx-26', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900030, 'fx-rule-30', 'PortForwarding', 'Active', 900030, 3, 2, NULL, 47, 47, 'tcp', 'fx-30', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900031, 'fx-rule-31', 'PortForwarding', 'Active', 900031, 3, 2, NULL, 48, 48, 'tcp', 'fx-31', UTC_TIMESTAMP() - INTERVAL 90 DAY);
INSERT INTO port_forwarding_rules (id, instance_id, dest_ip_address, dest_port_start, dest_port_end) VALUES
  (900001, 900001, '10.1.1.7', 22, 22), -- finding: {"id": 900001}
  (900002, 15, '10.1.1.6', 23, 23), -- finding: {"id": 900002}
  (900003, 900001, '10.1.1.7', 22, 22), -- finding: {"id": 900003}
-- decoy: the VM is alive, destroyed but not expunged, expunged just now
  (900011, 10, '10.1.1.2', 31, 31), (900012, 14, '10.1.1.5', 32, 32), (900013, 900002, '10.1.1.9', 33, 33),
-- decoy: the rule is being revoked, or its network is removed: other checks look at those
  (900014, 900001, '10.1.1.7', 34, 34), (900015, 900001, '10.1.1.7', 35, 35),
-- decoy: a job works on the VM, VM work is left to do, a job works on network, VPC, rule, account, address
  (900016, 900003, '10.1.1.7', 36, 36), (900017, 900004, '10.1.1.7', 37, 37), (900018, 900001, '10.1.1.7', 38, 38), (900019, 900001, '10.1.1.7', 39, 39),
  (900020, 900001, '10.1.1.7', 40, 40), (900024, 900001, '10.1.1.7', 44, 44), (900025, 900001, '10.1.1.7', 45, 45),
-- decoy: a job that only its queue names works on the network, or its VPC
  (900030, 900001, '10.1.1.7', 47, 47), (900031, 900001, '10.1.1.7', 48, 48);
INSERT INTO load_balancing_rules (id, name, default_port_start, default_port_end, algorithm, scheme) VALUES
  (900004, 'a', 80, 80, 'roundrobin', 'Public'), (900021, 'b', 80, 80, 'roundrobin', 'Public'), (900022, 'c', 80, 80, 'roundrobin', 'Public'),
  (900023, 'd', 80, 80, 'roundrobin', 'Public'), (900026, 'e', 80, 80, 'roundrobin', 'Public');
INSERT INTO load_balancer_vm_map (id, load_balancer_id, instance_id, instance_ip, `revoke`) VALUES
  (900001, 900004, 900001, '10.1.1.7', 0), -- finding: cloud.load_balancer_vm_map {"id": 900001}
  (900002, 900004, 900001, '10.1.1.200', 0), -- finding: cloud.load_balancer_vm_map {"id": 900002}
  (900003, 900026, 15, '10.1.1.6', 0), -- finding: cloud.load_balancer_vm_map {"id": 900003}
-- decoy: members that are alive, by either of their addresses, destroyed but not expunged, expunged just now, being taken away
  (900011, 900004, 10, '10.1.1.2', 0), (900012, 900004, 10, '10.1.1.200', 0), (900013, 900004, 14, '10.1.1.5', 0), (900014, 900004, 900002, '10.1.1.9', 0), (900015, 900004, 900003, '10.1.1.8', 1),
-- decoy: a job works on the rule; the rule is being revoked; a group scales and takes its VMs away
  (900016, 900021, 900001, '10.1.1.7', 0), (900017, 900022, 900001, '10.1.1.7', 0), (900018, 900023, 900001, '10.1.1.7', 0);
INSERT INTO autoscale_vmprofiles (id, uuid, zone_id, domain_id, account_id, service_offering_id, template_id, expunge_vm_grace_period) VALUES
  (900001, 'fx-profile-1', 1, 2, 3, 1, 201, 60);
INSERT INTO autoscale_vmgroups (id, uuid, zone_id, domain_id, account_id, load_balancer_id, min_members, max_members, member_port, `interval`, profile_id, state, created, removed) VALUES
  (900001, 'fx-group-1', 1, 2, 3, 900023, 1, 2, 80, 30, 900001, 'SCALING', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900002, 'fx-group-2', 1, 2, 3, 900004, 1, 2, 80, 30, 900001, 'ENABLED', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900003, 'fx-group-3', 1, 2, 3, 900026, 1, 2, 80, 30, 900001, 'revoke', UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 80 DAY);

INSERT INTO async_job (id, uuid, user_id, account_id, instance_type, instance_id, job_cmd, job_status, job_dispatcher, job_init_msid, created, last_updated, related) VALUES
  (900003, 'fx-job-3', 3, 3, 'VirtualMachine', 900003, 'org.apache.cloudstack.api.command.admin.vm.ExpungeVMCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900004, 'fx-job-4', 3, 3, NULL, NULL, 'com.cloud.vm.VmWorkStop', 0, 'VmWorkJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900005, 'fx-job-5', 3, 3, 'Network', 900004, 'org.apache.cloudstack.api.command.user.network.RestartNetworkCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900006, 'fx-job-6', 3, 3, 'Vpc', 900001, 'org.apache.cloudstack.api.command.user.vpc.RestartVPCCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900007, 'fx-job-7', 3, 3, 'FirewallRule', 900020, 'org.apache.cloudstack.api.command.user.firewall.DeletePortForwardingRuleCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900008, 'fx-job-8', 3, 3, 'IpAddress', 900019, 'org.apache.cloudstack.api.command.user.nat.DisableStaticNatCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900009, 'fx-job-9', 3, 3, 'Account', 900001, 'org.apache.cloudstack.api.command.admin.account.DeleteAccountCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900030, 'fx-job-30', 3, 3, 'FirewallRule', NULL, 'org.apache.cloudstack.api.command.user.firewall.DeletePortForwardingRuleCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900031, 'fx-job-31', 3, 3, 'None', NULL, 'org.apache.cloudstack.api.command.user.vpc.RestartVPCCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
-- None of these excuses a rule: jobs that are over, also where they still stand in the queue.
  (900001, 'fx-job-1', 3, 3, 'VirtualMachine', 900001, 'org.apache.cloudstack.api.command.admin.vm.ExpungeVMCmd', 1, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900002, 'fx-job-2', 3, 3, 'FirewallRule', 900001, 'org.apache.cloudstack.api.command.user.firewall.DeletePortForwardingRuleCmd', 2, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), '');
INSERT INTO sync_queue (id, sync_objtype, sync_objid, queue_size) VALUES (900001, 'network', 900030, 1), (900002, 'vpc', 900002, 1), (900003, 'network', 900001, 0), (900004, 'storage', 900001, 1);
INSERT INTO sync_queue_item (queue_id, content_type, content_id) VALUES (900001, 'AsyncJob', 900030), (900002, 'AsyncJob', 900031), (900003, 'AsyncJob', 900002), (900004, 'AsyncJob', 900032);
INSERT INTO vm_work_job (id, step, vm_type, vm_instance_id) VALUES (900004, 'Filed', 'Instance', 900004);

-- case: deleted rules stay as removed rows
ALTER TABLE load_balancer_vm_map ADD COLUMN removed DATETIME NULL;
ALTER TABLE firewall_rules ADD COLUMN removed DATETIME NULL;
INSERT INTO firewall_rules (id, uuid, purpose, state, network_id, account_id, domain_id, start_port, end_port, protocol, xid, created, removed) VALUES
  (900001, 'fx-rule-1', 'PortForwarding', 'Active', 208, 3, 2, 22, 22, 'tcp', 'fx-1', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900002, 'fx-rule-2', 'PortForwarding', 'Active', 208, 3, 2, 22, 22, 'tcp', 'fx-2', UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 19 DAY),
  (900003, 'fx-rule-3', 'LoadBalancing', 'Active', 208, 3, 2, 80, 80, 'tcp', 'fx-3', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900004, 'fx-rule-4', 'LoadBalancing', 'Active', 208, 3, 2, 81, 81, 'tcp', 'fx-4', UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 19 DAY);
INSERT INTO port_forwarding_rules (id, instance_id, dest_ip_address, dest_port_start, dest_port_end) VALUES
  (900001, 15, '10.1.1.6', 22, 22), -- finding: {"id": 900001}
-- decoy: deleted for good, as releases after 4.22 do it
  (900002, 15, '10.1.1.6', 22, 22);
INSERT INTO load_balancing_rules (id, name, default_port_start, default_port_end, algorithm, scheme) VALUES
  (900003, 'a', 80, 80, 'roundrobin', 'Public'), (900004, 'b', 81, 81, 'roundrobin', 'Public');
INSERT INTO load_balancer_vm_map (id, load_balancer_id, instance_id, instance_ip, removed) VALUES
  (900001, 900003, 15, '10.1.1.6', NULL), -- finding: cloud.load_balancer_vm_map {"id": 900001}
-- decoy: the member was taken away, or the whole rule
  (900002, 900003, 15, '10.1.1.7', UTC_TIMESTAMP() - INTERVAL 19 DAY), (900003, 900004, 15, '10.1.1.6', NULL);
