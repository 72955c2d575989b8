"""What mends a fault and is not a change of rows: its value, its reversal and its text; pure.

Each kind is carried out by a module of its own, which can also tell afterwards whether it was done.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from dbcare.errors import FileError
from dbcare.schema import Index

TIME = "%Y-%m-%d %H:%M:%S"


class Verb(StrEnum):
    """What is done to an index; a hidden one is kept up to date and not used: INVISIBLE, or MariaDB's IGNORED."""

    ADD = "add"
    DROP = "drop"
    HIDE = "hide"
    SHOW = "show"


_OPPOSITE = {Verb.ADD: Verb.DROP, Verb.DROP: Verb.ADD, Verb.HIDE: Verb.SHOW, Verb.SHOW: Verb.HIDE}


@dataclass(frozen=True)
class AlterIndex:
    """Add, drop, hide or show one index of a table, online or not at all."""

    table: str
    verb: Verb
    index: Index

    @property
    def reversible(self) -> bool:
        """Whether `reversed` takes it back."""
        return True

    def reversed(self) -> "AlterIndex":
        """Give the action that takes this one back."""
        return replace(self, verb=_OPPOSITE[self.verb])

    def told(self) -> str:
        """Say in a few words what it does."""
        return f"{self.verb} index {self.index.name} ({', '.join(self.index.columns)}) on {self.table}"


@dataclass(frozen=True)
class Analyze:
    """Let the server count a table anew, for its choice of plans; what it knew before cannot be put back."""

    table: str

    @property
    def reversible(self) -> bool:
        """Whether it can be taken back."""
        return False

    def told(self) -> str:
        """Say in a few words what it does."""
        return f"analyze {self.table}"


@dataclass(frozen=True)
class Purge:
    """Delete the rows of a table, with their children, whose `column` is before a time in UTC, once archived.

    The time reads `2026-11-24 00:00:00`; anything else raises ValueError: a server would take it for who knows what.
    """

    table: str
    column: str
    before: str

    def __post_init__(self) -> None:
        """Raise ValueError for what is no time."""
        if f"{datetime.strptime(self.before, TIME):{TIME}}" != self.before:
            raise ValueError(f"{self.before!r} is no time: it reads 2026-11-24 00:00:00")

    @property
    def reversible(self) -> bool:
        """Whether it can be taken back."""
        return False

    def told(self) -> str:
        """Say in a few words what it does."""
        return f"archive and delete rows of {self.table} with {self.column} before {self.before} UTC"


Action = AlterIndex | Analyze | Purge


def raw(action: Action) -> dict[str, Any]:
    """Write an action as what JSON can hold."""
    match action:
        case AlterIndex(table, verb, index):
            return {"action": "alter-index", "table": table, "verb": str(verb), "index": index._asdict()}
        case Analyze(table):
            return {"action": "analyze", "table": table}
        case Purge(table, column, before):
            return {"action": "purge", "table": table, "column": column, "before": before}


def cooked(raw: Mapping[str, Any]) -> Action:
    """Read an action; raise FileError when it is none."""
    try:
        match raw:
            case {"action": "alter-index", "table": str(table), "verb": verb, "index": index}:
                return AlterIndex(table, Verb(verb), _index(index))
            case {"action": "analyze", "table": str(table)}:
                return Analyze(table)
            case {"action": "purge", "table": str(table), "column": str(column), "before": str(before)}:
                return Purge(table, column, before)
    except (ValueError, TypeError, KeyError) as error:
        raise FileError(f"not an action: {error}") from error
    raise FileError("not an action that this dbcare knows")


def _index(raw: Mapping[str, Any]) -> Index:
    columns = raw["columns"]
    if not isinstance(columns, list) or not all(isinstance(column, str) for column in columns):
        raise ValueError("an index has columns")
    if not all(isinstance(raw[name], str) for name in ("name", "kind")):
        raise ValueError("an index has a name and a kind")
    if not all(isinstance(raw[name], bool) for name in ("unique", "visible")) or len(raw) != 5:
        raise ValueError("an index is unique or not, visible or not, and no more")
    return Index(raw["name"], tuple(columns), raw["unique"], raw["kind"], raw["visible"])
