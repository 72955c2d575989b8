import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dbcare.config import Config
from dbcare.db import Writer
from dbcare.endpoint import Endpoint
from dbcare.errors import Denied
from dbcare.findings import Status, TargetReport
from dbcare.grants import account, helpful, place
from dbcare.registry import installed
from dbcare.scan import Scan

from .spare import NAMES, built, flags, run

LOGICAL = {"cloud": "spare_cloud", "cloud_usage": "spare_usage"}


@pytest.fixture(scope="module")
def root(server: Endpoint) -> Iterator[Writer]:
    """Somebody who may grant, on a server that has a world."""
    with Writer(server) as writer:
        built(server)
        yield writer


@pytest.fixture
def someone(root: Writer) -> Iterator[Endpoint]:
    """A new account without any right."""
    root.execute("CREATE USER 'some one'@'localhost' IDENTIFIED BY 'pass word'")
    yield replace(root.endpoint, user="some one", password="pass word")
    root.execute("DROP USER 'some one'@'localhost'")


def look(endpoint: Endpoint) -> TargetReport:
    return Scan(Config(endpoint=endpoint, databases=NAMES), installed().entries).run()


def unchecked(report: TargetReport) -> dict[str, str]:
    assert report.error is None
    return {one.id: one.reason or "" for one in report.outcomes if one.status is Status.NOT_CHECKED}


def tables(root: Writer) -> list[str]:
    found = root.all(
        "SELECT table_name AS name FROM information_schema.tables "
        "WHERE table_schema = 'spare_cloud' AND table_type = 'BASE TABLE' ORDER BY 1"
    )
    return [row["name"] for row in found]


def grant_what_the_reasons_say(root: Writer, reasons: dict[str, str]) -> None:
    for statement in {found[0] for reason in reasons.values() if (found := re.search(r"GRANT .*$", reason))}:
        root.execute(statement)


@pytest.mark.parametrize(
    ("refused", "home"),
    [
        ("`performance_schema`.`setup_instruments`", "performance_schema"),
        ("'setup_instruments'", "performance_schema"),
        ("'nics'", "cloud_usage"),
    ],
)
def test_a_refusal_is_about_the_database_of_its_table(refused: str, home: str) -> None:
    error = Denied(f"SELECT command denied to user 'a'@'b' for table {refused}")
    sql = "SELECT 1 FROM nics JOIN performance_schema.setup_instruments"
    assert place(error, sql, "cloud_usage") == home
    wanted = LOGICAL.get(home, home)
    assert helpful(error, "'a'@'b'", LOGICAL, home) == f"GRANT SELECT ON `{wanted}`.* TO 'a'@'b'"


def test_the_look_only_account_of_the_readme_sees_everything(root: Writer, someone: Endpoint) -> None:
    root.execute("GRANT PROCESS ON *.* TO 'some one'@'localhost'")
    for database in LOGICAL.values():
        root.execute(f"GRANT SELECT ON {database}.* TO 'some one'@'localhost'")
    report, all_rights = look(someone), look(root.endpoint)
    assert unchecked(report) == {}
    assert report.findings == all_rights.findings


def test_the_reasons_hold_the_grants_that_help(root: Writer, someone: Endpoint) -> None:
    for name in {*tables(root)[::2], "version"}:
        root.execute(f"GRANT SELECT ON spare_cloud.`{name}` TO 'some one'@'localhost'")
    root.execute("GRANT SELECT ON spare_usage.* TO 'some one'@'localhost'")
    reasons = unchecked(look(someone))
    assert len(reasons) > 8
    assert [
        reason for reason in reasons.values() if not re.search(r"GRANT .* TO 'some one'@'localhost'$", reason)
    ] == []
    grant_what_the_reasons_say(root, reasons)
    assert unchecked(look(someone)) == {}


def test_the_grant_names_the_database_that_was_refused(root: Writer, someone: Endpoint) -> None:
    root.execute("GRANT PROCESS ON *.* TO 'some one'@'localhost'")
    root.execute("GRANT SELECT ON spare_cloud.* TO 'some one'@'localhost'")
    reasons = unchecked(look(someone))
    assert "missing-expected-index" in reasons
    grant_what_the_reasons_say(root, reasons)
    assert unchecked(look(someone)) == {}


def test_rights_on_columns_never_make_indexes_seem_missing(
    root: Writer, someone: Endpoint, request: pytest.FixtureRequest
) -> None:
    root.execute("GRANT SELECT ON spare_usage.* TO 'some one'@'localhost'")
    for name in tables(root):
        column = " (id)" if name == "networks" else ""
        root.execute(f"GRANT SELECT{column} ON spare_cloud.`{name}` TO 'some one'@'localhost'")
    report = look(someone)
    assert [found.message for found in report.findings if found.check == "missing-expected-index"] == []


def test_what_a_capture_needs_is_said_and_is_enough(
    root: Writer, someone: Endpoint, tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    for database in LOGICAL.values():
        root.execute(f"GRANT SELECT ON {database}.* TO 'some one'@'localhost'")
    monkeypatch.setenv("DBCARE_PASSWORD", someone.password)
    theirs, ours = tmp_path / "theirs.json", tmp_path / "ours.json"
    if root.mariadb:
        assert run("catalogue", "capture", *flags(someone), "--output", str(theirs)) == 69
        assert not theirs.exists()
        for database in LOGICAL.values():
            root.execute(f"GRANT SHOW VIEW ON {database}.* TO 'some one'@'localhost'")
    assert run("catalogue", "capture", *flags(someone), "--output", str(theirs)) == 0
    monkeypatch.delenv("DBCARE_PASSWORD")
    assert run("catalogue", "capture", *flags(root.endpoint), "--output", str(ours)) == 0
    assert theirs.read_text() == ours.read_text()


def test_without_the_version_table_the_error_names_the_grant(root: Writer, someone: Endpoint) -> None:
    root.execute("GRANT SELECT ON spare_cloud.networks TO 'some one'@'localhost'")
    report = look(someone)
    assert report.error is not None
    assert report.error.endswith("every check needs GRANT SELECT ON `spare_cloud`.* TO 'some one'@'localhost'")
    assert {outcome.status for outcome in report.outcomes} == {Status.NOT_CHECKED}


@pytest.mark.parametrize(
    ("message", "grant"),
    [
        ("SELECT command denied to user 'a'@'b' for table 't'", "GRANT SELECT ON `spare_cloud`.* TO 'a'@'%'"),
        (
            "Access denied; you need (at least one of) the PROCESS privilege(s) for this operation",
            "GRANT PROCESS ON *.* TO 'a'@'%'",
        ),
        (
            "Access denied; you need (at least one of) the SUPER, REPLICATION CLIENT privilege(s) for this operation",
            "GRANT SUPER ON *.* TO 'a'@'%'",
        ),
        ("SHOW VIEW command denied to user 'a'@'b' for table `d`.`t`", "GRANT SHOW VIEW ON `spare_cloud`.* TO 'a'@'%'"),
        ("EXECUTE command denied to user 'a'@'b' for routine 'x'", "GRANT EXECUTE ON `spare_cloud`.* TO 'a'@'%'"),
    ],
)
def test_servers_words_become_a_grant(message: str, grant: str) -> None:
    assert helpful(Denied(message), "'a'@'%'", LOGICAL) == grant


def test_accounts_are_quoted() -> None:
    assert account("cloud@%") == "'cloud'@'%'"
    assert account("odd@name@10.0.0.0/255.0.0.0") == "'odd@name'@'10.0.0.0/255.0.0.0'"
