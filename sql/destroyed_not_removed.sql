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
