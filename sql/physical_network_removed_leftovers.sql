-- name: ranges
-- needs: vlan.removed vlan.physical_network_id physical_network.removed user_ip_address.vlan_db_id async_job.instance_type
SELECT 'range' AS kind, v.id, v.uuid, v.vlan_id AS vlan, v.vlan_type, p.id AS physical_network_id, p.name AS physical_network,
  COUNT(u.id) AS addresses, COALESCE(SUM(u.state <> 'Free'), 0) AS in_use
FROM physical_network p
JOIN vlan v ON v.physical_network_id = p.id AND v.removed IS NULL
LEFT JOIN user_ip_address u ON u.vlan_db_id = v.id AND u.removed IS NULL
LEFT JOIN async_job j ON j.instance_type = 'PhysicalNetwork' AND j.instance_id = p.id AND j.job_status = 0
WHERE p.removed < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE AND j.id IS NULL
GROUP BY v.id, v.uuid, v.vlan_id, v.vlan_type, p.id, p.name
ORDER BY v.id;

-- name: addresses
-- needs: user_ip_address.physical_network_id user_ip_address.removed vlan.removed physical_network.removed async_job.instance_type
-- Where the range itself is left behind, it is named for all its addresses.
SELECT 'address' AS kind, u.id, u.uuid, u.public_ip_address AS address, u.state, p.id AS physical_network_id,
  p.name AS physical_network
FROM physical_network p
JOIN user_ip_address u ON u.physical_network_id = p.id AND u.removed IS NULL
LEFT JOIN vlan v ON v.id = u.vlan_db_id
LEFT JOIN physical_network q ON q.id = v.physical_network_id
LEFT JOIN async_job j ON j.instance_type = 'PhysicalNetwork' AND j.instance_id = p.id AND j.job_status = 0
WHERE p.removed < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE AND j.id IS NULL
  AND (v.removed IS NOT NULL OR q.removed IS NULL)
ORDER BY u.id;

-- name: networks
-- needs: networks.physical_network_id networks.removed physical_network.removed async_job.instance_type
SELECT 'network' AS kind, n.id, n.uuid, COALESCE(n.name, n.traffic_type) AS name, n.state, p.id AS physical_network_id,
  p.name AS physical_network
FROM networks n
JOIN physical_network p ON p.id = n.physical_network_id
LEFT JOIN async_job j ON j.instance_type = 'PhysicalNetwork' AND j.instance_id = p.id AND j.job_status = 0
WHERE n.removed IS NULL AND n.traffic_type = 'Guest'
  AND p.removed < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE AND j.id IS NULL
ORDER BY n.id;

-- name: vnets
-- needs: op_dc_vnet_alloc.physical_network_id op_dc_vnet_alloc.taken physical_network.removed async_job.instance_type
-- VNETs that are still taken belong to networks, which are named themselves.
SELECT 'vnets' AS kind, p.id, p.uuid, p.id AS physical_network_id, p.name AS physical_network, COUNT(*) AS vnets
FROM physical_network p
JOIN op_dc_vnet_alloc o ON o.physical_network_id = p.id AND o.taken IS NULL
LEFT JOIN async_job j ON j.instance_type = 'PhysicalNetwork' AND j.instance_id = p.id AND j.job_status = 0
WHERE p.removed < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE AND j.id IS NULL
GROUP BY p.id, p.uuid, p.name
ORDER BY p.id;

-- name: still_range
-- needs: vlan.removed vlan.physical_network_id vlan.network_id physical_network.removed user_ip_address.vlan_db_id user_ipv6_address.vlan_id nics.ip4_address async_job.instance_type
-- A row for each free address, as many as one fix takes and one more. An address in use is one with traces of a use, or
-- one that a NIC has. LIMIT 1 has the rest asked once, not for each address.
SELECT r.serves, r.in_use, u.id AS address_id
FROM (
  SELECT v.id,
    EXISTS (SELECT 1 FROM networks n WHERE n.id = v.network_id AND n.removed IS NULL AND n.traffic_type = 'Guest')
      AS serves,
    EXISTS (SELECT 1 FROM user_ip_address x WHERE x.vlan_db_id = v.id AND x.removed IS NULL
        AND (x.state <> 'Free' OR COALESCE(x.allocated, x.network_id, x.vpc_id, x.vm_id) IS NOT NULL))
      OR EXISTS (SELECT 1 FROM user_ipv6_address y WHERE y.vlan_id = v.id AND y.state <> 'Free')
      OR EXISTS (SELECT 1 FROM nics i JOIN user_ip_address x ON x.public_ip_address = i.ip4_address
        AND x.source_network_id = i.network_id AND x.vlan_db_id = v.id AND x.removed IS NULL
        WHERE i.network_id = v.network_id AND i.removed IS NULL) AS in_use
  FROM vlan v
  JOIN physical_network p ON p.id = v.physical_network_id AND p.removed < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE
  WHERE v.id = :id AND v.removed IS NULL
    AND NOT EXISTS (SELECT 1 FROM async_job j
      WHERE j.instance_type = 'PhysicalNetwork' AND j.instance_id = :physical_network_id AND j.job_status = 0)
  LIMIT 1
) r
LEFT JOIN user_ip_address u ON u.vlan_db_id = r.id AND u.removed IS NULL AND u.state = 'Free'
ORDER BY u.id LIMIT 301;

-- name: still_address
-- needs: user_ip_address.physical_network_id user_ip_address.removed physical_network.removed nics.ip4_address firewall_rules.ip_address_id async_job.instance_type
SELECT u.state, COALESCE(u.allocated, u.network_id, u.vpc_id, u.vm_id) IS NOT NULL
    OR EXISTS (SELECT 1 FROM nics i
      WHERE i.network_id = u.source_network_id AND i.ip4_address = u.public_ip_address AND i.removed IS NULL) AS in_use
FROM user_ip_address u
JOIN physical_network p ON p.id = u.physical_network_id AND p.removed < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE
WHERE u.id = :id AND u.removed IS NULL
  AND NOT EXISTS (SELECT 1 FROM async_job j
    WHERE j.instance_type = 'PhysicalNetwork' AND j.instance_id = :physical_network_id AND j.job_status = 0)
  AND NOT EXISTS (SELECT 1 FROM async_job j
    WHERE j.instance_type = 'IpAddress' AND j.instance_id = :id AND j.job_status = 0);

-- name: still_vnets
-- needs: op_dc_vnet_alloc.physical_network_id op_dc_vnet_alloc.taken physical_network.removed networks.physical_network_id async_job.instance_type
-- A row for each free VNET, as many as one fix takes and one more.
SELECT r.drawn, o.id AS vnet_id
FROM (
  SELECT p.id,
    EXISTS (SELECT 1 FROM networks n
      WHERE n.physical_network_id = p.id AND n.removed IS NULL AND n.traffic_type = 'Guest') AS drawn
  FROM physical_network p
  WHERE p.id = :id AND p.removed < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE
    AND NOT EXISTS (SELECT 1 FROM async_job j
      WHERE j.instance_type = 'PhysicalNetwork' AND j.instance_id = :id AND j.job_status = 0)
  LIMIT 1
) r
JOIN op_dc_vnet_alloc o ON o.physical_network_id = r.id AND o.taken IS NULL
ORDER BY o.id LIMIT 501;
