-- name: detect
-- needs: vpc.state networks.vpc_id vpc_gateways.vpc_id static_routes.vpc_id static_routes.vpc_gateway_id user_ip_address.vpc_id s2s_vpn_gateway.vpc_id domain_router.vpc_id vm_instance.removed account.removed domain.removed sync_queue.last_updated
-- Nothing says since when a VPC is Inactive. It moves on as long as a job for it or its owner runs, while the queue of
-- its jobs was used of late (the only trace before 4.17), and while tiers or routers of it go.
-- A route of a removed gateway and a gateway without its network stop the deletion, and are findings of their own.
SELECT p.id, p.uuid, COALESCE(p.name, p.uuid) AS name, a.account_name,
  (SELECT COUNT(*) FROM networks n WHERE n.vpc_id = p.id AND n.removed IS NULL) AS tiers,
  (SELECT COUNT(*) FROM vpc_gateways g WHERE g.vpc_id = p.id AND g.removed IS NULL) AS gateways,
  (SELECT COUNT(*) FROM static_routes s WHERE s.vpc_id = p.id) AS routes,
  (SELECT COUNT(*) FROM s2s_vpn_gateway w WHERE w.vpc_id = p.id AND w.removed IS NULL) AS vpn_gateways,
  (SELECT COUNT(*) FROM user_ip_address u WHERE u.vpc_id = p.id AND u.removed IS NULL) AS addresses,
  (SELECT COUNT(*) FROM domain_router r JOIN vm_instance v ON v.id = r.id AND v.removed IS NULL WHERE r.vpc_id = p.id)
    AS routers
FROM vpc p
LEFT JOIN account a ON a.id = p.account_id
LEFT JOIN domain d ON d.id = p.domain_id
LEFT JOIN (
  {busy_vpcs} UNION
  SELECT q.sync_objid FROM sync_queue q
  WHERE q.sync_objtype = 'vpc' AND q.last_updated > UTC_TIMESTAMP() - INTERVAL :minutes MINUTE
  UNION
  SELECT n.vpc_id FROM networks n
  WHERE n.vpc_id IS NOT NULL AND n.removed > UTC_TIMESTAMP() - INTERVAL :minutes MINUTE
  UNION
  SELECT r.vpc_id FROM vm_instance v JOIN domain_router r ON r.id = v.id AND r.vpc_id IS NOT NULL
  WHERE v.removed > UTC_TIMESTAMP() - INTERVAL :minutes MINUTE
  UNION
  SELECT c.id FROM ({leaving_accounts}) l JOIN vpc c ON c.account_id = l.account_id
  UNION
  SELECT c.id FROM ({leaving_domains}) l JOIN vpc c ON c.domain_id = l.domain_id
) moving ON moving.vpc_id = p.id
LEFT JOIN (
  SELECT s.vpc_id FROM static_routes s LEFT JOIN vpc_gateways g ON g.id = s.vpc_gateway_id
  WHERE s.vpc_gateway_id IS NOT NULL AND (g.id IS NULL OR g.removed IS NOT NULL)
  UNION
  SELECT g.vpc_id FROM vpc_gateways g LEFT JOIN networks n ON n.id = g.network_id
  WHERE g.removed IS NULL AND (n.id IS NULL OR n.removed IS NOT NULL)
) known ON known.vpc_id = p.id
WHERE p.removed IS NULL AND p.state = 'Inactive' AND moving.vpc_id IS NULL AND known.vpc_id IS NULL
  AND p.created < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE
  AND (a.removed IS NULL OR a.removed < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE)
  AND (d.removed IS NULL OR d.removed < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE)
ORDER BY p.id;

-- name: still since 4.20.0.0
-- needs: vpc.state networks.vpc_id vpc_gateways.vpc_id static_routes.vpc_id user_ip_address.vpc_id s2s_vpn_gateway.vpc_id domain_router.vpc_id vm_instance.removed network_acl.vpc_id remote_access_vpn.vpc_id resource_tags.resource_type as_number.vpc_id bgp_peer_network_map.vpc_id ip4_guest_subnet_network_map.vpc_id
-- What deleteVPC would take along, or give back, besides what is found.
SELECT p.state,
  EXISTS (SELECT 1 FROM networks n WHERE n.vpc_id = p.id AND n.removed IS NULL) AS tiers,
  EXISTS (SELECT 1 FROM static_routes s WHERE s.vpc_id = p.id) AS routes,
  EXISTS (SELECT 1 FROM vpc_gateways g WHERE g.vpc_id = p.id AND g.removed IS NULL) AS gateways,
  EXISTS (SELECT 1 FROM s2s_vpn_gateway w WHERE w.vpc_id = p.id AND w.removed IS NULL) AS vpn_gateways,
  EXISTS (SELECT 1 FROM user_ip_address u WHERE u.vpc_id = p.id AND u.removed IS NULL) AS addresses,
  EXISTS (SELECT 1 FROM domain_router r JOIN vm_instance v ON v.id = r.id AND v.removed IS NULL WHERE r.vpc_id = p.id)
    AS routers,
  EXISTS (SELECT 1 FROM network_acl a WHERE a.vpc_id = p.id) AS `lists`,
  EXISTS (SELECT 1 FROM remote_access_vpn x WHERE x.vpc_id = p.id) AS vpns,
  EXISTS (SELECT 1 FROM as_number y WHERE y.vpc_id = p.id AND y.removed IS NULL)
    OR EXISTS (SELECT 1 FROM bgp_peer_network_map b WHERE b.vpc_id = p.id AND b.removed IS NULL)
    OR EXISTS (SELECT 1 FROM ip4_guest_subnet_network_map m WHERE m.vpc_id = p.id AND m.removed IS NULL) AS routing, t.id AS tag_id
FROM vpc p
LEFT JOIN resource_tags t ON t.resource_id = p.id AND t.resource_type = 'Vpc'
WHERE p.id = :id AND p.removed IS NULL AND p.state = 'Inactive'
  AND NOT EXISTS (SELECT 1 FROM ({busy_vpcs}) busy WHERE busy.vpc_id = :id)
  AND NOT EXISTS (SELECT 1 FROM ({leaving_accounts}) a WHERE a.account_id = p.account_id)
  AND NOT EXISTS (SELECT 1 FROM ({leaving_domains}) d WHERE d.domain_id = p.domain_id)
ORDER BY t.id;

-- name: still until 4.20.0.0
-- needs: vpc.state networks.vpc_id vpc_gateways.vpc_id static_routes.vpc_id user_ip_address.vpc_id s2s_vpn_gateway.vpc_id domain_router.vpc_id vm_instance.removed network_acl.vpc_id remote_access_vpn.vpc_id resource_tags.resource_type
SELECT p.state,
  EXISTS (SELECT 1 FROM networks n WHERE n.vpc_id = p.id AND n.removed IS NULL) AS tiers,
  EXISTS (SELECT 1 FROM static_routes s WHERE s.vpc_id = p.id) AS routes,
  EXISTS (SELECT 1 FROM vpc_gateways g WHERE g.vpc_id = p.id AND g.removed IS NULL) AS gateways,
  EXISTS (SELECT 1 FROM s2s_vpn_gateway w WHERE w.vpc_id = p.id AND w.removed IS NULL) AS vpn_gateways,
  EXISTS (SELECT 1 FROM user_ip_address u WHERE u.vpc_id = p.id AND u.removed IS NULL) AS addresses,
  EXISTS (SELECT 1 FROM domain_router r JOIN vm_instance v ON v.id = r.id AND v.removed IS NULL WHERE r.vpc_id = p.id)
    AS routers,
  EXISTS (SELECT 1 FROM network_acl a WHERE a.vpc_id = p.id) AS `lists`,
  EXISTS (SELECT 1 FROM remote_access_vpn x WHERE x.vpc_id = p.id) AS vpns,
  0 AS routing, t.id AS tag_id
FROM vpc p
LEFT JOIN resource_tags t ON t.resource_id = p.id AND t.resource_type = 'Vpc'
WHERE p.id = :id AND p.removed IS NULL AND p.state = 'Inactive'
  AND NOT EXISTS (SELECT 1 FROM ({busy_vpcs}) busy WHERE busy.vpc_id = :id)
  AND NOT EXISTS (SELECT 1 FROM ({leaving_accounts}) a WHERE a.account_id = p.account_id)
  AND NOT EXISTS (SELECT 1 FROM ({leaving_domains}) d WHERE d.domain_id = p.domain_id)
ORDER BY t.id;
