-- Gone: lost in a dump, or never made because the upgrade step ignored the error.
ALTER TABLE nics DROP FOREIGN KEY fk_nics__networks_id; -- finding: {"table": "cloud.nics", "columns": ["network_id"]}
ALTER TABLE op_networks DROP FOREIGN KEY fk_op_networks__id; -- finding: {"table": "cloud.op_networks", "columns": ["id"]}
ALTER TABLE networks DROP FOREIGN KEY fk_networks__related; -- finding: {"table": "cloud.networks", "columns": ["related"]}
ALTER TABLE networks DROP FOREIGN KEY fk_networks__vpc_id; -- finding: {"table": "cloud.networks", "columns": ["vpc_id"]}
-- There under its name, but it refers to another table.
ALTER TABLE vlan DROP FOREIGN KEY fk_vlan__data_center_id; -- finding: {"table": "cloud.vlan", "columns": ["data_center_id"]}
ALTER TABLE vlan ADD CONSTRAINT fk_vlan__data_center_id FOREIGN KEY (data_center_id) REFERENCES domain (id);

-- decoy: another name
ALTER TABLE host DROP FOREIGN KEY fk_host__cluster_id;
ALTER TABLE host ADD CONSTRAINT host_ibfk_1 FOREIGN KEY (cluster_id) REFERENCES cluster (id);
-- decoy: another ON DELETE
ALTER TABLE cluster_details DROP FOREIGN KEY fk_cluster_details__cluster_id;
ALTER TABLE cluster_details ADD CONSTRAINT fk_cluster_details__cluster_id FOREIGN KEY (cluster_id) REFERENCES cluster (id);
-- decoy: twice
ALTER TABLE host ADD CONSTRAINT own_pod FOREIGN KEY (pod_id) REFERENCES host_pod_ref (id);
-- decoy: more than CloudStack brings
ALTER TABLE host ADD CONSTRAINT own_zone FOREIGN KEY (data_center_id) REFERENCES data_center (id);
-- decoy: the index that carried it went with it, and it is back without that index's name
ALTER TABLE vlan DROP FOREIGN KEY fk_vlan__physical_network_id, DROP INDEX fk_vlan__physical_network_id;
ALTER TABLE vlan ADD CONSTRAINT own_physical FOREIGN KEY (physical_network_id) REFERENCES physical_network (id);
-- decoy: a table that is gone is another fault
DROP TABLE ssh_keypairs; -- also: missing-expected-table {"table": "cloud.ssh_keypairs"}
-- decoy: a column that is gone is another fault, at either end
ALTER TABLE saml_token DROP FOREIGN KEY fk_saml_token__domain_id;
ALTER TABLE saml_token DROP COLUMN domain_id; -- also: missing-expected-column {"table": "cloud.saml_token", "columns": ["domain_id"]}
