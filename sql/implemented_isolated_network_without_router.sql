-- name: detect
-- needs: networks.state networks.vpc_id op_networks.gc op_networks.check_for_gc op_networks.nics_count network_offerings.is_persistent ntwk_service_map.provider router_network_ref.router_id domain_router vm_instance.state account.removed domain.removed nics.vm_type
-- A router in whatever state that is entered for the network, or has a NIC on it, counts. Where it was removed just now
-- another is about to come; an idle network the scavenger shuts down.
SELECT n.id, n.uuid, COALESCE(n.name, n.traffic_type) AS name, n.state, n.account_id, n.broadcast_uri, o.nics_count,
  COALESCE(f.is_persistent, 0) AS is_persistent
FROM (
  SELECT t.id FROM networks t JOIN ntwk_service_map m ON m.network_id = t.id AND m.provider = 'VirtualRouter'
  WHERE t.removed IS NULL AND t.state = 'Implemented' AND t.guest_type = 'Isolated' AND t.vpc_id IS NULL
    AND t.created < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE GROUP BY t.id
) routed
JOIN networks n ON n.id = routed.id
JOIN op_networks o ON o.id = n.id
JOIN account a ON a.id = n.account_id AND a.removed IS NULL
JOIN domain d ON d.id = n.domain_id AND d.removed IS NULL
LEFT JOIN network_offerings f ON f.id = n.network_offering_id
LEFT JOIN (
  SELECT r.network_id FROM domain_router dr JOIN vm_instance v ON v.id = dr.id AND v.removed IS NULL
  JOIN router_network_ref r ON r.router_id = dr.id
  UNION
  SELECT i.network_id FROM domain_router dr JOIN vm_instance v ON v.id = dr.id AND v.removed IS NULL
  JOIN nics i ON i.instance_id = dr.id AND i.removed IS NULL
) served ON served.network_id = n.id
LEFT JOIN (
  SELECT i.network_id FROM nics i
  WHERE i.removed > UTC_TIMESTAMP() - INTERVAL :minutes MINUTE AND i.vm_type = 'DomainRouter' GROUP BY i.network_id
) lately ON lately.network_id = n.id
LEFT JOIN ({busy_networks} UNION {busy_vm_networks} UNION {moving_vm_networks}) busy ON busy.network_id = n.id
WHERE (o.gc = 0 OR o.check_for_gc = 0 OR o.nics_count > 0 OR f.is_persistent = 1)
  AND served.network_id IS NULL AND lately.network_id IS NULL AND busy.network_id IS NULL
ORDER BY n.id;
