-- name: detect
-- needs: op_networks.gc networks.guest_type network_offerings.is_persistent network_offerings.specify_vlan network_offerings.system_only
-- CloudStack writes gc once, as the network is made: 1 for isolated ones, tiers included, 0 for all others. It has no
-- effect where the offering is persistent, nor on networks in Setup, which are never shut down.
SELECT o.id, n.uuid, COALESCE(n.name, n.traffic_type) AS name, n.state, n.guest_type, n.vpc_id, o.gc, o.check_for_gc,
  o.nics_count, f.name AS offering
FROM networks n
JOIN op_networks o ON o.id = n.id
JOIN network_offerings f ON f.id = n.network_offering_id AND f.is_persistent = 0 AND f.system_only = 0
WHERE n.removed IS NULL AND n.traffic_type = 'Guest' AND n.state <> 'Setup'
  AND ((n.guest_type = 'Isolated' AND o.gc = 0 AND f.specify_vlan = 0)
    OR (n.guest_type IN ('Shared', 'L2') AND o.gc <> 0))
ORDER BY o.id;

-- name: still
-- needs: op_networks.gc networks.guest_type network_offerings.is_persistent network_offerings.specify_vlan network_offerings.system_only nics.vm_type vm_instance.state
-- `miscounted`: no NIC counts, but a VM runs there, which a network that is collected would be shut down under.
SELECT o.gc, n.guest_type,
  o.nics_count = 0 AND EXISTS (SELECT 1 FROM nics i JOIN vm_instance v ON v.id = i.instance_id
    WHERE i.network_id = n.id AND i.removed IS NULL AND i.vm_type = 'User' AND v.removed IS NULL
      AND v.state IN ('Starting', 'Running', 'Stopping', 'Migrating')) AS miscounted
FROM networks n
JOIN op_networks o ON o.id = n.id
JOIN network_offerings f ON f.id = n.network_offering_id AND f.is_persistent = 0 AND f.system_only = 0
WHERE n.id = :id AND n.removed IS NULL AND n.traffic_type = 'Guest' AND n.state <> 'Setup'
  AND ((n.guest_type = 'Isolated' AND o.gc = 0 AND f.specify_vlan = 0)
    OR (n.guest_type IN ('Shared', 'L2') AND o.gc <> 0));
