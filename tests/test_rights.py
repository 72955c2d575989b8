"""What `dbcare check` can look at with CloudStack's own grants and with fewer, and that its reasons name what lacks."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from dbcare.db import Writer
from dbcare.endpoint import Endpoint
from dbcare.registry import installed

from .spare import NAMES, built, flags, run

WHO = "'acs user'@'localhost'"
PASSWORD = "s3cr3t-Zq"
GRANT = rf"GRANT [A-Z ]+ ON \S+ TO {WHO}"
BOTH = (NAMES.cloud, NAMES.usage)
# What cloudstack-setup-databases gives the user cloud (setup/db/server-setup.sql and its --deploy-as).
CLOUDSTACK = (*(f"GRANT ALL ON {name}.* TO {WHO}" for name in BOTH), f"GRANT PROCESS ON *.* TO {WHO}")
LOOK_ONLY = (*(f"GRANT SELECT ON {name}.* TO {WHO}" for name in BOTH), f"GRANT PROCESS ON *.* TO {WHO}")
# Literal names: where partial_revokes is off, an underscore in a GRANT stands for any letter.
ESCAPED = tuple(grant.replace("spare_", "`spare\\_").replace(".* TO", "`.* TO") for grant in LOOK_ONLY[:2])


@pytest.fixture(scope="module")
def root(server: Endpoint) -> Iterator[Writer]:
    """Somebody who may grant, on a server that has a world."""
    with Writer(server) as writer:
        built(server)
        yield writer


@pytest.fixture
def user(root: Writer, monkeypatch: pytest.MonkeyPatch) -> Iterator[Endpoint]:
    """An account without any right, whose password is in the environment."""
    root.execute(f"CREATE USER {WHO} IDENTIFIED BY '{PASSWORD}'")
    monkeypatch.setenv("DBCARE_PASSWORD", PASSWORD)
    yield replace(root.endpoint, user="acs user", password=PASSWORD)
    root.execute(f"DROP USER {WHO}")


def looked(endpoint: Endpoint, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, Any]]:
    """Give exit code and report of a check as this account; its password is nowhere in it."""
    code = run("check", *flags(endpoint), "--no-state", "--format", "json", *arguments)
    said = capsys.readouterr()
    assert PASSWORD not in said.out + said.err
    report = json.loads(said.out)
    assert report["summary"]["exit_code"] == code
    assert [check["id"] for check in report["checks"]] == list(installed(()).ids())
    return code, report


def unchecked(report: dict[str, Any]) -> dict[str, str]:
    return {check["id"]: check["reason"] for check in report["checks"] if check["status"] == "not-checked"}


def applicable(report: dict[str, Any]) -> set[str]:
    return {check["id"] for check in report["checks"] if check["status"] in ("passed", "found")}


def named(reasons: dict[str, str]) -> set[str]:
    """Every GRANT in these reasons; a reason without one is a failure."""
    found = {name: re.findall(GRANT, reason) for name, reason in reasons.items()}
    assert {name: reasons[name] for name, grants in found.items() if not grants} == {}
    return {grant for grants in found.values() for grant in grants}


def execute(root: Writer, grants: "set[str] | tuple[str, ...]") -> None:
    for grant in sorted(grants):
        root.execute(grant)


def halves(root: Writer, start: int) -> tuple[str, ...]:
    """SELECT on every second table of both databases, and on the table that tells the release."""
    rows = root.all(
        "SELECT table_schema AS s, table_name AS t FROM information_schema.tables "
        "WHERE table_schema IN ('spare_cloud', 'spare_usage') AND table_type = 'BASE TABLE' ORDER BY 1, 2"
    )
    names = {f"{row['s']}.`{row['t']}`" for row in rows[start::2]} | {f"{NAMES.cloud}.`version`"}
    return tuple(f"GRANT SELECT ON {name} TO {WHO}" for name in names)


def as_root(root: Writer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    with monkeypatch.context() as patched:
        patched.delenv("DBCARE_PASSWORD", raising=False)
        return looked(root.endpoint, capsys)[1]


def comparable(report: dict[str, Any]) -> list[tuple[str, str]]:
    """The findings that do not depend on who is connected."""
    return sorted((found["check"], found["fingerprint"]) for found in report["findings"])


@pytest.mark.parametrize("grants", [CLOUDSTACK, LOOK_ONLY, (*ESCAPED, LOOK_ONLY[2])], ids=["all", "select", "escaped"])
def test_these_rights_are_enough_for_everything(
    root: Writer,
    user: Endpoint,
    grants: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    execute(root, grants)
    code, report = looked(user, capsys)
    assert unchecked(report) == {}
    assert code == 0
    everything = as_root(root, monkeypatch, capsys)
    assert applicable(report) == applicable(everything)
    assert comparable(report) == comparable(everything)


@pytest.mark.parametrize(
    ("given", "lacking"),
    [
        pytest.param(CLOUDSTACK[:2], {f"GRANT PROCESS ON *.* TO {WHO}"}, id="all without PROCESS"),
        pytest.param(LOOK_ONLY[:2], {f"GRANT PROCESS ON *.* TO {WHO}"}, id="SELECT without PROCESS"),
        pytest.param(LOOK_ONLY[0::2], {f"GRANT SELECT ON `{NAMES.usage}`.* TO {WHO}"}, id="no cloud_usage"),
    ],
)
def test_what_lacks_is_named_and_nothing_else(
    root: Writer, user: Endpoint, given: tuple[str, ...], lacking: set[str], capsys: pytest.CaptureFixture[str]
) -> None:
    execute(root, given)
    code, report = looked(user, capsys)
    assert named(unchecked(report)) == lacking
    assert code == 3
    assert applicable(report)
    execute(root, named(unchecked(report)))
    assert unchecked(looked(user, capsys)[1]) == {}


@pytest.mark.parametrize("start", [0, 1])
def test_with_half_the_tables_the_reasons_mend_it(
    root: Writer,
    user: Endpoint,
    start: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    execute(root, halves(root, start))
    code, report = looked(user, capsys)
    everything = as_root(root, monkeypatch, capsys)
    reasons = unchecked(report)
    assert code in (1, 2, 3)
    assert reasons
    assert applicable(report)
    assert applicable(report) | reasons.keys() == applicable(everything)
    # What it could not see it has not taken for missing, and what it found is there.
    assert set(comparable(report)) <= set(comparable(everything))
    execute(root, named(reasons))
    code, mended = looked(user, capsys)
    assert unchecked(mended) == {}
    assert code == 0
    assert comparable(mended) == comparable(everything)


def test_the_grants_of_the_reasons_give_no_right_to_write(
    root: Writer, user: Endpoint, capsys: pytest.CaptureFixture[str]
) -> None:
    execute(root, halves(root, 0))
    grants = named(unchecked(looked(user, capsys)[1]))
    assert {grant.split()[1] for grant in grants} <= {"SELECT", "PROCESS"}


@pytest.mark.parametrize("given", [(), (f"GRANT PROCESS ON *.* TO {WHO}",), LOOK_ONLY[1:]])
def test_without_any_right_on_cloud_the_error_says_so(
    root: Writer, user: Endpoint, given: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    execute(root, given)
    code, report = looked(user, capsys)
    assert code == 69
    assert re.search(r"has no right on database 'spare_cloud'|GRANT SELECT ON", report["targets"][0]["error"])
    assert {check["status"] for check in report["checks"]} == {"not-checked"}


def test_from_nothing_the_errors_and_reasons_lead_to_everything(
    root: Writer, user: Endpoint, capsys: pytest.CaptureFixture[str]
) -> None:
    """An operator who only ever carries out what he is told gets there."""
    root.execute(f"GRANT SELECT ON {NAMES.cloud}.networks TO {WHO}")
    for _ in range(4):
        code, report = looked(user, capsys)
        if code == 0:
            break
        error = report["targets"][0]["error"]
        execute(root, named({"target": error} if error else unchecked(report)))
    assert code == 0
    assert unchecked(report) == {}
