-- case: async_job will reach it
INSERT INTO async_job (id, uuid, user_id, account_id, instance_type, instance_id, job_cmd, job_status, job_dispatcher, job_init_msid, created, last_updated, related) VALUES
  (999000, 'fx-job-999000', 3, 3, NULL, NULL, 'com.cloud.vm.VmWorkStop', 1, 'VmWorkJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (998000, 'fx-job-998000', 3, 3, NULL, NULL, 'com.cloud.vm.VmWorkStop', 0, 'VmWorkJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), '');
INSERT INTO vm_work_job (id, step, vm_type, vm_instance_id) VALUES
  (999001, 'Done', 'Instance', 10), -- finding: {"id": 999001}
  (999002, 'Starting', 'Instance', 10), -- finding: {"id": 999002}
  (1200000, 'Done', 'DomainRouter', 4), -- finding: {"id": 1200000}
-- decoy: jobs that run, or did, have both rows
  (999000, 'Done', 'Instance', 10), (998000, 'Starting', 'Instance', 11);

-- case: rows are left of jobs that are gone
-- They are counted together: beside jobs that are there, and above them all but below the next id.
INSERT INTO async_job (id, uuid, user_id, account_id, instance_type, instance_id, job_cmd, job_status, job_dispatcher, job_init_msid, created, last_updated, related) VALUES
  (999000, 'fx-job-999000', 3, 3, NULL, NULL, 'com.cloud.vm.VmWorkStop', 1, 'VmWorkJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ''),
  (998000, 'fx-job-998000', 3, 3, NULL, NULL, 'com.cloud.vm.VmWorkStop', 1, 'VmWorkJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), '');
INSERT INTO vm_work_job (id, step, vm_type, vm_instance_id) VALUES
  (998000, 'Done', 'Instance', 10), (997000, 'Done', 'Instance', 10), -- finding: info information_schema.tables {"table": "cloud.vm_work_job"}
-- decoy: ids that async_job has passed are not handed out again
  (998999, 'Done', 'Instance', 10), (999000, 'Done', 'Instance', 11);
DELETE FROM async_job WHERE id = 999000;

-- case: all jobs have both rows
-- decoy: a job of another kind, and the wait of an API call, have no row in vm_work_job
INSERT INTO async_job (id, uuid, user_id, account_id, instance_type, instance_id, job_cmd, job_status, job_dispatcher, job_init_msid, created, last_updated, related) VALUES
  (997500, 'fx-job-997500', 3, 3, NULL, NULL, 'com.cloud.vm.VmWorkStop', 0, 'VmWorkJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), '');

-- case: async_job was emptied
-- decoy: its counter goes on from where it was: that is hygiene
DELETE FROM async_job WHERE job_status <> 0; -- finding: info information_schema.tables {"table": "cloud.vm_work_job"}

-- case: async_job was restored from an older dump
-- The counter is back at what the dump's rows say: every row above is in the way.
ALTER TABLE async_job AUTO_INCREMENT = 1;
INSERT INTO vm_work_job (id, step, vm_type, vm_instance_id) VALUES
  (900, 'Done', 'Instance', 10), -- finding: {"id": 900}
  (901, 'Done', 'Instance', 10); -- finding: {"id": 901}

-- case: an older release on 4.15.0.0
INSERT INTO async_job (id, uuid, user_id, account_id, instance_type, instance_id, job_cmd, job_status, job_dispatcher, job_init_msid, created, last_updated, related) VALUES
  (999000, 'fx-job-999000', 3, 3, NULL, NULL, 'com.cloud.vm.VmWorkStop', 1, 'VmWorkJobDispatcher', 345049103441, UTC_TIMESTAMP(), UTC_TIMESTAMP(), '');
INSERT INTO vm_work_job (id, step, vm_type, vm_instance_id) VALUES
  (999001, 'Done', 'Instance', 10); -- finding: {"id": 999001}
