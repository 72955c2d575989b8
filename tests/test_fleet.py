"""One target that is dead, or that never answers, holds up none of the others, and the run keeps to its time."""

import socket
import time
from collections.abc import Iterator

import pytest

from dbcare.config import Config, Limits
from dbcare.db import Writer
from dbcare.endpoint import Endpoint
from dbcare.findings import Outcome, Status, TargetReport
from dbcare.fleet import Fleet, within
from dbcare.registry import installed
from dbcare.scan import Scan

from .spare import built

ENTRIES = installed(()).choose(["network-owner-removed", "nics-count-drift"])


@pytest.fixture
def mute() -> Iterator[Endpoint]:
    """A port that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield Endpoint(host="127.0.0.1", port=listening.getsockname()[1], connect_timeout=30)


@pytest.fixture
def dead() -> Endpoint:
    """A port on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    return Endpoint(host="127.0.0.1", port=port)


def looked(configs: list[Config], seconds: float = 0) -> tuple[tuple[TargetReport, ...], float]:
    began = time.monotonic()
    reports = Fleet([Scan(within(config, seconds), ENTRIES) for config in configs]).run(seconds)
    return reports, time.monotonic() - began


def statuses(report: TargetReport) -> set[Status]:
    return {outcome.status for outcome in report.outcomes}


def test_the_living_are_looked_at_beside_the_dead_and_the_mute(
    mariadb: Endpoint, dead: Endpoint, mute: Endpoint
) -> None:
    living = built(mariadb)
    configs = [Config(name="mute", endpoint=mute), Config(name="dead", endpoint=dead), living]
    (silent, gone, healthy), took = looked(configs, seconds=3)
    assert took < 5
    assert [silent.name, gone.name, healthy.name] == ["mute", "dead", "default"]
    assert str(mute.port) in (silent.error or "")
    assert "Connection refused" in (gone.error or "")
    assert healthy.error is None
    assert statuses(healthy) == {Status.PASSED}
    assert statuses(silent) == statuses(gone) == {Status.NOT_CHECKED}


def test_without_a_limit_a_run_takes_the_time_it_needs(server: Endpoint) -> None:
    (report,), _ = looked([built(server)])
    assert statuses(report) == {Status.PASSED}


def test_what_waits_for_a_lock_is_cut_short_and_the_rest_is_known(server: Endpoint) -> None:
    config = built(server)
    with Writer(server, config.databases.cloud) as holder:
        holder.execute("LOCK TABLES networks WRITE")
        (report,), took = looked([config], seconds=1)
    assert took < 2.5
    assert report.error is None
    reasons = {outcome.id: outcome.reason for outcome in report.outcomes if outcome.status is Status.NOT_CHECKED}
    assert reasons
    assert all("the time limit of 1 s passed" in (reason or "") for reason in reasons.values())


def test_each_outcome_is_told_with_its_target(mariadb: Endpoint) -> None:
    told: list[tuple[str, str]] = []

    def observe(target: str, outcome: Outcome) -> None:
        told.append((target, outcome.id))

    Fleet([Scan(built(mariadb), ENTRIES)], observe).run()
    assert sorted(told) == [("default", entry.check.id) for entry in ENTRIES]


def test_a_bug_in_one_scan_is_raised_where_run_was_called(mariadb: Endpoint) -> None:
    broken = Config(endpoint=mariadb, limits=Limits(jobs="two"))  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        Fleet([Scan(broken, ENTRIES)]).run()


def test_a_connection_waits_no_longer_than_the_run_may_take() -> None:
    config = Config(endpoint=Endpoint(connect_timeout=10))
    assert within(config, 2.5).endpoint.connect_timeout == 2
    assert within(config, 0.2).endpoint.connect_timeout == 1
    assert within(config, 0) is config
    assert within(config, 60) == config
    far = Config(endpoint=Endpoint(), usage=Endpoint(host="other"))
    assert [one.connect_timeout for one in (within(far, 3).endpoint, within(far, 3).usage) if one] == [3, 3]
