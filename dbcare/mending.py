"""Carrying out a plan: one run that holds the lease, makes each fix in its turn, and records what became of it."""

import random
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any, NamedTuple, Self

from dbcare import doing, fitness, journal, leases
from dbcare.acting import Clock, Terms
from dbcare.apply import Done, Verdict, carry_out, settled
from dbcare.check import FixClass
from dbcare.config import Config
from dbcare.db import Mender, Session
from dbcare.errors import ConnectionFailed, Denied, LeaseLost, StatementFailed, Unfit
from dbcare.journal import Past
from dbcare.leases import Lease
from dbcare.plan import Fix
from dbcare.shape import Shape

ROUNDS = 4
"""How often a fix is tried whose rows, or whose object, somebody else works on."""
PAUSE = 0.5
"""Seconds before the first of these rounds; each later one waits twice as long, give or take a half."""
RENEW = leases.SECONDS / 4
IDLE = 10.0
"""Seconds after which a connection is asked whether it still stands: the server ends idle ones (db.IDLE_SECONDS)."""


class Guards(NamedTuple):
    """What a run asks before each fix: why to stop for good, and to wait until the server has room.

    `own` are connections that nobody may take for CloudStack's; `reached` is told each step of a fix.
    """

    stop: Callable[[], str] = lambda: ""
    calm: Callable[[Callable[[], bool]], str | None] = lambda stop: None
    sleep: Callable[[float], None] = time.sleep
    reached: Callable[[str], None] = lambda step: None
    own: Callable[[], tuple[Session, ...]] = tuple


class Run:
    """One run that changes a target; entering it takes the lease `writer`, leaving it gives that back.

    Raises Busy when another is at work, Unfit when the journal cannot be made, ConnectionFailed.
    """

    def __init__(self, config: Config, past: Past, shapes: Mapping[str, Shape], guards: Guards = Guards()) -> None:  # noqa: B008
        self._config, self._past, self._shapes, self._guards = config, past, shapes, guards
        self._names = {"cloud": config.databases.cloud, "cloud_usage": config.databases.usage}
        self._mender = self._connected()
        self._lease: Lease | None = None
        self._heard = self._renewed = time.monotonic()
        # Why nothing more is done in this run.
        self._over = ""

    def _connected(self) -> Mender:
        return Mender(self._config.endpoint, self._config.databases.cloud, sender=self._past.id)

    def __enter__(self) -> Self:
        try:
            prepare(self._mender)
            holder = f"{self._past.who}@{self._past.host} run {self._past.id}"
            self._lease = leases.take(self._mender, "writer", holder)
            self._mender.execute(*journal.begun(self._past))
            self._mender.commit()
        except BaseException:
            self._mender.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        if self._lease:
            # One that cannot be given back runs out by itself.
            with suppress(StatementFailed):
                leases.give_back(self._mender, self._lease)
        self._mender.close()

    def carry_out(self, fixes: Iterable[Fix], observe: Callable[[Done], None] = lambda done: None) -> tuple[Done, ...]:
        """Make the fixes in their order, those that are busy again at the end, and say what became of each."""
        ended: dict[int, Done] = {}
        waiting = list(fixes)
        for turn in range(ROUNDS):
            if turn and waiting:
                self._guards.sleep(PAUSE * 2 ** (turn - 1) * random.uniform(0.5, 1.5))  # noqa: S311
            busy: list[Fix] = []
            for fix in waiting:
                done = self._one(fix)
                if done.verdict is Verdict.BUSY and turn + 1 < ROUNDS:
                    busy.append(fix)
                else:
                    ended[fix.number] = done
                    observe(done)
            waiting = busy
        found = tuple(ended[number] for number in sorted(ended))
        self._record(found)
        return found

    def _one(self, fix: Fix) -> Done:
        if why := self._over or self._guards.stop():
            return Done(fix, Verdict.SKIPPED, why)
        try:
            if why := self._guards.calm(self._impatient) or "":
                self._over = self._guards.stop() or why
                return Done(fix, Verdict.SKIPPED, self._over)
            self._keep()
            if fix.fix_class == FixClass.STOPPED and (why := self._working()):
                return Done(fix, Verdict.BUSY, f"it is safe only while CloudStack is stopped: {why}")
            return self._made(fix)
        except LeaseLost as error:
            self._over = str(error)
            return Done(fix, Verdict.SKIPPED, self._over)
        except (StatementFailed, ConnectionFailed) as error:
            # Before the first statement of the fix: its own failures have verdicts.
            self._over = f"the run ended: {error}"
            return Done(fix, Verdict.FAILED, f"{error}; nothing was changed")

    def _impatient(self) -> bool:
        """Keep the lease while something is waited for, and say whether to wait no longer."""
        self._keep()
        return bool(self._guards.stop())

    def _working(self) -> str:
        why = fitness.working(self._mender, self._names, *self._guards.own())
        self._mender.rollback()
        return why

    def _made(self, fix: Fix) -> Done:
        """Make one fix over a lease that is held; what is not heard of is found out."""
        assert self._lease is not None
        lease, run = self._lease, self._past.id
        if fix.action is None:
            done = carry_out(self._mender, lease, run, fix, self._shapes, self._guards.reached)
        else:
            done = doing.carry_out(self._mender, lease, run, fix, self._terms(fix), self._clock(lease))
            self._renewed = time.monotonic()
        self._heard = time.monotonic()
        return self._settled(done, lease) if done.verdict is Verdict.UNKNOWN else done

    def _terms(self, fix: Fix) -> Terms:
        stopped, undoing = fix.fix_class == FixClass.STOPPED, fix.undoes is not None
        return Terms(self._names, self._past.cloudstack, stopped, undoing)

    def _clock(self, lease: Lease) -> Clock:
        return Clock(lambda: self._beat(lease), self._guards.sleep)

    def _settled(self, done: Done, lease: Lease) -> Done:
        """Find out what became of a fix whose end was not heard; it stays unknown when nobody answers."""
        run, why = self._past.id, ""
        for turn in range(ROUNDS):
            self._guards.sleep(PAUSE * (2**turn - 1))
            try:
                self._reconnect()
                if done.fix.action is None:
                    found = settled(self._mender, lease, run, done)
                else:
                    found = doing.settled(self._mender, lease, run, done, self._names)
                self._mender.rollback()
                return found
            except (StatementFailed, ConnectionFailed) as error:
                why = str(error)
        self._over = f"the run ended: {why}"
        return done._replace(reason=f"{done.reason}; {why}; `dbcare runs show {run}` tells whether it was made")

    def _beat(self, lease: Lease) -> None:
        with self._connected() as other:
            leases.renew(other, lease)

    def _keep(self) -> None:
        """Renew the lease in good time, over a connection that still stands."""
        now = time.monotonic()
        if now - self._renewed < RENEW and now - self._heard < IDLE:
            return
        assert self._lease is not None
        try:
            leases.renew(self._mender, self._lease)
        except StatementFailed:
            self._reconnect()
            leases.renew(self._mender, self._lease)
        self._heard = self._renewed = time.monotonic()

    def _reconnect(self) -> None:
        self._mender.close()
        self._mender = self._connected()
        self._heard = time.monotonic()

    def _record(self, found: Sequence[Done]) -> None:
        # The journal of the fixes is whole without it; `dbcare runs settle` writes it.
        with suppress(StatementFailed, ConnectionFailed, LeaseLost):
            self._keep()
            self._mender.execute(*journal.ended(self._past.id, outcome(found)))
            self._mender.commit()


def outcome(found: Iterable[Done]) -> list[dict[str, Any]]:
    """Say what became of each fix, as JSON can hold it."""
    return [
        {"number": done.fix.number, "check": done.fix.check, "verdict": str(done.verdict), "reason": done.reason}
        for done in found
    ]


def prepare(mender: Mender) -> None:
    """Make the journal where there is none; raise Unfit when that cannot be, or when a newer dbcare made it."""
    try:
        if not journal.there(mender):
            with leases.contended(mender):
                for statement in journal.TABLES:
                    mender.execute(statement)
                mender.commit()
        found = mender.all(f"SELECT MAX(`version`) AS version FROM `{journal.SCHEMA}`.`format`")
        mender.commit()
    except Denied as error:
        raise Unfit(
            f"the journal cannot be used: {error}; `dbcare doctor --statements` prints what a DBA runs once"
        ) from error
    except StatementFailed as error:
        raise Unfit(f"the journal, schema `{journal.SCHEMA}`, cannot be used: {error}") from error
    if found[0]["version"] != journal.FORMAT:
        raise Unfit(f"the journal has format {found[0]['version']}, this dbcare knows {journal.FORMAT}: upgrade dbcare")
