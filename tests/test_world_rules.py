"""The rules of a world lead where they say, and those that look stuck and are normal are there."""

from collections.abc import Iterator

import pytest

from dbcare import world
from dbcare.db import Writer
from dbcare.endpoint import Databases, Endpoint

NAMES = Databases("ruled", "ruled_usage")


@pytest.fixture(scope="module", params=["4.9.0", "4.22.0.0"])
def writer(mariadb: Endpoint, request: pytest.FixtureRequest) -> Iterator[Writer]:
    world.create(mariadb, request.param, databases=NAMES)
    world.populate(mariadb, request.param, databases=NAMES)
    with Writer(mariadb, NAMES.cloud) as opened:
        yield opened


_ADDRESSES = """SELECT i.instance_id, i.network_id, i.ip4_address FROM nics i WHERE i.removed IS NULL
  UNION SELECT s.vmId, s.network_id, s.ip4_address FROM nic_secondary_ips s"""
THERE = {
    "rules of every purpose": "SELECT MAX(id) FROM firewall_rules HAVING COUNT(DISTINCT purpose) = 6",
    "forwarding to a VM that is destroyed, not yet expunged": (
        "SELECT p.id FROM port_forwarding_rules p JOIN vm_instance v ON v.id = p.instance_id "
        "WHERE v.state = 'Destroyed'"
    ),
    "a load balancer that waits in Add for its first VM": (
        "SELECT f.id FROM firewall_rules f LEFT JOIN load_balancer_vm_map m ON m.load_balancer_id = f.id "
        "WHERE f.purpose = 'LoadBalancing' AND f.state = 'Add' AND m.id IS NULL"
    ),
    "ports that a VPN reserves, Staged for good": (
        "SELECT id FROM firewall_rules WHERE purpose = 'Vpn' AND state = 'Staged'"
    ),
    "rules in Add on a network that is not implemented": (
        "SELECT f.id FROM firewall_rules f JOIN networks n ON n.id = f.network_id "
        "WHERE f.state = 'Add' AND n.state = 'Allocated'"
    ),
    "rules under way, with a job": (
        "SELECT f.state FROM firewall_rules f JOIN async_job j ON j.instance_type = 'FirewallRule' "
        "AND j.instance_id = f.id AND j.job_status = 0 WHERE f.state IN ('Add', 'Revoke') GROUP BY f.state "
        "HAVING COUNT(*) > 0"
    ),
    "egress without an address": (
        "SELECT id FROM firewall_rules WHERE traffic_type = 'Egress' AND ip_address_id IS NULL"
    ),
    "an address that a VPC lends to a tier": (
        "SELECT id FROM user_ip_address WHERE vpc_id IS NOT NULL AND network_id IS NOT NULL AND source_nat = 0"
    ),
    "a removed physical network": "SELECT id FROM physical_network WHERE removed IS NOT NULL",
    "ranges for one account, domain, pod": (
        "SELECT a.id FROM account_vlan_map a, domain_vlan_map d, pod_vlan_map p WHERE a.vlan_db_id <> d.vlan_db_id"
    ),
}
ABSENT = {
    "rules lead to an address of the VM in the rule's network": (
        f"SELECT p.id FROM port_forwarding_rules p JOIN firewall_rules f ON f.id = p.id LEFT JOIN ({_ADDRESSES}) x "
        "ON x.instance_id = p.instance_id AND x.network_id = f.network_id AND x.ip4_address = p.dest_ip_address "
        "WHERE x.instance_id IS NULL"
    ),
    "members have the addresses that the balancer knows": (
        "SELECT m.id FROM load_balancer_vm_map m JOIN firewall_rules f ON f.id = m.load_balancer_id "
        f"LEFT JOIN ({_ADDRESSES}) x ON x.instance_id = m.instance_id AND x.network_id = f.network_id "
        "AND x.ip4_address = m.instance_ip WHERE x.instance_id IS NULL"
    ),
    "static NAT leads to an address of the VM": (
        f"SELECT u.id FROM user_ip_address u LEFT JOIN ({_ADDRESSES}) x ON x.instance_id = u.vm_id "
        "AND x.network_id = u.network_id AND x.ip4_address = u.dnat_vmip "
        "WHERE u.one_to_one_nat = 1 AND x.instance_id IS NULL"
    ),
    "a rule's address is of its network": (
        "SELECT f.id FROM firewall_rules f JOIN user_ip_address u ON u.id = f.ip_address_id "
        "WHERE u.state <> 'Allocated' OR u.network_id <> f.network_id OR u.account_id <> f.account_id"
    ),
    "no rules on removed networks": (
        "SELECT f.id FROM firewall_rules f JOIN networks n ON n.id = f.network_id WHERE n.removed IS NOT NULL"
    ),
    "maps of live VMs with live NICs, once": (
        "SELECT m.id FROM vm_network_map m LEFT JOIN nics i ON i.instance_id = m.vm_id "
        "AND i.network_id = m.network_id AND i.removed IS NULL WHERE i.id IS NULL"
    ),
    "NICs say whether they have a second address": (
        "SELECT i.id FROM nics i LEFT JOIN nic_secondary_ips s ON s.nicId = i.id "
        "WHERE i.secondary_ip <> (s.id IS NOT NULL)"
    ),
    "a removed physical network has nothing live": (
        "SELECT p.id FROM physical_network p JOIN vlan v ON v.physical_network_id = p.id "
        "WHERE p.removed IS NOT NULL AND v.removed IS NULL"
    ),
}


def test_what_looks_stuck_and_is_normal_is_there(writer: Writer) -> None:
    assert [name for name, sql in THERE.items() if not writer.all(sql)] == []
    assert writer.all("SELECT COUNT(*) AS n FROM firewall_rules")[0]["n"] > 100


def test_rules_lead_where_they_say(writer: Writer) -> None:
    assert [name for name, sql in ABSENT.items() if writer.all(sql)] == []
