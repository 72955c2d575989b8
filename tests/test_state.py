import json
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from dbcare import state
from dbcare.errors import StateMisplaced, StateUnavailable, UsageError
from dbcare.findings import Report, Severity, Status, TargetReport
from dbcare.state import file
from dbcare.state.migrations import MIGRATIONS
from dbcare.state.place import place
from dbcare.tally import Tally

from .remembered import PLACE, at, finding, looked, ran, run, target

ROOT = Path(__file__).parents[1]
DAY = 86400.0


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "dbcare" / "state.sqlite"


def news(report: TargetReport) -> dict[int, bool | None]:
    return {one.key["id"]: one.new for one in report.findings}


def gone(report: TargetReport) -> list[int]:
    assert report.change
    return [one.key["id"] for one in report.change.gone]


# New, still there, gone --------------------------------------------------------------------------------------------


def test_three_runs(path: Path) -> None:
    first = ran(path, 0, target(looked("a", [1, 2]), looked("b")))
    assert (news(first), first.change) == ({1: None, 2: None}, None)
    second = ran(path, 1, target(looked("a", [2, 3]), looked("b", [9])))
    assert news(second) == {2: False, 3: True, 9: True}
    assert {one.key["id"]: one.first_seen for one in second.findings} == {
        2: "2026-11-20T02:00:00Z", 3: "2026-11-21T02:00:00Z", 9: "2026-11-21T02:00:00Z"
    }  # fmt: skip
    assert second.change
    assert (second.change.new, second.change.still) == ({Severity.WARNING: 2}, 1)
    [left] = second.change.gone
    assert left._replace(fingerprint="") == left._make(
        ("a", Severity.WARNING, "", "cloud.networks", {"id": 1}, "network 1 is wrong", "2026-11-20T02:00:00Z",
         "2026-11-20T02:00:00Z", False)
    )  # fmt: skip
    third = ran(path, 2, target(looked("a", [2, 3]), looked("b", [9])))
    assert news(third) == {2: False, 3: False, 9: False}
    assert third.change
    assert (third.change.new, third.change.still, third.change.gone_count) == ({}, 3, 0)


def test_runs_of_the_same_second_are_told_apart(path: Path) -> None:
    for number in range(3):
        state.record(path, Report("", 0, (target(looked("a", [1] * (number % 2))),)), run(0, str(number)))
    [newest, middle, oldest] = state.runs(path, 9)
    assert [past.id for past in (oldest, middle, newest)] == ["0", "1", "2"]
    assert [(past.visits[0].new, past.visits[0].gone) for past in (oldest, middle, newest)] == [
        (None, None), (1, 0), (0, 1)
    ]  # fmt: skip


def test_what_comes_back_is_new_and_was_first_seen_long_ago(path: Path) -> None:
    ran(path, 0, target(looked("a", [1])))
    ran(path, 1, target(looked("a")))
    back = ran(path, 2, target(looked("a", [1])))
    assert [(one.new, one.first_seen) for one in back.findings] == [(True, "2026-11-20T02:00:00Z")]
    assert news(ran(path, 3, target(looked("a", [1])))) == {1: False}


@pytest.mark.parametrize("status", [Status.NOT_CHECKED, Status.NOT_APPLICABLE, Status.DISABLED])
def test_only_who_looked_says_that_something_is_gone(path: Path, status: Status) -> None:
    ran(path, 0, target(looked("a", [1]), looked("b", [2])))
    blind = ran(path, 1, target(looked("a", [], status), looked("b", [2])))
    assert gone(blind) == []
    assert gone(ran(path, 2, target(looked("b", [2])))) == []
    after = ran(path, 3, target(looked("a", [1]), looked("b")))
    assert (news(after), gone(after)) == ({1: False}, [2])


def test_a_target_that_could_not_be_reached_tells_nothing(path: Path) -> None:
    ran(path, 0, target(looked("a", [1])))
    dead = target(looked("a", [], Status.NOT_CHECKED))._replace(error="cannot connect")
    assert ran(path, 1, dead).change is None
    assert [one.visits[0].error for one in state.runs(path, 9)] == ["cannot connect", None]


def test_a_look_that_broke_off_remembers_what_it_saw_and_settles_nothing(path: Path) -> None:
    ran(path, 0, target(looked("a", [1, 2])))
    broken = ran(path, 1, target(looked("a", [2, 3], Status.NOT_CHECKED)))
    assert (news(broken), gone(broken)) == ({2: False, 3: True}, [])
    assert news(ran(path, 2, target(looked("a", [1, 2, 3])))) == {1: False, 2: False, 3: False}


def test_a_check_that_never_looked_before_cannot_call_anything_new(path: Path) -> None:
    ran(path, 0, target(looked("a")))
    report = ran(path, 1, target(looked("a", [1]), looked("b", [2])))
    assert news(report) == {1: True, 2: None}
    assert report.change
    assert report.change.unknown == {Severity.WARNING: 1}
    assert Report("", 0, (report,)).fresh(Severity.WARNING) == 2


def test_what_only_a_deep_look_sees_is_gone_only_for_a_deep_look(path: Path) -> None:
    ran(path, 0, target(looked("a", [1])))
    deep = ran(path, 1, target(looked("a", [1, 2])), deep=True)
    assert news(deep) == {1: False, 2: None}
    assert gone(ran(path, 2, target(looked("a", [1])))) == []
    assert gone(ran(path, 3, target(looked("a")))) == [1]
    assert gone(ran(path, 4, target(looked("a")), deep=True)) == [2]


def test_a_run_that_began_earlier_settles_nothing_about_what_a_later_one_saw(path: Path) -> None:
    ran(path, 0, target(looked("a")))
    ran(path, 2, target(looked("a", [1])))
    assert gone(ran(path, 1, target(looked("a")), seconds=2 * DAY)) == []
    ran(path, 3, target(looked("a")))
    ran(path, 2.5, target(looked("a", [1])), seconds=DAY)
    assert news(ran(path, 4, target(looked("a", [1])))) == {1: True}


def test_a_clock_that_ran_ahead_holds_nothing_up(path: Path) -> None:
    ran(path, 0, target(looked("a", [1])))
    ran(path, 50, target(looked("a", [1, 2, 3])))
    third = ran(path, 1, target(looked("a", [2])))
    assert (news(third), gone(third)) == ({2: False}, [1, 3])
    assert [one.first_seen for one in third.findings] == ["2026-11-21T02:00:00Z"]
    fourth = ran(path, 2, target(looked("a")))
    assert (gone(fourth), fourth.change and fourth.change.gone[0].last_seen) == ([2], "2026-11-21T02:00:00Z")


def test_what_went_by_a_clock_that_ran_ahead_comes_back_at_once(path: Path) -> None:
    ran(path, 0, target(looked("a", [1])))
    ran(path, 50, target(looked("a")))
    assert news(ran(path, 1, target(looked("a", [1])))) == {1: True}
    assert news(ran(path, 2, target(looked("a", [1])))) == {1: False}
    assert gone(ran(path, 3, target(looked("a")))) == [1]


def test_targets_never_mix(path: Path) -> None:
    ran(path, 0, target(looked("a", [1])))
    for other in ({"name": "other"}, {"place": "db2:3306 cloud"}, {"place": "db1:3306 cloud2"}, {"installed": "4.9.0"}):
        report = ran(path, 1 + len(str(other)) / 100, target(looked("a", [2]), **other))
        assert (news(report), report.change) == ({2: None}, None)
    report = ran(path, 2, target(looked("a", [1])))
    assert (news(report), gone(report)) == ({1: False}, [])


def test_two_findings_of_one_fingerprint_count_twice(path: Path) -> None:
    ran(path, 0, target(looked("a")))
    report = ran(path, 1, target(looked("a", [1, 1, 2])))
    assert report.change
    assert report.change.new == {Severity.WARNING: 3}


def test_every_fingerprint_is_kept_and_few_are_listed(path: Path) -> None:
    ran(path, 0, target(looked("a", range(50), limit=3)), limit=3)
    report = ran(path, 1, target(looked("a", range(1, 51), limit=3)), limit=3)
    assert news(report) == {1: False, 2: False, 3: False}
    assert report.change
    assert (report.change.new, report.change.still) == ({Severity.WARNING: 1}, 49)
    report = ran(path, 2, target(looked("a", limit=3)), limit=3)
    assert report.change
    assert report.change.gone_count == 50
    listed = [(one.key["id"], one.message) for one in report.change.gone]
    assert listed[:3] == [(number, f"network {number} is wrong") for number in (1, 2, 3)]
    assert listed[3:] == []


def test_comparing_writes_nothing(path: Path) -> None:
    ran(path, 0, target(looked("a", [1])))
    before = path.read_bytes()
    told = state.compare(path, Report("", 0, (target(looked("a", [2])),)), run(1)).targets[0]
    assert (news(told), gone(told)) == ({2: True}, [1])
    assert path.read_bytes() == before
    nowhere = state.compare(path.with_name("none"), Report("", 0, (target(looked("a", [2])),)), run(1)).targets[0]
    assert (news(nowhere), nowhere.change) == ({2: None}, None)


def test_what_is_too_old_is_forgotten_but_never_an_acknowledgement(path: Path) -> None:
    ran(path, 0, target(looked("a", [1, 2])))
    acked(path, 1, 1)
    ran(path, 2, target(looked("a", [2])))
    ran(path, 93, target(looked("a", [2])))
    assert [one.started for one in state.runs(path, 9)] == ["2027-02-21T02:00:00Z"]
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT row_key FROM finding").fetchall() == [('{"id": 2}',)]
        assert connection.execute("SELECT count(*) FROM visit").fetchone() == (1,)
    [ack] = state.acks(path)
    assert (ack.key, ack.present) == ({"id": 1}, False)


def test_a_target_that_nobody_looks_at_is_forgotten_but_never_an_acknowledgement(path: Path) -> None:
    for number, name in enumerate(("kept", "acked", "left")):
        ran(path, number / 10, target(looked("a", [1]), name=name))
    acked(path, 1, 1, on="acked")
    ran(path, 80, target(looked("a"), name="kept"))
    ran(path, 93, target(looked("a", [2])))
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute("SELECT name FROM target ORDER BY name").fetchall()
        assert names == [("acked",), ("default",), ("kept",)]
        assert connection.execute("SELECT count(*) FROM watched").fetchone() == (2,)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert [(one.target, one.present) for one in state.acks(path)] == [("acked", False)]
    assert active(path, 94, "acked") == {mark(1)}
    assert ran(path, 94, target(looked("a", [1]), name="left")).change is None


def test_the_file_shrinks(path: Path) -> None:
    ran(path, 0, target(looked("a", range(5000))))
    full = path.stat().st_size
    ran(path, 1, target(looked("a")))
    assert path.stat().st_size > full * 0.8
    ran(path, 93, target(looked("a")))
    assert path.stat().st_size < full / 5
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_the_file_of_another_program_keeps_its_settings(path: Path) -> None:
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA auto_vacuum=FULL")
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    before = path.read_bytes()
    with pytest.raises(StateUnavailable, match="another program's"):
        ran(path, 0, target(looked("a", [1])))
    assert path.read_bytes() == before


# Acknowledged ------------------------------------------------------------------------------------------------------


def mark(number: int, check: str = "a") -> str:
    return finding(check, number).fingerprint


def acked(path: Path, days: float, number: int, until: str | None = None, on: str | None = None) -> list[state.Ack]:
    return state.acknowledge(path, [mark(number)], "known", "ann", at(days), until=until, target=on)


def active(path: Path, days: float, name: str = "default", installed: str = "") -> set[str]:
    [marks] = state.acknowledged(path, [(name, PLACE)], at(days)).values()
    return set(marks.get(installed, ()))


def test_an_acknowledgement_holds_through_its_last_day(path: Path) -> None:
    ran(path, 0, target(looked("a", [1, 2])))
    acked(path, 0, 1, "2026-11-22")
    acked(path, 0, 2)
    assert active(path, 2.9) == {mark(1), mark(2)}
    assert active(path, 2.92) == {mark(2)}
    assert [one.expired(at(2.92)) for one in state.acks(path)] == [True, False]


def test_what_is_acknowledged_is_in_no_count(path: Path) -> None:
    ran(path, 0, target(looked("a", [1, 2])))
    acked(path, 0, 1)
    outcome, findings = looked("a", [1, 2, 3], acks=[mark(1)])
    assert (outcome.findings, outcome.acknowledged, outcome.counts) == (3, 1, {Severity.WARNING: 2})
    assert {one.key["id"]: one.acknowledged for one in findings} == {2: False, 3: False, 1: True}
    report = ran(path, 1, target((outcome, findings)))
    assert report.change
    assert (report.change.new, report.change.still) == ({Severity.WARNING: 1}, 1)
    left = ran(path, 2, target(looked("a", [3]))).change
    assert left
    assert left.gone_count == 1
    assert {one.key["id"]: one.acknowledged for one in left.gone} == {1: True, 2: False}


def test_acknowledged_findings_take_the_place_of_no_other() -> None:
    _, findings = looked("a", range(10), limit=3, acks=[mark(0), mark(1)])
    assert [one.key["id"] for one in findings] == [2, 3, 4]
    _, findings = looked("a", range(4), limit=3, acks=[mark(0), mark(1)])
    assert [one.key["id"] for one in findings] == [2, 3, 0]


def test_on_every_target_unless_one_is_named(path: Path) -> None:
    ran(path, 0, target(looked("a", [1])), target(looked("a", [1]), name="other"))
    assert [one.target for one in acked(path, 0, 1, on="other")] == ["other"]
    assert (active(path, 1), active(path, 1, "other")) == (set(), {mark(1)})
    assert {one.target for one in acked(path, 1, 1)} == {"default", "other"}
    assert len(state.withdraw(path, [mark(1)], target="default")) == 1
    assert [one.target for one in state.acks(path)] == ["other"]


def test_one_installation_silences_no_other_behind_the_same_address(path: Path) -> None:
    ran(path, 0, target(looked("a", [1, 2]), installed="east"))
    ran(path, 1, target(looked("a", [1]), installed="west"))
    assert len(acked(path, 1, 1)) == len(acked(path, 1, 2)) == 1
    assert (active(path, 2, installed="east"), active(path, 2, installed="west")) == ({mark(2)}, {mark(1)})
    assert active(path, 2) == set()
    ran(path, 1.5, target(looked("a", [1, 2]), installed="east"))
    acked(path, 2, 1)
    assert active(path, 2, installed="east") == {mark(1), mark(2)}
    assert len(state.withdraw(path, [mark(1)], target=None)) == 2


def test_acknowledging_again_replaces(path: Path) -> None:
    ran(path, 0, target(looked("a", [1])))
    acked(path, 0, 1, "2026-11-22")
    acked(path, 1, 1)
    assert [(one.until, one.at, one.who, one.reason) for one in state.acks(path)] == [
        (None, "2026-11-21T02:00:00Z", "ann", "known")
    ]


def test_a_short_name_must_stand_for_one(path: Path) -> None:
    numbers = range(6000)
    ran(path, 0, target(looked("a", numbers)))
    names = [mark(number) for number in numbers]
    twins = next(name for name in names if sum(other.startswith(name[:3]) for other in names) > 1)
    lone = next(name for name in names if sum(other.startswith(name[:6]) for other in names) == 1)
    [ack] = state.acknowledge(path, [lone[:6].upper()], "x", "ann", at(0), until=None, target=None)
    assert ack.fingerprint == lone
    with pytest.raises(UsageError, match=r"6 are enough"):
        state.acknowledge(path, [twins[:3]], "x", "ann", at(0), until=None, target=None)


def test_of_twins_both_are_named(path: Path) -> None:
    ran(path, 0, target(looked("a", [1, 2])))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE finding SET fingerprint = 'abcdef' || substr(fingerprint, 7)")
    with pytest.raises(UsageError, match=rf"abcdef: stands for several: (?=.*{mark(1)[6:]})(?=.*{mark(2)[6:]})"):
        state.acknowledge(path, ["abcdef"], "x", "ann", at(0), until=None, target=None)


@pytest.mark.parametrize("name", ["0" * 20, "000000", "%%%%%%", "abc", "g" * 20, "0" * 21, ""])
def test_several_are_acknowledged_all_or_none(path: Path, name: str) -> None:
    ran(path, 0, target(looked("a", [1])))
    with pytest.raises(UsageError):
        state.acknowledge(path, [mark(1), name], "x", "ann", at(0), until=None, target=None)
    assert state.acks(path) == []
    acked(path, 0, 1)
    with pytest.raises(UsageError):
        state.withdraw(path, [mark(1), name], target=None)
    assert len(state.acks(path)) == 1


def test_nothing_is_made_to_acknowledge_in(path: Path) -> None:
    with pytest.raises(UsageError, match="no run was recorded"):
        acked(path, 0, 1)
    assert not path.parent.exists()


# The file ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("named", "environment", "there", "expected"),
    [
        ("/x/s", {"DBCARE_STATE": "/y/s", "HOME": "/h"}, True, "/x/s"),
        (None, {"DBCARE_STATE": "/y/s", "HOME": "/h"}, True, "/y/s"),
        (None, {"HOME": "/h", "XDG_STATE_HOME": "/x"}, True, "SYSTEM/state.sqlite"),
        (None, {"HOME": "/h", "XDG_STATE_HOME": "/x"}, False, "/x/dbcare/state.sqlite"),
        (None, {"HOME": "/h", "XDG_STATE_HOME": "relative"}, False, "/h/.local/state/dbcare/state.sqlite"),
        (None, {"HOME": "/h"}, False, "/h/.local/state/dbcare/state.sqlite"),
    ],
)
def test_where_it_is(
    tmp_path: Path, named: str | None, environment: dict[str, str], there: bool, expected: str
) -> None:
    system = tmp_path / "lib"
    if there:
        system.mkdir()
    found = place(Path(named) if named else None, environment, system=system)
    assert str(found) == expected.replace("SYSTEM", str(system))


@pytest.mark.parametrize("environment", [{}, {"HOME": ""}, {"DBCARE_STATE": "~nobody-such/x"}])
def test_no_place_at_all(tmp_path: Path, environment: dict[str, str]) -> None:
    with pytest.raises(StateMisplaced):
        place(None, environment, system=tmp_path / "none")


def test_it_is_private_whatever_the_umask(path: Path) -> None:
    old = os.umask(0)
    try:
        ran(path, 0, target(looked("a", [1])))
        modes = {path.parent.name: stat.S_IMODE(path.parent.stat().st_mode)}
        path.chmod(0o666)
        with file.writing(path) as connection:
            connection.execute("DELETE FROM run")
            modes |= {one.name: stat.S_IMODE(one.stat().st_mode) for one in path.parent.iterdir()}
    finally:
        os.umask(old)
    assert modes == {"dbcare": 0o700, "state.sqlite": 0o600, "state.sqlite-journal": 0o600}


@pytest.fixture(scope="session")
def early() -> Path:
    """Where what runs before any test keeps its state."""
    return place(None, os.environ)


def test_fixtures_of_the_session_stay_out_of_a_real_home(early: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert early.is_relative_to(tmp_path_factory.getbasetemp())
    assert place(None, os.environ).is_relative_to(tmp_path_factory.getbasetemp())


SECOND = (*MIGRATIONS, ("ALTER TABLE run ADD COLUMN weather TEXT NOT NULL DEFAULT 'fair'",))


def test_the_first_format_is_carried_forward(path: Path) -> None:
    ran(path, 0, target(looked("a", [1])))
    with file.reading(path, SECOND) as connection:
        assert connection
        assert connection.execute("SELECT id, weather FROM run").fetchall() == [(run(0).id, "fair")]
        assert connection.execute("SELECT count(*) FROM finding").fetchone() == (1,)
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)
    with pytest.raises(StateUnavailable, match=r"newer dbcare \(format 2, this one knows 1\)"):
        state.runs(path, 1)


def test_a_migration_that_fails_changes_nothing(path: Path) -> None:
    ran(path, 0, target(looked("a", [1])))
    before = path.read_bytes()
    with pytest.raises(StateUnavailable), file.writing(path, (*MIGRATIONS, (*SECOND[-1], "nonsense"))):
        pass
    assert path.read_bytes() == before


def test_an_empty_file_is_a_beginning(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.touch()
    assert state.runs(path, 1) == []
    ran(path, 0, target(looked("a", [1])))
    assert len(state.runs(path, 1)) == 1


WRITER = """
import sys
from pathlib import Path
from tests.remembered import looked, ran, target
path, worker, runs, size = Path(sys.argv[1]), *map(int, sys.argv[2:])
for number in range(runs):
    ran(path, worker + number / 1000, target(looked(f"check-{worker}", range(size))))
    print(number, flush=True)
"""


def writer(path: Path, worker: int, runs: int, size: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", WRITER, str(path), *map(str, (worker, runs, size))]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_eight_at_once_lose_nothing(path: Path) -> None:
    writers = [writer(path, worker, 5, 20) for worker in range(8)]
    assert [process.communicate(timeout=60)[1] for process in writers] == [""] * 8
    assert len(state.runs(path, 100)) == 40
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM finding WHERE gone IS NULL").fetchone() == (160,)
        assert connection.execute("SELECT count(*) FROM target").fetchone() == (1,)


def test_killed_while_recording_it_has_each_run_whole_or_not(path: Path) -> None:
    random, told = Random(1), 0
    for worker in range(4):
        process = writer(path, worker, 1000, 3000)
        assert process.stdout
        for _ in range(random.randrange(1, 4)):
            process.stdout.readline()
            told += 1
        # Somewhere in the next one, whose beginning takes about as long as its writing.
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(random.random() * 0.08)
        process.kill()
        told += len(process.communicate()[0].splitlines())
        past = state.runs(path, 10_000)
        assert told <= len(past) <= told + worker + 1
        assert {visit.warning for one in past for visit in one.visits} == {3000}
    with file.writing(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    ran(path, 9, target(looked("a", [1])))
    assert [one.name for one in path.parent.iterdir()] == [path.name]


HUNDRED_THOUSAND = """
import sys
from pathlib import Path
from dataclasses import replace
from dbcare.tally import Tally
from tests.remembered import finding, looked, ran, target
path = Path(sys.argv[1])
ran(path, 0, target(looked("a", range(100))))
one = replace(finding("a", 0), message="network tenant-network-of-a-long-name (Implemented) " * 3)
tally = Tally(100)
for number in range(100_000):
    tally.add(replace(one, key={"id": number}))
change = ran(path, 1, target((tally.outcome(looked("a", [1])[0]), tally.findings))).change
[peak] = [line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")]
print(sum(change.new.values()), change.still, peak)
"""


def test_a_hundred_thousand_findings_fit_into_little_memory(path: Path) -> None:
    command = [sys.executable, "-c", HUNDRED_THOUSAND, str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    new, still, peak = map(int, done.stdout.split())
    assert (new, still) == (99_900, 100)
    # KiB of the whole process, SQLite's memory included.
    assert peak < 80_000


def test_no_row_values_are_stored(path: Path) -> None:
    one = replace(finding("a", 1), row={"name": "of the row"}, name="of the object", uuid="of the object too")
    tally = Tally(100)
    tally.add(one)
    outcome, _ = looked("a", [1])
    ran(path, 0, target((tally.outcome(outcome), tally.findings)))
    assert b"network 1 is wrong" in path.read_bytes()
    assert b"of the " not in path.read_bytes()


def test_a_copy_is_a_state_too(path: Path, tmp_path: Path) -> None:
    ran(path, 0, target(looked("a", [1])))
    copy = shutil.copy(path, tmp_path / "copy")
    assert json.dumps(state.runs(copy, 9)) == json.dumps(state.runs(path, 9))
