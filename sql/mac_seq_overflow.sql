-- name: detect
-- needs: op_networks.mac_address_seq networks.removed data_center.id configuration.value data_center_details.value
-- Z<<32 with the lowest bit of Z>>8 set is bit 40 of the address, which says multicast; Z has two bytes. Names are converted because
-- tables may have different collations.
SELECT 'network' AS kind, o.id, CONVERT(n.uuid USING utf8mb4) AS uuid,
  CONVERT(COALESCE(n.name, n.traffic_type) USING utf8mb4) AS name, o.mac_address_seq AS number, NULL AS identifier,
  NULL AS own_identifier
FROM op_networks o JOIN networks n ON n.id = o.id
WHERE n.removed IS NULL AND o.mac_address_seq >= :near
UNION ALL
SELECT 'zone', z.id, CONVERT(z.uuid USING utf8mb4), CONVERT(z.name USING utf8mb4), z.id, MAX(c.value), MAX(d.value)
FROM data_center z
LEFT JOIN configuration c ON c.name = 'mac.identifier'
LEFT JOIN data_center_details d ON d.dc_id = z.id AND d.name = 'mac.identifier'
WHERE z.removed IS NULL AND z.id BETWEEN 256 AND 65535 AND (z.id >> 8) & 1 = 1
GROUP BY z.id, z.uuid, z.name
ORDER BY kind, id;
