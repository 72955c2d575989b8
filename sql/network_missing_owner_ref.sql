-- name: detect
-- needs: networks.account_id account_network_ref.is_owner op_networks account.account_name
-- CloudStack writes the network, its owner and its counters in one transaction: there is nothing to wait for.
SELECT n.id, n.uuid, COALESCE(n.name, n.traffic_type) AS name, n.state, n.guest_type, n.traffic_type, n.account_id,
  a.account_name, x.owners, x.first_owner, b.account_name AS first_owner_name
FROM (
  SELECT m.id, COUNT(r.id) AS owners, MIN(r.account_id) AS first_owner
  FROM networks m JOIN op_networks o ON o.id = m.id
  LEFT JOIN account_network_ref r ON r.network_id = m.id AND r.is_owner = 1
  WHERE m.removed IS NULL GROUP BY m.id HAVING COUNT(r.id) <> 1 OR SUM(r.account_id = m.account_id) <> 1
) x
JOIN networks n ON n.id = x.id
LEFT JOIN account a ON a.id = n.account_id
LEFT JOIN account b ON b.id = x.first_owner
ORDER BY n.id;
