-- name: detect
-- needs: networks.removed op_networks.id
-- Every network gets its op_networks row when it is made, and the row is never deleted.
SELECT n.id, n.uuid, COALESCE(n.name, n.traffic_type) AS name, n.state, n.guest_type, n.traffic_type
FROM networks n LEFT JOIN op_networks o ON o.id = n.id
WHERE n.removed IS NULL AND o.id IS NULL
ORDER BY n.id;

-- name: still
-- needs: networks.account_id networks.data_center_id account.id account_network_ref.is_owner nics.vm_type nics.mac_address nics.created vm_instance.state version.updated configuration.value data_center.id data_center_details.value
-- What the row has to hold: `counted` NICs in use, `uncounted` when a VM that runs has another one, and `highest`, the
-- last number in a MAC address of the network; these are told from what users chose as mac-seq-behind-nics does it. A NIC
-- that is counted in a row that is not there is not waited for: nobody may be at work there.
SELECT n.guest_type, n.account_id, a.id AS account,
  (SELECT COUNT(*) FROM account_network_ref r WHERE r.network_id = n.id AND r.is_owner = 1) AS owners,
  (SELECT COUNT(*) FROM nics i WHERE i.network_id = n.id AND i.removed IS NULL AND i.vm_type = 'User'
    AND i.state IN ('Reserved', 'Releasing')) AS counted,
  EXISTS (SELECT 1 FROM nics i JOIN vm_instance v ON v.id = i.instance_id
    WHERE i.network_id = n.id AND i.removed IS NULL AND i.vm_type = 'User'
      AND i.state NOT IN ('Reserved', 'Releasing') AND v.removed IS NULL AND v.state = 'Running') AS uncounted,
  (SELECT MAX(m.mac & 65535)
    FROM (
      SELECT i.created, CAST(CONV(REPLACE(i.mac_address, ':', ''), 16, 10) AS UNSIGNED) AS mac, COUNT(*) OVER () AS nics
      FROM nics i WHERE i.network_id = :id AND i.removed IS NULL AND i.mac_address LIKE '0_:__:__:__:__:__'
    ) m
    JOIN (
      SELECT z.id AS zone, t.id & 65535 AS number,
        MAX(CASE WHEN c.value REGEXP '^[0-9]{1,5}$' THEN NULLIF(CAST(c.value AS UNSIGNED), 0) END) AS everywhere,
        MAX(CASE WHEN d.value REGEXP '^[0-9]{1,5}$' THEN NULLIF(CAST(d.value AS UNSIGNED), 0) END) AS own
      FROM networks t
      JOIN data_center z ON z.id = t.data_center_id
      LEFT JOIN configuration c ON c.name = 'mac.identifier'
      LEFT JOIN data_center_details d ON d.dc_id = z.id AND d.name = 'mac.identifier'
      WHERE t.id = :id GROUP BY z.id, t.id
    ) k ON (m.mac >> 16) IN (
        (2 << 24) | (k.zone << 16) | k.number,
        (2 << 24) | (k.everywhere << 16) | k.number,
        (2 << 24) | (k.own << 16) | k.number)
      OR ((m.mac & 65535) <= 100 + 10 * m.nics
        AND (((m.mac >> 40) = 2 AND ((m.mac >> 16) & 65535) = k.number)
          OR ((m.mac >> 32) = 512 AND ((m.mac >> 16) & 65535) BETWEEN 1 AND 32766
            AND m.created < (SELECT COALESCE(MIN(v.updated), UTC_TIMESTAMP()) FROM version v
              WHERE CAST(SUBSTRING_INDEX(SUBSTRING_INDEX(v.version, '.', 2), '.', -1) AS UNSIGNED) > 18
                OR v.version LIKE '4.18.1%' OR v.version LIKE '4.18.2%'))))
  ) AS highest
FROM networks n LEFT JOIN account a ON a.id = n.account_id
WHERE n.id = :id AND n.removed IS NULL AND NOT EXISTS (SELECT 1 FROM op_networks o WHERE o.id = n.id)
  AND NOT EXISTS ({work_on_network}) AND NOT EXISTS ({moving_on_network});
