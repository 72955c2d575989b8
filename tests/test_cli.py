import copy
import json
import os
import pty
import re
import resource
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from dbcare.db import Writer
from dbcare.endpoint import Endpoint
from dbcare.registry import installed
from dbcare.scan import Scan

from .spare import built, flags, run

PROGRAM = [sys.executable, "-m", "dbcare"]


@pytest.fixture(scope="session")
def place(mariadb: Endpoint) -> tuple[str, ...]:
    """The flags that reach the world on MariaDB."""
    built(mariadb)
    return flags(mariadb)


def written(path: Path, text: str) -> str:
    path.write_text(text)
    return str(path)


def strict(schema: Any) -> Any:
    """The published schema, refusing what it does not name: what is written must be documented."""
    if isinstance(schema, dict):
        closed = {key: strict(value) for key, value in schema.items()}
        return closed | {"additionalProperties": False} if "properties" in schema and "required" in schema else closed
    return [strict(part) for part in schema] if isinstance(schema, list) else schema


def validated(text: str) -> dict[str, Any]:
    schema = json.loads(resources.files("dbcare").joinpath("report.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    document: dict[str, Any] = json.loads(text)
    jsonschema.validate(document, strict(copy.deepcopy(schema)), jsonschema.Draft202012Validator)
    return document


# What each exit code means -----------------------------------------------------------------------------------------


def test_0_when_everything_was_looked_at_and_nothing_is_wrong(
    place: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", *place, "--format", "json") == 0
    told = validated(capsys.readouterr().out)
    assert told["summary"] | {"info": 0} == {
        "critical": 0, "warning": 0, "info": 0, "not_checked": 0, "acknowledged": 0,
        "new": None, "still": None, "gone": None, "exit_code": 0,
    }  # fmt: skip
    assert {check["id"] for check in told["checks"]} == set(installed().ids())
    assert {check["status"] for check in told["checks"]} == {"passed", "found"}


@pytest.mark.parametrize(("severity", "code"), [("info", 0), ("warning", 1), ("critical", 2)])
def test_the_worst_finding_decides(place: tuple[str, ...], tmp_path: Path, severity: str, code: int) -> None:
    config = written(tmp_path / "c.toml", f'[checks.redundant-index-shipped]\nseverity = "{severity}"\n')
    assert run("check", *place, "--config", config) == code


def test_fail_on_moves_the_line(place: tuple[str, ...], tmp_path: Path) -> None:
    config = written(tmp_path / "c.toml", '[checks.redundant-index-shipped]\nseverity = "warning"\n')
    assert run("check", *place, "--fail-on", "info") == 1
    assert run("check", *place, "--config", config, "--fail-on", "critical") == 0


def test_3_when_something_was_not_looked_at_unless_that_is_accepted(
    place: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    costly = "[limits]\nexamined_rows = 1\n"
    assert run("check", *place, "nics-count-drift", "--config", written(tmp_path / "a.toml", costly)) == 3
    assert "NOT CHECKED" in capsys.readouterr().out
    accepted = 'accept_unchecked = ["nics-count-drift"]\n' + costly
    assert run("check", *place, "nics-count-drift", "--config", written(tmp_path / "b.toml", accepted)) == 0
    assert "NOT CHECKED" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nonsense"], r"No such command 'nonsense'.*; see `dbcare --help`"),
        (["check", "--nonsense"], r"No such option: --nonsense.*; see `dbcare check --help`"),
        (["check", "--jobs", "0"], r"0 is not in the range"),
        (["check", "--format", "xml"], r"'xml' is not one of"),
        (["check", "network-owner-remove"], r"there is no check or area .*did you mean network-owner-removed"),
        (["checks", "show", "nics-count"], r"there is no check 'nics-count'; did you mean nics-count-drift"),
    ],
)
def test_64_for_usage_in_one_line(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*arguments) == 64
    told = capsys.readouterr()
    assert told.out == ""
    assert re.fullmatch(rf"dbcare: .*{message}.*\n", told.err)


def test_64_for_no_arguments_with_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == 64
    told = capsys.readouterr()
    assert "Usage: dbcare" in told.out
    assert told.err == "dbcare: see `dbcare --help`\n"


def test_65_for_a_baseline_that_is_none(place: tuple[str, ...], tmp_path: Path, capsys: Any) -> None:
    assert run("check", *place, "--baseline", written(tmp_path / "b.json", '{"versions": []}')) == 65
    assert capsys.readouterr().err.endswith("b.json: no baseline that `dbcare catalogue capture` wrote\n")


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"--cloud-name": "nix"}, "there is no database 'nix' on this server; name CloudStack's with --cloud-name"),
        ({"--cloud-name": "mysql"}, "database 'mysql' is not CloudStack's"),
        ({"--user": "nobody-such"}, "login refused"),
    ],
)
def test_69_without_a_cloudstack_database(
    place: tuple[str, ...], changed: Mapping[str, str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    reached = dict(zip(place[::2], place[1::2], strict=True)) | changed
    assert run("check", *(word for pair in reached.items() for word in pair), "--format", "json") == 69
    told = validated(capsys.readouterr().out)
    assert message in told["targets"][0]["error"]
    assert told["summary"]["exit_code"] == 69
    assert {check["status"] for check in told["checks"]} == {"not-checked"}
    assert told["summary"]["not_checked"] == len(told["checks"]) > 0


def test_70_for_a_bug_in_one_line(
    place: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Scan, "run", lambda *_: 1 // 0)
    assert run("check", *place) == 70
    told = capsys.readouterr()
    assert told.err.startswith("dbcare: a bug in dbcare: ZeroDivisionError: ")
    assert told.err.count("\n") == 1
    monkeypatch.setenv("DBCARE_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run("check", *place)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[checks.network-owner-remove]\n", ":1: .* did you mean 'network-owner-removed'"),
        ("[checks.network-owner-removed]\nminute = 5\n", ":2: .* did you mean 'minutes'"),
        ('[checks.network-owner-removed]\nminutes = "5"\n', ":2: .* minutes: takes a whole number, not '5'"),
        ('accept_unchecked = ["nonsense"]\n', ":1: accept_unchecked: there is no check 'nonsense'; `dbcare checks"),
        ('fail_on = "bad"\n', ":1: fail_on: takes info, warning, critical, not 'bad'"),
    ],
)
def test_78_for_configuration_in_one_line(
    tmp_path: Path, text: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", "--config", written(tmp_path / "c.toml", text)) == 78
    told = capsys.readouterr().err
    assert re.match(re.escape(f"dbcare: {tmp_path}/c.toml") + message, told)
    assert told.count("\n") == 1


def test_69_when_no_server_listens() -> None:
    done = subprocess.run([*PROGRAM, "check", "--socket", "/nowhere/s"], capture_output=True, text=True)
    assert done.returncode == 69
    assert "/nowhere/s: cannot connect: No such file or directory" in done.stdout


def _listen_to_ctrl_c() -> None:
    """Undo what a shell does to programs in the background, and so to those of a test run there."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture(scope="session")
def interrupted(place: tuple[str, ...], mariadb: Endpoint) -> tuple[int, str, str, float]:
    """Exit code, output, errors and seconds of a check that was interrupted while it waited for a lock."""
    command = [*PROGRAM, "check", *place, "--format", "json", "sequences", "networks"]
    with Writer(mariadb, "spare_cloud") as holder, Writer(mariadb) as watcher:
        holder.execute("LOCK TABLES networks WRITE")
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=_listen_to_ctrl_c
        ) as looking:
            until_waiting(watcher)
            began = time.monotonic()
            looking.send_signal(signal.SIGINT)
            out, err = looking.communicate(timeout=20)
    return looking.returncode, out, err, time.monotonic() - began


def test_130_when_interrupted_with_what_is_known(interrupted: tuple[int, str, str, float]) -> None:
    code, out, err, _ = interrupted
    assert (code, err) == (130, "")
    told = validated(out)
    statuses = {check["id"]: (check["status"], check["reason"]) for check in told["checks"]}
    assert statuses["network-owner-removed"] == ("not-checked", "interrupted")
    assert len(statuses) == len(told["checks"]) == len(installed().choose(["sequences", "networks"]))


def test_interrupting_does_not_wait_for_the_server(interrupted: tuple[int, str, str, float]) -> None:
    assert interrupted[3] < 1.5


def test_the_report_of_an_interrupted_run_says_so(interrupted: tuple[int, str, str, float]) -> None:
    assert json.loads(interrupted[1])["summary"]["exit_code"] == 130


def until_waiting(watcher: Writer) -> None:
    waiting = "SELECT 1 AS x FROM information_schema.processlist WHERE state LIKE 'Waiting for table metadata lock%%'"
    end = time.monotonic() + 10
    while not watcher.all(waiting):
        assert time.monotonic() < end, "nothing waits for the lock"
        time.sleep(0.02)


# What is written, and where ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("there", "mode"), [(False, 0o600), (True, 0o640)])
def test_output_is_private_and_complete(
    place: tuple[str, ...], tmp_path: Path, capsys: Any, there: bool, mode: int
) -> None:
    report = tmp_path / "report.json"
    if there:
        report.write_text("old")
        report.chmod(mode)
    assert run("check", *place, "--format", "json", "--output", str(report)) == 0
    assert capsys.readouterr().out == ""
    validated(report.read_text())
    assert stat.S_IMODE(report.stat().st_mode) == mode
    assert list(tmp_path.iterdir()) == [report]


def test_output_that_cannot_be_finished_leaves_the_old_one_and_nothing_else(
    place: tuple[str, ...], tmp_path: Path
) -> None:
    report = tmp_path / "report.json"
    report.write_text("old")
    done = subprocess.run(
        [*PROGRAM, "check", *place, "--format", "json", "--output", str(report)],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)),
        capture_output=True, text=True, env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (64, f"dbcare: --output {report}: cannot be written: File too large\n")
    assert report.read_text() == "old"
    assert list(tmp_path.iterdir()) == [report]


def on_a_terminal(arguments: list[str], **more: str) -> str:
    """What a program writes when its output is a terminal."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        arguments, stdout=theirs, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, env=os.environ | more
    ):
        os.close(theirs)
        text = b""
        try:
            while part := os.read(ours, 65536):
                text += part
        except OSError:
            pass
        finally:
            os.close(ours)
    return text.decode()


def test_colour_only_for_a_person_who_wants_it(place: tuple[str, ...]) -> None:
    command = [*PROGRAM, "check", *place, "indexes", "-v"]
    assert "\x1b[36mINFO\x1b[0m" in on_a_terminal(command)
    plain = on_a_terminal(command, NO_COLOR="1")
    assert "\x1b" not in plain
    assert "INFO" in plain
    assert "\x1b" not in subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_a_reader_that_goes_away_is_no_error(place: tuple[str, ...]) -> None:
    command = [*PROGRAM, "check", *place, "--format", "json", "-v"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as talking:
        assert talking.stdout is not None
        assert talking.stderr is not None
        talking.stdout.close()
        assert talking.stderr.read() == ""
        assert talking.wait(timeout=20) == 0


def test_limit_bounds_what_is_kept_not_what_is_counted(place: tuple[str, ...], capsys: Any) -> None:
    assert run("check", *place, "--format", "json", "--limit", "2", "redundant-index-shipped") == 0
    told = validated(capsys.readouterr().out)
    assert len(told["findings"]) == 2
    assert told["checks"][0]["findings"] == told["summary"]["info"] > 2


def test_a_disabled_check_does_not_look(place: tuple[str, ...], tmp_path: Path, capsys: Any) -> None:
    config = written(tmp_path / "c.toml", "[checks.redundant-index-shipped]\nenabled = false\n")
    assert run("check", *place, "--format", "json", "--config", config, "indexes") == 0
    told = validated(capsys.readouterr().out)
    assert {check["status"] for check in told["checks"] if check["id"] == "redundant-index-shipped"} == {"disabled"}


def test_the_password_is_in_no_report(place: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    monkeypatch.setenv("DBCARE_PASSWORD", "hunter-two")
    reached = dict(zip(place[::2], place[1::2], strict=True)) | {"--user": "nobody-such"}
    assert run("check", *(word for pair in reached.items() for word in pair)) == 69
    told = capsys.readouterr()
    assert "hunter-two" not in told.out + told.err


def test_checks_list_and_show_answer_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("checks", "list", "--format", "json") == 0
    listed = json.loads(capsys.readouterr().out)["checks"]
    assert [check["id"] for check in listed] == list(installed().ids())
    assert run("checks", "show", listed[0]["id"], "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["check"] == listed[0]
