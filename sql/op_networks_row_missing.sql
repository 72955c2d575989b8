-- name: detect
-- needs: networks.removed op_networks.id
-- Every network gets its op_networks row when it is made, and the row is never deleted.
SELECT n.id, n.uuid, COALESCE(n.name, n.traffic_type) AS name, n.state, n.guest_type, n.traffic_type
FROM networks n LEFT JOIN op_networks o ON o.id = n.id
WHERE n.removed IS NULL AND o.id IS NULL
ORDER BY n.id;
