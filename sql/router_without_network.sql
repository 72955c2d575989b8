-- name: network
-- needs: domain_router.vpc_id domain_router.role vm_instance.state router_network_ref.network_id networks.removed nics.instance_id
-- A network that was removed just now still counts: its routers are about to go. A router with a live NIC on a removed
-- network is another check's finding.
SELECT v.id, v.uuid, v.instance_name, v.state, v.account_id, v.host_id, served.network_id,
  n.uuid AS network_uuid, COALESCE(n.name, n.traffic_type) AS network_name
FROM domain_router dr
JOIN vm_instance v ON v.id = dr.id AND v.removed IS NULL
LEFT JOIN (
  SELECT r.router_id FROM router_network_ref r JOIN networks t ON t.id = r.network_id
  WHERE t.removed IS NULL OR t.removed > UTC_TIMESTAMP() - INTERVAL :minutes MINUTE GROUP BY r.router_id
) entered ON entered.router_id = dr.id
LEFT JOIN (
  SELECT i.instance_id, MIN(CASE WHEN t.removed IS NULL THEN t.id END) AS network_id, MAX(t.removed) AS gone
  FROM domain_router y JOIN nics i ON i.instance_id = y.id AND i.removed IS NULL
  JOIN networks t ON t.id = i.network_id AND t.traffic_type = 'Guest' GROUP BY i.instance_id
) served ON served.instance_id = dr.id
LEFT JOIN networks n ON n.id = served.network_id
LEFT JOIN ({busy_vms}) busy ON busy.vm_id = v.id
WHERE dr.vpc_id IS NULL AND dr.role = 'VIRTUAL_ROUTER' AND v.state IN ('Running', 'Stopped', 'Unknown')
  AND v.created < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE
  AND entered.router_id IS NULL AND served.gone IS NULL AND busy.vm_id IS NULL
ORDER BY v.id;

-- name: vpc
-- needs: domain_router.vpc_id domain_router.role vm_instance.state vpc.removed networks.vpc_id nics.instance_id
-- While the removed VPC still has tiers they are what is wrong, and another check's finding.
SELECT v.id, v.uuid, v.instance_name, v.state, v.account_id, v.host_id, dr.vpc_id, p.name AS vpc_name,
  p.removed AS vpc_removed
FROM domain_router dr
JOIN vm_instance v ON v.id = dr.id AND v.removed IS NULL
JOIN vpc p ON p.id = dr.vpc_id
LEFT JOIN (
  SELECT t.vpc_id FROM networks t WHERE t.removed IS NULL AND t.vpc_id IS NOT NULL GROUP BY t.vpc_id
) tiers ON tiers.vpc_id = dr.vpc_id
LEFT JOIN (
  SELECT i.instance_id FROM domain_router y JOIN nics i ON i.instance_id = y.id AND i.removed IS NULL
  JOIN networks t ON t.id = i.network_id AND t.removed IS NOT NULL GROUP BY i.instance_id
) stale ON stale.instance_id = dr.id
LEFT JOIN ({busy_vms}) busy ON busy.vm_id = v.id
WHERE dr.role = 'VIRTUAL_ROUTER' AND v.state IN ('Running', 'Stopped', 'Unknown')
  AND p.removed < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE
  AND tiers.vpc_id IS NULL AND stale.instance_id IS NULL AND busy.vm_id IS NULL
ORDER BY v.id;
