-- name: running
-- needs: nics.state nics.strategy nics.created vm_instance.state vm_instance.update_time networks.removed
-- A VM comes to Running only after all its NICs are Reserved, of whatever strategy. NICs that are plugged in or out at
-- this moment are young, or have a job.
SELECT i.id, i.uuid, i.instance_id, i.network_id, COALESCE(n.name, n.traffic_type) AS network_name, i.state, i.strategy,
  i.broadcast_uri, v.instance_name, v.type AS vm_type, v.state AS vm_state
FROM nics i
STRAIGHT_JOIN vm_instance v ON v.id = i.instance_id AND v.removed IS NULL AND v.state = 'Running'
JOIN networks n ON n.id = i.network_id AND n.removed IS NULL
LEFT JOIN ({busy_vms}) busy ON busy.vm_id = v.id
WHERE i.removed IS NULL AND i.state <> 'Reserved' AND i.strategy <> 'PlaceHolder'
  AND i.created < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE
  AND COALESCE(v.update_time, v.created) < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE
  AND busy.vm_id IS NULL
ORDER BY i.id;

-- name: stopped
-- needs: nics.state nics.strategy nics.created vm_instance.state vm_instance.update_time vm_instance.reservation_id networks.removed
-- System VMs may keep their control address on purpose (systemvm.release.control.ip.on.stop). An imported VM has Reserved
-- NICs although it is off; it has no reservation_id until CloudStack starts it for the first time.
SELECT i.id, i.uuid, i.instance_id, i.network_id, COALESCE(n.name, n.traffic_type) AS network_name, i.state, i.strategy,
  i.broadcast_uri, v.instance_name, v.type AS vm_type, v.state AS vm_state
FROM nics i
JOIN vm_instance v ON v.id = i.instance_id AND v.removed IS NULL AND v.state = 'Stopped' AND v.type = 'User'
  AND v.reservation_id IS NOT NULL
JOIN networks n ON n.id = i.network_id AND n.removed IS NULL
LEFT JOIN ({busy_vms}) busy ON busy.vm_id = v.id
WHERE i.removed IS NULL AND i.state IN ('Reserved', 'Releasing') AND i.strategy = 'Start'
  AND i.created < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE
  AND COALESCE(v.update_time, v.created) < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE
  AND busy.vm_id IS NULL
ORDER BY i.id;

-- name: still
-- needs: nics.state vm_instance.state vm_instance.type
SELECT v.uuid AS vm_uuid, v.type, v.state AS vm_state
FROM nics i JOIN vm_instance v ON v.id = i.instance_id AND v.removed IS NULL
WHERE i.id = :id AND i.removed IS NULL AND NOT EXISTS ({work_on_vm})
  AND ((v.state = 'Running' AND i.state <> 'Reserved') OR (v.state = 'Stopped' AND i.state IN ('Reserved', 'Releasing')));
