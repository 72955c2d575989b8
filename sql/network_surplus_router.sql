-- name: network
-- needs: networks.redundant networks.streched_l2 network_offerings.redundant_router_service domain_router.role router_network_ref.router_id vm_instance.state
-- A network that is stretched over zones, or shared between pods, has a router in each. A young router is the one that a
-- restart puts in the place of another.
SELECT n.id, n.uuid, COALESCE(n.name, n.traffic_type) AS name, n.state, n.account_id, x.routers, x.running, x.names,
  x.stopped
FROM networks n
JOIN (
  SELECT r.network_id, COUNT(*) AS routers, SUM(v.state = 'Running') AS running,
    GROUP_CONCAT(v.instance_name ORDER BY v.id SEPARATOR ', ') AS names, MAX(v.created) AS newest,
    GROUP_CONCAT(CASE WHEN v.state = 'Stopped' THEN v.uuid END ORDER BY v.id SEPARATOR ' ') AS stopped
  FROM domain_router dr
  JOIN vm_instance v ON v.id = dr.id AND v.removed IS NULL AND v.state NOT IN ('Destroyed', 'Expunging', 'Error')
  JOIN router_network_ref r ON r.router_id = dr.id
  WHERE dr.vpc_id IS NULL AND dr.role = 'VIRTUAL_ROUTER' GROUP BY r.network_id HAVING COUNT(*) > 1
) x ON x.network_id = n.id
JOIN network_offerings f ON f.id = n.network_offering_id AND f.redundant_router_service = 0
LEFT JOIN ({busy_networks} UNION {busy_vm_networks} UNION {moving_vm_networks}) busy ON busy.network_id = n.id
WHERE n.removed IS NULL AND n.guest_type = 'Isolated'
  AND COALESCE(n.redundant, 0) = 0 AND COALESCE(n.streched_l2, 0) = 0
  AND x.newest < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE AND busy.network_id IS NULL
ORDER BY n.id;

-- name: vpc
-- needs: vpc.redundant vpc.region_level_vpc vpc_offerings.redundant_router_service domain_router.role vm_instance.state async_job.job_status vm_work_job.vm_instance_id networks.vpc_id
SELECT p.id, p.uuid, COALESCE(p.name, '') AS name, p.state, p.account_id, x.routers, x.running, x.names,
  x.stopped
FROM vpc p
JOIN (
  SELECT dr.vpc_id, COUNT(*) AS routers, SUM(v.state = 'Running') AS running,
    GROUP_CONCAT(v.instance_name ORDER BY v.id SEPARATOR ', ') AS names, MAX(v.created) AS newest,
    GROUP_CONCAT(CASE WHEN v.state = 'Stopped' THEN v.uuid END ORDER BY v.id SEPARATOR ' ') AS stopped
  FROM domain_router dr
  JOIN vm_instance v ON v.id = dr.id AND v.removed IS NULL AND v.state NOT IN ('Destroyed', 'Expunging', 'Error')
  WHERE dr.vpc_id IS NOT NULL AND dr.role = 'VIRTUAL_ROUTER' GROUP BY dr.vpc_id HAVING COUNT(*) > 1
) x ON x.vpc_id = p.id
JOIN vpc_offerings f ON f.id = p.vpc_offering_id AND COALESCE(f.redundant_router_service, 0) = 0
LEFT JOIN (
  {busy_vpcs} UNION
  SELECT y.vpc_id FROM vm_work_job w JOIN async_job j ON j.id = w.id AND j.job_status = 0
  JOIN domain_router y ON y.id = w.vm_instance_id AND y.vpc_id IS NOT NULL
  UNION
  SELECT t.vpc_id FROM ({moving_vm_networks}) m JOIN networks t ON t.id = m.network_id
) busy ON busy.vpc_id = p.id
WHERE p.removed IS NULL AND p.state = 'Enabled' AND COALESCE(p.redundant, 0) = 0
  AND COALESCE(p.region_level_vpc, 0) = 0
  AND x.newest < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE AND busy.vpc_id IS NULL
ORDER BY p.id;
