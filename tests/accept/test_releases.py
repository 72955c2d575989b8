"""Every release, and every fault in it: no false alarm, nothing missed, nothing unchecked."""

import json
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace

import pytest

from dbcare import catalogue, registry, world
from dbcare.config import CheckSettings, Config
from dbcare.endpoint import Endpoint
from dbcare.errors import UsageError
from dbcare.findings import Severity, Status, TargetReport
from dbcare.scan import Scan

VERSIONS = catalogue.shipped().versions
ON_MYSQL = ("4.11.0.0", "4.15.0.0", "4.18.0.0", "4.20.1.0", "4.22.0.0")
LONG = {"long-running-transaction": CheckSettings(params={"seconds": 1})}
Place = tuple[str, str, str]


def look(endpoint: Endpoint) -> TargetReport:
    """Scan with every check, each bounded as the demo's long transaction is."""
    entries, problems = registry.verified(registry.installed(()).entries)
    assert not problems
    return Scan(Config(endpoint=endpoint, checks=LONG), entries).run()


def alarms(report: TargetReport) -> set[Place]:
    """What was found at warning or above, by check, table and key."""
    assert report.error is None
    assert [outcome for outcome in report.outcomes if outcome.status is Status.NOT_CHECKED] == []
    return {
        (found.check, found.table, json.dumps(dict(found.key), sort_keys=True))
        for found in report.findings
        if found.severity.rank >= Severity.WARNING.rank
    }


def cases() -> Iterator[object]:
    """Every release on MariaDB, those of the issue on MySQL."""
    for version in VERSIONS:
        yield pytest.param("mariadb", version, id=f"mariadb-{version}")
    for version in ON_MYSQL:
        yield pytest.param("mysql", version, id=f"mysql-{version}")


@pytest.mark.parametrize(("family", "version"), [*cases()])
def test_release(request: pytest.FixtureRequest, family: str, version: str) -> None:
    """Three pristine deployments raise nothing; then every fault of the release, three times each, is found."""
    endpoint: Endpoint = request.getfixturevalue(family)
    for seed in (1, 2, 3):
        world.create(endpoint, version)
        world.populate(endpoint, version, scale=30 if seed == 3 else 1, seed=seed)
        assert alarms(look(endpoint)) == set()
    world.create(endpoint, version)
    world.populate(endpoint, version, scale=200)
    with ExitStack() as stack:
        injected = [stack.enter_context(found) for found in _inject(endpoint, version)]
        time.sleep(2.2)
        places = {
            (place.check, place.table, json.dumps(dict(place.key), sort_keys=True))
            for fault in injected
            for place in fault.places
        }
        print(f"{family} {version}: {len(injected)} kinds of fault in {len(places)} places")
        assert alarms(look(endpoint)) == places


def _inject(endpoint: Endpoint, version: str) -> Iterator[world.Injected]:
    """Put every fault that the release can have into three places, or as many as there are."""
    for name in world.FAULTS:
        # There are only four sequences for the three faults that they can have.
        for count in (1,) if name.startswith(("sequence-", "autoincrement-ahead")) else (3, 2, 1):
            try:
                injected = world.inject(endpoint, version, name, count=count)
            except UsageError as error:
                print(f"{version} {name}: {error}")
            else:
                yield injected
                break


@pytest.mark.parametrize("family", ["mariadb", "mysql"])
def test_other_names(request: pytest.FixtureRequest, family: str) -> None:
    """The two databases may be called something else."""
    from dbcare.endpoint import Databases

    endpoint: Endpoint = request.getfixturevalue(family)
    databases = Databases("acme_cloud", "acme_usage")
    world.create(endpoint, "4.22.0.0", databases=databases)
    world.populate(endpoint, "4.22.0.0", databases=databases)
    entries, _ = registry.verified(registry.installed(()).entries)
    config = replace(Config(endpoint=endpoint), databases=databases)
    assert alarms(Scan(config, entries).run()) == set()
