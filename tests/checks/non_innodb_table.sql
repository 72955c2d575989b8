ALTER TABLE alert ENGINE=MyISAM; -- finding: {"table": "cloud.alert"}
ALTER TABLE op_lock ENGINE=MyISAM; -- finding: {"table": "cloud.op_lock"}
-- What refers to it, or is referred to, loses its foreign keys.
SET SESSION foreign_key_checks=0;
ALTER TABLE network_details DROP FOREIGN KEY fk_network_details__network_id; -- also: missing-foreign-keys information_schema.key_column_usage {"table": "cloud.network_details", "columns": ["network_id"]}
ALTER TABLE network_details ENGINE=MyISAM; -- finding: {"table": "cloud.network_details"}
ALTER TABLE {usage}.usage_job ENGINE=MyISAM; -- finding: {"table": "cloud_usage.usage_job"}
-- on mariadb
ALTER TABLE vm_stats ENGINE=Aria; -- finding: {"table": "cloud.vm_stats"}

-- decoy: CloudStack ships it so
-- decoy: a table of the site's own
CREATE TABLE own_notes (id INT PRIMARY KEY) ENGINE=MyISAM; -- finding: info {"table": "cloud.own_notes"}

-- case: what is shipped so may be InnoDB too
-- decoy: CloudStack ships MyISAM, the site has converted it
SET SESSION foreign_key_checks=0;
ALTER TABLE {usage}.quota_account ENGINE=InnoDB; -- gone: info information_schema.tables {"table": "cloud_usage.quota_account"}
-- case: before 4.9.1 on 4.9.0
ALTER TABLE op_lock ENGINE=MEMORY; -- finding: info {"table": "cloud.op_lock"}
ALTER TABLE op_nwgrp_work ENGINE=MEMORY; -- finding: info {"table": "cloud.op_nwgrp_work"}
ALTER TABLE alert ENGINE=MyISAM; -- finding: {"table": "cloud.alert"}
