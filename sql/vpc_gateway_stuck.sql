-- name: detect
-- needs: vpc_gateways.state vpc_gateways.network_id vpc.state networks.removed async_job.instance_type sync_queue.sync_objid sync_queue_item.content_id
-- A gateway changes its state only while a job of its VPC runs; with a VPC that is being deleted it goes by itself.
SELECT g.id, g.uuid, COALESCE(g.ip4_address, g.uuid) AS address, g.state, g.vpc_id, g.network_id,
  COALESCE(p.name, p.uuid) AS vpc_name, p.removed AS vpc_removed,
  CASE WHEN n.id IS NULL OR n.removed IS NOT NULL THEN 1 ELSE 0 END AS network_gone
FROM vpc_gateways g
JOIN vpc p ON p.id = g.vpc_id
LEFT JOIN networks n ON n.id = g.network_id
LEFT JOIN (
  SELECT j.instance_id AS vpc_id FROM async_job j WHERE j.instance_type = 'Vpc' AND j.job_status = 0
  UNION
  SELECT q.sync_objid FROM sync_queue q JOIN sync_queue_item i ON i.queue_id = q.id
  JOIN async_job j ON j.id = i.content_id AND j.job_status = 0 WHERE q.sync_objtype = 'vpc'
  UNION
  SELECT w.vpc_id FROM async_job j JOIN vpc_gateways w ON w.id = j.instance_id
  WHERE j.instance_type = 'PrivateGateway' AND j.job_status = 0
) busy ON busy.vpc_id = g.vpc_id
WHERE g.removed IS NULL AND busy.vpc_id IS NULL
  AND (g.created IS NULL OR g.created < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE)
  AND (n.id IS NULL OR n.removed < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE
    OR p.removed < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE
    OR (g.state IN ('Creating', 'Deleting') AND p.state <> 'Inactive'))
ORDER BY g.id;
