-- name: detect
-- needs: user_ip_address.public_ip_address user_ip_address.source_network_id user_ip_address.removed vlan.vlan_id account networks
-- The unique key does not help: it ends with `removed`, and NULL equals no other NULL. One network may have a row for
-- each address; other networks have their own, and removed rows are history.
SELECT u.id, u.uuid, u.public_ip_address AS address, u.source_network_id, u.state, u.account_id, a.account_name,
  u.network_id, u.vpc_id, u.vm_id, u.vlan_db_id, v.vlan_id, COALESCE(n.name, n.traffic_type) AS network
FROM (
  SELECT d.public_ip_address, d.source_network_id FROM user_ip_address d WHERE d.removed IS NULL
  GROUP BY d.public_ip_address, d.source_network_id HAVING COUNT(*) > 1
) twice
JOIN user_ip_address u ON u.public_ip_address = twice.public_ip_address
  AND u.source_network_id = twice.source_network_id AND u.removed IS NULL
LEFT JOIN account a ON a.id = u.account_id
LEFT JOIN vlan v ON v.id = u.vlan_db_id
LEFT JOIN networks n ON n.id = u.source_network_id
ORDER BY u.source_network_id, u.public_ip_address, u.state = 'Free', u.id;

-- name: still
-- needs: user_ip_address.removed user_ip_address.vpc_id user_ip_address.allocated firewall_rules.ip_address_id s2s_vpn_gateway.addr_id remote_access_vpn.vpn_server_addr_id elastic_lb_vm_map.ip_addr_id
-- `spare`: it is nobody's and nothing refers to it.
SELECT (
    u.state = 'Free' AND u.allocated IS NULL AND u.account_id IS NULL AND u.network_id IS NULL AND u.vpc_id IS NULL
    AND u.vm_id IS NULL
    AND NOT EXISTS (SELECT 1 FROM firewall_rules f WHERE f.ip_address_id = u.id)
    AND NOT EXISTS (SELECT 1 FROM s2s_vpn_gateway g WHERE g.addr_id = u.id)
    AND NOT EXISTS (SELECT 1 FROM remote_access_vpn r WHERE r.vpn_server_addr_id = u.id)
    AND NOT EXISTS (SELECT 1 FROM elastic_lb_vm_map e WHERE e.ip_addr_id = u.id)
  ) AS spare
FROM user_ip_address u
WHERE u.id = :id AND u.removed IS NULL AND EXISTS (
    SELECT 1 FROM user_ip_address o WHERE o.public_ip_address = u.public_ip_address
      AND o.source_network_id = u.source_network_id AND o.removed IS NULL AND o.id <> u.id
      AND (o.state <> 'Free' OR o.id < u.id));
