-- name: detect
-- needs: networks.vpc_id account
-- CloudStack sets Destroy and removed in one transaction: nobody ever sees the first without the second. Still, what
-- somebody works on is left alone.
SELECT n.id, n.uuid, COALESCE(n.name, n.traffic_type) AS name, n.state, n.guest_type, n.account_id, a.account_name,
  n.broadcast_uri, n.created
FROM networks n
LEFT JOIN account a ON a.id = n.account_id
LEFT JOIN ({busy_networks} UNION {leaving_networks}) busy ON busy.network_id = n.id
WHERE n.removed IS NULL AND n.state = 'Destroy' AND busy.network_id IS NULL
ORDER BY n.id;

-- name: still
-- needs: networks.vpc_id nics.network_id router_network_ref.router_id vm_instance.removed user_ip_address.network_id vlan.network_id firewall_rules.network_id
-- What only CloudStack can take away, with what it has on hosts and routers.
SELECT EXISTS (
    SELECT 1 FROM nics i WHERE i.network_id = n.id AND i.removed IS NULL
  ) AS nics, EXISTS (
    SELECT 1 FROM router_network_ref r JOIN vm_instance v ON v.id = r.router_id AND v.removed IS NULL
    WHERE r.network_id = n.id
  ) AS routers, EXISTS (
    SELECT 1 FROM user_ip_address u WHERE u.network_id = n.id AND u.removed IS NULL AND u.state <> 'Free'
  ) AS addresses, EXISTS (
    SELECT 1 FROM vlan g WHERE g.network_id = n.id AND g.removed IS NULL
  ) AS ranges, EXISTS (
    SELECT 1 FROM firewall_rules f WHERE f.network_id = n.id
  ) AS rules
FROM networks n
WHERE n.id = :id AND n.removed IS NULL AND n.state = 'Destroy' AND NOT EXISTS ({work_on_network})
  AND NOT EXISTS (SELECT 1 FROM ({leaving_networks}) l WHERE l.network_id = n.id);
