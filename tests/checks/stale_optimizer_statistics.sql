-- params: {"rows": 1000}
-- Counted when it was empty, and never again.
ALTER TABLE op_vm_ruleset_log STATS_PERSISTENT=1, STATS_AUTO_RECALC=0;
ANALYZE TABLE op_vm_ruleset_log;
INSERT INTO op_vm_ruleset_log (instance_id, created) -- finding: {"table": "cloud.op_vm_ruleset_log"}
  SELECT 900000 + n.id * 200 + m.id, UTC_TIMESTAMP() FROM information_schema.collations n, information_schema.collations m WHERE n.id < 100 AND m.id < 100;
-- The server has been started since, and knows no more than what it counted then.
ALTER TABLE ovs_tunnel_interface STATS_PERSISTENT=1, STATS_AUTO_RECALC=0;
ANALYZE TABLE ovs_tunnel_interface;
INSERT INTO ovs_tunnel_interface (host_id) -- finding: {"table": "cloud.ovs_tunnel_interface"}
  SELECT n.id FROM information_schema.collations n, information_schema.collations m WHERE n.id < 100 AND m.id < 100;
FLUSH TABLES ovs_tunnel_interface;

-- decoy: InnoDB is about to count it anew
INSERT INTO ovs_tunnel_network (`from`, `to`, network_id)
  SELECT n.id, m.id, 900000 FROM information_schema.collations n, information_schema.collations m WHERE n.id < 100 AND m.id < 100;
-- decoy: it was counted by hand
ALTER TABLE storage_pool_work STATS_PERSISTENT=1, STATS_AUTO_RECALC=0;
INSERT INTO storage_pool_work (pool_id, vm_id, mgmt_server_id)
  SELECT n.id, m.id, 345049103441 FROM information_schema.collations n, information_schema.collations m WHERE n.id < 100 AND m.id < 100;
ANALYZE TABLE storage_pool_work;
-- decoy: many ids were given out, but the rows are purged
ALTER TABLE cmd_exec_log STATS_PERSISTENT=1, STATS_AUTO_RECALC=0, AUTO_INCREMENT=5000000;
ANALYZE TABLE cmd_exec_log;
-- decoy: too small to matter
ALTER TABLE ucs_blade STATS_PERSISTENT=1, STATS_AUTO_RECALC=0;
ANALYZE TABLE ucs_blade;
INSERT INTO ucs_blade (ucs_manager_id, dn) SELECT 1, 'fx' FROM information_schema.collations n, information_schema.collations m WHERE n.id < 25 AND m.id < 25;
-- decoy: MyISAM keeps no estimate
ALTER TABLE op_pod_vlan_alloc ENGINE=MyISAM; -- also: non-innodb-table {"table": "cloud.op_pod_vlan_alloc"}
