"""Owns the faults of VLANs, and of idle networks: half deleted, collected wrongly."""

from dbcare.db import Row
from dbcare.world.anchors import ISOLATED_OFFERING, L2_OFFERING, PHYSICAL_NETWORK, TENANT
from dbcare.world.fault import Fault, Place, Site

_USED = """(SELECT n.id FROM networks n WHERE n.removed IS NULL AND n.physical_network_id = o.physical_network_id
  AND SUBSTRING_INDEX(n.broadcast_uri, '://', -1) = o.vnet)"""
_IN_USE = """networks n JOIN network_offerings f ON f.id = n.network_offering_id AND f.specify_vlan = 0
  JOIN op_dc_vnet_alloc o ON o.physical_network_id = n.physical_network_id AND o.reservation_id = n.reservation_id
    AND o.taken IS NOT NULL
  JOIN account a ON a.id = n.account_id AND a.removed IS NULL
WHERE n.removed IS NULL AND n.state = 'Implemented' AND n.guest_type = 'Isolated'"""


def destroyed_not_removed(site: Site, count: int) -> list[Place]:
    """Make layer 2 networks that were all but deleted."""
    ids = [_network(site, state="Destroy") for _ in range(count)]
    return [site.place("cloud.networks", id=number) for number in ids]


def gc_flag_wrong(site: Site, count: int) -> list[Place]:
    """Make idle networks with the wrong flag: layer 2 ones that are collected, isolated ones that are not."""
    ids = [
        _network(site, offering=ISOLATED_OFFERING, gc=0) if place % 2 else _network(site, gc=1)
        for place in range(count)
    ]
    return [site.place("cloud.op_networks", id=number) for number in ids]


def allocated_network_keeps_vlan(site: Site, count: int) -> list[Place]:
    """Make idle layer 2 networks that have the number of a VLAN which is free."""
    ids = [_network(site, broadcast_uri=f"vlan://{row['vnet']}") for row in _free(site, count, PHYSICAL_NETWORK)]
    return [site.place("cloud.networks", id=number) for number in ids]


def networks_share_vlan(site: Site, count: int) -> list[Place]:
    """Make layer 2 networks on the VLANs of networks in use."""
    rows = site.pick(
        count,
        "networks that have a VLAN from the pool to themselves",
        f"""SELECT n.physical_network_id, n.broadcast_domain_type, n.broadcast_uri FROM {_IN_USE} AND NOT EXISTS (
          SELECT 1 FROM networks m WHERE m.physical_network_id = n.physical_network_id AND m.id <> n.id
            AND m.broadcast_uri = n.broadcast_uri AND m.removed IS NULL) ORDER BY n.id""",
    )
    ids = [_network(site, state="Implemented", **row) for row in rows]
    return [site.place("cloud.networks", id=number) for number in ids]


def _network(site: Site, *, offering: int = L2_OFFERING, gc: int | None = None, **given: str | int) -> int:
    """Make a network of the tenant's, with all that CloudStack writes beside it, and take its id from the sequence."""
    number = int(site.writer.all("SELECT MAX(id) + 1 AS id FROM networks")[0]["id"])
    isolated = offering == ISOLATED_OFFERING
    values = {
        "id": number,
        "uuid": f"fault-network-{number}",
        "name": f"{site.fault}-{number}",
        "state": "Allocated",
        "traffic_type": "Guest",
        "guest_type": "Isolated" if isolated else "L2",
        "broadcast_domain_type": "Vlan",
        "guru_name": "ExternalGuestNetworkGuru",
        "acl_type": "Account",
        "network_offering_id": offering,
        "physical_network_id": PHYSICAL_NETWORK,
        "related": number,
        "domain_id": TENANT.domain,
        "account_id": TENANT.account,
        "data_center_id": 1,
        "created": "2025-01-01 00:00:00",
        **given,
    }
    names, marks = ", ".join(values), ", ".join(["%s"] * len(values))
    site.writer.execute(f"INSERT INTO networks ({names}) VALUES ({marks})", tuple(values.values()))
    _beside(site, number, int(isolated) if gc is None else gc)
    return number


def _beside(site: Site, number: int, gc: int) -> None:
    write = site.writer.execute
    write("INSERT INTO op_networks (id, nics_count, gc, check_for_gc) VALUES (%s, 0, %s, 0)", (number, gc))
    write(
        "INSERT INTO account_network_ref (account_id, network_id, is_owner) VALUES (%s, %s, 1)",
        (TENANT.account, number),
    )
    write(
        """INSERT INTO ntwk_service_map (network_id, service, provider, created)
        SELECT n.id, m.service, m.provider, n.created FROM networks n
        JOIN ntwk_offering_service_map m ON m.network_offering_id = n.network_offering_id WHERE n.id = %s""",
        (number,),
    )
    # A sequence that another fault set back, or took away, stays so.
    write("UPDATE sequence SET value = value + 1 WHERE name = 'networks_seq' AND value = %s", (number,))


def vnet_leak(site: Site, count: int) -> list[Place]:
    """Take VNETs for a network that is gone."""
    rows = _free(site, count)
    for row in rows:
        site.writer.execute(
            "UPDATE op_dc_vnet_alloc SET account_id = %s, reservation_id = UUID(), "
            "taken = UTC_TIMESTAMP() - INTERVAL 30 DAY WHERE id = %s",
            (TENANT.account, row["id"]),
        )
    return [site.place("cloud.op_dc_vnet_alloc", id=row["id"]) for row in rows]


def _free(site: Site, count: int, physical_network: int | None = None) -> list[Row]:
    """Choose VNETs of the pool that are free and that no network has the number of."""
    where = "" if physical_network is None else f"AND o.physical_network_id = {physical_network}"
    return site.pick(
        count,
        "free VNETs",
        f"""SELECT o.id, o.vnet FROM op_dc_vnet_alloc o WHERE o.taken IS NULL AND o.account_vnet_map_id IS NULL {where}
        AND NOT EXISTS {_USED} ORDER BY o.id DESC""",
    )


def vnet_not_marked_taken(site: Site, count: int) -> list[Place]:
    """Give back VNETs of networks in use."""
    rows = site.pick(count, "networks in use on a VNET", f"SELECT o.id FROM {_IN_USE} ORDER BY n.id DESC")
    for row in rows:
        site.writer.execute(
            "UPDATE op_dc_vnet_alloc SET account_id = NULL, reservation_id = NULL, taken = NULL WHERE id = %s",
            (row["id"],),
        )
    return [site.place("cloud.op_dc_vnet_alloc", id=row["id"]) for row in rows]


FAULTS = (
    Fault(
        "destroyed-not-removed",
        "destroyed-not-removed",
        "a network is in Destroy but was never removed",
        destroyed_not_removed,
    ),
    Fault(
        "gc-flag-wrong",
        "gc-flag-wrong",
        "a network is garbage-collected although it must not be, or never although it should",
        gc_flag_wrong,
    ),
    Fault(
        "allocated-network-keeps-vlan",
        "allocated-network-keeps-vlan",
        "an idle network has the number of a VLAN that others may take",
        allocated_network_keeps_vlan,
    ),
    Fault(
        "networks-share-vlan",
        "networks-share-vlan",
        "a network is on the VLAN of another one",
        networks_share_vlan,
    ),
    Fault(
        "vnet-leak",
        "vnet-leak",
        "a VLAN of the pool is taken for a network that is gone",
        vnet_leak,
    ),
    Fault(
        "vnet-not-marked-taken",
        "vnet-not-marked-taken",
        "a network is on a VLAN that the pool takes for free",
        vnet_not_marked_taken,
    ),
)
