INSERT INTO domain (id, uuid, name, owner, path, level, parent, state, removed) VALUES
  (900001, 'fx-domain-1', 'parent', 2, '/parent/', 1, 1, 'Active', NULL),
  (900002, 'fx-domain-2', 'child', 2, '/parent/child/', 2, 900001, 'Active', NULL);
INSERT INTO account (id, uuid, account_name, type, role_id, domain_id, state, removed, cleanup_needed) VALUES
  (900001, 'fx-account-1', 'being deleted', 0, 4, 2, 'enabled', NULL, 0),
  (900002, 'fx-account-2', 'in the child domain', 0, 4, 900002, 'enabled', NULL, 0),
  (900003, 'fx-account-3', 'PrjAcct-fx-2', 5, 4, 2, 'enabled', NULL, 0);
INSERT INTO projects (id, uuid, name, project_account_id, domain_id, state) VALUES
  (900001, 'fx-project-1', 'fx', 900003, 2, 'Disabled');
INSERT INTO vpc (id, uuid, name, vpc_offering_id, zone_id, state, domain_id, account_id, created) VALUES
  (900001, 'fx-vpc-1', 'being deleted', 1, 1, 'Inactive', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900002, 'fx-vpc-2', 'quiet', 1, 1, 'Enabled', 2, 3, UTC_TIMESTAMP() - INTERVAL 90 DAY);

INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, network_offering_id, related, domain_id, account_id, data_center_id, vpc_id, created, removed) VALUES
-- Nobody deletes these any more: of every kind, with deletions that are over, one without a name.
  (900001, 'fx-network-1', 'isolated', 'Destroy', 'Guest', 'Isolated', 8, 900001, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900001}
  (900002, 'fx-network-2', 'tier', 'Destroy', 'Guest', 'Isolated', 10, 900002, 2, 3, 1, 900002, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900002}
  (900003, 'fx-network-3', 'shared', 'Destroy', 'Guest', 'Shared', 7, 900003, 1, 2, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900003}
  (900004, 'fx-network-4', NULL, 'Destroy', 'Guest', 'L2', 11, 900004, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900004}
-- decoy: removed with its state, as it should be
  (900011, 'fx-network-11', 'removed', 'Destroy', 'Guest', 'Isolated', 8, 900011, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP()),
-- decoy: removed by force, or long ago, in whatever state it had; it holds nothing
  (900012, 'fx-network-12', 'removed by force', 'Implementing', 'Guest', 'Isolated', 8, 900012, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 1 DAY),
  (900013, 'fx-network-13', 'removed by force', 'Implemented', 'Guest', 'Isolated', 8, 900013, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 900 DAY, UTC_TIMESTAMP() - INTERVAL 800 DAY),
-- decoy: a deletion works on it: of the network, its VPC, its account, its project, a domain above its own
  (900014, 'fx-network-14', 'network job', 'Destroy', 'Guest', 'Isolated', 8, 900014, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900015, 'fx-network-15', 'VPC job', 'Destroy', 'Guest', 'Isolated', 10, 900015, 2, 3, 1, 900001, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900016, 'fx-network-16', 'account job', 'Destroy', 'Guest', 'Isolated', 8, 900016, 2, 900001, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900017, 'fx-network-17', 'project job', 'Destroy', 'Guest', 'Isolated', 8, 900017, 2, 900003, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900018, 'fx-network-18', 'domain job', 'Destroy', 'Guest', 'Isolated', 8, 900018, 900002, 900002, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: a job of an old release, of which only the queue says which network it deletes
  (900021, 'fx-network-21', 'queue', 'Destroy', 'Guest', 'Isolated', 8, 900021, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: a management server holds CloudStack's lock on it
  (900019, 'fx-network-19', 'locked', 'Destroy', 'Guest', 'Isolated', 8, 900019, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: other states
  (900020, 'fx-network-20', 'idle', 'Allocated', 'Guest', 'Isolated', 8, 900020, 2, 3, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL);
INSERT INTO op_networks (id, nics_count, gc, check_for_gc) SELECT id, 0, guest_type = 'Isolated', 0 FROM networks WHERE id > 900000;
INSERT INTO account_network_ref (account_id, network_id, is_owner) SELECT account_id, id, 1 FROM networks WHERE id > 900000;
INSERT INTO ntwk_service_map (network_id, service, provider, created) SELECT n.id, m.service, m.provider, UTC_TIMESTAMP() FROM networks n JOIN ntwk_offering_service_map m ON m.network_offering_id = n.network_offering_id WHERE n.id > 900000;

INSERT INTO async_job (id, uuid, user_id, account_id, instance_type, instance_id, job_cmd, job_status, job_dispatcher, job_init_msid, created, last_updated, related) VALUES
  (900014, 'fx-job-14', 2, 2, 'Network', 900014, 'org.apache.cloudstack.api.command.user.network.DeleteNetworkCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900015, 'fx-job-15', 2, 2, 'Vpc', 900001, 'org.apache.cloudstack.api.command.user.vpc.DeleteVPCCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900016, 'fx-job-16', 2, 2, 'Account', 900001, 'org.apache.cloudstack.api.command.admin.account.DeleteAccountCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900017, 'fx-job-17', 2, 2, 'Project', 900001, 'org.apache.cloudstack.api.command.user.project.DeleteProjectCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900018, 'fx-job-18', 2, 2, 'Domain', 900001, 'org.apache.cloudstack.api.command.admin.domain.DeleteDomainCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
-- None of these excuses a network: deletions that are over, and a job for a volume of the same number.
  (900001, 'fx-job-1', 2, 2, 'Network', 900001, 'org.apache.cloudstack.api.command.user.network.DeleteNetworkCmd', 2, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900002, 'fx-job-2', 2, 2, 'Vpc', 900002, 'org.apache.cloudstack.api.command.user.vpc.DeleteVPCCmd', 1, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900003, 'fx-job-3', 2, 2, 'Volume', 900003, 'org.apache.cloudstack.api.command.user.volume.ResizeVolumeCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), '');
INSERT INTO op_lock (`key`, mac, ip, thread, waiters) VALUES
  ('networks900019', '06:00:00:00:00:05', '172.16.0.5', 'API-Job-Executor-7', 1),
  ('vpc900002', '06:00:00:00:00:05', '172.16.0.5', 'API-Job-Executor-8', 1);
INSERT INTO async_job (id, uuid, user_id, account_id, job_cmd, job_status, job_dispatcher, job_init_msid, created, last_updated, related) VALUES
  (900021, 'fx-job-21', 2, 2, 'org.apache.cloudstack.api.command.user.network.DeleteNetworkCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), '');
INSERT INTO sync_queue (id, sync_objtype, sync_objid, queue_size, queue_size_limit) VALUES (900021, 'network', 900021, 1, 1), (900001, 'network', 900001, 1, 1);
INSERT INTO sync_queue_item (id, queue_id, content_type, content_id, created) VALUES
  (900021, 900021, 'AsyncJob', 900021, UTC_TIMESTAMP()), (900001, 900001, 'AsyncJob', 900001, UTC_TIMESTAMP());
