"""Owns the VPCs that tenants have: a live one and one that was removed."""

from dbcare.world.addresses import free_public_address, vxlan
from dbcare.world.anchors import OVERLAY_NETWORK, Owner
from dbcare.world.crowd import live_vms, removed_vms
from dbcare.world.gateways import private_gateway, private_network, static_route
from dbcare.world.maker import DAY, Maker
from dbcare.world.networks import Net, end
from dbcare.world.nics import life
from dbcare.world.routers import router
from dbcare.world.vpcs import access_list, tier, vpc

AGE = 700 * DAY
GONE = 120 * DAY
MOST_TIERS = 3
PER_GATEWAY = 8


def live_vpc(maker: Maker, owner: Owner, place: int, vms: int) -> None:
    """Write a VPC of one to three tiers with its router, and a private gateway for every second one.

    Tiers without a VM are not implemented: they have no VLAN, and the router no NIC in them.
    """
    prefix = _prefix(place)
    number = vpc(maker, owner, prefix, AGE)
    acl = access_list(maker, number, AGE)
    count = 1 + place // 4 % MOST_TIERS
    shares = [vms * (each + 1) // count - vms * each // count for each in range(count)]
    tiers = [_tier(maker, owner, number, f"{prefix}.{each}", acl, idle=not share) for each, share in enumerate(shares)]
    used = tuple(net for net, share in zip(tiers, shares, strict=True) if share)
    host = maker.farm.host(maker.upcoming("cloud.vm_instance"))
    machine = router(maker, owner, host, None, life(maker, AGE), tiers=used, vpc=number)
    for net, share in zip(tiers, shares, strict=True):
        live_vms(maker, owner, net, share)
        end(maker, net)
    if place % PER_GATEWAY == 1:
        _gateway(maker, owner, number, machine)


def _tier(maker: Maker, owner: Owner, number: int, prefix: str, acl: int, *, idle: bool) -> Net:
    if idle:
        return tier(maker, owner, number, prefix, AGE, state="Allocated", physical_network_id=OVERLAY_NETWORK)
    return tier(maker, owner, number, prefix, AGE, network_acl_id=acl, **vxlan(maker, owner, AGE))


def _gateway(maker: Maker, owner: Owner, number: int, machine: int) -> None:
    private = private_network(maker, owner, f"vpc{number}", AGE)
    gateway = private_gateway(maker, owner, number, private, life(maker, AGE), routers=(machine,))
    end(maker, private)
    static_route(maker, owner, number, gateway, "192.168.0.0/16", AGE)


def removed_vpc(maker: Maker, owner: Owner, place: int, vms: int) -> None:
    """Write a VPC that was removed, with its tier, its router and VMs."""
    prefix = _prefix(place)
    number = vpc(maker, owner, prefix, 780 * DAY, removed=GONE)
    net = tier(
        maker, owner, number, f"{prefix}.0", 780 * DAY, state="Destroy", removed=maker.ago(GONE + DAY),
        physical_network_id=OVERLAY_NETWORK,
    )  # fmt: skip
    lived, public = life(maker, 780 * DAY, GONE + DAY), free_public_address(maker)
    router(maker, owner, maker.farm.host(net.id), None, lived, tiers=(net,), vpc=number, public=public)
    removed_vms(maker, owner, net, vms, GONE + 5 * DAY)
    end(maker, net)


def _prefix(place: int) -> str:
    return f"10.{64 + place % 128}"
