"""Planning to take a run back: what of it can be taken back, in which order, and what cannot and why."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

from dbcare import acting, apply, fitness, journal
from dbcare.capture import Shapes
from dbcare.db import Session
from dbcare.errors import UsageError
from dbcare.journal import Past
from dbcare.plan import Answer, Fix, LeftOut, left
from dbcare.queries import load
from dbcare.repair import FixClass
from dbcare.server import identify
from dbcare.snapshots import pick


class Willing(NamedTuple):
    """What a person allowed of an undo: to lower counters, which brings a fault back, and to undo what is old."""

    lower: bool = False
    old: bool = False


class Undo(NamedTuple):
    """The run that is taken back, the fixes that do it, what is left out and why, and the shapes of the tables."""

    past: Past
    fixes: tuple[Fix, ...]
    left_out: tuple[LeftOut, ...]
    shapes: Shapes


def plan(
    session: Session,
    names: Mapping[str, str],
    run: str,
    numbers: Collection[int] = (),
    willing: Willing = Willing(),  # noqa: B008 (frozen)
    days: float = 7,
) -> Undo:
    """Plan to take back a run, or some of its fixes; what is older than so many days only for who is willing.

    Raises UsageError for a run or a fix that the journal does not have.
    """
    past = journal.named(session, run)
    entries, intents = journal.entries(session, past.id), journal.intents(session, past.id)
    known = {entry.number for entry in entries} | {intent.number for intent in intents}
    if unknown := set(numbers) - known:
        raise UsageError(f"run {past.id} made no fix {min(unknown)}; `dbcare runs show {past.id}` lists those it made")
    wanted = tuple(entry for entry in entries if not numbers or entry.number in numbers)
    acted = tuple(intent for intent in intents if not numbers or intent.number in numbers)
    since = _now(session) - timedelta(days=days)
    old = {entry.number for entry in wanted if entry.applied < since}
    old |= {intent.number for intent in acted if intent.intended < since}
    shapes = Shapes(session, names)
    for table in ("cloud.op_lock", *(change.table for entry in wanted for change in entry.changes)):
        shapes[table]
    fixes: list[Fix] = []
    out: list[LeftOut] = []
    done = journal.undone(session, past.id)
    structure = tuple(acting.reversed_fixes(acted, done))
    for fix in (*structure, *apply.reversed_fixes(wanted, done, len(structure) + 1)):
        why = _barred(fix, willing, f"{days:g} days" if fix.undoes and fix.undoes[1] in old else "")
        if not why and fix.fix_class == FixClass.STOPPED:
            why = fitness.working(session, names)
        if why:
            out.append(left(fix, why))
        else:
            fixes.append(replace(fix, requires=tuple(_idle(session, fix))))
    return Undo(past, tuple(fixes), tuple(out), shapes)


def _now(session: Session) -> datetime:
    now: datetime = session.all("SELECT UTC_TIMESTAMP(6) AS now")[0]["now"]
    return now


def _barred(fix: Fix, willing: Willing, age: str) -> str:
    if age and not willing.old:
        return f"it was made more than {age} ago, and CloudStack has gone on since; --even-if-old takes it back"
    if any(change.lowers for change in fix.changes) and not willing.lower:
        return "it would lower a counter again, which brings the fault back; --lower does so"
    return ""


def _idle(session: Session, fix: Fix) -> Iterator[Answer]:
    """Ask, for each object that the fix locks, that CloudStack does not work on it."""
    known = load("dbcare.sql", "busy")
    for table, number in fix.locks:
        if table in known and (query := pick(known[table], identify(session.version))):
            yield Answer(query.sql, {"id": number}, ())
