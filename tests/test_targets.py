"""Several targets through the command line: a healthy one beside one that hangs, a dead one and one without TLS."""

import json
import re
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dbcare.binaries import find_binary
from dbcare.db import Writer
from dbcare.endpoint import Endpoint
from dbcare.registry import installed
from dbcare.sandbox import Sandbox

from .spare import NAMES, built, run

PASSWORD = "s3cr3t-Zq"
LIMIT = 3
CHECKS = ("network-owner-removed", "nics-count-drift", "missing-expected-index")
WITHOUT_TLS = {"mariadb": (), "mysql": ("--tls-version=",)}


@pytest.fixture(scope="module", params=["mariadb", "mysql"])
def healthy(request: pytest.FixtureRequest) -> Iterator[Endpoint]:
    """A server with a world that listens on loopback, offers no TLS, and has a user with a password."""
    family = request.param
    binary = find_binary("mariadb") if family == "mariadb" else request.getfixturevalue("mysql_binary")
    with Sandbox(binary=binary, tcp=True, options=WITHOUT_TLS[family]) as sandbox:
        built(sandbox.endpoint)
        with Writer(sandbox.endpoint) as writer:
            writer.execute(f"CREATE USER looker@'127.0.0.1' IDENTIFIED BY '{PASSWORD}'")
            writer.execute("GRANT SELECT, PROCESS ON *.* TO looker@'127.0.0.1'")
        yield sandbox.endpoint


@pytest.fixture
def mute() -> Iterator[int]:
    """A port that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]


@pytest.fixture
def dead() -> int:
    """A port on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
    return port


@pytest.fixture
def configured(tmp_path: Path, healthy: Endpoint, mute: int, dead: int) -> Path:
    """A file of four targets, each with the same password."""
    ports = {"mute": mute, "dead": dead, "plain": healthy.port, "well": healthy.port}
    text = "".join(table(name, port) for name, port in ports.items())
    return written(tmp_path, text.replace("[targets.plain]", '[targets.plain]\ntls = "required"'))


def table(name: str, port: int, password: str = f'password = "{PASSWORD}"') -> str:
    return (
        f'[targets.{name}]\nhost = "127.0.0.1"\nport = {port}\nuser = "looker"\n{password}\n'
        f'cloud_name = "{NAMES.cloud}"\nusage_name = "{NAMES.usage}"\n\n'
    )


def written(folder: Path, text: str) -> Path:
    path = folder / "c.toml"
    path.write_text(text)
    path.chmod(0o600)
    return path


def finding(path: Path, severity: str) -> None:
    """Let a check that always finds something in a world do so with this severity."""
    path.write_text(f'{path.read_text()}[checks.redundant-index-shipped]\nseverity = "{severity}"\n')


def looked(capsys: pytest.CaptureFixture[str], path: Path, *arguments: str) -> tuple[int, dict[str, Any], float]:
    """Give exit code, JSON report and seconds; the password is nowhere in what was said."""
    began = time.monotonic()
    code = run("check", *arguments, "--config", str(path), "--no-state", "--format", "json")
    took = time.monotonic() - began
    said = capsys.readouterr()
    assert PASSWORD not in said.out + said.err
    assert said.err == ""
    report = json.loads(said.out)
    assert report["summary"]["exit_code"] == code
    return code, report, took


def errors(report: dict[str, Any]) -> dict[str, str | None]:
    return {target["name"]: target["error"] for target in report["targets"]}


def statuses(report: dict[str, Any], target: str) -> set[str]:
    return {check["status"] for check in report["checks"] if check["target"] == target}


def chosen(*names: str) -> list[str]:
    return [word for name in names for word in ("--target", name)]


@pytest.mark.parametrize("words", [["--all-targets"], chosen("mute", "dead", "plain", "well")])
def test_each_is_told_in_time_and_the_healthy_one_is_looked_at_whole(
    configured: Path, words: list[str], mute: int, dead: int, healthy: Endpoint, capsys: pytest.CaptureFixture[str]
) -> None:
    code, report, took = looked(capsys, configured, *words, "--time-limit", str(LIMIT))
    assert took < LIMIT + 2
    assert code == 69
    told = errors(report)
    assert list(told) == ["mute", "dead", "plain", "well"]
    assert re.search(rf"^127\.0\.0\.1:{mute}: .*(no answer|time limit)", told["mute"] or "")
    assert f"127.0.0.1:{dead}: cannot connect: Connection refused" in (told["dead"] or "")
    assert f"127.0.0.1:{healthy.port}: the server offers no TLS, and tls = 'required'" in (told["plain"] or "")
    assert told["well"] is None
    assert statuses(report, "well") <= {"passed", "found"}
    for name in ("mute", "dead", "plain"):
        assert statuses(report, name) == {"not-checked"}
    every = sorted(installed(()).ids())
    for name in told:
        assert sorted(check["id"] for check in report["checks"] if check["target"] == name) == every
    assert report["summary"]["not_checked"] == 3 * len(every)


@pytest.mark.parametrize(("severity", "code"), [("warning", 1), ("critical", 2)])
def test_what_was_found_wins_over_what_was_not_reached(
    configured: Path, severity: str, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    finding(configured, severity)
    exit_code, report, took = looked(capsys, configured, "--all-targets", "--time-limit", str(LIMIT))
    assert took < LIMIT + 2
    assert exit_code == code
    assert {found["target"] for found in report["findings"] if found["severity"] == severity} == {"well"}
    assert [name for name, error in errors(report).items() if error] == ["mute", "dead", "plain"]


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (("well",), 0),
        (("well", "dead"), 69),
        (("plain", "well"), 69),
        (("dead", "plain"), 69),
        (("dead",), 69),
        (("plain",), 69),
        (("well", "well"), 0),
    ],
)
def test_exit_codes_of_some(
    configured: Path, names: tuple[str, ...], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    exit_code, report, took = looked(capsys, configured, *chosen(*names), *CHECKS, "--time-limit", str(LIMIT))
    assert took < LIMIT + 2
    assert exit_code == code
    assert list(errors(report)) == list(dict.fromkeys(names))


def test_without_a_time_limit_the_connect_timeout_bounds_the_mute_one(
    configured: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    configured.write_text(configured.read_text().replace("[targets.mute]", "[targets.mute]\nconnect_timeout = 1"))
    code, report, took = looked(capsys, configured, *chosen("mute", "well"), *CHECKS)
    assert code == 69
    assert took < 5
    assert "no answer within 1 s" in (errors(report)["mute"] or "")
    assert statuses(report, "well") == {"passed"}


def test_a_table_for_people_names_each_and_no_password(configured: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("--all-targets", "--time-limit", "1", "--config", str(configured), "--verbose")
    assert run("check", *CHECKS, *words) == 69
    said = capsys.readouterr()
    assert PASSWORD not in said.out + said.err
    for part in ("Connection refused", "the server offers no TLS", "mute", "dead", "plain", "well"):
        assert part in " ".join(said.out.split())


def test_a_wrong_password_is_the_fault_of_its_target_alone(
    tmp_path: Path, healthy: Endpoint, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = table("wrong", healthy.port, f'password = "{PASSWORD}-not"')
    code, report, _ = looked(capsys, written(tmp_path, wrong + table("well", healthy.port)), "--all-targets", *CHECKS)
    assert code == 69
    assert "login refused" in (errors(report)["wrong"] or "")
    assert statuses(report, "well") == {"passed"}


@pytest.mark.parametrize("named", ["no-such-file", "."])
def test_a_password_file_that_is_missing_hides_no_other_target(
    tmp_path: Path, healthy: Endpoint, named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = table("broken", healthy.port, f'password_file = "{tmp_path / named}"')
    path = written(tmp_path, broken + table("well", healthy.port))
    code, report, _ = looked(capsys, path, "--all-targets", *CHECKS)
    assert code == 69
    assert re.search(rf"c\.toml:5: password_file: {re.escape(str(tmp_path / named))}", errors(report)["broken"] or "")
    assert statuses(report, "broken") == {"not-checked"}
    assert statuses(report, "well") == {"passed"}
    assert run("check", "--target", "broken", "--config", str(path)) == 78
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert PASSWORD not in said.err


@pytest.mark.parametrize(
    ("words", "near"),
    [(["--target", "wel"], "well"), (["--target", "well", "--target", "ded"], "dead"), (["--target", "zzz"], "")],
)
def test_an_unknown_target_is_usage_and_the_nearest_is_named(
    tmp_path: Path, words: list[str], near: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, table("well", 1) + table("dead", 2))
    assert run("check", *words, "--config", str(path)) == 64
    said = capsys.readouterr()
    assert said.out == ""
    assert re.fullmatch(r"dbcare: --target: there is no target '\w+'; .*there are: well, dead\n", said.err)
    assert (f"did you mean {near!r}?" in said.err) is bool(near)
    assert PASSWORD not in said.err
