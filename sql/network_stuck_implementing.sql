-- name: detect
-- needs: networks.state networks.vpc_id async_job.instance_type async_job.instance_id sync_queue.sync_objtype sync_queue_item.content_id vm_work_job.vm_instance_id op_lock.key nics.network_id vm_instance.state
-- networks has no time of its last change: that nobody works on the network is what tells a stuck one.
-- Old releases do not say in a job which network it is for, only its queue does.
-- What is worked on is gathered once, from the few jobs and VMs under way, not looked for again for each network.
SELECT n.id, n.uuid, COALESCE(n.name, n.traffic_type) AS name, n.state, n.account_id, n.vpc_id, n.broadcast_uri,
  n.created
FROM networks n
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
  WHERE v.removed IS NULL AND v.state IN ('Starting', 'Migrating')
) busy ON busy.network_id = n.id
LEFT JOIN op_lock l ON l.`key` = CONCAT('networks', n.id)
WHERE n.removed IS NULL AND n.state = 'Implementing' AND n.created < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE
  AND busy.network_id IS NULL AND l.`key` IS NULL
ORDER BY n.id;
