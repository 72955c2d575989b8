-- name: detect
-- needs: networks.broadcast_uri network_offerings.specify_vlan network_offerings.system_only op_dc_vnet_alloc.taken physical_network
-- Only VLANs that CloudStack chose: it clears the number in the transaction that makes a network Allocated. Numbers of
-- other plug-ins stay by design. The pool says whether the VLAN is still the network's, free, or somebody else's.
SELECT n.id, n.uuid, COALESCE(n.name, n.traffic_type) AS name, n.state, n.guest_type, n.account_id, n.vpc_id, n.broadcast_uri, n.reservation_id,
  COALESCE(p.name, '') AS physical_network, o.number, o.taken,
  COALESCE(CAST(o.reservation_id AS BINARY) = CAST(n.reservation_id AS BINARY), 0) AS own
FROM networks n
JOIN network_offerings f ON f.id = n.network_offering_id AND f.specify_vlan = 0 AND f.system_only = 0
LEFT JOIN physical_network p ON p.id = n.physical_network_id
LEFT JOIN (
  SELECT v.physical_network_id, CAST(v.vnet AS UNSIGNED) AS number, MAX(v.taken) AS taken,
    MAX(v.reservation_id) AS reservation_id
  FROM op_dc_vnet_alloc v GROUP BY v.physical_network_id, CAST(v.vnet AS UNSIGNED)
) o ON o.physical_network_id = n.physical_network_id
  AND o.number = CAST(SUBSTRING_INDEX(n.broadcast_uri, '://', -1) AS UNSIGNED)
WHERE n.removed IS NULL AND n.state = 'Allocated' AND n.traffic_type = 'Guest' AND n.guest_type IN ('Isolated', 'L2')
  AND n.broadcast_uri REGEXP '^(vlan|vxlan)://[0-9]+$'
ORDER BY n.id;

-- name: still
-- needs: networks.vpc_id networks.broadcast_uri networks.reservation_id op_dc_vnet_alloc.taken op_dc_vnet_alloc.account_id nics.state nics.strategy vm_instance.state
-- `vnet_id` is the VNET of the pool that is still this network's, and nobody else's who uses it.
SELECT EXISTS (
    SELECT 1 FROM nics i LEFT JOIN vm_instance v ON v.id = i.instance_id AND v.removed IS NULL
    WHERE i.network_id = n.id AND i.removed IS NULL AND i.strategy <> 'PlaceHolder'
      AND (i.state <> 'Allocated' OR v.state NOT IN ('Stopped', 'Destroyed', 'Expunging', 'Error'))
  ) AS used, o.id AS vnet_id, o.account_id, o.reservation_id, CAST(o.taken AS CHAR) AS taken
FROM networks n
LEFT JOIN op_dc_vnet_alloc o ON o.physical_network_id = n.physical_network_id
  AND o.vnet = SUBSTRING_INDEX(:broadcast_uri, '://', -1) AND o.taken IS NOT NULL AND o.account_id = n.account_id
  AND CAST(o.reservation_id AS BINARY) = CAST(n.reservation_id AS BINARY)
  AND NOT EXISTS (
    SELECT 1 FROM networks t WHERE t.removed IS NULL AND t.physical_network_id = n.physical_network_id
      AND t.broadcast_uri = :broadcast_uri AND t.id <> n.id)
WHERE n.id = :id AND n.removed IS NULL AND n.state = 'Allocated' AND n.broadcast_uri = :broadcast_uri
  AND NOT EXISTS ({work_on_network}) AND NOT EXISTS ({moving_on_network});
