"""What `dbcare check` says of a fault that comes, stays, is acknowledged, and goes; on each server."""

import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from junitparser import JUnitXml

from dbcare import world
from dbcare.db import Writer
from dbcare.endpoint import Endpoint

from .spare import NAMES, RELEASE, built, flags, run
from .test_cli import validated

CHECK = "nics-count-drift"
Told = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def place(server: Endpoint) -> tuple[str, ...]:
    """The flags that reach a world, on each server."""
    built(server)
    return flags(server)


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """A screen on which no line of these tests is too long."""
    monkeypatch.setenv("COLUMNS", "400")


@contextmanager
def drifting(server: Endpoint, count: int = 1) -> Iterator[list[int]]:
    """Let the counters of some networks drift, and put them right again."""
    with Writer(server, NAMES.cloud) as writer:
        right = writer.all("SELECT id, nics_count FROM op_networks")
        try:
            with world.inject(server, RELEASE, "nics-count-low", count=count, databases=NAMES) as injected:
                yield [place.key["id"] for place in injected.places]
        finally:
            for row in right:
                writer.execute("UPDATE op_networks SET nics_count = %s WHERE id = %s", (row["nics_count"], row["id"]))


def looked(place: tuple[str, ...], capsys: Told, *more: str, names: tuple[str, ...] = ("networks",)) -> dict[str, Any]:
    code = run("check", *place, *names, *more, "--format", "json")
    told = capsys.readouterr()
    assert told.err == ""
    document = validated(told.out)
    assert document["summary"]["exit_code"] == code
    return document


def summary(document: dict[str, Any]) -> tuple[Any, ...]:
    told = document["summary"]
    return told["new"], told["still"], told["gone"], told["acknowledged"], told["exit_code"]


def only(document: dict[str, Any]) -> dict[str, Any]:
    [finding] = [one for one in document["findings"] if one["check"] == CHECK]
    return dict(finding)


def test_a_fault_comes_and_goes(server: Endpoint, place: tuple[str, ...], capsys: Told) -> None:
    assert summary(looked(place, capsys)) == (None, None, None, 0, 0)
    with drifting(server) as [number]:
        second = looked(place, capsys)
        third = looked(place, capsys)
    fourth = looked(place, capsys)
    assert summary(second) == (1, 0, 0, 0, 2)
    assert summary(third) == (0, 1, 0, 0, 2)
    assert summary(fourth) == (0, 0, 1, 0, 0)
    assert summary(looked(place, capsys)) == (0, 0, 0, 0, 0)
    assert (only(second)["new"], only(third)["new"]) == (True, False)
    assert only(second)["first_seen"] == only(third)["first_seen"] == second["started"]
    [gone] = fourth["gone"]
    assert (gone["check"], gone["key"], gone["last_seen"]) == (CHECK, {"id": number}, third["started"])
    assert gone["fingerprint"] == only(second)["fingerprint"]


def test_the_same_in_words(server: Endpoint, place: tuple[str, ...], capsys: Told) -> None:
    run("check", *place, "networks")
    assert "new:" not in capsys.readouterr().out
    with drifting(server) as [number]:
        run("check", *place, "networks")
        assert " new " in capsys.readouterr().out
    run("check", *place, "networks")
    text = capsys.readouterr().out
    assert f"CRITICAL {CHECK}, cloud.op_networks {number}: network " in text
    assert text.endswith("new: 0, still there: 0, gone: 1.\n")


def test_runs_are_listed_and_shown(server: Endpoint, place: tuple[str, ...], capsys: Told) -> None:
    looked(place, capsys)
    with drifting(server):
        document = looked(place, capsys)
    looked(place, capsys, names=("sequences",))
    assert run("runs", "list", "--format", "json") == 0
    runs = json.loads(capsys.readouterr().out)["runs"]
    assert [(one["kind"], one["names"]) for one in runs] == [
        ("check", ["sequences"]), ("check", ["networks"]), ("check", ["networks"])
    ]  # fmt: skip
    assert runs[1]["id"] == document["run"]
    assert (runs[1]["visits"][0]["critical"], runs[1]["visits"][0]["new"]) == (1, 1)
    assert run("runs", "list", "--limit", "1") == 0
    assert capsys.readouterr().out.count("check  ") == 1
    assert run("runs", "show", document["run"][:10], "--format", "json") == 0
    shown = json.loads(capsys.readouterr().out)["run"]
    assert [(one["change"], one["check"]) for one in shown["changes"]] == [("new", CHECK)]
    assert [(one["check"], one["status"]) for one in shown["checks"]] == [(CHECK, "found")]
    assert run("runs", "show", document["run"]) == 0
    assert CHECK in capsys.readouterr().out
    assert run("runs", "show", "nonsense") == 64
    assert "there is no such run" in capsys.readouterr().err
    assert run("runs", "show", "") == 64
    assert "stands for several runs" in capsys.readouterr().err


def test_who_acknowledges_is_not_alarmed(
    server: Endpoint, place: tuple[str, ...], capsys: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUDO_USER", "ann")
    with drifting(server, 2) as [first, _]:
        found = looked(place, capsys)["findings"]
        [mark] = [one["fingerprint"] for one in found if one["key"] == {"id": first}]
        assert run("ack", mark[:8], "--reason", "being mended") == 0
        assert "ann" in capsys.readouterr().out
        told = looked(place, capsys)
        assert summary(told) == (0, 1, 0, 1, 2)
        [check] = [one for one in told["checks"] if one["id"] == CHECK]
        assert (check["status"], check["findings"], check["acknowledged"]) == ("found", 2, 1)
        assert {one["fingerprint"]: one["acknowledged"] for one in told["findings"]}[mark]
        others = [one["fingerprint"] for one in found if one["fingerprint"] != mark]
        assert run("ack", *others, "--reason", "too") == 0
        capsys.readouterr()
        assert summary(looked(place, capsys)) == (0, 0, 0, 2, 0)
        run("check", *place, CHECK)
        text = capsys.readouterr().out
        assert "2 acknowledged" in text
        assert "nics_count" not in text
        run("check", *place, CHECK, "-v")
        assert mark[:12] in capsys.readouterr().out
        assert run("acks", "--format", "json") == 0
        [newest, *_] = acks = json.loads(capsys.readouterr().out)["acks"]
        assert {one["fingerprint"] for one in acks} == {mark, *others}
        assert (newest["who"], newest["expired"], newest["present"], newest["until"]) == ("ann", False, True, None)
        assert run("unack", mark) == 0
        capsys.readouterr()
        assert summary(looked(place, capsys)) == (0, 1, 0, 1, 2)


def test_an_acknowledgement_ends_with_its_last_day(server: Endpoint, place: tuple[str, ...], capsys: Told) -> None:
    today = datetime.now(UTC).date()
    with drifting(server):
        mark = only(looked(place, capsys))["fingerprint"]
        assert run("ack", mark, "--reason", "x", "--until", str(today + timedelta(days=1))) == 0
        capsys.readouterr()
        assert summary(looked(place, capsys))[3:] == (1, 0)
        [path] = Path(os.environ["XDG_STATE_HOME"]).rglob("state.sqlite")
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("UPDATE ack SET until = ?", (str(today - timedelta(days=1)),))
        assert summary(looked(place, capsys))[3:] == (0, 2)
        assert run("acks") == 0
        assert f"{today - timedelta(days=1)} (over)" in capsys.readouterr().out


@contextmanager
def another_installation(server: Endpoint) -> Iterator[None]:
    """Let the world be one that was installed a day earlier, as if a tunnel led elsewhere."""
    shift = "UPDATE version SET updated = updated {} INTERVAL 1 DAY ORDER BY id LIMIT 1"
    with Writer(server, NAMES.cloud) as writer:
        writer.execute(shift.format("-"))
        try:
            yield
        finally:
            writer.execute(shift.format("+"))


def test_another_installation_behind_the_same_address(server: Endpoint, place: tuple[str, ...], capsys: Told) -> None:
    with drifting(server):
        mark = only(looked(place, capsys))["fingerprint"]
        assert run("ack", mark, "--reason", "x") == 0
        capsys.readouterr()
        with another_installation(server):
            assert summary(looked(place, capsys)) == (None, None, None, 0, 2)
            assert summary(looked(place, capsys)) == (0, 1, 0, 0, 2)
        assert summary(looked(place, capsys)) == (0, 0, 0, 1, 0)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--reason", "x"], "no such finding is known; `dbcare check -v` shows those that are"),
        (["--reason", " "], "--reason: takes a text"),
        ([], "Missing option '--reason'"),
        (["--reason", "x", "--until", "soon"], "--until soon: takes a day, as 2026-12-31"),
        (["--reason", "x", "--until", "2026-11-01"], "--until 2026-11-01: that day is over"),
        (["--reason", "x", "--target", "other"], "no such finding is known on target other"),
    ],
)
def test_64_for_what_cannot_be_acknowledged(
    mariadb: Endpoint, arguments: list[str], message: str, capsys: Told
) -> None:
    built(mariadb)
    looked(flags(mariadb), capsys, names=("sequences",))
    assert run("ack", "0" * 20, *arguments) == 64
    told = capsys.readouterr().err
    assert message in told
    assert told.count("\n") == 1


def test_a_gate_fails_only_on_what_is_new(server: Endpoint, place: tuple[str, ...], capsys: Told) -> None:
    with drifting(server):
        first = looked(place, capsys, "--fail-on-new")
        assert summary(first)[4] == 2
        assert first["notes"] == [
            "--fail-on-new: default: findings without an earlier look to compare with, which count as new: 1"
        ]
        assert looked(place, capsys, "--fail-on-new")["notes"] == []
        assert summary(looked(place, capsys, "--fail-on-new"))[4] == 0
    with drifting(server, 2):
        looked(place, capsys, "--fail-on-new", "--fail-on", "critical")
        told = looked(place, capsys, "--fail-on-new")
        assert summary(told)[4] == 0
        assert looked(place, capsys, "--no-state", "--fail-on-new")["summary"]["exit_code"] == 2


def test_a_gate_still_fails_on_what_is_not_looked_at(mariadb: Endpoint, tmp_path: Path, capsys: Told) -> None:
    config = tmp_path / "c.toml"
    config.write_text("[limits]\nexamined_rows = 1\n")
    built(mariadb)
    for _ in range(2):
        assert looked(flags(mariadb), capsys, "--fail-on-new", "--config", str(config))["summary"]["exit_code"] == 3


def test_naming_one_check_settles_nothing_about_others(server: Endpoint, place: tuple[str, ...], capsys: Told) -> None:
    with drifting(server):
        looked(place, capsys)
    assert looked(place, capsys, names=("vnet-leak",))["gone"] == []
    assert len(looked(place, capsys, names=(CHECK,))["gone"]) == 1


def test_without_state_nothing_is_read_or_written(
    server: Endpoint, place: tuple[str, ...], capsys: Told, private_home: Path
) -> None:
    with drifting(server):
        told = looked(place, capsys, "--no-state")
        assert (only(told)["new"], only(told)["first_seen"], told["run"]) == (None, None, None)
        assert list(private_home.rglob("state.sqlite")) == []
        mark = only(looked(place, capsys))["fingerprint"]
        assert run("ack", mark, "--reason", "x") == 0
        capsys.readouterr()
        assert summary(looked(place, capsys, "--no-state"))[3:] == (0, 2)


def test_a_state_of_ones_own(
    mariadb: Endpoint, tmp_path: Path, capsys: Told, private_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(mariadb)
    looked(flags(mariadb), capsys, "--state", str(tmp_path / "a"), names=("sequences",))
    monkeypatch.setenv("DBCARE_STATE", str(tmp_path / "b"))
    looked(flags(mariadb), capsys, names=("sequences",))
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a", "b"]
    assert list(private_home.rglob("state.sqlite")) == []


@pytest.mark.parametrize("text", [b"", b"no database at all" * 99, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_broken_state_changes_no_exit_code(
    server: Endpoint, place: tuple[str, ...], tmp_path: Path, capsys: Told, text: bytes
) -> None:
    broken = tmp_path / "state"
    broken.write_bytes(text)
    assert summary(looked(place, capsys, "--state", str(broken))) == (None, None, None, 0, 0)
    with drifting(server):
        broken.write_bytes(text)
        told = looked(place, capsys, "--state", str(broken))
        assert (summary(told)[4], only(told)["new"]) == (2, None)
        assert bool(told["notes"]) is bool(text)


def test_an_interrupted_run_settles_only_what_it_looked_at(mariadb: Endpoint, capsys: Told) -> None:
    built(mariadb)
    place = flags(mariadb)
    with drifting(mariadb):
        looked(place, capsys)
    with Writer(mariadb, NAMES.cloud) as holder:
        holder.execute("LOCK TABLES op_networks WRITE")
        cut = looked(place, capsys, "--time-limit", "1")
    assert cut["gone"] == []
    assert summary(looked(place, capsys))[2] == 1


def test_it_takes_no_time_from_who_does_not_need_it() -> None:
    program = "import sys; from dbcare.commands import check; sys.exit('sqlite3' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program]).returncode == 0


def test_the_configuration_says_where_the_state_is(
    server: Endpoint, place: tuple[str, ...], capsys: Told, tmp_path: Path, private_home: Path
) -> None:
    file = tmp_path / "dbcare.toml"
    file.write_text('[state]\nfile = "kept.sqlite"\n')
    named = ("--config", str(file))
    with drifting(server):
        mark = only(looked(place, capsys, *named))["fingerprint"]
    assert run("ack", mark, "--reason", "x", *named) == 0
    assert run("unack", mark, *named) == 0
    assert (tmp_path / "kept.sqlite").stat().st_mode & 0o777 == 0o600
    capsys.readouterr()
    assert run("runs", "list", "--format", "json", *named) == 0
    assert len(json.loads(capsys.readouterr().out)["runs"]) == 1
    assert run("acks", "--format", "json", *named) == 0
    assert list(private_home.rglob("state.sqlite")) == []


def test_what_is_not_new_alarms_in_no_format(server: Endpoint, place: tuple[str, ...], tmp_path: Path) -> None:
    """More is known than is kept: counts, not lists, decide."""
    report = tmp_path / "report"
    command = ("check", *place, CHECK, "--fail-on-new", "--limit", "1", "--output", str(report))
    with drifting(server, 3):
        assert run(*command, "--format", "junit") == 2
        assert JUnitXml.fromfile(str(report)).failures == 1
        assert run(*command, "--format", "junit") == 0
        assert JUnitXml.fromfile(str(report)).failures == 0
        assert "CRITICAL (known) cloud.op_networks" in report.read_text()
        assert run(*command, "--format", "nagios") == 0
        assert re.fullmatch(r"DBCARE OK - 1 check, nothing new \| 'critical'=0;;0;0; .*\n", report.read_text())
        assert run(*command, "-q") == 0
        assert report.read_text() == ""
        with Writer(server, NAMES.cloud) as writer:
            writer.execute(
                "UPDATE op_networks SET nics_count = nics_count + 9 WHERE nics_count > 0 ORDER BY id DESC LIMIT 1"
            )
        assert run(*command, "--format", "nagios") in (1, 2)
        assert re.match(
            r"DBCARE (CRITICAL|WARNING) - 1 new (critical|warning): nics-count-drift \(1\)", report.read_text()
        )
