INSERT INTO domain (id, uuid, name, owner, path, level, parent, state, removed) VALUES
  (900001, 'fx-domain-1', 'gone', 2, '/gone/', 1, 1, 'Inactive', UTC_TIMESTAMP() - INTERVAL 9 DAY);
INSERT INTO account (id, uuid, account_name, type, role_id, domain_id, state, removed, cleanup_needed) VALUES
  (900001, 'fx-account-1', 'left', 0, 4, 2, 'removed', UTC_TIMESTAMP() - INTERVAL 9 DAY, 0),
  (900002, 'fx-account-2', 'in a domain that is gone', 0, 4, 900001, 'enabled', NULL, 0);
INSERT INTO vpc (id, uuid, name, vpc_offering_id, zone_id, state, domain_id, account_id, created, removed) VALUES
  (900001, 'fx-vpc-1', 'removed', 1, 1, 'Inactive', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900002, 'fx-vpc-2', 'removed an hour ago', 1, 1, 'Inactive', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 61 MINUTE),
  (900003, 'fx-vpc-3', 'removed just now', 1, 1, 'Inactive', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 59 MINUTE),
  (900004, 'fx-vpc-4', 'being deleted', 1, 1, 'Inactive', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900005, 'fx-vpc-5', 'alive', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900006, 'fx-vpc-6', 'of an owner that left', 1, 1, 'Inactive', 2, 900001, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY);
INSERT INTO network_offerings (id, uuid, name, unique_name, display_text, traffic_type, created, availability, state, guest_type, for_vpc) VALUES
  (900001, 'fx-offering-1', 'our tiers', 'fx-tiers', 'our tiers', 'Guest', UTC_TIMESTAMP(), 'Optional', 'Enabled', 'Isolated', 1);
SET SESSION foreign_key_checks = 0;
INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, broadcast_domain_type, broadcast_uri, network_offering_id, related, domain_id, account_id, data_center_id, vpc_id, guru_name, created, removed) VALUES
-- Live tiers, whatever their state and offering, of VPCs that are removed for more than an hour or are not there at all.
  (900001, 'fx-network-1', 'implemented', 'Implemented', 'Guest', 'Isolated', 'Vlan', NULL, 10, 900001, 2, 3, 1, 900001, 'ExternalGuestNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900001}
  (900002, 'fx-network-2', 'idle', 'Allocated', 'Guest', 'Isolated', 'Vlan', NULL, 10, 900002, 2, 3, 1, 900001, 'ExternalGuestNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900002}
  (900003, 'fx-network-3', 'of our own offering', 'Allocated', 'Guest', 'Isolated', 'Vlan', NULL, 900001, 900003, 2, 3, 1, 900002, 'ExternalGuestNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900003}
  (900004, 'fx-network-4', 'never removed after Destroy', 'Destroy', 'Guest', 'Isolated', 'Vlan', NULL, 10, 900004, 2, 3, 1, 900001, 'ExternalGuestNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900004} -- also: destroyed-not-removed {"id": 900004}
  (900005, 'fx-network-5', 'VPC unheard of', 'Allocated', 'Guest', 'Isolated', 'Vlan', NULL, 10, 900005, 2, 3, 1, 909090, 'ExternalGuestNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900005} -- also: fk-violating-rows cloud.networks {"id": 900005}
-- decoy: tiers that are removed like their VPC
  (900011, 'fx-network-11', 'removed', 'Destroy', 'Guest', 'Isolated', 'Vlan', NULL, 10, 900011, 2, 3, 1, 900001, 'ExternalGuestNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 10 DAY),
-- decoy: the VPC was removed less than an hour ago
  (900012, 'fx-network-12', 'just now', 'Allocated', 'Guest', 'Isolated', 'Vlan', NULL, 10, 900012, 2, 3, 1, 900003, 'ExternalGuestNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: the VPC is being deleted, or alive
  (900013, 'fx-network-13', 'of an inactive VPC', 'Allocated', 'Guest', 'Isolated', 'Vlan', NULL, 10, 900013, 2, 3, 1, 900004, 'ExternalGuestNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900014, 'fx-network-14', 'of a VPC', 'Allocated', 'Guest', 'Isolated', 'Vlan', NULL, 10, 900014, 2, 3, 1, 900005, 'ExternalGuestNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: somebody deletes the tier right now; of a job of an old release only the queue says which network it is for
  (900015, 'fx-network-15', 'being deleted', 'Shutdown', 'Guest', 'Isolated', 'Vlan', NULL, 10, 900015, 2, 3, 1, 900001, 'ExternalGuestNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900021, 'fx-network-21', 'queue', 'Shutdown', 'Guest', 'Isolated', 'Vlan', NULL, 10, 900021, 2, 3, 1, 900001, 'ExternalGuestNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: the network of a private gateway is no tier, though old releases wrote a VPC into it; another VPC uses it as well
  (900016, 'fx-network-16', 'vpc-removed-privateNetwork', 'Setup', 'Guest', 'Isolated', 'Vlan', 'vlan://3016', 5, 900016, 2, 3, 1, 900001, 'PrivateNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: no tier at all
  (900018, 'fx-network-18', 'isolated', 'Allocated', 'Guest', 'Isolated', 'Vlan', NULL, 8, 900018, 2, 3, 1, NULL, 'ExternalGuestNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- The owner is gone too: another check says so.
  (900019, 'fx-network-19', 'owner gone', 'Allocated', 'Guest', 'Isolated', 'Vlan', NULL, 10, 900019, 2, 900001, 1, 900006, 'ExternalGuestNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- also: network-owner-removed {"id": 900019}
  (900020, 'fx-network-20', 'domain gone', 'Allocated', 'Guest', 'Isolated', 'Vlan', NULL, 10, 900020, 900001, 900002, 1, 900006, 'ExternalGuestNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL); -- also: network-owner-removed {"id": 900020}
SET SESSION foreign_key_checks = 1;
INSERT INTO vpc_gateways (id, uuid, ip4_address, netmask, gateway, vlan_tag, type, network_id, vpc_id, zone_id, created, account_id, domain_id, state, removed) VALUES
  (900001, 'fx-gateway-1', '172.31.0.1', '255.255.255.0', '172.31.0.254', 'vlan://3016', 'Private', 900016, 900001, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, 3, 2, 'Deleting', UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900002, 'fx-gateway-2', '172.31.0.2', '255.255.255.0', '172.31.0.254', 'vlan://3016', 'Private', 900016, 900005, 1, UTC_TIMESTAMP() - INTERVAL 90 DAY, 3, 2, 'Ready', NULL);
INSERT INTO op_networks (id, nics_count, gc, check_for_gc) SELECT id, 0, 1, 0 FROM networks WHERE id > 900000;
INSERT INTO account_network_ref (account_id, network_id, is_owner) SELECT account_id, id, 1 FROM networks WHERE id > 900000;
INSERT INTO ntwk_service_map (network_id, service, provider, created) SELECT n.id, m.service, m.provider, n.created FROM networks n JOIN ntwk_offering_service_map m ON m.network_offering_id = n.network_offering_id WHERE n.id > 900000;
INSERT INTO async_job (id, uuid, user_id, account_id, instance_type, instance_id, job_cmd, job_status, job_dispatcher, job_init_msid, created, last_updated, related) VALUES
  (900004, 'fx-job-4', 2, 2, 'Vpc', 900004, 'org.apache.cloudstack.api.command.user.vpc.DeleteVPCCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900015, 'fx-job-15', 2, 2, 'Network', 900015, 'org.apache.cloudstack.api.command.user.network.DeleteNetworkCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP() - INTERVAL 3 HOUR, UTC_TIMESTAMP(), ''),
-- None of these excuses a tier: a job that is over, and one for a volume of the same number.
  (900001, 'fx-job-1', 2, 2, 'Network', 900001, 'org.apache.cloudstack.api.command.user.network.DeleteNetworkCmd', 2, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP() - INTERVAL 3 HOUR, UTC_TIMESTAMP(), ''),
  (900002, 'fx-job-2', 2, 2, 'Volume', 900002, 'org.apache.cloudstack.api.command.user.volume.ResizeVolumeCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP() - INTERVAL 3 HOUR, UTC_TIMESTAMP(), '');
INSERT INTO async_job (id, uuid, user_id, account_id, job_cmd, job_status, job_dispatcher, job_init_msid, created, last_updated, related) VALUES
  (900021, 'fx-job-21', 2, 2, 'org.apache.cloudstack.api.command.user.network.DeleteNetworkCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP() - INTERVAL 3 HOUR, UTC_TIMESTAMP(), '');
INSERT INTO sync_queue (id, sync_objtype, sync_objid, queue_size, queue_size_limit) VALUES (900021, 'network', 900021, 1, 1), (900001, 'network', 900001, 1, 1);
INSERT INTO sync_queue_item (id, queue_id, content_type, content_id, created) VALUES
  (900021, 900021, 'AsyncJob', 900021, UTC_TIMESTAMP()), (900001, 900001, 'AsyncJob', 900001, UTC_TIMESTAMP());

-- case: an old release on 4.9.0
INSERT INTO vpc (id, uuid, name, vpc_offering_id, zone_id, state, domain_id, account_id, created, removed) VALUES
  (900001, 'fx-vpc-1', 'removed', 1, 1, 'Inactive', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900002, 'fx-vpc-2', 'alive', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL);
INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, broadcast_domain_type, broadcast_uri, network_offering_id, related, domain_id, account_id, data_center_id, vpc_id, guru_name, created, removed) VALUES
  (900001, 'fx-network-1', 'a tier', 'Allocated', 'Guest', 'Isolated', 'Vlan', NULL, 10, 900001, 2, 3, 1, 900001, 'ExternalGuestNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900001}
-- decoy: of a VPC that is alive
  (900002, 'fx-network-2', 'of a VPC', 'Allocated', 'Guest', 'Isolated', 'Vlan', NULL, 10, 900002, 2, 3, 1, 900002, 'ExternalGuestNetworkGuru', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL);
INSERT INTO op_networks (id, nics_count, gc, check_for_gc) SELECT id, 0, 1, 0 FROM networks WHERE id > 900000;
INSERT INTO account_network_ref (account_id, network_id, is_owner) SELECT account_id, id, 1 FROM networks WHERE id > 900000;
INSERT INTO ntwk_service_map (network_id, service, provider, created) SELECT n.id, m.service, m.provider, n.created FROM networks n JOIN ntwk_offering_service_map m ON m.network_offering_id = n.network_offering_id WHERE n.id > 900000;
