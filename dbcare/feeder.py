"""Reads the rows of a purge, batch by batch, over a connection of its own; each is on the disk before it is given.

Whoever deletes them works beside it: it reads and packs the next batch meanwhile.
"""

import time
import zlib
from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple

from dbcare.apply import LOST
from dbcare.archive import Archive, line
from dbcare.db import Mender, Row
from dbcare.endpoint import Endpoint
from dbcare.errors import ChangeError, StatementFailed, TimedOut
from dbcare.nibbles import Part, Span, ahead, bounds
from dbcare.statements import Statement

START = 100
"""How many rows the first batch has: nobody knows yet how long the server takes to delete them."""
MOST = 100_000
BYTES = 8 * 2**20
"""How much a batch may come to, about."""
LOOK_SECONDS = 0.05
"""How long one look for rows may take, about: where few are old, the deletion goes through the others too."""
LEAST_LOOK = 1000
TARGET = 0.1
"""How many seconds a transaction that deletes a batch is to take; no one should see it last half a second."""


class Sum(NamedTuple):
    """How many lines there are, and what their CRC-32 add up to."""

    rows: int
    crc: int


class Batch(NamedTuple):
    """Rows that are on the disk: where their keys are, and how many lines of each table add up to what."""

    number: int
    span: Span
    sums: tuple[Sum, ...]


class _TooMuch(Exception):
    """The lines of a batch did not come whole."""


class Feeder:
    """Gives one batch after the other, in the order of the keys; one thread at a time may ask it for something.

    With each batch the archive says which earlier ones are known to be deleted.
    """

    def __init__(
        self, endpoint: Endpoint, parts: Sequence[Part], before: str, archive: Archive, timeout: float
    ) -> None:
        self._endpoint, self._timeout = endpoint, timeout
        self._parts, self._before, self._archive = parts, before, archive
        self._deleted: list[int] = []
        self._stopped = False
        self._number, self._reach, self._room, self._look = 0, START, MOST, MOST
        self._mender = self._connect()
        found = self._ask(bounds(parts[0].shape))
        self._low, self._top = (0, -1) if found["low"] is None else (int(found["low"]), int(found["top"]))

    def _connect(self) -> Mender:
        mender = Mender(self._endpoint, timeout=self._timeout)
        # A result longer than max_allowed_packet is none at all, on either server.
        mender.execute("SET SESSION group_concat_max_len = @@max_allowed_packet")
        return mender

    def next(self) -> Batch | None:
        """Archive the next batch and give it; None when none is left of the rows that were there at first.

        Raises StatementFailed when the server refuses, ChangeError when a row cannot be archived.
        """
        while self._low <= self._top and not self._stopped:
            found = self._found()
            if found is not None:
                with suppress(_TooMuch):
                    batch = self._archived(found)
                    self._low = found.last + 1
                    return batch
                self._smaller(found)
        return None

    def again(self, batch: Batch) -> Batch:
        """Archive a batch anew whose rows changed since; raise as `next` does."""
        try:
            return self._archived(batch.span, instead=batch.number)
        except _TooMuch as much:
            raise ChangeError(f"{self._named(batch.span)}: there are more of them at each look") from much

    def took(self, batch: Batch, seconds: float) -> None:
        """Hear that a batch is deleted and how long it took, for the size of those to come; from any thread."""
        self._deleted.append(batch.number)
        rows, factor = max(1, batch.sums[0].rows), min(4.0, TARGET / max(seconds, 0.001))
        fitting = int(rows * factor)
        self._reach = min(MOST, max(1, fitting if factor < 1 else max(fitting, self._reach)))

    def stop(self) -> None:
        """Give no batch any more, from any thread, as soon as what is being read was read."""
        self._stopped = True

    def close(self) -> None:
        """Write down at the end of the archive what is deleted, and let go of the connection."""
        self._mender.close()
        if self._deleted:
            with suppress(ChangeError):
                self._archive.append(line({"deleted": self._deleted}))

    def _smaller(self, found: Span) -> None:
        if found.first == found.last or self._room == 1:
            raise ChangeError(
                f"{self._named(found)}: it cannot be archived: longer than max_allowed_packet, or in part"
            )
        self._room = max(1, min(self._room, self._reach) // 4)

    def _named(self, span: Span) -> str:
        return f"{self._parts[0].shape.table} from {self._parts[0].shape.key[0]} {span.first} to {span.last}"

    def _found(self) -> Span | None:
        """Look for the next rows among the next keys; among how many, follows from how long the last look took."""
        span = Span(self._low, min(self._top, self._low + self._look - 1), self._before)
        most, started = min(self._reach, self._room), time.monotonic()
        try:
            found = self._ask(ahead(self._parts[0], span, most))
        except TimedOut:
            if self._look == LEAST_LOOK:
                raise
            self._look = LEAST_LOOK
            return None
        seconds = time.monotonic() - started
        if seconds > LOOK_SECONDS:
            self._look = max(LEAST_LOOK, self._look // 2)
            if found["n"] and span.last - span.first >= self._look:
                return None
        elif found["n"] < most:
            self._look *= 2
        if not found["n"]:
            self._low = span.last + 1
            return None
        return span._replace(last=int(found["top"]))

    def _archived(self, span: Span, instead: int = 0) -> Batch:
        lines = [self._lines(part, span) for part in self._parts]
        self._number += 1
        counts = [one.count(b"\n") for one in lines]
        told = {part.shape.table: count for part, count in zip(self._parts, counts, strict=True)}
        deleted = [self._deleted.pop(0) for _ in range(len(self._deleted))]
        mark = {"batch": self._number, "first": span.first, "last": span.last, "rows": told, "deleted": deleted}
        self._archive.append(b"".join([line(mark | ({"instead": instead} if instead else {})), *lines]))
        if counts[0]:
            self._room = max(1, counts[0] * BYTES // sum(map(len, lines)))
        crcs = [sum(map(zlib.crc32, one.splitlines(keepends=True))) for one in lines]
        return Batch(self._number, span, tuple(map(Sum, counts, crcs)))

    def _lines(self, part: Part, span: Span) -> bytes:
        """Read the lines of one table whole, or raise _TooMuch."""
        found = self._ask(part.read(span))
        written = found["written"] or b""
        if written.count(b"\n") != found["n"]:
            raise _TooMuch
        return bytes(written)

    def _ask(self, asked: Statement) -> Row:
        """Read one row, once more over a new connection where the old one was lost: it holds nothing."""
        try:
            return self._answer(asked)
        except StatementFailed as error:
            if error.number not in LOST:
                raise
        self._mender.close()
        self._mender = self._connect()
        return self._answer(asked)

    def _answer(self, asked: Statement) -> Row:
        try:
            [row] = self._mender.all(*asked)
        finally:
            self._mender.rollback()
        return row
