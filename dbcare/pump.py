"""Deletes what was archived, batch by batch, in short transactions that the lease and the journal are part of."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TypeVar

from dbcare import leases
from dbcare.db import IDLE_SECONDS, Mender
from dbcare.errors import ChangeError, StatementFailed, TimedOut
from dbcare.feeder import Batch, Feeder
from dbcare.leases import BUSY, Lease
from dbcare.nibbles import Part
from dbcare.statements import Statement

PATIENCE = 60.0
"""How many seconds a batch is tried whose rows somebody else holds."""
LOOKS = 5
"""How often a batch is archived whose rows change before they are deleted: those of a log hardly ever do."""
SLICE = 1.0
_T = TypeVar("_T")


class Stopped(Exception):
    """Somebody asked the purge to end."""


class Changed(Exception):
    """Rows are not as they were archived."""


@dataclass(frozen=True)
class Manners:
    """How a purge behaves beside others; all are called outside transactions, and each second while it waits.

    `beat` keeps the lease and the connection; `stop` says whether to end; `throttle` how many seconds the server needs
    a rest before the next batch; `told` hears of each batch deleted: its rows, and how long its transaction was.
    """

    beat: Callable[[], None]
    stop: Callable[[], bool]
    throttle: Callable[[], float] = lambda: 0.0
    pause: Callable[[float], None] = time.sleep
    told: Callable[[int, float], None] = lambda rows, seconds: None


@dataclass(frozen=True)
class Far:
    """How far a purge is: rows deleted of each table, and the last key up to which."""

    deleted: Mapping[str, int] = field(default_factory=dict)
    last: int | None = None


@dataclass
class Pump:
    """Deletes what a feeder gives; `journalled` writes the statement that says how far it is."""

    mender: Mender
    lease: Lease
    parts: Sequence[Part]
    manners: Manners
    journalled: Callable[[Far], Statement]
    far: Far = field(default_factory=Far)
    _spoke: float = field(default_factory=time.monotonic, init=False)

    def write(self, *statements: Statement) -> None:
        """Run statements in one transaction that holds the lease."""
        with transaction(self.mender, self.lease):
            for statement in statements:
                self.mender.execute(*statement)

    def run(self, feeder: Feeder) -> None:
        """Delete one batch after the other while the next is archived.

        Raises Stopped between two of them, Changed when rows keep changing, StatementFailed when the server refuses or
        is too busy for too long, and ChangeError when something cannot be archived.
        """
        with ThreadPoolExecutor(1) as pool:
            try:
                batch = self._awaited(pool.submit(feeder.next))
                while batch is not None:
                    following = pool.submit(feeder.next)
                    self._deleted(pool, feeder, batch)
                    batch = self._awaited(following)
            finally:
                feeder.stop()

    def _awaited(self, future: Future[_T]) -> _T:
        while not wait([future], SLICE).done:
            self._breathe()
        return future.result()

    def _breathe(self) -> None:
        """Do what is to be done now and then, and say something to the server, which ends connections that are idle."""
        self.manners.beat()
        if time.monotonic() > self._spoke + IDLE_SECONDS / 4:
            self.mender.all("SELECT 1 AS alive")
            self.mender.rollback()
            self._spoke = time.monotonic()
        if self.manners.stop():
            raise Stopped

    def _deleted(self, pool: ThreadPoolExecutor, feeder: Feeder, batch: Batch) -> None:
        """Delete a batch; where its rows changed meanwhile, it is archived anew before."""
        for _ in range(LOOKS):
            seconds = self._let(batch)
            if seconds is not None:
                feeder.took(batch, seconds)
                self.manners.told(sum(one.rows for one in batch.sums), seconds)
                return
            batch = self._awaited(pool.submit(feeder.again, batch))
        table, key = self.parts[0].shape.table, self.parts[0].shape.key[0]
        raise Changed(f"{table} {key} {batch.span.first} to {batch.span.last}: these rows keep changing")

    def _let(self, batch: Batch) -> float | None:
        """Delete a batch once nobody else holds its rows; give the transaction's seconds, None where rows changed."""
        end, rest = time.monotonic() + PATIENCE, SLICE / 32
        while True:
            self._rest()
            started = time.monotonic()
            try:
                with transaction(self.mender, self.lease):
                    far = self._delete(batch)
            except Changed:
                return None
            except StatementFailed as error:
                if not passing(error) or time.monotonic() > end:
                    raise
            else:
                self.far = far
                return time.monotonic() - started
            rest = min(2 * rest, SLICE)
            self.manners.pause(rest)

    def _rest(self) -> None:
        self._breathe()
        while (seconds := self.manners.throttle()) > 0:
            self.manners.pause(min(seconds, SLICE))
            self._breathe()

    def _delete(self, batch: Batch) -> Far:
        """Lock the rows, compare them with what was archived, delete these, children first, and journal it."""
        pairs = list(zip(self.parts, batch.sums, strict=True))
        for part, archived in pairs:
            [found] = self.mender.all(*part.lock(batch.span))
            if archived != (found["n"], int(found["crc"])):
                raise Changed
        for part, archived in reversed(pairs):
            if self.mender.execute(*part.gone(batch.span)) != archived.rows:
                raise Changed
        deleted = {part.shape.table: self.far.deleted.get(part.shape.table, 0) + one.rows for part, one in pairs}
        far = replace(self.far, deleted=deleted, last=batch.span.last)
        if self.mender.execute(*self.journalled(far)) != 1:
            raise ChangeError("the journal on the server does not have this run any more")
        return far


@contextmanager
def transaction(mender: Mender, lease: Lease) -> Iterator[None]:
    """Hold the lease while something is written, then commit it, or forget it when anything is raised."""
    try:
        leases.hold(mender, lease)
        yield
        mender.commit()
    except BaseException:
        mender.rollback()
        raise


def passing(error: StatementFailed) -> bool:
    """Say whether trying again may do: a lock is held, or the server is slow."""
    return error.number in BUSY or isinstance(error, TimedOut)
