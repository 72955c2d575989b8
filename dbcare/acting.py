"""Carrying out what is no change of rows: meant in the journal before, tried while nobody is in the way, told after."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from dbcare import journal, leases, pulse
from dbcare.actions import AlterIndex
from dbcare.apply import LOST, Done, Verdict
from dbcare.db import Mender
from dbcare.errors import StatementFailed
from dbcare.journal import Intent
from dbcare.leases import Lease
from dbcare.packing import plain_rows
from dbcare.plan import Fix
from dbcare.snapshots import Names

TRIES = 3
PAUSE = 1.0
"""Seconds before the second try, and twice as many before each later one; an idle connection lasts for 20."""
PATIENT = 30.0
"""A try that ended busy after more seconds than this was at work, and is not made again at once."""
GONE = LOST | {1053, 1927}
"""The server is shutting down, or somebody ended the connection: what became of the statement nobody heard."""


class Terms(NamedTuple):
    """What an action is told: what the databases are called, the release, and whether CloudStack is down.

    `undoing` says that it takes back what a run did: what was missing before may be missing again.
    """

    names: Names
    release: str
    stopped: bool = False
    undoing: bool = False


class Refusal(NamedTuple):
    """Why an action is not done: BUSY may go by itself, STALE is not as planned, SKIPPED until a person acts."""

    verdict: Verdict
    why: str

    def __str__(self) -> str:
        return self.why


class Manner(NamedTuple):
    """How one action is done.

    `barred` says why it may not be done, `busy` who is in the way at this moment, `statements` what is sent and `send`
    sends one; `failed` says what a server's refusal means, `there` whether the effect is there, None for unknown.
    """

    barred: Callable[[], Refusal | None]
    busy: Callable[[], str]
    statements: Callable[[], tuple[str, ...]]
    send: Callable[[str], None]
    failed: Callable[[StatementFailed], Refusal]
    there: Callable[[], bool | None]


class Clock(NamedTuple):
    """What is called every 15 seconds so that the lease lasts, from a thread; and how to wait."""

    beat: Callable[[], None]
    sleep: Callable[[float], None] = time.sleep


def carry_out(mender: Mender, lease: Lease, run: str, fix: Fix, manner: Manner, clock: Clock) -> Done:
    """Do one action and say what became of it; raise LeaseLost when this run may no longer write.

    The verdict is UNKNOWN when the connection is lost: `settled` asks again, over another one.
    """
    try:
        refused = _required(mender, fix) or manner.barred()
        mender.rollback()
        if refused:
            return Done(fix, refused.verdict, refused.why)
        with pulse.beating(clock.beat, mender.abort), mender.unhurried():
            return _tried(mender, lease, run, fix, manner, clock)
    except StatementFailed as error:
        mender.rollback()
        return Done(fix, Verdict.UNKNOWN if error.number in GONE else Verdict.FAILED, str(error))


def _required(mender: Mender, fix: Fix) -> Refusal | None:
    for answer in fix.requires:
        if plain_rows(mender.all(answer.sql, answer.parameters)) != tuple(answer.rows):
            return Refusal(Verdict.STALE, "it is no longer so that this may be mended, or needs to be")
    return None


def _tried(mender: Mender, lease: Lease, run: str, fix: Fix, manner: Manner, clock: Clock) -> Done:
    meant, why = False, ""
    for turn in range(TRIES):
        if turn:
            clock.sleep(PAUSE * 2 ** (turn - 1))
        why = manner.busy()
        mender.rollback()
        if why:
            continue
        if not meant:
            _intend(mender, lease, run, fix)
            meant = True
        began = time.monotonic()
        refused = _sent(mender, manner)
        why = refused.why if refused else ""
        if refused is None or refused.verdict is not Verdict.BUSY:
            done = Done(fix, refused.verdict if refused else Verdict.MENDED, why)
            return _concluded(mender, lease, run, done)
        if time.monotonic() - began > PATIENT:
            break
    done = Done(fix, Verdict.BUSY, why)
    return _concluded(mender, lease, run, done) if meant else done


def _intend(mender: Mender, lease: Lease, run: str, fix: Fix) -> None:
    assert fix.action is not None
    leases.hold(mender, lease)
    intent = Intent(run, fix.number, fix.check, fix.fingerprint, fix.title, fix.fix_class, fix.action, fix.undoes)
    for statement in journal.intended(intent):
        mender.execute(*statement)
    mender.commit()


def _sent(mender: Mender, manner: Manner) -> Refusal | None:
    try:
        for statement in manner.statements():
            manner.send(statement)
        mender.commit()
    except StatementFailed as error:
        if error.number in GONE:
            raise
        mender.rollback()
        refused = manner.failed(error)
        # What the server says last is not always what it did: a log that it could not write comes after the work.
        done = refused.verdict is not Verdict.BUSY and manner.there()
        mender.rollback()
        return None if done else refused
    return None


def _concluded(mender: Mender, lease: Lease, run: str, done: Done) -> Done:
    leases.hold(mender, lease)
    mender.execute(*journal.concluded(run, done.fix.number, str(done.verdict), done.reason))
    mender.commit()
    return done


def settled(mender: Mender, lease: Lease, run: str, done: Done, there: Callable[[Intent], bool | None]) -> Done:
    """Find out, over a connection of its own, what became of an action whose end was not heard, and journal that.

    It stays UNKNOWN while the server is still at it, and where nothing tells.
    """
    intent = next((one for one in journal.intents(mender, run) if one.number == done.fix.number), None)
    if intent is None:
        return Done(done.fix, Verdict.FAILED, f"{done.reason}; it was not begun: nothing was changed")
    if intent.outcome is not None:
        return Done(done.fix, Verdict(intent.outcome), intent.message or "")
    found = there(intent)
    mender.rollback()
    if found is None:
        return Done(done.fix, Verdict.UNKNOWN, f"{done.reason}; whether it was done cannot be told yet")
    if found:
        return _concluded(
            mender, lease, run, Done(done.fix, Verdict.MENDED, "the end was not heard, the effect is there")
        )
    return _concluded(mender, lease, run, Done(done.fix, Verdict.FAILED, f"{done.reason}; nothing was changed"))


def reversed_fixes(intents: Sequence[Intent], done: Iterable[int], first: int = 1) -> Iterator[Fix]:
    """Give the fixes that take actions back, last first, without those that cannot be or were taken back already.

    They are numbered from `first` on.
    """
    skipped, number = set(done), first
    for intent in reversed(intents):
        if intent.outcome != Verdict.MENDED or intent.number in skipped or not isinstance(intent.action, AlterIndex):
            continue
        yield Fix(
            number, intent.check, intent.fingerprint, f"undo: {intent.title}", intent.fix_class,
            action=intent.action.reversed(), undoes=(intent.run, intent.number),
        )  # fmt: skip
        number += 1
