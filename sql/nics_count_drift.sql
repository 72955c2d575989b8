-- name: detect
-- needs: op_networks.nics_count nics.vm_type networks.network_offering_id network_offerings.is_persistent
-- Only NICs of user VMs count; one being released still counts.
SELECT o.id, n.uuid, COALESCE(n.name, n.traffic_type) AS name, n.state, n.guest_type, o.nics_count AS kept,
  COALESCE(x.counted, 0) AS counted, o.gc, o.check_for_gc, f.is_persistent
FROM op_networks o
JOIN networks n ON n.id = o.id AND n.removed IS NULL
LEFT JOIN network_offerings f ON f.id = n.network_offering_id
LEFT JOIN (
  SELECT i.network_id, COUNT(*) AS counted FROM nics i
  WHERE i.removed IS NULL AND i.vm_type = 'User' AND i.state IN ('Reserved', 'Releasing') GROUP BY i.network_id
) x ON x.network_id = o.id
LEFT JOIN ({busy_networks} UNION {busy_vm_networks} UNION {moving_vm_networks}) busy ON busy.network_id = o.id
WHERE o.nics_count <> COALESCE(x.counted, 0) AND busy.network_id IS NULL
ORDER BY o.id;

-- name: still
-- needs: networks.vpc_id op_networks.nics_count nics.vm_type nics.state networks vm_instance.state
-- CloudStack writes a NIC and the counter in one transaction: whoever holds the counter's row sees both or neither.
SELECT x.kept, x.counted, EXISTS (
    SELECT 1 FROM nics i JOIN vm_instance v ON v.id = i.instance_id AND v.removed IS NULL AND v.type = 'User'
    WHERE i.network_id = x.id AND i.removed IS NULL AND i.state <> 'Reserved' AND v.state IN ('Running', 'Starting')
  ) AS unreserved
FROM (
  SELECT n.id, o.nics_count AS kept, (
      SELECT COUNT(*) FROM nics i WHERE i.network_id = n.id AND i.removed IS NULL AND i.vm_type = 'User'
        AND i.state IN ('Reserved', 'Releasing')
    ) AS counted
  FROM op_networks o JOIN networks n ON n.id = o.id AND n.removed IS NULL
  WHERE o.id = :id AND NOT EXISTS ({work_on_network}) AND NOT EXISTS ({moving_on_network})
) x
WHERE x.kept <> x.counted;
