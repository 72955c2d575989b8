-- name: detect
-- needs: data_center.mac_address user_ip_address.mac_address user_ip_address.removed op_dc_ip_address_alloc.mac_address op_dc_storage_network_ip_address.mac_address dc_storage_network_ip_range.data_center_id private_ip_address.mac_address networks.data_center_id
-- The numbers of addresses that are there; a private gateway's is text, and counts up only after it.
SELECT z.id, z.uuid, z.name, z.mac_address, u.highest AS public, p.highest AS pod, s.highest AS storage,
  g.highest AS gateway
FROM data_center z
LEFT JOIN (
  SELECT data_center_id, MAX(mac_address) AS highest FROM user_ip_address WHERE removed IS NULL GROUP BY data_center_id
) u ON u.data_center_id = z.id
LEFT JOIN (
  SELECT data_center_id, MAX(mac_address) AS highest FROM op_dc_ip_address_alloc GROUP BY data_center_id
) p ON p.data_center_id = z.id
LEFT JOIN (
  SELECT r.data_center_id, MAX(a.mac_address) AS highest
  FROM op_dc_storage_network_ip_address a JOIN dc_storage_network_ip_range r ON r.id = a.range_id
  GROUP BY r.data_center_id
) s ON s.data_center_id = z.id
LEFT JOIN (
  SELECT n.data_center_id, MAX(CAST(a.mac_address AS UNSIGNED)) AS highest
  FROM private_ip_address a JOIN networks n ON n.id = a.network_id AND n.removed IS NULL
  WHERE a.mac_address REGEXP '^[0-9]{1,8}$'
  GROUP BY n.data_center_id
) g ON g.data_center_id = z.id
WHERE z.removed IS NULL
  AND (z.mac_address <= u.highest OR z.mac_address <= p.highest OR z.mac_address <= s.highest
    OR z.mac_address < g.highest OR z.mac_address >= :near)
ORDER BY z.id;

-- name: still_behind
-- needs: data_center.mac_address
-- The numbers are those that were found; the counter may have gone past them since.
SELECT z.id FROM data_center z
WHERE z.id = :id AND z.removed IS NULL
  AND (z.mac_address <= GREATEST(COALESCE(:public, 0), COALESCE(:pod, 0), COALESCE(:storage, 0))
    OR z.mac_address < COALESCE(:gateway, 0));
