-- name: detect
-- needs: networks.account_id networks.domain_id account.removed domain.removed async_job.instance_type projects.project_account_id
-- An account is marked removed first and cleaned up after, by a job: what it owns is orphaned only when that is over.
-- The job may be one for a parent domain, which takes its children along, or for the project whose account it is.
SELECT n.id, n.uuid, COALESCE(n.name, n.traffic_type) AS name, n.state, n.guest_type, a.id AS account_id,
  a.account_name, a.removed AS account_removed, a.cleanup_needed, d.id AS domain_id, d.path AS domain_path,
  d.removed AS domain_removed
FROM networks n LEFT JOIN account a ON a.id = n.account_id LEFT JOIN domain d ON d.id = n.domain_id
WHERE n.removed IS NULL AND n.traffic_type = 'Guest'
  AND (a.id IS NULL OR a.removed < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE
    OR d.id IS NULL OR d.removed < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE)
  AND NOT EXISTS (
    SELECT 1 FROM async_job j WHERE j.job_status = 0
      AND ((j.instance_type = 'Account' AND j.instance_id = n.account_id)
        OR (j.instance_type = 'Network' AND j.instance_id = n.id)
        OR (j.instance_type = 'Vpc' AND j.instance_id = n.vpc_id)))
  AND NOT EXISTS (
    SELECT 1 FROM async_job j JOIN domain p ON p.id = j.instance_id
    WHERE j.job_status = 0 AND j.instance_type = 'Domain' AND LEFT(d.path, CHAR_LENGTH(p.path)) = p.path)
  AND NOT EXISTS (
    SELECT 1 FROM async_job j JOIN projects p ON p.id = j.instance_id
    WHERE j.job_status = 0 AND j.instance_type = 'Project' AND p.project_account_id = n.account_id)
ORDER BY n.id;
