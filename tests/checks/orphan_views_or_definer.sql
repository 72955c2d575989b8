CREATE TABLE own_base (id INT PRIMARY KEY, a INT, b INT);
CREATE TABLE own_gone (id INT PRIMARY KEY);
-- What a view shows is gone, and with it what another shows of the view.
CREATE VIEW own_table_view AS SELECT id FROM own_gone; -- finding: {"table": "cloud.own_table_view"}
CREATE VIEW own_column AS SELECT id, b FROM own_base; -- finding: {"table": "cloud.own_column"}
CREATE VIEW own_nested AS SELECT b FROM own_column; -- finding: {"table": "cloud.own_nested"}
CREATE VIEW {usage}.own_other AS SELECT id FROM {cloud}.own_gone; -- finding: {"table": "cloud_usage.own_other"}
CREATE VIEW own_joined AS SELECT x.id, y.b FROM networks x JOIN own_base y ON y.id = x.id; -- finding: {"table": "cloud.own_joined"}
-- The account that a view belongs to is gone, or never was.
CREATE USER 'fx gone'@'%';
CREATE DEFINER='fx gone'@'%' VIEW own_gone_definer AS SELECT id FROM own_base; -- finding: {"table": "cloud.own_gone_definer"}
CREATE DEFINER='fx@never'@'10.0.0.%' VIEW own_never_definer AS SELECT id FROM own_base; -- finding: {"table": "cloud.own_never_definer"}

-- decoy: it is fine
CREATE VIEW own_fine_view AS SELECT id, a FROM own_base;
-- decoy: the definer exists
CREATE USER 'fx@there'@'10.0.0.%';
GRANT SELECT ON {cloud}.* TO 'fx@there'@'10.0.0.%';
CREATE DEFINER='fx@there'@'10.0.0.%' VIEW own_there AS SELECT id FROM own_base;
-- decoy: the definer is gone, but is not needed
CREATE DEFINER='fx gone'@'%' SQL SECURITY INVOKER VIEW own_invoker AS SELECT id FROM own_base;
-- decoy: a role as definer
-- on mariadb
CREATE ROLE fx_role;
-- on mariadb
CREATE DEFINER=fx_role VIEW own_role AS SELECT id FROM own_base;
-- on mariadb
DROP ROLE fx_role;
DROP USER 'fx gone'@'%';
DROP TABLE own_gone;
ALTER TABLE own_base DROP COLUMN b;

-- case: MySQL remembers that a definer was gone when a table was altered
CREATE TABLE own_base (id INT PRIMARY KEY);
CREATE VIEW own_from_networks AS SELECT id FROM networks;
CREATE USER 'fx back'@'%';
GRANT SELECT ON {cloud}.* TO 'fx back'@'%';
CREATE DEFINER='fx back'@'%' VIEW own_back AS SELECT y.id FROM own_base y JOIN own_from_networks z ON z.id = y.id;
DROP USER 'fx back'@'%';
ALTER TABLE own_base ADD COLUMN a INT;
CREATE USER 'fx back'@'%';
-- on mysql
GRANT SELECT ON {cloud}.* TO 'fx back'@'%'; -- finding: info {"table": "cloud.own_back"}
-- on mariadb
-- decoy: the account is back, and the view works
GRANT SELECT ON {cloud}.* TO 'fx back'@'%';

-- case: an upgrade is under way
-- decoy: it makes the views anew in the end
INSERT INTO version (id, version, updated, step) VALUES (900001, '4.23.0.0', UTC_TIMESTAMP(), 'Upgrade'); -- also: partial-upgrade warning cloud.version {"id": 900001}
CREATE TABLE own_gone (id INT PRIMARY KEY);
CREATE VIEW own_table_view AS SELECT id FROM own_gone; -- finding: info {"table": "cloud.own_table_view"}
DROP TABLE own_gone;

-- case: an upgrade died
INSERT INTO version (id, version, updated, step) VALUES (900001, '4.23.0.0', UTC_TIMESTAMP() - INTERVAL 2 HOUR, 'Upgrade'); -- also: partial-upgrade cloud.version {"id": 900001}
CREATE TABLE own_gone (id INT PRIMARY KEY);
CREATE VIEW own_table_view AS SELECT id FROM own_gone; -- finding: {"table": "cloud.own_table_view"}
DROP TABLE own_gone;
