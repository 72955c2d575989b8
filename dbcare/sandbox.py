"""A throwaway real server, MariaDB or MySQL, that leaves nothing behind: found, started, watched and removed here."""

import json
import os
import re
import shlex
import shutil
import socket
import stat
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NamedTuple, Self

from dbcare.config import Endpoint
from dbcare.db import Session
from dbcare.errors import ConnectionFailed, SandboxError

FAMILIES = ("mariadb", "mysql")
CHOICE = "DBCARE_SERVER"
START_SECONDS = 60.0
STOP_SECONDS = 30.0
# sockaddr_un holds 104 bytes on the smallest system, the closing NUL included.
SOCKET_BYTES = 103

_PROGRAMS = {"mariadb": ("mariadbd", "mysqld"), "mysql": ("mysqld",)}
_PLACES = ("/usr/sbin", "/usr/libexec", "/usr/local/sbin", "/usr/local/bin")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")

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


class Binary(NamedTuple):
    """A server program and the family it belongs to, `mariadb` or `mysql`."""

    path: Path
    family: str


def find_binary(choice: str | None = None) -> Binary:
    """Find the server that `choice`, else DBCARE_SERVER, else the machine offers; raise SandboxError when none is."""
    choice = choice or os.environ.get(CHOICE) or ""
    if "/" in choice:
        return _binary_at(Path(choice))
    if choice and choice not in FAMILIES:
        raise SandboxError(f"{CHOICE}={choice}: say mariadb, mysql, or the path of a mariadbd or mysqld")
    for family in (choice,) if choice else FAMILIES:
        for path in _candidates(family):
            if _family(path) == family:
                return Binary(path, family)
    raise SandboxError(_nothing_found(choice))


def _candidates(family: str) -> Iterator[Path]:
    path = os.pathsep.join((os.environ.get("PATH", os.defpath), *_PLACES))
    for folder in path.split(os.pathsep):
        for program in _PROGRAMS[family]:
            if found := shutil.which(program, path=folder or os.curdir):
                yield Path(found).absolute()


def _binary_at(path: Path) -> Binary:
    path = path.expanduser().absolute()
    if not os.access(path, os.X_OK) or path.is_dir():
        raise SandboxError(f"{path}: no server program there; {CHOICE} takes mariadb, mysql or a path")
    family = _family(path)
    if family is None:
        raise SandboxError(f"{path}: not a MariaDB or MySQL server: it does not answer --version")
    return Binary(path, family)


def _family(path: Path) -> str | None:
    """Ask the program itself: Debian's mysqld is a link to mariadbd."""
    command = [str(path), "--no-defaults", "--version"]
    try:
        ran = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=30, check=False)
    except (OSError, subprocess.SubprocessError):
        return None
    if ran.returncode or "Ver " not in ran.stdout:
        return None
    return "mariadb" if "mariadb" in ran.stdout.lower() else "mysql"


def _nothing_found(choice: str) -> str:
    packages = " or ".join(f"{family}-server-core" for family in ((choice,) if choice else FAMILIES))
    missing = {"mariadb": "mariadbd", "mysql": "MySQL mysqld"}.get(choice, "mariadbd or mysqld")
    return f"no {missing} on this machine: install {packages}, or give the path of a server in {CHOICE}"


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
        return _confinement(self.binary.path, self.directory, text) or _last_lines(text)

    def release(self) -> None:
        """Let the server live on when this process ends; from now on only the FIFO `stop` in its directory ends it."""
        self._tell(b"stay\n")
        _until(lambda: _listens(self.directory), f"{self.directory}: the server is not kept")

    def stop(self) -> None:
        """End the server and remove its directory; stopping twice does nothing."""
        if self._pipe in _PIPES:
            self._tell(b"stop\n")
            _until(lambda: not self.directory.exists(), f"{self.directory}: could not be removed")

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
    for folder in ("data", "files"):
        (directory / folder).mkdir(mode=0o700)
    os.mkfifo(directory / "stop", 0o600)
    common = [*_FAST, *_FAMILY_OPTIONS[binary.family], *_layout(binary.path)]
    common += [f"--datadir={directory}/data", f"--secure-file-priv={directory}/files"]
    common += ["--user=root"] if os.geteuid() == 0 else []
    program = [str(binary.path), "--no-defaults", *common, *options]
    if binary.family == "mariadb":
        first, script = ["--bootstrap", "--log-warnings=0"], _mariadb_tables(binary.path)
    else:
        first, script = ["--initialize-insecure", f"--init-file={directory}/init.sql"], _MYSQL_ROOT
    (directory / "init.sql").write_text(script)
    network = [f"--port={port}", "--bind-address=127.0.0.1"] if port else ["--skip-networking"]
    steps = (["init.sql", *program, *first], ["/dev/null", *program, f"--socket={directory}/s", *network])
    (directory / "steps").write_text(" && ".join(shlex.join(["step", *step]) for step in steps) + "\n")


# Without name resolution root@localhost is the socket's alone.
_MYSQL_ROOT = """\
CREATE USER root@'127.0.0.1';
GRANT ALL ON *.* TO root@'127.0.0.1' WITH GRANT OPTION;
"""


def _mariadb_tables(path: Path) -> str:
    """Put together what mariadb-install-db does, which needs more packages and chowns a system program as root."""
    share = _share(path)
    parts = ("system_tables.sql", "performance_tables.sql", "system_tables_data.sql", "sys_schema.sql")
    found = [file for part in parts for file in sorted(share.glob(f"*_{part}"))[:1]]
    if len(found) < 3:
        raise SandboxError(f"{share}: no mariadb_system_tables.sql there: install the whole of mariadb-server-core")
    head = "CREATE DATABASE IF NOT EXISTS mysql;\nUSE mysql;\nSET @auth_root_socket=NULL;\n"
    return head + "".join(file.read_text() for file in found)


def _prefix(path: Path) -> Path:
    """Tell where a server's files are; a program unpacked behind a wrapper has them in `root/usr` beside its `bin`."""
    unpacked = path.parent.parent / "root" / "usr"
    return unpacked if unpacked.is_dir() else path.resolve().parent.parent


def _share(path: Path) -> Path:
    share = _prefix(path) / "share"
    return next((share / name for name in ("mysql", "mariadb") if (share / name).is_dir()), share)


def _layout(path: Path) -> list[str]:
    """Name a moved server's own directories; one that is installed knows them."""
    prefix = _prefix(path)
    if prefix in (Path("/usr"), Path("/usr/local")):
        return []
    plugins = [prefix / "lib" / "mysql" / "plugin", prefix / "lib64" / "mysql" / "plugin", prefix / "lib" / "plugin"]
    found = [f"--plugin-dir={folder}" for folder in plugins if folder.is_dir()][:1]
    return [f"--basedir={prefix}", f"--lc-messages-dir={_share(path)}", *found]


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


def _until(done: Callable[[], bool], problem: str) -> None:
    end = time.monotonic() + STOP_SECONDS
    while not done():
        if time.monotonic() > end:
            raise SandboxError(f"{problem} after {STOP_SECONDS:.0f} s; end it by hand")
        time.sleep(0.01)


def _confinement(path: Path, directory: Path, log: str) -> str:
    """Say that AppArmor keeps a packaged server in its own directories, when it does; else nothing."""
    enabled = Path("/sys/module/apparmor/parameters/enabled")
    program = path.resolve()
    profile = Path("/etc/apparmor.d") / str(program).strip("/").replace("/", ".")
    refused = "Permission denied" in log or "Errcode: 13" in log
    if not (refused and profile.exists() and enabled.exists() and enabled.read_text().startswith("Y")):
        return ""
    return (
        f"AppArmor ({profile}) keeps {program} out of {directory}: use MariaDB ({CHOICE}=mariadb), "
        f"or run `sudo aa-complain {program}`, "
        f"or allow `{directory.parent}/dbcare-*/** rwkl,` in /etc/apparmor.d/local/{profile.name}"
    )


def _last_lines(log: str) -> str:
    lines = [line.strip() for line in log.splitlines() if line.strip()]
    errors = [line for line in lines if "ERROR" in line and not line.endswith("Aborting")]
    return "; ".join((errors or lines or ["its log is empty"])[-3:])


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
    if _listens(directory) and not (directory / "ended").exists():
        return sandbox
    _end(directory)
    record.unlink(missing_ok=True)
    return None


def _listens(directory: Path) -> bool:
    """Whether a reaper waits at the FIFO in this directory: only a FIFO with a reader opens without waiting."""
    try:
        os.close(os.open(directory / "stop", os.O_WRONLY | os.O_NONBLOCK))
    except OSError:
        return False
    return True


def _end(directory: Path) -> None:
    """Tell the reaper of this directory to end its server; remove what a dead reaper left."""
    try:
        with open(os.open(directory / "stop", os.O_WRONLY | os.O_NONBLOCK), "wb", buffering=0) as stop:
            stop.write(b"stop\n")
    except OSError:
        shutil.rmtree(directory, ignore_errors=True)
        return
    _until(lambda: not directory.exists(), f"{directory}: could not be removed")
