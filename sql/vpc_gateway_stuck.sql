-- name: detect
-- needs: vpc_gateways.state vpc_gateways.network_id vpc.state networks.removed
-- A gateway changes its state only while a job of its VPC runs; with a VPC that is being deleted it goes by itself.
SELECT g.id, g.uuid, COALESCE(g.ip4_address, g.uuid) AS address, g.state, g.vpc_id, g.network_id,
  COALESCE(p.name, p.uuid) AS vpc_name, p.removed AS vpc_removed,
  CASE WHEN n.id IS NULL OR n.removed IS NOT NULL THEN 1 ELSE 0 END AS network_gone
FROM vpc_gateways g
JOIN vpc p ON p.id = g.vpc_id
LEFT JOIN networks n ON n.id = g.network_id
LEFT JOIN ({busy_vpcs}) busy ON busy.vpc_id = g.vpc_id
WHERE g.removed IS NULL AND busy.vpc_id IS NULL
  AND (g.created IS NULL OR g.created < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE)
  AND (n.id IS NULL OR n.removed < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE
    OR p.removed < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE
    OR (g.state IN ('Creating', 'Deleting') AND p.state <> 'Inactive'))
ORDER BY g.id;
