UPDATE data_center SET mac_address = 9100000 WHERE id = 1;
INSERT INTO physical_network (id, uuid, name, data_center_id, state, created, removed) VALUES
  (900001, 'fx-physical-1', 'gone', 1, 'Disabled', UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 61 MINUTE), -- finding: cloud.physical_network {"id": 900001}
  (900002, 'fx-physical-2', 'gone, all but networks', 1, 'Disabled', UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900003, 'fx-physical-3', 'removed just now', 1, 'Disabled', UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 59 MINUTE),
  (900004, 'fx-physical-4', 'a job deletes it', 1, 'Disabled', UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900005, 'fx-physical-5', 'disabled', 1, 'Disabled', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL);
INSERT INTO vlan (id, uuid, vlan_id, vlan_gateway, vlan_netmask, vlan_type, data_center_id, network_id, physical_network_id, ip4_range, removed) VALUES
  (900001, 'fx-vlan-1', 'vlan://801', '10.99.1.1', '255.255.255.0', 'VirtualNetwork', 1, 200, 900001, '10.99.1.2-10.99.1.9', NULL), -- finding: {"id": 900001}
  (900002, 'fx-vlan-2', 'vlan://802', '10.99.2.1', '255.255.255.0', 'VirtualNetwork', 1, 200, 900001, '10.99.2.2-10.99.2.9', NULL), -- finding: {"id": 900002}
-- decoy: the range was removed with it
  (900011, 'fx-vlan-11', 'vlan://811', '10.99.11.1', '255.255.255.0', 'VirtualNetwork', 1, 200, 900001, '10.99.11.2-10.99.11.9', UTC_TIMESTAMP() - INTERVAL 2 HOUR),
-- decoy: the physical network was removed just now, a job deletes it, it is only disabled
  (900013, 'fx-vlan-13', 'vlan://813', '10.99.13.1', '255.255.255.0', 'VirtualNetwork', 1, 200, 900003, '10.99.13.2-10.99.13.9', NULL),
  (900014, 'fx-vlan-14', 'vlan://814', '10.99.14.1', '255.255.255.0', 'VirtualNetwork', 1, 200, 900004, '10.99.14.2-10.99.14.9', NULL),
  (900015, 'fx-vlan-15', 'vlan://815', '10.99.15.1', '255.255.255.0', 'VirtualNetwork', 1, 200, 900005, '10.99.15.2-10.99.15.9', NULL);
INSERT INTO user_ip_address (id, uuid, public_ip_address, vlan_db_id, mac_address, state, data_center_id, source_network_id, physical_network_id, removed) VALUES
  (900001, 'fx-ip-1', '10.99.11.2', 900011, 9000001, 'Free', 1, 200, 900001, NULL), -- finding: cloud.user_ip_address {"id": 900001}
  (900002, 'fx-ip-2', '198.18.250.2', 2, 9000002, 'Free', 1, 200, 900001, NULL), -- finding: cloud.user_ip_address {"id": 900002}
-- decoy: its range is left behind and named for it
  (900011, 'fx-ip-11', '10.99.1.2', 900001, 9000011, 'Free', 1, 200, 900001, NULL),
-- decoy: the address was removed with its range; the physical network goes right now, or only is disabled
  (900012, 'fx-ip-12', '10.99.11.3', 900011, 9000012, 'Free', 1, 200, 900001, UTC_TIMESTAMP() - INTERVAL 2 HOUR),
  (900013, 'fx-ip-13', '10.99.13.2', 900013, 9000013, 'Free', 1, 200, 900003, NULL),
  (900014, 'fx-ip-14', '10.99.14.2', 900014, 9000014, 'Free', 1, 200, 900004, NULL),
  (900015, 'fx-ip-15', '10.99.15.2', 900015, 9000015, 'Free', 1, 200, 900005, NULL);
INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, network_offering_id, related, domain_id, account_id, data_center_id, physical_network_id, acl_type, created, removed) VALUES
  (900001, 'fx-network-1', 'left', 'Implemented', 'Guest', 'Isolated', 11, 900001, 2, 3, 1, 900001, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: cloud.networks {"id": 900001}
  (900002, 'fx-network-2', 'left and idle', 'Allocated', 'Guest', 'Isolated', 11, 900002, 2, 3, 1, 900002, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: cloud.networks {"id": 900002}
-- decoy: removed with it; without a physical network; of the system
  (900011, 'fx-network-11', 'removed', 'Destroy', 'Guest', 'Isolated', 11, 900011, 2, 3, 1, 900001, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900012, 'fx-network-12', 'nowhere yet', 'Allocated', 'Guest', 'Isolated', 11, 900012, 2, 3, 1, NULL, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900013, 'fx-network-13', NULL, 'Setup', 'Storage', NULL, 4, 900013, 1, 1, 1, 900001, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: the physical network goes right now, or is only disabled
  (900014, 'fx-network-14', 'going', 'Allocated', 'Guest', 'Isolated', 11, 900014, 2, 3, 1, 900003, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900015, 'fx-network-15', 'going by a job', 'Allocated', 'Guest', 'Isolated', 11, 900015, 2, 3, 1, 900004, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900016, 'fx-network-16', 'staying', 'Allocated', 'Guest', 'Isolated', 11, 900016, 2, 3, 1, 900005, 'Account', UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL);
INSERT INTO op_networks (id, nics_count, gc, check_for_gc) SELECT id, 0, traffic_type = 'Guest', 0 FROM networks WHERE id > 900000;
INSERT INTO account_network_ref (account_id, network_id, is_owner) SELECT account_id, id, 1 FROM networks WHERE id > 900000;
INSERT INTO op_dc_vnet_alloc (id, vnet, physical_network_id, data_center_id, taken) VALUES
  (900001, '801', 900001, 1, NULL), (900002, '802', 900001, 1, NULL),
-- decoy: VNETs that a network has taken go with the network; those of a physical network that goes right now, or stays
  (900003, '803', 900002, 1, UTC_TIMESTAMP()),
  (900004, '804', 900003, 1, NULL), (900005, '805', 900004, 1, NULL), (900006, '806', 900005, 1, NULL);
INSERT INTO async_job (id, uuid, user_id, account_id, instance_type, instance_id, job_cmd, job_status, job_dispatcher, job_init_msid, created, last_updated, related) VALUES
  (900004, 'fx-job-4', 2, 2, 'PhysicalNetwork', 900004, 'org.apache.cloudstack.api.command.admin.network.DeletePhysicalNetworkCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
-- A deletion that is over excuses nothing.
  (900001, 'fx-job-1', 2, 2, 'PhysicalNetwork', 900001, 'org.apache.cloudstack.api.command.admin.network.DeletePhysicalNetworkCmd', 1, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), '');
