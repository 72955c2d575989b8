-- name: detect
-- needs: nics.removed nics.strategy nics.instance_id networks.removed vm_instance.removed vm_instance.data_center_id configuration.value data_center_details.value
-- CloudStack removes the NICs before the VM, so that there is no moment in which this is normal. An unmanaged VM keeps its
-- NICs, Allocated, where unmanage.vm.preserve.nics is set for the zone or, failing that, for all.
-- Nearly every NIC's VM is alive: the ids of those are read from an index, and only the rest are looked up; left to
-- themselves servers begin with the networks, and with every NIC that each ever had.
SELECT i.id, i.uuid, i.instance_id, i.network_id, COALESCE(n.name, n.traffic_type) AS network_name, i.ip4_address,
  i.ip6_address, i.state, i.vm_type, v.instance_name, v.state AS vm_state, v.removed AS vm_removed
FROM nics i
LEFT JOIN (SELECT DISTINCT l.id FROM vm_instance l WHERE l.removed IS NULL) alive ON alive.id = i.instance_id
STRAIGHT_JOIN vm_instance v ON v.id = i.instance_id
STRAIGHT_JOIN networks n ON n.id = i.network_id AND n.removed IS NULL
LEFT JOIN configuration c ON c.name = 'unmanage.vm.preserve.nics'
LEFT JOIN (
  SELECT z.dc_id, MAX(z.value) AS value FROM data_center_details z
  WHERE z.name = 'unmanage.vm.preserve.nics' GROUP BY z.dc_id
) kept ON kept.dc_id = v.data_center_id
LEFT JOIN ({busy_vms}) busy ON busy.vm_id = v.id
WHERE i.removed IS NULL AND i.strategy <> 'PlaceHolder' AND alive.id IS NULL
  AND v.removed < UTC_TIMESTAMP() - INTERVAL :minutes MINUTE
  AND NOT (i.state = 'Allocated'
    AND (COALESCE(kept.value, '') = 'true' OR (kept.dc_id IS NULL AND COALESCE(c.value, '') = 'true')))
  AND busy.vm_id IS NULL
ORDER BY i.id;

-- name: still
-- needs: nics.removed nics.strategy networks.removed vm_instance.removed op_networks.nics_count nic_secondary_ips.nicId configuration.value data_center_details.value
-- `kept` is the network's counter where it counts this NIC, is right, and may be lowered: no VM runs there with a NIC that
-- is not counted, of which nic-state-vs-vm-state tells. One row for each secondary address of the NIC.
SELECT v.state AS vm_state, CASE WHEN o.nics_count = (
      SELECT COUNT(*) FROM nics c WHERE c.network_id = n.id AND c.removed IS NULL AND c.vm_type = 'User'
        AND c.state IN ('Reserved', 'Releasing')
    ) AND NOT EXISTS (
      SELECT 1 FROM nics c JOIN vm_instance r ON r.id = c.instance_id AND r.removed IS NULL AND r.type = 'User'
      WHERE c.network_id = n.id AND c.removed IS NULL AND c.state <> 'Reserved' AND r.state IN ('Running', 'Starting')
    ) THEN o.nics_count END AS kept, s.id AS secondary_id
FROM nics i
JOIN vm_instance v ON v.id = i.instance_id AND v.removed IS NOT NULL
JOIN networks n ON n.id = i.network_id AND n.removed IS NULL
LEFT JOIN op_networks o ON o.id = n.id AND i.vm_type = 'User' AND i.state IN ('Reserved', 'Releasing')
LEFT JOIN nic_secondary_ips s ON s.vmId = v.id AND s.nicId = i.id
WHERE i.id = :id AND i.removed IS NULL AND i.strategy <> 'PlaceHolder' AND NOT EXISTS ({work_on_vm})
  AND NOT (i.state = 'Allocated' AND COALESCE(
    (SELECT MAX(z.value) FROM data_center_details z
      WHERE z.dc_id = v.data_center_id AND z.name = 'unmanage.vm.preserve.nics'),
    (SELECT c.value FROM configuration c WHERE c.name = 'unmanage.vm.preserve.nics'), '') = 'true')
ORDER BY s.id;
