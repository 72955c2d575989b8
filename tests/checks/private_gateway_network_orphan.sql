INSERT INTO domain (id, uuid, name, owner, path, level, parent, state, removed) VALUES
  (900001, 'fx-domain-1', 'gone', 2, '/gone/', 1, 1, 'Inactive', UTC_TIMESTAMP() - INTERVAL 9 DAY);
INSERT INTO account (id, uuid, account_name, type, role_id, domain_id, state, removed, cleanup_needed) VALUES
  (900001, 'fx-account-1', 'left', 0, 4, 2, 'removed', UTC_TIMESTAMP() - INTERVAL 9 DAY, 0),
  (900002, 'fx-account-2', 'in a domain that is gone', 0, 4, 900001, 'enabled', NULL, 0);
INSERT INTO vpc (id, uuid, name, vpc_offering_id, zone_id, state, domain_id, account_id, created, removed) VALUES
  (900001, 'fx-vpc-1', 'vpc', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900002, 'fx-vpc-2', 'other', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL);
INSERT INTO network_offerings (id, uuid, name, unique_name, display_text, traffic_type, created, availability, state, guest_type, system_only) VALUES
  (900001, 'fx-offering-1', 'without VLAN', 'System-Private-Gateway-Network-Offering-Without-Vlan', 'since 4.17', 'Guest', UTC_TIMESTAMP(), 'Optional', 'Enabled', 'Isolated', 1),
  (900002, 'fx-offering-2', 'our own', 'fx-ours', 'our own', 'Guest', UTC_TIMESTAMP(), 'Optional', 'Enabled', 'Isolated', 0);
SET SESSION foreign_key_checks = 0;
INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, broadcast_domain_type, broadcast_uri, network_offering_id, related, domain_id, account_id, data_center_id, vpc_id, guru_name, created, removed) VALUES
-- No gateway is left, on the network or on the one it was made with, and no NIC.
  (900001, 'fx-network-1', 'vpc-vpc-privateNetwork', 'Setup', 'Guest', 'Isolated', 'Vlan', 'vlan://3001', 5, 900001, 2, 3, 1, NULL, 'PrivateNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900001}
  (900002, 'fx-network-2', 'vpc-never-privateNetwork', 'Setup', 'Guest', 'Isolated', 'Vlan', 'vlan://3002', 5, 900002, 2, 3, 1, NULL, 'PrivateNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900002}
  (900003, 'fx-network-3', 'vpc-without-privateNetwork', 'Allocated', 'Guest', 'Isolated', 'Vlan', 'vlan://3003', 900001, 900003, 2, 3, 1, NULL, 'PrivateNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900003}
  (900004, 'fx-network-4', 'vpc-twin-privateNetwork', 'Setup', 'Guest', 'Isolated', 'Vlan', 'vlan://3005', 5, 900005, 2, 3, 1, NULL, 'PrivateNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900004}
  (900005, 'fx-network-5', 'vpc-twin-privateNetwork', 'Destroy', 'Guest', 'Isolated', 'Vlan', 'vlan://3005', 5, 900005, 2, 3, 1, NULL, 'PrivateNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900006, 'fx-network-6', 'vpc-an-hour-privateNetwork', 'Setup', 'Guest', 'Isolated', 'Vlan', 'vlan://3006', 5, 900006, 2, 3, 1, NULL, 'PrivateNetworkGuru', UTC_TIMESTAMP() - INTERVAL 61 MINUTE, NULL), -- finding: {"id": 900006}
  (900007, 'fx-network-7', 'vpc-gone-an-hour-privateNetwork', 'Setup', 'Guest', 'Isolated', 'Vlan', 'vlan://3007', 5, 900007, 2, 3, 1, NULL, 'PrivateNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900007}
  (900008, 'fx-network-8', 'vpc-old-privateNetwork', 'Setup', 'Guest', 'Isolated', 'Vlan', 'vlan://3008', 5, 900008, 2, 3, 1, 900001, 'PrivateNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900008}
  (900009, 'fx-network-9', 'vpc-removed-nic-privateNetwork', 'Setup', 'Guest', 'Isolated', 'Vlan', 'vlan://3009', 5, 900009, 2, 3, 1, NULL, 'PrivateNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900009}
-- decoy: a gateway uses it; one of two does; it has no NIC because the router is gone
  (900011, 'fx-network-11', 'vpc-used-privateNetwork', 'Setup', 'Guest', 'Isolated', 'Vlan', 'vlan://3011', 5, 900011, 2, 3, 1, NULL, 'PrivateNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900012, 'fx-network-12', 'vpc-shared-privateNetwork', 'Setup', 'Guest', 'Isolated', 'Vlan', 'vlan://3012', 5, 900012, 2, 3, 1, NULL, 'PrivateNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: the twin of a network that a gateway uses
  (900013, 'fx-network-13', 'vpc-used-privateNetwork', 'Setup', 'Guest', 'Isolated', 'Vlan', 'vlan://3011', 5, 900011, 2, 3, 1, NULL, 'PrivateNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: being made: the gateway comes after its network
  (900014, 'fx-network-14', 'vpc-new-privateNetwork', 'Setup', 'Guest', 'Isolated', 'Vlan', 'vlan://3014', 5, 900014, 2, 3, 1, NULL, 'PrivateNetworkGuru', UTC_TIMESTAMP() - INTERVAL 59 MINUTE, NULL),
-- decoy: being deleted: the gateway goes before its network
  (900015, 'fx-network-15', 'vpc-going-privateNetwork', 'Setup', 'Guest', 'Isolated', 'Vlan', 'vlan://3015', 5, 900015, 2, 3, 1, NULL, 'PrivateNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: removed like its gateway
  (900016, 'fx-network-16', 'vpc-removed-privateNetwork', 'Destroy', 'Guest', 'Isolated', 'Vlan', 'vlan://3016', 5, 900016, 2, 3, 1, NULL, 'PrivateNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
-- decoy: a router is still plugged in
  (900017, 'fx-network-17', 'vpc-plugged-privateNetwork', 'Setup', 'Guest', 'Isolated', 'Vlan', 'vlan://3017', 5, 900017, 2, 3, 1, NULL, 'PrivateNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: a job works on it
  (900018, 'fx-network-18', 'vpc-job-privateNetwork', 'Setup', 'Guest', 'Isolated', 'Vlan', 'vlan://3018', 5, 900018, 2, 3, 1, NULL, 'PrivateNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: other networks without a gateway and NICs, also of system offerings, and of an offering of ours
  (900019, 'fx-network-19', 'isolated', 'Allocated', 'Guest', 'Isolated', 'Vlan', NULL, 8, 900019, 2, 3, 1, NULL, 'ExternalGuestNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900020, 'fx-network-20', 'layer 2', 'Allocated', 'Guest', 'Isolated', 'Vlan', NULL, 11, 900020, 2, 3, 1, NULL, 'ExternalGuestNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900021, 'fx-network-21', 'vpc-ours-privateNetwork', 'Allocated', 'Guest', 'Isolated', 'Vlan', NULL, 900002, 900021, 2, 3, 1, NULL, 'ExternalGuestNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- The owner is gone too: another check says so.
  (900022, 'fx-network-22', 'vpc-owner-privateNetwork', 'Setup', 'Guest', 'Isolated', 'Vlan', 'vlan://3022', 5, 900022, 2, 900001, 1, NULL, 'PrivateNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- also: network-owner-removed {"id": 900022}
  (900023, 'fx-network-23', 'vpc-domain-privateNetwork', 'Setup', 'Guest', 'Isolated', 'Vlan', 'vlan://3023', 5, 900023, 900001, 900002, 1, NULL, 'PrivateNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL); -- also: network-owner-removed {"id": 900023}
SET SESSION foreign_key_checks = 1;
INSERT INTO op_networks (id, nics_count, gc, check_for_gc) SELECT id, 0, 1, 0 FROM networks WHERE id > 900000;
INSERT INTO account_network_ref (account_id, network_id, is_owner) SELECT account_id, id, 1 FROM networks WHERE id > 900000;
INSERT INTO ntwk_service_map (network_id, service, provider, created) SELECT n.id, m.service, m.provider, n.created FROM networks n JOIN ntwk_offering_service_map m ON m.network_offering_id = n.network_offering_id WHERE n.id > 900000;
INSERT INTO vpc_gateways (id, uuid, ip4_address, netmask, gateway, vlan_tag, type, network_id, vpc_id, zone_id, created, account_id, domain_id, state, removed) VALUES
  (900001, 'fx-gateway-1', '172.31.0.1', '255.255.255.0', '172.31.0.254', 'vlan://3001', 'Private', 900001, 900001, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, 3, 2, 'Deleting', UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900003, 'fx-gateway-3', '172.31.0.3', '255.255.255.0', '172.31.0.254', 'vlan://3001', 'Private', 900003, 900001, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, 3, 2, 'Deleting', UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900005, 'fx-gateway-5', '172.31.0.5', '255.255.255.0', '172.31.0.254', 'vlan://3001', 'Private', 900005, 900001, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, 3, 2, 'Deleting', UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900007, 'fx-gateway-7', '172.31.0.7', '255.255.255.0', '172.31.0.254', 'vlan://3001', 'Private', 900007, 900001, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, 3, 2, 'Deleting', UTC_TIMESTAMP() - INTERVAL 61 MINUTE),
  (900011, 'fx-gateway-11', '172.31.0.11', '255.255.255.0', '172.31.0.254', 'vlan://3001', 'Private', 900011, 900001, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, 3, 2, 'Ready', NULL),
  (900012, 'fx-gateway-12', '172.31.0.12', '255.255.255.0', '172.31.0.254', 'vlan://3001', 'Private', 900012, 900001, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, 3, 2, 'Deleting', UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900013, 'fx-gateway-13', '172.31.0.13', '255.255.255.0', '172.31.0.254', 'vlan://3001', 'Private', 900012, 900002, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, 3, 2, 'Ready', NULL),
  (900015, 'fx-gateway-15', '172.31.0.15', '255.255.255.0', '172.31.0.254', 'vlan://3001', 'Private', 900015, 900001, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, 3, 2, 'Deleting', UTC_TIMESTAMP() - INTERVAL 59 MINUTE),
  (900016, 'fx-gateway-16', '172.31.0.16', '255.255.255.0', '172.31.0.254', 'vlan://3001', 'Private', 900016, 900001, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, 3, 2, 'Deleting', UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900017, 'fx-gateway-17', '172.31.0.17', '255.255.255.0', '172.31.0.254', 'vlan://3001', 'Private', 900017, 900001, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, 3, 2, 'Deleting', UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900018, 'fx-gateway-18', '172.31.0.18', '255.255.255.0', '172.31.0.254', 'vlan://3001', 'Private', 900018, 900001, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, 3, 2, 'Deleting', UTC_TIMESTAMP() - INTERVAL 9 DAY);
INSERT INTO nics (id, uuid, instance_id, mac_address, ip4_address, network_id, state, strategy, vm_type, default_nic, created, removed) VALUES
  (900009, 'fx-nic-9', 6, '1e:00:05:0f:00:09', '172.31.0.9', 900009, 'Deallocating', 'Create', 'DomainRouter', 0, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900017, 'fx-nic-17', 6, '1e:00:05:0f:00:17', '172.31.0.17', 900017, 'Reserved', 'Create', 'DomainRouter', 0, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL);
INSERT INTO async_job (id, uuid, user_id, account_id, instance_type, instance_id, job_cmd, job_status, job_dispatcher, job_init_msid, created, last_updated, related) VALUES
  (900018, 'fx-job-18', 2, 2, 'Network', 900018, 'org.apache.cloudstack.api.command.user.network.DeleteNetworkCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP() - INTERVAL 3 HOUR, UTC_TIMESTAMP(), ''),
-- None of these excuses a network: a job that is over, and one for a VPC of the same number.
  (900001, 'fx-job-1', 2, 2, 'Network', 900001, 'org.apache.cloudstack.api.command.user.network.DeleteNetworkCmd', 2, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP() - INTERVAL 3 HOUR, UTC_TIMESTAMP(), ''),
  (900002, 'fx-job-2', 2, 2, 'Vpc', 900002, 'org.apache.cloudstack.api.command.user.vpc.RestartVPCCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP() - INTERVAL 3 HOUR, UTC_TIMESTAMP(), '');

-- case: an old release on 4.11.0.0
INSERT INTO vpc (id, uuid, name, vpc_offering_id, zone_id, state, domain_id, account_id, created, removed) VALUES
  (900001, 'fx-vpc-1', 'vpc', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL);
INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, broadcast_domain_type, broadcast_uri, network_offering_id, related, domain_id, account_id, data_center_id, vpc_id, guru_name, created, removed) VALUES
  (900001, 'fx-network-1', 'vpc-vpc-privateNetwork', 'Setup', 'Guest', 'Isolated', 'Vlan', 'vlan://3001', 5, 900001, 2, 3, 1, NULL, 'PrivateNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900001}
-- decoy: a gateway uses it
  (900002, 'fx-network-2', 'vpc-used-privateNetwork', 'Setup', 'Guest', 'Isolated', 'Vlan', 'vlan://3002', 5, 900002, 2, 3, 1, NULL, 'PrivateNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL);
INSERT INTO op_networks (id, nics_count, gc, check_for_gc) SELECT id, 0, 1, 0 FROM networks WHERE id > 900000;
INSERT INTO account_network_ref (account_id, network_id, is_owner) SELECT account_id, id, 1 FROM networks WHERE id > 900000;
INSERT INTO ntwk_service_map (network_id, service, provider, created) SELECT n.id, m.service, m.provider, n.created FROM networks n JOIN ntwk_offering_service_map m ON m.network_offering_id = n.network_offering_id WHERE n.id > 900000;
INSERT INTO vpc_gateways (id, uuid, ip4_address, netmask, gateway, vlan_tag, type, network_id, vpc_id, zone_id, created, account_id, domain_id, state, removed) VALUES
  (900001, 'fx-gateway-1', '172.31.0.1', '255.255.255.0', '172.31.0.254', 'vlan://3001', 'Private', 900001, 900001, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, 3, 2, 'Deleting', UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900002, 'fx-gateway-2', '172.31.0.2', '255.255.255.0', '172.31.0.254', 'vlan://3001', 'Private', 900002, 900001, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, 3, 2, 'Ready', NULL);
