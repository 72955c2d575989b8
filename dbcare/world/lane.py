"""Owns one connection that rows are written on, in batches, by a thread of its own."""

from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from dbcare.db import Writer
from dbcare.endpoint import Databases, Endpoint
from dbcare.errors import StatementFailed
from dbcare.world.ddl import located, quoted
from dbcare.world.fitting import Target
from dbcare.world.text import escaped, parenthesised, tabbed

FEW = 200
WAITING = 3

Rows = list[Sequence[object]]


class Lane:
    """A connection with the thread that writes on it; at most WAITING batches wait for it."""

    def __init__(self, endpoint: Endpoint, databases: Databases, path: Path) -> None:
        """Connect, and find out whether the server takes local files; `path` is where they go."""
        self._databases = databases
        self._path = path
        self._writer = Writer(endpoint)
        self._writer.execute("SET SESSION foreign_key_checks=0")
        self._files = bool(self._writer.all("SELECT @@local_infile AS allowed")[0]["allowed"])
        self._thread = ThreadPoolExecutor(max_workers=1)
        self._pending: deque[Future[None]] = deque()

    def send(self, target: Target, rows: Rows) -> None:
        """Write rows soon; raise StatementFailed when rows sent before were not taken."""
        while len(self._pending) >= WAITING:
            self._pending.popleft().result()
        self._pending.append(self._thread.submit(self._write, target, rows))

    def finish(self) -> None:
        """Wait until everything is written; raise StatementFailed when something was not."""
        while self._pending:
            self._pending.popleft().result()

    def close(self) -> None:
        """Drop what is not written yet and end the connection."""
        self._thread.shutdown(cancel_futures=True)
        self._writer.close()

    def _write(self, target: Target, rows: Rows) -> None:
        places, fillers = target.places, target.fillers
        fitted: Rows = [[*[row[place] for place in places], *fillers] for row in rows]
        # A file for a handful of rows costs more than it saves.
        write = self._load if self._files and len(rows) > FEW else self._insert
        written = write(target, fitted)
        warnings = self._writer.all("SHOW WARNINGS")
        if written != len(rows) or warnings:
            reason = warnings[0]["Message"] if warnings else "no reason given"
            raise StatementFailed(f"{target.table}: {written} of {len(rows)} rows were taken: {reason}")

    def _load(self, target: Target, rows: Rows) -> int:
        self._path.write_text("".join(map(tabbed, rows)), encoding="utf-8", newline="")
        return self._writer.execute(
            f"LOAD DATA LOCAL INFILE '{escaped(str(self._path))}' INTO TABLE {located(target.table, self._databases)} "
            f"CHARACTER SET utf8mb4 FIELDS TERMINATED BY '\\t' LINES TERMINATED BY '\\n' ({_names(target)})"
        )

    def _insert(self, target: Target, rows: Rows) -> int:
        table = located(target.table, self._databases)
        values = ",\n".join(map(parenthesised, rows))
        return self._writer.execute(f"INSERT INTO {table} ({_names(target)}) VALUES {values}")


def _names(target: Target) -> str:
    return ", ".join(map(quoted, target.columns))
