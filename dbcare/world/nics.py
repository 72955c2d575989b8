"""Owns the making of NICs, and how long things lived."""

from typing import Any, NamedTuple

from dbcare.world.maker import Maker
from dbcare.world.networks import Net
from dbcare.world.rows_networks import Nic

_COUNTED = ("Reserved", "Releasing")


class Life(NamedTuple):
    """When something was made and, if so, removed, as CloudStack writes times."""

    created: str
    removed: str | None = None


def life(maker: Maker, age: int, removed: int | None = None) -> Life:
    """Turn seconds ago into points in time."""
    return Life(maker.ago(age), None if removed is None else maker.ago(removed))


def nic(
    maker: Maker,
    net: Net,
    vm: int | None,
    vm_type: str,
    lived: Life,
    state: str = "Reserved",
    *,
    mac: str | None = None,
    ip: str | None = None,
    number: int | None = None,
    gateway: str | None = None,
    **given: Any,
) -> Nic:
    """Write a NIC, and count it where CloudStack counts it."""
    created, removed = lived
    number = number or maker.id("cloud.nics")
    uuid = maker.uuid("nic", number)
    if removed is not None:
        state = "Deallocating"
    elif vm_type == "User" and state in _COUNTED:
        net.counted += 1
    if state in _COUNTED:
        given.setdefault("broadcast_uri", net.broadcast)
        given.setdefault("isolation_uri", net.broadcast)
        given.setdefault("reservation_id", uuid)
    row = Nic(
        number, uuid, vm, net.id,
        net.mac(old=created < maker.new_macs_since) if mac is None else mac,
        net.ip() if ip is None else ip,
        state, vm_type, created, removed or created, gateway or net.gateway, removed=removed, **given,
    )  # fmt: skip
    maker.add(row)
    return row
