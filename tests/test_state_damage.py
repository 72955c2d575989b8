"""A state that cannot be used is told in one line, and takes nothing from a check but what it would have remembered."""

import os
import re
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dbcare import state
from dbcare.errors import StateUnavailable, UsageError
from dbcare.findings import Report

from .remembered import PLACE, at, looked, ran, run, target
from .spare import run as dbcare

ROOT = Path(__file__).parents[1]
NOBODY = 65534
DEAD = ("check", "--socket", "/nowhere/s")


def whole(path: Path) -> None:
    ran(path, 0, target(looked("a", [1, 2])))
    state.acknowledge(path, [looked("a", [1])[1][0].fingerprint], "x", "ann", at(0), until=None, target=None)


def garbage(path: Path) -> None:
    path.write_bytes(b"no database at all" * 100)


def cut(path: Path) -> None:
    whole(path)
    path.write_bytes(path.read_bytes()[:5000])


def directory(path: Path) -> None:
    path.mkdir()


def pipe(path: Path) -> None:
    os.mkfifo(path)


def dangling(path: Path) -> None:
    path.symlink_to(path.with_name("nowhere") / "state")


def below_a_file(path: Path) -> None:
    path.parent.rmdir()
    path.parent.write_text("")


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")


def newer(path: Path) -> None:
    whole(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA user_version = 99")


def tableless(path: Path) -> None:
    whole(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TABLE look")
        connection.execute("DROP TABLE ack")


def odd(path: Path) -> None:
    whole(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        for change in ("finding SET row_key = '['", "ack SET row_key = x'ff'", "run SET started = 7, names = NULL"):
            with suppress(sqlite3.IntegrityError):
                connection.execute(f"UPDATE {change}")


@contextmanager
def locked(path: Path) -> Iterator[None]:
    whole(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        yield


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "folder"
    folder.mkdir()
    return folder / "state"


UNUSABLE: list[tuple[Callable[[Path], None], int, str]] = [
    (garbage, 65, r"is damaged \(file is not a database\); move it away"),
    (cut, 65, r"is damaged \(.*\); move it away"),
    (directory, 78, r"is a directory; name a file"),
    (pipe, 78, r"is no file; name a file"),
    (below_a_file, 78, r"Not a directory"),
    (foreign, 65, r"is no state of dbcare but another program's; name another file"),
    (newer, 65, r"was written by a newer dbcare \(format 99, this one knows 1\)"),
]


@pytest.mark.parametrize(("spoil", "code", "message"), UNUSABLE, ids=[spoil.__name__ for spoil, *_ in UNUSABLE])
def test_commands_say_so_in_one_line(
    path: Path, spoil: Callable[[Path], None], code: int, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(path)
    for command in (["runs", "list"], ["runs", "show", "0"], ["acks"], ["unack", "0" * 20], ["ack", "0" * 20]):
        more = ["--reason", "x"] if command[0] == "ack" else []
        assert dbcare(*command, *more, "--state", str(path)) == code
        told = capsys.readouterr()
        assert (told.out, told.err.count("\n")) == ("", 1)
        assert re.match(rf"dbcare: .*{message}", told.err)


@pytest.mark.parametrize(("spoil", "code", "message"), UNUSABLE, ids=[spoil.__name__ for spoil, *_ in UNUSABLE])
def test_a_check_goes_on(
    path: Path, spoil: Callable[[Path], None], code: int, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(path)
    before = path.read_bytes() if path.is_file() else None
    assert dbcare(*DEAD, "--state", str(path)) == 69
    told = capsys.readouterr()
    assert told.err == ""
    notes = " ".join(told.out.split())
    assert re.search(rf"Note: state: .*{message}.*; ACKNOWLEDGED FINDINGS COUNT LIKE ALL OTHERS in this run", notes)
    assert re.search(rf"Note: state: .*{message}.*; what is new since the last run cannot be told", notes)
    assert (path.read_bytes() if path.is_file() else None) == before


@pytest.mark.parametrize("spoil", [dangling, tableless, odd])
def test_other_damage_is_no_bug(path: Path, spoil: Callable[[Path], None], capsys: pytest.CaptureFixture[str]) -> None:
    spoil(path)
    assert dbcare(*DEAD, "--state", str(path)) == 69
    for command in (["runs", "list"], ["acks"], ["unack", "0" * 20]):
        assert dbcare(*command, "--state", str(path)) in (0, 64, 65)
    told = capsys.readouterr()
    assert "a bug in dbcare" not in told.out + told.err


COLUMNS = [
    *("run." + name for name in ("id", "kind", "started", "seconds", "who", "dbcare", "names")),
    *("target." + name for name in ("name", "place", "installed")),
    *("visit." + name for name in ("server", "critical", "new", "error")),
    *("finding." + name for name in ("check_id", "severity", "place", "row_key", "message", "first_seen", "last_seen")),
    *("ack." + name for name in ("check_id", "severity", "place", "row_key", "reason", "until", "who", "at")),
]
ODDITIES = ["x'ff0a'", "CAST(x'610aff0a62' AS TEXT)", f"'{'[' * 10_000}'"]


@pytest.mark.parametrize("column", COLUMNS)
def test_no_value_of_a_damaged_file_is_a_bug(path: Path, column: str, capsys: pytest.CaptureFixture[str]) -> None:
    whole(path)
    table, _, name = column.partition(".")
    for oddity in ODDITIES:
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("PRAGMA synchronous=OFF")
            connection.execute(f"UPDATE OR REPLACE {table} SET {name} = {oddity}")
        report = Report(run(5).started, 0.1, (target(looked("a", [9])),))
        assert "\n" not in _told(lambda report=report: state.compare(path, report, run(5)))  # type: ignore[misc]
        for command in (["runs", "list"], ["runs", "show", "0"], ["acks"]):
            code = dbcare(*command, "--state", str(path))
            told = capsys.readouterr().err
            assert (code, told.count("\n")) in ((0, 0), (64, 1), (65, 1)), (oddity, command, told)


def test_a_held_state_is_waited_for_and_then_done_without(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with locked(path):
        assert dbcare("acks", "--state", str(path)) == 75
        assert capsys.readouterr().err == f"dbcare: {path}: another process holds it; try again\n"
        assert dbcare(*DEAD, "--state", str(path)) == 69
    assert "another process holds it" in capsys.readouterr().out
    assert len(state.runs(path, 9)) == 1


def test_without_a_home(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], private_home: Path
) -> None:
    monkeypatch.delenv("XDG_STATE_HOME")
    monkeypatch.delenv("HOME")
    monkeypatch.delenv("DBCARE_STATE", raising=False)
    monkeypatch.setattr("dbcare.state.place.__defaults__", ())
    monkeypatch.setattr("dbcare.state.place.__kwdefaults__", {"system": private_home / "none"})
    assert dbcare("runs", "list") == 78
    assert "HOME is not set; name a file with --state or DBCARE_STATE" in capsys.readouterr().err
    assert dbcare(*DEAD) == 69
    assert "HOME is not set" in capsys.readouterr().out


def as_nobody(*arguments: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    """Run dbcare as somebody who owns nothing."""
    nobody = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
    return subprocess.run(
        [sys.executable, "-m", "dbcare", *arguments], cwd=ROOT, capture_output=True, text=True,
        env={"PATH": os.environ["PATH"], "HOME": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}, **nobody,  # type: ignore[call-overload]
    )  # fmt: skip


@pytest.fixture
def shown() -> Iterator[Path]:
    """A folder that all may enter and nobody else may write to."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        whole(folder / "state")
        (folder / "state").chmod(0o444)
        if os.geteuid():
            folder.chmod(0o555)
        yield folder
        folder.chmod(0o755)


def test_one_that_cannot_be_written_is_read(shown: Path) -> None:
    before = (shown / "state").read_bytes()
    listed = as_nobody("acks", "--state", str(shown / "state"), folder=shown)
    assert (listed.returncode, listed.stderr) == (0, "")
    assert "cloud.networks 1" in listed.stdout
    done = as_nobody("unack", looked("a", [1])[1][0].fingerprint, "--state", str(shown / "state"), folder=shown)
    assert (done.returncode, done.stderr.count("\n")) == (78, 1)
    done = as_nobody(*DEAD, "--state", str(shown / "state"), folder=shown)
    assert done.returncode == 69
    assert re.search(r"Note: state: .*readonly database.*; this run is not recorded", " ".join(done.stdout.split()))
    assert "ACKNOWLEDGED" not in done.stdout
    assert (shown / "state").read_bytes() == before


def test_one_that_cannot_even_be_read(shown: Path) -> None:
    (shown / "state").chmod(0)
    done = as_nobody(*DEAD, "--state", str(shown / "state"), folder=shown)
    assert done.returncode == 69
    assert "ACKNOWLEDGED FINDINGS COUNT LIKE ALL OTHERS" in " ".join(done.stdout.split())
    done = as_nobody("acks", "--state", str(shown / "state"), folder=shown)
    assert (done.returncode, done.stderr.count("\n")) == (78, 1)


def test_where_no_file_can_be_made(shown: Path) -> None:
    done = as_nobody(*DEAD, "--state", str(shown / "other" / "state"), folder=shown)
    assert done.returncode == 69
    assert "Permission denied; this run is not recorded" in " ".join(done.stdout.split())


SMALL = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))
from dbcare.__main__ import main
main()
"""


def test_a_full_disk(path: Path) -> None:
    command = [sys.executable, "-c", SMALL, *DEAD, "--state", str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (69, "")
    assert "this run is not recorded" in " ".join(done.stdout.split())


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("sound") / "state"
    for days in range(3):
        ran(path, days, target(looked("a", [1, 2 + days]), looked("b", range(30))))
    state.acknowledge(path, [looked("a", [1])[1][0].fingerprint], "x", "ann", at(0), until=None, target=None)
    return path.read_bytes()


def used(path: Path) -> None:
    """Use a state in every way; it works, or it is told."""
    report = Report(run(5).started, 0.1, (target(looked("a", [1, 9]), looked("b", [3])),))
    for way in (
        lambda: state.acknowledged(path, [("default", PLACE)], at(1)),
        lambda: state.compare(path, report, run(5)),
        lambda: state.acks(path),
        lambda: [state.show(path, past.id) for past in state.runs(path, 9)],
        lambda: state.record(path, report, run(5)),
        lambda: state.acknowledge(path, ["0" * 20], "x", "y", at(0), until=None, target=None),
    ):
        with suppress(StateUnavailable, UsageError):
            way()


def _told(way: Callable[[], object]) -> str:
    """Do it, and give what it said; anything but these errors is a bug."""
    try:
        way()
    except (StateUnavailable, UsageError) as error:
        return str(error)
    return ""


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_no_damage_is_a_bug(sound: bytes, data: st.DataObject) -> None:
    text = bytearray(sound)
    for _ in range(data.draw(st.integers(0, 30))):
        start = data.draw(st.integers(0, len(text) - 1))
        piece = data.draw(st.binary(min_size=1, max_size=40))
        text[start : start + len(piece)] = piece
    if data.draw(st.booleans()):
        del text[data.draw(st.integers(0, len(text))) :]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "state")
        path.write_bytes(text)
        used(path)


@settings(max_examples=30, deadline=None)
@given(text=st.binary(max_size=300))
def test_any_bytes_leave_the_exit_code_of_a_check_alone(text: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "state")
        path.write_bytes(text)
        assert dbcare(*DEAD, "--state", str(path), "network-owner-removed") == 69
