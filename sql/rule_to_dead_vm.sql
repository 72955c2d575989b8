-- name: detect
-- needs: port_forwarding_rules.instance_id load_balancer_vm_map.revoke firewall_rules.network_id user_ip_address.dnat_vmip networks.removed vm_instance.removed autoscale_vmgroups.state async_job.instance_type
-- Rules follow their VM when it is expunged, not when it is destroyed. Those that are being revoked, and those of
-- removed networks, are another check's. Releases after 4.22 keep deleted rules as removed rows: where a table has no
-- such column, the name means never.removed.
SELECT c.kind, c.id, c.rule_id, c.network_id, COALESCE(n.name, n.traffic_type) AS network_name, v.id AS vm_id,
  v.instance_name, v.removed AS vm_removed, f.start_port, f.purpose, u.public_ip_address AS address,
  f.uuid AS rule_uuid, v.uuid AS vm_uuid, u.uuid AS address_uuid
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
  SELECT 'static-nat', u.id, NULL, NULL, u.id, u.network_id, u.vm_id
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

-- name: still_static-nat
-- needs: user_ip_address.dnat_vmip networks.removed vm_instance.removed nics.ip4_address nic_secondary_ips.ip4_address firewall_rules.ip_address_id async_job.instance_type
-- A guest address may have gone to another VM; where none is written down, it is that of the VM's own NIC. Releases
-- before 4.10 have no rule_state: there the name means never.rule_state.
SELECT u.one_to_one_nat, u.vm_id, u.dnat_vmip,
  (SELECT (SELECT rule_state FROM user_ip_address x WHERE x.id = u.id) FROM (SELECT NULL AS rule_state) never)
    AS rule_state,
  EXISTS (SELECT 1 FROM nics i WHERE i.network_id = u.network_id AND i.removed IS NULL
      AND (i.ip4_address = u.dnat_vmip OR i.ip4_address IN (
        SELECT o.ip4_address FROM nics o WHERE o.instance_id = u.vm_id AND o.network_id = u.network_id)))
    OR EXISTS (SELECT 1 FROM nic_secondary_ips s WHERE s.network_id = u.network_id AND s.ip4_address = u.dnat_vmip)
    AS reused,
  EXISTS (SELECT 1 FROM firewall_rules f WHERE f.ip_address_id = u.id) AS ruled
FROM user_ip_address u
JOIN networks n ON n.id = u.network_id AND n.removed IS NULL
JOIN vm_instance v ON v.id = u.vm_id AND v.removed < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE AND v.type = 'User'
WHERE u.id = :id AND u.network_id = :network_id AND u.removed IS NULL AND u.one_to_one_nat = 1 AND u.is_system = 0
  AND u.state = 'Allocated'
  AND NOT EXISTS (SELECT 1 FROM ({busy_networks}) busy WHERE busy.network_id = :network_id)
  AND NOT EXISTS (SELECT 1 FROM ({leaving_networks}) l WHERE l.network_id = :network_id)
  AND NOT EXISTS (SELECT 1 FROM ({busy_vms}) going WHERE going.vm_id = :vm_id)
  AND NOT EXISTS (SELECT 1 FROM async_job j
    WHERE j.job_status = 0 AND j.instance_type = 'IpAddress' AND j.instance_id = :id);
