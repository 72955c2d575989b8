-- name: detect
-- needs: networks.state networks.vpc_id nics.network_id vm_instance.state
-- networks has no time of its last change: that nobody works on the network is what tells a stuck one.
-- A VM that stops brings no network up.
SELECT n.id, n.uuid, COALESCE(n.name, n.traffic_type) AS name, n.state, n.account_id, n.vpc_id, n.broadcast_uri,
  n.created
FROM networks n
LEFT JOIN (
  {busy_networks} UNION {busy_vm_networks} UNION
  SELECT i.network_id FROM vm_instance v JOIN nics i ON i.instance_id = v.id AND i.removed IS NULL
  WHERE v.removed IS NULL AND v.state IN ('Starting', 'Migrating')
) busy ON busy.network_id = n.id
WHERE n.removed IS NULL AND n.state = 'Implementing' AND n.created < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE
  AND busy.network_id IS NULL
ORDER BY n.id;

-- name: still
-- needs: networks.vpc_id networks.state nics.network_id vm_instance.state
SELECT n.id FROM networks n
WHERE n.id = :id AND n.removed IS NULL AND n.state = 'Implementing' AND NOT EXISTS ({work_on_network})
  AND NOT EXISTS (
    SELECT 1 FROM nics i JOIN vm_instance v ON v.id = i.instance_id AND v.removed IS NULL
    WHERE i.network_id = n.id AND i.removed IS NULL AND v.state IN ('Starting', 'Migrating'));
