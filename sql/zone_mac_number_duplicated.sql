-- name: detect
-- needs: data_center.removed user_ip_address.mac_address user_ip_address.removed op_dc_ip_address_alloc.mac_address op_dc_storage_network_ip_address.mac_address dc_storage_network_ip_range.data_center_id private_ip_address.mac_address networks.data_center_id
-- One row for each zone. A private gateway and one other address with the same number are CloudStack's own doing;
-- portable addresses have the number 0.
SELECT z.id, z.uuid, z.name, COUNT(*) AS numbers, MIN(d.number) AS lowest, MAX(d.number) AS highest
FROM (
  SELECT x.zone_id, x.number
  FROM (
    SELECT data_center_id AS zone_id, mac_address AS number, 0 AS gateway FROM user_ip_address WHERE removed IS NULL
    UNION ALL
    SELECT data_center_id, mac_address, 0 FROM op_dc_ip_address_alloc
    UNION ALL
    SELECT r.data_center_id, a.mac_address, 0
    FROM op_dc_storage_network_ip_address a JOIN dc_storage_network_ip_range r ON r.id = a.range_id
    UNION ALL
    SELECT n.data_center_id, CAST(a.mac_address AS UNSIGNED), 1
    FROM private_ip_address a JOIN networks n ON n.id = a.network_id AND n.removed IS NULL
    WHERE a.mac_address REGEXP '^[0-9]{1,8}$'
  ) x
  WHERE x.number > 0
  GROUP BY x.zone_id, x.number
  HAVING COUNT(*) > 1 AND NOT (COUNT(*) = 2 AND SUM(x.gateway) = 1)
) d
JOIN data_center z ON z.id = d.zone_id AND z.removed IS NULL
GROUP BY z.id, z.uuid, z.name
ORDER BY z.id;
