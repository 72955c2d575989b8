"""Acknowledged findings: known, and not to alarm, for good or up to a day."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from dbcare.errors import UsageError
from dbcare.findings import Severity
from dbcare.state import file
from dbcare.state.compare import read_key

if TYPE_CHECKING:
    from sqlite3 import Connection

SHORTEST = 6
"""The least letters that may stand for a whole fingerprint."""
WHOLE = 20
_HEX = frozenset("0123456789abcdef")
Place = tuple[str, str]
"""A target's name, and its address and database."""


class Ack(NamedTuple):
    """An acknowledged finding: `until` is the last day (UTC) of it, `present` whether the last look saw it."""

    target: str
    place: str
    fingerprint: str
    check: str
    severity: Severity
    table: str
    key: Mapping[str, Any]
    message: str | None
    reason: str
    until: str | None
    who: str
    at: str
    present: bool

    def expired(self, now: datetime) -> bool:
        """Say whether its last day is over."""
        return self.until is not None and self.until < _day(now)


_ACTIVE = """
    SELECT installed, fingerprint FROM ack JOIN target ON target.id = ack.target
    WHERE name = ? AND target.place = ? AND (until IS NULL OR until >= ?)
"""
_ALL = """
    SELECT ack.target, target.name, target.place, ack.fingerprint, ack.check_id, ack.severity, ack.place, ack.row_key,
           ack.message, reason, until, who, at, finding.fingerprint IS NOT NULL AND gone IS NULL
    FROM ack JOIN target ON target.id = ack.target
    LEFT JOIN finding ON finding.target = ack.target AND finding.fingerprint = ack.fingerprint
    ORDER BY at DESC, target.name, ack.check_id, ack.place, ack.row_key
"""
_PREFIXED = """
    SELECT DISTINCT target.id, {table}.fingerprint FROM {table} JOIN target ON target.id = {table}.target
    WHERE {table}.fingerprint >= ? AND {table}.fingerprint < ? || 'g' AND (? IS NULL OR name = ?)
"""
_VISITED = "(SELECT ifnull(max(run.rowid), 0) FROM visit JOIN run ON run.id = visit.run WHERE visit.target = {}.id)"
# Of installations that answered at one address, whoever acknowledges has seen the last one's report.
_FOUND = f"""
    {_PREFIXED.format(table="finding")} AND NOT EXISTS (
      SELECT 1 FROM target later JOIN finding other ON other.target = later.id
      WHERE later.name = target.name AND later.place = target.place AND other.fingerprint = finding.fingerprint
      AND {_VISITED.format("later")} > {_VISITED.format("target")}
    )
"""
_CHOICES = {"finding": _FOUND, "ack": _PREFIXED.format(table="ack")}
_ADD = """
    INSERT OR REPLACE INTO ack
    SELECT target, fingerprint, check_id, severity, place, row_key, message, ?, ?, ?, ?
    FROM finding WHERE target = ? AND fingerprint = ?
"""


def _day(now: datetime) -> str:
    return now.astimezone(UTC).date().isoformat()


def acknowledged(path: Path, places: Iterable[Place], now: datetime) -> dict[Place, dict[str, frozenset[str]]]:
    """Name the fingerprints that need not alarm on each target, for each installation seen there.

    Raises StateUnavailable.
    """
    with file.reading(path) as connection:
        if connection is None:
            return {}
        day = _day(now)
        return {place: _by_installation(connection.execute(_ACTIVE, (*place, day))) for place in places}


def _by_installation(rows: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for installed, fingerprint in rows:
        found.setdefault(installed, set()).add(fingerprint)
    return {installed: frozenset(fingerprints) for installed, fingerprints in found.items()}


def listed(path: Path) -> list[Ack]:
    """List every acknowledgement, expired or not, the newest first; raise StateUnavailable."""
    with file.reading(path) as connection:
        return [] if connection is None else [one for _, one in _read(connection)]


def _read(connection: "Connection") -> list[tuple[int, Ack]]:
    """List the acknowledgements, each with the number of its target."""
    return [
        (number, Ack._make((name, place, mark, check, Severity(severity), table, read_key(key), *rest, bool(present))))
        for number, name, place, mark, check, severity, table, key, *rest, present in connection.execute(_ALL)
    ]


def acknowledge(
    path: Path, names: Sequence[str], reason: str, who: str, now: datetime, *, until: str | None, target: str | None
) -> list[Ack]:
    """Acknowledge findings, all of them or none, on every target that has them or on one; give what is acknowledged.

    Names are fingerprints or the beginnings of some. Raises UsageError for one that is not known, StateUnavailable.
    """
    _exists(path)
    with file.writing(path) as connection:
        chosen = [pair for name in names for pair in _chosen(connection, "finding", name, target)]
        at = now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        connection.executemany(_ADD, [(reason, until, who, at, *pair) for pair in chosen])
        return _among(connection, chosen)


def withdraw(path: Path, names: Sequence[str], *, target: str | None) -> list[Ack]:
    """Take acknowledgements back, all of them or none; give what they were. Raises as `acknowledge` does."""
    _exists(path)
    with file.writing(path) as connection:
        chosen = [pair for name in names for pair in _chosen(connection, "ack", name, target)]
        withdrawn = _among(connection, chosen)
        connection.executemany("DELETE FROM ack WHERE target = ? AND fingerprint = ?", chosen)
        return withdrawn


def _exists(path: Path) -> None:
    with file.reading(path) as connection:
        if connection is None:
            raise UsageError(f"{path}: no run was recorded there yet; `dbcare check` does that")


def _among(connection: "Connection", chosen: Sequence[tuple[int, str]]) -> list[Ack]:
    wanted = set(chosen)
    return [one for number, one in _read(connection) if (number, one.fingerprint) in wanted]


def _chosen(connection: "Connection", table: str, name: str, target: str | None) -> list[tuple[int, str]]:
    """Find what a fingerprint, or the beginning of one, stands for; raise UsageError unless it is exactly one."""
    mark = name.lower()
    if not SHORTEST <= len(mark) <= WHOLE or not set(mark) <= _HEX:
        raise UsageError(
            f"{name}: a fingerprint is {WHOLE} of 0-9a-f, of which {SHORTEST} are enough; `dbcare check -v` shows them"
        )
    found = connection.execute(_CHOICES[table], (mark, mark, target, target)).fetchall()
    several = sorted({fingerprint for _, fingerprint in found})
    if len(several) > 1:
        raise UsageError(f"{name}: stands for several: {', '.join(several[:5])}{' …' if len(several) > 5 else ''}")
    if not found:
        where = f" on target {target}" if target else ""
        hint = "`dbcare check -v` shows those that are" if table == "finding" else "`dbcare acks` lists those that are"
        raise UsageError(f"{name}: no such finding is {_KNOWN[table]}{where}; {hint}")
    return [(number, fingerprint) for number, fingerprint in found]


_KNOWN = {"finding": "known", "ack": "acknowledged"}
