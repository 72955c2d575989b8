INSERT INTO account (id, uuid, account_name, type, role_id, domain_id, state, removed, cleanup_needed) VALUES
  (900001, 'fx-account-1', 'left', 0, 4, 2, 'removed', UTC_TIMESTAMP() - INTERVAL 61 MINUTE, 0),
  (900002, 'fx-account-2', 'just now', 0, 4, 2, 'removed', UTC_TIMESTAMP() - INTERVAL 59 MINUTE, 0),
  (900003, 'fx-account-3', 'disabled', 0, 4, 2, 'disabled', NULL, 0);
INSERT INTO network_permissions (id, network_id, account_id) VALUES
  (900001, 204, 900001), -- finding: {"id": 900001}
  (900002, 216, 3), -- finding: {"id": 900002}
  (900003, 216, 4), -- finding: {"id": 900003}
  (900004, 204, 999999), -- finding: {"id": 900004}
  (900005, 999999, 3), -- finding: {"id": 900005}
-- decoy: account and network are alive, be it disabled or idle
  (900011, 208, 3), (900012, 204, 900003), (900013, 205, 6),
-- decoy: the account was removed just now: what was its own goes after
  (900014, 204, 900002);
