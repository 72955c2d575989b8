-- name: detect
-- needs: networks.account_id networks.domain_id account.removed domain.removed
-- An account is marked removed first and cleaned up after, by a job: what it owns is orphaned only when that is over.
SELECT n.id, n.uuid, COALESCE(n.name, n.traffic_type) AS name, n.state, n.guest_type, a.id AS account_id,
  a.account_name, a.removed AS account_removed, a.cleanup_needed, d.id AS domain_id, d.path AS domain_path,
  d.removed AS domain_removed
FROM networks n
LEFT JOIN account a ON a.id = n.account_id
LEFT JOIN domain d ON d.id = n.domain_id
LEFT JOIN ({busy_networks} UNION {leaving_networks}) busy ON busy.network_id = n.id
WHERE n.removed IS NULL AND n.traffic_type = 'Guest' AND busy.network_id IS NULL
  AND (a.id IS NULL OR a.removed < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE
    OR d.id IS NULL OR d.removed < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE)
ORDER BY n.id;

-- name: still
-- needs: networks.account_id networks.domain_id account.removed account.cleanup_needed domain.removed vm_instance.type
SELECT a.id AS account_id, a.account_name, a.removed IS NOT NULL AS account_removed, a.cleanup_needed, EXISTS (
    SELECT 1 FROM vm_instance v WHERE v.account_id = a.id AND v.removed IS NULL AND v.type = 'User'
  ) AS vms
FROM networks n
LEFT JOIN account a ON a.id = n.account_id
LEFT JOIN domain d ON d.id = n.domain_id
WHERE n.id = :id AND n.removed IS NULL AND NOT EXISTS ({work_on_network})
  AND NOT EXISTS (SELECT 1 FROM ({leaving_networks}) l WHERE l.network_id = n.id)
  AND (a.id IS NULL OR a.removed < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE
    OR d.id IS NULL OR d.removed < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE);
