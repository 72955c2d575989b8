-- Whether CloudStack works on one object at this moment: a row when it does. A fix that is taken back asks this while it
-- holds CloudStack's own lock on the object.

-- name: networks
SELECT busy.network_id AS id FROM ({busy_networks} UNION {busy_vm_networks} UNION {moving_vm_networks}) busy
WHERE busy.network_id = :id;

-- name: vm_instance
SELECT busy.vm_id AS id FROM ({busy_vms}) busy WHERE busy.vm_id = :id
UNION
SELECT v.id FROM vm_instance v WHERE v.id = :id AND v.state IN ('Starting', 'Stopping', 'Migrating');

-- name: vpc
SELECT busy.vpc_id AS id FROM ({busy_vpcs}) busy WHERE busy.vpc_id = :id;
