"""Owns the making of networks: their row, what CloudStack writes beside it, and the counters at the end."""

from dataclasses import dataclass
from typing import Any

from dbcare.world import macs
from dbcare.world.anchors import (
    ISOLATED_OFFERING,
    L2_OFFERING,
    PRIVATE_OFFERING,
    REDUNDANT_OFFERING,
    SHARED_OFFERING,
    TIER_OFFERING,
    ZONE,
    Owner,
)
from dbcare.world.maker import Maker
from dbcare.world.rows_networks import AccountNetwork, Network, NetworkService, OpNetwork

_ISOLATED = (
    "Dhcp", "Dns", "Firewall", "Gateway", "Lb", "PortForwarding", "SourceNat", "StaticNat", "UserData", "Vpn",
)  # fmt: skip
_TIER = ("Dhcp", "Dns", "Gateway", "Lb", "PortForwarding", "SourceNat", "StaticNat", "UserData")

RANDOM = 0x7FFE

SERVICES: dict[int, tuple[tuple[str, str], ...]] = {
    SHARED_OFFERING: tuple((service, "VirtualRouter") for service in ("Dhcp", "Dns", "UserData")),
    ISOLATED_OFFERING: tuple((service, "VirtualRouter") for service in _ISOLATED),
    REDUNDANT_OFFERING: tuple((service, "VirtualRouter") for service in _ISOLATED),
    TIER_OFFERING: (*((service, "VpcVirtualRouter") for service in _TIER), ("NetworkACL", "VpcVirtualRouter")),
    L2_OFFERING: (),
    PRIVATE_OFFERING: (),
}
"""The services of each offering and who provides them."""


@dataclass(slots=True)
class Net:
    """A network while it is filled: what its NICs copy, and how many numbers and addresses it has given away."""

    id: int
    offering: int
    prefix: str = "10.1.1"
    broadcast: str | None = None
    number: int = 0
    host: int = 1
    counted: int = 0

    @property
    def gateway(self) -> str:
        """The address of the network's gateway."""
        return f"{self.prefix}.1"

    def mac(self, *, old: bool) -> str:
        """Hand out the network's next MAC address, in the form of releases up to 4.18.0 if it is old."""
        self.number += 1
        if old:
            # CloudStack draws this number by lot below 0x7fff; the network's id keeps addresses apart here.
            return macs.old_guest(self.id % RANDOM, self.number)
        return macs.guest(ZONE, self.id, self.number)

    def ip(self) -> str:
        """Hand out the network's next IP address."""
        self.host += 1
        return self.latest

    @property
    def latest(self) -> str:
        """The IP address that was handed out last."""
        return f"{self.prefix}.{self.host}"


def begin(maker: Maker, owner: Owner, age: int, *, offering: int = ISOLATED_OFFERING, **given: Any) -> Net:
    """Write a guest network's row with its owner and services; `end` writes its counters."""
    number = given.pop("id", None) or maker.id("cloud.networks")
    prefix = given.pop("prefix", "10.1.1")
    created = maker.ago(age)
    broadcast = given.get("broadcast_uri")
    name = given.pop("name", None) or f"{owner.name}-network-{number}"
    subnet = {"gateway": f"{prefix}.1", "cidr": f"{prefix}.0/24"} if prefix else {}
    maker.add(
        Network(
            number,
            maker.uuid("network", number),
            name,
            name,
            offering,
            owner.account,
            owner.domain,
            created,
            **{"state": "Implemented", "related": number, **subnet, **given},
        )
    )
    maker.add(AccountNetwork(owner.account, number))
    for service, provider in SERVICES.get(offering, ()):
        maker.add(NetworkService(number, service, provider, created))
    return Net(number, offering, prefix, broadcast)


def end(maker: Maker, net: Net) -> None:
    """Write the counters of a network that has all its NICs."""
    collected = int(net.offering in (ISOLATED_OFFERING, REDUNDANT_OFFERING, TIER_OFFERING, PRIVATE_OFFERING))
    # Set once and never cleared in the network of a private gateway: it cannot be shut down.
    looked_at = collected & int(net.counted > 0 or net.offering == PRIVATE_OFFERING)
    maker.add(OpNetwork(net.id, net.number + 1, net.counted, collected, looked_at))
