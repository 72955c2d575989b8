-- name: detect
-- needs: networks.state networks.vpc_id op_networks.gc op_networks.check_for_gc op_networks.nics_count network_offerings.is_persistent account.removed domain.removed vpc.state vpc.removed
-- networks has no time of its last change. But CloudStack holds its lock on a network as long as it shuts it down: without
-- lock and job nobody is at it. What the scavenger collects it tries again by itself every few minutes.
SELECT n.id, n.uuid, COALESCE(n.name, n.traffic_type) AS name, n.state, n.guest_type, n.account_id, n.vpc_id,
  n.broadcast_uri, n.created, o.nics_count, o.gc, o.check_for_gc, COALESCE(f.is_persistent, 0) AS is_persistent
FROM networks n
JOIN op_networks o ON o.id = n.id
JOIN account a ON a.id = n.account_id AND a.removed IS NULL
JOIN domain d ON d.id = n.domain_id AND d.removed IS NULL
LEFT JOIN network_offerings f ON f.id = n.network_offering_id
LEFT JOIN vpc p ON p.id = n.vpc_id
LEFT JOIN ({busy_networks} UNION {busy_vm_networks} UNION {moving_vm_networks}) busy ON busy.network_id = n.id
WHERE n.removed IS NULL AND n.traffic_type = 'Guest' AND n.state = 'Shutdown'
  AND n.created < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE
  AND (o.gc = 0 OR o.check_for_gc = 0 OR o.nics_count > 0 OR f.is_persistent = 1)
  AND (n.vpc_id IS NULL OR (p.state = 'Enabled' AND p.removed IS NULL))
  AND busy.network_id IS NULL
ORDER BY n.id;

-- name: still
-- needs: networks.vpc_id networks.state op_networks.gc op_networks.check_for_gc op_networks.nics_count network_offerings.is_persistent nics.network_id vm_instance.state
-- Older scavengers ask only the counter, which may be wrong: whether VMs run is asked too.
SELECT o.gc, o.nics_count, COALESCE(f.is_persistent = 1, 0) AS is_persistent, EXISTS (
    SELECT 1 FROM nics i JOIN vm_instance v ON v.id = i.instance_id AND v.removed IS NULL AND v.type = 'User'
    WHERE i.network_id = n.id AND i.removed IS NULL AND v.state NOT IN ('Stopped', 'Destroyed', 'Expunging', 'Error')
  ) AS running
FROM networks n JOIN op_networks o ON o.id = n.id
LEFT JOIN network_offerings f ON f.id = n.network_offering_id
WHERE n.id = :id AND n.removed IS NULL AND n.state = 'Shutdown'
  AND (o.gc = 0 OR o.check_for_gc = 0 OR o.nics_count > 0 OR f.is_persistent = 1)
  AND NOT EXISTS ({work_on_network}) AND NOT EXISTS ({moving_on_network});
