"""The usage database may be on a server of its own: each server is asked about its own database."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from dbcare import world
from dbcare.config import Config
from dbcare.db import Writer
from dbcare.endpoint import Databases, Endpoint
from dbcare.findings import Severity, Status, TargetReport
from dbcare.registry import installed
from dbcare.scan import Scan

from .spare import RELEASE

NAMES = Databases("apart_cloud", "apart_usage")


@pytest.fixture(scope="module")
def apart(mariadb: Endpoint, mysql: Endpoint) -> Iterator[Config]:
    """`cloud` on MariaDB and `cloud_usage` on MySQL; what is left of the other on each is empty and misleads."""
    for endpoint in (mariadb, mysql):
        world.create(endpoint, RELEASE, databases=NAMES)
        world.populate(endpoint, RELEASE, databases=NAMES)
    with Writer(mariadb) as writer:
        writer.execute(f"DROP DATABASE {NAMES.usage}")
        writer.execute(f"CREATE DATABASE {NAMES.usage}")
    with Writer(mysql) as writer:
        writer.execute(f"DROP DATABASE {NAMES.cloud}")
        writer.execute(f"CREATE DATABASE {NAMES.cloud}")
    yield Config(endpoint=mariadb, usage=mysql, databases=NAMES)
    for endpoint in (mariadb, mysql):
        with Writer(endpoint) as writer:
            for name in (NAMES.cloud, NAMES.usage):
                writer.execute(f"DROP DATABASE {name}")


def looked(config: Config) -> TargetReport:
    return Scan(config, installed(()).entries).run()


def alarms(report: TargetReport) -> set[tuple[str, str]]:
    assert report.error is None
    assert [(one.id, one.reason) for one in report.outcomes if one.status is Status.NOT_CHECKED] == []
    return {
        (found.check, str(found.key.get("table", found.table)))
        for found in report.findings
        if found.severity is not Severity.INFO
    }


def test_nothing_is_wrong_with_two_servers(apart: Config) -> None:
    assert alarms(looked(apart)) == set()


def test_faults_of_either_server_are_found(apart: Config) -> None:
    assert apart.usage is not None
    with Writer(apart.endpoint, NAMES.cloud) as cloud, Writer(apart.usage, NAMES.usage) as usage:
        cloud.execute("ALTER TABLE vm_stats DROP INDEX i_vm_stats__vm_id")
        usage.execute("DROP TABLE usage_vpn_user")
        try:
            found = alarms(looked(apart))
        finally:
            cloud.execute("ALTER TABLE vm_stats ADD INDEX i_vm_stats__vm_id (vm_id)")
    assert ("missing-expected-index", "cloud.vm_stats") in found
    assert ("missing-expected-table", "cloud_usage.usage_vpn_user") in found


def test_a_right_that_is_missing_on_the_other_server_is_named_for_its_account(apart: Config) -> None:
    assert apart.usage is not None
    with Writer(apart.usage) as root:
        root.execute("CREATE USER 'narrow'@'localhost' IDENTIFIED BY ''")
        root.execute(f"GRANT SELECT ON {NAMES.usage}.account TO 'narrow'@'localhost'")
        try:
            report = looked(replace(apart, usage=replace(apart.usage, user="narrow")))
        finally:
            root.execute("DROP USER 'narrow'@'localhost'")
    [reason] = {one.reason for one in report.outcomes if one.id == "missing-expected-table"}
    assert "'narrow'@'localhost'" in (reason or "")
    assert NAMES.usage in (reason or "").replace("\\", "")


def test_a_usage_server_that_is_away_leaves_the_rest_checked(apart: Config) -> None:
    assert apart.usage is not None
    report = looked(replace(apart, usage=Endpoint(socket="/nowhere/s")))
    assert report.error is None
    statuses = {one.id: one.status for one in report.outcomes}
    assert statuses["nics-count-drift"] is Status.PASSED
    assert statuses["missing-expected-table"] is Status.NOT_CHECKED
