-- name: detect
-- needs: op_networks.nics_count nics.vm_type networks.network_offering_id network_offerings.is_persistent vm_work_job.vm_instance_id async_job.job_status sync_queue.sync_objtype sync_queue_item.content_id vm_instance.state
-- Only NICs of user VMs count; one being released still counts. Networks that something works on are left out: they
-- are gathered once, from the few jobs and VMs under way, not looked for again for each network.
SELECT o.id, n.uuid, COALESCE(n.name, n.traffic_type) AS name, n.state, n.guest_type, o.nics_count AS kept,
  COALESCE(x.counted, 0) AS counted, o.gc, o.check_for_gc, f.is_persistent
FROM op_networks o
JOIN networks n ON n.id = o.id AND n.removed IS NULL
LEFT JOIN network_offerings f ON f.id = n.network_offering_id
LEFT JOIN (
  SELECT i.network_id, COUNT(*) AS counted FROM nics i
  WHERE i.removed IS NULL AND i.vm_type = 'User' AND i.state IN ('Reserved', 'Releasing') GROUP BY i.network_id
) x ON x.network_id = o.id
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
  WHERE j.instance_type = 'VirtualMachine' AND j.job_status = 0
  UNION
  SELECT i.network_id FROM vm_work_job w JOIN async_job j ON j.id = w.id AND j.job_status = 0
  JOIN nics i ON i.instance_id = w.vm_instance_id AND i.removed IS NULL
  UNION
  SELECT i.network_id FROM vm_instance v JOIN nics i ON i.instance_id = v.id AND i.removed IS NULL
  WHERE v.removed IS NULL AND v.state IN ('Starting', 'Stopping', 'Migrating')
) busy ON busy.network_id = o.id
WHERE o.nics_count <> COALESCE(x.counted, 0) AND busy.network_id IS NULL
ORDER BY o.id;
