UPDATE data_center SET mac_address = 9100000 WHERE id = 1;
INSERT INTO account (id, uuid, account_name, type, role_id, domain_id, state, removed, cleanup_needed) VALUES
  (900001, 'fx-account-1', 'a job deletes it', 0, 4, 2, 'enabled', NULL, 0);
INSERT INTO vpc (id, uuid, name, vpc_offering_id, zone_id, state, domain_id, account_id, created, removed) VALUES
  (900001, 'fx-vpc-1', 'restarting', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900002, 'fx-vpc-2', 'quiet', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900003, 'fx-vpc-3', 'removed', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900004, 'fx-vpc-4', 'with a tier under way', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900005, 'fx-vpc-5', 'whose router reboots', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900006, 'fx-vpc-6', 'with a queue', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL);
INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, network_offering_id, related, domain_id, account_id, data_center_id, vpc_id, acl_type, created, removed) VALUES
  (900001, 'fx-network-1', 'works', 'Implemented', 'Guest', 'Isolated', 11, 900001, 2, 3, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900002, 'fx-network-2', 'removed', 'Destroy', 'Guest', 'Isolated', 11, 900002, 2, 3, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 61 MINUTE),
  (900003, 'fx-network-3', 'tier', 'Implemented', 'Guest', 'Isolated', 11, 900003, 2, 3, 1, 900002, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900004, 'fx-network-4', 'idle', 'Allocated', 'Guest', 'Isolated', 11, 900004, 2, 3, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900005, 'fx-network-5', 'network job', 'Implemented', 'Guest', 'Isolated', 11, 900005, 2, 3, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900006, 'fx-network-6', 'VPC job', 'Implemented', 'Guest', 'Isolated', 11, 900006, 2, 3, 1, 900001, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900007, 'fx-network-7', 'address job', 'Implemented', 'Guest', 'Isolated', 11, 900007, 2, 3, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900008, 'fx-network-8', 'rule job', 'Implemented', 'Guest', 'Isolated', 11, 900008, 2, 3, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900009, 'fx-network-9', 'balancer job', 'Implemented', 'Guest', 'Isolated', 11, 900009, 2, 3, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900010, 'fx-network-10', 'router job', 'Implemented', 'Guest', 'Isolated', 11, 900010, 2, 3, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900011, 'fx-network-11', 'VM job', 'Implemented', 'Guest', 'Isolated', 11, 900011, 2, 3, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900012, 'fx-network-12', 'VM work', 'Implemented', 'Guest', 'Isolated', 11, 900012, 2, 3, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900013, 'fx-network-13', 'VM under way', 'Implemented', 'Guest', 'Isolated', 11, 900013, 2, 3, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900014, 'fx-network-14', 'VM expunged right now, its NIC is gone', 'Implemented', 'Guest', 'Isolated', 11, 900014, 2, 3, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900015, 'fx-network-15', 'static NAT of a VM expunged right now', 'Implemented', 'Guest', 'Isolated', 11, 900015, 2, 3, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900016, 'fx-network-16', 'account job', 'Implemented', 'Guest', 'Isolated', 11, 900016, 2, 900001, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900017, 'fx-network-17', 'locked', 'Implemented', 'Guest', 'Isolated', 11, 900017, 2, 3, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900018, 'fx-network-18', 'locked address', 'Implemented', 'Guest', 'Isolated', 11, 900018, 2, 3, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900019, 'fx-network-19', 'removed just now', 'Destroy', 'Guest', 'Isolated', 11, 900019, 2, 3, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 59 MINUTE),
  (900020, 'fx-network-20', 'tier on its way', 'Implementing', 'Guest', 'Isolated', 11, 900020, 2, 3, 1, 900004, 'Account', UTC_TIMESTAMP() - INTERVAL 1 MINUTE, NULL),
  (900021, 'fx-network-21', 'removed, job over', 'Destroy', 'Guest', 'Isolated', 11, 900021, 2, 3, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900030, 'fx-network-30', 'queue', 'Implemented', 'Guest', 'Isolated', 11, 900030, 2, 3, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900031, 'fx-network-31', 'queue of its VPC', 'Implemented', 'Guest', 'Isolated', 11, 900031, 2, 3, 1, 900006, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL);
INSERT INTO op_networks (id, nics_count, gc, check_for_gc) SELECT id, 0, 1, 0 FROM networks WHERE id > 900000;
INSERT INTO account_network_ref (account_id, network_id, is_owner) SELECT account_id, id, 1 FROM networks WHERE id > 900000;
INSERT INTO vm_instance (id, uuid, name, instance_name, state, type, vm_type, account_id, domain_id, service_offering_id, guest_os_id, data_center_id, vnc_password, created, update_time) VALUES
  (900011, 'fx-vm-11', 'a', 'i-3-900011-VM', 'Stopped', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP()),
  (900012, 'fx-vm-12', 'b', 'i-3-900012-VM', 'Stopped', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP()),
  (900013, 'fx-vm-13', 'c', 'i-3-900013-VM', 'Migrating', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP()),
  (900014, 'fx-vm-14', 'd', 'i-3-900014-VM', 'Expunging', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP()),
  (900015, 'fx-vm-15', 'e', 'i-3-900015-VM', 'Expunging', 'User', 'User', 3, 2, 1, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP());
INSERT INTO user_vm (id, display_name) SELECT id, name FROM vm_instance WHERE id > 900000;
INSERT INTO nics (id, uuid, instance_id, network_id, mac_address, state, strategy, vm_type, default_nic, created, removed) VALUES
  (900011, 'fx-nic-11', 900011, 900011, '02:00:fa:00:00:11', 'Allocated', 'Start', 'User', 1, UTC_TIMESTAMP(), NULL),
  (900012, 'fx-nic-12', 900012, 900012, '02:00:fa:00:00:12', 'Allocated', 'Start', 'User', 1, UTC_TIMESTAMP(), NULL),
  (900013, 'fx-nic-13', 900013, 900013, '02:00:fa:00:00:13', 'Allocated', 'Start', 'User', 1, UTC_TIMESTAMP(), NULL),
  (900014, 'fx-nic-14', 900014, 900014, '02:00:fa:00:00:14', 'Deallocating', 'Start', 'User', 1, UTC_TIMESTAMP(), UTC_TIMESTAMP()),
  (900015, 'fx-nic-15', 900015, 900015, '02:00:fa:00:00:15', 'Deallocating', 'Start', 'User', 1, UTC_TIMESTAMP(), UTC_TIMESTAMP());
INSERT INTO router_network_ref (router_id, network_id, guest_type) VALUES (4, 900010, 'Isolated');
INSERT INTO user_ip_address (id, uuid, public_ip_address, vlan_db_id, mac_address, state, data_center_id, source_network_id, physical_network_id, account_id, domain_id, network_id, vpc_id, vm_id, one_to_one_nat, allocated, removed) VALUES
  (900001, 'fx-ip-1', '198.18.250.1', 2, 9000001, 'Allocated', 1, 200, 200, 3, 2, 900001, NULL, NULL, 0, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900002, 'fx-ip-2', '198.18.250.2', 2, 9000002, 'Free', 1, 200, 200, NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL),
  (900003, 'fx-ip-3', '198.18.250.3', 2, 9000003, 'Free', 1, 200, 200, NULL, NULL, NULL, NULL, NULL, 0, NULL, UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900004, 'fx-ip-4', '198.18.250.4', 2, 9000004, 'Allocated', 1, 200, 200, 3, 2, 900003, 900002, NULL, 0, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900007, 'fx-ip-7', '198.18.250.7', 2, 9000007, 'Releasing', 1, 200, 200, 3, 2, 900007, NULL, NULL, 0, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900008, 'fx-ip-8', '198.18.250.8', 2, 9000008, 'Free', 1, 200, 200, NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL),
  (900015, 'fx-ip-15', '198.18.250.15', 2, 9000015, 'Allocated', 1, 200, 200, 3, 2, 900015, NULL, 900015, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900018, 'fx-ip-18', '198.18.250.18', 2, 9000018, 'Allocated', 1, 200, 200, 3, 2, 900018, NULL, NULL, 0, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL);

INSERT INTO firewall_rules (id, uuid, purpose, state, network_id, account_id, domain_id, ip_address_id, start_port, end_port, protocol, xid, related, traffic_type, type, created) VALUES
-- Rules of every purpose that got stuck on a network that works, for more than an hour.
  (900001, 'fx-rule-1', 'PortForwarding', 'Revoke', 900001, 3, 2, 900001, 22, 22, 'tcp', 'fx-1', NULL, NULL, 'User', UTC_TIMESTAMP() - INTERVAL 90 DAY), -- finding: {"id": 900001}
  (900002, 'fx-rule-2', 'Firewall', 'Add', 900001, 3, 2, 900001, 23, 23, 'tcp', 'fx-2', NULL, 'Ingress', 'User', UTC_TIMESTAMP() - INTERVAL 61 MINUTE), -- finding: {"id": 900002}
  (900003, 'fx-rule-3', 'StaticNat', 'Staged', 900001, 3, 2, 900001, 24, 24, 'tcp', 'fx-3', NULL, NULL, 'User', UTC_TIMESTAMP() - INTERVAL 90 DAY), -- finding: {"id": 900003}
  (900004, 'fx-rule-4', 'Firewall', 'Revoke', 900001, 3, 2, NULL, NULL, NULL, 'all', 'fx-4', NULL, 'Egress', 'User', UTC_TIMESTAMP() - INTERVAL 90 DAY), -- finding: {"id": 900004}
  (900005, 'fx-rule-5', 'LoadBalancing', 'Add', 900001, 3, 2, 900001, 80, 80, 'tcp', 'fx-5', NULL, NULL, 'User', UTC_TIMESTAMP() - INTERVAL 90 DAY), -- finding: {"id": 900005}
  (900006, 'fx-rule-6', 'LoadBalancing', 'Revoke', 900001, 3, 2, 900001, 81, 81, 'tcp', 'fx-6', NULL, NULL, 'User', UTC_TIMESTAMP() - INTERVAL 90 DAY), -- finding: {"id": 900006}
  (900007, 'fx-rule-7', 'PortForwarding', 'Add', 900003, 3, 2, 900004, 22, 22, 'tcp', 'fx-7', NULL, NULL, 'User', UTC_TIMESTAMP() - INTERVAL 90 DAY), -- finding: {"id": 900007}
  (900008, 'fx-rule-8', 'PortForwarding', 'Active', 900001, 3, 2, 900001, 25, 25, 'tcp', 'fx-8', NULL, NULL, 'User', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900009, 'fx-rule-9', 'Firewall', 'Revoke', 900001, 3, 2, 900001, 25, 25, 'tcp', 'fx-9', 900008, 'Ingress', 'User', UTC_TIMESTAMP() - INTERVAL 90 DAY), -- finding: {"id": 900009}
-- Rules that lost their network, or their address.
  (900011, 'fx-rule-11', 'PortForwarding', 'Active', 900002, 3, 2, 900001, 22, 22, 'tcp', 'fx-11', NULL, NULL, 'User', UTC_TIMESTAMP() - INTERVAL 90 DAY), -- finding: {"id": 900011}
  (900012, 'fx-rule-12', 'Firewall', 'Active', 900002, 3, 2, NULL, NULL, NULL, 'tcp', 'fx-12', NULL, 'Egress', 'User', UTC_TIMESTAMP() - INTERVAL 90 DAY), -- finding: {"id": 900012}
  (900013, 'fx-rule-13', 'LoadBalancing', 'Revoke', 900002, 3, 2, 900002, 80, 80, 'tcp', 'fx-13', NULL, NULL, 'User', UTC_TIMESTAMP() - INTERVAL 90 DAY), -- finding: {"id": 900013}
  (900014, 'fx-rule-14', 'Firewall', 'Active', 900001, 3, 2, 900002, 443, 443, 'tcp', 'fx-14', NULL, 'Ingress', 'User', UTC_TIMESTAMP() - INTERVAL 90 DAY), -- finding: {"id": 900014}
  (900015, 'fx-rule-15', 'PortForwarding', 'Active', 900004, 3, 2, 900002, 444, 444, 'tcp', 'fx-15', NULL, NULL, 'User', UTC_TIMESTAMP() - INTERVAL 90 DAY), -- finding: {"id": 900015}
  (900016, 'fx-rule-16', 'Firewall', 'Active', 900001, 3, 2, 900003, 443, 443, 'tcp', 'fx-16', NULL, 'Ingress', 'User', UTC_TIMESTAMP() - INTERVAL 90 DAY), -- finding: {"id": 900016}
  (900017, 'fx-rule-17', 'Firewall', 'Revoke', 900021, 3, 2, NULL, NULL, NULL, 'tcp', 'fx-17', NULL, 'Egress', 'User', UTC_TIMESTAMP() - INTERVAL 90 DAY), -- finding: {"id": 900017}
-- decoy: a firewall rule that follows a rule which is stuck, or has lost its network or address itself
  (900021, 'fx-rule-21', 'Firewall', 'Revoke', 900001, 3, 2, 900001, 22, 22, 'tcp', 'fx-21', 900001, 'Ingress', 'User', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900022, 'fx-rule-22', 'Firewall', 'Active', 900002, 3, 2, 900001, 22, 22, 'tcp', 'fx-22', 900011, 'Ingress', 'User', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900023, 'fx-rule-23', 'Firewall', 'Active', 900004, 3, 2, 900002, 444, 444, 'tcp', 'fx-23', 900015, 'Ingress', 'User', UTC_TIMESTAMP() - INTERVAL 90 DAY),
-- decoy: rules that are as they should be, with and without an address, of users and of the system
  (900024, 'fx-rule-24', 'Firewall', 'Active', 900001, 3, 2, NULL, NULL, NULL, 'all', 'fx-24', NULL, 'Egress', 'System', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900025, 'fx-rule-25', 'Firewall', 'Active', 900001, 3, 2, 900001, 26, 26, 'tcp', 'fx-25', NULL, 'Ingress', 'User', UTC_TIMESTAMP() - INTERVAL 90 DAY),
-- decoy: less than an hour old
  (900026, 'fx-rule-26', 'Firewall', 'Add', 900001, 3, 2, 900001, 27, 27, 'tcp', 'fx-26', NULL, 'Ingress', 'User', UTC_TIMESTAMP() - INTERVAL 59 MINUTE),
  (900027, 'fx-rule-27', 'PortForwarding', 'Staged', 900001, 3, 2, 900001, 28, 28, 'tcp', 'fx-27', NULL, NULL, 'User', UTC_TIMESTAMP()),
-- decoy: a load balancer waits in Add for its first VM
  (900028, 'fx-rule-28', 'LoadBalancing', 'Add', 900001, 3, 2, 900001, 82, 82, 'tcp', 'fx-28', NULL, NULL, 'User', UTC_TIMESTAMP() - INTERVAL 90 DAY),
-- decoy: the ports of a VPN are Staged for good, and stay behind with old networks
  (900029, 'fx-rule-29', 'Vpn', 'Staged', 900001, 3, 2, 900001, 500, 500, 'udp', 'fx-29', NULL, NULL, 'User', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900030, 'fx-rule-30', 'Firewall', 'Active', 900001, 3, 2, 900001, 500, 500, 'udp', 'fx-30', 900029, 'Ingress', 'User', UTC_TIMESTAMP() - INTERVAL 90 DAY),
-- decoy: access lists of releases before 4.2
  (900031, 'fx-rule-31', 'NetworkACL', 'Active', 900002, 3, 2, NULL, 25, 25, 'tcp', 'fx-31', NULL, 'Ingress', 'User', UTC_TIMESTAMP() - INTERVAL 4000 DAY),
  (900032, 'fx-rule-32', 'NetworkACL', 'Add', 900003, 3, 2, NULL, 26, 26, 'tcp', 'fx-32', NULL, 'Ingress', 'User', UTC_TIMESTAMP() - INTERVAL 4000 DAY),
-- decoy: what waits for a network that is not implemented is applied with it; a shared network never is
  (900033, 'fx-rule-33', 'PortForwarding', 'Add', 900004, 3, 2, NULL, 22, 22, 'tcp', 'fx-33', NULL, NULL, 'User', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900034, 'fx-rule-34', 'Firewall', 'Revoke', 900004, 3, 2, NULL, NULL, NULL, 'tcp', 'fx-34', NULL, 'Egress', 'User', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900035, 'fx-rule-35', 'LoadBalancing', 'Add', 206, 3, 2, NULL, 80, 80, 'tcp', 'fx-35', NULL, NULL, 'User', UTC_TIMESTAMP() - INTERVAL 90 DAY),
-- decoy: a job works on the network, its VPC, the address, the rule, another rule of the network, its router, a VM on it
  (900041, 'fx-rule-41', 'Firewall', 'Revoke', 900005, 3, 2, NULL, NULL, NULL, 'tcp', 'fx-41', NULL, 'Egress', 'User', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900042, 'fx-rule-42', 'Firewall', 'Revoke', 900006, 3, 2, NULL, NULL, NULL, 'tcp', 'fx-42', NULL, 'Egress', 'User', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900043, 'fx-rule-43', 'PortForwarding', 'Revoke', 900007, 3, 2, 900007, 22, 22, 'tcp', 'fx-43', NULL, NULL, 'User', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900044, 'fx-rule-44', 'Firewall', 'Revoke', 900007, 3, 2, NULL, NULL, NULL, 'tcp', 'fx-44', NULL, 'Egress', 'User', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900045, 'fx-rule-45', 'PortForwarding', 'Revoke', 900008, 3, 2, NULL, 22, 22, 'tcp', 'fx-45', NULL, NULL, 'User', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900046, 'fx-rule-46', 'StaticNat', 'Add', 900008, 3, 2, NULL, 23, 23, 'tcp', 'fx-46', NULL, NULL, 'User', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900047, 'fx-rule-47', 'LoadBalancing', 'Revoke', 900009, 3, 2, NULL, 80, 80, 'tcp', 'fx-47', NULL, NULL, 'User', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900048, 'fx-rule-48', 'Firewall', 'Revoke', 900010, 3, 2, NULL, NULL, NULL, 'tcp', 'fx-48', NULL, 'Egress', 'User', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900049, 'fx-rule-49', 'Firewall', 'Add', 900011, 3, 2, NULL, NULL, NULL, 'tcp', 'fx-49', NULL, 'Egress', 'User', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900050, 'fx-rule-50', 'Firewall', 'Add', 900012, 3, 2, NULL, NULL, NULL, 'tcp', 'fx-50', NULL, 'Egress', 'User', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900051, 'fx-rule-51', 'Firewall', 'Add', 900013, 3, 2, NULL, NULL, NULL, 'tcp', 'fx-51', NULL, 'Egress', 'User', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900052, 'fx-rule-52', 'Firewall', 'Active', 900008, 3, 2, 900008, 80, 80, 'tcp', 'fx-52', NULL, 'Ingress', 'User', UTC_TIMESTAMP() - INTERVAL 90 DAY),
-- decoy: a VM is expunged right now, by no job: its NICs go first, its rules after
  (900053, 'fx-rule-53', 'PortForwarding', 'Revoke', 900014, 3, 2, NULL, 22, 22, 'tcp', 'fx-53', NULL, NULL, 'User', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900054, 'fx-rule-54', 'StaticNat', 'Revoke', 900015, 3, 2, 900015, 22, 22, 'tcp', 'fx-54', NULL, NULL, 'User', UTC_TIMESTAMP() - INTERVAL 90 DAY),
-- decoy: the account is being deleted, by a job, or by the cleanup that follows
  (900055, 'fx-rule-55', 'Firewall', 'Revoke', 900016, 900001, 2, NULL, NULL, NULL, 'tcp', 'fx-55', NULL, 'Egress', 'User', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900056, 'fx-rule-56', 'Firewall', 'Revoke', 900001, 4, 2, NULL, NULL, NULL, 'tcp', 'fx-56', NULL, 'Egress', 'User', UTC_TIMESTAMP() - INTERVAL 90 DAY),
-- decoy: CloudStack holds its lock on the network, or the address
  (900057, 'fx-rule-57', 'Firewall', 'Revoke', 900017, 3, 2, NULL, NULL, NULL, 'tcp', 'fx-57', NULL, 'Egress', 'User', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900058, 'fx-rule-58', 'Firewall', 'Revoke', 900018, 3, 2, 900018, 22, 22, 'tcp', 'fx-58', NULL, 'Ingress', 'User', UTC_TIMESTAMP() - INTERVAL 90 DAY),
-- decoy: the network was removed just now
  (900059, 'fx-rule-59', 'Firewall', 'Revoke', 900019, 3, 2, NULL, NULL, NULL, 'tcp', 'fx-59', NULL, 'Egress', 'User', UTC_TIMESTAMP() - INTERVAL 90 DAY),
-- decoy: a job that only its queue names works on the network, or its VPC
  (900061, 'fx-rule-61', 'PortForwarding', 'Revoke', 900030, 3, 2, NULL, 22, 22, 'tcp', 'fx-61', NULL, NULL, 'User', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900062, 'fx-rule-62', 'Firewall', 'Revoke', 900031, 3, 2, NULL, NULL, NULL, 'tcp', 'fx-62', NULL, 'Egress', 'User', UTC_TIMESTAMP() - INTERVAL 90 DAY),
-- decoy: nobody knows since when
  (900060, 'fx-rule-60', 'Firewall', 'Add', 900001, 3, 2, NULL, NULL, NULL, 'tcp', 'fx-60', NULL, 'Egress', 'User', NULL);
INSERT INTO port_forwarding_rules (id, instance_id, dest_ip_address, dest_port_start, dest_port_end) VALUES
  (900001, 10, '10.1.1.2', 22, 22), (900007, 10, '10.1.1.2', 22, 22), (900008, 10, '10.1.1.2', 25, 25), (900011, 10, '10.1.1.2', 22, 22), (900015, 10, '10.1.1.2', 22, 22),
  (900027, 10, '10.1.1.2', 28, 28), (900033, 10, '10.1.1.2', 22, 22), (900043, 10, '10.1.1.2', 22, 22), (900045, 10, '10.1.1.2', 22, 22), (900053, 900014, '10.1.1.2', 22, 22), (900061, 10, '10.1.1.2', 22, 22);
INSERT INTO load_balancing_rules (id, name, default_port_start, default_port_end, algorithm, scheme) VALUES
  (900005, 'a', 80, 80, 'roundrobin', 'Public'), (900006, 'b', 80, 80, 'roundrobin', 'Public'), (900013, 'c', 80, 80, 'roundrobin', 'Public'),
  (900028, 'd', 80, 80, 'roundrobin', 'Public'), (900035, 'e', 80, 80, 'roundrobin', 'Public'), (900047, 'f', 80, 80, 'roundrobin', 'Public');
INSERT INTO load_balancer_vm_map (load_balancer_id, instance_id, instance_ip) VALUES (900005, 10, '10.1.1.2'), (900005, 11, '10.1.1.3');

INSERT INTO network_acl (id, name, uuid, vpc_id, description) VALUES
  (900001, 'of a VPC that a job works on', 'fx-acl-1', 900001, ''), (900002, 'of a VPC that works', 'fx-acl-2', 900002, ''), (900003, 'of a removed VPC', 'fx-acl-3', 900003, ''),
  (900004, 'of a VPC with a tier under way', 'fx-acl-4', 900004, ''), (900005, 'of a VPC whose router reboots', 'fx-acl-5', 900005, ''), (900006, 'of no VPC', 'fx-acl-6', NULL, ''), (900007, 'of a VPC with a queue', 'fx-acl-7', 900006, '');
INSERT INTO network_acl_item (id, uuid, acl_id, state, number, protocol, traffic_type, action, created) VALUES
  (900001, 'fx-item-1', 900002, 'Revoke', 1, 'tcp', 'Ingress', 'Allow', UTC_TIMESTAMP() - INTERVAL 61 MINUTE), -- finding: cloud.network_acl_item {"id": 900001}
  (900002, 'fx-item-2', 900002, 'Revoke', 2, 'tcp', 'Egress', 'Deny', UTC_TIMESTAMP() - INTERVAL 90 DAY), -- finding: cloud.network_acl_item {"id": 900002}
  (900003, 'fx-item-3', 900006, 'Revoke', 1, 'tcp', 'Ingress', 'Allow', UTC_TIMESTAMP() - INTERVAL 90 DAY), -- finding: cloud.network_acl_item {"id": 900003}
-- decoy: items that work, that wait for a tier, that are new
  (900011, 'fx-item-11', 900002, 'Active', 11, 'tcp', 'Ingress', 'Allow', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900012, 'fx-item-12', 900002, 'Add', 12, 'tcp', 'Ingress', 'Allow', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900013, 'fx-item-13', 900002, 'Revoke', 13, 'tcp', 'Ingress', 'Allow', UTC_TIMESTAMP() - INTERVAL 59 MINUTE),
-- decoy: items of removed VPCs, and of those that something works on
  (900014, 'fx-item-14', 900003, 'Revoke', 1, 'tcp', 'Ingress', 'Allow', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900015, 'fx-item-15', 900001, 'Revoke', 1, 'tcp', 'Ingress', 'Allow', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900016, 'fx-item-16', 900004, 'Revoke', 1, 'tcp', 'Ingress', 'Allow', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900017, 'fx-item-17', 900005, 'Revoke', 1, 'tcp', 'Ingress', 'Allow', UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900018, 'fx-item-18', 900007, 'Revoke', 1, 'tcp', 'Ingress', 'Allow', UTC_TIMESTAMP() - INTERVAL 90 DAY);
INSERT INTO vm_instance (id, uuid, name, instance_name, state, type, vm_type, account_id, domain_id, service_offering_id, guest_os_id, data_center_id, vnc_password, created, update_time) VALUES
  (900020, 'fx-vm-20', 'r-900020-VM', 'r-900020-VM', 'Stopped', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP());
INSERT INTO domain_router (id, element_id, redundant_state, role, vpc_id, is_redundant_router, stop_pending) VALUES (900020, 2, 'UNKNOWN', 'VIRTUAL_ROUTER', 900005, 0, 0);

INSERT INTO async_job (id, uuid, user_id, account_id, instance_type, instance_id, job_cmd, job_status, job_dispatcher, job_init_msid, created, last_updated, related) VALUES
  (900005, 'fx-job-5', 3, 3, 'Network', 900005, 'org.apache.cloudstack.api.command.user.network.RestartNetworkCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900006, 'fx-job-6', 3, 3, 'Vpc', 900001, 'org.apache.cloudstack.api.command.user.vpc.RestartVPCCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900007, 'fx-job-7', 3, 3, 'IpAddress', 900007, 'org.apache.cloudstack.api.command.user.address.DisassociateIPAddrCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900008, 'fx-job-8', 3, 3, 'FirewallRule', 900045, 'org.apache.cloudstack.api.command.user.firewall.DeletePortForwardingRuleCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900009, 'fx-job-9', 3, 3, 'LoadBalancerRule', 900047, 'org.apache.cloudstack.api.command.user.loadbalancer.DeleteLoadBalancerRuleCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900010, 'fx-job-10', 3, 3, 'DomainRouter', 4, 'org.apache.cloudstack.api.command.admin.router.RebootRouterCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900011, 'fx-job-11', 3, 3, 'VirtualMachine', 900011, 'org.apache.cloudstack.api.command.user.vm.StartVMCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900012, 'fx-job-12', 3, 3, NULL, NULL, 'com.cloud.vm.VmWorkStart', 0, 'VmWorkJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900016, 'fx-job-16', 2, 2, 'Account', 900001, 'org.apache.cloudstack.api.command.admin.account.DeleteAccountCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900020, 'fx-job-20', 3, 3, 'DomainRouter', 900020, 'org.apache.cloudstack.api.command.admin.router.RebootRouterCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900030, 'fx-job-30', 3, 3, 'FirewallRule', NULL, 'org.apache.cloudstack.api.command.user.firewall.DeletePortForwardingRuleCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900031, 'fx-job-31', 3, 3, 'None', NULL, 'org.apache.cloudstack.api.command.user.vpc.RestartVPCCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
-- None of these excuses a rule: jobs that are over, also where they still stand in the queue.
  (900001, 'fx-job-1', 3, 3, 'FirewallRule', 900001, 'org.apache.cloudstack.api.command.user.firewall.DeletePortForwardingRuleCmd', 2, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900002, 'fx-job-2', 3, 3, NULL, NULL, 'org.apache.cloudstack.api.command.user.network.DeleteNetworkACLCmd', 2, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900021, 'fx-job-21', 3, 3, 'Network', 900021, 'org.apache.cloudstack.api.command.user.network.DeleteNetworkCmd', 1, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), '');
INSERT INTO sync_queue (id, sync_objtype, sync_objid, queue_size) VALUES (900001, 'network', 900030, 1), (900002, 'vpc', 900006, 1), (900003, 'network', 900001, 0), (900004, 'storage', 900001, 1);
INSERT INTO sync_queue_item (queue_id, content_type, content_id) VALUES (900001, 'AsyncJob', 900030), (900002, 'AsyncJob', 900031), (900003, 'AsyncJob', 900001), (900004, 'AsyncJob', 900032);
INSERT INTO vm_work_job (id, step, vm_type, vm_instance_id) VALUES (900012, 'Filed', 'Instance', 900012);
INSERT INTO op_lock (`key`, mac, ip, thread, acquired_on, waiters) VALUES
  ('networks900017', '06:00:00:00:00:05', '172.16.0.5', 'API-Job-Executor-8', UTC_TIMESTAMP(), 1), ('user_ip_address900018', '06:00:00:00:00:05', '172.16.0.5', 'API-Job-Executor-9', UTC_TIMESTAMP(), 1);

-- case: a list is being edited on 4.15.0.0
INSERT INTO network_acl (id, name, uuid, vpc_id, description) VALUES (900001, 'of a VPC', 'fx-acl-1', 1, '');
INSERT INTO network_acl_item (id, uuid, acl_id, state, number, protocol, traffic_type, action, created) VALUES
-- decoy: a job deletes an item of some list, and does not say of which
  (900001, 'fx-item-1', 900001, 'Revoke', 1, 'tcp', 'Ingress', 'Allow', UTC_TIMESTAMP() - INTERVAL 90 DAY);
INSERT INTO async_job (id, uuid, user_id, account_id, job_cmd, job_status, job_dispatcher, job_init_msid, created, last_updated, related) VALUES
  (900001, 'fx-job-1', 3, 3, 'org.apache.cloudstack.api.command.user.network.DeleteNetworkACLCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), '');

-- case: deleted rules stay as removed rows
ALTER TABLE firewall_rules ADD COLUMN removed DATETIME NULL;
INSERT INTO firewall_rules (id, uuid, purpose, state, network_id, account_id, domain_id, protocol, xid, traffic_type, created, removed) VALUES
  (900001, 'fx-rule-1', 'Firewall', 'Active', 216, 3, 2, 'tcp', 'fx-1', 'Egress', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900001}
-- decoy: deleted for good, as releases after 4.22 do it
  (900002, 'fx-rule-2', 'Firewall', 'Revoke', 216, 3, 2, 'tcp', 'fx-2', 'Egress', UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY);
