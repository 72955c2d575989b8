"""A throwaway real server, MariaDB or MySQL, that leaves nothing behind: started, watched and removed here."""

import os
import shlex
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Self

from dbcare.binaries import Binary, confinement, find_binary, first_script, layout
from dbcare.db import Session
from dbcare.endpoint import Endpoint
from dbcare.errors import ConnectionFailed, SandboxError

START_SECONDS = 60.0
STOP_SECONDS = 30.0
# sockaddr_un holds 104 bytes on the smallest system, the closing NUL included.
SOCKET_BYTES = 103


# Nothing here outlives a crash, so nothing waits for the disk.
_FAST = (
    "--innodb-buffer-pool-size=256M",
    "--innodb-flush-log-at-trx-commit=0",
    "--innodb-flush-method=nosync",
    "--skip-innodb-doublewrite",
    "--innodb-buffer-pool-dump-at-shutdown=OFF",
    "--innodb-buffer-pool-load-at-startup=OFF",
    "--skip-log-bin",
    "--skip-name-resolve",
    "--local-infile=1",
    "--max-allowed-packet=64M",
)
_FAMILY_OPTIONS = {"mariadb": ("--debug-no-sync",), "mysql": ("--loose-mysqlx=OFF",)}

# The one place that ends a server. It runs in a session of its own, is the server's parent (so that the pid it kills
# cannot have become another process), and waits for a line or the end of the pipe on descriptor 3, whose other end only
# the program holds: the program's death, however sudden, is the end of the server and of its directory. After `stay`
# it waits for a line in the FIFO `stop` instead.
_REAPER = """
cd "$1" || exit 1
step() {
    input=$1; shift
    "$@" <"$input" >>error.log 2>&1 3<&- &
    echo $! >pid
    wait $!
}
{
    read -r word <&3
    [ "$word" != stay ] || read -r word 3<&- <>stop
    until [ -e ended ]; do kill -KILL "$(cat pid)"; sleep 0.05; done
} &
exec 3<&-
. ./steps
: >ended
wait
cd /
rm -rf -- "$1"
"""
_LAUNCH = 'exec 3<&0; /bin/sh -c "$1" dbcare-sandbox "$2" </dev/null >/dev/null 2>&1 &'
_PIPES: set[int] = set()


class Sandbox:
    """One throwaway server: it and its directory end with `stop`, with the block, or with this process."""

    def __init__(
        self,
        *,
        binary: Binary | None = None,
        timezone: str | None = None,
        tcp: bool = False,
        options: Sequence[str] = (),
        where: Path | None = None,
    ) -> None:
        """Describe the server: by socket only unless `tcp`; `timezone` is the system's as the server sees it."""
        self.binary = binary or find_binary()
        self._timezone = timezone
        self._options = tuple(options)
        self._tcp = tcp
        self._where = where
        self._pipe = -1
        self.directory = Path()
        self.endpoint = Endpoint()

    def start(self) -> Self:
        """Initialise and start the server, and return when it answers; raise SandboxError when it does not."""
        self.directory = _make_directory(self._where)
        try:
            self._launch()
        except BaseException:
            shutil.rmtree(self.directory, ignore_errors=True)
            raise
        try:
            self._await_answer()
        except BaseException:
            self.stop()
            raise
        return self

    def _launch(self) -> None:
        port = _free_port() if self._tcp else None
        host = "127.0.0.1" if port else "localhost"
        self.endpoint = Endpoint(host=host, port=port or 3306, socket=str(self.directory / "s"), user="root")
        _write_steps(self.directory, self.binary, port, self._options)
        self._pipe = _start_reaper(self.directory, _environment(self._timezone))

    def _await_answer(self) -> None:
        end = time.monotonic() + START_SECONDS
        while not self._answers():
            if (self.directory / "ended").exists():
                raise SandboxError(f"{self.binary.path}: the server ended while starting: {self._reason()}")
            if time.monotonic() > end:
                raise SandboxError(f"{self.binary.path}: no answer within {START_SECONDS:.0f} s: {self._reason()}")
            time.sleep(0.02)

    def _answers(self) -> bool:
        # A refused attempt is made here: the driver leaves its socket open when a connection fails.
        with socket.socket(socket.AF_UNIX) as probe:
            if probe.connect_ex(self.endpoint.socket):
                return False
        with suppress(ConnectionFailed), Session(self.endpoint) as session:
            return bool(session.all("SELECT 1 AS up"))
        return False

    def _reason(self) -> str:
        log = self.directory / "error.log"
        text = log.read_text(errors="replace") if log.exists() else ""
        return confinement(self.binary.path, self.directory, text) or _last_lines(text)

    def release(self) -> None:
        """Let the server live on when this process ends; from now on only the FIFO `stop` in its directory ends it."""
        self._tell(b"stay\n")
        until(lambda: listens(self.directory), f"{self.directory}: the server is not kept")

    def stop(self) -> None:
        """End the server and remove its directory; stopping twice does nothing."""
        if self._pipe in _PIPES:
            self._tell(b"stop\n")
            until(lambda: not self.directory.exists(), f"{self.directory}: could not be removed")

    def _tell(self, word: bytes) -> None:
        pipe, self._pipe = self._pipe, -1
        _PIPES.discard(pipe)
        with suppress(BrokenPipeError):
            os.write(pipe, word)
        os.close(pipe)

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()


def _make_directory(where: Path | None) -> Path:
    """Make a private directory whose socket path fits into a socket address."""
    for parent in (where,) if where else (Path(tempfile.gettempdir()), Path("/tmp")):  # noqa: S108
        if len(os.fsencode(parent.absolute())) + len("/dbcare-12345678/s") <= SOCKET_BYTES:
            try:
                return Path(tempfile.mkdtemp(prefix="dbcare-", dir=parent.absolute()))
            except OSError as error:
                raise SandboxError(f"{parent}: no directory for a sandbox there: {error.strerror}") from error
    raise SandboxError(f"{where}: too long a path for a server's socket; choose a shorter directory")


def _write_steps(directory: Path, binary: Binary, port: int | None, options: Sequence[str]) -> None:
    """Leave for the reaper what it runs: one step that fills the data directory, one that is the server."""
    for folder in ("data", "files", "tmp"):
        (directory / folder).mkdir(mode=0o700)
    os.mkfifo(directory / "stop", 0o600)
    common = [*_FAST, *_FAMILY_OPTIONS[binary.family], *layout(binary.path)]
    common += [f"--datadir={directory}/data", f"--secure-file-priv={directory}/files"]
    # A server that starts sweeps its temporary directory: one of its own keeps it out of the others'.
    common += [f"--tmpdir={directory}/tmp"]  # noqa: S108 (within ours)
    common += ["--user=root"] if os.geteuid() == 0 else []
    program = [str(binary.path), "--no-defaults", *common, *options]
    if binary.family == "mariadb":
        first = ["--bootstrap", "--log-warnings=0"]
    else:
        first = ["--initialize-insecure", f"--init-file={directory}/init.sql"]
    (directory / "init.sql").write_text(first_script(binary))
    network = [f"--port={port}", "--bind-address=127.0.0.1"] if port else ["--skip-networking"]
    steps = (["init.sql", *program, *first], ["/dev/null", *program, f"--socket={directory}/s", *network])
    (directory / "steps").write_text(" && ".join(shlex.join(["step", *step]) for step in steps) + "\n")


def _environment(timezone: str | None) -> dict[str, str]:
    """Keep the machine's environment, without what steers a server or changes the language of its messages."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("MYSQL", "MARIADB", "DBCARE"))}
    return kept | {"LC_ALL": "C"} | ({"TZ": timezone} if timezone else {})


def _start_reaper(directory: Path, environment: Mapping[str, str]) -> int:
    """Start the reaper and give the end of the pipe that keeps it waiting.

    The end is close-on-exec: no other child of this program can keep a server up.
    """
    reading, writing = os.pipe()
    command = ["/bin/sh", "-c", _LAUNCH, "sh", _REAPER, str(directory)]
    try:
        subprocess.run(command, stdin=reading, env=environment, start_new_session=True, check=True)
    except BaseException:
        os.close(writing)
        raise
    finally:
        os.close(reading)
    _PIPES.add(writing)
    return writing


def _drop_pipes() -> None:
    """Let go, in a fork of this program, of the servers of its parent: they end with the parent."""
    while _PIPES:
        os.close(_PIPES.pop())


os.register_at_fork(after_in_child=_drop_pipes)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def until(done: Callable[[], bool], problem: str) -> None:
    """Wait for something that should not take long; raise SandboxError with the problem when it does."""
    end = time.monotonic() + STOP_SECONDS
    while not done():
        if time.monotonic() > end:
            raise SandboxError(f"{problem} after {STOP_SECONDS:.0f} s; end it by hand")
        time.sleep(0.01)


def _last_lines(log: str) -> str:
    lines = [line.strip() for line in log.splitlines() if line.strip()]
    errors = [line for line in lines if "ERROR" in line and not line.endswith("Aborting")]
    return "; ".join((errors or lines or ["its log is empty"])[-3:])


def listens(directory: Path) -> bool:
    """Whether a reaper waits at the FIFO in this directory: only a FIFO with a reader opens without waiting."""
    try:
        os.close(os.open(directory / "stop", os.O_WRONLY | os.O_NONBLOCK))
    except OSError:
        return False
    return True
