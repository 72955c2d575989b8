-- name: detect until 4.18.1.0
-- needs: op_networks.mac_address_seq networks.data_center_id nics.mac_address
-- MACs are 02:Z:N1:N2:S1:S2 (S the number drawn, N the low 16 bits of the network's id, Z the identifier set by
-- mac.identifier), or 02:00:R1:R2:S1:S2 with R random below 0x7fff where none is set. The second form carries no trace
-- of its network, so a number far beyond what the network can have drawn is a MAC that a user supplied.
SELECT o.id, n.uuid, COALESCE(n.name, n.traffic_type) AS name, o.mac_address_seq, MAX(m.number) AS max_used, COUNT(*) AS nics
FROM (
  SELECT i.network_id, i.mac_address, CAST(CONV(CONCAT(SUBSTRING(i.mac_address, 13, 2),
    SUBSTRING(i.mac_address, 16, 2)), 16, 10) AS UNSIGNED) AS number
  FROM nics i WHERE i.removed IS NULL AND i.mac_address LIKE '02:__:__:__:__:__'
) m JOIN op_networks o ON o.id = m.network_id JOIN networks n ON n.id = o.id
WHERE n.removed IS NULL AND m.number >= o.mac_address_seq
  AND (
    CAST(CONV(CONCAT(SUBSTRING(m.mac_address, 7, 2), SUBSTRING(m.mac_address, 10, 2)), 16, 10) AS UNSIGNED)
      = (o.id & 65535)
    OR (m.mac_address LIKE '02:00:%' AND SUBSTRING(m.mac_address, 7, 2) < '80'
      AND m.mac_address NOT LIKE '02:00:00:00:%'
      AND m.number <= 100 + 2 * (SELECT COUNT(*) FROM nics a WHERE a.network_id = o.id))
  )
GROUP BY o.id, n.uuid, n.name, n.traffic_type, o.mac_address_seq
ORDER BY o.id;

-- name: detect since 4.18.1.0
-- needs: op_networks.mac_address_seq networks.data_center_id nics.mac_address version.updated
-- Since 4.18.1 Z is the zone's id where mac.identifier is not set; it is not masked, so ids beyond 255 reach into the
-- first byte. MACs with a random part are older than the upgrade to 4.18.1.
SELECT o.id, n.uuid, COALESCE(n.name, n.traffic_type) AS name, o.mac_address_seq, MAX(m.number) AS max_used, COUNT(*) AS nics
FROM (
  SELECT i.network_id, i.mac_address, i.created, CAST(CONV(CONCAT(SUBSTRING(i.mac_address, 13, 2),
    SUBSTRING(i.mac_address, 16, 2)), 16, 10) AS UNSIGNED) AS number
  FROM nics i WHERE i.removed IS NULL AND i.mac_address LIKE '0_:__:__:__:__:__'
) m JOIN op_networks o ON o.id = m.network_id JOIN networks n ON n.id = o.id
WHERE n.removed IS NULL AND m.number >= o.mac_address_seq
  AND (
    ((m.mac_address LIKE '02:%' OR (n.data_center_id > 255
        AND SUBSTRING(m.mac_address, 1, 2) = LPAD(HEX(2 | (n.data_center_id >> 8)), 2, '0')))
      AND CAST(CONV(CONCAT(SUBSTRING(m.mac_address, 7, 2), SUBSTRING(m.mac_address, 10, 2)), 16, 10) AS UNSIGNED)
        = (o.id & 65535))
    OR (m.mac_address LIKE '02:00:%' AND SUBSTRING(m.mac_address, 7, 2) < '80'
      AND m.mac_address NOT LIKE '02:00:00:00:%'
      AND m.number <= 100 + 2 * (SELECT COUNT(*) FROM nics a WHERE a.network_id = o.id)
      AND m.created < (SELECT MIN(v.updated) FROM version v
        WHERE CAST(SUBSTRING_INDEX(SUBSTRING_INDEX(v.version, '.', 2), '.', -1) AS UNSIGNED) > 18
          OR v.version LIKE '4.18.1%' OR v.version LIKE '4.18.2%'))
  )
GROUP BY o.id, n.uuid, n.name, n.traffic_type, o.mac_address_seq
ORDER BY o.id;
