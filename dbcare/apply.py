"""Carrying out one fix: its rows locked at once or not at all, compared, changed and journalled in one transaction."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from enum import StrEnum
from itertools import groupby
from typing import Any, NamedTuple

from dbcare import journal, leases, statements
from dbcare.capture import resolved
from dbcare.changes import NOW, Captured, Row
from dbcare.db import Mender
from dbcare.errors import ChangeError, LeaseLost, StatementFailed
from dbcare.leases import BUSY, Lease
from dbcare.packing import plain_rows
from dbcare.plan import Answer, Fix
from dbcare.shape import Shape

DUPLICATE = 1062
LATE = ("cloud.op_networks", "cloud.sequence")
"""What every network and every new id needs is locked last, and so for the shortest time."""
RESPELLED = frozenset({"json", "decimal", "float", "double", "enum", "set", "time", "uuid", "inet4", "inet6"})
"""Types whose values a server may store in another spelling than they were given in."""
LOST = frozenset({0, 1180, 2006, 2013, 2055, 4031})
"""The connection is gone, or (1180) a node of a cluster lost the others while it committed: the end was not heard."""


class Verdict(StrEnum):
    """What became of one fix; a stale one found its rows other than planned."""

    MENDED = "mended"
    STALE = "stale"
    BUSY = "busy"
    FAILED = "failed"
    SKIPPED = "skipped"
    UNKNOWN = "unknown"


class Done(NamedTuple):
    """What became of one fix, why, and the changes as they were made."""

    fix: Fix
    verdict: Verdict
    reason: str = ""
    changes: tuple[Captured, ...] = ()


class _Stale(Exception):
    """The rows are not as they were when the fix was planned."""


class _Held(Exception):
    """CloudStack works on the object."""


def carry_out(
    mender: Mender,
    lease: Lease,
    run: str,
    fix: Fix,
    shapes: Mapping[str, Shape],
    reached: Callable[[str], None] = lambda step: None,
) -> Done:
    """Make one fix and give what became of it; raise LeaseLost when this run may no longer write.

    `reached` is told each step as it begins.

    Whatever is not made is rolled back whole. When the connection is lost the verdict is UNKNOWN: only the journal can
    tell (`settled`).
    """
    try:
        reached("hold")
        leases.hold(mender, lease)
        planned = _resolved(mender, fix.changes, shapes)
        reached("change")
        changes = _changed(mender, fix, planned, shapes)
        reached("journal")
        mender.execute(*journal.written(_entry(run, fix, changes)))
        reached("commit")
        mender.commit()
        reached("committed")
    except _Stale as stale:
        mender.rollback()
        return Done(fix, Verdict.STALE, str(stale))
    except _Held as held:
        mender.rollback()
        return Done(fix, Verdict.BUSY, str(held))
    except StatementFailed as error:
        mender.rollback()
        verdict = Verdict.UNKNOWN if error.number in LOST else Verdict.BUSY if error.number in BUSY else Verdict.FAILED
        return Done(fix, verdict, str(error))
    except ChangeError as error:
        mender.rollback()
        return Done(fix, Verdict.FAILED, str(error))
    return Done(fix, Verdict.MENDED, "", changes)


def settled(mender: Mender, lease: Lease, run: str, done: Done) -> Done:
    """Ask the journal, over a connection of its own, whether a fix was made whose end was not heard.

    Raises StatementFailed while that cannot be told.
    """
    # A transaction that nobody hears of any more may still be made: it has the lease until its end. Who took the lease
    # since has waited for that.
    with suppress(LeaseLost):
        leases.hold(mender, lease)
        mender.commit()
    for entry in journal.entries(mender, run):
        if entry.number == done.fix.number:
            return Done(done.fix, Verdict.MENDED, "the connection was lost; the journal has it", entry.changes)
    return Done(done.fix, Verdict.FAILED, f"{done.reason}; the journal does not have it: nothing was changed")


def _resolved(mender: Mender, changes: Sequence[Captured], shapes: Mapping[str, Shape]) -> tuple[Captured, ...]:
    """Put the server's time where the changes say NOW; it is asked for only there."""
    if not any(change.after and NOW in change.after.values() for change in changes):
        return tuple(changes)
    [row] = mender.all("SELECT CAST(UTC_TIMESTAMP(6) AS CHAR) AS now")
    return tuple(resolved(change, shapes[change.table], row["now"]) for change in changes)


def _changed(
    mender: Mender, fix: Fix, planned: Sequence[Captured], shapes: Mapping[str, Shape]
) -> tuple[Captured, ...]:
    for table, number in fix.locks:
        _lock(mender, f"{table}{number}", shapes)
    live = _locked_rows(mender, planned, shapes)
    changes = tuple(_adjusted(change, live[place]) for place, change in enumerate(planned))
    if all(change.before == change.after for change in changes):
        raise _Stale("the counters are that high already")
    _require(mender, fix.requires)
    made = tuple(_made(mender, shapes[change.table], change) for change in changes)
    for table, number in fix.locks:
        mender.execute(f"DELETE FROM {shapes['cloud.op_lock'].place} WHERE `key` = %s", (f"{table}{number}",))
    return made


def _lock(mender: Mender, key: str, shapes: Mapping[str, Shape]) -> None:
    """Take CloudStack's own lock on an object, as Merovingian2 does, for as long as the transaction lasts."""
    try:
        mender.execute(
            f"INSERT INTO {shapes['cloud.op_lock'].place} (`key`, mac, ip, thread, acquired_on, waiters) "
            "VALUES (%s, 0, 'dbcare', 'dbcare', UTC_TIMESTAMP(), 1)",
            (key,),
        )
    except StatementFailed as error:
        if error.number == DUPLICATE:
            raise _Held(f"CloudStack holds its lock {key}") from error
        raise


def _locked_rows(mender: Mender, changes: Sequence[Captured], shapes: Mapping[str, Shape]) -> list[Row | None]:
    """Lock the rows of a fix, table by table in CloudStack's own order, and give each as it is."""
    found: dict[tuple[str, tuple[Any, ...]], Row] = {}
    ordered = sorted(changes, key=lambda change: LATE.index(change.table) if change.table in LATE else -1)
    for table, group in groupby(ordered, key=lambda change: change.table):
        shape, keys = shapes[table], [change.key for change in group if change.key]
        for row in mender.all(*statements.read(shape, keys, lock=True)) if keys else ():
            found[table, tuple(row[name] for name in shape.key)] = row
    return [found.get((one.table, tuple(one.key.get(name) for name in shapes[one.table].key))) for one in changes]


def _adjusted(change: Captured, live: Row | None) -> Captured:
    """Compare a row with what was captured; what CloudStack counts up itself may have gone on meanwhile."""
    if change.counter and not change.lowers and live is not None and change.after is not None:
        value = live[change.counter]
        return replace(
            change,
            before={change.counter: value},
            after={change.counter: max(value, change.after[change.counter])},
        )
    for difference in statements.differences(change, live):
        raise _Stale(f"{change.table} {_key(change.key)}: {difference}")
    loose = live.keys() & (change.before or {}).keys() - set(change.compared()) if live else ()
    if loose and change.before is not None and live is not None and not change.counter:
        # Counters that were not compared keep the value that they have, and come back with it.
        moved = {name: live[name] for name in loose}
        after = None if change.after is None else {**change.after, **moved}
        return replace(change, before={**change.before, **moved}, after=after)
    return change


def _require(mender: Mender, requires: Iterable[Answer]) -> None:
    for answer in requires:
        if plain_rows(mender.all(answer.sql, answer.parameters)) != tuple(answer.rows):
            raise _Stale("it is no longer so that this may be mended, or needs to be")


def _made(mender: Mender, shape: Shape, change: Captured) -> Captured:
    if change.counter and change.before == change.after:
        return change
    rows = mender.execute(*statements.write(shape, change))
    if rows != 1:
        raise _Stale(f"{change.table} {_key(change.key)}: {rows} rows changed, not 1")
    if change.after is None:
        return change
    number = {} if change.key else {str(shape.numbered()): mender.numbered}
    made = replace(change, key=change.key or number, after={**number, **change.after})
    given = change.after if change.before is None else change.changed()
    return _as_stored(mender, shape, made) if any(shape.fields[name].kind in RESPELLED for name in given) else made


def _as_stored(mender: Mender, shape: Shape, change: Captured) -> Captured:
    """Give a change with what the server made of values that it writes in a way of its own."""
    [row] = mender.all(*statements.read(shape, [change.key]))
    return replace(change, after={name: row[name] for name in change.after or ()})


def _entry(run: str, fix: Fix, changes: tuple[Captured, ...]) -> journal.Entry:
    return journal.Entry(
        run, fix.number, fix.check, fix.fingerprint, fix.title, fix.fix_class, changes, None, fix.undoes, fix.locks
    )


def reversed_fixes(entries: Sequence[journal.Entry], done: Iterable[int], first: int = 1) -> Iterator[Fix]:
    """Give the fixes that take a run back, last first, without those that were taken back already.

    They are numbered from `first` on.
    """
    skipped = set(done)
    left = [entry for entry in reversed(entries) if entry.number not in skipped]
    for number, entry in enumerate(left, start=first):
        changes = tuple(change.reversed() for change in reversed(entry.changes))
        yield Fix(
            number, entry.check, entry.fingerprint, f"undo: {entry.title}", entry.fix_class, changes,
            locks=entry.locks, undoes=(entry.run, entry.number),
        )  # fmt: skip


def _key(key: Row) -> str:
    return ", ".join(f"{name} {value}" for name, value in key.items())
