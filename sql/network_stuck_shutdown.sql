-- name: detect
-- needs: networks.state networks.vpc_id op_networks.gc op_networks.check_for_gc op_networks.nics_count network_offerings.is_persistent account.removed domain.removed vpc.state vpc.removed async_job.instance_type async_job.job_status vm_work_job.vm_instance_id sync_queue.sync_objtype sync_queue_item.content_id op_lock.key nics.network_id vm_instance.state
-- networks has no time of its last change. But CloudStack holds its lock on a network as long as it shuts it down: without
-- lock and job nobody is at it. What the scavenger collects it tries again by itself every few minutes.
SELECT n.id, n.uuid, COALESCE(n.name, n.traffic_type) AS name, n.state, n.guest_type, n.account_id, n.vpc_id,
  n.broadcast_uri, n.created, o.nics_count, o.gc, o.check_for_gc, COALESCE(f.is_persistent, 0) AS is_persistent
FROM networks n
JOIN op_networks o ON o.id = n.id
JOIN account a ON a.id = n.account_id AND a.removed IS NULL
JOIN domain d ON d.id = n.domain_id AND d.removed IS NULL
LEFT JOIN network_offerings f ON f.id = n.network_offering_id
LEFT JOIN vpc p ON p.id = n.vpc_id
LEFT JOIN (
  SELECT j.instance_id AS network_id FROM async_job j WHERE j.instance_type = 'Network' AND j.job_status = 0
  UNION
  SELECT t.id FROM async_job j JOIN networks t ON t.vpc_id = j.instance_id
  WHERE j.instance_type = 'Vpc' AND j.job_status = 0
  UNION
  SELECT q.sync_objid FROM sync_queue_item s JOIN async_job j ON j.id = s.content_id AND j.job_status = 0
  JOIN sync_queue q ON q.id = s.queue_id AND q.sync_objtype = 'network'
  UNION
  SELECT t.id FROM sync_queue_item s JOIN async_job j ON j.id = s.content_id AND j.job_status = 0
  JOIN sync_queue q ON q.id = s.queue_id AND q.sync_objtype = 'vpc' JOIN networks t ON t.vpc_id = q.sync_objid
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
WHERE n.removed IS NULL AND n.traffic_type = 'Guest' AND n.state = 'Shutdown'
  AND n.created < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE
  AND (o.gc = 0 OR o.check_for_gc = 0 OR o.nics_count > 0 OR f.is_persistent = 1)
  AND (n.vpc_id IS NULL OR (p.state = 'Enabled' AND p.removed IS NULL))
  AND busy.network_id IS NULL AND l.`key` IS NULL
ORDER BY n.id;
