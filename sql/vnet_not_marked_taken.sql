-- name: detect
-- needs: op_dc_vnet_alloc.taken networks.broadcast_uri network_offerings.specify_vlan physical_network
-- Only networks whose VLAN CloudStack chose: what an administrator gave is never marked, even inside the pool. VLANs
-- are compared as numbers. Taking and giving back are one transaction with the network's own change. DISTINCT is for
-- MariaDB, which would otherwise look through all these networks for each VNET.
SELECT o.id, o.vnet, o.physical_network_id, p.name AS physical_network, used.id AS network_id, used.uuid,
  used.name, used.state, used.account_id
FROM op_dc_vnet_alloc o
JOIN (
  SELECT DISTINCT n.id, n.uuid, COALESCE(n.name, n.traffic_type) AS name, n.state, n.account_id, n.physical_network_id,
    CAST(SUBSTRING_INDEX(n.broadcast_uri, '://', -1) AS UNSIGNED) AS number
  FROM networks n JOIN network_offerings f ON f.id = n.network_offering_id AND f.specify_vlan = 0
  WHERE n.removed IS NULL AND n.traffic_type = 'Guest' AND n.state NOT IN ('Allocated', 'Destroy')
    AND n.broadcast_uri REGEXP '^(vlan|vxlan)://[0-9]+$'
) used ON used.physical_network_id = o.physical_network_id AND used.number = CAST(o.vnet AS UNSIGNED)
JOIN physical_network p ON p.id = o.physical_network_id
WHERE o.taken IS NULL
ORDER BY o.id, used.id;

-- name: still
-- needs: op_dc_vnet_alloc.taken op_dc_vnet_alloc.account_id op_dc_vnet_alloc.reservation_id networks.broadcast_uri networks.reservation_id network_offerings.specify_vlan
SELECT o.account_id AS pool_account_id, o.reservation_id AS pool_reservation_id, n.account_id, n.reservation_id
FROM op_dc_vnet_alloc o
JOIN networks n ON n.id = :network_id AND n.physical_network_id = o.physical_network_id AND n.removed IS NULL
  AND n.state NOT IN ('Allocated', 'Destroy') AND n.broadcast_uri REGEXP '^(vlan|vxlan)://[0-9]+$'
  AND CAST(SUBSTRING_INDEX(n.broadcast_uri, '://', -1) AS UNSIGNED) = CAST(o.vnet AS UNSIGNED)
JOIN network_offerings f ON f.id = n.network_offering_id AND f.specify_vlan = 0
WHERE o.id = :id AND o.taken IS NULL;
