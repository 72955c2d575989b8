-- name: zones
-- Zones by uuid; a row that has none, which only hands can have written, is told by its number.
SELECT COALESCE(z.uuid, CONCAT('id ', z.id)) AS zone FROM data_center z WHERE z.removed IS NULL ORDER BY z.id;

-- name: managers
SELECT CONCAT(m.msid) AS manager FROM mshost m WHERE m.removed IS NULL ORDER BY m.id;

-- name: cluster on mysql
SELECT variable_name AS name, variable_value AS value FROM performance_schema.global_status
WHERE variable_name = 'wsrep_cluster_state_uuid';

-- name: cluster on mariadb
SELECT variable_name AS name, variable_value AS value FROM information_schema.global_status
WHERE variable_name = 'wsrep_cluster_state_uuid';
