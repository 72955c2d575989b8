-- name: detect
-- needs: vm_network_map.vm_id vm_network_map.network_id vm_instance.removed networks.removed
-- Nothing refers to these rows and they refer to nothing: the first ones are enough to tell.
SELECT m.id, m.vm_id, m.network_id, v.instance_name, v.removed AS vm_removed, n.removed AS network_removed,
  COALESCE(n.name, n.traffic_type) AS network_name
FROM vm_network_map m
LEFT JOIN vm_instance v ON v.id = m.vm_id
LEFT JOIN networks n ON n.id = m.network_id
WHERE v.id IS NULL OR v.removed < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE
  OR n.id IS NULL OR n.removed < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE
ORDER BY m.id
LIMIT :rows;

-- name: still
-- needs: vm_network_map.vm_id vm_network_map.network_id vm_instance.removed networks.removed
SELECT m.id
FROM vm_network_map m
LEFT JOIN vm_instance v ON v.id = m.vm_id
LEFT JOIN networks n ON n.id = m.network_id
WHERE m.id = :id AND (v.id IS NULL OR v.removed < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE
  OR n.id IS NULL OR n.removed < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE);
