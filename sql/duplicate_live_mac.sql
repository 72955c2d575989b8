-- name: detect
-- needs: nics.mac_address nics.created nics.broadcast_uri networks.traffic_type networks.broadcast_uri networks.physical_network_id networks.data_center_id vm_instance.type vm_instance.pod_id domain_router.vpc_id router_network_ref.network_id
-- Every NIC whose address another one has, in one pass over the live ones: an address is compared as the number that it
-- spells, in whatever case. Control NICs have the address of their link-local IP, of which each pod has the same ones.
-- The order of joins is given: MariaDB would begin with all networks and read their removed NICs, too.
SELECT i.id, i.uuid, LOWER(i.mac_address) AS mac, n.data_center_id AS zone_id, i.network_id,
  COALESCE(n.name, n.traffic_type) AS network, n.traffic_type, n.physical_network_id, n.broadcast_uri AS network_uri,
  i.broadcast_uri, v.type, v.pod_id, v.instance_name, v.state, r.vpc_id,
  (SELECT MIN(g.network_id) FROM router_network_ref g WHERE g.router_id = r.id) AS served_network_id
FROM (
  SELECT s.id, s.number, COUNT(*) OVER (PARTITION BY s.number) AS holders
  FROM (
    SELECT t.id, CAST(CONV(REPLACE(t.mac_address, ':', ''), 16, 10) AS UNSIGNED) AS number
    FROM nics t STRAIGHT_JOIN networks c ON c.id = t.network_id
    WHERE t.removed IS NULL AND c.removed IS NULL AND c.traffic_type <> 'Control'
      AND t.mac_address LIKE '__:__:__:__:__:__'
  ) s
) d
STRAIGHT_JOIN nics i ON i.id = d.id
STRAIGHT_JOIN networks n ON n.id = i.network_id
STRAIGHT_JOIN vm_instance v ON v.id = i.instance_id
LEFT JOIN domain_router r ON r.id = v.id
WHERE d.holders > 1 AND i.created < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE
  AND v.removed IS NULL AND v.state NOT IN ('Destroyed', 'Expunging', 'Error')
ORDER BY n.data_center_id, d.number, i.id;

-- name: still
-- needs: nics.default_nic nics.network_id networks.uuid vm_instance.uuid vm_instance.type
SELECT i.uuid AS nic, i.default_nic, n.uuid AS network, v.uuid AS vm, v.type
FROM nics i JOIN networks n ON n.id = i.network_id JOIN vm_instance v ON v.id = i.instance_id
WHERE i.id = :id AND i.removed IS NULL AND v.removed IS NULL;
