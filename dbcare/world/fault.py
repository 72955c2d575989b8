"""Owns what a fault is: its name, where it was put, and what it holds open."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from dbcare.catalogue import Release
from dbcare.db import Row, Writer
from dbcare.endpoint import Databases, Endpoint
from dbcare.errors import UsageError


@dataclass(frozen=True)
class Place:
    """Where a fault is, as a finding of the check that must see it names it."""

    check: str
    table: str
    key: Mapping[str, Any]


@dataclass
class Injected:
    """A fault that was put into a database; `close` ends the connections that it holds open."""

    fault: str
    places: tuple[Place, ...]
    held: tuple[Writer, ...] = field(default=(), repr=False)

    def close(self) -> None:
        """End the connections that the fault holds open; closing twice does nothing."""
        for writer in self.held:
            writer.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


@dataclass
class Site:
    """A database that a fault is put into: `writer` stands in `cloud`, `held` outlives the injection."""

    endpoint: Endpoint
    release: Release
    databases: Databases
    writer: Writer
    fault: str
    check: str
    held: list[Writer] = field(default_factory=list)

    def place(self, where: str, /, **key: Any) -> Place:
        """Name a wrong row."""
        return Place(self.check, where, key)

    def pick(self, count: int, what: str, sql: str, **parameters: Any) -> list[Row]:
        """Choose the first rows of a SELECT, which ends where LIMIT goes; raise UsageError when there are too few."""
        rows = self.writer.all(f"{sql} LIMIT {count}", parameters)
        self.enough(count, len(rows), what)
        return rows

    def enough(self, count: int, found: int, what: str) -> None:
        """Raise UsageError when the database has too few of what the fault can be put into."""
        if found < count:
            raise UsageError(
                f"{self.fault}: this {self.release.version} database has {found} {what}, not {count}; "
                "ask for fewer, or populate it with a larger scale"
            )


@dataclass(frozen=True)
class Fault:
    """A fault to order: `check` is the id of the check that must find it, `inject` puts it into a number of places.

    `most` is for how many places even the largest database has room.
    """

    name: str
    check: str
    summary: str
    inject: Callable[[Site, int], Sequence[Place]]
    most: int | None = None
