"""Keeping the books of a database that two write to: what one must find of the other's changes, and of its own.

Counters, NICs and rows at the end must be what they were at the beginning, what CloudStack did by its own account, and
what dbcare did by its journal, put together: nothing lost, nothing done twice.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from bench.threads import Log
from dbcare.capture import Reader
from dbcare.changes import Captured
from dbcare.db import Session
from dbcare.journal import Entry

NAMES = {"cloud": "cloud", "cloud_usage": "cloud_usage"}
_NUMBERS = (
    "SELECT 'sequence' AS kind, name AS which, value AS number FROM cloud.sequence "
    "UNION ALL SELECT 'op_networks', id, mac_address_seq FROM cloud.op_networks"
)
_NICS = (
    "SELECT o.id, CAST(o.nics_count AS SIGNED) AS kept, (SELECT COUNT(*) FROM cloud.nics i WHERE i.network_id = o.id "
    "AND i.removed IS NULL AND i.vm_type = 'User' AND i.state IN ('Reserved', 'Releasing')) AS counted "
    "FROM cloud.op_networks o"
)
_MARKS = "SELECT id, reservation_id AS mark FROM cloud.networks"
_ELSEWHERE = frozenset({"mac_address_seq", "nics_count", "check_for_gc", "value"})
"""Columns of op_networks and sequence that CloudStack goes on writing; sums account for all but the third."""


class Books(NamedTuple):
    """What a database says at one moment: counters, for each network the kept and the true count of NICs, and marks."""

    numbers: Mapping[tuple[str, str], int]
    nics: Mapping[int, tuple[int, int]]
    marks: Mapping[int, str | None]


def read(session: Session) -> Books:
    """Read what the books are about."""
    return Books(
        {(row["kind"], str(row["which"])): row["number"] for row in session.all(_NUMBERS)},
        {row["id"]: (row["kept"], row["counted"]) for row in session.all(_NICS)},
        {row["id"]: row["mark"] for row in session.all(_MARKS)},
    )


def twice(log: Log) -> Iterator[str]:
    """Name each number that was handed out more than once."""
    for (table, which, value), times in Counter(map(tuple, log.numbers)).items():
        if times > 1:
            yield f"{table} {which}: {value} was handed out {times} times"


def numbers(before: Books, after: Books, log: Log, entries: Iterable[Entry]) -> Iterator[str]:
    """Name each counter that is not where it began, plus what was handed out, plus by how much dbcare lifted it."""
    moved = Counter((table, str(which)) for table, which, _ in log.numbers)
    for change in _changes(entries):
        if change.counter and change.before and change.after:
            place = change.table.removeprefix("cloud."), str(next(iter(change.key.values())))
            moved[place] += change.after[change.counter] - change.before[change.counter]
    for place, number in after.numbers.items():
        if number != before.numbers[place] + moved[place]:
            yield f"{place}: {number}, not {before.numbers[place]} + {moved[place]}"


def nics(before: Books, after: Books, log: Log, entries: Iterable[Entry]) -> Iterator[str]:
    """Name each network whose NICs, or their counter, are not what both sides made of them."""
    came = Counter[int]()
    for network, one in log.nics:
        came[network] += one
    corrected = Counter[int]()
    for change in _changes(entries):
        if change.table == "cloud.op_networks" and "nics_count" in set(change.changed()):
            assert change.before is not None
            assert change.after is not None
            corrected[change.key["id"]] += change.after["nics_count"] - change.before["nics_count"]
    for network, (kept, counted) in after.nics.items():
        first_kept, first_counted = before.nics[network]
        if counted != first_counted + came[network]:
            yield f"network {network}: {counted} NICs, not {first_counted} + {came[network]}"
        if kept != first_kept + came[network] + corrected[network]:
            yield f"network {network}: counter {kept}, not {first_kept} + {came[network]} + {corrected[network]}"
        if corrected[network] and kept != counted:
            yield f"network {network}: mended, but it counts {kept} NICs of {counted}"


def marks(before: Books, after: Books, log: Log) -> Iterator[str]:
    """Name each network that does not bear the mark of the last thread that wrote it."""
    last = {network: mark for network, _, _, mark in sorted(log.held, key=lambda held: held[2])}
    for network, found in after.marks.items():
        if found != last.get(network, before.marks.get(network)):
            yield f"network {network}: {found}, not {last.get(network)}"


def trespasses(log: Log, entries: Iterable[Entry]) -> Iterator[str]:
    """Name each fix of a network's own row, or under its lock, that was made while CloudStack held that lock."""
    spans: dict[int, list[tuple[str, str]]] = {}
    for network, begin, end, _ in log.held:
        spans.setdefault(network, []).append((begin, end))
    for entry in entries:
        own: set[Any] = {change.key.get("id") for change in entry.changes if change.table == "cloud.networks"}
        made = f"{entry.applied:%Y-%m-%d %H:%M:%S.%f}"
        for network in own | {number for table, number in entry.locks if table == "networks"}:
            for begin, end in spans.get(network, []):
                if begin <= made <= end:
                    yield f"{entry.title}: made at {made}, within {begin} to {end}"


def vanished(session: Session, entries: Sequence[Entry]) -> Iterator[str]:
    """Name each change of the journal that is not there at the end, though neither side wrote there later."""
    reader = Reader(session, NAMES)
    last: dict[tuple[str, tuple[Any, ...], str], Any] = {}
    for change in _changes(entries):
        for name, written in _written(change).items():
            last[change.table, tuple(change.key.items()), name] = written
    for (table, key, name), value in last.items():
        found = reader.read(reader.shapes[table], [dict(key)])
        is_there: Any = found[0][name] if found and name else bool(found)
        if is_there != value:
            yield f"{table} {dict(key)} {name}: {is_there}, not {value}"


def _written(change: Captured) -> Mapping[str, Any]:
    """Give what the change wrote and CloudStack does not go on writing; the name "" says whether the row is there."""
    if change.after is None:
        return {"": False}
    names = set(change.after) if change.before is None else {*change.changed()}
    return {"": True} | {name: change.after[name] for name in names if name not in _ELSEWHERE}


def _changes(entries: Iterable[Entry]) -> Iterator[Captured]:
    for entry in entries:
        yield from entry.changes
