"""Owns the faults of what is written with a network when it is made, and of networks that were shut down half-way."""

from dbcare.world.anchors import ADMIN
from dbcare.world.copying import claim, copy
from dbcare.world.fault import Fault, Place, Site
from dbcare.world.fault_counters import HEALTHY

_OWNER_ROWS = "(SELECT COUNT(*) FROM account_network_ref r WHERE r.network_id = n.id AND r.is_owner = 1)"


def network_stuck_shutdown(site: Site, count: int) -> list[Place]:
    """Leave networks in Shutdown that CloudStack does not shut down again by itself: in use, or not marked for it."""
    rows = site.pick(
        count,
        "healthy networks that are in use or not marked for collection",
        f"SELECT n.id FROM {HEALTHY} AND n.vpc_id IS NULL AND (o.nics_count > 0 OR o.check_for_gc = 0) "
        "AND n.created < UTC_TIMESTAMP() - INTERVAL 1 DAY ORDER BY n.id",
    )
    for row in rows:
        site.writer.execute("UPDATE networks SET state = 'Shutdown' WHERE id = %s", (row["id"],))
    return [site.place("cloud.networks", id=row["id"]) for row in rows]


def network_missing_owner_ref(site: Site, count: int) -> list[Place]:
    """Take away the owners of networks, and give every second network to another account; the system's come first."""
    rows = site.pick(
        count,
        "networks of the system or healthy ones",
        f"""SELECT n.id, n.account_id AS account FROM networks n JOIN op_networks o ON o.id = n.id
        WHERE n.removed IS NULL AND {_OWNER_ROWS} = 1
          AND (n.traffic_type <> 'Guest' OR n.id IN (SELECT n.id FROM {HEALTHY}))
        ORDER BY n.traffic_type = 'Guest', n.id""",
    )
    for place, row in enumerate(rows):
        if place % 2 and row["account"] != ADMIN.account:
            change = f"UPDATE account_network_ref SET account_id = {ADMIN.account}"
        else:
            change = "DELETE FROM account_network_ref"
        site.writer.execute(f"{change} WHERE is_owner = 1 AND network_id = %s", (row["id"],))
    return [site.place("cloud.networks", id=row["id"]) for row in rows]


def network_missing_domain_ref(site: Site, count: int) -> list[Place]:
    """Make networks for a domain like one that there is, and enter them for no domain."""
    model = site.pick(
        1,
        "networks for a domain",
        """SELECT n.id FROM networks n JOIN domain_network_ref r ON r.network_id = n.id
        JOIN op_networks o ON o.id = n.id
        WHERE n.removed IS NULL AND n.acl_type = 'Domain' AND n.guest_type = 'Shared' ORDER BY n.id""",
    )[0]["id"]
    return [site.place("cloud.networks", id=_shared(site, model)) for _ in range(count)]


def _shared(site: Site, model: int) -> int:
    """Copy a shared network without its domain, its addresses and its router."""
    number = claim(site, "networks", "networks_seq")
    third = number % 256
    copy(
        site, "networks", model, id=number, uuid=f"{number:08x}-0000-4000-8000-00000000c10a", name=f"shared-{number}",
        display_text=f"shared-{number}", related=number, state="Setup", broadcast_uri=f"vlan://{2000 + number % 2000}",
        gateway=f"10.21.{third}.1", cidr=f"10.21.{third}.0/24",
    )  # fmt: skip
    copy(site, "op_networks", model, id=number, nics_count=0, mac_address_seq=1)
    for table in ("account_network_ref", "ntwk_service_map"):
        for row in site.writer.all(f"SELECT id FROM {table} WHERE network_id = %(id)s", {"id": model}):
            copy(site, table, row["id"], network_id=number)
    return number


def network_service_map_missing(site: Site, count: int) -> list[Place]:
    """Take away all services of networks, of those under way first."""
    rows = site.pick(
        count,
        "networks with services",
        f"""SELECT n.id FROM networks n JOIN op_networks o ON o.id = n.id
        WHERE n.removed IS NULL AND {_OWNER_ROWS} = 1
          AND n.id IN (SELECT s.network_id FROM ntwk_service_map s)
          AND (n.state = 'Implementing' OR n.id IN (SELECT n.id FROM {HEALTHY}))
          AND EXISTS (SELECT 1 FROM account a WHERE a.id = n.account_id AND a.removed IS NULL)
        ORDER BY n.state <> 'Implementing', n.id""",
    )
    for row in rows:
        site.writer.execute("DELETE FROM ntwk_service_map WHERE network_id = %s", (row["id"],))
    return [site.place("cloud.networks", id=row["id"]) for row in rows]


FAULTS = (
    Fault(
        "network-stuck-shutdown",
        "network-stuck-shutdown",
        "a network is in Shutdown and nothing works on it",
        network_stuck_shutdown,
    ),
    Fault(
        "network-missing-owner-ref",
        "network-missing-owner-ref",
        "a network is not entered for its account",
        network_missing_owner_ref,
    ),
    Fault(
        "network-missing-domain-ref",
        "network-missing-domain-ref",
        "a network for a domain is entered for none",
        network_missing_domain_ref,
    ),
    Fault(
        "network-service-map-missing",
        "network-service-map-missing",
        "a network has none of its offering's services",
        network_service_map_missing,
    ),
)
