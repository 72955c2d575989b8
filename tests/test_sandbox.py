import dataclasses
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dbcare import binaries, detached
from dbcare.binaries import Binary, find_binary
from dbcare.db import Session
from dbcare.endpoint import Endpoint
from dbcare.errors import SandboxError
from dbcare.sandbox import Sandbox

ORPHAN = """
import sys, time
from pathlib import Path
from dbcare.binaries import Binary
from dbcare.sandbox import Sandbox
with Sandbox(binary=Binary(Path(sys.argv[1]), sys.argv[2])) as server:
    print(server.directory, flush=True)
    time.sleep(600)
"""
FORKING = """
import os, sys, time
from pathlib import Path
from dbcare.binaries import Binary
from dbcare.sandbox import Sandbox
with Sandbox(binary=Binary(Path(sys.argv[1]), sys.argv[2])) as server:
    if child := os.fork():
        print(server.directory, child, flush=True)
    time.sleep(600)
"""
KEEPER = """
import sys
from pathlib import Path
from dbcare.binaries import Binary
from dbcare.detached import start_detached
print(start_detached("kept", binary=Binary(Path(sys.argv[1]), sys.argv[2])).directory, flush=True)
"""


@pytest.fixture(scope="session", params=["mariadb", "mysql"])
def binary(request: pytest.FixtureRequest) -> Binary:
    found: Binary = find_binary("mariadb") if request.param == "mariadb" else request.getfixturevalue("mysql_binary")
    return found


@pytest.fixture
def mariadb_binary() -> Binary:
    return find_binary("mariadb")


@pytest.fixture
def no_leftovers() -> Iterator[None]:
    """Whatever a test started under a name is ended after it."""
    yield
    for left in detached.detached():
        detached.stop_detached(left.name)


def ask(endpoint: Endpoint, sql: str) -> list[dict[str, object]]:
    with Session(endpoint) as session:
        return session.all(sql)


def until(done: Callable[[], bool], seconds: float = 15) -> bool:
    end = time.monotonic() + seconds
    while not done():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def processes_of(directory: str) -> list[str]:
    """The processes that name this directory on their command line."""
    found = []
    for line in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            text = line.read_bytes().decode(errors="replace")
        except OSError:
            continue
        found += [text] if directory in text else []
    return found


def spawn(program: str, binary: Binary) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", program, str(binary.path), binary.family]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)


def test_starts_answers_and_leaves_nothing(binary: Binary) -> None:
    with Sandbox(binary=binary, timezone="JST-9") as server:
        [row] = ask(server.endpoint, "SELECT @@system_time_zone AS zone, CURRENT_USER() AS who, @@datadir AS data")
        [time_row] = ask(
            server.endpoint,
            "SELECT HOUR(TIMEDIFF(CONVERT_TZ(NOW(), '+00:00', 'SYSTEM'), NOW())) AS hours, @@local_infile AS files",
        )
        directory = server.directory
        assert len(processes_of(str(directory))) == 3
        assert directory.stat().st_mode & 0o077 == 0
        assert not ask(server.endpoint, "SHOW VARIABLES WHERE Variable_name='port' AND Value<>'0'")
    assert (row["zone"], row["who"]) == ("JST", "root@localhost")
    assert str(row["data"]).startswith(str(directory))
    assert (time_row["hours"], time_row["files"]) == (9, 1)
    assert not directory.exists()
    assert until(lambda: processes_of(str(directory)) == [])


def test_session_servers_run_in_other_zones(server: Endpoint) -> None:
    [row] = ask(
        server, "SELECT TIMESTAMPDIFF(MINUTE, UTC_TIMESTAMP(), CONVERT_TZ(NOW(), '+00:00', 'SYSTEM')) AS minutes"
    )
    assert row["minutes"] != 0


def test_tcp_listens_on_loopback_and_options_reach_the_server(binary: Binary) -> None:
    with Sandbox(binary=binary, tcp=True, options=["--max-connections=33"]) as server:
        by_tcp = dataclasses.replace(server.endpoint, socket="")
        assert by_tcp.host == "127.0.0.1"
        assert ask(by_tcp, "SELECT CURRENT_USER() AS who") == [{"who": "root@127.0.0.1"}]
        assert ask(by_tcp, "SELECT @@bind_address AS a, @@max_connections AS n") == [{"a": "127.0.0.1", "n": 33}]


def test_stop_twice_and_before_start(mariadb_binary: Binary) -> None:
    server = Sandbox(binary=mariadb_binary)
    server.stop()
    server.start()
    server.stop()
    server.stop()
    assert not Path(server.endpoint.socket).exists()


def test_two_at_once(mariadb_binary: Binary) -> None:
    with Sandbox(binary=mariadb_binary, where=Path("/tmp")) as one, Sandbox(binary=mariadb_binary) as other:
        assert one.directory != other.directory
        assert ask(one.endpoint, "SELECT 1 AS x") == ask(other.endpoint, "SELECT 1 AS x")


def test_killed_parent_takes_the_server_along(binary: Binary) -> None:
    parent = spawn(ORPHAN, binary)
    with parent:
        assert parent.stdout is not None
        directory = parent.stdout.readline().strip()
        assert processes_of(directory)
        os.killpg(parent.pid, signal.SIGKILL)
    assert until(lambda: not Path(directory).exists())
    assert until(lambda: processes_of(directory) == [])


def test_fork_of_a_killed_parent_does_not_keep_the_server(mariadb_binary: Binary) -> None:
    with spawn(FORKING, mariadb_binary) as parent:
        assert parent.stdout is not None
        directory, child = parent.stdout.readline().split()
        parent.kill()
        try:
            assert until(lambda: not Path(directory).exists())
        finally:
            os.kill(int(child), signal.SIGKILL)


def test_parent_killed_while_the_server_starts(binary: Binary) -> None:
    where = Path("/tmp") / f"dbcare-where-{os.getpid()}"
    where.mkdir()
    try:
        program = ORPHAN.replace("sys.argv[2])", f"sys.argv[2]), where=Path({str(where)!r})", 1)
        with spawn(program, binary) as parent:
            assert until(lambda: any(where.glob("*/pid")))
            parent.kill()
        assert until(lambda: not list(where.iterdir()))
        assert until(lambda: processes_of(str(where)) == [])
    finally:
        where.rmdir()


def test_interrupt_leaves_the_server_to_the_program(mariadb_binary: Binary) -> None:
    with Sandbox(binary=mariadb_binary) as server:
        pid = int((server.directory / "pid").read_text())
        assert os.getsid(pid) != os.getsid(0)
        assert os.getpgid(pid) != os.getpgid(0)


def test_broken_option_is_named(binary: Binary) -> None:
    with pytest.raises(SandboxError, match=r"unknown (option|variable) '(--)?no-such-thing") as caught:
        Sandbox(binary=binary, options=["--no-such-thing=1"]).start()
    assert "\n" not in str(caught.value)
    directory = re.search(r"/tmp/dbcare-\w{8}", str(caught.value))
    assert directory is None or not Path(directory[0]).exists()


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        ("/no/such/mysqld", "/no/such/mysqld: no server program there"),
        ("postgres", "DBCARE_SERVER=postgres: say mariadb, mysql"),
        ("/bin/sh", "/bin/sh: not a MariaDB or MySQL server"),
    ],
)
def test_wrong_choice_is_one_clear_line(choice: str, message: str) -> None:
    with pytest.raises(SandboxError) as caught:
        find_binary(choice)
    assert str(caught.value).startswith(message)


def test_nothing_installed_names_the_packages(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(binaries, "_PLACES", ())
    with pytest.raises(SandboxError, match=r"install mariadb-server-core or mysql-server-core"):
        find_binary()
    with pytest.raises(SandboxError, match=r"no MySQL mysqld on this machine: install mysql-server-core,"):
        find_binary("mysql")


def test_environment_chooses(monkeypatch: pytest.MonkeyPatch, binary: Binary) -> None:
    monkeypatch.setenv("DBCARE_SERVER", str(binary.path))
    assert find_binary() == binary


def test_deep_directory_is_refused(mariadb_binary: Binary, tmp_path: Path) -> None:
    deep = tmp_path / ("d" * 100)
    deep.mkdir()
    with pytest.raises(SandboxError, match="too long a path"):
        Sandbox(binary=mariadb_binary, where=deep).start()


def test_long_temporary_directory_falls_back(
    mariadb_binary: Binary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = tmp_path / ("d" * 100)
    deep.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(deep))
    with Sandbox(binary=mariadb_binary) as server:
        assert server.directory.parent == Path("/tmp")


def test_detached_outlives_its_starter(binary: Binary, no_leftovers: None) -> None:
    with spawn(KEEPER, binary) as starter:
        directory, errors = starter.communicate(timeout=90)
    assert errors == ""
    [kept] = detached.detached()
    assert (kept.name, kept.family, kept.directory) == ("kept", binary.family, directory.strip())
    assert ask(kept.endpoint, "SELECT CURRENT_USER() AS who") == [{"who": "root@localhost"}]
    detached.stop_detached("kept")
    assert detached.detached() == []
    assert not Path(kept.directory).exists()
    assert until(lambda: processes_of(kept.directory) == [])


def test_detached_name_is_taken_once(mariadb_binary: Binary, no_leftovers: None) -> None:
    detached.start_detached("one", binary=mariadb_binary)
    with pytest.raises(SandboxError, match="one: runs already"):
        detached.start_detached("one", binary=mariadb_binary)
    with pytest.raises(SandboxError, match="a sandbox's name is"):
        detached.start_detached("../one", binary=mariadb_binary)
    with pytest.raises(SandboxError, match="two: no such sandbox"):
        detached.stop_detached("two")


def test_detached_record_goes_with_its_server(mariadb_binary: Binary, no_leftovers: None) -> None:
    kept = detached.start_detached("dying", binary=mariadb_binary)
    os.kill(int(Path(kept.directory, "pid").read_text()), signal.SIGKILL)
    assert until(lambda: Path(kept.directory, "ended").exists())
    assert detached.detached() == []
    assert until(lambda: not Path(kept.directory).exists())
    assert list(Path(os.environ["XDG_RUNTIME_DIR"], "dbcare").iterdir()) == []


def test_records_directory_of_somebody_else_is_refused(private_home: Path) -> None:
    folder = Path(os.environ["XDG_RUNTIME_DIR"], "dbcare")
    folder.mkdir()
    folder.chmod(0o777)
    with pytest.raises(SandboxError, match="not a directory that only you can enter"):
        detached.detached()


def test_damaged_record_is_dropped() -> None:
    assert detached.detached() == []
    record = Path(os.environ["XDG_RUNTIME_DIR"], "dbcare", "torn.json")
    record.write_text('{"name": "to')
    assert detached.detached() == []
    assert not record.exists()
