-- name: detect
-- needs: nics.removed nics.strategy networks.removed vm_instance.state
-- Place holders have no VM: they keep an address and are no NIC.
SELECT i.id, i.uuid, i.instance_id, i.vm_type, i.state, i.ip4_address, i.network_id,
  COALESCE(n.name, n.traffic_type) AS network_name,
  n.removed AS network_removed, n.broadcast_uri, v.instance_name, v.state AS vm_state, v.removed AS vm_removed
FROM networks n
JOIN nics i ON i.network_id = n.id AND i.removed IS NULL AND i.strategy <> 'PlaceHolder'
LEFT JOIN vm_instance v ON v.id = i.instance_id
WHERE n.removed IS NOT NULL
ORDER BY i.id;

-- name: still
-- needs: nics.removed nics.strategy networks.removed networks.vpc_id vm_instance.state vm_instance.power_state op_networks account_network_ref.is_owner ntwk_service_map ntwk_offering_service_map account.removed domain.removed data_center.removed physical_network.removed vpc.removed op_dc_vnet_alloc.reservation_id nic_secondary_ips.nicId
-- `whole`: the network has everything that a live one has. `lost`: its VLAN is another's. One row for each secondary
-- address of the NIC.
SELECT v.id AS vm_id, v.state AS vm_state, v.removed IS NOT NULL AS vm_removed, n.state AS network_state,
  CAST(n.removed AS CHAR) AS network_removed, COALESCE(v.power_state = 'PowerOn', 0) AS powered, (
    EXISTS (SELECT 1 FROM op_networks o WHERE o.id = n.id)
    AND EXISTS (SELECT 1 FROM account_network_ref r WHERE r.network_id = n.id AND r.is_owner = 1)
    AND (EXISTS (SELECT 1 FROM ntwk_service_map m WHERE m.network_id = n.id)
      OR NOT EXISTS (SELECT 1 FROM ntwk_offering_service_map m WHERE m.network_offering_id = n.network_offering_id))
    AND EXISTS (SELECT 1 FROM account a WHERE a.id = n.account_id AND a.removed IS NULL)
    AND EXISTS (SELECT 1 FROM domain d WHERE d.id = n.domain_id AND d.removed IS NULL)
    AND EXISTS (SELECT 1 FROM data_center z WHERE z.id = n.data_center_id AND z.removed IS NULL)
    AND (n.physical_network_id IS NULL
      OR EXISTS (SELECT 1 FROM physical_network p WHERE p.id = n.physical_network_id AND p.removed IS NULL))
    AND (n.vpc_id IS NULL OR EXISTS (SELECT 1 FROM vpc c WHERE c.id = n.vpc_id AND c.removed IS NULL))
  ) AS whole, (
    EXISTS (
      SELECT 1 FROM networks t WHERE t.removed IS NULL AND t.physical_network_id = n.physical_network_id
        AND t.broadcast_uri = :broadcast_uri)
    OR EXISTS (
      SELECT 1 FROM op_dc_vnet_alloc o WHERE o.physical_network_id = n.physical_network_id
        AND o.vnet = SUBSTRING_INDEX(:broadcast_uri, '://', -1) AND o.taken IS NOT NULL
        AND NOT CAST(o.reservation_id AS BINARY) <=> CAST(n.reservation_id AS BINARY))
  ) AS lost, s.id AS secondary_id
FROM nics i
JOIN networks n ON n.id = i.network_id AND n.removed IS NOT NULL
LEFT JOIN vm_instance v ON v.id = i.instance_id
LEFT JOIN nic_secondary_ips s ON s.vmId = i.instance_id AND s.nicId = i.id
WHERE i.id = :id AND i.removed IS NULL AND i.strategy <> 'PlaceHolder' AND NOT EXISTS ({work_on_vm})
ORDER BY s.id;
