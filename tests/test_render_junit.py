import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from junitparser import Error, Failure, JUnitXml, Skipped

from dbcare.endpoint import Endpoint
from dbcare.findings import Severity
from dbcare.render.junit import legal, render

from .documents import documents, small
from .faulty import faulty
from .spare import run


def read(text: str, path: Path) -> JUnitXml:
    path.write_bytes(text.encode())
    return JUnitXml.fromfile(str(path))


def results(suites: JUnitXml) -> dict[tuple[str, str], list[Any]]:
    return {(case.classname, case.name): case.result for suite in suites for case in suite}


@settings(deadline=None)
@given(documents())
def test_a_reader_that_is_not_ours_reads_any_document(tmp_path_factory: Any, made: dict[str, Any]) -> None:
    suites = read(render(made), tmp_path_factory.mktemp("j") / "r.xml")
    told = results(suites)
    assert len(told) == suites.tests == len(made["checks"]) + len(made["targets"])
    for check in made["checks"]:
        [*found] = told[legal(f"{check['target']}.{check['area']}"), check["id"]]
        fails = bool(check["counts"]["critical"] or check["counts"]["warning"])
        kind = {"passed": None, "found": Failure if fails else None, "not-checked": Error}.get(check["status"], Skipped)
        assert [type(one) for one in found] == ([kind] if kind else [])
    kinds = [type(one) for found in told.values() for one in found]
    assert (suites.failures, suites.errors, suites.skipped) == tuple(map(kinds.count, (Failure, Error, Skipped)))


@pytest.mark.parametrize(("fail_on", "failures"), [(Severity.CRITICAL, 1), (Severity.WARNING, 2), (Severity.INFO, 2)])
def test_what_fails(tmp_path: Path, fail_on: Severity, failures: int) -> None:
    suites = read(render(small(), fail_on), tmp_path / "r.xml")
    assert (suites.failures, suites.errors, suites.skipped) == (failures, 1, 0)


def test_what_may_be_not_checked_is_skipped(tmp_path: Path) -> None:
    suites = read(render(small(), accepted=["long-running-transaction"]), tmp_path / "r.xml")
    assert (suites.failures, suites.errors, suites.skipped) == (2, 0, 1)


def test_acknowledged_findings_do_not_fail(tmp_path: Path) -> None:
    made = small()
    made["findings"], made["checks"] = made["findings"][2:], made["checks"][2:3]
    made["checks"][0]["counts"]["warning"] = 0
    text = render(made)
    assert read(text, tmp_path / "r.xml").failures == 0
    assert "WARNING (acknowledged) cloud.networks 260: " in text


def test_findings_that_were_not_kept_are_told() -> None:
    made = small()
    made["findings"] = []
    assert "… 1 more, not kept (--limit)" in render(made)


def test_server_and_release_stand_with_every_suite(tmp_path: Path) -> None:
    for suite in read(render(small()), tmp_path / "r.xml"):
        told = {one.name: one.value for one in suite.properties()}
        assert told == {"server": "MariaDB 10.11.19", "cloudstack": "4.22.0.0", "dbcare": "0.1.0"}


def test_a_real_run(server: Endpoint, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = faulty(server)
    assert run("check", *place, "--format", "json") == 2
    told = json.loads(capsys.readouterr().out)
    assert run("check", *place, "--format", "junit", "--output", str(tmp_path / "r.xml")) == 2
    suites = JUnitXml.fromfile(str(tmp_path / "r.xml"))
    assert suites.tests == len(told["checks"]) + 1
    failed = {name for (_, name), found in results(suites).items() if any(isinstance(one, Failure) for one in found)}
    assert failed == {one["check"] for one in told["findings"] if one["severity"] != "info"}


def test_a_target_that_cannot_be_reached_is_an_error(tmp_path: Path) -> None:
    assert run("check", "--socket", "/nowhere/s", "--format", "junit", "--output", str(tmp_path / "r.xml")) == 69
    [error] = results(JUnitXml.fromfile(str(tmp_path / "r.xml")))["default.connection", "connection"]
    assert error.type == "unreachable"
    assert "/nowhere/s" in error.message
