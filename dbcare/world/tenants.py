"""Owns the bulk of a world: tenants, each with a network, a router and VMs, most of which are removed."""

from collections.abc import Iterator
from typing import NamedTuple

from dbcare.world.addresses import take_vxlan
from dbcare.world.anchors import OVERLAY_NETWORK, Owner
from dbcare.world.maker import DAY, Maker
from dbcare.world.networks import Net, begin, end
from dbcare.world.nics import life
from dbcare.world.people import account, domain
from dbcare.world.routers import router
from dbcare.world.vms import user_vm
from dbcare.world.volumes import volume

VMS_EACH = 10
FEWEST_TENANTS, MOST_TENANTS = 16, 10_000
FEWEST_VMS = 2 * FEWEST_TENANTS
"""What even the smallest world has, so that faults of every kind find somebody of their own."""
PER_DOMAIN = 20
PER_OWN_DOMAIN = 4
PER_CLOSED = 5
_STATES = ("Running",) * 8 + ("Stopped", "Destroyed")


class Share(NamedTuple):
    """What one tenant gets: its number from 0, how many live VMs and how many removed ones."""

    number: int
    live: int
    removed: int

    @property
    def own_domain(self) -> bool:
        """Whether the tenant is alone in its domain."""
        return self.number % PER_OWN_DOMAIN == PER_OWN_DOMAIN - 1


def shares(live: int, removed: int) -> Iterator[Share]:
    """Deal VMs to tenants, as evenly as can be."""
    count = min(MOST_TENANTS, max(FEWEST_TENANTS, live // VMS_EACH))
    for number in range(count):
        yield Share(
            number,
            live * (number + 1) // count - live * number // count,
            removed * (number + 1) // count - removed * number // count,
        )


def domains_for(live: int, removed: int) -> int:
    """Count the domains that `tenants` makes."""
    return sum(share.own_domain + (share.number % PER_DOMAIN == 0) for share in shares(live, removed))


def tenants(maker: Maker, live: int, removed: int) -> None:
    """Write tenants with so many live and removed VMs between them."""
    home = 0
    for share in shares(live, removed):
        if share.number % PER_DOMAIN == 0:
            home = _domain(maker)
        _tenant(maker, _domain(maker) if share.own_domain else home, share)


def _domain(maker: Maker) -> int:
    number = maker.id("cloud.domain")
    domain(maker, number, f"d{number}")
    return number


def _owner(maker: Maker, home: int) -> Owner:
    number = maker.id("cloud.account")
    return Owner(number, home, maker.id("cloud.user"), f"tenant{number}")


def _tenant(maker: Maker, home: int, share: Share) -> None:
    owner = _owner(maker, home)
    account(maker, owner, age=800 * DAY)
    former = owner
    if share.number % PER_CLOSED == 0 and not share.own_domain:
        former = _owner(maker, home)
        account(maker, former, age=850 * DAY, removed=110 * DAY)
    in_removed = share.removed // 2
    _removed_network(maker, former, in_removed)
    _live_network(maker, owner, share.live, share.removed - in_removed)


def _removed_network(maker: Maker, owner: Owner, vms: int) -> None:
    net = begin(
        maker, owner, 780 * DAY, state="Destroy", removed=maker.ago(120 * DAY), physical_network_id=OVERLAY_NETWORK
    )
    router(maker, owner, maker.farm.host(net.id), net, life(maker, 780 * DAY, 121 * DAY))
    _removed_vms(maker, owner, net, vms, 125 * DAY)
    end(maker, net)


def _live_network(maker: Maker, owner: Owner, live: int, removed: int) -> None:
    reservation = maker.uuid("reservation", maker.upcoming("cloud.networks"))
    net = begin(
        maker, owner, 700 * DAY, reservation_id=reservation, physical_network_id=OVERLAY_NETWORK,
        broadcast_domain_type="Vxlan", broadcast_uri=take_vxlan(maker, owner, reservation, 700 * DAY),
    )  # fmt: skip
    _removed_vms(maker, owner, net, removed, DAY)
    router(maker, owner, maker.farm.host(net.id), net, life(maker, 700 * DAY))
    draw = maker.random.randrange
    for _ in range(live):
        host = maker.farm.host(maker.upcoming("cloud.vm_instance"))
        lived = life(maker, draw(DAY, 690 * DAY))
        number = user_vm(maker, owner, host, net, lived, _STATES[draw(len(_STATES))])
        if draw(3) == 0:
            volume(maker, owner, host, lived, number)
    end(maker, net)


def _removed_vms(maker: Maker, owner: Owner, net: Net, count: int, youngest: int) -> None:
    draw = maker.random.randrange
    for _ in range(count):
        gone = draw(youngest, 600 * DAY)
        host = maker.farm.host(maker.upcoming("cloud.vm_instance"))
        user_vm(maker, owner, host, net, life(maker, draw(gone, 700 * DAY), gone))
        net.host = 1
