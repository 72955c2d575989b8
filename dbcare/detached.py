"""Sandboxes for people: they go on when the program that started them ends, and are found again by name."""

import json
import os
import re
import shutil
import stat
from dataclasses import asdict, dataclass
from pathlib import Path

from dbcare.binaries import Binary
from dbcare.db import Session
from dbcare.endpoint import Endpoint
from dbcare.errors import SandboxError
from dbcare.sandbox import Sandbox, listens, until

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


@dataclass(frozen=True)
class Detached:
    """A sandbox that outlives the program that started it: its name, and how to reach it."""

    name: str
    family: str
    version: str
    directory: str
    socket: str
    port: int | None

    @property
    def server(self) -> str:
        """What it is, in words for a person."""
        return f"{'MariaDB' if self.family == 'mariadb' else 'MySQL'} {self.version.split('-')[0]}"

    @property
    def endpoint(self) -> Endpoint:
        """How to connect to it."""
        host = "127.0.0.1" if self.port else "localhost"
        return Endpoint(host=host, port=self.port or 3306, socket=self.socket, user="root")


def start_detached(
    name: str, *, binary: Binary | None = None, timezone: str | None = None, tcp: bool = False
) -> Detached:
    """Start a server that goes on when this program ends, and record it under `name`."""
    if not _NAME.fullmatch(name):
        raise SandboxError(f"{name!r}: a sandbox's name is up to 64 letters, digits, dots, dashes and underscores")
    if any(other.name == name for other in detached()):
        raise SandboxError(f"{name}: runs already; stop it with `dbcare sandbox stop --name {name}`")
    with Sandbox(binary=binary, timezone=timezone, tcp=tcp) as sandbox:
        started = _describe(name, sandbox, tcp)
        _record(started)
        sandbox.release()
    return started


def _record(sandbox: Detached) -> None:
    """Write a record whole or not at all, and never over another's."""
    draft = _records() / f".{sandbox.name}.{os.getpid()}"
    draft.write_text(json.dumps(asdict(sandbox)))
    try:
        os.link(draft, _records() / f"{sandbox.name}.json")
    except FileExistsError as error:
        raise SandboxError(f"{sandbox.name}: another start took this name meanwhile") from error
    finally:
        draft.unlink()


def _describe(name: str, sandbox: Sandbox, tcp: bool) -> Detached:
    with Session(sandbox.endpoint) as session:
        [answer] = session.all("SELECT VERSION() AS version")
    port = sandbox.endpoint.port if tcp else None
    return Detached(
        name, sandbox.binary.family, answer["version"], str(sandbox.directory), sandbox.endpoint.socket, port
    )


def detached() -> list[Detached]:
    """List the sandboxes that run on their own, by name; records of dead ones are removed on the way."""
    return [sandbox for record in sorted(_records().glob("*.json")) if (sandbox := _living(record))]


def find_detached(name: str) -> Detached:
    """Give the sandbox of this name; raise SandboxError when none runs."""
    for sandbox in detached():
        if sandbox.name == name:
            return sandbox
    raise SandboxError(f"{name}: no such sandbox; `dbcare sandbox start --name {name}` starts one")


def stop_detached(name: str) -> None:
    """End the sandbox of this name and remove its directory and its record; raise SandboxError when none runs."""
    _end(Path(find_detached(name).directory))
    (_records() / f"{name}.json").unlink(missing_ok=True)


def _records() -> Path:
    """Give this user's private directory of records; raise SandboxError when somebody else could write there."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    home = Path(runtime) / "dbcare" if os.path.isdir(runtime) else Path(f"/tmp/dbcare-{os.geteuid()}")  # noqa: S108
    home.mkdir(mode=0o700, exist_ok=True)
    found = home.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid() or found.st_mode & 0o077:
        raise SandboxError(f"{home}: not a directory that only you can enter; remove it or set XDG_RUNTIME_DIR")
    return home


def _living(record: Path) -> Detached | None:
    """Read a record; remove it, and what is left of its sandbox, when the server is not there any more."""
    try:
        sandbox = Detached(**json.loads(record.read_text()))
    except (OSError, ValueError, TypeError):
        record.unlink(missing_ok=True)
        return None
    directory = Path(sandbox.directory)
    if listens(directory) and not (directory / "ended").exists():
        return sandbox
    _end(directory)
    record.unlink(missing_ok=True)
    return None


def _end(directory: Path) -> None:
    """Tell the reaper of this directory to end its server; remove what a dead reaper left."""
    try:
        with open(os.open(directory / "stop", os.O_WRONLY | os.O_NONBLOCK), "wb", buffering=0) as stop:
            stop.write(b"stop\n")
    except OSError:
        shutil.rmtree(directory, ignore_errors=True)
        return
    until(lambda: not directory.exists(), f"{directory}: could not be removed")
