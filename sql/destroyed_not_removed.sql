-- name: detect
-- needs: networks.vpc_id domain.path projects.project_account_id async_job.instance_type async_job.job_status op_lock.key account
-- CloudStack sets Destroy and removed in one transaction: nobody ever sees the first without the second. Still, what a
-- deletion works on (of the network, its VPC, owner, project, or a domain above it) is left alone, gathered once.
SELECT n.id, n.uuid, COALESCE(n.name, n.traffic_type) AS name, n.state, n.guest_type, n.account_id, a.account_name,
  n.broadcast_uri, n.created
FROM networks n
LEFT JOIN account a ON a.id = n.account_id
LEFT JOIN (
  SELECT j.instance_id AS network_id FROM async_job j WHERE j.instance_type = 'Network' AND j.job_status = 0
  UNION
  SELECT t.id FROM async_job j JOIN networks t ON t.vpc_id = j.instance_id AND t.removed IS NULL
  WHERE j.instance_type = 'Vpc' AND j.job_status = 0
  UNION
  SELECT t.id FROM async_job j JOIN networks t ON t.account_id = j.instance_id AND t.removed IS NULL
  WHERE j.instance_type = 'Account' AND j.job_status = 0
  UNION
  SELECT t.id FROM async_job j JOIN projects p ON p.id = j.instance_id
  JOIN networks t ON t.account_id = p.project_account_id AND t.removed IS NULL
  WHERE j.instance_type = 'Project' AND j.job_status = 0
  UNION
  SELECT t.id FROM async_job j JOIN domain p ON p.id = j.instance_id
  JOIN domain d ON LEFT(d.path, CHAR_LENGTH(p.path)) = p.path
  JOIN networks t ON t.domain_id = d.id AND t.removed IS NULL
  WHERE j.instance_type = 'Domain' AND j.job_status = 0
) busy ON busy.network_id = n.id
LEFT JOIN op_lock l ON l.`key` = CONCAT('networks', n.id)
WHERE n.removed IS NULL AND n.state = 'Destroy' AND busy.network_id IS NULL AND l.`key` IS NULL
ORDER BY n.id;
