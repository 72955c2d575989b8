"""Owns the bulk of a world: tenants, each with networks, routers and VMs, most of which are removed."""

from collections.abc import Iterator
from typing import NamedTuple

from dbcare.world import tenant_rules
from dbcare.world.addresses import vxlan
from dbcare.world.anchors import OVERLAY_NETWORK, Owner
from dbcare.world.crowd import live_vms, removed_vms
from dbcare.world.maker import DAY, Maker
from dbcare.world.networks import begin, end
from dbcare.world.nics import life
from dbcare.world.people import account, domain
from dbcare.world.routers import router
from dbcare.world.tenants_vpcs import live_vpc, removed_vpc

VMS_EACH = 10
FEWEST_TENANTS, MOST_TENANTS = 16, 10_000
FEWEST_VMS = 2 * FEWEST_TENANTS
"""What even the smallest world has, so that faults of every kind find somebody of their own."""
PER_DOMAIN = 20
PER_OWN_DOMAIN = 4
PER_CLOSED = 5
PER_VPC = 4


class Share(NamedTuple):
    """What one tenant gets: its number from 0, how many live VMs and how many removed ones."""

    number: int
    live: int
    removed: int

    @property
    def own_domain(self) -> bool:
        """Whether the tenant is alone in its domain."""
        return self.number % PER_OWN_DOMAIN == PER_OWN_DOMAIN - 1

    @property
    def has_vpc(self) -> bool:
        """Whether the tenant has a VPC besides its network."""
        return self.number % PER_VPC == 1


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
    if not share.has_vpc:
        _removed_network(maker, former, in_removed)
        _live_network(maker, owner, share.live, share.removed - in_removed)
        return
    _removed_network(maker, former, in_removed // 2)
    removed_vpc(maker, former, share.number, in_removed - in_removed // 2)
    _live_network(maker, owner, share.live - share.live // 2, share.removed - in_removed)
    live_vpc(maker, owner, share.number, share.live // 2)


def _removed_network(maker: Maker, owner: Owner, vms: int) -> None:
    net = begin(
        maker, owner, 780 * DAY, state="Destroy", removed=maker.ago(120 * DAY), physical_network_id=OVERLAY_NETWORK
    )
    router(maker, owner, maker.farm.host(net.id), net, life(maker, 780 * DAY, 121 * DAY))
    removed_vms(maker, owner, net, vms, 125 * DAY)
    end(maker, net)


def _live_network(maker: Maker, owner: Owner, live: int, removed: int) -> None:
    net = begin(maker, owner, 700 * DAY, **vxlan(maker, owner, 700 * DAY))
    removed_vms(maker, owner, net, removed, DAY)
    address = maker.upcoming("cloud.user_ip_address")
    router(maker, owner, maker.farm.host(net.id), net, life(maker, 700 * DAY))
    members = live_vms(maker, owner, net, live, second=tenant_rules.second(net, 0))
    tenant_rules.rules(maker, owner, net, address, members)
    end(maker, net)
