"""Owns the making of volumes."""

from dbcare.world.anchors import DISK_OFFERING, ROUTER_OFFERING, SMALL_OFFERING, TEMPLATE, Owner
from dbcare.world.maker import Host, Maker
from dbcare.world.nics import Life
from dbcare.world.rows_owned import Volume

GIB = 1 << 30


def volume(
    maker: Maker,
    owner: Owner,
    host: Host,
    lived: Life,
    vm: int | None,
    kind: str = "DATADISK",
    template: int | None = None,
    *,
    state: str = "Ready",
) -> int:
    """Write a volume, and give its id."""
    created, removed = lived
    number = maker.id("cloud.volumes")
    uuid = maker.uuid("volume", number)
    root = kind == "ROOT"
    placed = state != "Allocated"
    offering = SMALL_OFFERING if template == TEMPLATE else ROUTER_OFFERING if root else DISK_OFFERING
    row = Volume(
        number, uuid, f"ROOT-{vm}" if root else f"DATA-{number}", owner.account, owner.domain,
        vm, None if vm is None else 0 if root else 1,
        host.pool if placed else None, uuid if placed else None, (8 if root else 20) * GIB,
        kind, offering, template, created, removed or created, state if removed is None else "Expunged",
        created if vm else None, removed, host.pod,
    )  # fmt: skip
    maker.add(row)
    return number
