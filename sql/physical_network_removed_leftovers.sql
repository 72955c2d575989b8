-- name: ranges
-- needs: vlan.removed vlan.physical_network_id physical_network.removed user_ip_address.vlan_db_id async_job.instance_type
SELECT v.id, v.uuid, v.vlan_id AS vlan, v.vlan_type, p.id AS physical_network_id, p.name AS physical_network,
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
SELECT u.id, u.uuid, u.public_ip_address AS address, u.state, p.id AS physical_network_id, p.name AS physical_network
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
SELECT n.id, n.uuid, COALESCE(n.name, n.traffic_type) AS name, n.state, p.id AS physical_network_id,
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
SELECT p.id, p.uuid, p.name AS physical_network, COUNT(*) AS vnets
FROM physical_network p
JOIN op_dc_vnet_alloc o ON o.physical_network_id = p.id AND o.taken IS NULL
LEFT JOIN async_job j ON j.instance_type = 'PhysicalNetwork' AND j.instance_id = p.id AND j.job_status = 0
WHERE p.removed < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE AND j.id IS NULL
GROUP BY p.id, p.uuid, p.name
ORDER BY p.id;
