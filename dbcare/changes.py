"""Row changes as data: what a fix wants, what was captured before it, and how it is taken back; pure.

Values are as the capture reads them (dbcare.shape): int, float, str, bytes or None; dates, decimals, JSON, enums and
sets are texts, so that whatever a column holds comes back exactly.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, Final

from dbcare.errors import ChangeError


class Now:
    """The server's time in UTC, known when the change is carried out; `NOW` is the only one."""

    def __repr__(self) -> str:
        return "NOW"


NOW: Final = Now()
Value = int | float | str | bytes | None
Row = Mapping[str, Any]
"""Column names and their values, where a Value may be NOW in what is to be written."""

COUNTING = MappingProxyType(
    {
        "cloud.data_center": frozenset({"mac_address"}),
        "cloud.op_host": frozenset({"sequence"}),
        "cloud.op_networks": frozenset({"mac_address_seq"}),
        "cloud.sequence": frozenset({"value"}),
    }
)
"""Columns that CloudStack itself moves up at any time: a fix of other columns neither compares nor restores them."""
BUMPED = MappingProxyType({"cloud.vm_instance": frozenset({"update_count"})})
"""Columns that CloudStack compares before it writes: each change of the row counts them up, an undo too."""


@dataclass(frozen=True)
class Update:
    """Set columns of one row, where these and perhaps others have the expected values."""

    table: str
    key: Row
    set: Row
    expect: Row

    def __post_init__(self) -> None:
        """Raise ChangeError for a change that could overwrite what it did not look at, or that moves the row."""
        _keyed(self)
        if not self.set or not self.set.keys() <= self.expect.keys():
            raise ChangeError(f"{self.table}: an update must say what it expects of every column that it sets")
        if self.set.keys() & self.key.keys():
            raise ChangeError(f"{self.table}: an update cannot change the key of its row")


@dataclass(frozen=True)
class Insert:
    """Add one row; without a key the server numbers it, and the journal has the number."""

    table: str
    key: Row
    row: Row

    def __post_init__(self) -> None:
        """Raise ChangeError when the row does not hold its key."""
        if self.key:
            _keyed(self)
        if not self.row or any(
            column not in self.row or self.row[column] != value for column, value in self.key.items()
        ):
            raise ChangeError(f"{self.table}: an inserted row must hold its key")


@dataclass(frozen=True)
class Delete:
    """Take one row away, where it has the expected values."""

    table: str
    key: Row
    expect: Row = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Raise ChangeError when the key is empty."""
        _keyed(self)


@dataclass(frozen=True)
class Raise:
    """Lift a counter that CloudStack moves itself to at least so much; it is never lowered."""

    table: str
    key: Row
    column: str
    least: int

    def __post_init__(self) -> None:
        """Raise ChangeError when the key is empty."""
        _keyed(self)


Change = Update | Insert | Delete | Raise


@dataclass(frozen=True)
class Captured:
    """One row as it was read, and as it will be; `before` is None for an insert, `after` for a delete.

    `counter` names the column of a Raise: then only this column is in both, and `after` is what it is lifted to. A
    counter that goes down is the undo of a Raise, for which it must still be what it was raised to.
    """

    table: str
    key: Row
    before: Row | None
    after: Row | None
    counter: str = ""

    def __post_init__(self) -> None:
        """Raise ChangeError for a change that has neither a before nor an after, or a counter without both."""
        if self.before is None and self.after is None:
            raise ChangeError(f"{self.table}: a change of nothing")
        if self.counter and (self.before is None or self.after is None):
            raise ChangeError(f"{self.table}: a counter has a value before and after")

    def reversed(self) -> "Captured":
        """Give the change that takes this one back."""
        return replace(self, before=self.after, after=self.before)

    @property
    def lowers(self) -> bool:
        """Whether this is a counter going down, which only undo may ask for."""
        if not self.counter or self.before is None or self.after is None:
            return False
        return bool(self.after[self.counter] < self.before[self.counter])

    def changed(self) -> Iterator[str]:
        """Name the columns of an update that differ, in the order of the table."""
        if self.before is not None and self.after is not None:
            yield from (column for column in self.after if self.after[column] != self.before.get(column))

    def compared(self) -> Iterator[str]:
        """Name the columns that must be as they were before anything is written."""
        loose = COUNTING.get(self.table, frozenset()) | BUMPED.get(self.table, frozenset())
        touched = {self.counter} if self.counter else set(self.changed())
        yield from (column for column in self.before or () if column in touched or column not in loose)


def overlaps(first: Captured, second: Captured) -> bool:
    """Say whether two changes are of the same row."""
    return first.table == second.table and dict(first.key) == dict(second.key)


def _keyed(change: Change) -> None:
    if not change.key or None in change.key.values():
        raise ChangeError(f"{change.table}: a change names its row by the whole primary key")
