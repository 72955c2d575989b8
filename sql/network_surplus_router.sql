-- name: network
-- needs: networks.redundant networks.streched_l2 network_offerings.redundant_router_service domain_router.role router_network_ref.router_id vm_instance.state async_job.instance_type async_job.job_status vm_work_job.vm_instance_id sync_queue.sync_objtype sync_queue_item.content_id op_lock.key nics.network_id
-- A network that is stretched over zones, or shared between pods, has a router in each. A young router is the one that a
-- restart puts in the place of another.
SELECT n.id, n.uuid, COALESCE(n.name, n.traffic_type) AS name, n.state, n.account_id, x.routers, x.running, x.names
FROM networks n
JOIN (
  SELECT r.network_id, COUNT(*) AS routers, SUM(v.state = 'Running') AS running,
    GROUP_CONCAT(v.instance_name ORDER BY v.id SEPARATOR ', ') AS names, MAX(v.created) AS newest
  FROM domain_router dr
  JOIN vm_instance v ON v.id = dr.id AND v.removed IS NULL AND v.state NOT IN ('Destroyed', 'Expunging', 'Error')
  JOIN router_network_ref r ON r.router_id = dr.id
  WHERE dr.vpc_id IS NULL AND dr.role = 'VIRTUAL_ROUTER' GROUP BY r.network_id HAVING COUNT(*) > 1
) x ON x.network_id = n.id
JOIN network_offerings f ON f.id = n.network_offering_id AND f.redundant_router_service = 0
LEFT JOIN (
  SELECT j.instance_id AS network_id FROM async_job j WHERE j.instance_type = 'Network' AND j.job_status = 0
  UNION
  SELECT q.sync_objid FROM sync_queue_item s JOIN async_job j ON j.id = s.content_id AND j.job_status = 0
  JOIN sync_queue q ON q.id = s.queue_id AND q.sync_objtype = 'network'
  UNION
  SELECT i.network_id FROM async_job j JOIN nics i ON i.instance_id = j.instance_id AND i.removed IS NULL
  WHERE j.instance_type IN ('VirtualMachine', 'DomainRouter') AND j.job_status = 0
  UNION
  SELECT i.network_id FROM vm_work_job w JOIN async_job j ON j.id = w.id AND j.job_status = 0
  JOIN nics i ON i.instance_id = w.vm_instance_id AND i.removed IS NULL
  UNION
  SELECT i.network_id FROM vm_instance v JOIN nics i ON i.instance_id = v.id AND i.removed IS NULL
  WHERE v.removed IS NULL AND v.state IN ('Starting', 'Stopping', 'Migrating')
) busy ON busy.network_id = n.id
LEFT JOIN op_lock l ON l.`key` = CONCAT('networks', n.id)
WHERE n.removed IS NULL AND n.guest_type = 'Isolated'
  AND COALESCE(n.redundant, 0) = 0 AND COALESCE(n.streched_l2, 0) = 0
  AND x.newest < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE
  AND busy.network_id IS NULL AND l.`key` IS NULL
ORDER BY n.id;

-- name: vpc
-- needs: vpc.redundant vpc.region_level_vpc vpc_offerings.redundant_router_service domain_router.role vm_instance.state async_job.instance_type async_job.job_status vm_work_job.vm_instance_id sync_queue.sync_objtype sync_queue_item.content_id networks.vpc_id nics.network_id
SELECT p.id, p.uuid, COALESCE(p.name, '') AS name, p.state, p.account_id, x.routers, x.running, x.names
FROM vpc p
JOIN (
  SELECT dr.vpc_id, COUNT(*) AS routers, SUM(v.state = 'Running') AS running,
    GROUP_CONCAT(v.instance_name ORDER BY v.id SEPARATOR ', ') AS names, MAX(v.created) AS newest
  FROM domain_router dr
  JOIN vm_instance v ON v.id = dr.id AND v.removed IS NULL AND v.state NOT IN ('Destroyed', 'Expunging', 'Error')
  WHERE dr.vpc_id IS NOT NULL AND dr.role = 'VIRTUAL_ROUTER' GROUP BY dr.vpc_id HAVING COUNT(*) > 1
) x ON x.vpc_id = p.id
JOIN vpc_offerings f ON f.id = p.vpc_offering_id AND COALESCE(f.redundant_router_service, 0) = 0
LEFT JOIN (
  SELECT j.instance_id AS vpc_id FROM async_job j WHERE j.instance_type = 'Vpc' AND j.job_status = 0
  UNION
  SELECT q.sync_objid FROM sync_queue_item s JOIN async_job j ON j.id = s.content_id AND j.job_status = 0
  JOIN sync_queue q ON q.id = s.queue_id AND q.sync_objtype = 'vpc'
  UNION
  SELECT t.vpc_id FROM async_job j JOIN networks t ON t.id = j.instance_id AND t.vpc_id IS NOT NULL
  WHERE j.instance_type = 'Network' AND j.job_status = 0
  UNION
  SELECT t.vpc_id FROM sync_queue_item s JOIN async_job j ON j.id = s.content_id AND j.job_status = 0
  JOIN sync_queue q ON q.id = s.queue_id AND q.sync_objtype = 'network'
  JOIN networks t ON t.id = q.sync_objid AND t.vpc_id IS NOT NULL
  UNION
  SELECT y.vpc_id FROM async_job j JOIN domain_router y ON y.id = j.instance_id AND y.vpc_id IS NOT NULL
  WHERE j.instance_type IN ('VirtualMachine', 'DomainRouter') AND j.job_status = 0
  UNION
  SELECT y.vpc_id FROM vm_work_job w JOIN async_job j ON j.id = w.id AND j.job_status = 0
  JOIN domain_router y ON y.id = w.vm_instance_id AND y.vpc_id IS NOT NULL
  UNION
  SELECT t.vpc_id FROM vm_instance v JOIN nics i ON i.instance_id = v.id AND i.removed IS NULL
  JOIN networks t ON t.id = i.network_id AND t.vpc_id IS NOT NULL
  WHERE v.removed IS NULL AND v.state IN ('Starting', 'Stopping', 'Migrating')
) busy ON busy.vpc_id = p.id
WHERE p.removed IS NULL AND p.state = 'Enabled' AND COALESCE(p.redundant, 0) = 0
  AND COALESCE(p.region_level_vpc, 0) = 0
  AND x.newest < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE AND busy.vpc_id IS NULL
ORDER BY p.id;
