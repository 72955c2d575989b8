"""Owns the faults of networks: stuck ones, orphaned ones, and NICs on removed ones."""

from dbcare.db import Row, Writer
from dbcare.world import macs
from dbcare.world.fault import Fault, Place, Site
from dbcare.world.fault_counters import HEALTHY

_OWNED_VMS = "SELECT id FROM vm_instance WHERE account_id = %s"
_GONE = "UTC_TIMESTAMP() - INTERVAL 2 DAY"


def network_stuck_implementing(site: Site, count: int) -> list[Place]:
    """Leave old networks in Implementing with nothing at work on them, unused ones first."""
    rows = site.pick(
        count,
        "healthy networks",
        f"SELECT n.id FROM {HEALTHY} AND n.created < UTC_TIMESTAMP() - INTERVAL 1 DAY "
        "ORDER BY o.nics_count > 0, n.id DESC",
    )
    for row in rows:
        site.writer.execute("UPDATE networks SET state = 'Implementing' WHERE id = %s", (row["id"],))
    return [site.place("cloud.networks", id=row["id"]) for row in rows]


def live_nic_on_removed_network(site: Site, count: int) -> list[Place]:
    """Give VMs a second NIC on a network of their owner that was removed, stopped VMs first."""
    rows = site.pick(
        count,
        "VMs whose owner has a removed network",
        """SELECT v.id, v.state, MIN(n.id) AS network FROM vm_instance v
        JOIN networks n ON n.account_id = v.account_id AND n.removed IS NOT NULL
        WHERE v.type = 'User' AND v.removed IS NULL AND v.state IN ('Stopped', 'Running')
          AND NOT EXISTS (SELECT 1 FROM nics i JOIN networks r ON r.id = i.network_id
            WHERE i.instance_id = v.id AND i.removed IS NULL AND r.removed IS NOT NULL)
        GROUP BY v.id, v.state ORDER BY v.state = 'Running', v.id""",
    )
    return [site.place("cloud.nics", id=_attach(site.writer, row)) for row in rows]


def _attach(writer: Writer, vm: Row) -> int:
    """Attach a VM to a network as if nobody had noticed that it was removed: counters and all."""
    network, running = vm["network"], int(vm["state"] == "Running")
    counters = writer.all("SELECT mac_address_seq AS number FROM op_networks WHERE id = %(id)s", {"id": network})[0]
    writer.execute(
        "UPDATE op_networks SET mac_address_seq = mac_address_seq + 1, nics_count = nics_count + %s WHERE id = %s",
        (running, network),
    )
    writer.execute(
        """INSERT INTO nics (uuid, instance_id, mac_address, ip4_address, netmask, network_id, mode, state, strategy,
          device_id, default_nic, vm_type, created, update_time)
        VALUES (UUID(), %s, %s, '10.1.1.250', '255.255.255.0', %s, 'Dhcp', %s, 'Start', 1, 0, 'User', """
        f"{_GONE}, {_GONE})",
        (vm["id"], macs.guest(1, network, counters["number"]), network, "Reserved" if running else "Allocated"),
    )
    return int(writer.all("SELECT MAX(id) AS id FROM nics")[0]["id"])


def network_owner_removed(site: Site, count: int) -> list[Place]:
    """Remove accounts, and every second time their domain too, but leave their only network behind."""
    alone = _owners(site, count // 2, alone_in_domain=True)
    rows = [*alone, *_owners(site, count - len(alone), alone_in_domain=False)]
    site.enough(count, len(rows), "accounts with one healthy network")
    for row in rows:
        _remove_account(site.writer, row["account"], row["id"])
        if row["alone"]:
            _remove_domain(site.writer, row["domain"])
    return [site.place("cloud.networks", id=row["id"]) for row in rows]


def _owners(site: Site, most: int, *, alone_in_domain: bool) -> list[Row]:
    residents = "(SELECT COUNT(*) FROM account m WHERE m.domain_id = a.domain_id AND m.removed IS NULL)"
    return site.writer.all(
        f"""SELECT n.id, a.id AS account, a.domain_id AS domain, {int(alone_in_domain)} AS alone FROM {HEALTHY}
        AND a.type = 0 AND n.vpc_id IS NULL AND {residents} {"= 1" if alone_in_domain else "> 1"}
        AND (SELECT COUNT(*) FROM networks m WHERE m.account_id = a.id AND m.removed IS NULL) = 1
        AND NOT EXISTS (SELECT 1 FROM project_account p WHERE p.account_id = a.id)
        AND NOT EXISTS (SELECT 1 FROM nics i JOIN networks r ON r.id = i.network_id JOIN vm_instance v
          ON v.id = i.instance_id WHERE v.account_id = a.id AND i.removed IS NULL AND r.id <> n.id
          AND r.traffic_type = 'Guest')
        ORDER BY n.id DESC LIMIT {most}"""
    )


def _remove_account(writer: Writer, account: int, network: int) -> None:
    """Remove an account with its VMs, disks, addresses and VNET, as its cleanup would before the network."""
    owned = _OWNED_VMS
    for statement in (
        "UPDATE op_dc_link_local_ip_address_alloc SET nic_id = NULL, reservation_id = NULL, taken = NULL "
        f"WHERE nic_id IN (SELECT id FROM nics WHERE removed IS NULL AND instance_id IN ({owned}))",
        f"UPDATE nics SET state = 'Deallocating', removed = {_GONE} WHERE removed IS NULL AND instance_id IN ({owned})",
        "DELETE FROM firewall_rules WHERE account_id = %s",
        "DELETE FROM nic_secondary_ips WHERE account_id = %s",
        f"DELETE FROM vm_network_map WHERE vm_id IN ({owned})",
        f"UPDATE volumes SET state = 'Expunged', removed = {_GONE} WHERE removed IS NULL AND account_id = %s",
        f"UPDATE vm_instance SET state = 'Expunging', host_id = NULL, power_state = 'PowerOff', power_host = NULL, "
        f"removed = {_GONE} WHERE removed IS NULL AND account_id = %s",
        "UPDATE user_ip_address SET state = 'Free', account_id = NULL, domain_id = NULL, network_id = NULL, "
        "allocated = NULL, source_nat = 0, one_to_one_nat = 0, vm_id = NULL, dnat_vmip = NULL WHERE account_id = %s",
        "UPDATE op_dc_vnet_alloc SET reservation_id = NULL, account_id = NULL, taken = NULL WHERE account_id = %s",
        f"UPDATE user SET removed = {_GONE} WHERE removed IS NULL AND account_id = %s",
        f"UPDATE account SET state = 'removed', removed = {_GONE} WHERE id = %s",
    ):
        writer.execute(statement, (account,))
    writer.execute(
        "UPDATE networks SET state = 'Allocated', broadcast_uri = NULL, reservation_id = NULL WHERE id = %s", (network,)
    )
    writer.execute("UPDATE op_networks SET nics_count = 0, check_for_gc = 0 WHERE id = %s", (network,))


def _remove_domain(writer: Writer, domain: int) -> None:
    writer.execute(f"UPDATE domain SET state = 'Inactive', removed = {_GONE} WHERE id = %s", (domain,))
    writer.execute("UPDATE domain SET child_count = child_count - 1 WHERE id = 1")


FAULTS = (
    Fault(
        "network-stuck-implementing",
        "network-stuck-implementing",
        "a network is in Implementing and nothing works on it",
        network_stuck_implementing,
    ),
    Fault(
        "live-nic-on-removed-network",
        "live-nic-on-removed-network",
        "a VM has a NIC on a network that was removed",
        live_nic_on_removed_network,
    ),
    Fault(
        "network-owner-removed",
        "network-owner-removed",
        "a live network's account, or domain, was removed",
        network_owner_removed,
    ),
)
