-- name: detect
-- needs: networks.state async_job.instance_type async_job.instance_id vm_work_job.vm_instance_id op_lock.key nics.network_id
-- networks has no time of its last change: that nobody works on the network is what tells a stuck one.
SELECT n.id, n.uuid, COALESCE(n.name, n.traffic_type) AS name, n.state, n.account_id, n.vpc_id, n.broadcast_uri, n.created
FROM networks n
WHERE n.removed IS NULL AND n.state = 'Implementing' AND n.created < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE
  AND NOT EXISTS (
    SELECT 1 FROM async_job j WHERE j.job_status = 0
      AND ((j.instance_type = 'Network' AND j.instance_id = n.id) OR (j.instance_type = 'Vpc' AND j.instance_id = n.vpc_id)))
  AND NOT EXISTS (
    SELECT 1 FROM nics i JOIN vm_instance v ON v.id = i.instance_id
    WHERE i.network_id = n.id AND i.removed IS NULL AND v.removed IS NULL AND v.state IN ('Starting', 'Migrating'))
  AND NOT EXISTS (
    SELECT 1 FROM nics i JOIN vm_work_job w ON w.vm_instance_id = i.instance_id JOIN async_job j ON j.id = w.id
    WHERE i.network_id = n.id AND i.removed IS NULL AND j.job_status = 0)
  AND NOT EXISTS (
    SELECT 1 FROM nics i JOIN async_job j ON j.instance_type = 'VirtualMachine' AND j.instance_id = i.instance_id
    WHERE i.network_id = n.id AND i.removed IS NULL AND j.job_status = 0)
  AND NOT EXISTS (SELECT 1 FROM op_lock l WHERE l.`key` = CONCAT('networks', n.id))
ORDER BY n.id;
