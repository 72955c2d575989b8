"""Owns the faults of rules and what they hang on: stuck and orphaned ones, dead VMs, physical networks, source NAT."""

from dbcare.db import Row, Writer
from dbcare.world.fault import Fault, Place, Site

_LONG_AGO = "UTC_TIMESTAMP() - INTERVAL 2 DAY"
_LIVE_OWNER = """JOIN account a ON a.id = n.account_id AND a.removed IS NULL
  JOIN domain d ON d.id = n.domain_id AND d.removed IS NULL"""
_QUIET = f"""networks n {_LIVE_OWNER} WHERE n.removed IS NULL AND n.state = 'Implemented'
  AND n.guest_type = 'Isolated' AND n.vpc_id IS NULL AND n.created < {_LONG_AGO}
  AND n.id IN (SELECT o.id FROM op_networks o)
  AND EXISTS (SELECT 1 FROM ntwk_service_map m
    WHERE m.network_id = n.id AND m.service = 'SourceNat' AND m.provider = 'VirtualRouter')
  AND n.id NOT IN (SELECT f.network_id FROM firewall_rules f JOIN async_job j ON j.instance_id = f.id
    WHERE j.job_status = 0 AND j.instance_type = 'FirewallRule')
  AND n.id NOT IN (SELECT i.network_id FROM nics i JOIN vm_instance v ON v.id = i.instance_id
    WHERE i.removed IS NULL AND v.removed IS NULL AND v.state IN ('Starting', 'Stopping', 'Migrating', 'Expunging'))
  AND n.id NOT IN (SELECT j.instance_id FROM async_job j WHERE j.job_status = 0 AND j.instance_type = 'Network')"""
"""Isolated networks that work and that nothing works on."""
_FREE = """SELECT u.id FROM user_ip_address u JOIN vlan v ON v.id = u.vlan_db_id AND v.removed IS NULL
  WHERE u.removed IS NULL AND u.state = 'Free' AND v.vlan_type = 'VirtualNetwork'
    AND u.id NOT IN (SELECT f.ip_address_id FROM firewall_rules f WHERE f.ip_address_id IS NOT NULL) ORDER BY u.id"""


def _networks(site: Site, count: int) -> list[Row]:
    return site.pick(
        count,
        "isolated networks that nothing works on",
        f"SELECT n.id, n.account_id AS account, n.domain_id AS domain FROM {_QUIET} ORDER BY n.id",
    )


def _addresses(site: Site, count: int) -> list[int]:
    return [row["id"] for row in site.pick(count, "free public addresses", _FREE)] if count else []


def _newest(writer: Writer, table: str) -> int:
    return int(writer.all(f"SELECT MAX(id) AS id FROM {table}")[0]["id"])


def _rule(
    writer: Writer, network: Row, state: str, purpose: str = "Firewall", port: int | None = None, ip: int | None = None
) -> int:
    """Add a rule two days old; without an address it is one for the way out."""
    traffic = None if purpose != "Firewall" else "Egress" if ip is None else "Ingress"
    writer.execute(
        "INSERT INTO firewall_rules (uuid, xid, purpose, state, network_id, account_id, domain_id, ip_address_id, "
        f"start_port, end_port, protocol, traffic_type, created) VALUES (UUID(), UUID(), %s, %s, %s, %s, %s, %s, %s, "
        f"%s, 'tcp', %s, {_LONG_AGO})",
        (purpose, state, network["id"], network["account"], network["domain"], ip, port, port, traffic),
    )
    return _newest(writer, "firewall_rules")


def rule_stuck(site: Site, count: int) -> list[Place]:
    """Leave rules in Revoke that nothing takes back."""
    return [site.place("cloud.firewall_rules", id=_rule(site.writer, row, "Revoke")) for row in _networks(site, count)]


def rule_orphaned(site: Site, count: int) -> list[Place]:
    """Leave rules of networks that were removed, and every second one of an address that was released."""
    released = _addresses(site, count // 2)
    removed = site.pick(
        count - len(released),
        "removed networks",
        f"""SELECT n.id, n.account_id AS account, n.domain_id AS domain FROM networks n
        WHERE n.removed < {_LONG_AGO} AND n.traffic_type = 'Guest' AND n.vpc_id IS NULL
          AND n.id NOT IN (SELECT f.network_id FROM firewall_rules f) ORDER BY n.id""",
    )
    quiet = _networks(site, len(released)) if released else []
    rules = [_rule(site.writer, row, "Active") for row in removed]
    rules += [_rule(site.writer, row, "Active", port=9000, ip=ip) for row, ip in zip(quiet, released, strict=True)]
    return [site.place("cloud.firewall_rules", id=number) for number in rules]


def rule_to_dead_vm(site: Site, count: int) -> list[Place]:
    """Leave forwarded ports, members of load balancers and static NATs of VMs that were expunged, in turn."""
    rows = _networks(site, count)
    dead = site.pick(
        count,
        "expunged VMs",
        f"SELECT v.id FROM vm_instance v WHERE v.type = 'User' AND v.removed < {_LONG_AGO} ORDER BY v.id",
    )
    free = iter(_addresses(site, count // 3))
    places: list[Place] = []
    for number, (network, vm) in enumerate(zip(rows, dead, strict=True)):
        if number % 3 == 0:
            places.append(_forwarded(site, network, vm["id"]))
        elif number % 3 == 1:
            places.append(_balanced(site, network, vm["id"]))
        else:
            places.append(_translated(site, network, vm["id"], next(free)))
    return places


def _forwarded(site: Site, network: Row, vm: int) -> Place:
    number = _rule(site.writer, network, "Active", "PortForwarding", 9022)
    site.writer.execute(
        "INSERT INTO port_forwarding_rules (id, instance_id, dest_ip_address, dest_port_start, dest_port_end) "
        "VALUES (%s, %s, '10.1.1.251', 9022, 9022)",
        (number, vm),
    )
    return site.place("cloud.port_forwarding_rules", id=number)


def _balanced(site: Site, network: Row, vm: int) -> Place:
    number = _rule(site.writer, network, "Active", "LoadBalancing", 9080)
    site.writer.execute(
        "INSERT INTO load_balancing_rules (id, name, default_port_start, default_port_end, algorithm, scheme) "
        "VALUES (%s, 'dead', 80, 80, 'roundrobin', 'Public')",
        (number,),
    )
    site.writer.execute(
        "INSERT INTO load_balancer_vm_map (load_balancer_id, instance_id, instance_ip) VALUES (%s, %s, '10.1.1.251')",
        (number, vm),
    )
    return site.place("cloud.load_balancer_vm_map", id=_newest(site.writer, "load_balancer_vm_map"))


def _translated(site: Site, network: Row, vm: int, address: int) -> Place:
    site.writer.execute(
        "UPDATE user_ip_address SET state = 'Allocated', account_id = %s, domain_id = %s, network_id = %s, vm_id = %s, "
        f"one_to_one_nat = 1, dnat_vmip = '10.1.1.251', allocated = {_LONG_AGO} WHERE id = %s",
        (network["account"], network["domain"], network["id"], vm, address),
    )
    return site.place("cloud.user_ip_address", id=address)


def physical_network_leftovers(site: Site, count: int) -> list[Place]:
    """Leave ranges on physical networks that were removed, and every second time one address."""
    gone = site.pick(
        1, "removed physical networks", f"SELECT id FROM physical_network WHERE removed < {_LONG_AGO} ORDER BY id"
    )[0]["id"]
    return [_left_address(site, gone) if number % 2 else _left_range(site, gone) for number in range(count)]


def _left_range(site: Site, physical_network: int) -> Place:
    number = _newest(site.writer, "vlan") + 1
    net = f"100.64.{number % 250}"
    site.writer.execute(
        "INSERT INTO vlan (id, uuid, vlan_id, vlan_gateway, vlan_netmask, vlan_type, data_center_id, network_id, "
        "physical_network_id, created) VALUES (%s, UUID(), %s, %s, '255.255.255.0', 'VirtualNetwork', 1, 200, %s, "
        f"{_LONG_AGO})",
        (number, f"vlan://{3000 + number % 1000}", f"{net}.1", physical_network),
    )
    return site.place("cloud.vlan", id=number)


def _left_address(site: Site, physical_network: int) -> Place:
    """Add a free address of a range that is still in use, with a number for its MAC address."""
    site.writer.execute("UPDATE data_center SET mac_address = mac_address + 1 WHERE id = 1")
    number = _newest(site.writer, "user_ip_address") + 1
    site.writer.execute(
        "INSERT INTO user_ip_address (id, uuid, public_ip_address, vlan_db_id, mac_address, state, data_center_id, "
        "source_network_id, physical_network_id) SELECT %s, UUID(), %s, MIN(v.id), z.mac_address - 1, 'Free', 1, 200, "
        "%s FROM data_center z JOIN vlan v ON v.removed IS NULL AND v.vlan_type = 'VirtualNetwork' WHERE z.id = 1 "
        "GROUP BY z.mac_address",
        (number, f"100.65.{number // 250 % 250}.{number % 250}", physical_network),
    )
    return site.place("cloud.user_ip_address", id=number)


def source_nat_twice(site: Site, count: int) -> list[Place]:
    """Give VPCs a second source NAT address."""
    rows = site.pick(
        count,
        "VPCs that nothing works on",
        """SELECT n.id, n.account_id AS account, n.domain_id AS domain FROM vpc n """
        f"""{_LIVE_OWNER} WHERE n.removed IS NULL AND n.state = 'Enabled' AND n.created < {_LONG_AGO}
        AND (SELECT COUNT(*) FROM user_ip_address u WHERE u.vpc_id = n.id AND u.source_nat = 1
          AND u.state = 'Allocated') = 1 ORDER BY n.id""",
    )
    for row, address in zip(rows, _addresses(site, count), strict=True):
        site.writer.execute(
            "UPDATE user_ip_address SET state = 'Allocated', account_id = %s, domain_id = %s, vpc_id = %s, "
            f"source_nat = 1, allocated = {_LONG_AGO} WHERE id = %s",
            (row["account"], row["domain"], row["id"], address),
        )
    return [site.place("cloud.vpc", id=row["id"]) for row in rows]


FAULTS = (
    Fault("rule-stuck", "rules-stuck-or-orphaned", "a rule is to be taken back and stays", rule_stuck),
    Fault(
        "rule-orphaned",
        "rules-stuck-or-orphaned",
        "a rule's network was removed, or its address released",
        rule_orphaned,
    ),
    Fault("rule-to-dead-vm", "rule-to-dead-vm", "a rule leads to a VM that was expunged", rule_to_dead_vm),
    Fault(
        "physical-network-leftovers",
        "physical-network-removed-leftovers",
        "a range or address of a removed physical network is still drawn from",
        physical_network_leftovers,
    ),
    Fault("source-nat-twice", "source-nat-count", "a VPC has two source NAT addresses", source_nat_twice),
)
