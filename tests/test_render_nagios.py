import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dbcare.commands import plugin
from dbcare.commands.check import PLUGIN_SECONDS
from dbcare.endpoint import Endpoint
from dbcare.findings import Severity
from dbcare.render.nagios import LINE, STATES, render, state, unknown
from dbcare.scan import Scan

from .documents import TEXTS, documents, small
from .faulty import faulty
from .spare import built, flags, run

PROGRAM = [sys.executable, "-m", "dbcare"]
NUMBER = r"-?\d+(?:\.\d+)?"
RANGE = rf"(?:@?(?:(?:~|{NUMBER})?:)?(?:{NUMBER})?)"
# Monitoring Plugins Development Guidelines, "Performance data": 'label'=value[UOM];[warn];[crit];[min];[max]
LABEL = r"(?:'(?:[^'=|]|'')+'|[^\s'=|]+)"
DATUM = (
    rf"{LABEL}={NUMBER}(?:us|ms|s|%|B|KB|MB|GB|TB|c)?(?:;{RANGE}?(?:;{RANGE}?(?:;(?:{NUMBER})?(?:;(?:{NUMBER})?)?)?)?)?"
)
FIRST = re.compile(rf"DBCARE (OK|WARNING|CRITICAL|UNKNOWN) - ([^|]+) \| ({DATUM}(?: {DATUM})*)")


def read(text: str) -> tuple[str, str, dict[str, str], list[str]]:
    """State, words, performance data and further lines, of an output that keeps the rules."""
    first, *lines = text.split("\n")
    matched = FIRST.fullmatch(first)
    assert matched, first
    assert len(first.encode()) <= 1024
    assert len(text.encode()) < 8192
    assert not re.search(r"[|\x00-\x09\x0b-\x1f\x7f-\x9f]", "\n".join(lines))
    data = dict(part.split("=") for part in matched[3].split(" "))
    assert len({label[:19] for label in data}) == len(data)
    return matched[1], matched[2], data, lines


@settings(deadline=None)
@given(documents(), st.sampled_from(Severity))
def test_any_document_keeps_the_rules_of_monitoring_plugins(made: dict[str, Any], fail_on: Severity) -> None:
    told, _, data, lines = read(render(made, fail_on))
    assert told == ("OK", "WARNING", "CRITICAL", "UNKNOWN")[state(made["summary"]["exit_code"])]
    assert data["'critical'"] == f"{made['summary']['critical']};;0;0;"
    assert all(lines)


@given(TEXTS)
def test_any_failure_is_one_line(message: str) -> None:
    line = unknown(message)
    assert re.fullmatch(r"DBCARE UNKNOWN - ?[^|\n\r]*", line)
    assert len(line.encode()) <= LINE


@pytest.mark.parametrize(("code", "ending"), [(0, 0), (1, 1), (2, 2), (3, 3), (64, 3), (69, 3), (70, 3), (130, 3)])
def test_exit_codes_are_those_of_plugins(code: int, ending: int) -> None:
    assert plugin.ending(code, ["check", "--format", "nagios"]) == ending
    assert (code in STATES) == (ending < 3)


def test_the_line_of_one_of_everything() -> None:
    told, words, data, lines = read(render(small()))
    assert told == "CRITICAL"
    assert words == (
        "1 critical, 1 warning, 1 not checked: nics-count-drift (1), network-owner-removed (1), "
        "long-running-transaction (not checked)"
    )
    assert data == {
        "'critical'": "1;;0;0;", "'warning'": "1;0;;0;", "'info'": "0;;;0;", "'not_checked'": "1;;;0;",
        "'acknowledged'": "1;;;0;", "'seconds'": "0.412s;;;0;",
    }  # fmt: skip
    assert [line.split(" cloud")[0] for line in lines] == [
        "CRITICAL nics-count-drift:",
        "WARNING network-owner-removed:",
        "NOT CHECKED long-running-transaction: the account lacks PROCESS: GRANT PROCESS ON *.* TO 'dbcare'@'%'",
    ]


def test_what_does_not_fail_has_no_threshold() -> None:
    data = read(render(small(), Severity.CRITICAL))[2]
    assert (data["'critical'"], data["'warning'"], data["'info'"]) == ("1;;0;0;", "1;;;0;", "0;;;0;")
    data = read(render(small(), Severity.INFO))[2]
    assert (data["'critical'"], data["'warning'"], data["'info'"]) == ("1;;0;0;", "1;0;;0;", "0;0;;0;")


def test_information_is_shown_only_where_it_fails() -> None:
    made = small()
    made["checks"][0] |= {"status": "found", "counts": {"critical": 0, "warning": 0, "info": 5}}
    made["summary"]["info"] = 5
    assert "missing-expected-index" not in render(made)
    assert "5 info" in render(made, Severity.INFO)
    assert "missing-expected-index (5)" in render(made, Severity.INFO)


def test_many_findings_are_cut_and_counted() -> None:
    made = small()
    made["findings"] *= 500
    told = read(render(made))[3]
    assert re.fullmatch(r"… \d+ more: dbcare check shows them", told[-1])


def test_targets_are_named_where_there_are_several() -> None:
    made = small()
    made["targets"].append({**made["targets"][0], "name": "other", "error": "db.example: cannot connect"})
    text = render(made)
    assert "other: db.example: cannot connect; 1 critical" in text
    assert "\nCRITICAL nics-count-drift: default: cloud.op_networks 251" in text


# On the command line -----------------------------------------------------------------------------------------------


def one_line(text: str) -> str:
    assert re.fullmatch(r"DBCARE UNKNOWN - [^|\n]+\n", text), text
    return text


@pytest.mark.parametrize("written", [["--format", "nagios"], ["--format=nagios"]])
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", "--nonsense"], "No such option: --nonsense"),
        (["check", "--jobs", "0"], "0 is not in the range"),
        (["check", "no-such-check"], "there is no check or area 'no-such-check'"),
        (["check", "--config", "/nowhere/c.toml"], "/nowhere/c.toml: cannot be read"),
        (["check", "--baseline", "/nowhere/b.json"], "/nowhere/b.json"),
        (["check", "--output", "/nowhere/o", "--socket", "/nowhere/s"], "--output /nowhere/o: cannot be written"),
        (["doctor"], "nagios"),
        (["nonsense"], "No such command 'nonsense'"),
    ],
)
def test_every_failure_is_unknown_on_stdout(
    arguments: list[str], message: str, written: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments, *written) == 3
    told = capsys.readouterr()
    assert message in one_line(told.out)
    assert told.err == ""


def test_a_bug_is_unknown(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(Scan, "run", lambda *_: 1 // 0)
    monkeypatch.setenv("DBCARE_DEBUG", "1")
    assert run("check", "--format", "nagios") == 3
    assert "a bug in dbcare: ZeroDivisionError" in one_line(capsys.readouterr().out)


@pytest.mark.parametrize("word", ["--help", "--version"])
def test_help_and_version_are_unknown(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = [word] if word == "--version" else []
    assert run(*arguments, "check", "--format", "nagios", *([] if arguments else [word])) == 3
    assert capsys.readouterr().out


def test_other_formats_are_no_plugin(capsys: pytest.CaptureFixture[str]) -> None:
    assert not plugin.asked(["check", "--format", "nagios", "--format", "json"])
    assert not plugin.asked(["check", "--", "--format", "nagios"])
    assert not plugin.asked(["check", "--format"])
    assert not plugin.asked(["check", "nagios"])
    assert run("check", "--format", "json", "--nonsense") == 64
    assert capsys.readouterr().out == ""


def test_a_name_that_no_encoding_holds_is_told() -> None:
    command = [*map(os.fsencode, PROGRAM), b"check", b"--format", b"nagios", b"--x\xff|"]
    for encoding in ("utf-8", "ascii"):
        environment = os.environ | {"PYTHONIOENCODING": encoding}
        done = subprocess.run(command, capture_output=True, env=environment)
        assert (done.returncode, done.stderr) == (3, b"")
        assert b"No such option" in done.stdout


def test_a_full_disk_behind_stdout_is_unknown() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*PROGRAM, "check", "--format", "nagios", "--nonsense"], stdout=full, stderr=subprocess.PIPE
        )
    assert (done.returncode, done.stderr) == (3, b"")


def test_nobody_who_listens_is_unknown() -> None:
    with subprocess.Popen(
        [*PROGRAM, "check", "--format", "nagios", "--socket", "/nowhere/s"], stdout=subprocess.PIPE
    ) as talking:
        assert talking.stdout is not None
        talking.stdout.close()
        assert talking.wait(timeout=20) == 3


def test_a_target_that_cannot_be_reached_is_unknown(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "--socket", "/nowhere/s", "--format", "nagios") == 3
    told, words, data, lines = read(capsys.readouterr().out.removesuffix("\n"))
    assert (told, lines) == ("UNKNOWN", [])
    assert "default: /nowhere/s: cannot connect" in words
    assert int(data["'not_checked'"].partition(";")[0]) > 0


def test_a_real_run(server: Endpoint, capsys: pytest.CaptureFixture[str]) -> None:
    place = faulty(server)
    assert run("check", *place, "--format", "nagios") == 2
    told, words, data, lines = read(capsys.readouterr().out.removesuffix("\n"))
    assert told == "CRITICAL"
    assert "nics-count-drift (2)" in words
    assert "network-owner-removed (2)" in words
    assert len(lines) == int(data["'critical'"][0]) + int(data["'warning'"][0]) == 4
    assert run("check", *place, "--format", "nagios", "--fail-on", "critical", "network-owner-removed") == 0
    assert read(capsys.readouterr().out.removesuffix("\n"))[:2] == ("OK", "2 warnings: network-owner-removed (2)")
    assert run("check", *place, "--format", "nagios", "network-owner-removed") == 1
    capsys.readouterr()
    built(server)
    assert run("check", *flags(server), "--format", "nagios", "nics-count-drift") == 0
    assert capsys.readouterr().out.startswith("DBCARE OK - 1 check, nothing found | ")


@pytest.fixture
def mute(tmp_path: Path) -> Any:
    """The socket of a server that takes connections and says nothing."""
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "s"))
        listening.listen(16)
        yield tmp_path / "s"


def test_it_ends_before_nagios_loses_patience(mute: Path) -> None:
    done = subprocess.run(
        [*PROGRAM, "check", "--socket", str(mute), "--format", "nagios"], capture_output=True, text=True
    )
    assert done.returncode == 3
    told, _, data, _ = read(done.stdout.removesuffix("\n"))
    assert told == "UNKNOWN"
    # The start of a process on a busy machine is not dbcare's to bound.
    assert PLUGIN_SECONDS <= float(data["'seconds'"].partition("s")[0]) < 9.5


def test_another_time_limit_may_be_given(mute: Path, tmp_path: Path) -> None:
    config = tmp_path / "c.toml"
    config.write_text("[limits]\ntime_limit = 1.5\n")
    for limit in (["--time-limit", "1.5"], ["--config", str(config)]):
        began = time.monotonic()
        assert run("check", "--socket", str(mute), "--format", "nagios", *limit) == 3
        assert time.monotonic() - began < 4
