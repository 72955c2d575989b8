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
