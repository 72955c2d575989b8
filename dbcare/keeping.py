"""Looking after the journal: settling runs that died, exporting, and dropping what nobody can or may undo any more."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, NamedTuple

from dbcare import journal, leases, packing
from dbcare.db import Mender, Session
from dbcare.journal import SCHEMA, Entry, Past


class Settled(NamedTuple):
    """What a run that ended without saying so had made, of what it had planned."""

    past: Past
    entries: tuple[Entry, ...]


def settle(mender: Mender, holder: str) -> tuple[Settled, ...]:
    """Close every run that ended without saying so: what it made is what the journal has.

    Raises Busy when a run is at work, of which nothing can be said yet.
    """
    lease = leases.take(mender, "writer", holder)
    try:
        found = []
        for past in _open(mender):
            entries = journal.entries(mender, past.id)
            mender.execute(*journal.ended(past.id, [_mended(entry) for entry in entries]))
            mender.commit()
            found.append(Settled(past, entries))
        return tuple(found)
    finally:
        leases.give_back(mender, lease)


def _mended(entry: Entry) -> dict[str, Any]:
    return {"number": entry.number, "check": entry.check, "verdict": "mended", "reason": ""}


def _open(session: Session) -> list[Past]:
    return [past for past in journal.runs(session, 1_000_000) if past.finished is None]


def exported(session: Session, runs: Iterable[Past]) -> Iterator[dict[str, Any]]:
    """Give each run, oldest first, followed by its fixes, as what JSON can hold of them."""
    for past in runs:
        yield {"record": "run", **described(past)}
        for entry in journal.entries(session, past.id):
            yield {"record": "fix", **fix(entry)}


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
