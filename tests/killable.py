"""A server that may be killed at any moment and started again on what it left."""

import os
import shlex
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import Self

from dbcare import sandbox
from dbcare.binaries import Binary
from dbcare.db import Session
from dbcare.endpoint import Endpoint
from dbcare.errors import ConnectionFailed

# What is committed is on the disk, as production has it.
DURABLE = ("--innodb-flush-log-at-trx-commit=1", "--sync-binlog=1")


class Killable:
    """One server of its own, with the settings of a sandbox but durable."""

    def __init__(self, binary: Binary) -> None:
        self.directory = sandbox._make_directory(None)
        sandbox._write_steps(self.directory, binary, None, DURABLE)
        self.endpoint = Endpoint(socket=str(self.directory / "s"), user="root")
        steps = (self.directory / "steps").read_text().strip().split(" && ")
        self._first, self._second = (shlex.split(step)[1:] for step in steps)
        self.process: subprocess.Popen[bytes] | None = None

    def _run(self, step: list[str]) -> "subprocess.Popen[bytes]":
        given = step[0] if step[0].startswith("/") else str(self.directory / step[0])
        with open(given, "rb") as script, open(self.directory / "error.log", "ab") as log:
            return subprocess.Popen(step[1:], stdin=script, stdout=log, stderr=log, cwd=self.directory)

    def start(self) -> None:
        """Start the server on what is there, and wait until it answers."""
        Path(self.endpoint.socket).unlink(missing_ok=True)
        self.process = self._run(self._second)
        sandbox.until(self.answers, f"{self.directory}: no answer")

    def answers(self) -> bool:
        """Say whether it answers."""
        with suppress(ConnectionFailed), Session(self.endpoint) as session:
            return bool(session.all("SELECT 1 AS up"))
        return False

    def kill(self) -> None:
        """End it as a loss of power ends it, as far as a process can be."""
        assert self.process is not None
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def __enter__(self) -> Self:
        assert self._run(self._first).wait() == 0
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        shutil.rmtree(self.directory, ignore_errors=True)
