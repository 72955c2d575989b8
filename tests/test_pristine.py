"""A consistent world has nothing to find, whatever its release; and every fault is found where it was put, alone."""

import time
from collections import Counter
from contextlib import ExitStack

import pytest

from dbcare import world
from dbcare.catalogue import shipped
from dbcare.endpoint import Databases, Endpoint
from dbcare.findings import Severity, Status, TargetReport

from .fixtures import ENTRIES, NEWEST, TURNS, found, scan, severe, turn, written

NAMES = Databases("pristine", "pristine_usage")
ON_MYSQL = ("4.11.0.0", "4.15.0.0", "4.18.0.0", "4.20.1.0", NEWEST)
SECONDS = {"long-running-transaction": {"seconds": 1}}
Where = tuple[str, str, str]


def structures() -> list[str]:
    """The newest release of each that have the same structure."""
    newest: list[str] = []
    for version in shipped().versions:
        if newest and shipped().schema(newest[-1]) == shipped().schema(version):
            newest.pop()
        newest.append(version)
    return newest


def make(endpoint: Endpoint, version: str, *, seed: int = 1, scale: int = 1) -> None:
    world.create(endpoint, version, databases=NAMES)
    world.populate(endpoint, version, seed=seed, scale=scale, databases=NAMES)


def unlooked(report: TargetReport) -> list[tuple[str, str | None]]:
    """The checks that could not look; one may have nothing to look at in an old release."""
    looked = (Status.PASSED, Status.FOUND, Status.NOT_APPLICABLE)
    return [(outcome.id, outcome.reason) for outcome in report.outcomes if outcome.status not in looked]


def is_clean(endpoint: Endpoint, version: str) -> None:
    report = scan(endpoint, NAMES)
    assert report.error is None
    assert report.cloudstack == version
    assert unlooked(report) == []
    assert [finding.message for finding in report.findings if finding.severity is not Severity.INFO] == []


@pytest.mark.parametrize("version", structures())
def test_a_consistent_world_is_clean_on_mariadb(mariadb: Endpoint, version: str) -> None:
    make(mariadb, version)
    is_clean(mariadb, version)


@pytest.mark.parametrize("version", ON_MYSQL)
def test_a_consistent_world_is_clean_on_mysql(mysql: Endpoint, version: str) -> None:
    make(mysql, version)
    is_clean(mysql, version)


@pytest.mark.parametrize("seed", [2, 3])
def test_a_consistent_world_is_clean_whatever_its_seed(mariadb: Endpoint, seed: int) -> None:
    make(mariadb, NEWEST, seed=seed)
    is_clean(mariadb, NEWEST)


def places(report: TargetReport) -> Counter[Where]:
    return Counter((mark.check, mark.table, mark.key) for mark in severe(found(report)).elements())


def seen_with(endpoint: Endpoint, injected: world.Injected, before: Counter[Where]) -> Counter[Where]:
    """What is found after a fault was put in; a transaction must grow old first."""
    wanted = before + Counter((place.check, place.table, written(place.key)) for place in injected.places)
    for _ in range(20):
        report = scan(endpoint, NAMES, params=SECONDS)
        assert unlooked(report) == []
        if places(report) == wanted or not injected.held:
            break
        time.sleep(0.2)
    seen = places(report)
    assert seen == wanted, f"{injected.fault}: missing {wanted - seen}; surplus {seen - wanted}"
    return seen


@pytest.mark.parametrize("count", [1, 3])
def test_every_fault_is_found_where_it_was_put_and_by_no_other_check(server: Endpoint, count: int) -> None:
    make(server, NEWEST, scale=1 if count == 1 else 500)
    seen: Counter[Where] = Counter()
    total = 0
    for name, fault in world.FAULTS.items():
        room = min(count, fault.most or count)
        with ExitStack() as stack:
            stack.enter_context(turn(server, name, NEWEST, NAMES))
            injected = stack.enter_context(world.inject(server, NEWEST, name, count=room, databases=NAMES))
            assert len(injected.places) == room
            with_it = seen_with(server, injected, seen)
        if name not in TURNS:
            seen, total = with_it, total + room
    assert len(seen) == total


def test_every_check_that_can_be_severe_has_a_fault() -> None:
    severe_checks = {entry.check.id for entry in ENTRIES if entry.check.severity is not Severity.INFO}
    assert severe_checks == {fault.check for fault in world.FAULTS.values()}
