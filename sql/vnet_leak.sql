-- name: ranges
-- needs: networks.physical_network_id networks.broadcast_uri
-- Networks on several VLANs at once: lists and ranges, or a private VLAN with its primary one.
SELECT DISTINCT n.physical_network_id, n.broadcast_uri
FROM networks n
WHERE n.removed IS NULL AND n.physical_network_id IS NOT NULL AND n.broadcast_uri REGEXP '^[a-z]+://[0-9]+[-,]'
ORDER BY n.physical_network_id;

-- name: detect
-- needs: op_dc_vnet_alloc.taken op_dc_vnet_alloc.account_id op_dc_vnet_alloc.reservation_id networks.reservation_id nics.broadcast_uri vlan.vlan_id physical_network.removed account
-- VLANs in use are gathered once, as numbers: of live networks, of live NICs (which outlive some networks), of ranges
-- of addresses. A network that is being implemented holds its VNET by the reservation before it has the number; an
-- Allocated one holds nothing by it. CloudStack always writes the account; without one, somebody set the VNET aside.
SELECT o.id, o.vnet, CAST(o.vnet AS UNSIGNED) AS number, o.physical_network_id, p.name AS physical_network,
  o.account_id, a.account_name, o.reservation_id, o.taken
FROM op_dc_vnet_alloc o
JOIN physical_network p ON p.id = o.physical_network_id AND p.removed IS NULL
LEFT JOIN account a ON a.id = o.account_id
LEFT JOIN (
  SELECT n.physical_network_id, CAST(SUBSTRING_INDEX(n.broadcast_uri, '://', -1) AS UNSIGNED) AS number
  FROM networks n WHERE n.removed IS NULL AND n.broadcast_uri IS NOT NULL
  UNION
  SELECT n.physical_network_id, CAST(SUBSTRING_INDEX(i.broadcast_uri, '://', -1) AS UNSIGNED)
  FROM nics i JOIN networks n ON n.id = i.network_id WHERE i.removed IS NULL AND i.broadcast_uri IS NOT NULL
  UNION
  SELECT v.physical_network_id, CAST(SUBSTRING_INDEX(v.vlan_id, '://', -1) AS UNSIGNED)
  FROM vlan v WHERE v.removed IS NULL AND v.vlan_id IS NOT NULL
) used ON used.physical_network_id = o.physical_network_id AND used.number = CAST(o.vnet AS UNSIGNED)
LEFT JOIN (
  SELECT DISTINCT CAST(n.reservation_id AS BINARY) AS reservation
  FROM networks n WHERE n.removed IS NULL AND n.state <> 'Allocated' AND n.reservation_id IS NOT NULL
) held ON held.reservation = CAST(o.reservation_id AS BINARY)
WHERE o.taken < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE AND o.account_id IS NOT NULL
  AND used.number IS NULL AND held.reservation IS NULL
ORDER BY o.id;

-- name: still
-- needs: op_dc_vnet_alloc.taken op_dc_vnet_alloc.account_id op_dc_vnet_alloc.reservation_id networks.reservation_id networks.broadcast_uri vlan.vlan_id
-- Not the NICs once more, of which there are many: whoever comes to use the VLAN meanwhile does it by a network or a range.
SELECT o.account_id, o.reservation_id, CAST(o.taken AS CHAR) AS taken
FROM op_dc_vnet_alloc o
WHERE o.id = :id AND o.taken IS NOT NULL AND o.account_id IS NOT NULL
  AND NOT EXISTS (
    SELECT 1 FROM networks n WHERE n.removed IS NULL AND n.physical_network_id = o.physical_network_id
      AND CAST(SUBSTRING_INDEX(n.broadcast_uri, '://', -1) AS UNSIGNED) = CAST(o.vnet AS UNSIGNED))
  AND NOT EXISTS (
    SELECT 1 FROM networks n WHERE n.removed IS NULL AND n.state <> 'Allocated'
      AND CAST(n.reservation_id AS BINARY) = CAST(o.reservation_id AS BINARY))
  AND NOT EXISTS (
    SELECT 1 FROM vlan g WHERE g.removed IS NULL AND g.physical_network_id = o.physical_network_id
      AND CAST(SUBSTRING_INDEX(g.vlan_id, '://', -1) AS UNSIGNED) = CAST(o.vnet AS UNSIGNED));
