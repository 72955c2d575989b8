-- name: detect
-- needs: static_routes.vpc_id static_routes.vpc_gateway_id static_routes.state vpc_gateways.removed vpc.state async_job.instance_type
-- A route changes its state only while a job of its VPC runs. Where the VPC is being deleted all routes are in Revoke.
-- A route without a gateway has a next hop, since 4.21.
SELECT s.id, s.uuid, COALESCE(s.cidr, s.uuid) AS cidr, s.state, s.vpc_gateway_id, p.id AS vpc_id,
  COALESCE(p.name, p.uuid) AS vpc_name, p.state AS vpc_state,
  CASE WHEN s.vpc_gateway_id IS NOT NULL AND (g.id IS NULL OR g.removed IS NOT NULL) THEN 1 ELSE 0 END AS gateway_gone
FROM static_routes s
LEFT JOIN vpc_gateways g ON g.id = s.vpc_gateway_id
JOIN vpc p ON p.id = COALESCE(s.vpc_id, g.vpc_id) AND p.removed IS NULL
LEFT JOIN (
  {busy_vpcs} UNION
  SELECT r.vpc_id FROM async_job j JOIN static_routes r ON r.id = j.instance_id
  WHERE j.instance_type = 'StaticRoute' AND j.job_status = 0
) busy ON busy.vpc_id = p.id
WHERE busy.vpc_id IS NULL AND (s.created IS NULL OR s.created < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE)
  AND ((s.state IN ('Staged', 'Add', 'Revoke') AND p.state <> 'Inactive')
    OR (s.vpc_gateway_id IS NOT NULL AND (g.id IS NULL OR g.removed < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE)))
ORDER BY s.id;

-- name: still
-- needs: static_routes.vpc_id static_routes.vpc_gateway_id static_routes.state vpc_gateways.removed vpc.state nics.network_id resource_tags.resource_type
-- A gateway is still plugged where its network has a NIC, whatever its row says.
SELECT s.state, CASE WHEN s.vpc_gateway_id IS NOT NULL AND (g.id IS NULL OR g.removed IS NOT NULL) THEN 1 ELSE 0 END
    AS gateway_gone,
  EXISTS (SELECT 1 FROM nics i WHERE i.network_id = g.network_id AND i.removed IS NULL) AS plugged, t.id AS tag_id
FROM static_routes s
LEFT JOIN vpc_gateways g ON g.id = s.vpc_gateway_id
JOIN vpc p ON p.id = COALESCE(s.vpc_id, g.vpc_id) AND p.removed IS NULL
LEFT JOIN resource_tags t ON t.resource_id = s.id AND t.resource_type = 'StaticRoute'
WHERE s.id = :id
  AND ((s.state IN ('Staged', 'Add', 'Revoke') AND p.state <> 'Inactive')
    OR (s.vpc_gateway_id IS NOT NULL AND (g.id IS NULL OR g.removed < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE)))
  AND NOT EXISTS (SELECT 1 FROM ({busy_vpcs}) busy WHERE busy.vpc_id = :vpc_id)
  AND NOT EXISTS (SELECT 1 FROM async_job j JOIN static_routes r ON r.id = j.instance_id
    WHERE j.instance_type = 'StaticRoute' AND j.job_status = 0 AND COALESCE(r.vpc_id, :vpc_id) = :vpc_id)
ORDER BY t.id;
