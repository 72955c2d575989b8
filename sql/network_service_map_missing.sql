-- name: detect
-- needs: networks.network_offering_id ntwk_service_map.network_id ntwk_offering_service_map.service network_offerings.name op_networks
-- CloudStack writes the network with its services in one transaction, and changes them in one: there is nothing to wait
-- for. An offering's services never change.
SELECT n.id, n.uuid, COALESCE(n.name, n.traffic_type) AS name, n.state, n.guest_type, n.vpc_id, n.network_offering_id,
  f.name AS offering, x.services
FROM networks n
JOIN op_networks o ON o.id = n.id
JOIN network_offerings f ON f.id = n.network_offering_id
JOIN (
  SELECT m.network_offering_id, COUNT(DISTINCT m.service) AS services FROM ntwk_offering_service_map m
  GROUP BY m.network_offering_id
) x ON x.network_offering_id = n.network_offering_id
LEFT JOIN ntwk_service_map s ON s.network_id = n.id
WHERE n.removed IS NULL AND s.id IS NULL
ORDER BY n.id;
