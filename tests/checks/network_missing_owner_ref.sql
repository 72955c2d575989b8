INSERT INTO account (id, uuid, account_name, type, role_id, domain_id, state, removed) VALUES
  (900001, 'fx-account-1', 'PrjAcct-fx-2', 5, 4, 2, 'enabled', NULL);
INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, network_offering_id, related, domain_id, account_id, data_center_id, vpc_id, created, removed) VALUES
-- No owner, only a user, two owners, the same owner twice, another owner; a shared network, a tier and one of the system.
  (900001, 'fx-network-1', 'no owner', 'Allocated', 'Guest', 'Isolated', 8, 900001, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900001}
  (900002, 'fx-network-2', 'only a user', 'Allocated', 'Guest', 'Isolated', 8, 900002, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900002}
  (900003, 'fx-network-3', 'two owners', 'Allocated', 'Guest', 'Isolated', 8, 900003, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900003}
  (900004, 'fx-network-4', 'entered twice', 'Allocated', 'Guest', 'Isolated', 8, 900004, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900004}
  (900005, 'fx-network-5', 'another owner', 'Allocated', 'Guest', 'Isolated', 8, 900005, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900005}
  (900006, 'fx-network-6', 'shared', 'Setup', 'Guest', 'Shared', 7, 900006, 1, 2, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900006}
  (900007, 'fx-network-7', 'tier', 'Allocated', 'Guest', 'Isolated', 10, 900007, 2, 3, 1, 1, UTC_TIMESTAMP(), NULL), -- finding: {"id": 900007}
  (900008, 'fx-network-8', NULL, 'Setup', 'Public', NULL, 1, 900008, 1, 1, 1, NULL, UTC_TIMESTAMP() - INTERVAL 900 DAY, NULL), -- finding: {"id": 900008}
-- decoy: one owner, the network's account, and others who may use it
  (900011, 'fx-network-11', 'owner and users', 'Allocated', 'Guest', 'Isolated', 8, 900011, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: a project's network belongs to the project's account
  (900012, 'fx-network-12', 'project', 'Allocated', 'Guest', 'Isolated', 8, 900012, 2, 900001, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: networks of the system belong to account 1
  (900013, 'fx-network-13', NULL, 'Setup', 'Management', NULL, 2, 900013, 1, 1, 1, NULL, UTC_TIMESTAMP() - INTERVAL 900 DAY, NULL),
-- decoy: deleting a network takes only one row of account_network_ref with it, whoever's it is
  (900014, 'fx-network-14', 'removed', 'Destroy', 'Guest', 'Isolated', 8, 900014, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900015, 'fx-network-15', 'removed, entered twice', 'Destroy', 'Guest', 'Isolated', 8, 900015, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
-- decoy: importing from VMware may leave a network without owner and without counters: one fault, named once
  (900016, 'fx-network-16', 'imported', 'Implemented', 'Guest', 'Isolated', 8, 900016, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL); -- also: op-networks-row-missing {"id": 900016}
INSERT INTO domain_network_ref (domain_id, network_id, subdomain_access) VALUES (1, 900006, 1);
INSERT INTO op_networks (id, mac_address_seq, nics_count, gc, check_for_gc) SELECT id, 1, 0, guest_type = 'Isolated', 0 FROM networks WHERE id > 900000 AND id <> 900016;
INSERT INTO ntwk_service_map (network_id, service, provider, created)
  SELECT n.id, m.service, m.provider, UTC_TIMESTAMP() FROM networks n JOIN ntwk_offering_service_map m ON m.network_offering_id = n.network_offering_id WHERE n.id > 900000;
INSERT INTO account_network_ref (account_id, network_id, is_owner) VALUES
  (3, 900002, 0), (3, 900003, 1), (2, 900003, 1), (3, 900004, 1), (3, 900004, 1), (2, 900005, 1), (3, 900005, 0),
  (3, 900011, 1), (2, 900011, 0), (6, 900011, 0), (900001, 900012, 1), (1, 900013, 1), (3, 900015, 1), (3, 900015, 1);
