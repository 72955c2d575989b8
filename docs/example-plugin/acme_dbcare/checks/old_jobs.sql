-- name: detect
-- needs: async_job.job_status async_job.created async_job.removed
-- CloudStack writes times in UTC. Status 0 is "in progress".
SELECT id, uuid, job_cmd AS name, instance_type, instance_id, created,
  TIMESTAMPDIFF(DAY, created, UTC_TIMESTAMP()) AS age
FROM async_job
WHERE job_status = 0 AND removed IS NULL AND created < UTC_TIMESTAMP() - INTERVAL :days DAY
ORDER BY id;
