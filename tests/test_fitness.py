"""What keeps dbcare from writing to real servers, and what says that CloudStack is not stopped."""

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from dbcare import fitness, snapshots
from dbcare.binaries import Binary, find_binary
from dbcare.db import Mender, Session, Writer
from dbcare.endpoint import Address, Endpoint
from dbcare.errors import ConnectionFailed
from dbcare.fitness import Connected, Fitness, judge, unfit, working
from dbcare.lexer import lex
from dbcare.queries import Query, load
from dbcare.sandbox import Sandbox
from dbcare.vitals import Heartbeat, Unknown

from .clusters import galera, replica
from .seen import LOGICAL, changed, somebody, vitals
from .spare import NAMES, RELEASE, built
from .test_examine import balanced

QUERIES = [query for variants in load("dbcare.sql", "fitness").values() for query in variants]
SHIPPED = {"cloud": "cloud", "cloud_usage": "cloud_usage"}
CLOUDSTACKS = (f"ALL ON {NAMES.cloud}.*", f"ALL ON {NAMES.usage}.*")
UP = ("ms-1", "Up", 3, RELEASE)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.where)
def test_plain_text_is_what_the_lexer_makes(query: Query) -> None:
    assert " ".join(snapshots.plain(query.text).split()) == " ".join(lex(query.text, query.where).sql.split())


@pytest.fixture
def place(server: Endpoint) -> Iterator[Endpoint]:
    """A server with a world whose CloudStack is stopped, and no connection that another test forgot."""
    built(server)
    gc.collect()
    told(server, "UPDATE mshost SET state = 'Down'")
    yield server
    told(server, "UPDATE mshost SET state = 'Up'")


def told(place: Endpoint, *statements: str) -> None:
    """Change the world, and be gone."""
    with Writer(place, NAMES.cloud) as root:
        for statement in statements:
            root.execute(statement)


@contextmanager
def servers(place: Endpoint, *rows: tuple[str, str, int | None, str]) -> Iterator[None]:
    """These management servers beside one that is down: name, state, age of the heartbeat in seconds, version."""
    told(
        place,
        *(
            "INSERT INTO mshost (msid, runid, name, uuid, state, version, service_ip, service_port, last_update) "
            f"VALUES ({900001 + number}, 1, '{name}', UUID(), '{state}', '{version}', '10.0.0.1', 9090, "
            f"UTC_TIMESTAMP() - INTERVAL {'NULL' if age is None else age} SECOND)"
            for number, (name, state, age, version) in enumerate(rows)
        ),
    )
    try:
        yield
    finally:
        told(place, "DELETE FROM mshost WHERE msid >= 900001 AND msid < 900100")


def looked(place: Endpoint, names: Any = LOGICAL, *own: Session) -> Fitness:
    with Session(place, names["cloud"]) as session:
        return unfit(session, names, *own)


def asked(place: Endpoint, *own: Session) -> str:
    with Session(place, NAMES.cloud) as session:
        return working(session, LOGICAL, *own)


@contextmanager
def cloudstack(place: Endpoint, database: str | None = NAMES.cloud, user: str = "cloud") -> Iterator[Session]:
    """A connection as management servers have them."""
    with somebody(place, *CLOUDSTACKS, user=user) as account, Session(account, database) as session:
        yield session


# Writing ------------------------------------------------------------------------------------------------------------


def test_a_sound_server_takes_writes(place: Endpoint) -> None:
    with Mender(place, NAMES.cloud) as mender:
        assert looked(place, LOGICAL, mender) == Fitness()


def test_cloudstacks_own_account_may_write(place: Endpoint) -> None:
    """It may not ask for replication, which is no reason not to write."""
    with somebody(place, *CLOUDSTACKS, "PROCESS ON *.*", user="cloud") as account, Mender(account, NAMES.cloud) as own:
        found = looked(account, LOGICAL, own)
    assert found.refusals == ()
    [note] = found.notes
    assert note.startswith("replication: Access denied")
    assert "GRANT RE" in note


def test_a_server_that_takes_no_writes(place: Endpoint) -> None:
    with changed(place, "read_only", "ON"):
        [refusal] = looked(place).refusals
    assert refusal.startswith("writable: read_only is on; ")
    assert looked(place) == Fitness()


def test_a_mysql_that_takes_no_writes_from_root_either(mysql: Endpoint) -> None:
    built(mysql)
    with changed(mysql, "read_only", "OFF"), changed(mysql, "super_read_only", "ON"):
        refusals = looked(mysql).refusals
    assert "writable: read_only and super_read_only is on" in refusals[0]


@pytest.fixture(scope="module", params=["mariadb", "mysql"])
def pair(request: pytest.FixtureRequest) -> Iterator[tuple[Endpoint, Endpoint]]:
    binary: Binary = find_binary("mariadb") if request.param == "mariadb" else request.getfixturevalue("mysql_binary")
    with replica(binary) as servers:
        yield servers


def test_a_replica_is_not_written_to(pair: tuple[Endpoint, Endpoint]) -> None:
    source, copy = pair
    assert looked(source, SHIPPED) == Fitness()
    [refusal] = looked(copy, SHIPPED).refusals
    assert refusal.startswith(f"replication: a replica of 127.0.0.1:{source.port}, running")


@pytest.mark.parametrize("rights", [("PROCESS ON *.*",), ("PROCESS ON *.*", "SELECT ON performance_schema.*")])
def test_a_replica_that_does_not_say_so(pair: tuple[Endpoint, Endpoint], rights: tuple[str, ...]) -> None:
    """Whoever may not ask for it sees the threads that do it."""
    _, copy = pair
    with somebody(copy, "ALL ON cloud.*", *rights) as account:
        [refusal] = looked(account, SHIPPED).refusals
    assert refusal.startswith("replication: a replica of ")


def test_connections_that_land_on_two_servers(place: Endpoint) -> None:
    with (
        Sandbox() as second,
        balanced(place, second.endpoint) as front,
        Session(front, NAMES.cloud) as session,
    ):
        refusals = unfit(session, LOGICAL).refusals
    assert any(refusal.startswith("proxy: 3 connections landed on ") for refusal in refusals)


def test_writing_that_lands_elsewhere_than_reading(place: Endpoint) -> None:
    """As a proxy does that sends only what locks to the server that is written to."""
    with Sandbox(binary=find_binary("mariadb")) as second, Mender(second.endpoint) as mender:
        refusals = looked(place, LOGICAL, mender).refusals
    [refusal] = refusals
    assert refusal.startswith("proxy: 4 connections landed on ")


def test_a_server_that_answers_in_anothers_stead(place: Endpoint) -> None:
    with balanced(place) as front:
        listed = Endpoint("127.0.0.1", 1, user="root", others=(Address(front.host, front.port),))
        refusals = looked(listed).refusals
    assert refusals == (
        f"127.0.0.1:{front.port} answered in another's stead: of a list of servers only the first is written to",
    )


def test_a_server_without_room_for_more(place: Endpoint) -> None:
    with somebody(place, *CLOUDSTACKS, "PROCESS ON *.*") as account:
        with Writer(place) as root:
            root.execute("ALTER USER 'some one'@'localhost' WITH MAX_USER_CONNECTIONS 2")
        refusals = looked(account).refusals
    [refusal] = refusals
    assert refusal.startswith("proxy: a second connection failed: ")


@contextmanager
def version(place: Endpoint, number: str, step: str) -> Iterator[None]:
    told(place, f"INSERT INTO version (version, updated, step) VALUES ('{number}', UTC_TIMESTAMP(), '{step}')")
    try:
        yield
    finally:
        told(place, f"DELETE FROM version WHERE version = '{number}'")


def test_an_upgrade_that_is_not_complete(place: Endpoint) -> None:
    with version(place, "4.23.0.0", "Cleanup"):
        [refusal] = looked(place).refusals
        assert refusal.startswith("upgrade to 4.23.0.0: it stands at step Cleanup since ")
        with version(place, "4.23.0.1", "Complete"):
            found = looked(place)
    assert found.refusals == ()
    assert found.notes[0].startswith("upgrade to 4.23.0.0: it stands at step Cleanup")


def test_a_database_without_a_release(place: Endpoint) -> None:
    seen = replace(vitals(place), versions=[])
    assert judge(seen, ()).refusals == ("CloudStack: no release was installed completely",)
    seen = replace(seen, versions=[{"version": "4.22.0.0", "step": "Upgrade", "updated": datetime(2026, 1, 1)}])
    assert len(judge(seen, ()).refusals) == 2


def test_management_servers_of_two_releases(place: Endpoint) -> None:
    with servers(place, UP, ("ms-2", "Maintenance", 2, "4.21.0.0")), cloudstack(place):
        [refusal] = looked(place).refusals
    assert refusal.startswith(f"management versions: ms-1 runs {RELEASE} and ms-2 runs 4.21.0.0; ")
    dead = (("ms-2", "Up", 200, "4.21.0.0"), ("ms-3", "Down", 1, "4.20.0.0"))
    with servers(place, UP, *dead), cloudstack(place):
        assert looked(place) == Fitness()


def test_a_server_that_cloudstack_does_not_work_on(place: Endpoint) -> None:
    with servers(place, UP):
        [refusal] = looked(place).refusals
        with cloudstack(place, None, "somebody"):
            assert len(looked(place).refusals) == 1
        with cloudstack(place):
            assert looked(place) == Fitness()
    assert re.sub(r"\d+ s old", "old", refusal) == (
        f"management server ms-1 is Up, heartbeat old, but nobody else is connected to `{NAMES.cloud}` on this "
        "server: CloudStack works on another one; name that"
    )
    with servers(place, ("ms-1", "Up", 300, RELEASE)):
        assert looked(place) == Fitness()


def test_our_own_connections_are_not_cloudstacks(place: Endpoint) -> None:
    with servers(place, UP), Mender(place, NAMES.cloud) as mender, Session(place, NAMES.usage) as other:
        assert len(looked(place, LOGICAL, mender, other).refusals) == 1
        assert looked(place, LOGICAL, mender).refusals == ()


def test_whoever_cannot_see_connections_is_told_how(place: Endpoint) -> None:
    with servers(place, UP), somebody(place, *CLOUDSTACKS) as account:
        found = looked(account)
    assert found.refusals == ()
    assert found.notes[-1].startswith("which servers CloudStack works on: Access denied; ")
    assert found.notes[-1].endswith("; this would let it: GRANT PROCESS ON *.* TO 'some one'@'localhost'")


def test_whoever_cannot_read_cloudstacks_tables_writes_nothing(place: Endpoint) -> None:
    with somebody(place, f"INSERT ON {NAMES.cloud}.*", "PROCESS ON *.*") as account:
        refusals = looked(account).refusals
    assert [refusal.partition(":")[0] for refusal in refusals] == ["CloudStack", "management servers"]
    assert all("this would let it: GRANT SELECT ON " in refusal for refusal in refusals)


def test_a_node_of_galera() -> None:
    with galera() as node, Mender(node, "cloud") as mender:
        found = looked(node, SHIPPED, mender)
        assert found.refusals == ()
        assert [note.partition(":")[0] for note in found.notes] == ["Galera writes"]
        with Writer(node) as root:
            root.execute("SET GLOBAL wsrep_desync = ON")
        [refusal] = looked(node, SHIPPED).refusals
    assert refusal.startswith("Galera: node of ")
    assert "Donor/Desynced; this node lags" in refusal


def test_a_server_that_is_gone(place: Endpoint) -> None:
    with Session(place, NAMES.cloud) as session:
        session.abort()
        with pytest.raises(ConnectionFailed, match="the connection was lost"):
            unfit(session, LOGICAL)


# Stopped ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], ""),
        ([("a", "Up", 3, RELEASE)], "management server a is Up, heartbeat old"),
        ([("a", "Down", 3, RELEASE), ("b", "Up", 149, RELEASE)], "management server b is Up, heartbeat old"),
        ([("a", "ShuttingDown", 3, RELEASE)], "management server a is ShuttingDown, heartbeat old"),
        ([("a", "Maintenance", 90, RELEASE)], "management server a is Maintenance, heartbeat old"),
        ([("a", "Up", -60, RELEASE)], "management server a is Up, heartbeat old"),
        ([("a", "Up", None, RELEASE)], "management server a is Up, without any heartbeat"),
        ([("a", "Up", 152, RELEASE), ("b", "Down", 1, RELEASE), ("c", "Down", None, RELEASE)], ""),
    ],
)
def test_heartbeats_tell_who_works(place: Endpoint, rows: list[Any], said: str) -> None:
    with servers(place, *rows):
        assert re.sub(r"\d+ s old", "old", asked(place)) == said


def test_the_threshold_is_the_configured_one(place: Endpoint) -> None:
    change = "UPDATE configuration SET value = '{}' WHERE name = 'cluster.heartbeat.threshold'"
    with servers(place, ("a", "Up", 30, RELEASE)):
        told(place, change.format(20000))
        try:
            assert asked(place) == ""
        finally:
            told(place, change.format(150000))
        assert asked(place).startswith("management server a is Up")


def test_whoever_is_connected_works(place: Endpoint) -> None:
    with servers(place):
        with cloudstack(place) as session:
            assert asked(place) == "another session of cloud@localhost is connected"
            assert asked(place, session) == ""
        with cloudstack(place, NAMES.usage, "usage"):
            assert asked(place) == "another session of usage@localhost is connected"
        with cloudstack(place, None):
            assert asked(place) == "another session of cloud@localhost is connected"
        with cloudstack(place, None, "backup"):
            assert asked(place) == ""


@pytest.mark.parametrize(
    ("host", "told"), [("10.0.0.5:4242", "10.0.0.5"), ("fe80::1:4242", "fe80::1"), ("localhost", "localhost")]
)
def test_an_address_is_told_without_its_port(host: str, told: str) -> None:
    assert fitness.address(host) == told


def test_without_the_right_to_see_nobody_is_stopped(place: Endpoint) -> None:
    with servers(place), somebody(place, *CLOUDSTACKS) as account:
        assert asked(account) == (
            "whether CloudStack is stopped cannot be known: Access denied; you need (at least one of) the PROCESS "
            "privilege(s) for this operation; this would let it: GRANT PROCESS ON *.* TO 'some one'@'localhost'"
        )
    with somebody(place, f"INSERT ON {NAMES.cloud}.*", "PROCESS ON *.*") as account:
        assert "this would let it: GRANT SELECT ON" in asked(account)


def test_two_statements_tell(place: Endpoint) -> None:
    with servers(place), Session(place, NAMES.cloud) as session:
        before = session._meter.queries
        assert working(session, LOGICAL) == ""
        assert session._meter.queries - before == 2


def test_a_lost_connection_tells_nothing(place: Endpoint) -> None:
    with Session(place, NAMES.cloud) as session:
        session.abort()
        assert working(session, LOGICAL).startswith("whether CloudStack is stopped cannot be known: the connection")


# Values -------------------------------------------------------------------------------------------------------------


def test_what_is_not_known_is_not_sound(place: Endpoint) -> None:
    lost = Unknown("the connection was lost")
    seen = vitals(place)
    for name in ("nodes", "versions", "heartbeats", "threshold"):
        [refusal] = judge(replace(seen, **{name: lost}), ()).refusals  # type: ignore[arg-type]
        assert "the connection was lost" in refusal
    assert judge(replace(seen, replicas=lost), ()).notes == ("replication: the connection was lost",)


def test_who_is_connected_suffices_whatever_the_host(place: Endpoint) -> None:
    beats = (Heartbeat("a", "Up", RELEASE, 1.0),)
    seen = replace(vitals(place), heartbeats=beats)
    assert judge(seen, (Connected("cloud", "10.0.0.99"),)) == Fitness()
    assert judge(seen, Unknown("no")) == Fitness((), ("which servers CloudStack works on: no",))
