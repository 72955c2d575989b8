-- A table converted by hand, with all its texts.
ALTER TABLE keystore CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci; -- finding: information_schema.tables {"table": "cloud.keystore"}
ALTER TABLE {usage}.usage_job CONVERT TO CHARACTER SET utf8mb3 COLLATE utf8mb3_unicode_ci; -- finding: info information_schema.tables {"table": "cloud_usage.usage_job"}
-- Single columns.
ALTER TABLE alert MODIFY uuid VARCHAR(40) CHARACTER SET utf8mb3 COLLATE utf8mb3_unicode_ci; -- finding: {"table": "cloud.alert", "columns": ["uuid"]}
ALTER TABLE launch_permission COMMENT 'nothing to compare';
ALTER TABLE vm_snapshot_details MODIFY value VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci; -- finding: info {"table": "cloud.vm_snapshot_details", "columns": ["value"]}
-- A foreign key cannot be there when its texts differ, so they differ together; a view joins by these.
ALTER TABLE annotations MODIFY entity_uuid VARCHAR(40) CHARACTER SET utf8mb3 COLLATE utf8mb3_unicode_520_ci; -- finding: {"table": "cloud.annotations", "columns": ["entity_uuid"]}

-- decoy: what the server, or CloudStack, makes of utf8mb4 where nobody says how to compare
ALTER TABLE op_user_stats_log CONVERT TO CHARACTER SET utf8mb4;
ALTER TABLE network_rule_config CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci;
-- decoy: binary collations go with all others
ALTER TABLE resource_icon MODIFY resource_uuid VARCHAR(40) CHARACTER SET utf8mb3 COLLATE utf8mb3_bin;
-- decoy: other character sets are converted
ALTER TABLE vm_compute_tags CONVERT TO CHARACTER SET latin1 COLLATE latin1_swedish_ci;
-- decoy: a table of the site's own
CREATE TABLE own_notes (uuid VARCHAR(40)) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- case: both collations are usual, but do not go together
ALTER TABLE annotations MODIFY user_uuid VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci;
SET SESSION foreign_key_checks=0;
-- on mysql
ALTER TABLE user MODIFY uuid VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci; -- finding: {"table": "cloud.annotations", "columns": ["user_uuid"]}
-- on mariadb
-- decoy: utf8mb3 and utf8mb4 can be compared
ALTER TABLE user MODIFY uuid VARCHAR(40) CHARACTER SET utf8mb3 COLLATE utf8mb3_general_ci;
