"""Owns the rules in the bulk of a world: some for every tenant, rarer kinds for some of them."""

from collections.abc import Sequence

from dbcare.world.anchors import TENANT, Owner
from dbcare.world.maker import DAY, Maker
from dbcare.world.networks import Net
from dbcare.world.rules import (
    Ground,
    Member,
    additional,
    balanced,
    egress,
    opened,
    reached,
    second_address,
    translated,
)

_BALANCED, _TRANSLATED, _SECOND, _LENT = 4, 2, 5, 10


def second(net: Net, place: int) -> int:
    """Say whether a network's VM, counting from 0, has a second address: the first of every fifth network."""
    return int(place == 0 and net.id % _SECOND == 0)


def rules(maker: Maker, owner: Owner, net: Net, address: int, members: Sequence[tuple[Member, int]]) -> None:
    """Write a tenant's rules, given the address of the router, and the VMs with the ids of their NICs."""
    ground = Ground(owner, net.id, maker.ago(600 * DAY))
    egress(maker, ground)
    opened(maker, ground, address, 443)
    for port, (member, nic) in enumerate(members[:2], 2200):
        reached(maker, ground, address, port, member)
        if second(net, port - 2200):
            second_address(maker, ground, nic, member._replace(ip=f"{net.prefix}.250"))
    if net.id % _TRANSLATED == 0:
        translated(maker, ground, members[0][0])
    if net.id % _BALANCED == 1:
        balanced(maker, ground, additional(maker, ground), 80, [member for member, _ in members[:4]])
    if net.id % _LENT == 0:
        maker.put("cloud.network_permissions", network_id=net.id, account_id=TENANT.account)
