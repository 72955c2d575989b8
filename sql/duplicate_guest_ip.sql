-- name: detect
-- needs: nics.ip4_address nics.strategy nic_secondary_ips.nicId ntwk_service_map.service vm_instance.type vm_instance.removed networks
-- Everybody who shares an address with somebody: the judge sorts out who may. Addresses are compared as numbers. Left
-- out: place holders, NICs on their way out, VMs that are removed or about to be, and networks where CloudStack does
-- not give the addresses: layer 2, and shared ones without DHCP.
SELECT x.network_id, n.name AS network, INET_NTOA(x.address) AS address, s.id AS secondary_id, x.nic_id,
  i.instance_id, v.instance_name, v.type, v.state
FROM (
  SELECT h.*, COUNT(*) OVER (PARTITION BY h.network_id, h.address) AS holders FROM (
    SELECT i.network_id, INET_ATON(i.ip4_address) AS address, i.id AS nic_id, NULL AS secondary_id FROM nics i
    WHERE i.removed IS NULL AND i.ip4_address <> '' AND i.strategy <> 'PlaceHolder' AND i.state <> 'Deallocating'
    UNION ALL
    SELECT s.network_id, INET_ATON(s.ip4_address), i.id, s.id FROM nic_secondary_ips s
    JOIN nics i ON i.id = s.nicId AND i.removed IS NULL AND i.state <> 'Deallocating'
    WHERE s.ip4_address <> ''
  ) h
) x
JOIN networks n ON n.id = x.network_id AND n.removed IS NULL AND n.traffic_type = 'Guest'
JOIN nics i ON i.id = x.nic_id
LEFT JOIN nic_secondary_ips s ON s.id = x.secondary_id
JOIN vm_instance v ON v.id = i.instance_id AND v.removed IS NULL AND v.state <> 'Expunging'
LEFT JOIN (SELECT DISTINCT m.network_id FROM ntwk_service_map m WHERE m.service = 'Dhcp') dhcp
  ON dhcp.network_id = x.network_id
WHERE x.holders > 1 AND x.address IS NOT NULL
  AND (n.guest_type = 'Isolated' OR (n.guest_type = 'Shared' AND dhcp.network_id IS NOT NULL))
ORDER BY x.network_id, x.address, s.id IS NOT NULL, v.type = 'User', x.nic_id, s.id;

-- name: still
-- needs: nics.removed nic_secondary_ips.nicId vm_instance.removed
SELECT i.uuid AS nic_uuid, s.uuid AS secondary_uuid, v.uuid AS vm_uuid
FROM nics i
JOIN vm_instance v ON v.id = i.instance_id AND v.removed IS NULL
LEFT JOIN nic_secondary_ips s ON s.id = :secondary_id
WHERE i.id = :nic_id AND i.removed IS NULL;
