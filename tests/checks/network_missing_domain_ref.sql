INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, acl_type, network_offering_id, related, domain_id, account_id, data_center_id, vpc_id, created, removed) VALUES
  (900001, 'fx-network-1', 'shared', 'Setup', 'Guest', 'Shared', 'Domain', 7, 900001, 1, 2, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900001}
  (900002, 'fx-network-2', 'layer 2, just made', 'Allocated', 'Guest', 'L2', 'Domain', 11, 900002, 2, 2, 1, NULL, UTC_TIMESTAMP(), NULL), -- finding: {"id": 900002}
  (900003, 'fx-network-3', 'in use', 'Implemented', 'Guest', 'Shared', 'Domain', 7, 900003, 2, 2, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900003}
-- decoy: for a domain with its subdomains, for one alone, for two
  (900011, 'fx-network-11', 'with subdomains', 'Setup', 'Guest', 'Shared', 'Domain', 7, 900011, 1, 2, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900012, 'fx-network-12', 'alone', 'Setup', 'Guest', 'Shared', 'Domain', 7, 900012, 2, 2, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900013, 'fx-network-13', 'two domains', 'Setup', 'Guest', 'Shared', 'Domain', 7, 900013, 1, 2, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: a network for one account needs no domain
  (900014, 'fx-network-14', 'of an account', 'Allocated', 'Guest', 'Isolated', 'Account', 8, 900014, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900015, 'fx-network-15', 'shared, of an account', 'Setup', 'Guest', 'Shared', 'Account', 7, 900015, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: networks of the system are for nobody
  (900016, 'fx-network-16', NULL, 'Setup', 'Public', NULL, NULL, 1, 900016, 1, 1, 1, NULL, UTC_TIMESTAMP() - INTERVAL 900 DAY, NULL),
-- decoy: deleting a network takes its domain's row with it
  (900017, 'fx-network-17', 'removed', 'Destroy', 'Guest', 'Shared', 'Domain', 7, 900017, 1, 2, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY);
INSERT INTO domain_network_ref (domain_id, network_id, subdomain_access) VALUES (1, 900011, 1), (2, 900012, 0), (1, 900013, NULL), (2, 900013, 1);
INSERT INTO account_network_ref (account_id, network_id, is_owner) SELECT account_id, id, 1 FROM networks WHERE id > 900000;
INSERT INTO op_networks (id, mac_address_seq, nics_count, gc, check_for_gc) SELECT id, 1, 0, guest_type = 'Isolated', 0 FROM networks WHERE id > 900000;
INSERT INTO ntwk_service_map (network_id, service, provider, created)
  SELECT n.id, m.service, m.provider, UTC_TIMESTAMP() FROM networks n JOIN ntwk_offering_service_map m ON m.network_offering_id = n.network_offering_id WHERE n.id > 900000;
