"""Owns the way of rows to a server: sorted by table, gathered into batches, dealt to connections."""

import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

from dbcare.catalogue import Release
from dbcare.endpoint import Databases, Endpoint
from dbcare.world.fitting import Target, fit
from dbcare.world.lane import Lane, Rows
from dbcare.world.rows import TABLES

BATCH = 5_000
LANES = 2


class Loader:
    """Takes rows one at a time and loads them in batches, beside their making.

    The rows of one table go one way, so that batches never wait for each other's locks. Foreign keys are not checked
    meanwhile: parents may come after their children.
    """

    def __init__(self, endpoint: Endpoint, release: Release, databases: Databases) -> None:
        """Connect, and find out whether the server takes local files."""
        self.release = release
        self.counts: Counter[str] = Counter()
        self._targets: dict[object, Target | None] = {}
        self._rows: dict[object, Rows] = {}
        self._folder = tempfile.TemporaryDirectory(prefix="dbcare-world-")
        folder = Path(self._folder.name)
        self._lanes = [Lane(endpoint, databases, folder / str(number)) for number in range(LANES)]
        self._lane_of: dict[str, Lane] = {}

    def add(self, row: tuple[Any, ...]) -> None:
        """Take one row of `dbcare.world.rows`."""
        kind = type(row)
        if kind not in self._targets:
            self._open(kind, TABLES[kind], kind._fields)  # type: ignore[attr-defined]
        self._take(kind, row)

    def put(self, table: str, **values: object) -> None:
        """Take one row of any table; a table or column that the release lacks is left out."""
        kind = (table, *values)
        if kind not in self._targets:
            self._open(kind, table, tuple(values))
        self._take(kind, tuple(values.values()))

    def _open(self, kind: object, table: str, columns: Sequence[str]) -> None:
        self._targets[kind] = fit(self.release, table, columns)
        self._rows[kind] = []
        self._lane_of.setdefault(table, self._lanes[len(self._lane_of) % LANES])

    def _take(self, kind: object, row: Sequence[object]) -> None:
        rows = self._rows[kind]
        rows.append(row)
        if len(rows) >= BATCH:
            self._send(kind)

    def _send(self, kind: object) -> None:
        target, rows = self._targets[kind], self._rows[kind]
        self._rows[kind] = []
        if target is not None and rows:
            self.counts[target.table] += len(rows)
            self._lane_of[target.table].send(target, rows)

    def finish(self) -> None:
        """Load what is still held, and wait until the server has taken everything."""
        for kind in self._rows:
            self._send(kind)
        for lane in self._lanes:
            lane.finish()

    def close(self) -> None:
        """Drop what is not loaded yet and end the connections."""
        for lane in self._lanes:
            lane.close()
        self._folder.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, failed: type[BaseException] | None, *_: object) -> None:
        try:
            if failed is None:
                self.finish()
        finally:
            self.close()
