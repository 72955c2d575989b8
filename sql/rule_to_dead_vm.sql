-- name: detect
-- needs: port_forwarding_rules.instance_id load_balancer_vm_map.revoke firewall_rules.network_id user_ip_address.dnat_vmip networks.removed vm_instance.removed autoscale_vmgroups.state async_job.instance_type
-- Rules follow their VM when it is expunged, not when it is destroyed. Those that are being revoked, and those of
-- removed networks, are another check's. Releases after 4.22 keep deleted rules as removed rows: where a table has no
-- such column, the name means never.removed.
SELECT c.kind, c.id, c.rule_id, c.network_id, COALESCE(n.name, n.traffic_type) AS network_name, v.id AS vm_id,
  v.instance_name, v.removed AS vm_removed, f.start_port, f.purpose, u.public_ip_address AS address
FROM (
  SELECT 'forwarding' AS kind, p.id, p.id AS rule_id, NULL AS map_id, f.ip_address_id, f.network_id,
    p.instance_id AS vm_id
  FROM port_forwarding_rules p
  JOIN vm_instance v ON v.id = p.instance_id AND v.removed < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE
  JOIN firewall_rules f ON f.id = p.id AND f.state = 'Active'
  UNION ALL
  SELECT 'balancing', m.id, m.load_balancer_id, m.id, f.ip_address_id, f.network_id, m.instance_id
  FROM load_balancer_vm_map m
  JOIN vm_instance v ON v.id = m.instance_id AND v.removed < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE
  JOIN firewall_rules f ON f.id = m.load_balancer_id AND f.state = 'Active'
  LEFT JOIN autoscale_vmgroups g ON g.load_balancer_id = m.load_balancer_id AND g.removed IS NULL
    AND g.state IN ('new', 'revoke', 'scaling')
  WHERE m.`revoke` = 0 AND g.id IS NULL
  UNION ALL
  SELECT 'static nat', u.id, NULL, NULL, u.id, u.network_id, u.vm_id
  FROM user_ip_address u
  JOIN vm_instance v ON v.id = u.vm_id AND v.removed < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE AND v.type = 'User'
  WHERE u.removed IS NULL AND u.one_to_one_nat = 1 AND u.is_system = 0 AND u.state = 'Allocated'
) c
JOIN vm_instance v ON v.id = c.vm_id
JOIN networks n ON n.id = c.network_id AND n.removed IS NULL
LEFT JOIN firewall_rules f ON f.id = c.rule_id
LEFT JOIN user_ip_address u ON u.id = c.ip_address_id
LEFT JOIN (
  {busy_networks} UNION {leaving_networks} UNION
  SELECT f.network_id FROM async_job j JOIN firewall_rules f ON f.id = j.instance_id
  WHERE j.instance_type IN ('FirewallRule', 'LoadBalancerRule', 'PortForwardingRule') AND j.job_status = 0
) busy ON busy.network_id = c.network_id
LEFT JOIN (
  SELECT j.instance_id AS ip_id FROM async_job j
  WHERE j.instance_type = 'IpAddress' AND j.job_status = 0
) held ON held.ip_id = c.ip_address_id
LEFT JOIN ({busy_vms}) going ON going.vm_id = c.vm_id
WHERE busy.network_id IS NULL AND held.ip_id IS NULL AND going.vm_id IS NULL
  AND (SELECT (SELECT removed FROM firewall_rules x WHERE x.id = c.rule_id) FROM (SELECT NULL AS removed) never) IS NULL
  AND (SELECT (SELECT removed FROM load_balancer_vm_map y WHERE y.id = c.map_id)
    FROM (SELECT NULL AS removed) never) IS NULL
ORDER BY c.kind, c.id;
