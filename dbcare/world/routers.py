"""Owns the making of virtual routers, with the public address and the NICs that each has."""

from dbcare.world.addresses import Address, link_local_address, public_address
from dbcare.world.anchors import CONTROL, PUBLIC, ROUTER_PROVIDER, SYSTEM, VPC_ROUTER_PROVIDER, Owner
from dbcare.world.maker import Host, Maker
from dbcare.world.networks import Net
from dbcare.world.nics import Life, nic
from dbcare.world.rows_networks import Nic, Router, RouterNetwork
from dbcare.world.vms import system_vm

CONTROL_NET = Net(CONTROL, 3, "169.254.0")
PUBLIC_NET = Net(PUBLIC, 1, "198.18.0", "vlan://10")


def router(
    maker: Maker,
    owner: Owner,
    host: Host,
    net: Net | None,
    lived: Life,
    *,
    number: int | None = None,
    state: str = "Running",
    public: Address | None = None,
    redundant: str | None = None,
    tiers: tuple[Net, ...] = (),
    vpc: int | None = None,
) -> int:
    """Write the router of a network, or of a VPC's tiers, with its guest, control and public NICs."""
    number = number or maker.id("cloud.vm_instance")
    served = (net,) if net else tiers
    if public is None:
        public = public_address(maker, owner, network=net.id if net else None, vpc=vpc, source_nat=True)
    control = control_nic(maker, number, "DomainRouter", host, lived)
    outer = public_nic(maker, number, "DomainRouter", lived, public)
    guests = [
        nic(
            maker, each, number, "DomainRouter", lived, ip=each.ip() if redundant else each.gateway, device_id=place + 2
        )
        for place, each in enumerate(served)
    ]
    system_vm(maker, "DomainRouter", owner, host, lived, control, number, state)
    maker.add(_router(number, outer, guests[0].ip4_address if guests else None, vpc, redundant))
    for each in served:
        maker.add(RouterNetwork(number, each.id, "Isolated"))
    return number


def shared_router(maker: Maker, net: Net, host: Host, lived: Life, number: int, ip: str) -> None:
    """Write the router of a shared network: it belongs to the system and has no public address."""
    control = control_nic(maker, number, "DomainRouter", host, lived)
    guest = nic(maker, net, number, "DomainRouter", lived, ip=ip, device_id=1, default_nic=1)
    system_vm(maker, "DomainRouter", SYSTEM, host, lived, control, number)
    maker.add(Router(number, None, None, guest.ip4_address))
    maker.add(RouterNetwork(number, net.id, "Shared"))


def _router(number: int, outer: Nic, guest: str | None, vpc: int | None, redundant: str | None) -> Router:
    return Router(
        number,
        outer.mac_address,
        outer.ip4_address,
        guest,
        vpc,
        int(redundant is not None),
        redundant or "UNKNOWN",
        {"PRIMARY": 100, "MASTER": 100, "BACKUP": 99}.get(redundant or ""),
        VPC_ROUTER_PROVIDER if vpc else ROUTER_PROVIDER,
    )


def control_nic(maker: Maker, vm: int, kind: str, host: Host, lived: Life) -> Nic:
    """Write the NIC that hosts reach a router or system VM by."""
    number = maker.id("cloud.nics")
    reservation = maker.uuid("nic", number)
    ip, mac = link_local_address(maker, host.pod, number, reservation)
    return nic(
        maker, CONTROL_NET, vm, kind, lived, number=number, ip=ip, mac=mac,
        netmask="255.255.0.0", mode="Static", reserver_name="ControlNetworkGuru",
    )  # fmt: skip


def public_nic(maker: Maker, vm: int, kind: str, lived: Life, public: Address, device: int = 1) -> Nic:
    """Write the NIC that faces the world."""
    ip, mac = public
    return nic(
        maker, PUBLIC_NET, vm, kind, lived, ip=ip, mac=mac, device_id=device, default_nic=1,
        strategy="Managed", mode="Static", gateway=ip.rpartition(".")[0] + ".1", reserver_name="PublicNetworkGuru",
    )  # fmt: skip
