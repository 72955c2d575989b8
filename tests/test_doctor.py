"""What the doctor says of real servers to accounts of every kind."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from dbcare import catalogue
from dbcare.config import Config
from dbcare.db import Writer
from dbcare.doctor import TOPICS, needs
from dbcare.doctor.advice import Advice, State, exit_code
from dbcare.doctor.ground import ground
from dbcare.endpoint import Endpoint
from dbcare.findings import Status
from dbcare.scan import Scan
from dbcare.vitals import Reach, Unknown

from .seen import ENTRIES, advised, somebody, told, vitals
from .spare import NAMES, RELEASE, built

CLOUDSTACKS = ("ALL ON spare_cloud.*", "ALL ON spare_usage.*", "PROCESS ON *.*")
ESCAPED = ("ALL ON `spare\\_cloud`.*", "ALL ON `spare\\_usage`.*", "PROCESS ON *.*")
READING = ("SELECT ON spare_cloud.*", "SELECT ON spare_usage.*")
ACCOUNT = "'some one'@'localhost'"


@pytest.fixture(scope="module")
def place(server: Endpoint) -> Endpoint:
    """A server that has a world."""
    built(server)
    return server


def family(endpoint: Endpoint) -> str:
    with Writer(endpoint) as root:
        return "mariadb" if root.mariadb else "mysql"


def states(advice: dict[tuple[str, str], Advice], *topics: str) -> dict[str, State]:
    return {name: one.state for (topic, name), one in advice.items() if topic in topics}


def unchecked(endpoint: Endpoint) -> set[str]:
    """The checks that a real scan cannot do."""
    report = Scan(Config(endpoint=endpoint, databases=NAMES), ENTRIES).run()
    return {one.id for one in report.outcomes if one.status is Status.NOT_CHECKED}


# Rights ------------------------------------------------------------------------------------------------------------


def test_root_is_told_that_it_may_too_much(place: Endpoint) -> None:
    advice = told(place)
    rights = states(advice, "rights")
    assert {name for name, state in rights.items() if state is not State.OK} == {"writing"}
    assert rights["writing"] is State.WARNING
    assert "on the whole server" in advice["rights", "writing"].seen


@pytest.mark.parametrize("grants", [CLOUDSTACKS, ESCAPED])
def test_cloudstacks_own_account_is_recognised(place: Endpoint, grants: tuple[str, ...]) -> None:
    with somebody(place, *grants) as cloud:
        advice = told(cloud)
    rights = states(advice, "rights")
    assert rights["SELECT on cloud"] is rights["SELECT on cloud_usage"] is rights["PROCESS"] is State.OK
    assert rights["writing"] is State.WARNING
    assert advice["rights", "writing"].seen.endswith(", as CloudStack's own account may")
    if grants is CLOUDSTACKS:
        assert "ALL PRIVILEGES on `spare_cloud` and `spare_usage`, as" in advice["rights", "writing"].seen
    own = advice["rights", "SELECT on performance_schema"]
    assert own.state is (State.WARNING if family(place) == "mysql" else State.INFO)
    assert own.statements == (f"GRANT SELECT ON `performance\\_schema`.* TO {ACCOUNT}",)
    assert "unused-index" in own.effect


@pytest.mark.parametrize("more", ["INSERT ON spare_cloud.nics", "UPDATE (id) ON spare_usage.account", "FILE ON *.*"])
def test_the_least_right_to_write_is_minded(place: Endpoint, more: str) -> None:
    with somebody(place, *READING, "PROCESS ON *.*", more) as person:
        writing = told(person)["rights", "writing"]
    assert writing.state is State.WARNING
    assert more.split()[0] in writing.seen
    assert "CloudStack" not in writing.seen


def test_an_account_that_can_look_is_in_order(place: Endpoint) -> None:
    with somebody(place, *READING, "PROCESS ON *.*", "SELECT ON performance_schema.*") as person:
        advice = told(person)
    rights = states(advice, "rights")
    assert set(rights.values()) <= {State.OK, State.INFO}
    assert rights["writing"] is State.OK
    assert rights["mending"] is State.INFO


@contextmanager
def half(place: Endpoint) -> Iterator[Endpoint]:
    """An account that may read every other table, and `version`."""
    with Writer(place) as root:
        rows = root.all(
            "SELECT table_name AS name FROM information_schema.tables "
            "WHERE table_schema = 'spare_cloud' AND table_type = 'BASE TABLE' ORDER BY 1"
        )
    tables = sorted({*[row["name"] for row in rows][::2], "version"})
    grants = [f"SELECT ON spare_cloud.`{name}`" for name in tables]
    with somebody(place, *grants, READING[1], "PROCESS ON *.*", "SELECT ON performance_schema.*") as person:
        yield person


def test_what_is_not_checked_without_half_the_tables_is_what_a_scan_does_not_check(place: Endpoint) -> None:
    with half(place) as person:
        seen, real = vitals(person), unchecked(person)
    advice = advised(seen, person)["rights", "SELECT on cloud"]
    assert advice.state is State.WARNING
    assert advice.statements == (f"GRANT SELECT ON `spare\\_cloud`.* TO {ACCOUNT}",)
    base = ground(seen, ENTRIES, catalogue.shipped())
    reach = seen.reach["cloud"]
    assert isinstance(reach, Reach)
    refused = {table for table in base.release.schema if table.startswith("cloud.")} - reach.readable
    assert f"refused on {len(refused)} of " in advice.seen
    named = set(needs.blocked(ENTRIES, needs.by_tables(refused, base.release, base.server)))
    assert real <= named
    assert named - real <= {"partial-upgrade"}, "reads columns only when no step is incomplete"
    assert advice.effect.startswith(f"{len(named)} of {len(ENTRIES)} checks need it: ")


def test_what_is_not_checked_without_process_is_what_a_scan_does_not_check(place: Endpoint) -> None:
    with somebody(place, *READING, "SELECT ON performance_schema.*") as person:
        assert unchecked(person) == set(needs.blocked(ENTRIES, needs.by_process))


def test_unused_index_alone_reads_performance_schema() -> None:
    assert needs.blocked(ENTRIES, needs.by_performance) == ("unused-index",)


def test_the_statements_of_the_rights_are_enough(place: Endpoint) -> None:
    with somebody(place) as person, Writer(place) as root:
        before = told(person)
        assert before["rights", "SELECT on cloud"].state is State.CRITICAL
        for (topic, _), one in before.items():
            if topic in ("rights", "release", "clock", "replica"):
                for statement in one.statements:
                    root.execute(statement)
        after = told(person)
        hidden = [one for (_, name), one in after.items() if name.startswith("SHOW VIEW")]
        assert {name for name, state in states(after, "rights").items() if state is not State.OK} <= {
            "mending",
            *(one.name for one in hidden),
        }
        assert State.UNKNOWN not in states(after, *TOPICS).values()
        for one in hidden:
            for statement in one.statements:
                root.execute(statement)
        assert {one.state for (_, name), one in told(person).items() if name.startswith("SHOW VIEW")} <= {State.OK}
        assert unchecked(person) == set()


@pytest.mark.parametrize("needed", [True, False])
def test_a_role_that_sleeps_is_woken_by_the_statement(place: Endpoint, needed: bool) -> None:
    with Writer(place) as root:
        root.execute("CREATE ROLE looker")
        try:
            for grant in (*READING, "PROCESS ON *.*", "SELECT ON performance_schema.*"):
                root.execute(f"GRANT {grant} TO looker")
            own = () if needed else (*READING, "PROCESS ON *.*", "SELECT ON performance_schema.*")
            if not needed and root.mariadb:
                own = (*own, "SHOW VIEW ON spare_cloud.*", "SHOW VIEW ON spare_usage.*")
            with with_role(place, own) as person:
                asleep = told(person)["rights", "roles"]
                assert asleep.state is (State.WARNING if needed else State.INFO)
                [statement] = asleep.statements
                root.execute(statement)
                awake = told(person)
        finally:
            root.execute("DROP ROLE looker")
    assert awake["rights", "roles"].state is State.OK
    assert awake["rights", "SELECT on cloud"].state is State.OK
    assert awake["rights", "PROCESS"].state is State.OK


@contextmanager
def with_role(place: Endpoint, own: tuple[str, ...]) -> Iterator[Endpoint]:
    with somebody(place, "looker", *own) as person:
        yield person


def test_a_database_of_another_name_is_missed(place: Endpoint) -> None:
    seen = vitals(place, {"cloud": "spare_cloud", "cloud_usage": "no_usage"})
    advice = advised(seen, place)
    assert advice["rights", "SELECT on cloud"].state is State.OK
    usage = advice["rights", "SELECT on cloud_usage"]
    assert usage.state is State.WARNING
    assert "there is no database `no_usage`" in usage.seen
    assert "--usage-name" in usage.remedy


# Release -----------------------------------------------------------------------------------------------------------


@contextmanager
def versions(place: Endpoint, version: str, step: str) -> Iterator[None]:
    """One more row of `version`."""
    with Writer(place, NAMES.cloud) as root:
        root.execute("INSERT INTO version (version, step, updated) VALUES (%s, %s, UTC_TIMESTAMP())", (version, step))
        try:
            yield
        finally:
            root.execute("DELETE FROM version WHERE version = %s", (version,))


def test_the_release_is_known(place: Endpoint) -> None:
    advice = told(place)["release", "CloudStack"]
    assert (advice.state, advice.seen) == (State.OK, f"{RELEASE}, which the catalogue knows")


@pytest.mark.parametrize(
    ("version", "place_in_line"),
    [("4.21.0.7", "between 4.21.0.0 and 4.22.0.0"), ("4.99.0.0", "nearest to 4.22.0.0")],
)
def test_a_release_that_nobody_knows_needs_a_baseline(place: Endpoint, version: str, place_in_line: str) -> None:
    with versions(place, version, "Complete"):
        advice = told(place)["release", "CloudStack"]
    assert advice.state is State.INFO
    assert place_in_line in advice.seen
    assert "dbcare catalogue capture --output" in advice.remedy


def test_an_upgrade_that_is_not_complete(place: Endpoint) -> None:
    with versions(place, "4.23.0.0", "Upgrade"):
        advice = told(place)
    assert advice["release", "CloudStack"].state is State.OK
    assert advice["release", "upgrade to 4.23.0.0"].state is State.CRITICAL
    assert exit_code(advice.values()) == 2


def test_a_database_that_is_not_cloudstacks(place: Endpoint) -> None:
    seen = vitals(place, {"cloud": "mysql", "cloud_usage": "mysql"})
    assert advised(seen, place)["release", "CloudStack"].state is State.UNKNOWN


# The whole ---------------------------------------------------------------------------------------------------------


def test_topics_come_in_their_order(place: Endpoint) -> None:
    order = [TOPICS.index(topic) for topic, _ in told(place)]
    assert order == sorted(order)


@pytest.mark.parametrize(
    ("found", "code"),
    [
        ([], 0),
        ([State.OK, State.INFO], 0),
        ([State.UNKNOWN, State.INFO], 3),
        ([State.UNKNOWN, State.WARNING], 1),
        ([State.UNKNOWN, State.WARNING, State.CRITICAL], 2),
    ],
)
def test_the_exit_code_is_of_the_worst(found: list[State], code: int) -> None:
    assert exit_code(Advice("rights", "x", state, "") for state in found) == code


def test_every_fact_may_be_unknown(place: Endpoint) -> None:
    """Whatever could not be read is told as unknown, and stops nothing."""
    seen = vitals(place)
    lost = Unknown("the connection was lost: no answer")
    blind = replace(
        seen, status=lost, nodes=lost, held=lost, reach=dict.fromkeys(seen.reach, lost),
        refusals=dict.fromkeys(seen.refusals, lost), versions=lost, heartbeats=lost, threshold=lost, sizes=lost,
        replicas=lost, members=lost, instruments=lost, plugins=lost,
    )  # fmt: skip
    advice = advised(blind, place)
    unknown = [one for one in advice.values() if one.state is State.UNKNOWN]
    assert len(unknown) > 10
    assert {one.seen for one in unknown if not one.effect} == {lost.why}
