-- Owners: removed long ago, removed just now, alive.
INSERT INTO domain (id, uuid, name, owner, path, level, parent, state, removed) VALUES
  (900001, 'fx-domain-1', 'gone', 2, '/gone/', 1, 1, 'Active', UTC_TIMESTAMP() - INTERVAL 9 DAY),
  (900002, 'fx-domain-2', 'parent', 2, '/parent/', 1, 1, 'Inactive', NULL),
  (900003, 'fx-domain-3', 'child', 2, '/parent/child/', 2, 900002, 'Inactive', UTC_TIMESTAMP() - INTERVAL 2 HOUR),
  (900004, 'fx-domain-4', 'just now', 2, '/just now/', 1, 1, 'Inactive', UTC_TIMESTAMP() - INTERVAL 5 MINUTE);
INSERT INTO account (id, uuid, account_name, type, role_id, domain_id, state, removed, cleanup_needed) VALUES
  (900001, 'fx-account-1', 'left', 0, 4, 2, 'enabled', UTC_TIMESTAMP() - INTERVAL 61 MINUTE, 0),
  (900002, 'fx-account-2', 'left behind', 0, 4, 2, 'enabled', UTC_TIMESTAMP() - INTERVAL 400 DAY, 1),
  (900003, 'fx-account-3', 'just now', 0, 4, 2, 'enabled', UTC_TIMESTAMP() - INTERVAL 5 MINUTE, 0),
  (900004, 'fx-account-4', 'cleaned up for hours', 0, 4, 2, 'enabled', UTC_TIMESTAMP() - INTERVAL 3 HOUR, 1),
  (900005, 'fx-account-5', 'in the child domain', 0, 4, 900003, 'enabled', UTC_TIMESTAMP() - INTERVAL 2 HOUR, 0),
  (900006, 'fx-account-6', 'PrjAcct-fx-2', 5, 4, 2, 'enabled', UTC_TIMESTAMP() - INTERVAL 2 HOUR, 0),
  (900007, 'fx-account-7', 'disabled', 0, 4, 2, 'disabled', NULL, 0),
  (900008, 'fx-account-8', 'in a domain that is gone', 0, 4, 900001, 'enabled', NULL, 0),
  (900009, 'fx-account-9', 'in a domain that goes now', 0, 4, 900004, 'enabled', NULL, 0);
INSERT INTO projects (id, uuid, name, project_account_id, domain_id, state) VALUES
  (900001, 'fx-project-1', 'fx', 900006, 2, 'Disabled'), (900002, 'fx-project-2', 'left behind', 900002, 2, 'Disabled');
INSERT INTO vpc (id, uuid, name, vpc_offering_id, zone_id, state, domain_id, account_id, created) VALUES
  (900001, 'fx-vpc-1', 'deleted', 1, 1, 'Inactive', 2, 900001, UTC_TIMESTAMP() - INTERVAL 90 DAY),
  (900002, 'fx-vpc-2', 'deleted by an older release', 1, 1, 'Inactive', 2, 900001, UTC_TIMESTAMP() - INTERVAL 90 DAY);

INSERT INTO networks (id, uuid, name, state, traffic_type, guest_type, network_offering_id, related, domain_id, account_id, data_center_id, vpc_id, created, removed) VALUES
-- Live networks of every kind whose account or domain is gone for more than an hour.
  (900001, 'fx-network-1', 'isolated', 'Implemented', 'Guest', 'Isolated', 8, 900001, 2, 900001, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900001}
  (900002, 'fx-network-2', 'idle, CloudStack should clean up', 'Allocated', 'Guest', 'Isolated', 8, 900002, 2, 900002, 1, NULL, UTC_TIMESTAMP() - INTERVAL 500 DAY, NULL), -- finding: {"id": 900002}
  (900003, 'fx-network-3', 'flat', 'Setup', 'Guest', 'L2', 11, 900003, 2, 900001, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900003}
  (900004, 'fx-network-4', 'shared', 'Setup', 'Guest', 'Shared', 7, 900004, 2, 900001, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900004}
  (900005, 'fx-network-5', 'domain gone, account not', 'Implemented', 'Guest', 'Isolated', 8, 900005, 900001, 900008, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900005}
  (900006, 'fx-network-6', 'never removed after Destroy', 'Destroy', 'Guest', 'Isolated', 8, 900006, 2, 900001, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL), -- finding: {"id": 900006} -- also: destroyed-not-removed {"id": 900006}
-- decoy: removed networks of removed accounts and domains, by the thousand
  (900011, 'fx-network-11', 'removed', 'Destroy', 'Guest', 'Isolated', 8, 900011, 2, 900001, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 1 DAY),
  (900012, 'fx-network-12', 'removed with its domain', 'Destroy', 'Guest', 'Isolated', 8, 900012, 900001, 900008, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY),
-- decoy: the account or the domain was removed 5 minutes ago: CloudStack marks first and cleans up after
  (900013, 'fx-network-13', 'just now', 'Implemented', 'Guest', 'Isolated', 8, 900013, 2, 900003, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900014, 'fx-network-14', 'domain just now', 'Implemented', 'Guest', 'Isolated', 8, 900014, 900004, 900009, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: a job still cleans up after the account, a parent of the domain, the project; or deletes the network or its VPC
  (900015, 'fx-network-15', 'account job', 'Implemented', 'Guest', 'Isolated', 8, 900015, 2, 900004, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900016, 'fx-network-16', 'domain job', 'Implemented', 'Guest', 'Isolated', 8, 900016, 900003, 900005, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900017, 'fx-network-17', 'project job', 'Implemented', 'Guest', 'Isolated', 8, 900017, 2, 900006, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900018, 'fx-network-18', 'network job', 'Shutdown', 'Guest', 'Isolated', 8, 900018, 2, 900001, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900019, 'fx-network-19', 'VPC job', 'Implemented', 'Guest', 'Isolated', 10, 900019, 2, 900001, 1, 900001, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: a job of an old release, of which only the queue says which network, or VPC, it deletes
  (900023, 'fx-network-23', 'queue', 'Shutdown', 'Guest', 'Isolated', 8, 900023, 2, 900001, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
  (900024, 'fx-network-24', 'queue of its VPC', 'Implemented', 'Guest', 'Isolated', 10, 900024, 2, 900001, 1, 900002, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: a management server holds CloudStack's lock on it
  (900025, 'fx-network-25', 'locked', 'Shutdown', 'Guest', 'Isolated', 8, 900025, 2, 900001, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: disabled is not removed
  (900020, 'fx-network-20', 'disabled owner', 'Implemented', 'Guest', 'Isolated', 8, 900020, 2, 900007, 1, NULL, UTC_TIMESTAMP() - INTERVAL 90 DAY, NULL),
-- decoy: networks of the system are nobody's
  (900021, 'fx-network-21', NULL, 'Setup', 'Management', NULL, 2, 900021, 900001, 900001, 1, NULL, UTC_TIMESTAMP() - INTERVAL 900 DAY, NULL),
  (900022, 'fx-network-22', NULL, 'Setup', 'Public', NULL, 1, 900022, 1, 900001, 1, NULL, UTC_TIMESTAMP() - INTERVAL 900 DAY, NULL);
INSERT INTO op_networks (id, nics_count, gc, check_for_gc) SELECT id, 0, 1, 0 FROM networks WHERE id > 900000;

INSERT INTO async_job (id, uuid, user_id, account_id, instance_type, instance_id, job_cmd, job_status, job_dispatcher, job_init_msid, created, last_updated, related) VALUES
  (900015, 'fx-job-15', 2, 2, 'Account', 900004, 'org.apache.cloudstack.api.command.admin.account.DeleteAccountCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP() - INTERVAL 3 HOUR, UTC_TIMESTAMP(), ''),
  (900016, 'fx-job-16', 2, 2, 'Domain', 900002, 'org.apache.cloudstack.api.command.admin.domain.DeleteDomainCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP() - INTERVAL 3 HOUR, UTC_TIMESTAMP(), ''),
  (900017, 'fx-job-17', 2, 2, 'Project', 900001, 'org.apache.cloudstack.api.command.user.project.DeleteProjectCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP() - INTERVAL 3 HOUR, UTC_TIMESTAMP(), ''),
  (900018, 'fx-job-18', 2, 2, 'Network', 900018, 'org.apache.cloudstack.api.command.user.network.DeleteNetworkCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900019, 'fx-job-19', 2, 2, 'Vpc', 900001, 'org.apache.cloudstack.api.command.user.vpc.DeleteVPCCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
-- None of these excuses a network: deletions that are over, and a job for a volume of the same number as a project.
  (900001, 'fx-job-1', 2, 2, 'Account', 900001, 'org.apache.cloudstack.api.command.admin.account.DeleteAccountCmd', 2, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP() - INTERVAL 2 HOUR, UTC_TIMESTAMP(), ''),
  (900003, 'fx-job-3', 2, 2, 'Volume', 900002, 'org.apache.cloudstack.api.command.user.volume.ResizeVolumeCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900002, 'fx-job-2', 2, 2, 'Domain', 900004, 'org.apache.cloudstack.api.command.admin.domain.DeleteDomainCmd', 1, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP() - INTERVAL 2 HOUR, UTC_TIMESTAMP(), '');
INSERT INTO async_job (id, uuid, user_id, account_id, job_cmd, job_status, job_dispatcher, job_init_msid, created, last_updated, related) VALUES
  (900023, 'fx-job-23', 2, 2, 'org.apache.cloudstack.api.command.user.network.DeleteNetworkCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (900024, 'fx-job-24', 2, 2, 'org.apache.cloudstack.api.command.user.vpc.DeleteVPCCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
-- A job that is over and still stands in the queue excuses nobody, nor one in another thing's queue, nor another's lock.
  (900006, 'fx-job-6', 2, 2, 'org.apache.cloudstack.api.command.user.network.DeleteNetworkCmd', 2, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP() - INTERVAL 2 HOUR, UTC_TIMESTAMP(), ''),
  (900007, 'fx-job-7', 2, 2, 'org.apache.cloudstack.api.command.user.address.DisassociateIPAddrCmd', 0, 'ApiAsyncJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), '');
INSERT INTO sync_queue (id, sync_objtype, sync_objid, queue_size, queue_size_limit) VALUES
  (900023, 'network', 900023, 1, 1), (900024, 'vpc', 900002, 1, 1), (900006, 'network', 900006, 1, 1), (900001, 'ipaddress', 900001, 1, 1);
INSERT INTO sync_queue_item (id, queue_id, content_type, content_id, created) VALUES
  (900023, 900023, 'AsyncJob', 900023, UTC_TIMESTAMP()), (900024, 900024, 'AsyncJob', 900024, UTC_TIMESTAMP()),
  (900006, 900006, 'AsyncJob', 900006, UTC_TIMESTAMP()), (900001, 900001, 'AsyncJob', 900007, UTC_TIMESTAMP());
INSERT INTO op_lock (`key`, mac, ip, thread, waiters) VALUES
  ('networks900025', '06:00:00:00:00:05', '172.16.0.5', 'API-Job-Executor-7', 1),
  ('vpc900001', '06:00:00:00:00:05', '172.16.0.5', 'API-Job-Executor-8', 1),
  ('vm_instance900001', '06:00:00:00:00:05', '172.16.0.5', 'Work-Job-Executor-1', 1);
