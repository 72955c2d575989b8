"""Reading back what runs there were, and what each of them saw."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from dbcare.errors import UsageError
from dbcare.findings import Severity
from dbcare.state import file
from dbcare.state.compare import read_key

if TYPE_CHECKING:
    from sqlite3 import Connection


class Visit(NamedTuple):
    """What a run counted on one target; `new`, `still` and `gone` are None when no earlier look was known."""

    target: str
    place: str
    server: str | None
    cloudstack: str | None
    error: str | None
    critical: int
    warning: int
    info: int
    acknowledged: int
    passed: int
    not_checked: int
    new: int | None
    still: int | None
    gone: int | None


class Look(NamedTuple):
    """What became of a check that did not just pass."""

    target: str
    check: str
    status: str
    findings: int
    acknowledged: int
    reason: str | None


class Fault(NamedTuple):
    """A finding that was new in a run, or gone, as `change` says."""

    change: str
    target: str
    check: str
    severity: Severity
    fingerprint: str
    table: str
    key: Mapping[str, Any]
    message: str | None
    first_seen: str
    last_seen: str


class Past(NamedTuple):
    """A run of the past: `started` is ISO 8601 in UTC, `names` the checks and areas that were asked for."""

    id: str
    kind: str
    started: str
    seconds: float
    who: str
    dbcare: str
    names: tuple[str, ...]
    visits: tuple[Visit, ...]


_RUNS = "SELECT id, kind, started, seconds, who, dbcare, names FROM run"
_VISITS = """
    SELECT name, place, server, cloudstack, error, critical, warning, info, acknowledged, passed, not_checked,
           new, still, gone
    FROM visit JOIN target ON target.id = visit.target WHERE run = ? ORDER BY name, place
"""
_LOOKS = """
    SELECT name, check_id, status, findings, acknowledged, reason
    FROM look JOIN target ON target.id = look.target WHERE run = ? ORDER BY name, check_id
"""
_FAULTS = """
    SELECT CASE WHEN gone_in = :run THEN 'gone' ELSE 'new' END, name, check_id, severity, fingerprint, finding.place,
           row_key, message, first_seen, last_seen
    FROM finding JOIN target ON target.id = finding.target WHERE new_in = :run OR gone_in = :run
    ORDER BY 1 DESC, name, check_id, finding.place, row_key
"""


def listed(path: Path, limit: int) -> list[Past]:
    """List the newest runs, at most so many; raise StateUnavailable."""
    with file.reading(path) as connection:
        if connection is None:
            return []
        rows = connection.execute(f"{_RUNS} ORDER BY started DESC, rowid DESC LIMIT ?", (limit,)).fetchall()
        return [_past(connection, row) for row in rows]


def show(path: Path, name: str) -> tuple[Past, list[Look], list[Fault]]:
    """Give one run, by its id or the beginning of it; raise UsageError when it is not there, StateUnavailable."""
    with file.reading(path) as connection:
        rows = [] if connection is None else _named(connection, name)
        if not rows or connection is None:
            raise UsageError(f"{name}: there is no such run in {path}; `dbcare runs list` lists them")
        if len(rows) > 1:
            raise UsageError(f"{name}: stands for several runs: {', '.join(row[0] for row in rows[:5])}")
        past = _past(connection, rows[0])
        looks = [Look(*row) for row in connection.execute(_LOOKS, (past.id,))]
        faults = [
            Fault(change, target, check, Severity(severity), mark, table, read_key(key), *rest)
            for change, target, check, severity, mark, table, key, *rest in connection.execute(
                _FAULTS, {"run": past.id}
            )
        ]
    return past, looks, faults


def _named(connection: "Connection", name: str) -> list[Any]:
    return connection.execute(f"{_RUNS} WHERE substr(id, 1, length(?1)) = ?1 ORDER BY id", (name.lower(),)).fetchall()


def _visit(row: tuple[Any, ...]) -> Visit:
    visit = Visit(*row)
    if not all(number is None or isinstance(number, int) for number in visit[5:]):
        raise ValueError("it has texts where numbers should be")
    return visit


def _past(connection: "Connection", row: tuple[Any, ...]) -> Past:
    *head, names = row
    if not isinstance(row[3], float):
        raise ValueError("it has a text where a number should be")
    visits = tuple(_visit(visit) for visit in connection.execute(_VISITS, (row[0],)))
    return Past._make((*head, tuple(names.split()), visits))
