"""Carries out a purge: archived first, then deleted in short transactions that the journal counts; it cannot be undone.

The journal says in the transaction of each batch how far the purge is: whatever died when, what is deleted is known.
What was archived and not deleted by then is found, and archived, again.
"""

import json
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from dbcare import actions, archive, journal, nibbles
from dbcare.actions import Purge
from dbcare.apply import LOST, Done, Verdict
from dbcare.archive import Archive
from dbcare.db import Mender
from dbcare.errors import ChangeError, ConnectionFailed, StatementFailed
from dbcare.feeder import Feeder
from dbcare.journal import Intent
from dbcare.leases import Lease
from dbcare.plan import Fix, Installation
from dbcare.pump import Changed, Far, Manners, Pump, Stopped, passing
from dbcare.shape import Shape


def show(action: Purge, shapes: Mapping[str, Shape]) -> tuple[str, ...]:
    """Write the statements that read, check and delete each batch; @first and @last stand for its first and last key.

    Raises ChangeError for what cannot be purged.
    """
    return nibbles.shown(nibbles.parts(action, shapes), action.before)


def carry_out(
    mender: Mender,
    lease: Lease,
    run: str,
    fix: Fix,
    shapes: Mapping[str, Shape],
    folder: Path,
    installation: Installation,
    manners: Manners,
) -> Done:
    """Archive rows into a file of its own in a folder, delete them, and give what became of it.

    Raises LeaseLost when this run may no longer write. When the connection was lost the verdict is UNKNOWN: only the
    journal can tell (`settle`). What was deleted before a purge ended early stays deleted.
    """
    action = _purge(fix)
    try:
        parts = nibbles.parts(action, shapes)
        tables = {part.shape.table: {field.name: field.kind for field in part.shape.stored()} for part in parts}
        facts = {"installation": installation._asdict(), "run": run, "number": fix.number, **actions.raw(action)}
        file = archive.create(folder, f"{action.table}-{run}-{fix.number}", facts, tables)
    except ChangeError as error:
        return Done(fix, Verdict.FAILED, str(error))

    intent = Intent(run, fix.number, fix.check, fix.fingerprint, fix.title, fix.fix_class, action, fix.undoes)

    def progress(far: Far) -> dict[str, Any]:
        return {"archive": str(file.path), **asdict(far)}

    pump = Pump(mender, lease, parts, manners, lambda far: journal.went_on(intent, progress(far)))
    with closing(file):
        try:
            pump.write(*journal.intended(intent, progress(Far())))
        except StatementFailed as error:
            return Done(fix, _verdict(error), str(error))
        verdict, why = _tried(pump, file, action.before)
    reason = "; ".join(filter(None, (why, _counted(progress(pump.far)))))
    if verdict is not Verdict.UNKNOWN:
        with suppress(StatementFailed):
            pump.write(journal.concluded(run, fix.number, verdict, reason))
    return Done(fix, verdict, reason)


def _purge(fix: Fix) -> Purge:
    assert isinstance(fix.action, Purge)
    return fix.action


def _tried(pump: Pump, file: Archive, before: str) -> tuple[Verdict, str]:
    """Do it as far as it can be done, and give what became of it and why."""
    try:
        with closing(Feeder(pump.mender.endpoint, pump.parts, before, file, pump.mender.timeout)) as feeder:
            pump.run(feeder)
    except Stopped:
        return Verdict.SKIPPED, "stopped, the rest is left"
    except Changed as changed:
        return Verdict.STALE, str(changed)
    except StatementFailed as error:
        return _verdict(error), str(error)
    except (ChangeError, ConnectionFailed) as error:
        return Verdict.FAILED, str(error)
    return Verdict.MENDED, ""


def _verdict(error: StatementFailed) -> Verdict:
    if error.number in LOST:
        return Verdict.UNKNOWN
    return Verdict.BUSY if passing(error) else Verdict.FAILED


def _counted(far: Mapping[str, Any]) -> str:
    told = ", ".join(f"{count:,} of {table}" for table, count in far["deleted"].items() if count)
    return f"rows archived in {far['archive']} and deleted: {told}" if told else "no row was deleted"


def settle(mender: Mender, run: str, fix: Fix) -> Done:
    """Ask the journal, over a connection of its own, what became of a purge whose end was not heard.

    What it left is found again by the check. Raises StatementFailed while its last transaction is still open.
    """
    row = _journalled(mender, run, fix.number)
    if row is None:
        return Done(fix, Verdict.FAILED, "the journal does not have it: nothing was deleted")
    if row["ended"] is not None:
        return Done(fix, Verdict(row["outcome"]), row["message"])
    return Done(fix, Verdict.SKIPPED, f"it ended early, the rest is left; {_counted(json.loads(row['detail']))}")


def _journalled(mender: Mender, run: str, number: int) -> dict[str, Any] | None:
    """Read the row of an action when nobody writes it any more."""
    try:
        found = mender.all(
            f"SELECT `detail`, `ended`, `outcome`, `message` FROM `{journal.SCHEMA}`.`action` "
            "WHERE `run_id` = %s AND `number` = %s FOR UPDATE",
            (run, number),
        )
    finally:
        mender.rollback()
    return found[0] if found else None
