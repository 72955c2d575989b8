-- name: detect
-- needs: network_permissions.account_id account.removed networks.removed
SELECT p.id, p.network_id, COALESCE(n.name, n.traffic_type) AS network_name, n.removed AS network_removed,
  n.id AS network, p.account_id, a.account_name, a.removed AS account_removed
FROM network_permissions p
LEFT JOIN account a ON a.id = p.account_id
LEFT JOIN networks n ON n.id = p.network_id
WHERE a.id IS NULL OR a.removed < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE
  OR n.id IS NULL OR n.removed < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE
ORDER BY p.id;

-- name: still
-- needs: network_permissions.account_id account.removed networks.removed
SELECT p.id
FROM network_permissions p
LEFT JOIN account a ON a.id = p.account_id
LEFT JOIN networks n ON n.id = p.network_id
WHERE p.id = :id AND (a.id IS NULL OR a.removed < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE
  OR n.id IS NULL OR n.removed < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE);
