-- name: detect
-- needs: nics.removed nics.strategy networks.removed vm_instance.state
-- Place holders have no VM: they keep an address and are no NIC.
SELECT i.id, i.uuid, i.instance_id, i.vm_type, i.state, i.ip4_address, i.network_id,
  COALESCE(n.name, n.traffic_type) AS network_name,
  n.removed AS network_removed, v.instance_name, v.state AS vm_state, v.removed AS vm_removed
FROM networks n
JOIN nics i ON i.network_id = n.id AND i.removed IS NULL AND i.strategy <> 'PlaceHolder'
LEFT JOIN vm_instance v ON v.id = i.instance_id
WHERE n.removed IS NOT NULL
ORDER BY i.id;
