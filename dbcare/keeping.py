"""Looking after the journal: settling runs that died, exporting, and dropping what nobody can or may undo any more."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, NamedTuple

from dbcare import actions, doing, journal, leases, packing
from dbcare.apply import Done, Verdict
from dbcare.db import Mender, Session
from dbcare.journal import SCHEMA, Entry, Intent, Past
from dbcare.leases import Lease
from dbcare.mending import outcome
from dbcare.plan import Fix
from dbcare.snapshots import Names


class Settled(NamedTuple):
    """What a run that ended without saying so had made, of what it had planned, and what became of its actions."""

    past: Past
    entries: tuple[Entry, ...]
    acted: tuple[Done, ...]

    @property
    def made(self) -> int:
        """Count what is done."""
        return len(self.entries) + sum(done.verdict is Verdict.MENDED for done in self.acted)


def settle(mender: Mender, holder: str, names: Names) -> tuple[Settled, ...]:
    """Close every run that ended without saying so: what it made is what the journal has, or what its actions left.

    A run with an action of which nothing can be told yet stays open. Raises Busy when a run is at work.
    """
    lease = leases.take(mender, "writer", holder)
    try:
        return tuple(_settled(mender, lease, past, names) for past in _open(mender))
    finally:
        leases.give_back(mender, lease)


def _settled(mender: Mender, lease: Lease, past: Past, names: Names) -> Settled:
    entries = journal.entries(mender, past.id)
    acted = [_acted(mender, lease, past, intent, names) for intent in journal.intents(mender, past.id)]
    if Verdict.UNKNOWN not in [done.verdict for done in acted]:
        mended = [{"number": one.number, "check": one.check, "verdict": "mended", "reason": ""} for one in entries]
        mender.execute(*journal.ended(past.id, mended + outcome(acted)))
    mender.commit()
    return Settled(past, entries, tuple(acted))


def _acted(mender: Mender, lease: Lease, past: Past, intent: Intent, names: Names) -> Done:
    fix = Fix(
        intent.number, intent.check, intent.fingerprint, intent.title, intent.fix_class, action=intent.action,
        undoes=intent.undoes,
    )  # fmt: skip
    return doing.settled(mender, lease, past.id, Done(fix, Verdict.UNKNOWN, "the run ended meanwhile"), names)


def _open(session: Session) -> list[Past]:
    return [past for past in journal.runs(session, 1_000_000) if past.finished is None]


def exported(session: Session, runs: Iterable[Past]) -> Iterator[dict[str, Any]]:
    """Give each run, oldest first, followed by its fixes, as what JSON can hold of them."""
    for past in runs:
        yield {"record": "run", **described(past)}
        for entry in journal.entries(session, past.id):
            yield {"record": "fix", **fix(entry)}
        for intent in journal.intents(session, past.id):
            yield {"record": "action", **action(intent)}


def described(past: Past) -> dict[str, Any]:
    """Write a run as what JSON can hold; times are ISO 8601 in UTC."""
    return {**past._asdict(), "started": iso(past.started), "finished": iso(past.finished)}


def fix(entry: Entry) -> dict[str, Any]:
    """Write a fix of the journal as what JSON can hold."""
    return {
        "run": entry.run,
        "number": entry.number,
        "check": entry.check,
        "fingerprint": entry.fingerprint,
        "title": entry.title,
        "class": entry.fix_class,
        "applied": iso(entry.applied),
        "undoes": list(entry.undoes) if entry.undoes else None,
        "changes": [packing.raw(change) for change in entry.changes],
    }


def action(intent: Intent) -> dict[str, Any]:
    """Write an action of the journal as what JSON can hold."""
    return {
        "run": intent.run,
        "number": intent.number,
        "check": intent.check,
        "fingerprint": intent.fingerprint,
        "title": intent.title,
        "class": intent.fix_class,
        "intended": iso(intent.intended),
        "ended": iso(intent.ended),
        "outcome": intent.outcome,
        "message": intent.message,
        "undoes": list(intent.undoes) if intent.undoes else None,
        "action": actions.raw(intent.action),
    }


def iso(time: datetime | None) -> str | None:
    """Write a time of the journal, which is in UTC."""
    return None if time is None else f"{time:%Y-%m-%dT%H:%M:%SZ}"


def droppable(session: Session, days: float, *, undoable: bool) -> list[Past]:
    """List the runs older than so many days that may be dropped, oldest first.

    One of which something can still be undone stays unless `undoable`. A run and what took it back go together.
    """
    [row] = session.all("SELECT UTC_TIMESTAMP(6) - INTERVAL %s SECOND AS since", (int(days * 86400),))
    every = journal.runs(session, 1_000_000)
    going = {
        past.id
        for past in every
        if past.finished is not None and past.started < row["since"] and (undoable or past.undone >= past.made)
    }
    while torn := {
        past.undoes if past.id not in going else past.id
        for past in every
        if past.undoes and (past.id in going) != (past.undoes in going)
    }:
        going -= torn
    return [past for past in reversed(every) if past.id in going]


def drop(mender: Mender, runs: Iterable[Past]) -> None:
    """Delete runs from the journal, each in a transaction of its own."""
    for past in runs:
        for table, column in (("fix", "run_id"), ("action", "run_id"), ("run", "id")):
            mender.execute(f"DELETE FROM `{SCHEMA}`.`{table}` WHERE `{column}` = %s", (past.id,))
        mender.commit()
