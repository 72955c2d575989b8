UPDATE data_center SET mac_address = 9100000 WHERE id = 1;
INSERT INTO network_offerings (id, uuid, name, unique_name, display_text, traffic_type, created, availability, state, guest_type, shared_source_nat_service) VALUES
  (900001, 'fx-offering-1', 'shared source NAT', 'fx-shared', 'shared source NAT', 'Guest', UTC_TIMESTAMP(), 'Optional', 'Enabled', 'Isolated', 1);
INSERT INTO vpc_offerings (id, uuid, unique_name, name, display_text, state, created) VALUES
  (900001, 'fx-vpc-offering-1', 'fx-elsewhere', 'source NAT elsewhere', '', 'Enabled', UTC_TIMESTAMP());
INSERT INTO vpc_offering_service_map (vpc_offering_id, service, provider, created) VALUES (900001, 'SourceNat', 'Nsx', UTC_TIMESTAMP());
INSERT INTO vpc (id, uuid, name, vpc_offering_id, zone_id, state, domain_id, account_id, created, removed) VALUES
  (900001, 'fx-vpc-1', 'two', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: cloud.vpc {"id": 900001}
  (900002, 'fx-vpc-2', 'none', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: cloud.vpc {"id": 900002}
  (900003, 'fx-vpc-3', 'three, without tiers', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: cloud.vpc {"id": 900003}
-- decoy: a VPC has no source NAT before its first tier is implemented, or when its tiers do without
  (900011, 'fx-vpc-11', 'no tier', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900012, 'fx-vpc-12', 'idle tier', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900013, 'fx-vpc-13', 'routed tier', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: another provider does the source NAT, for the tier or the whole VPC: its helper has an address of its own
  (900014, 'fx-vpc-14', 'tier elsewhere', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900015, 'fx-vpc-15', 'elsewhere', 900001, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: the VPC is removed; a job works on it, on a tier, on an address, on its router
  (900016, 'fx-vpc-16', 'removed', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900017, 'fx-vpc-17', 'VPC job', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900018, 'fx-vpc-18', 'tier job', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900019, 'fx-vpc-19', 'address job', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900020, 'fx-vpc-20', 'router job', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: an address is on its way
  (900021, 'fx-vpc-21', 'releasing', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: a job works on it, or on a tier, that only its queue names
  (900022, 'fx-vpc-22', 'queue', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900023, 'fx-vpc-23', 'queue of a tier', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL);
INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, network_offering_id, related, domain_id, account_id, data_center_id, vpc_id, acl_type, created, removed) VALUES
  (900001, 'fx-network-1', 'two', 'Implemented', 'Guest', 'Isolated', 8, 900001, 2, 3, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900001}
  (900002, 'fx-network-2', 'none', 'Implemented', 'Guest', 'Isolated', 8, 900002, 2, 3, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900002}
  (900003, 'fx-network-3', 'three', 'Implemented', 'Guest', 'Isolated', 8, 900003, 2, 3, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900003}
-- decoy: exactly one, with others or alone; redundant routers share it
  (900011, 'fx-network-11', 'one of three', 'Implemented', 'Guest', 'Isolated', 8, 900011, 2, 3, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900012, 'fx-network-12', 'alone', 'Implemented', 'Guest', 'Isolated', 8, 900012, 2, 3, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: the network is not implemented, or only on its way
  (900013, 'fx-network-13', 'idle', 'Allocated', 'Guest', 'Isolated', 8, 900013, 2, 3, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900014, 'fx-network-14', 'on its way', 'Implementing', 'Guest', 'Isolated', 8, 900014, 2, 3, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 1 MINUTE, NULL),
  (900015, 'fx-network-15', 'shutting down', 'Shutdown', 'Guest', 'Isolated', 8, 900015, 2, 3, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 1 MINUTE, NULL),
-- decoy: the network does without source NAT, shares one, or another provider does it, alone or besides
  (900016, 'fx-network-16', 'no source NAT', 'Implemented', 'Guest', 'Isolated', 8, 900016, 2, 3, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900017, 'fx-network-17', 'shared source NAT', 'Implemented', 'Guest', 'Isolated', 900001, 900017, 2, 3, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900018, 'fx-network-18', 'elsewhere', 'Implemented', 'Guest', 'Isolated', 8, 900018, 2, 3, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900019, 'fx-network-19', 'two providers', 'Implemented', 'Guest', 'Isolated', 8, 900019, 2, 3, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: the network has no address at all
  (900020, 'fx-network-20', 'no address', 'Implemented', 'Guest', 'Isolated', 8, 900020, 2, 3, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: an address is being released, or drawn, or was removed
  (900021, 'fx-network-21', 'releasing', 'Implemented', 'Guest', 'Isolated', 8, 900021, 2, 3, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900022, 'fx-network-22', 'allocating', 'Implemented', 'Guest', 'Isolated', 8, 900022, 2, 3, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900023, 'fx-network-23', 'removed address', 'Implemented', 'Guest', 'Isolated', 8, 900023, 2, 3, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: a job works on the network, an address, the router; CloudStack holds its lock on the network
  (900024, 'fx-network-24', 'network job', 'Implemented', 'Guest', 'Isolated', 8, 900024, 2, 3, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900025, 'fx-network-25', 'address job', 'Implemented', 'Guest', 'Isolated', 8, 900025, 2, 3, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900026, 'fx-network-26', 'router job', 'Implemented', 'Guest', 'Isolated', 8, 900026, 2, 3, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900027, 'fx-network-27', 'locked', 'Implemented', 'Guest', 'Isolated', 8, 900027, 2, 3, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900029, 'fx-network-29', 'queue', 'Implemented', 'Guest', 'Isolated', 8, 900029, 2, 3, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: removed networks
  (900028, 'fx-network-28', 'removed', 'Destroy', 'Guest', 'Isolated', 8, 900028, 2, 3, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
-- decoy: tiers of VPCs have the source NAT of their VPC
  (900031, 'fx-network-31', 'tier of two', 'Implemented', 'Guest', 'Isolated', 10, 900031, 2, 3, 1, 900001, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900032, 'fx-network-32', 'tier of none', 'Implemented', 'Guest', 'Isolated', 10, 900032, 2, 3, 1, 900002, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900033, 'fx-network-33', 'idle tier', 'Allocated', 'Guest', 'Isolated', 10, 900033, 2, 3, 1, 900012, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900034, 'fx-network-34', 'routed tier', 'Implemented', 'Guest', 'Isolated', 10, 900034, 2, 3, 1, 900013, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900035, 'fx-network-35', 'tier elsewhere', 'Implemented', 'Guest', 'Isolated', 10, 900035, 2, 3, 1, 900014, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900036, 'fx-network-36', 'tier with a job', 'Implemented', 'Guest', 'Isolated', 10, 900036, 2, 3, 1, 900018, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900037, 'fx-network-37', 'tier with a queue', 'Implemented', 'Guest', 'Isolated', 10, 900037, 2, 3, 1, 900023, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL);
INSERT INTO op_networks (id, nics_count, gc, check_for_gc) SELECT id, 0, 1, 0 FROM networks WHERE id > 900000;
INSERT INTO account_network_ref (account_id, network_id, is_owner) SELECT account_id, id, 1 FROM networks WHERE id > 900000;
INSERT INTO router_network_ref (router_id, network_id, guest_type) SELECT 8, id, 'Isolated' FROM networks WHERE id BETWEEN 900001 AND 900030 AND id <> 900026;
INSERT INTO router_network_ref (router_id, network_id, guest_type) VALUES (4, 900026, 'Isolated');
INSERT INTO ntwk_service_map (network_id, service, provider, created) SELECT id, 'Dhcp', 'VirtualRouter', created FROM networks WHERE id BETWEEN 900001 AND 900030;
INSERT INTO ntwk_service_map (network_id, service, provider, created) SELECT id, 'SourceNat', 'VirtualRouter', created FROM networks WHERE id BETWEEN 900001 AND 900030 AND id NOT IN (900016, 900018);
INSERT INTO ntwk_service_map (network_id, service, provider, created) SELECT id, 'Dhcp', 'VpcVirtualRouter', created FROM networks WHERE id BETWEEN 900031 AND 900040;
INSERT INTO ntwk_service_map (network_id, service, provider, created) SELECT id, 'SourceNat', 'VpcVirtualRouter', created FROM networks WHERE id BETWEEN 900031 AND 900040 AND id NOT IN (900034, 900035);
INSERT INTO ntwk_service_map (network_id, service, provider, created) VALUES
  (900018, 'SourceNat', 'Nsx', UTC_TIMESTAMP()), (900019, 'SourceNat', 'JuniperSRX', UTC_TIMESTAMP()), (900035, 'SourceNat', 'Nsx', UTC_TIMESTAMP());
INSERT INTO user_ip_address (id, uuid, public_ip_address, vlan_db_id, mac_address, state, data_center_id, source_network_id, physical_network_id, account_id, domain_id, network_id, vpc_id, source_nat, allocated, removed) VALUES
  (900001, 'fx-ip-1', '198.18.250.1', 2, 9000001, 'Allocated', 1, 200, 200, 3, 2, 900001, NULL, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900002, 'fx-ip-2', '198.18.250.2', 2, 9000002, 'Allocated', 1, 200, 200, 3, 2, 900001, NULL, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900003, 'fx-ip-3', '198.18.250.3', 2, 9000003, 'Allocated', 1, 200, 200, 3, 2, 900013, NULL, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900004, 'fx-ip-4', '198.18.250.4', 2, 9000004, 'Allocated', 1, 200, 200, 3, 2, 900013, NULL, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900005, 'fx-ip-5', '198.18.250.5', 2, 9000005, 'Allocated', 1, 200, 200, 3, 2, 900014, NULL, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900006, 'fx-ip-6', '198.18.250.6', 2, 9000006, 'Allocated', 1, 200, 200, 3, 2, 900014, NULL, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900007, 'fx-ip-7', '198.18.250.7', 2, 9000007, 'Allocated', 1, 200, 200, 3, 2, 900015, NULL, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900008, 'fx-ip-8', '198.18.250.8', 2, 9000008, 'Allocated', 1, 200, 200, 3, 2, 900015, NULL, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900009, 'fx-ip-9', '198.18.250.9', 2, 9000009, 'Allocated', 1, 200, 200, 3, 2, 900017, NULL, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900010, 'fx-ip-10', '198.18.250.10', 2, 9000010, 'Allocated', 1, 200, 200, 3, 2, 900017, NULL, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900011, 'fx-ip-11', '198.18.250.11', 2, 9000011, 'Allocated', 1, 200, 200, 3, 2, 900018, NULL, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900012, 'fx-ip-12', '198.18.250.12', 2, 9000012, 'Allocated', 1, 200, 200, 3, 2, 900018, NULL, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900013, 'fx-ip-13', '198.18.250.13', 2, 9000013, 'Allocated', 1, 200, 200, 3, 2, 900019, NULL, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900014, 'fx-ip-14', '198.18.250.14', 2, 9000014, 'Allocated', 1, 200, 200, 3, 2, 900019, NULL, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900015, 'fx-ip-15', '198.18.250.15', 2, 9000015, 'Allocated', 1, 200, 200, 3, 2, 900024, NULL, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900016, 'fx-ip-16', '198.18.250.16', 2, 9000016, 'Allocated', 1, 200, 200, 3, 2, 900024, NULL, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900017, 'fx-ip-17', '198.18.250.17', 2, 9000017, 'Allocated', 1, 200, 200, 3, 2, 900025, NULL, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900018, 'fx-ip-18', '198.18.250.18', 2, 9000018, 'Allocated', 1, 200, 200, 3, 2, 900025, NULL, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900019, 'fx-ip-19', '198.18.250.19', 2, 9000019, 'Allocated', 1, 200, 200, 3, 2, 900026, NULL, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900020, 'fx-ip-20', '198.18.250.20', 2, 9000020, 'Allocated', 1, 200, 200, 3, 2, 900026, NULL, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900021, 'fx-ip-21', '198.18.250.21', 2, 9000021, 'Allocated', 1, 200, 200, 3, 2, 900027, NULL, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900022, 'fx-ip-22', '198.18.250.22', 2, 9000022, 'Allocated', 1, 200, 200, 3, 2, 900027, NULL, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900023, 'fx-ip-23', '198.18.250.23', 2, 9000023, 'Allocated', 1, 200, 200, 3, 2, 900029, NULL, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900024, 'fx-ip-24', '198.18.250.24', 2, 9000024, 'Allocated', 1, 200, 200, 3, 2, 900029, NULL, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900025, 'fx-ip-25', '198.18.250.25', 2, 9000025, 'Allocated', 1, 200, 200, 3, 2, 900002, NULL, 0, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900026, 'fx-ip-26', '198.18.250.26', 2, 9000026, 'Allocated', 1, 200, 200, 3, 2, 900002, NULL, 0, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900027, 'fx-ip-27', '198.18.250.27', 2, 9000027, 'Allocated', 1, 200, 200, 3, 2, 900003, NULL, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900028, 'fx-ip-28', '198.18.250.28', 2, 9000028, 'Allocated', 1, 200, 200, 3, 2, 900003, NULL, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900029, 'fx-ip-29', '198.18.250.29', 2, 9000029, 'Allocated', 1, 200, 200, 3, 2, 900003, NULL, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900030, 'fx-ip-30', '198.18.250.30', 2, 9000030, 'Allocated', 1, 200, 200, 3, 2, 900003, NULL, 0, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900031, 'fx-ip-31', '198.18.250.31', 2, 9000031, 'Allocated', 1, 200, 200, 3, 2, 900011, NULL, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900032, 'fx-ip-32', '198.18.250.32', 2, 9000032, 'Allocated', 1, 200, 200, 3, 2, 900011, NULL, 0, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900033, 'fx-ip-33', '198.18.250.33', 2, 9000033, 'Allocated', 1, 200, 200, 3, 2, 900011, NULL, 0, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900034, 'fx-ip-34', '198.18.250.34', 2, 9000034, 'Allocated', 1, 200, 200, 3, 2, 900012, NULL, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900035, 'fx-ip-35', '198.18.250.35', 2, 9000035, 'Allocated', 1, 200, 200, 3, 2, 900016, NULL, 0, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900036, 'fx-ip-36', '198.18.250.36', 2, 9000036, 'Allocated', 1, 200, 200, 3, 2, 900021, NULL, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900037, 'fx-ip-37', '198.18.250.37', 2, 9000037, 'Releasing', 1, 200, 200, 3, 2, 900021, NULL, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900038, 'fx-ip-38', '198.18.250.38', 2, 9000038, 'Allocated', 1, 200, 200, 3, 2, 900022, NULL, 0, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900039, 'fx-ip-39', '198.18.250.39', 2, 9000039, 'Allocating', 1, 200, 200, 3, 2, 900022, NULL, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900040, 'fx-ip-40', '198.18.250.40', 2, 9000040, 'Allocated', 1, 200, 200, 3, 2, 900023, NULL, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900041, 'fx-ip-41', '198.18.250.41', 2, 9000041, 'Free', 1, 200, 200, NULL, NULL, 900023, NULL, 1, NULL, UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900042, 'fx-ip-42', '198.18.250.42', 2, 9000042, 'Free', 1, 200, 200, NULL, NULL, 900028, NULL, 1, NULL, UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900043, 'fx-ip-43', '198.18.250.43', 2, 9000043, 'Free', 1, 200, 200, NULL, NULL, 900028, NULL, 1, NULL, UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900044, 'fx-ip-44', '198.18.250.44', 2, 9000044, 'Allocated', 1, 200, 200, 3, 2, NULL, 900001, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900045, 'fx-ip-45', '198.18.250.45', 2, 9000045, 'Allocated', 1, 200, 200, 3, 2, NULL, 900001, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900046, 'fx-ip-46', '198.18.250.46', 2, 9000046, 'Allocated', 1, 200, 200, 3, 2, NULL, 900014, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900047, 'fx-ip-47', '198.18.250.47', 2, 9000047, 'Allocated', 1, 200, 200, 3, 2, NULL, 900014, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900048, 'fx-ip-48', '198.18.250.48', 2, 9000048, 'Allocated', 1, 200, 200, 3, 2, NULL, 900015, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900049, 'fx-ip-49', '198.18.250.49', 2, 9000049, 'Allocated', 1, 200, 200, 3, 2, NULL, 900015, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900050, 'fx-ip-50', '198.18.250.50', 2, 9000050, 'Allocated', 1, 200, 200, 3, 2, NULL, 900017, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900051, 'fx-ip-51', '198.18.250.51', 2, 9000051, 'Allocated', 1, 200, 200, 3, 2, NULL, 900017, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900052, 'fx-ip-52', '198.18.250.52', 2, 9000052, 'Allocated', 1, 200, 200, 3, 2, NULL, 900018, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900053, 'fx-ip-53', '198.18.250.53', 2, 9000053, 'Allocated', 1, 200, 200, 3, 2, NULL, 900018, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900054, 'fx-ip-54', '198.18.250.54', 2, 9000054, 'Allocated', 1, 200, 200, 3, 2, NULL, 900019, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900055, 'fx-ip-55', '198.18.250.55', 2, 9000055, 'Allocated', 1, 200, 200, 3, 2, NULL, 900019, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900056, 'fx-ip-56', '198.18.250.56', 2, 9000056, 'Allocated', 1, 200, 200, 3, 2, NULL, 900020, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900057, 'fx-ip-57', '198.18.250.57', 2, 9000057, 'Allocated', 1, 200, 200, 3, 2, NULL, 900020, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900058, 'fx-ip-58', '198.18.250.58', 2, 9000058, 'Allocated', 1, 200, 200, 3, 2, NULL, 900022, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900059, 'fx-ip-59', '198.18.250.59', 2, 9000059, 'Allocated', 1, 200, 200, 3, 2, NULL, 900022, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900060, 'fx-ip-60', '198.18.250.60', 2, 9000060, 'Allocated', 1, 200, 200, 3, 2, NULL, 900023, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900061, 'fx-ip-61', '198.18.250.61', 2, 9000061, 'Allocated', 1, 200, 200, 3, 2, NULL, 900023, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900062, 'fx-ip-62', '198.18.250.62', 2, 9000062, 'Allocated', 1, 200, 200, 3, 2, 900031, 900001, 0, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900063, 'fx-ip-63', '198.18.250.63', 2, 9000063, 'Allocated', 1, 200, 200, 3, 2, 900032, 900002, 0, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900064, 'fx-ip-64', '198.18.250.64', 2, 9000064, 'Allocated', 1, 200, 200, 3, 2, NULL, 900002, 0, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900065, 'fx-ip-65', '198.18.250.65', 2, 9000065, 'Allocated', 1, 200, 200, 3, 2, NULL, 900003, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900066, 'fx-ip-66', '198.18.250.66', 2, 9000066, 'Allocated', 1, 200, 200, 3, 2, NULL, 900003, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900067, 'fx-ip-67', '198.18.250.67', 2, 9000067, 'Allocated', 1, 200, 200, 3, 2, NULL, 900003, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900068, 'fx-ip-68', '198.18.250.68', 2, 9000068, 'Allocated', 1, 200, 200, 3, 2, NULL, 900011, 0, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900069, 'fx-ip-69', '198.18.250.69', 2, 9000069, 'Allocated', 1, 200, 200, 3, 2, NULL, 900012, 0, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900070, 'fx-ip-70', '198.18.250.70', 2, 9000070, 'Allocated', 1, 200, 200, 3, 2, 900034, 900013, 0, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900071, 'fx-ip-71', '198.18.250.71', 2, 9000071, 'Free', 1, 200, 200, NULL, NULL, NULL, 900016, 1, NULL, UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900072, 'fx-ip-72', '198.18.250.72', 2, 9000072, 'Free', 1, 200, 200, NULL, NULL, NULL, 900016, 1, NULL, UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900073, 'fx-ip-73', '198.18.250.73', 2, 9000073, 'Allocated', 1, 200, 200, 3, 2, NULL, 900021, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL),
  (900074, 'fx-ip-74', '198.18.250.74', 2, 9000074, 'Releasing', 1, 200, 200, 3, 2, NULL, 900021, 1, UTC_TIMESTAMP() - INTERVAL 9 DAY, NULL);
INSERT INTO vm_instance (id, uuid, name, instance_name, state, type, vm_type, account_id, domain_id, service_offering_id, guest_os_id, data_center_id, vnc_password, created, update_time) VALUES
  (900020, 'fx-vm-20', 'r-900020-VM', 'r-900020-VM', 'Stopped', 'DomainRouter', 'DomainRouter', 3, 2, 3, 1, 1, '', UTC_TIMESTAMP() - INTERVAL 80 DAY, UTC_TIMESTAMP());
INSERT INTO domain_router (id, element_id, redundant_state, role, vpc_id, is_redundant_router, stop_pending) VALUES (900020, 2, 'UNKNOWN', 'VIRTUAL_ROUTER', 900020, 0, 0);
INSERT INTO op_lock (`key`, mac, ip, thread, acquired_on, waiters) VALUES ('networks900027', '06:00:00:00:00:05', '172.16.0.5', 'API-Job-Executor-8', UTC_TIMESTAMP(), 1);
INSERT INTO async_job (id, uuid, user_id, account_id, instance_type, instance_id, job_cmd, job_status, job_dispatcher, job_init_msid, created, last_updated, related) VALUES
  (900030, 'fx-job-30', 3, 3, 'FirewallRule', NULL, 'org.apache.cloudstack.api.command.user.firewall.DeletePortForwardingRuleCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900031, 'fx-job-31', 3, 3, 'None', NULL, 'org.apache.cloudstack.api.command.user.vpc.RestartVPCCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900024, 'fx-job-24', 3, 3, 'Network', 900024, 'org.apache.cloudstack.api.command.user.network.UpdateNetworkCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900025, 'fx-job-25', 3, 3, 'IpAddress', 900017, 'org.apache.cloudstack.api.command.user.address.DisassociateIPAddrCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900026, 'fx-job-26', 3, 3, 'DomainRouter', 4, 'org.apache.cloudstack.api.command.admin.router.RebootRouterCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900017, 'fx-job-17', 3, 3, 'Vpc', 900017, 'org.apache.cloudstack.api.command.user.vpc.UpdateVPCCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900018, 'fx-job-18', 3, 3, 'Network', 900036, 'org.apache.cloudstack.api.command.user.network.RestartNetworkCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900019, 'fx-job-19', 3, 3, 'IpAddress', 900054, 'org.apache.cloudstack.api.command.user.address.DisassociateIPAddrCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900020, 'fx-job-20', 3, 3, 'DomainRouter', 900020, 'org.apache.cloudstack.api.command.admin.router.RebootRouterCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
-- None of these excuses a network or VPC: jobs that are over, also where they still stand in the queue.
  (900001, 'fx-job-1', 3, 3, 'Network', 900001, 'org.apache.cloudstack.api.command.user.network.UpdateNetworkCmd', 2, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900002, 'fx-job-2', 3, 3, NULL, NULL, 'org.apache.cloudstack.api.command.user.vpc.UpdateVPCCmd', 1, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), '');
INSERT INTO sync_queue (id, sync_objtype, sync_objid, queue_size) VALUES (900001, 'network', 900029, 1), (900002, 'vpc', 900022, 1), (900003, 'network', 900037, 1), (900004, 'network', 900001, 0), (900005, 'vpc', 900001, 0);
INSERT INTO sync_queue_item (queue_id, content_type, content_id) VALUES (900001, 'AsyncJob', 900030), (900002, 'AsyncJob', 900031), (900003, 'AsyncJob', 900030), (900004, 'AsyncJob', 900001), (900005, 'AsyncJob', 900002);
