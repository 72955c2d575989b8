"""Estimates what a purge comes to: rows, and bytes of binary log, which replicas and backups must carry too."""

from collections.abc import Mapping
from typing import NamedTuple

from dbcare import nibbles
from dbcare.actions import Purge
from dbcare.db import Session
from dbcare.shape import Shape
from dbcare.snapshots import Names, rows

HIDDEN = 18
"""What a row has in InnoDB and not in the binary log, in bytes: its header, transaction and roll pointer."""
KEY = 8
STEPS = 12
"""How often the span of keys is halved to find where rows stop being old: to a four-thousandth."""


class Volume(NamedTuple):
    """About how many rows go, and how many bytes of binary log that writes; None when the server has none."""

    rows: int
    logged: int | None

    def told(self) -> str:
        """Say it in a sentence."""
        if self.logged is None:
            return f"about {self.rows:,} rows; this server writes no binary log"
        return f"about {self.rows:,} rows, and about {_size(self.logged)} of binary log"


def _size(count: int) -> str:
    for unit, size in (("GiB", 2**30), ("MiB", 2**20)):
        if count >= size:
            return f"{count / size:,.1f} {unit}"
    return f"{-(-count // 2**10):,} KiB"


def estimate(session: Session, names: Names, action: Purge, shapes: Mapping[str, Shape]) -> Volume:
    """Estimate by a few rows and the server's own statistics, as if older rows had smaller keys; locks nothing.

    Pages that are not full make the bytes too many rather than too few. Raises ChangeError for what cannot be purged.
    """
    parts = nibbles.parts(action, shapes)
    [logging] = rows("purge_volume", "logging", session, names)
    share = _share(session, parts[0].shape, action)
    full = str(logging["image"]).upper() != "MINIMAL"
    count, logged = 0.0, 0.0
    for part in parts:
        size = _size_of(session, names, part.shape)
        count += share * size["n"]
        logged += share * size["n"] * (max(KEY, size["width"] - HIDDEN) if full else KEY * len(part.shape.key))
    return Volume(round(count), round(logged) if logging["logged"] else None)


def _size_of(session: Session, names: Names, shape: Shape) -> Mapping[str, int]:
    database, _, name = shape.table.partition(".")
    found = rows("purge_volume", "size", session, names, {"schema": names[database], "name": name})
    return {key: int(value) for key, value in found[0].items()}


def _share(session: Session, shape: Shape, action: Purge) -> float:
    """Give the part of a table's span of keys that is old, found by halving it."""
    [bounds] = session.all(*nibbles.bounds(shape))
    if bounds["low"] is None:
        return 0.0
    low, span = int(bounds["low"]), int(bounds["top"]) - int(bounds["low"]) + 1
    old, new = 0.0, 1.0
    if _old(session, shape, action, int(bounds["top"])):
        return 1.0
    for _ in range(STEPS):
        middle = (old + new) / 2
        if _old(session, shape, action, low + int(span * middle)):
            old = middle
        else:
            new = middle
    return (old + new) / 2 if old else 0.0


def _old(session: Session, shape: Shape, action: Purge, key: int) -> bool:
    found = session.all(*nibbles.next_row(shape, action.column, key, action.before))
    return bool(found and found[0]["old"])
