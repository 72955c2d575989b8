"""Owns the faults of what is on a network: NICs that do not fit their VMs, routers too few, too many or not entered."""

from dbcare.db import Row
from dbcare.world import macs
from dbcare.world.copying import claim, copy
from dbcare.world.fault import Fault, Place, Site
from dbcare.world.fault_counters import HEALTHY

_GONE = "UTC_TIMESTAMP() - INTERVAL 2 DAY"
_OWN_ROUTER = "n.guest_type = 'Isolated' AND n.vpc_id IS NULL AND n.state = 'Implemented' AND o.nics_count > 0"


def live_nic_on_removed_vm(site: Site, count: int) -> list[Place]:
    """Bring back NICs of removed VMs, with addresses that nobody else has, on as few networks as will do."""
    rows = site.pick(
        count,
        "removed VMs whose network is alive",
        f"""SELECT i.id, n.gateway FROM networks n JOIN nics i ON i.network_id = n.id AND i.removed IS NOT NULL
        JOIN vm_instance v ON v.id = i.instance_id AND v.type = 'User'
        WHERE n.removed IS NULL AND n.traffic_type = 'Guest' AND n.gateway IS NOT NULL
          AND v.removed < UTC_TIMESTAMP() - INTERVAL 1 DAY
          AND (n.id IN (SELECT n.id FROM {HEALTHY}) OR EXISTS (SELECT 1 FROM nics x JOIN vm_instance y
            ON y.id = x.instance_id WHERE x.network_id = n.id AND x.removed IS NULL AND y.state = 'Stopping'))
        ORDER BY n.id, i.id""",
    )
    for row in rows:
        address = f"{str(row['gateway']).rpartition('.')[0]}.{150 + row['id'] % 100}"
        site.writer.execute(
            "UPDATE nics SET removed = NULL, state = 'Allocated', ip4_address = %s WHERE id = %s", (address, row["id"])
        )
    return [site.place("cloud.nics", id=row["id"]) for row in rows]


def nic_of_running_vm_released(site: Site, count: int) -> list[Place]:
    """Release NICs of VMs that run on, and count them no more, as CloudStack does for VMs that it takes for lost."""
    rows = site.pick(
        count,
        "running VMs at rest",
        """SELECT i.id, i.network_id AS network FROM nics i JOIN networks n ON n.id = i.network_id
        JOIN op_networks o ON o.id = n.id JOIN vm_instance v ON v.id = i.instance_id
        WHERE i.removed IS NULL AND i.state = 'Reserved' AND i.vm_type = 'User' AND v.state = 'Running'
          AND v.removed IS NULL AND n.removed IS NULL AND n.state = 'Implemented' AND n.vpc_id IS NULL
          AND o.nics_count > 1 AND v.update_time < UTC_TIMESTAMP() - INTERVAL 1 DAY
          AND v.id NOT IN (SELECT w.vm_instance_id FROM vm_work_job w JOIN async_job j ON j.id = w.id
            WHERE j.job_status = 0)
        ORDER BY n.id, i.id""",
    )
    for row in rows:
        site.writer.execute(
            "UPDATE nics SET state = 'Allocated', broadcast_uri = NULL, isolation_uri = NULL WHERE id = %s",
            (row["id"],),
        )
        site.writer.execute(
            "UPDATE op_networks SET nics_count = nics_count - 1, check_for_gc = 1 WHERE id = %s", (row["network"],)
        )
    return [site.place("cloud.nics", id=row["id"]) for row in rows]


def network_without_router(site: Site, count: int) -> list[Place]:
    """Destroy the routers of networks that are in use, with all that was theirs but the networks' public addresses."""
    rows = site.pick(
        count, "healthy networks in use with a router", f"SELECT n.id FROM {HEALTHY} AND {_OWN_ROUTER} ORDER BY n.id"
    )
    for row in rows:
        for router in _routers(site, row["id"]):
            _destroy(site, router["id"])
    return [site.place("cloud.networks", id=row["id"]) for row in rows]


def _routers(site: Site, network: int) -> list[Row]:
    return site.writer.all(
        """SELECT v.id FROM router_network_ref r JOIN vm_instance v ON v.id = r.router_id
        WHERE r.network_id = %(id)s AND v.removed IS NULL ORDER BY v.id""",
        {"id": network},
    )


def _destroy(site: Site, router: int) -> None:
    for statement in (
        "UPDATE op_dc_link_local_ip_address_alloc SET nic_id = NULL, reservation_id = NULL, taken = NULL "
        "WHERE nic_id IN (SELECT id FROM nics WHERE removed IS NULL AND instance_id = %s)",
        f"UPDATE nics SET state = 'Deallocating', removed = {_GONE} WHERE removed IS NULL AND instance_id = %s",
        f"UPDATE volumes SET state = 'Expunged', removed = {_GONE} WHERE removed IS NULL AND instance_id = %s",
        "UPDATE vm_instance SET state = 'Expunging', host_id = NULL, power_state = 'PowerOff', power_host = NULL, "
        f"removed = {_GONE} WHERE id = %s",
    ):
        site.writer.execute(statement, (router,))


def router_without_network(site: Site, count: int) -> list[Place]:
    """Forget which network routers serve, those of shared networks first."""
    rows = site.pick(
        count,
        "routers of healthy networks",
        f"""SELECT v.id FROM router_network_ref r JOIN vm_instance v ON v.id = r.router_id AND v.removed IS NULL
        JOIN domain_router d ON d.id = v.id AND d.vpc_id IS NULL AND d.role = 'VIRTUAL_ROUTER'
        JOIN networks n ON n.id = r.network_id
        WHERE v.state = 'Running' AND n.removed IS NULL AND v.created < UTC_TIMESTAMP() - INTERVAL 1 DAY
          AND (n.guest_type = 'Shared' OR (n.redundant = 0 AND n.id IN (SELECT n.id FROM {HEALTHY})))
        ORDER BY n.guest_type <> 'Shared', n.id""",
    )
    for row in rows:
        site.writer.execute("DELETE FROM router_network_ref WHERE router_id = %s", (row["id"],))
    return [site.place("cloud.vm_instance", id=row["id"]) for row in rows]


def network_surplus_router(site: Site, count: int) -> list[Place]:
    """Give networks that are not redundant a second router, as a restart that failed half-way leaves it."""
    rows = site.pick(
        count,
        "healthy networks with one router",
        f"""SELECT n.id, o.mac_address_seq AS number, n.data_center_id AS zone FROM {HEALTHY} AND {_OWN_ROUTER}
        AND n.redundant = 0 AND (SELECT f.redundant_router_service FROM network_offerings f
          WHERE f.id = n.network_offering_id) = 0 ORDER BY n.id""",
    )
    for row in rows:
        _second_router(site, row, _routers(site, row["id"])[0]["id"])
    return [site.place("cloud.networks", id=row["id"]) for row in rows]


def _second_router(site: Site, network: Row, model: int) -> None:
    number = claim(site, "vm_instance", "vm_instance_seq")
    name = f"r-{number}-VM"
    copy(
        site, "vm_instance", model, id=number, uuid=_uuid(number, "c130"), name=name, instance_name=name,
        host_name=name, state="Stopped", host_id=None, power_state="PowerOff", power_host=None,
        private_mac_address=None, private_ip_address=None,
    )  # fmt: skip
    copy(site, "domain_router", model, id=number, public_mac_address=None, public_ip_address=None)
    for row in site.writer.all("SELECT id FROM router_network_ref WHERE router_id = %(id)s", {"id": model}):
        copy(site, "router_network_ref", row["id"], router_id=number)
    for row in site.writer.all(
        "SELECT id FROM volumes WHERE instance_id = %(id)s AND removed IS NULL AND volume_type = 'ROOT'", {"id": model}
    ):
        uuid = _uuid(number, "c131")
        copy(site, "volumes", row["id"], uuid=uuid, name=f"ROOT-{number}", path=uuid, instance_id=number)
    _second_nic(site, network, model, number)


def _second_nic(site: Site, network: Row, model: int, router: int) -> None:
    """Give a stopped router its NIC on the network: without an address, which it gets when it starts."""
    row = site.writer.all(
        "SELECT id FROM nics WHERE instance_id = %(vm)s AND network_id = %(network)s AND removed IS NULL",
        {"vm": model, "network": network["id"]},
    )[0]
    copy(
        site, "nics", row["id"], uuid=_uuid(router, "c132"), instance_id=router, state="Allocated", ip4_address=None,
        mac_address=macs.guest(network["zone"], network["id"], network["number"]), broadcast_uri=None,
        isolation_uri=None, reservation_id=None, default_nic=1,
    )  # fmt: skip
    site.writer.execute("UPDATE op_networks SET mac_address_seq = mac_address_seq + 1 WHERE id = %s", (network["id"],))


def _uuid(number: int, kind: str) -> str:
    return f"{number:08x}-0000-4000-8000-00000000{kind}"


FAULTS = (
    Fault(
        "live-nic-on-removed-vm",
        "live-nic-on-removed-vm",
        "a removed VM still has a NIC",
        live_nic_on_removed_vm,
    ),
    Fault(
        "nic-of-running-vm-released",
        "nic-state-vs-vm-state",
        "a running VM's NIC is not reserved",
        nic_of_running_vm_released,
    ),
    Fault(
        "network-without-router",
        "implemented-isolated-network-without-router",
        "a network in use has no router",
        network_without_router,
    ),
    Fault(
        "router-without-network",
        "router-without-network",
        "a router is not entered for the network that it serves",
        router_without_network,
    ),
    Fault(
        "network-surplus-router",
        "network-surplus-router",
        "a network has a second router although it is not redundant",
        network_surplus_router,
    ),
)
