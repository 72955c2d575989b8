-- name: detect
-- needs: networks.vpc_id vpc.removed network_offerings.system_only account.removed domain.removed
-- A VPC goes last, after its tiers. The networks of private gateways, which old releases wrote a VPC into, do not count;
-- what a removed owner left behind is another matter.
SELECT n.id, n.uuid, COALESCE(n.name, n.uuid) AS name, n.state, n.vpc_id, COALESCE(p.name, p.uuid) AS vpc_name,
  p.removed AS vpc_removed, a.account_name
FROM networks n
JOIN network_offerings f ON f.id = n.network_offering_id AND f.system_only = 0
JOIN account a ON a.id = n.account_id AND a.removed IS NULL
JOIN domain d ON d.id = n.domain_id AND d.removed IS NULL
LEFT JOIN vpc p ON p.id = n.vpc_id
LEFT JOIN ({busy_networks}) busy ON busy.network_id = n.id
WHERE n.removed IS NULL AND n.vpc_id IS NOT NULL AND busy.network_id IS NULL
  AND (p.id IS NULL OR p.removed < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE)
ORDER BY n.id;
