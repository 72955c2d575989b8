"""Owns the VMs that tenants have many of: in every state, and removed."""

from dbcare.world.anchors import Owner
from dbcare.world.maker import DAY, Maker
from dbcare.world.networks import Net
from dbcare.world.nics import life
from dbcare.world.rules import Member
from dbcare.world.vms import user_vm
from dbcare.world.volumes import volume

_STATES = ("Running",) * 8 + ("Stopped", "Destroyed")


def live_vms(maker: Maker, owner: Owner, net: Net, count: int, *, second: int = 0) -> list[tuple[Member, int]]:
    """Write live VMs of a network up to 690 days old, some with a data disk, the first with a `second` address or not.

    Give what rules lead to, each with the id of its NIC.
    """
    return [_live_vm(maker, owner, net, second if place == 0 else 0) for place in range(count)]


def _live_vm(maker: Maker, owner: Owner, net: Net, second: int) -> tuple[Member, int]:
    draw = maker.random.randrange
    host = maker.farm.host(maker.upcoming("cloud.vm_instance"))
    lived = life(maker, draw(DAY, 690 * DAY))
    card = maker.upcoming("cloud.nics")
    number = user_vm(maker, owner, host, net, lived, _STATES[draw(len(_STATES))], secondary_ip=second)
    if draw(3) == 0:
        volume(maker, owner, host, lived, number)
    return Member(number, net.latest), card


def removed_vms(maker: Maker, owner: Owner, net: Net, count: int, youngest: int) -> None:
    """Write VMs of a network that were removed at least `youngest` seconds ago; their addresses are used again."""
    draw = maker.random.randrange
    for _ in range(count):
        gone = draw(youngest, 600 * DAY)
        host = maker.farm.host(maker.upcoming("cloud.vm_instance"))
        user_vm(maker, owner, host, net, life(maker, draw(gone, 700 * DAY), gone))
        net.host = 1
