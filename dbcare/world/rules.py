"""Owns the making of rules: what opens a network to the world, with the rows that each kind has beside its own."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from dbcare.world.addresses import public_address
from dbcare.world.anchors import Owner
from dbcare.world.maker import Maker
from dbcare.world.rows_rules import (
    FirewallRule,
    LoadBalancerVm,
    LoadBalancing,
    PortForwarding,
    RuleDestination,
    RuleSource,
    SecondaryIp,
)

ANYWHERE = "0.0.0.0/0"
VPN_PORTS = (500, 4500, 1701)


class Ground(NamedTuple):
    """Where rules are made: whose network, and since when."""

    owner: Owner
    network: int
    created: str
    cidr: str = "10.1.1.0/24"


class Member(NamedTuple):
    """A VM that rules lead to, by one of its addresses."""

    vm: int
    ip: str


def rule(maker: Maker, ground: Ground, purpose: str, port: int | None = None, **given: Any) -> int:
    """Write the part that rules of every purpose share, and give its id."""
    number = maker.id("cloud.firewall_rules")
    uuid, owner = maker.uuid("rule", number), ground.owner
    maker.add(
        FirewallRule(
            number, uuid, purpose, ground.network, owner.account, owner.domain, ground.created, uuid,
            **{"start_port": port, "end_port": port, **given},
        )
    )  # fmt: skip
    return number


def opened(maker: Maker, ground: Ground, address: int, port: int, **given: Any) -> int:
    """Let the world reach a port of an address."""
    given = {"traffic_type": "Ingress", **given}
    number = rule(maker, ground, "Firewall", port, ip_address_id=address, **given)
    maker.add(RuleSource(number, ANYWHERE))
    return number


def egress(maker: Maker, ground: Ground, **given: Any) -> int:
    """Let a network reach the world; such a rule has no address."""
    number = rule(maker, ground, "Firewall", traffic_type="Egress", **given)
    maker.add(RuleSource(number, ground.cidr))
    maker.add(RuleDestination(number, ANYWHERE))
    return number


def forwarded(maker: Maker, ground: Ground, address: int, port: int, to: Member, **given: Any) -> int:
    """Forward a port of an address to a VM."""
    number = rule(maker, ground, "PortForwarding", port, ip_address_id=address, **given)
    maker.add(PortForwarding(number, to.vm, to.ip, port, port))
    return number


def reached(maker: Maker, ground: Ground, address: int, port: int, to: Member) -> None:
    """Forward a port of an address to a VM, and let the world reach it."""
    opened(maker, ground, address, port, related=forwarded(maker, ground, address, port, to))


def balanced(maker: Maker, ground: Ground, address: int, port: int, members: Iterable[Member], **given: Any) -> int:
    """Balance a port of an address over VMs."""
    number = rule(maker, ground, "LoadBalancing", port, ip_address_id=address, **given)
    maker.add(LoadBalancing(number, f"lb-{number}", port, port))
    opened(maker, ground, address, port, related=number)
    for member in members:
        maker.add(LoadBalancerVm(number, member.vm, member.ip))
    return number


def additional(maker: Maker, ground: Ground, **given: Any) -> int:
    """Allocate a public address to a network besides the one of its router, and give its id."""
    number = maker.upcoming("cloud.user_ip_address")
    public_address(maker, ground.owner, network=ground.network, **given)
    return number


def translated(maker: Maker, ground: Ground, to: Member) -> int:
    """Give a VM a public address of its own, and open a port of it."""
    number = additional(maker, ground, one_to_one_nat=1, vm_id=to.vm, dnat_vmip=to.ip)
    opened(maker, ground, number, 443)
    return number


def remote_access(maker: Maker, ground: Ground, address: int) -> None:
    """Let users in by VPN; the rules that reserve its ports are Staged for good."""
    owner = ground.owner
    for port in VPN_PORTS:
        number = rule(maker, ground, "Vpn", port, ip_address_id=address, protocol="udp", state="Staged")
        opened(maker, ground, address, port, protocol="udp", related=number)
    maker.put(
        "cloud.remote_access_vpn",
        uuid=maker.uuid("vpn", address),
        vpn_server_addr_id=address,
        account_id=owner.account,
        domain_id=owner.domain,
        network_id=ground.network,
        local_ip="10.1.2.1",
        ip_range="10.1.2.2-10.1.2.8",
        ipsec_psk="*",
        state="Running",
    )


def second_address(maker: Maker, ground: Ground, nic: int, to: Member) -> None:
    """Give a NIC another address; the NIC's own row must say so too."""
    number = maker.id("cloud.nic_secondary_ips")
    uuid, owner = maker.uuid("secondary ip", number), ground.owner
    maker.add(
        SecondaryIp(
            number, uuid, to.vm, nic, to.ip, ground.network, ground.created, owner.account, owner.domain
        )
    )  # fmt: skip
