-- case: at the limit
-- 80 % of INT UNSIGNED, to the id; 95 % of a signed BIGINT.
ALTER TABLE ldap_trust_map AUTO_INCREMENT = 3435973837; -- finding: information_schema.columns {"table": "cloud.ldap_trust_map", "column": "id"}
ALTER TABLE ovs_tunnel_interface AUTO_INCREMENT = 8762203435012037018; -- finding: critical {"table": "cloud.ovs_tunnel_interface", "column": "id"}
-- decoy: beyond what INT holds, but the column is BIGINT
ALTER TABLE op_user_stats_log AUTO_INCREMENT = 5000000000;
ALTER TABLE version AUTO_INCREMENT = 7000000000000000000;

-- case: one less
-- decoy: one id below 80 % of INT UNSIGNED, and of a signed BIGINT
ALTER TABLE ldap_trust_map AUTO_INCREMENT = 3435973836;
ALTER TABLE ovs_tunnel_interface AUTO_INCREMENT = 7378697629483820646;
-- just below 95 %
ALTER TABLE op_user_stats_log AUTO_INCREMENT = 8762203435012030000; -- finding: warning {"table": "cloud.op_user_stats_log", "column": "id"}

-- case: columns that somebody changed
ALTER TABLE ldap_trust_map MODIFY id TINYINT NOT NULL AUTO_INCREMENT;
INSERT INTO ldap_trust_map (id, domain_id, type, name, account_type) VALUES (127, 1, 'GROUP', 'last', 0); -- finding: critical {"table": "cloud.ldap_trust_map", "column": "id"}
ALTER TABLE ovs_tunnel_interface MODIFY id SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT;
INSERT INTO ovs_tunnel_interface (id, label) VALUES (53000, 'near'); -- finding: warning {"table": "cloud.ovs_tunnel_interface", "column": "id"}
ALTER TABLE op_user_stats_log MODIFY id MEDIUMINT NOT NULL AUTO_INCREMENT;
INSERT INTO op_user_stats_log (id, user_stats_id) VALUES (8300000, 1); -- finding: critical {"table": "cloud.op_user_stats_log", "column": "id"}
-- decoy: a number that is none of the integers counts too far to run out
-- on mariadb
ALTER TABLE version MODIFY id DOUBLE NOT NULL AUTO_INCREMENT;

-- case: a huge id was inserted by hand
ALTER TABLE op_user_stats_log AUTO_INCREMENT = 2;
INSERT INTO op_user_stats_log (id, user_stats_id) VALUES (9223372036854775807, 1); -- finding: critical {"table": "cloud.op_user_stats_log", "column": "id"}
ALTER TABLE ldap_trust_map MODIFY id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT;
INSERT INTO ldap_trust_map (id, domain_id, type, name, account_type) VALUES (18446744073709551615, 1, 'GROUP', 'last', 0); -- finding: critical {"table": "cloud.ldap_trust_map", "column": "id"}
-- decoy: a table that never had a row has no next id on MySQL
ALTER TABLE ovs_tunnel_interface MODIFY id TINYINT NOT NULL AUTO_INCREMENT;

-- case: other limits
-- params: {"warning": 50, "critical": 60}
ALTER TABLE ldap_trust_map MODIFY id TINYINT UNSIGNED NOT NULL AUTO_INCREMENT, AUTO_INCREMENT = 140; -- finding: warning {"table": "cloud.ldap_trust_map", "column": "id"}
ALTER TABLE ovs_tunnel_interface MODIFY id SMALLINT NOT NULL AUTO_INCREMENT, AUTO_INCREMENT = 20000; -- finding: critical {"table": "cloud.ovs_tunnel_interface", "column": "id"}
