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
