"""Owns the making of VPCs' ways out: private gateways, their networks and addresses, static routes, VPN gateways."""

from typing import Any

from dbcare.world import macs
from dbcare.world.addresses import private_number
from dbcare.world.anchors import DEFAULT_DENY, PRIVATE_OFFERING, ZONE, Owner
from dbcare.world.maker import Maker
from dbcare.world.networks import Net, begin
from dbcare.world.nics import Life, nic

FIRST_VLAN = 1_000
"""The VLANs of private gateways are those of no physical network: the operator names them."""


def private_network(maker: Maker, owner: Owner, name: str, age: int, **given: Any) -> Net:
    """Write the network of a private gateway as `networks.begin` does: it belongs to no VPC."""
    place = maker.id("private network")
    usual = {
        "state": "Setup",
        "name": f"vpc-{name}-privateNetwork",
        "guru_name": "PrivateNetworkGuru",
        "mode": "Static",
        "broadcast_uri": f"vlan://{FIRST_VLAN + place}",
        "prefix": f"172.30.{place % 250}",
    }
    return begin(maker, owner, age, offering=PRIVATE_OFFERING, **{**usual, **given})


def private_gateway(
    maker: Maker,
    owner: Owner,
    vpc: int,
    net: Net,
    lived: Life,
    *,
    number: int | None = None,
    state: str = "Ready",
    routers: tuple[int, ...] = (),
) -> int:
    """Write a private gateway, its address, which goes with it, and a NIC of each router; give its id."""
    number = number or maker.id("cloud.vpc_gateways")
    created, removed = lived
    ip = net.ip()
    maker.put(
        "cloud.vpc_gateways",
        id=number,
        uuid=maker.uuid("private gateway", number),
        ip4_address=ip,
        netmask="255.255.255.0",
        gateway=net.gateway,
        vlan_tag=net.broadcast,
        type="Private",
        network_id=net.id,
        vpc_id=vpc,
        zone_id=ZONE,
        created=created,
        account_id=owner.account,
        domain_id=owner.domain,
        state=state if removed is None else "Deleting",
        removed=removed,
        source_nat=0,
        network_acl_id=DEFAULT_DENY,
    )
    mac = private_number(maker)
    if removed is None:
        maker.put(
            "cloud.private_ip_address",
            ip_address=ip,
            network_id=net.id,
            mac_address=str(mac),
            vpc_id=vpc,
            taken=created if routers else None,
            source_nat=0,
        )
    _plug(maker, net, lived, ip, mac, routers)
    return number


def _plug(maker: Maker, net: Net, lived: Life, ip: str, mac: int, routers: tuple[int, ...]) -> None:
    """Write a gateway's NICs; redundant routers share its address, and the number in their MAC addresses."""
    first = maker.random.randrange(200)
    for place, router in enumerate(routers):
        nic(
            maker, net, router, "DomainRouter", lived, mac=macs.pooled(mac, first + place), ip=ip,
            strategy="Create", mode="Static", reserver_name="PrivateNetworkGuru", device_id=9,
            reservation_id=(net.broadcast or "").rpartition("/")[2],
        )  # fmt: skip


def static_route(
    maker: Maker,
    owner: Owner,
    vpc: int,
    gateway: int | None,
    cidr: str,
    age: int,
    *,
    state: str = "Active",
    next_hop: str | None = None,
) -> int:
    """Write a static route by way of a gateway or, since 4.21, of an address; give its id."""
    number = maker.id("cloud.static_routes")
    maker.put(
        "cloud.static_routes",
        id=number,
        uuid=maker.uuid("static route", number),
        vpc_gateway_id=gateway,
        cidr=cidr,
        state=state,
        vpc_id=vpc,
        account_id=owner.account,
        domain_id=owner.domain,
        created=maker.ago(age),
        next_hop=next_hop,
    )
    return number


def vpn_gateway(maker: Maker, owner: Owner, vpc: int, address: int, removed: str | None = None) -> None:
    """Write a VPC's site-to-site VPN gateway on the public address of this id."""
    number = maker.id("cloud.s2s_vpn_gateway")
    maker.put(
        "cloud.s2s_vpn_gateway",
        id=number,
        uuid=maker.uuid("vpn gateway", number),
        addr_id=address,
        vpc_id=vpc,
        domain_id=owner.domain,
        account_id=owner.account,
        removed=removed,
    )
