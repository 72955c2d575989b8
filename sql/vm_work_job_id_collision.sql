-- name: detect
-- needs: vm_work_job.id vm_work_job.vm_instance_id async_job.id
-- One row for each that is above every job, and one for all others together. A job has both rows from one transaction.
SELECT w.id, w.vm_instance_id, w.step, 1 AS alone
FROM vm_work_job w LEFT JOIN async_job j ON j.id = w.id
WHERE j.id IS NULL AND w.id > (SELECT COALESCE(MAX(id), 0) FROM async_job)
UNION ALL
SELECT NULL, NULL, NULL, COUNT(*)
FROM vm_work_job w LEFT JOIN async_job j ON j.id = w.id
WHERE j.id IS NULL AND w.id < (SELECT COALESCE(MAX(id), 0) FROM async_job)
ORDER BY id;

-- name: still_collision
-- needs: vm_work_job.id async_job.id
SELECT w.id FROM vm_work_job w WHERE w.id = :id AND NOT EXISTS (SELECT 1 FROM async_job j WHERE j.id = w.id);
