"""How much free disk building an index takes, and whether the server has it: known only on the server's own host."""

import os
import socket
from collections.abc import Iterable, Mapping
from typing import NamedTuple

SPARE = 256 << 20
"""What must be left on each disk after the work, in bytes."""
OVERHEAD = 30
"""What InnoDB writes beside the values of an entry, in bytes: its header, and room left free in pages."""
SMALL = 64 << 20
"""An index that takes less is not worth a word where free disk cannot be asked."""


class Disk(NamedTuple):
    """A directory that the server writes to, the device it is on, and the bytes free there for the server."""

    path: str
    device: int
    free: int


class Room(NamedTuple):
    """What an index takes where it is kept, and where it is sorted, in bytes."""

    kept: int
    sorted: int


def needed(rows: int, average: int, widths: Iterable[int], log: int) -> Room:
    """Estimate what an index takes: of each row no more than the average row has; and a log of writes meanwhile."""
    entry = min(sum(widths), average or sum(widths)) + OVERHEAD
    size = rows * entry
    return Room(size, size + min(log, size))


def disks(variables: Mapping[str, str], schema: str) -> tuple[Disk, Disk] | None:
    """Look at the disks for data and for sorting; None when the server is on another host, or hides them."""
    data, scratch = variables.get("datadir", ""), variables.get("innodb_tmpdir") or variables.get("tmpdir", "")
    if not data or not scratch or variables.get("hostname") != socket.gethostname():
        return None
    try:
        return _disk(os.path.join(data, schema)) or _real(data), _real(scratch.partition(":")[0])
    except OSError:
        return None


def _disk(path: str) -> Disk | None:
    try:
        return _real(path)
    except OSError:
        return None


def _real(path: str) -> Disk:
    found = os.statvfs(path)
    return Disk(path, os.stat(path).st_dev, found.f_bavail * found.f_frsize)


def lacking(room: Room, data: Disk, scratch: Disk) -> str:
    """Say which disk is too full for the work; nothing when there is room."""
    if data.device == scratch.device:
        return _short(data, room.kept + room.sorted)
    return _short(data, room.kept) or _short(scratch, room.sorted)


def _short(disk: Disk, need: int) -> str:
    if disk.free >= need + SPARE:
        return ""
    return f"it may take {_told(need)} on the disk of {disk.path}, where {_told(disk.free)} are free"


def _told(size: int) -> str:
    return f"{size / 1e9:,.1f} GB" if size >= 1e9 else f"{size / 1e6:,.0f} MB"
