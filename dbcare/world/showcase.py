"""Owns the part of a world that is always there: one of everything that looks wrong and is normal."""

from typing import Any

from dbcare.world import showcase_rules
from dbcare.world.addresses import public_address, shared_address, shared_range, take_vlan
from dbcare.world.anchors import (
    ADMIN,
    BACKUP_ROUTER,
    DESTROYED_VM,
    IDLE,
    ISOLATED,
    ISOLATED_ROUTER,
    L2,
    L2_OFFERING,
    MASTER_ROUTER,
    PROJECT_NETWORK,
    PROJECT_OWNER,
    PROJECT_ROUTER,
    REDUNDANT,
    REDUNDANT_OFFERING,
    REMOVED_VM,
    ROOT_DOMAIN,
    RUNNING_VM,
    SHARED,
    SHARED_OFFERING,
    SHARED_ROUTER,
    STOPPED_VM,
    STOPPING_VM,
    SYSTEM,
    TENANT,
)
from dbcare.world.maker import DAY, Maker
from dbcare.world.networks import begin, end
from dbcare.world.nics import life, nic
from dbcare.world.routers import router, shared_router
from dbcare.world.vms import user_vm
from dbcare.world.volumes import volume

BUILT = 900 * DAY


def showcase(maker: Maker) -> None:
    """Write the tenant's and the project's networks."""
    _isolated_network(maker)
    _quiet_networks(maker)
    _routed_networks(maker)


def _isolated_network(maker: Maker) -> None:
    """Write the tenant's network with VMs in every state, removed ones, and addresses that users chose."""
    host = maker.farm.host(1)
    net = begin(maker, TENANT, 400 * DAY, id=ISOLATED, **vlan(maker, ISOLATED))
    public = maker.upcoming("cloud.user_ip_address")
    router(maker, TENANT, host, net, life(maker, 400 * DAY), number=ISOLATED_ROUTER)
    card = maker.upcoming("cloud.nics")
    user_vm(maker, TENANT, host, net, life(maker, 90 * DAY), number=RUNNING_VM, secondary_ip=1)
    user_vm(maker, TENANT, host, net, life(maker, 80 * DAY), "Stopped", number=STOPPED_VM)
    user_vm(maker, TENANT, host, net, life(maker, 70 * DAY), "Stopping", number=STOPPING_VM, nic_state="Releasing")
    user_vm(maker, TENANT, host, net, life(maker, 60 * DAY), "Destroyed", number=DESTROYED_VM)
    user_vm(maker, TENANT, host, net, life(maker, 50 * DAY, 20 * DAY), number=REMOVED_VM)
    user_vm(maker, TENANT, maker.farm.host(2), net, life(maker, 40 * DAY), mac="00:50:56:9a:ff:fe")
    user_vm(maker, TENANT, maker.farm.host(2), net, life(maker, 39 * DAY), mac="06:a1:3c:00:01:5e")
    # Looks like CloudStack's own, but the network's number is not in it: a user chose it.
    user_vm(maker, TENANT, maker.farm.host(2), net, life(maker, 38 * DAY), mac="02:5e:77:10:ff:f0")
    volume(maker, TENANT, host, life(maker, 30 * DAY), RUNNING_VM)
    volume(maker, TENANT, host, life(maker, 30 * DAY), None, state="Allocated")
    volume(maker, TENANT, host, life(maker, 29 * DAY, 3 * DAY), None)
    end(maker, net)
    showcase_rules.isolated(maker, public, card)


def vlan(maker: Maker, network: int, age: int = 400 * DAY) -> dict[str, Any]:
    """Take a VLAN for a network of the tenant's, as `networks.begin` wants it."""
    reservation = maker.uuid("reservation", network)
    return {"reservation_id": reservation, "broadcast_uri": take_vlan(maker, TENANT, reservation, age)}


def _quiet_networks(maker: Maker) -> None:
    """Write networks of other kinds: idle, shared, layer 2."""
    idle = begin(maker, TENANT, 200 * DAY, id=IDLE, state="Allocated", prefix="10.1.2")
    user_vm(maker, TENANT, maker.farm.host(1), idle, life(maker, 190 * DAY), "Stopped")
    end(maker, idle)
    showcase_rules.idle(maker)
    _shared(maker)
    flat = begin(maker, TENANT, 100 * DAY, id=L2, offering=L2_OFFERING, prefix="", guest_type="L2", **vlan(maker, L2))
    user_vm(maker, TENANT, maker.farm.host(1), flat, life(maker, 90 * DAY), ip="")
    end(maker, flat)


def _shared(maker: Maker) -> None:
    net = begin(
        maker, ADMIN, BUILT, id=SHARED, offering=SHARED_OFFERING, prefix="10.20.0", name="shared",
        state="Setup", guest_type="Shared", acl_type="Domain", guru_name="DirectNetworkGuru",
        broadcast_uri="vlan://900", specify_ip_ranges=1,
    )  # fmt: skip
    maker.put("cloud.domain_network_ref", domain_id=ROOT_DOMAIN, network_id=SHARED, subdomain_access=1)
    shared_range(maker)
    lived, host = life(maker, 300 * DAY), maker.farm.host(2)
    ip = shared_address(maker, SYSTEM)
    nic(
        maker,
        net,
        None,
        "DomainRouter",
        lived,
        mac="",
        ip=ip,
        strategy="PlaceHolder",
        reserver_name="DirectNetworkGuru",
    )
    shared_router(maker, net, host, lived, SHARED_ROUTER, ip)
    user_vm(maker, TENANT, host, net, life(maker, 250 * DAY), ip=shared_address(maker, TENANT))
    user_vm(maker, TENANT, host, net, life(maker, 240 * DAY), "Stopped", ip=shared_address(maker, TENANT))
    end(maker, net)


def _routed_networks(maker: Maker) -> None:
    """Write networks with routers of other kinds: a redundant pair that shares an address, a project's."""
    host, other = maker.farm.host(1), maker.farm.host(2)
    lived = life(maker, 100 * DAY)
    net = begin(
        maker, TENANT, 100 * DAY, id=REDUNDANT, offering=REDUNDANT_OFFERING, prefix="10.1.8", redundant=1,
        **vlan(maker, REDUNDANT),
    )  # fmt: skip
    public = public_address(maker, TENANT, network=REDUNDANT, source_nat=True)
    router(maker, TENANT, host, net, lived, number=MASTER_ROUTER, public=public, redundant="PRIMARY")
    router(maker, TENANT, other, net, lived, number=BACKUP_ROUTER, public=public, redundant="BACKUP")
    user_vm(maker, TENANT, host, net, life(maker, 90 * DAY))
    end(maker, net)
    project = begin(
        maker, PROJECT_OWNER, 80 * DAY, id=PROJECT_NETWORK, prefix="10.1.11", **vlan(maker, PROJECT_NETWORK)
    )
    router(maker, PROJECT_OWNER, other, project, life(maker, 80 * DAY), number=PROJECT_ROUTER)
    user_vm(maker, PROJECT_OWNER, other, project, life(maker, 75 * DAY))
    end(maker, project)
