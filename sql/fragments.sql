-- What CloudStack works on, which is no fault yet. Each is gathered once, from the few jobs, locks and VMs under way, not
-- looked for again for each network; and only from jobs that run: one that is over may still stand in its queue.

-- name: busy_vms
-- needs: async_job.instance_type async_job.job_status vm_work_job.vm_instance_id op_lock.key
-- `vm_id` of every VM, router and system VM that a job is for, or the work of one, or CloudStack's lock.
SELECT j.instance_id AS vm_id FROM async_job j
WHERE j.instance_type IN ('VirtualMachine', 'DomainRouter', 'SystemVm') AND j.job_status = 0
UNION
SELECT w.vm_instance_id FROM vm_work_job w JOIN async_job j ON j.id = w.id AND j.job_status = 0
UNION
SELECT CAST(SUBSTRING(l.`key`, 12) AS UNSIGNED) FROM op_lock l
WHERE l.`key` LIKE 'vm_instance%' AND l.ip <> 'dbcare';

-- name: busy_networks
-- needs: async_job.instance_type async_job.job_status networks.vpc_id sync_queue.sync_objtype sync_queue.sync_objid sync_queue_item.content_id router_network_ref.router_id op_lock.key
-- `network_id` of every network that a job is for, or one for its VPC or a router of it, or CloudStack's lock. Many a
-- job, and every one of an old release, names its network or VPC only in the queue that it stands in.
SELECT j.instance_id AS network_id FROM async_job j WHERE j.instance_type = 'Network' AND j.job_status = 0
UNION
SELECT t.id FROM async_job j JOIN networks t ON t.vpc_id = j.instance_id
WHERE j.instance_type = 'Vpc' AND j.job_status = 0
UNION
SELECT q.sync_objid FROM sync_queue_item s JOIN async_job j ON j.id = s.content_id AND j.job_status = 0
JOIN sync_queue q ON q.id = s.queue_id AND q.sync_objtype = 'network'
UNION
SELECT t.id FROM sync_queue_item s JOIN async_job j ON j.id = s.content_id AND j.job_status = 0
JOIN sync_queue q ON q.id = s.queue_id AND q.sync_objtype = 'vpc' JOIN networks t ON t.vpc_id = q.sync_objid
UNION
SELECT r.network_id FROM async_job j JOIN router_network_ref r ON r.router_id = j.instance_id
WHERE j.instance_type IN ('VirtualMachine', 'DomainRouter', 'SystemVm') AND j.job_status = 0
UNION
SELECT CAST(SUBSTRING(l.`key`, 9) AS UNSIGNED) FROM op_lock l
WHERE l.`key` LIKE 'networks%' AND l.ip <> 'dbcare';

-- name: busy_vm_networks
-- needs: async_job.instance_type async_job.job_status vm_work_job.vm_instance_id nics.network_id
-- `network_id` of every network on which a VM has a NIC that a job is for, or the work of one. It does not begin with
-- busy_vms: servers take those for as many as there are jobs.
SELECT i.network_id FROM async_job j JOIN nics i ON i.instance_id = j.instance_id AND i.removed IS NULL
WHERE j.instance_type IN ('VirtualMachine', 'DomainRouter') AND j.job_status = 0
UNION
SELECT i.network_id FROM vm_work_job w JOIN async_job j ON j.id = w.id AND j.job_status = 0
JOIN nics i ON i.instance_id = w.vm_instance_id AND i.removed IS NULL;

-- name: moving_vm_networks
-- needs: nics.network_id vm_instance.state
-- `network_id` of every network on which a VM has a NIC that starts, stops or migrates.
SELECT i.network_id FROM vm_instance v JOIN nics i ON i.instance_id = v.id AND i.removed IS NULL
WHERE v.removed IS NULL AND v.state IN ('Starting', 'Stopping', 'Migrating');

-- name: busy_vpcs
-- needs: async_job.instance_type async_job.job_status networks.vpc_id vpc_gateways.vpc_id domain_router.vpc_id sync_queue.sync_objtype sync_queue.sync_objid sync_queue_item.content_id
-- `vpc_id` of every VPC that a job is for, or one for a tier, a private gateway or a router of it.
SELECT j.instance_id AS vpc_id FROM async_job j WHERE j.instance_type = 'Vpc' AND j.job_status = 0
UNION
SELECT q.sync_objid FROM sync_queue_item s JOIN async_job j ON j.id = s.content_id AND j.job_status = 0
JOIN sync_queue q ON q.id = s.queue_id AND q.sync_objtype = 'vpc'
UNION
SELECT t.vpc_id FROM async_job j JOIN networks t ON t.id = j.instance_id AND t.vpc_id IS NOT NULL
WHERE j.instance_type = 'Network' AND j.job_status = 0
UNION
SELECT t.vpc_id FROM sync_queue_item s JOIN async_job j ON j.id = s.content_id AND j.job_status = 0
JOIN sync_queue q ON q.id = s.queue_id AND q.sync_objtype = 'network'
JOIN networks t ON t.id = q.sync_objid AND t.vpc_id IS NOT NULL
UNION
SELECT g.vpc_id FROM async_job j JOIN vpc_gateways g ON g.id = j.instance_id
WHERE j.instance_type = 'PrivateGateway' AND j.job_status = 0
UNION
SELECT r.vpc_id FROM async_job j JOIN domain_router r ON r.id = j.instance_id AND r.vpc_id IS NOT NULL
WHERE j.instance_type IN ('VirtualMachine', 'DomainRouter', 'SystemVm') AND j.job_status = 0;

-- name: highest_id
-- needs: vm_instance.id vm_template.id networks.id physical_network.id
-- `highest`: the last id of the table that the sequence called :name feeds, read from the end of an index.
SELECT CASE :name
  WHEN 'vm_instance_seq' THEN (SELECT MAX(id) FROM vm_instance)
  WHEN 'vm_template_seq' THEN (SELECT MAX(id) FROM vm_template)
  WHEN 'networks_seq' THEN (SELECT MAX(id) FROM networks)
  WHEN 'physical_networks_seq' THEN (SELECT MAX(id) FROM physical_network)
END AS highest;

-- name: leaving_accounts
-- needs: async_job.instance_type async_job.job_status projects.project_account_id
-- `account_id` of every account that is being deleted, or whose project is.
SELECT j.instance_id AS account_id FROM async_job j WHERE j.instance_type = 'Account' AND j.job_status = 0
UNION
SELECT p.project_account_id FROM async_job j JOIN projects p ON p.id = j.instance_id
WHERE j.instance_type = 'Project' AND j.job_status = 0;

-- name: leaving_domains
-- needs: async_job.instance_type async_job.job_status domain.path
-- `domain_id` of every domain that is being deleted, or of which one above is: it takes its children along.
SELECT d.id AS domain_id FROM async_job j JOIN domain p ON p.id = j.instance_id
JOIN domain d ON LEFT(d.path, CHAR_LENGTH(p.path)) = p.path
WHERE j.instance_type = 'Domain' AND j.job_status = 0;

-- name: leaving_networks
-- needs: networks.account_id networks.domain_id
-- `network_id` of every network whose owner is being deleted.
SELECT t.id AS network_id FROM ({leaving_accounts}) a JOIN networks t ON t.account_id = a.account_id
UNION
SELECT t.id FROM ({leaving_domains}) d JOIN networks t ON t.domain_id = d.domain_id;

-- name: work_on_network
-- needs: async_job.instance_type async_job.job_status vm_work_job.vm_instance_id nics.network_id sync_queue.sync_objtype sync_queue.sync_objid sync_queue_item.content_id router_network_ref.router_id
-- The jobs for network `n` of the SELECT around it, for its VPC, or for a VM or router on it, each found by a key: what a
-- fix asks while it holds CloudStack's own lock on the network, which is therefore not looked at. Left to themselves
-- servers begin with all the jobs there are, of which there may be very many.
SELECT j.id FROM async_job j WHERE j.instance_type = 'Network' AND j.instance_id = n.id AND j.job_status = 0
UNION ALL
SELECT j.id FROM async_job j WHERE j.instance_type = 'Vpc' AND j.instance_id = n.vpc_id AND j.job_status = 0
UNION ALL
SELECT j.id FROM sync_queue q JOIN sync_queue_item s ON s.queue_id = q.id
JOIN async_job j ON j.id = s.content_id AND j.job_status = 0
WHERE q.sync_objtype = 'network' AND q.sync_objid = n.id
UNION ALL
SELECT j.id FROM sync_queue q JOIN sync_queue_item s ON s.queue_id = q.id
JOIN async_job j ON j.id = s.content_id AND j.job_status = 0
WHERE q.sync_objtype = 'vpc' AND q.sync_objid = n.vpc_id
UNION ALL
SELECT j.id FROM router_network_ref r
STRAIGHT_JOIN async_job j ON j.instance_type = 'DomainRouter' AND j.instance_id = r.router_id AND j.job_status = 0
WHERE r.network_id = n.id
UNION ALL
SELECT j.id FROM nics i
STRAIGHT_JOIN async_job j ON j.instance_type = 'DomainRouter' AND j.instance_id = i.instance_id AND j.job_status = 0
WHERE i.network_id = n.id AND i.removed IS NULL
UNION ALL
SELECT j.id FROM nics i
STRAIGHT_JOIN async_job j ON j.instance_type = 'VirtualMachine' AND j.instance_id = i.instance_id AND j.job_status = 0
WHERE i.network_id = n.id AND i.removed IS NULL
UNION ALL
SELECT j.id FROM nics i
STRAIGHT_JOIN vm_work_job w ON w.vm_instance_id = i.instance_id
STRAIGHT_JOIN async_job j ON j.id = w.id AND j.job_status = 0
WHERE i.network_id = n.id AND i.removed IS NULL;

-- name: moving_on_network
-- needs: nics.network_id vm_instance.state
-- The VMs that start, stop or migrate with a NIC on network `n` of the SELECT around it.
SELECT m.id FROM nics i JOIN vm_instance m ON m.id = i.instance_id AND m.removed IS NULL
  AND m.state IN ('Starting', 'Stopping', 'Migrating')
WHERE i.network_id = n.id AND i.removed IS NULL;

-- name: work_on_vm
-- needs: async_job.instance_type async_job.job_status vm_work_job.vm_instance_id
-- The jobs for VM `v` of the SELECT around it.
SELECT j.id FROM async_job j WHERE j.instance_type = 'VirtualMachine' AND j.instance_id = v.id AND j.job_status = 0
UNION ALL
SELECT j.id FROM async_job j WHERE j.instance_type = 'DomainRouter' AND j.instance_id = v.id AND j.job_status = 0
UNION ALL
SELECT j.id FROM async_job j WHERE j.instance_type = 'SystemVm' AND j.instance_id = v.id AND j.job_status = 0
UNION ALL
SELECT j.id FROM vm_work_job w JOIN async_job j ON j.id = w.id AND j.job_status = 0 WHERE w.vm_instance_id = v.id;
