-- name: detect
-- needs: networks.acl_type domain_network_ref.network_id domain.path
-- CloudStack writes the network and its domain in one transaction: there is nothing to wait for.
SELECT n.id, n.uuid, COALESCE(n.name, n.traffic_type) AS name, n.state, n.guest_type, n.domain_id, d.path AS domain_path,
  n.account_id
FROM networks n
LEFT JOIN domain_network_ref r ON r.network_id = n.id
LEFT JOIN domain d ON d.id = n.domain_id
WHERE n.removed IS NULL AND n.acl_type = 'Domain' AND r.id IS NULL
ORDER BY n.id;

-- name: still
-- needs: networks.acl_type domain_network_ref.network_id domain.path domain.removed nics.instance_id vm_instance.domain_id vm_instance.type
-- `outsider`: the path of a domain that has a VM there although it is not in the network's own.
SELECT n.domain_id, d.path, d.removed IS NOT NULL AS gone,
  (SELECT MIN(e.path) FROM nics i JOIN vm_instance v ON v.id = i.instance_id JOIN domain e ON e.id = v.domain_id
    WHERE i.network_id = n.id AND i.removed IS NULL AND v.removed IS NULL AND v.type = 'User'
      AND LEFT(e.path, CHAR_LENGTH(d.path)) <> d.path) AS outsider
FROM networks n LEFT JOIN domain d ON d.id = n.domain_id
WHERE n.id = :id AND n.removed IS NULL AND n.acl_type = 'Domain'
  AND NOT EXISTS (SELECT 1 FROM domain_network_ref r WHERE r.network_id = n.id);
