from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from dbcare.check import Check, Context, Generated, Problem, Query, Severity, Snapshot, generated
from dbcare.config import CheckSettings, Config, Limits
from dbcare.endpoint import Endpoint
from dbcare.findings import Outcome, Status, TargetReport
from dbcare.queries import parse
from dbcare.registry import Entry, installed
from dbcare.scan import Scan

from .spare import RELEASE, built

SLOW = (
    "SELECT a.id FROM information_schema.collations a, information_schema.collations b, "
    "information_schema.collations c, information_schema.collations d WHERE a.id + b.id + c.id + d.id = -1"
)


@pytest.fixture(scope="module")
def config(server: Endpoint) -> Config:
    """A configuration that reaches a world, on each server."""
    return built(server)


def entry(text: str = "", **parts: Any) -> Entry:
    """A check made for a test, from the text of its .sql file."""
    inputs = parse(text, "test.sql") if text else {}
    given = {
        "id": "test-check",
        "area": "tests",
        "severity": Severity.WARNING,
        "table": "cloud.networks",
        "remedy": "-",
    }
    check = Check(**given | {"inputs": inputs, "message": "network {id}"} | parts)
    return Entry(check, "tests", "tests.check", "A test", "")


def look(config: Config, *entries: Entry) -> TargetReport:
    report = Scan(config, entries).run()
    assert report.error is None
    return report


def only(report: TargetReport) -> Outcome:
    [outcome] = report.outcomes
    return outcome


def test_shipped_checks_all_look_and_find_nothing_in_a_sound_database(config: Config) -> None:
    report = look(config, *installed().entries)
    assert {outcome.reason for outcome in report.outcomes} == {None}
    assert {found.severity for found in report.findings} <= {Severity.INFO}
    assert report.cloudstack == RELEASE


def test_order_of_the_report_is_that_of_the_checks_however_many_threads(config: Config) -> None:
    many = look(replace(config, limits=Limits(jobs=8)), *installed().entries)
    few = look(replace(config, limits=Limits(jobs=1)), *installed().entries)
    assert [outcome.id for outcome in many.outcomes] == list(installed().ids())
    assert many.findings == few.findings


def test_a_bound_on_rows_leaves_costly_checks_unchecked_unless_deep(config: Config) -> None:
    bounded = replace(config, limits=Limits(examined_rows=1))
    with_sql = {one.check.id for one in installed().entries if list(one.check.queries())}
    reasons = {one.id: one.reason for one in look(bounded, *installed().entries).outcomes if one.id in with_sql}
    refused = {name: reason for name, reason in reasons.items() if reason}
    assert {"nics-count-drift", "mac-seq-behind-nics"} <= refused.keys()
    for name, reason in refused.items():
        assert "more than the 1 allowed" in reason
        assert f"`dbcare check --deep {name}` looks all the same" in reason
    deep = look(replace(config, limits=Limits(examined_rows=1, deep=True)), *installed().entries)
    assert {outcome.reason for outcome in deep.outcomes} == {None}


def test_a_check_out_of_time_is_not_checked_and_stops_no_other(config: Config) -> None:
    slow = entry(f"-- name: detect\n{SLOW};\n")
    fine = installed().get("network-owner-removed")
    report = look(replace(config, limits=Limits(timeout=0.3)), slow, fine)
    assert [outcome.status for outcome in report.outcomes] == [Status.NOT_CHECKED, Status.PASSED]
    assert report.outcomes[0].reason == (
        "stopped after 0.3 s; give it more with --timeout, or `timeout` in [checks.test-check]"
    )


def test_a_check_may_have_a_time_of_its_own(config: Config) -> None:
    own = replace(config, checks={"test-check": CheckSettings(timeout=0.2)})
    assert "stopped after 0.2 s" in (only(look(own, entry(f"-- name: detect\n{SLOW};\n"))).reason or "")


def test_one_row_is_one_finding(config: Config) -> None:
    text = (
        "-- name: detect\n-- needs: networks.id\nSELECT id, uuid, name FROM networks WHERE id > :least ORDER BY id;\n"
    )
    report = look(replace(config, limits=Limits(findings=2)), entry(text, parameters={"least": 200}))
    outcome = only(report)
    assert outcome.status is Status.FOUND
    assert outcome.findings == outcome.counts[Severity.WARNING] > 2
    assert [found.key for found in report.findings] == [{"id": 201}, {"id": 202}]
    assert report.findings[0].message == "network 201"
    assert report.findings[0].uuid is not None


def test_parameters_and_severity_come_from_the_configuration(config: Config) -> None:
    text = "-- name: detect\n-- needs: networks.id\nSELECT id FROM networks WHERE id > :least ORDER BY id;\n"
    settings = CheckSettings(severity=Severity.INFO, params={"least": 10**9})
    check = entry(text, parameters={"least": 200})
    assert only(look(replace(config, checks={"test-check": settings}), check)).status is Status.PASSED
    loud = replace(config, checks={"test-check": CheckSettings(severity=Severity.CRITICAL)})
    assert only(look(loud, check)).counts.keys() == {Severity.CRITICAL}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("-- name: detect\n-- needs: networks.nix\nSELECT nix FROM networks", "has no column cloud.networks.nix"),
        ("-- name: detect\n-- needs: nix.id\nSELECT id FROM nix", "has no table cloud.nix"),
        ("-- name: detect since 9.0\nSELECT id FROM networks", "there is nothing to look at"),
        ("-- name: detect until 4.0\nSELECT id FROM networks", "there is nothing to look at"),
        ("-- name: detect on mariadb 99\nSELECT id FROM networks", "there is nothing to look at"),
    ],
)
def test_what_the_release_or_server_lacks_is_not_applicable(config: Config, text: str, reason: str) -> None:
    outcome = only(look(config, entry(text)))
    assert outcome.status is Status.NOT_APPLICABLE
    assert reason in (outcome.reason or "")


def test_a_column_that_should_be_there_but_is_not_is_not_checked(config: Config) -> None:
    outcome = only(look(config, entry("-- name: detect\n-- needs: networks.id\nSELECT nix FROM networks")))
    assert outcome.status is Status.NOT_CHECKED
    assert "although CloudStack 4.22.0.0 has it" in (outcome.reason or "")


def test_queries_reach_the_usage_database(config: Config) -> None:
    text = "-- name: detect\n-- at: cloud_usage\nSELECT DATABASE() AS id, :cloud AS other"
    report = look(config, entry(text, message="{id} beside {other}"))
    assert [found.message for found in report.findings] == ["spare_usage beside spare_cloud"]


def boom(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    yield Problem("the first", {"id": 1})
    raise LookupError("the second")


def sly(context: Context) -> Iterator[Query]:
    yield generated("SELECT id FROM networks FOR UPDATE", "test", [("cloud.networks", "id")])


@pytest.mark.parametrize(
    ("check", "reason"),
    [
        (entry(inputs={"versions": Snapshot("versions")}, judge=boom), "a bug in the check: LookupError: the second"),
        (entry(inputs={"x": Snapshot("nix")}), "there is no snapshot 'nix'"),
        (entry(inputs={"x": Generated(sly)}), "test: FOR UPDATE is not for a check"),
        (entry("-- name: detect\nSELECT id FROM networks WHERE id = :nix"), "has no default for :nix"),
        (entry("-- name: detect\nSELECT id FROM networks", message="{nix}"), "a bug in the check: KeyError: 'nix'"),
        (entry("-- name: detect\nSELECT name FROM networks", message="x"), "a bug in the check: KeyError: 'id'"),
    ],
)
def test_a_check_that_fails_is_not_checked(config: Config, check: Entry, reason: str) -> None:
    outcome = only(look(config, check))
    assert outcome.status is Status.NOT_CHECKED
    assert reason in (outcome.reason or "")


def test_secrets_are_masked(config: Config) -> None:
    text = "-- name: detect\nSELECT 1 AS id, 'pw' AS vnc_password, NULL AS api_key, 'shown' AS word"
    [found] = look(config, entry(text)).findings
    assert "pw" not in found.row.values()
    assert found.row["api_key"] is None
    assert found.row["word"] == "shown"


def test_a_disabled_check_is_reported_and_sends_nothing(config: Config) -> None:
    off = replace(config, checks={"test-check": CheckSettings(enabled=False)})
    assert only(look(off, entry("-- name: detect\nSELECT nonsense"))).status is Status.DISABLED


def test_what_was_done_is_observed(config: Config) -> None:
    seen: list[str] = []
    Scan(config, installed().entries).run(lambda outcome: seen.append(outcome.id))
    assert seen == list(installed().ids())
