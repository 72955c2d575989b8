-- name: burden on mysql
SELECT variable_name AS name, variable_value AS value FROM performance_schema.global_status
WHERE variable_name IN ('Threads_running', 'wsrep_flow_control_active', 'wsrep_flow_control_status',
  'wsrep_flow_control_paused_ns', 'wsrep_local_recv_queue');

-- name: burden on mariadb
SELECT variable_name AS name, variable_value AS value FROM information_schema.global_status
WHERE variable_name IN ('Threads_running', 'wsrep_flow_control_active', 'wsrep_flow_control_status',
  'wsrep_flow_control_paused_ns', 'wsrep_local_recv_queue');
