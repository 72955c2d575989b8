"""Clocks: the server's against ours, and what management servers write into real rows of mshost."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from dbcare.db import Writer
from dbcare.doctor.advice import Advice, State
from dbcare.doctor.clock import judge
from dbcare.endpoint import Endpoint
from dbcare.vitals import Ping

from .seen import vitals
from .spare import NAMES, built


@pytest.fixture(scope="module")
def place(server: Endpoint) -> Endpoint:
    """A server that has a world."""
    built(server)
    return server


@contextmanager
def servers(place: Endpoint, *rows: tuple[str, str, int | None, str]) -> Iterator[None]:
    """These management servers and no other: name, state, age of the heartbeat in seconds, version."""
    with Writer(place, NAMES.cloud) as root:
        root.execute("UPDATE mshost SET removed = UTC_TIMESTAMP() WHERE name = 'cs1'")
        for number, (name, state, age, version) in enumerate(rows):
            root.execute(
                "INSERT INTO mshost (msid, runid, name, uuid, state, version, service_ip, service_port, last_update) "
                "VALUES (%s, 1, %s, UUID(), %s, %s, '10.0.0.1', 9090, UTC_TIMESTAMP() - INTERVAL %s SECOND)",
                (900001 + number, name, state, version, age),
            )
        try:
            yield
        finally:
            root.execute("DELETE FROM mshost WHERE msid >= 900001 AND msid < 900100")
            root.execute("UPDATE mshost SET removed = NULL WHERE name = 'cs1'")


def told(place: Endpoint) -> dict[str, Advice]:
    return {one.name: one for one in judge(vitals(place))}


@pytest.mark.parametrize(
    ("rows", "state", "said"),
    [
        ([("a", "Up", 1, "4.22.0.0")], State.OK, "1 server up, the last heartbeat "),
        ([("a", "Up", 1, "4.22.0.0"), ("b", "Up", 2, "4.22.0.0")], State.OK, "2 servers up"),
        ([("a", "Up", 1, "4.22.0.0"), ("b", "Up", 60, "4.22.0.0")], State.WARNING, "that of b 6"),
        ([("a", "Down", 9000, "4.22.0.0")], State.INFO, "none is up"),
        ([], State.INFO, "none is up"),
    ],
)
def test_heartbeats_together(
    place: Endpoint, rows: list[tuple[str, str, int | None, str]], state: State, said: str
) -> None:
    with servers(place, *rows):
        found = told(place)
    assert found["management servers"].state is state
    assert said in found["management servers"].seen
    assert [name for name in found if name.startswith("management server ")] == []


@pytest.mark.parametrize(
    ("age", "said"),
    [(152, "heartbeat 15"), (86400, "heartbeat 8640"), (-30, "in the future"), (None, "without any heartbeat")],
)
def test_a_heartbeat_that_is_wrong(place: Endpoint, age: int | None, said: str) -> None:
    with servers(place, ("a", "Up", age, "4.22.0.0"), ("b", "Up", 1, "4.22.0.0")):
        found = told(place)
    wrong = found["management server a"]
    assert wrong.state is State.WARNING
    assert said in wrong.seen
    assert found["management servers"].state is State.OK


def test_servers_that_are_not_up_need_no_heartbeat(place: Endpoint) -> None:
    with servers(place, ("a", "Maintenance", 9000, "4.22.0.0"), ("b", "Up", 1, "4.22.0.0")):
        found = told(place)
    assert {one.state for one in found.values()} <= {State.OK, State.INFO}


@pytest.mark.parametrize(("milliseconds", "state"), [("20000", State.WARNING), ("60000", State.OK)])
def test_the_threshold_is_the_configured_one(place: Endpoint, milliseconds: str, state: State) -> None:
    where = "WHERE name = 'cluster.heartbeat.threshold'"
    with servers(place, ("a", "Up", 30, "4.22.0.0")), Writer(place, NAMES.cloud) as root:
        [row] = root.all(f"SELECT value FROM configuration {where}")
        root.execute(f"UPDATE configuration SET value = %s {where}", (milliseconds,))
        try:
            found = told(place)
        finally:
            root.execute(f"UPDATE configuration SET value = %s {where}", (row["value"],))
    assert max(one.state is state for name, one in found.items() if name.startswith("management"))
    assert ("management server a" in found) is (state is State.WARNING)


@pytest.mark.parametrize("value", [None, "soon", ""])
def test_a_threshold_that_is_none_is_cloudstacks_own(place: Endpoint, value: str | None) -> None:
    where = "WHERE name = 'cluster.heartbeat.threshold'"
    with Writer(place, NAMES.cloud) as root:
        [row] = root.all(f"SELECT value FROM configuration {where}")
        root.execute(f"UPDATE configuration SET value = %s {where}", (value,))
        try:
            assert vitals(place).threshold == 150
        finally:
            root.execute(f"UPDATE configuration SET value = %s {where}", (row["value"],))


def test_servers_of_two_releases(place: Endpoint) -> None:
    rows = [("a", "Up", 1, "4.22.0.0"), ("b", "Up", 1, "4.21.0.0"), ("c", "Down", 9000, "4.9.0")]
    with servers(place, *rows):
        mixed = told(place)["management versions"]
    assert mixed.state is State.WARNING
    assert mixed.seen == "a runs 4.22.0.0 and b runs 4.21.0.0"


@pytest.mark.parametrize(
    ("pings", "state", "said"),
    [
        ([Ping(0.002, 0.01)], State.OK, "10 ms apart from this host's, ± 1 ms"),
        ([Ping(0.002, -90.0)], State.WARNING, "90.0 s behind this host's, ± 1 ms"),
        ([Ping(0.002, 1.5)], State.WARNING, "1.5 s ahead of"),
        ([Ping(2.0, 1.5)], State.OK, "± 1 s"),
        ([Ping(2.0, 1.5), Ping(0.002, 0.0)], State.OK, "0 ms apart"),
    ],
)
def test_the_quickest_answer_tells_the_skew(place: Endpoint, pings: list[Ping], state: State, said: str) -> None:
    """What cannot be known is given to the server: half of the round trip."""
    found = next(judge(replace(vitals(place), pings=tuple(pings))))
    assert found.state is state
    assert said in found.seen


def test_the_zone_is_told(place: Endpoint) -> None:
    seen = vitals(place)
    assert seen.variable("system_time_zone") in next(one.seen for one in judge(seen) if one.name == "zone")
