import fcntl
import json
import os
import pty
import subprocess
import sys
import termios
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from dbcare.commands.check import _look
from dbcare.commands.memory import Memory
from dbcare.endpoint import Endpoint
from dbcare.findings import Status
from dbcare.sandbox import Sandbox

from .spare import NAMES, built, run
from .stage import Stage

PROGRAM = [sys.executable, "-m", "dbcare"]
TEXT = """
fail_on = "critical"
[limits]
jobs = 4
[target]
host = "db.example"
password = "hunter-two"
[target.usage]
host = "usage.example"
user = "other"
[targets.b]
db_properties = "missing"
[checks.network-owner-removed]
minutes = 5
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with a target that holds a password and one that is broken."""
    path = tmp_path / "c.toml"
    path.write_text(TEXT)
    path.chmod(0o600)
    return path


def shown(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> dict[str, Any]:
    assert run("config", "show", "--format", "json", *arguments) == code
    told = capsys.readouterr()
    assert told.err == ""
    document: dict[str, Any] = json.loads(told.out)
    return document


def values(part: list[dict[str, Any]]) -> dict[str, tuple[Any, str]]:
    return {value["key"]: (value["value"], value["source"]) for value in part}


def test_every_value_is_shown_with_its_source(
    path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBCARE_STATE", "/var/runs")
    told = shown(capsys, "--config", str(path), "--cloud-name", "acs")
    assert told["schema_version"] == 1
    [target] = told["targets"]
    assert (target["name"], target["source"], target["error"]) == ("default", f"{path}:5 [target]", None)
    assert values(target["values"]) == {
        "target.host": ("db.example", f"{path}:6"), "target.port": (3306, "default"), "target.socket": ("", "default"),
        "target.user": ("cloud", "default"), "target.password": ("***", f"{path}:7"),
        "target.tls": ("preferred", "default"), "target.tls_ca": ("", "default"), "target.tls_cert": ("", "default"),
        "target.tls_key": ("", "default"), "target.connect_timeout": (10, "default"),
        "usage.host": ("usage.example", f"{path}:9"), "usage.port": (3306, "default"), "usage.socket": ("", "default"),
        "usage.user": ("other", f"{path}:10"), "usage.password": (None, "default"),
        "usage.tls": ("preferred", "default"), "usage.tls_ca": ("", "default"), "usage.tls_cert": ("", "default"),
        "usage.tls_key": ("", "default"), "usage.connect_timeout": (10, "default"),
        "databases.cloud": ("acs", "--cloud-name"), "databases.usage": ("cloud_usage", "default"),
    }  # fmt: skip
    assert values(told["settings"]) == {
        "fail_on": ("critical", f"{path}:2"), "accept_unchecked": ([], "default"), "plugins": (None, "default"),
        "baseline": (None, "default"), "state.file": ("/var/runs", "DBCARE_STATE"), "state.keep_days": (90, "default"),
        "limits.jobs": (4, f"{path}:4"), "limits.timeout": (10.0, "default"),
        "limits.examined_rows": (10_000_000, "default"), "limits.findings": (100, "default"),
        "limits.deep": (False, "default"), "limits.time_limit": (0.0, "default"),
        "fix.replicas": ([], "default"), "fix.max_lag": (10.0, "default"), "fix.max_running": (25, "default"),
        "fix.max_changes": (0, "default"), "fix.stop_file": (None, "default"), "fix.plan_hours": (24.0, "default"),
        "checks.network-owner-removed.minutes": (5, f"{path}:14"),
    }  # fmt: skip


def test_files_are_shown_in_their_order(
    path: Path, private_home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = private_home / "config_home" / "dbcare" / "config.toml"
    folder.parent.mkdir()
    folder.write_text("limits.jobs = 3")
    monkeypatch.setenv("DBCARE_CONFIG", str(path))
    monkeypatch.setenv("DBCARE_HOST", "h")
    os.mkfifo(private_home / ".my.cnf")
    files = shown(capsys)["files"]
    assert [(file["path"], file["purpose"]) for file in files] == [
        (str(path), "DBCARE_CONFIG"),
        (str(folder), "settings of the user"),
        ("/etc/dbcare/config.toml", "settings of this host"),
        ("/etc/cloudstack/management/db.properties", "CloudStack's"),
        ("/etc/cloudstack/usage/db.properties", "CloudStack's"),
        (str(private_home / ".my.cnf"), "MySQL's"),
    ]
    assert [files[place]["state"] for place in (0, 1, 5)] == [
        "readable", "readable", "cannot be read: not a regular file",
    ]  # fmt: skip


def test_a_person_sees_the_same_in_tables(
    path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path.chmod(0o644)
    monkeypatch.setenv("COLUMNS", "300")
    assert run("config", "show", "--config", str(path)) == 0
    told = capsys.readouterr().out
    words = "".join(told.split())
    assert f"default:from{path}:5[target]" in words
    assert "".join(["target.host", "db.example", f"{path}:6"]) in words
    assert "".join(["target.password", "***", f"{path}:7"]) in words
    assert "".join(["usage.password", "not", "set", "default"]) in words
    assert "".join(["limits.deep", "false", "default"]) in words
    assert "".join(["plugins", "-", "default"]) in words
    assert "".join([str(path), "--config", "readable"]) in words
    assert f"Note: {path} holds a password and others than its owner may read it: chmod 600 {path}" in told
    assert "hunter-two" not in told


def test_nothing_configured_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("config", "show") == 0
    assert capsys.readouterr().out.startswith("default: nothing says where the database is\n")


def test_78_when_a_target_is_broken(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = shown(capsys, "--config", str(path), "--all-targets", code=78)
    error = f"{path}:12: db_properties: {path.parent}/missing: cannot be read: no such file or directory"
    assert [(target["name"], target["error"]) for target in told["targets"]] == [("default", None), ("b", error)]
    assert run("config", "show", "--config", str(path), "--all-targets") == 78
    assert f"\nb: {error}\n" in capsys.readouterr().out
    assert run("config", "show", "--config", str(path), "--target", "b") == 78
    assert capsys.readouterr() == ("", f"dbcare: {error}\n")


def test_78_when_a_check_is_not_there(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path.write_text("[checks.network-owner-remove]\n")
    assert run("config", "show", "--config", str(path)) == 78
    why = "[checks] there is no check 'network-owner-remove'; did you mean 'network-owner-removed'?"
    assert capsys.readouterr() == ("", f"dbcare: {path}:1: {why}\n")


# What the commands make of it --------------------------------------------------------------------------------------


@pytest.fixture
def place(mariadb: Endpoint, tmp_path: Path) -> Path:
    """A file whose targets are the world on MariaDB, a server that is not there, and a broken one."""
    built(mariadb)
    names = f"cloud_name = '{NAMES.cloud}'\nusage_name = '{NAMES.usage}'"
    path = tmp_path / "c.toml"
    path.write_text(
        f"[targets.world]\nsocket = '{mariadb.socket}'\nuser = '{mariadb.user}'\n{names}\n"
        "[targets.away]\nsocket = 'nowhere'\n[targets.broken]\nhost = 'h'\npassword_file = 'missing'\n"
    )
    return path


def test_a_target_is_looked_at_by_its_name(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "--config", str(place), "--target", "world", "sequences") == 0
    assert capsys.readouterr().out.startswith("world: CloudStack 4.22.0.0 on MariaDB ")


def test_all_targets_are_looked_at_whatever_one_of_them_lacks(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place.chmod(0o644)
    assert run("check", "--config", str(place), "--all-targets", "--format", "json", "sequences") == 69
    told = json.loads(capsys.readouterr().out)
    folder = place.parent
    assert {target["name"]: target["error"] for target in told["targets"]} == {
        "world": None,
        "away": f"{folder}/nowhere: cannot connect: No such file or directory",
        "broken": f"{place}:10: password_file: {folder}/missing: cannot be read: no such file or directory",
    }
    statuses = {(check["target"], check["status"]) for check in told["checks"]}
    assert statuses == {("world", "passed"), ("away", "not-checked"), ("broken", "not-checked")}
    assert told["notes"] == []


def test_a_password_that_others_can_read_is_a_note_of_the_report(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place.write_text(place.read_text() + "[targets.other]\npassword = 'hunter-two'\n")
    place.chmod(0o604)
    assert run("check", "--config", str(place), "--target", "world", "--format", "json", "sequences") == 0
    out = capsys.readouterr().out
    [note] = json.loads(out)["notes"]
    assert note == f"{place} holds a password and others than its owner may read it: chmod 600 {place}"
    assert "hunter-two" not in out


def test_a_command_for_one_target_takes_no_two(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("catalogue", "capture", "--config", str(place), "--target", "world", "--target", "away") == 64
    message = "dbcare: this command takes one target, and 2 are named: world, away; choose with --target\n"
    assert capsys.readouterr() == ("", message)
    assert run("catalogue", "capture", "--config", str(place), "--target", "world") == 0
    assert json.loads(capsys.readouterr().out)


def test_on_a_management_server_no_option_is_needed(stage: Stage) -> None:
    with Sandbox(tcp=True) as server:
        built(server.endpoint)
        said = {"host": server.endpoint.host, "port": server.endpoint.port, "username": "root", "password": ""}
        lines = [f"db.{name}.{key}={value}" for name in ("cloud", "usage") for key, value in said.items()]
        names = [f"db.cloud.name={NAMES.cloud}", f"db.usage.name={NAMES.usage}"]
        stage.properties("\n".join([*lines, *names, ""]))
        report, _ = _look(stage.targets(), ["sequences"], None, Memory(None, off=True, keep_days=1), quiet=True)
    [target] = report.targets
    assert (target.error, target.cloudstack) == (None, "4.22.0.0")
    assert {outcome.status for outcome in target.outcomes} == {Status.PASSED}


# The password on the terminal --------------------------------------------------------------------------------------


def _control_it() -> None:
    """Make standard input the terminal of this session."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def test_a_password_is_asked_for_and_never_shown(place: Path) -> None:
    command = [*PROGRAM, "config", "show", "--ask-password", "--config", str(place), "--target", "world"]
    ours, theirs = pty.openpty()
    text = b""
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True, preexec_fn=_control_it
    ) as asking:
        os.close(theirs)
        while b"Password of " not in text:
            text += os.read(ours, 65536)
        os.write(ours, b"hunter-two\n")
        with suppress(OSError):
            while part := os.read(ours, 65536):
                text += part
        os.close(ours)
    assert asking.returncode == 0
    assert b"hunter-two" not in text
    assert [line.split() for line in text.splitlines() if b"target.password" in line] == [
        [b"target.password", b"***", b"--ask-password"]
    ]


@pytest.mark.parametrize("typed", ["", "hunter-two\n"])
def test_without_a_terminal_no_password_is_asked_for(typed: str) -> None:
    command = [*PROGRAM, "check", "--ask-password", "--socket", "/nowhere/s"]
    done = subprocess.run(command, input=typed, capture_output=True, text=True, start_new_session=True)
    message = "dbcare: --ask-password: there is no terminal to ask on; set DBCARE_PASSWORD\n"
    assert (done.returncode, done.stdout, done.stderr) == (64, "", message)
