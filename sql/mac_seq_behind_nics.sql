-- name: detect
-- needs: op_networks.mac_address_seq networks.data_center_id nics.mac_address nics.created version.updated configuration.value data_center.id data_center_details.value
-- A MAC address is 02<<40 | Z<<32 | N<<16 | S: S the number drawn, N the low 16 bits of the network's id, Z mac.identifier
-- (the zone's own or the global one) or, since 4.18.1, the zone's id, which is not masked and beyond 255 reaches into
-- the first byte. What mac.identifier was before is not known, and up to 4.18.0 without one the address is
-- 02:00:R1:R2:S1:S2 with R drawn by lot below 0x7fff. Users choose addresses that begin with 02, too: of these forms
-- only numbers count that are not far above what so many NICs may have drawn.
SELECT m.id, m.uuid, m.name, m.mac_address_seq, MAX(m.mac & 65535) AS max_used, COUNT(*) AS nics
FROM (
  SELECT o.id, n.uuid, COALESCE(n.name, n.traffic_type) AS name, n.data_center_id, o.mac_address_seq, i.mac, i.created,
    COUNT(*) OVER (PARTITION BY o.id) AS beyond
  FROM (
    SELECT network_id, created, CAST(CONV(REPLACE(mac_address, ':', ''), 16, 10) AS UNSIGNED) AS mac
    FROM nics WHERE removed IS NULL AND mac_address LIKE '0_:__:__:__:__:__'
  ) i
  STRAIGHT_JOIN op_networks o ON o.id = i.network_id
  STRAIGHT_JOIN networks n ON n.id = o.id AND n.removed IS NULL
  WHERE (i.mac & 65535) >= o.mac_address_seq
) m
LEFT JOIN (
  SELECT z.id,
    MAX(CASE WHEN c.value REGEXP '^[0-9]{1,5}$' THEN NULLIF(CAST(c.value AS UNSIGNED), 0) END) AS everywhere,
    MAX(CASE WHEN d.value REGEXP '^[0-9]{1,5}$' THEN NULLIF(CAST(d.value AS UNSIGNED), 0) END) AS own
  FROM data_center z
  LEFT JOIN configuration c ON c.name = 'mac.identifier'
  LEFT JOIN data_center_details d ON d.dc_id = z.id AND d.name = 'mac.identifier'
  GROUP BY z.id
) k ON k.id = m.data_center_id
WHERE (m.mac >> 16) IN (
    (2 << 24) | (m.data_center_id << 16) | (m.id & 65535),
    (2 << 24) | (k.everywhere << 16) | (m.id & 65535),
    (2 << 24) | (k.own << 16) | (m.id & 65535))
  OR ((m.mac & 65535) <= 100 + 10 * m.beyond
    AND (((m.mac >> 40) = 2 AND ((m.mac >> 16) & 65535) = (m.id & 65535))
      OR ((m.mac >> 32) = 512 AND ((m.mac >> 16) & 65535) BETWEEN 1 AND 32766
        AND m.created < (SELECT COALESCE(MIN(v.updated), UTC_TIMESTAMP()) FROM version v
          WHERE CAST(SUBSTRING_INDEX(SUBSTRING_INDEX(v.version, '.', 2), '.', -1) AS UNSIGNED) > 18
            OR v.version LIKE '4.18.1%' OR v.version LIKE '4.18.2%'))))
GROUP BY m.id, m.uuid, m.name, m.mac_address_seq
ORDER BY m.id;

-- name: still
-- needs: op_networks.mac_address_seq networks.removed
SELECT o.id FROM op_networks o JOIN networks n ON n.id = o.id
WHERE o.id = :id AND n.removed IS NULL AND o.mac_address_seq <= :max_used;
