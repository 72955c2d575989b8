-- name: detect
-- needs: networks.related network_offerings.unique_name vpc_gateways.network_id nics.network_id account.removed domain.removed
-- Gateways of several VPCs may share a network. Where networks are VXLANs, releases up to 4.19.0 made two for one
-- gateway, related to each other, and removed only one of them. Since 4.17 an offering `…-Without-Vlan` is used too.
SELECT n.id, n.uuid, COALESCE(n.name, n.uuid) AS name, n.state, COALESCE(n.broadcast_uri, 'no VLAN') AS broadcast_uri,
  n.cidr, n.related, a.account_name
FROM network_offerings f
JOIN networks n ON n.network_offering_id = f.id AND n.removed IS NULL
JOIN account a ON a.id = n.account_id AND a.removed IS NULL
JOIN domain d ON d.id = n.domain_id AND d.removed IS NULL
LEFT JOIN (
  SELECT r.related FROM vpc_gateways g JOIN networks r ON r.id = g.network_id
  WHERE g.removed IS NULL OR g.removed > UTC_TIMESTAMP() - INTERVAL :minutes MINUTE
  UNION
  SELECT r.related FROM ({busy_networks}) b JOIN networks r ON r.id = b.network_id
) used ON used.related = n.related
LEFT JOIN nics i ON i.network_id = n.id AND i.removed IS NULL
WHERE f.unique_name LIKE 'System-Private-Gateway-Network-Offering%' AND used.related IS NULL AND i.id IS NULL
  AND n.created < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE
ORDER BY n.id;

-- name: still
-- needs: networks.related network_offerings.unique_name vpc_gateways.network_id nics.network_id private_ip_address.taken vlan.network_id user_ip_address.network_id resource_tags.resource_type
SELECT n.state,
  EXISTS (SELECT 1 FROM user_ip_address u WHERE u.network_id = n.id AND u.removed IS NULL)
    OR EXISTS (SELECT 1 FROM vlan v WHERE v.network_id = n.id AND v.removed IS NULL) AS occupied,
  a.id AS address_id, CASE WHEN a.taken IS NULL THEN 0 ELSE 1 END AS taken, t.id AS tag_id
FROM networks n
JOIN network_offerings f ON f.id = n.network_offering_id
  AND f.unique_name LIKE 'System-Private-Gateway-Network-Offering%'
LEFT JOIN private_ip_address a ON a.network_id = n.id
LEFT JOIN resource_tags t ON t.resource_id = n.id AND t.resource_type = 'Network'
WHERE n.id = :id AND n.removed IS NULL AND n.related = :related
  AND NOT EXISTS (SELECT 1 FROM networks r JOIN vpc_gateways g ON g.network_id = r.id
    WHERE r.related = n.related AND (g.removed IS NULL OR g.removed > UTC_TIMESTAMP() - INTERVAL :minutes MINUTE))
  AND NOT EXISTS (SELECT 1 FROM nics i WHERE i.network_id = n.id AND i.removed IS NULL)
  AND NOT EXISTS (SELECT 1 FROM ({busy_networks}) busy WHERE busy.network_id IN (:id, :related))
ORDER BY a.id, t.id;
