"""Every check finds exactly what its fixture marks, on both servers, and nothing in what only looks wrong."""

import tracemalloc
from collections import Counter

import pytest

from dbcare.endpoint import Endpoint
from dbcare.findings import Status, TargetReport

from .fixtures import ENTRIES, FOLDER, NEWEST, Case, Ground, Mark, Step, found, parse, scan, severe

FIXTURES = {path.stem.replace("_", "-"): parse(path) for path in sorted(FOLDER.glob("*.sql"))}
CASES = [case for cases in FIXTURES.values() for case in cases]
LAST = {(case.check, case.release): case for case in CASES}


@pytest.fixture(scope="session")
def ground(server: Endpoint) -> Ground:
    return Ground(server)


def expected(case: Case, ground: Ground, numbers: dict[str, int]) -> tuple[Counter[Mark], Counter[Mark]]:
    """What the check itself must find, and what the others may, with the numbers of connections filled in."""
    kinds: dict[str, Counter[Mark]] = {"finding": Counter(), "also": Counter(), "gone": Counter()}
    for kind, mark in ground.marks(case):
        key = mark.key
        for name, number in numbers.items():
            key = key.replace(f'"@{name}"', str(number))
        kinds[kind][mark._replace(key=key)] += 1
    pristine = ground.baseline(case.release)
    own = Counter({mark: count for mark, count in pristine.items() if mark.check == case.check})
    absent = kinds["gone"] - own
    assert not absent, f"`gone` names what was never there:\n{lines(absent)}"
    return own - kinds["gone"] + kinds["finding"], kinds["also"]


def lines(marks: Counter[Mark]) -> str:
    return "\n".join(f"  {count} x {' '.join(mark)}" for mark, count in sorted(marks.items())) or "  nothing"


def compare(what: str, want: Counter[Mark], got: Counter[Mark]) -> None:
    """Fail for what is missing, too much, or found twice, and say which is which."""
    assert want == got, f"{what}\nmissing:\n{lines(want - got)}\nsurplus or twice:\n{lines(got - want)}"


def unchecked(report: TargetReport, check: str) -> list[tuple[str, str | None]]:
    """Why some checks could not look; any but the one that is tested may have nothing to look at."""
    assert report.error is None
    looked = (Status.PASSED, Status.FOUND)
    return [
        (outcome.id, outcome.reason)
        for outcome in report.outcomes
        if outcome.status not in looked and (outcome.id == check or outcome.status is not Status.NOT_APPLICABLE)
    ]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_check_finds_exactly_what_its_fixture_marks(ground: Ground, case: Case) -> None:
    pristine = ground.baseline(case.release)
    with ground.applied(case) as numbers:
        want, also = expected(case, ground, numbers)
        report = ground.scan(case)
    assert not unchecked(report, case.check)
    got = found(report)
    compare(str(case), want, Counter({mark: n for mark, n in got.items() if mark.check == case.check}))
    others = severe(Counter({mark: n for mark, n in (got - pristine).items() if mark.check != case.check}))
    compare(f"{case}: other checks", also, others)
    assert not [finding.message for finding in report.findings if "None" in finding.message]
    if case is LAST[case.check, case.release]:
        compare(f"{case}: after restoring", pristine, found(ground.scan(case)))


def test_every_check_has_a_fixture_and_every_fixture_a_check() -> None:
    assert set(FIXTURES) == {entry.check.id for entry in ENTRIES}


@pytest.mark.parametrize("check", FIXTURES)
def test_a_fixture_has_guilty_rows_and_decoys(check: str) -> None:
    marks = [kind for case in FIXTURES[check] for step in case.steps for kind, _ in step.marks]
    decoys = [decoy for case in FIXTURES[check] for decoy in case.decoys]
    assert "finding" in marks
    assert all(decoys), "a decoy says why it is normal"
    assert decoys


FLOOD = 50_000
DIGITS = (
    "(SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 "
)
DIGITS += "UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)"
FLOODING = (
    "INSERT INTO nics (id, uuid, instance_id, network_id, mac_address, state, strategy, vm_type, default_nic, created) "
    "SELECT 1000000 + n.d, CONCAT('fx-flood-', n.d), 11, 216, NULL, 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP() "
    "FROM (SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d AS d "
    f"FROM {DIGITS} a JOIN {DIGITS} b JOIN {DIGITS} c JOIN {DIGITS} e JOIN {DIGITS} f) n WHERE n.d < {FLOOD};"
)


def test_a_flood_of_findings_is_counted_whole_in_little_memory(ground: Ground) -> None:
    check, limit = "live-nic-on-removed-network", 100
    case = Case(check, steps=[Step(FLOODING)])
    ground.baseline(NEWEST)
    with ground.applied(case):
        tracemalloc.start()
        try:
            report = scan(ground.endpoint, ground.databases(NEWEST), only=check, limit=limit)
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert not unchecked(report, check)
    assert [outcome.findings for outcome in report.outcomes] == [FLOOD]
    assert sum(report.outcomes[0].counts.values()) == FLOOD
    assert [finding.key["id"] for finding in report.findings] == list(range(1_000_000, 1_000_000 + limit))
    assert peak < 20_000_000, f"{peak:,} bytes"
