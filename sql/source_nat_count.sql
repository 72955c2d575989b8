-- name: networks
-- needs: ntwk_service_map.provider user_ip_address.source_nat network_offerings.shared_source_nat_service networks.vpc_id account.removed async_job.instance_type
-- Only networks whose own router does the source NAT. One without any address is left to those who look at addresses.
SELECT n.id, n.uuid, COALESCE(n.name, n.traffic_type) AS name, n.state, n.account_id, x.addresses, x.source_nats
FROM networks n
JOIN ntwk_service_map m ON m.network_id = n.id AND m.service = 'SourceNat' AND m.provider = 'VirtualRouter'
LEFT JOIN ntwk_service_map o ON o.network_id = n.id AND o.service = 'SourceNat' AND o.provider <> 'VirtualRouter'
JOIN network_offerings f ON f.id = n.network_offering_id AND f.shared_source_nat_service = 0
JOIN account a ON a.id = n.account_id AND a.removed IS NULL
JOIN (
  SELECT u.network_id, COUNT(*) AS addresses, SUM(u.source_nat) AS source_nats, SUM(u.state <> 'Allocated') AS moving
  FROM user_ip_address u WHERE u.removed IS NULL AND u.network_id IS NOT NULL AND u.vpc_id IS NULL
  GROUP BY u.network_id
) x ON x.network_id = n.id
LEFT JOIN (
  {busy_networks} UNION
  SELECT u.network_id FROM async_job j JOIN user_ip_address u ON u.id = j.instance_id
  WHERE j.instance_type = 'IpAddress' AND j.job_status = 0
) busy ON busy.network_id = n.id
WHERE n.removed IS NULL AND n.state = 'Implemented' AND n.guest_type = 'Isolated' AND n.vpc_id IS NULL
  AND o.id IS NULL AND x.source_nats <> 1 AND x.moving = 0 AND busy.network_id IS NULL
ORDER BY n.id;

-- name: vpcs
-- needs: vpc.state networks.vpc_id user_ip_address.vpc_id user_ip_address.source_nat ntwk_service_map.provider vpc_offering_service_map.provider account.removed async_job.instance_type
-- A VPC has no source NAT before its first tier is implemented.
SELECT p.id, p.uuid, p.name, p.state, p.account_id, x.addresses, x.source_nats, COALESCE(t.tiers, 0) AS tiers
FROM vpc p
JOIN account a ON a.id = p.account_id AND a.removed IS NULL
JOIN (
  SELECT u.vpc_id, COUNT(*) AS addresses, SUM(u.source_nat) AS source_nats, SUM(u.state <> 'Allocated') AS moving
  FROM user_ip_address u WHERE u.removed IS NULL AND u.vpc_id IS NOT NULL GROUP BY u.vpc_id
) x ON x.vpc_id = p.id
LEFT JOIN (
  SELECT n.vpc_id, COUNT(*) AS tiers FROM networks n
  JOIN ntwk_service_map m ON m.network_id = n.id AND m.service = 'SourceNat' AND m.provider = 'VpcVirtualRouter'
  WHERE n.removed IS NULL AND n.vpc_id IS NOT NULL AND n.state = 'Implemented' GROUP BY n.vpc_id
) t ON t.vpc_id = p.id
LEFT JOIN (
  SELECT n.vpc_id FROM networks n
  JOIN ntwk_service_map m ON m.network_id = n.id AND m.service = 'SourceNat' AND m.provider <> 'VpcVirtualRouter'
  WHERE n.removed IS NULL AND n.vpc_id IS NOT NULL GROUP BY n.vpc_id
) other ON other.vpc_id = p.id
LEFT JOIN (
  SELECT s.vpc_offering_id FROM vpc_offering_service_map s
  WHERE s.service = 'SourceNat' AND s.provider <> 'VpcVirtualRouter' GROUP BY s.vpc_offering_id
) elsewhere ON elsewhere.vpc_offering_id = p.vpc_offering_id
LEFT JOIN (
  {busy_vpcs} UNION
  SELECT u.vpc_id FROM async_job j JOIN user_ip_address u ON u.id = j.instance_id
  WHERE j.instance_type = 'IpAddress' AND j.job_status = 0
) busy ON busy.vpc_id = p.id
WHERE p.removed IS NULL AND p.state = 'Enabled'
  AND (x.source_nats > 1 OR (x.source_nats = 0 AND t.tiers > 0)) AND x.moving = 0
  AND other.vpc_id IS NULL AND elsewhere.vpc_offering_id IS NULL AND busy.vpc_id IS NULL
ORDER BY p.id;
