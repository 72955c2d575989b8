"""Owns how the columns that a world offers for a table fit the table of a release; pure."""

from collections.abc import Sequence
from typing import NamedTuple

from dbcare.catalogue import Release
from dbcare.schema import Column


class Target(NamedTuple):
    """Which of the columns that are offered for a table a release has, and what it needs besides."""

    table: str
    columns: tuple[str, ...]
    places: tuple[int, ...]
    fillers: tuple[object, ...]


def fit(release: Release, table: str, offered: Sequence[str]) -> Target | None:
    """Fit offered columns to a release's table; None when the release has no such table."""
    shape = release.schema.get(table)
    if shape is None:
        return None
    places = tuple(place for place, name in enumerate(offered) if name in shape.columns)
    needed = [
        column
        for column in shape.columns.values()
        if column.name not in offered and not column.nullable and column.default is None and not column.extra
    ]
    names = (*(offered[place] for place in places), *(column.name for column in needed))
    return Target(table, names, places, tuple(map(filler, needed)))


def filler(column: Column) -> object:
    """Give a value to a column that must have one and has no default."""
    kind = column.type.partition("(")[0].partition(" ")[0]
    if kind in ("datetime", "timestamp"):
        return "2020-01-01 00:00:00"
    return "" if kind.endswith(("char", "text", "blob")) else 0
