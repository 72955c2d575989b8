"""A real Galera cluster of this machine alone: two MariaDB nodes and an arbitrator, gone with the process that made it.

`python -m tests.galera` starts one, prints how to reach each node, and ends it when its input ends.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import pytest

from dbcare.binaries import find_binary, first_script
from dbcare.db import Session
from dbcare.endpoint import Endpoint
from dbcare.errors import ConnectionFailed, SandboxError, StatementFailed

MISSING = "Galera was not there"
NAME = "dbcare-tests"
START_SECONDS = 60.0
STOP_SECONDS = 20.0
PROVIDERS = "lib*/galera*/libgalera_smm.so"
"""Where under /usr Debian and Red Hat have it."""

# The parent of each program, which alone kills it. What comes through the pipe is the signal to end it with; the end of
# the pipe is the end, however sudden, of the process that started the cluster, and then nobody else removes the folder.
_KEEPER = """
folder=$1; shift
exec 3<&0
"$@" </dev/null 3<&- &
child=$!
{ read -r how; kill -"${how:-KILL}" $child; read -r how; kill -KILL $child; } <&3 &
reader=$!
exec 3<&-
wait $child
kill $reader
kill -0 $PPID 2>/dev/null || rm -rf -- "$folder"
"""

# Two cores that are busy are no reason to take a node for dead.
_PATIENT = "evs.suspect_timeout=PT20S;evs.inactive_timeout=PT40S;evs.install_timeout=PT40S"
_OPTIONS = (
    "--innodb-buffer-pool-size=64M",
    "--innodb-flush-log-at-trx-commit=0",
    "--innodb-flush-method=nosync",
    "--skip-innodb-doublewrite",
    "--innodb-buffer-pool-dump-at-shutdown=OFF",
    "--innodb-buffer-pool-load-at-startup=OFF",
    "--innodb-autoinc-lock-mode=2",
    "--binlog-format=ROW",
    "--skip-log-bin",
    "--skip-name-resolve",
    "--local-infile=1",
    "--max-allowed-packet=64M",
    "--debug-no-sync",
)


class Cluster(NamedTuple):
    """The two nodes, either of which may be written to."""

    first: Endpoint
    second: Endpoint


class Daemon:
    """One program of the cluster in a process group of its own, that ends at the latest with this process."""

    def __init__(self, command: Sequence[str], log: Path) -> None:
        self.log = log
        with log.open("ab") as output:
            self._process = subprocess.Popen(
                ["/bin/sh", "-c", _KEEPER, log.stem, str(log.parent), *command],
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=output,
                env=_environment(),
                start_new_session=True,
            )

    def check(self) -> None:
        """Raise SandboxError with the end of its log when it has ended."""
        if self._process.poll() is not None:
            raise SandboxError(f"{self.log.stem} of the cluster ended: {self.last_lines()}")

    def last_lines(self) -> str:
        lines = self.log.read_text(errors="replace").splitlines()
        return "; ".join(([line for line in lines if "ERROR" in line] or lines)[-3:])

    def end(self) -> None:
        """Let it end by itself, and kill its whole group when it does not in good time."""
        assert self._process.stdin is not None
        with suppress(BrokenPipeError), self._process.stdin as pipe:
            pipe.write(b"TERM\n")
            pipe.flush()
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(STOP_SECONDS)
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """Two nodes of a cluster of three members; tests that need it are skipped, and counted aloud, where it is not."""
    if problem := missing():
        pytest.skip(f"{MISSING}: {problem}")
    with galera() as made:
        yield made


def missing() -> str:
    """Say what is not on this machine that a cluster needs; nothing when all is there."""
    try:
        find_binary("mariadb")
    except SandboxError as error:
        return str(error)
    if not any(Path("/usr").glob(PROVIDERS)):
        return "no libgalera_smm.so on this machine: install galera-4"
    return "" if shutil.which("garbd") else "no garbd on this machine: install galera-arbitrator-4"


@contextmanager
def galera() -> Iterator[Cluster]:
    """Start a cluster and give its nodes when both take statements; raise SandboxError when they do not."""
    if problem := missing():
        raise SandboxError(problem)
    with ExitStack() as stack:
        folder = Path(tempfile.mkdtemp(prefix="dbcare-g-"))
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        _seed(folder)
        ports = _free_ports(7)
        daemons: list[Daemon] = []
        stack.callback(_end, daemons)
        first = _node(folder, "first", ports, daemons)
        _rank_equal(folder, first)
        nodes = (first, _node(folder, "second", ports, daemons))
        daemons.append(_arbitrator(folder, ports))
        _await(lambda: {state(node) for node in nodes} == {("ON", "3", "Synced")}, daemons, "the cluster is not whole")
        yield Cluster(*nodes)


def _end(daemons: Sequence[Daemon]) -> None:
    """End the last first: members that leave at the same time wait for each other."""
    for daemon in reversed(daemons):
        daemon.end()


def _seed(folder: Path) -> None:
    """Fill two data directories with the same state, so that no node needs a copy of another's."""
    binary = find_binary("mariadb")
    (folder / "first").mkdir()
    (folder / "init.sql").write_text(first_script(binary))
    with (folder / "init.sql").open() as script, (folder / "bootstrap.log").open("wb") as log:
        command = [*_program(folder, "first"), "--bootstrap", "--log-warnings=0"]
        ran = subprocess.run(command, stdin=script, stdout=log, stderr=log, env=_environment(), check=False)
    if ran.returncode:
        raise SandboxError(f"{binary.path}: no data directory: {(folder / 'bootstrap.log').read_text()[-500:]}")
    shutil.copytree(folder / "first", folder / "second")


def _rank_equal(folder: Path, first: Endpoint) -> None:
    """Tell the second node that it has the first's state, so that it asks for none: nothing was written since."""
    with Session(first) as session:
        found = session.all("SHOW STATUS WHERE Variable_name IN ('wsrep_cluster_state_uuid', 'wsrep_last_committed')")
    seen = {row["Variable_name"]: row["Value"] for row in found}
    (folder / "second" / "grastate.dat").write_text(
        f"# GALERA saved state\nversion: 2.1\nuuid: {seen['wsrep_cluster_state_uuid']}\n"
        f"seqno: {seen['wsrep_last_committed']}\nsafe_to_bootstrap: 0\n"
    )


def _node(folder: Path, name: str, ports: Sequence[int], daemons: list[Daemon]) -> Endpoint:
    """Start a node and wait until it answers: the first makes the cluster, the second joins it."""
    place = 0 if name == "first" else 3
    sql, *own = ports[place : place + 3]
    address = f"gcomm://{f'127.0.0.1:{ports[1]}' if place else ''}"
    network = [f"--port={sql}", "--bind-address=127.0.0.1"]
    daemons.append(
        Daemon([*_program(folder, name), *network, *_replicating(name, address, own)], folder / f"{name}.log")
    )
    node = Endpoint(host="127.0.0.1", port=sql, socket=str(folder / f"{name}.s"), user="root")
    _await(lambda: state(node)[2] == "Synced", daemons, f"the {name} node does not come up")
    return node


def _arbitrator(folder: Path, ports: Sequence[int]) -> Daemon:
    members = f"gcomm://127.0.0.1:{ports[1]},127.0.0.1:{ports[4]}"
    options = f"gmcast.listen_addr=tcp://127.0.0.1:{ports[6]};{_PATIENT}"
    command = ["garbd", "--address", members, "--group", NAME, "--name", "arbitrator", "--options", options]
    return Daemon([*command, "--workdir", str(folder)], folder / "arbitrator.log")


def _program(folder: Path, name: str) -> list[str]:
    user = ["--user=root"] if os.geteuid() == 0 else []
    places = [f"--datadir={folder / name}", f"--socket={folder / f'{name}.s'}", f"--pid-file={folder / f'{name}.pid'}"]
    return [str(find_binary("mariadb").path), "--no-defaults", *_OPTIONS, *places, *user]


def _replicating(name: str, address: str, ports: Sequence[int]) -> list[str]:
    group, incremental = ports
    provider = next(Path("/usr").glob(PROVIDERS))
    options = (
        f"gmcast.listen_addr=tcp://127.0.0.1:{group};ist.recv_addr=127.0.0.1:{incremental};gcache.size=32M;{_PATIENT}"
    )
    return [
        "--wsrep-on=ON",
        f"--wsrep-provider={provider}",
        f"--wsrep-cluster-name={NAME}",
        f"--wsrep-cluster-address={address}",
        f"--wsrep-node-name={name}",
        "--wsrep-node-address=127.0.0.1",
        f"--wsrep-provider-options={options}",
    ]


def _socket(folder: Path, name: str) -> Endpoint:
    return Endpoint(socket=str(folder / f"{name}.s"), user="root")


def state(node: Endpoint) -> tuple[str, str, str]:
    """Read whether a node takes statements, of how many members it knows, and what it does."""
    with closing(socket.socket(socket.AF_UNIX)) as probe:
        if probe.connect_ex(node.socket):
            return ("OFF", "0", "away")
    with suppress(ConnectionFailed, StatementFailed), Session(node) as session:
        found = session.all("SHOW STATUS WHERE Variable_name REGEXP '^wsrep_(ready|cluster_size|local_state_comment)$'")
        seen = {row["Variable_name"]: str(row["Value"]) for row in found}
        return seen["wsrep_ready"], seen["wsrep_cluster_size"], seen["wsrep_local_state_comment"]
    return ("OFF", "0", "starting")


def _await(done: Callable[[], bool], daemons: Sequence[Daemon], problem: str) -> None:
    end = time.monotonic() + START_SECONDS
    while not done():
        for daemon in daemons:
            daemon.check()
        if time.monotonic() > end:
            told = "; ".join(f"{daemon.log.stem}: {daemon.last_lines()}" for daemon in daemons)
            raise SandboxError(f"{problem} within {START_SECONDS:.0f} s: {told}")
        time.sleep(0.05)


def _free_ports(count: int) -> list[int]:
    with ExitStack() as stack:
        return [stack.enter_context(socket.create_server(("127.0.0.1", 0))).getsockname()[1] for _ in range(count)]


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("MYSQL", "MARIADB", "DBCARE"))}
    return kept | {"LC_ALL": "C"}


if __name__ == "__main__":
    with galera() as started:
        for each in started:
            print(each.socket, each.port, flush=True)  # noqa: T201
        sys.stdin.read()
