-- name: detect
-- needs: op_networks.nics_count nics.vm_type networks.network_offering_id network_offerings.is_persistent vm_work_job.vm_instance_id async_job.job_status
-- Only NICs of user VMs count; one being released still counts. Networks that something works on are left out.
SELECT o.id, n.uuid, COALESCE(n.name, n.traffic_type) AS name, n.state, n.guest_type, o.nics_count AS kept, COALESCE(x.counted, 0) AS counted,
  o.gc, o.check_for_gc, f.is_persistent
FROM op_networks o
JOIN networks n ON n.id = o.id AND n.removed IS NULL
LEFT JOIN network_offerings f ON f.id = n.network_offering_id
LEFT JOIN (
  SELECT i.network_id, COUNT(*) AS counted FROM nics i
  WHERE i.removed IS NULL AND i.vm_type = 'User' AND i.state IN ('Reserved', 'Releasing') GROUP BY i.network_id
) x ON x.network_id = o.id
WHERE o.nics_count <> COALESCE(x.counted, 0)
  AND NOT EXISTS (
    SELECT 1 FROM nics i JOIN vm_instance v ON v.id = i.instance_id
    WHERE i.network_id = o.id AND i.removed IS NULL AND v.removed IS NULL
      AND v.state IN ('Starting', 'Stopping', 'Migrating'))
  AND NOT EXISTS (
    SELECT 1 FROM nics i JOIN vm_work_job w ON w.vm_instance_id = i.instance_id JOIN async_job j ON j.id = w.id
    WHERE i.network_id = o.id AND i.removed IS NULL AND j.job_status = 0)
  AND NOT EXISTS (
    SELECT 1 FROM nics i JOIN async_job j ON j.instance_type = 'VirtualMachine' AND j.instance_id = i.instance_id
    WHERE i.network_id = o.id AND i.removed IS NULL AND j.job_status = 0)
  AND NOT EXISTS (
    SELECT 1 FROM async_job j WHERE j.job_status = 0 AND j.instance_type = 'Network' AND j.instance_id = o.id)
ORDER BY o.id;
