-- name: rules
-- needs: firewall_rules.related networks.vpc_id user_ip_address.state port_forwarding_rules.instance_id load_balancer_vm_map.load_balancer_id op_lock.key account.removed nics.network_id vm_instance.state async_job.instance_type
-- A VPN's ports are Staged for good, a load balancer is in Add until it gets its first VM, and what waits for a network
-- that is not implemented is applied with it. A rule that opens the firewall for another goes with that other.
-- Releases after 4.22 keep deleted rules as removed rows: where the table has no such column, the name means
-- never.removed.
SELECT c.id, c.uuid, c.kind, c.purpose, c.state, c.traffic_type, c.made, c.network_id, c.network_uuid, c.network_name,
  c.network_state, c.ip_address_id, c.address
FROM (
  SELECT f.id, f.uuid, f.purpose, f.state, f.traffic_type, f.created AS made, f.ip_address_id,
    u.public_ip_address AS address, n.id AS network_id, n.uuid AS network_uuid,
    COALESCE(n.name, n.traffic_type) AS network_name, n.state AS network_state,
    CASE WHEN n.removed IS NOT NULL THEN 'network'
      WHEN u.removed IS NOT NULL OR u.state = 'Free' THEN 'address' ELSE 'stuck' END AS kind
  FROM firewall_rules f
  JOIN networks n ON n.id = f.network_id
  JOIN account a ON a.id = f.account_id
  LEFT JOIN user_ip_address u ON u.id = f.ip_address_id
  LEFT JOIN firewall_rules r ON r.id = f.related
  WHERE f.purpose IN ('Firewall', 'PortForwarding', 'LoadBalancing', 'StaticNat')
    AND f.created < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE
    AND (
      (n.removed < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE AND (r.id IS NULL OR r.purpose = 'Vpn'))
      OR (n.removed IS NULL AND (u.removed IS NOT NULL OR u.state = 'Free') AND (r.id IS NULL OR r.purpose = 'Vpn'))
      OR (n.removed IS NULL AND n.state = 'Implemented' AND a.removed IS NULL AND f.state IN ('Staged', 'Add', 'Revoke')
        AND (u.id IS NULL OR (u.removed IS NULL AND u.state = 'Allocated'))
        AND (r.id IS NULL OR r.purpose = 'Vpn' OR r.state = 'Active')
        AND (f.purpose <> 'LoadBalancing' OR f.state <> 'Add'
          OR EXISTS (SELECT 1 FROM load_balancer_vm_map m WHERE m.load_balancer_id = f.id))))
) c
LEFT JOIN (
  {busy_networks} UNION {busy_vm_networks} UNION {moving_vm_networks} UNION {leaving_networks} UNION
  SELECT f.network_id FROM async_job j JOIN firewall_rules f ON f.id = j.instance_id
  WHERE j.instance_type IN ('FirewallRule', 'LoadBalancerRule', 'PortForwardingRule') AND j.job_status = 0
  UNION
  SELECT f.network_id FROM async_job j JOIN firewall_rules f ON f.ip_address_id = j.instance_id
  WHERE j.instance_type = 'IpAddress' AND j.job_status = 0
  UNION
  SELECT i.network_id FROM vm_instance v JOIN nics i ON i.instance_id = v.id AND i.removed IS NULL
  WHERE v.removed IS NULL AND v.state = 'Expunging'
  UNION
  SELECT f.network_id FROM vm_instance v JOIN port_forwarding_rules p ON p.instance_id = v.id
  JOIN firewall_rules f ON f.id = p.id WHERE v.removed IS NULL AND v.state = 'Expunging'
  UNION
  SELECT u.network_id FROM vm_instance v JOIN user_ip_address u ON u.vm_id = v.id
  WHERE v.removed IS NULL AND v.state = 'Expunging'
) busy ON busy.network_id = c.network_id
LEFT JOIN op_lock k ON k.`key` = CONCAT('user_ip_address', c.ip_address_id)
WHERE busy.network_id IS NULL AND k.`key` IS NULL
  AND (SELECT (SELECT removed FROM firewall_rules x WHERE x.id = c.id) FROM (SELECT NULL AS removed) never) IS NULL
ORDER BY c.id;

-- name: items
-- needs: network_acl_item.state network_acl.vpc_id networks.vpc_id vpc.removed async_job.job_cmd
-- An item of an access list goes from Revoke when all tiers of the VPC have taken it. Jobs of lists do not say which
-- list they are for: one that runs excuses all.
SELECT i.id, i.uuid, i.state, i.number, a.name AS acl_name, p.name AS vpc_name
FROM network_acl_item i
JOIN network_acl a ON a.id = i.acl_id
LEFT JOIN vpc p ON p.id = a.vpc_id
LEFT JOIN (
  {busy_vpcs} UNION
  SELECT t.vpc_id FROM networks t
  WHERE t.removed IS NULL AND t.vpc_id IS NOT NULL AND t.state IN ('Implementing', 'Shutdown', 'Destroy')
) busy ON busy.vpc_id = a.vpc_id
WHERE i.state = 'Revoke' AND i.created < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE
  AND (p.id IS NULL OR (p.removed IS NULL AND p.state = 'Enabled'))
  AND busy.vpc_id IS NULL
  AND (SELECT COUNT(*) FROM async_job j WHERE j.job_status = 0 AND j.job_cmd LIKE '%NetworkACL%') = 0
ORDER BY i.id;

-- name: still_network
-- needs: firewall_rules.related networks.removed autoscale_vmgroups.load_balancer_id elastic_lb_vm_map.lb_id resource_tags.resource_type async_job.instance_type
-- A rule's followers go with it.
SELECT f.state,
  EXISTS (SELECT 1 FROM firewall_rules o JOIN networks x ON x.id = o.network_id AND x.removed IS NULL
    WHERE o.related = f.id) AS followed,
  EXISTS (SELECT 1 FROM autoscale_vmgroups g WHERE g.load_balancer_id = f.id AND g.removed IS NULL) AS scaled,
  EXISTS (SELECT 1 FROM elastic_lb_vm_map e WHERE e.lb_id = f.id) AS balanced, t.id AS tag_id
FROM firewall_rules f
JOIN networks n ON n.id = f.network_id AND n.removed < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE
LEFT JOIN firewall_rules r ON r.id = f.related
LEFT JOIN resource_tags t ON t.resource_id = f.id
  AND t.resource_type IN ('FirewallRule', 'PortForwardingRule', 'LoadBalancer')
WHERE f.id = :id AND f.network_id = :network_id AND (r.id IS NULL OR r.purpose = 'Vpn')
  AND NOT EXISTS (SELECT 1 FROM ({busy_networks}) busy WHERE busy.network_id = :network_id)
  AND NOT EXISTS (SELECT 1 FROM ({leaving_networks}) l WHERE l.network_id = :network_id)
  AND NOT EXISTS (SELECT 1 FROM async_job j WHERE j.job_status = 0 AND j.instance_id = :id
    AND j.instance_type IN ('FirewallRule', 'LoadBalancerRule', 'PortForwardingRule'))
  AND NOT EXISTS (SELECT 1 FROM async_job j WHERE j.job_status = 0 AND j.instance_type = 'IpAddress'
    AND j.instance_id = f.ip_address_id)
ORDER BY t.id;
