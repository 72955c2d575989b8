CREATE TABLE own_notes (a INT); -- finding: {"table": "cloud.own_notes"}
CREATE TABLE own_unique (a INT NOT NULL, UNIQUE KEY (a)); -- finding: {"table": "cloud.own_unique"}
CREATE TABLE {usage}.own_notes (a INT, KEY (a)); -- finding: {"table": "cloud_usage.own_notes"}
-- decoy: it has one
CREATE TABLE own_keyed (a INT PRIMARY KEY);
-- decoy: a primary key of the release that is gone is a missing index
ALTER TABLE cluster_details MODIFY id BIGINT UNSIGNED, DROP PRIMARY KEY; -- also: missing-expected-index critical {"table": "cloud.cluster_details", "columns": ["id"]}
-- ... unless a unique one does its work.
ALTER TABLE op_lock DROP PRIMARY KEY; -- finding: {"table": "cloud.op_lock"}

-- case: twelve are shipped so on 4.15.0.0
CREATE TABLE own_notes (a INT); -- finding: {"table": "cloud.own_notes"}
