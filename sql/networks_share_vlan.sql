-- name: detect
-- needs: networks.broadcast_uri networks.related network_offerings.specify_vlan network_offerings.system_only op_dc_vnet_alloc.reservation_id account physical_network
-- Only networks whose VLAN CloudStack chose: it gives each one of its own. What an administrator puts on one VLAN,
-- shared networks and private gateways included, is meant to be there. The one whose reservation the pool has comes
-- first: the others are the wrong ones.
SELECT n.id, n.uuid, COALESCE(n.name, n.traffic_type) AS name, n.state, n.guest_type, n.account_id,
  COALESCE(a.account_name, n.account_id) AS account_name, n.broadcast_uri,
  n.physical_network_id, p.name AS physical_network,
  COALESCE(CAST(o.reservation_id AS BINARY) = CAST(n.reservation_id AS BINARY), 0) AS holds
FROM (
  SELECT t.physical_network_id, t.broadcast_uri,
    CAST(SUBSTRING_INDEX(t.broadcast_uri, '://', -1) AS UNSIGNED) AS number
  FROM networks t JOIN network_offerings f ON f.id = t.network_offering_id
  WHERE t.removed IS NULL AND t.traffic_type = 'Guest' AND t.guest_type IN ('Isolated', 'L2')
    AND t.state IN ('Implementing', 'Implemented', 'Shutdown') AND f.specify_vlan = 0 AND f.system_only = 0
    AND t.broadcast_uri REGEXP '^(vlan|vxlan)://[0-9]+$'
  GROUP BY t.physical_network_id, t.broadcast_uri HAVING COUNT(DISTINCT t.related) > 1
) twice
JOIN networks n ON n.physical_network_id = twice.physical_network_id AND n.broadcast_uri = twice.broadcast_uri
  AND n.removed IS NULL AND n.traffic_type = 'Guest' AND n.guest_type IN ('Isolated', 'L2')
  AND n.state IN ('Implementing', 'Implemented', 'Shutdown')
JOIN network_offerings f ON f.id = n.network_offering_id AND f.specify_vlan = 0 AND f.system_only = 0
LEFT JOIN account a ON a.id = n.account_id
JOIN physical_network p ON p.id = n.physical_network_id
LEFT JOIN (
  SELECT v.physical_network_id, CAST(v.vnet AS UNSIGNED) AS number, MAX(v.reservation_id) AS reservation_id
  FROM op_dc_vnet_alloc v WHERE v.taken IS NOT NULL GROUP BY v.physical_network_id, CAST(v.vnet AS UNSIGNED)
) o ON o.physical_network_id = twice.physical_network_id AND o.number = twice.number
ORDER BY n.physical_network_id, n.broadcast_uri, holds DESC, n.id;
