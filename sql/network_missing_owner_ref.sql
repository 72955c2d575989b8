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

-- name: still
-- needs: networks.account_id account_network_ref.is_owner op_networks account.id nics.instance_id vm_instance.account_id vm_instance.type
-- One row for each owner that is entered, or one with NULLs; `in_use` when another than the network's account has a VM
-- there.
SELECT n.account_id, a.id AS account, r.id, r.account_id AS owner,
  EXISTS (SELECT 1 FROM nics i JOIN vm_instance v ON v.id = i.instance_id
    WHERE i.network_id = n.id AND i.removed IS NULL AND v.removed IS NULL AND v.type = 'User'
      AND v.account_id = r.account_id AND v.account_id <> n.account_id) AS in_use
FROM networks n
JOIN op_networks o ON o.id = n.id
LEFT JOIN account a ON a.id = n.account_id
LEFT JOIN account_network_ref r ON r.network_id = n.id AND r.is_owner = 1
WHERE n.id = :id AND n.removed IS NULL
  AND 0 = (SELECT COUNT(*) = 1 AND MAX(x.account_id) = n.account_id
    FROM account_network_ref x WHERE x.network_id = n.id AND x.is_owner = 1)
ORDER BY r.id;
