"""Waiting for real servers to be calm: busy ones, replicas that lag, and what no waiting mends."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace

import pytest

from dbcare import snapshots
from dbcare.binaries import Binary, find_binary
from dbcare.db import Session, Writer
from dbcare.endpoint import Endpoint
from dbcare.errors import StatementFailed
from dbcare.fixing import Fixing
from dbcare.lexer import lex
from dbcare.queries import Query, load
from dbcare.throttle import QUEUED, Look, Throttle, burdens, late, paused
from dbcare.vitals import Replica

from .clusters import await_, galera, replica
from .seen import somebody

QUERIES = [query for variants in load("dbcare.sql", "throttle").values() for query in variants]


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.where)
def test_plain_text_is_what_the_lexer_makes(query: Query) -> None:
    assert " ".join(snapshots.plain(query.text).split()) == " ".join(lex(query.text, query.where).sql.split())


@dataclass
class Hours:
    """A clock that goes on only while somebody sleeps."""

    now: float = 1000.0
    slept: list[float] = field(default_factory=list)

    def clock(self) -> float:
        return self.now

    def later(self, waiting: Throttle) -> str:
        """Wait at a time when a look is due again."""
        self.now += 1
        return waiting.wait() or ""

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def throttle(
    endpoint: Endpoint, hours: Hours, copies: Mapping[str, Endpoint] = {}, patience: float = 10, **limits: float
) -> Throttle:
    fixing = replace(Fixing(), **limits)  # type: ignore[arg-type]
    return Throttle(endpoint, copies, fixing, patience=patience, sleep=hours.sleep, clock=hours.clock)


@contextmanager
def busy(server: Endpoint, threads: int) -> Iterator[None]:
    """So many connections at work, until the block ends."""
    with ExitStack() as stack:
        sessions = [stack.enter_context(Writer(server)) for _ in range(threads)]
        workers = [threading.Thread(target=_sleep, args=(one,)) for one in sessions]
        for worker in workers:
            worker.start()
        with Writer(server) as root:
            sleeping = "SELECT id FROM information_schema.processlist WHERE info LIKE '%%SLEEP(60)'"
            await_(lambda: len(root.all(sleeping)) >= threads)
            yield
            for one in sessions:
                root.execute(f"KILL QUERY {one.number}")
        for worker in workers:
            worker.join()


def _sleep(session: Session) -> None:
    # MariaDB refuses what was killed, MySQL answers it.
    with suppress(StatementFailed):
        session.all("SELECT SLEEP(60)")


def test_a_calm_server_is_not_waited_for(server: Endpoint) -> None:
    hours = Hours()
    with throttle(server, hours) as waiting:
        assert waiting.wait() is None
        assert len(waiting.sessions) == 1
    assert hours.slept == []
    assert waiting.sessions == ()


def test_one_look_a_second(server: Endpoint) -> None:
    hours = Hours()
    with throttle(server, hours) as waiting:
        waiting.wait()
        asked = waiting.sessions[0]._meter
        before = asked.queries
        for _ in range(10):
            assert waiting.wait() is None
        assert asked.queries == before
        hours.now += 1
        assert waiting.wait() is None
        assert asked.queries == before + 1


def test_a_busy_server_is_waited_for(server: Endpoint) -> None:
    hours = Hours()
    with throttle(server, hours, max_running=6) as waiting, busy(server, 8):
        told = waiting.wait()
    assert told is not None
    assert int(told.split()[0]) > 6
    assert told.endswith(" threads are at work (Threads_running), more than 6")
    assert 9.9 < sum(hours.slept) < 10.2
    assert max(hours.slept) <= 0.1


def test_waiting_ends_when_the_server_is_calm_again(server: Endpoint) -> None:
    hours = Hours()
    crowd = ExitStack()
    crowd.enter_context(busy(server, 8))

    def stop() -> bool:
        if hours.now >= 1003:
            crowd.close()
        return False

    with throttle(server, hours, max_running=6) as waiting:
        assert waiting.wait(stop) is None
    assert 2.9 < sum(hours.slept) < 5


def test_waiting_ends_when_it_is_told_to(server: Endpoint) -> None:
    hours = Hours()
    with throttle(server, hours, max_running=6) as waiting, busy(server, 8):
        told = waiting.wait(lambda: hours.now >= 1002)
    assert told is not None
    assert sum(hours.slept) < 2.3


def test_a_lost_connection_is_opened_anew(server: Endpoint) -> None:
    hours = Hours()
    with throttle(server, hours) as waiting:
        waiting.wait()
        waiting.sessions[0].abort()
        hours.now += 1
        assert waiting.wait() is None
    assert 0.9 < sum(hours.slept) < 1.2


def test_a_server_that_is_gone() -> None:
    hours = Hours()
    with throttle(Endpoint("127.0.0.1", 1), hours) as waiting:
        told = waiting.wait()
    assert told == "how busy the server is cannot be known: 127.0.0.1:1: cannot connect: Connection refused"
    assert sum(hours.slept) > 9.9


# Replicas -----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module", params=["mariadb", "mysql"])
def pair(request: pytest.FixtureRequest) -> Iterator[tuple[Endpoint, Endpoint]]:
    binary: Binary = find_binary("mariadb") if request.param == "mariadb" else request.getfixturevalue("mysql_binary")
    with replica(binary) as servers:
        yield servers


def test_a_replica_that_keeps_up(pair: tuple[Endpoint, Endpoint]) -> None:
    source, copy = pair
    hours = Hours()
    with throttle(source, hours, {"north": copy}) as waiting:
        assert waiting.wait() is None
    assert hours.slept == []


def test_a_replica_that_lags(pair: tuple[Endpoint, Endpoint]) -> None:
    source, copy = pair
    hours = Hours()
    with Writer(source) as root, Writer(copy) as other:
        root.execute("CREATE TABLE cloud.slow (id INT PRIMARY KEY)")
        await_(lambda: bool(other.all("SELECT 1 AS x FROM information_schema.tables WHERE table_name = 'slow'")))
        other.execute("LOCK TABLES cloud.slow READ")
        root.execute("INSERT INTO cloud.slow VALUES (1)")
        with throttle(source, hours, {"north": copy}, max_lag=0.5) as waiting, Session(copy) as session:
            await_(lambda: hours.later(waiting).startswith("replica north is "))
            assert hours.later(waiting).endswith(" s behind, more than 0.5 s")
            other.execute("UNLOCK TABLES")
            await_(lambda: bool(session.all("SELECT 1 AS x FROM cloud.slow")))
            await_(lambda: hours.later(waiting) == "")
        root.execute("DROP TABLE cloud.slow")


def test_a_replica_that_stands(pair: tuple[Endpoint, Endpoint]) -> None:
    source, copy = pair
    hours = Hours()
    with throttle(source, hours, {"north": copy}) as waiting, Writer(copy) as root:
        root.execute("STOP REPLICA")
        try:
            told = waiting.wait()
        finally:
            root.execute("START REPLICA")
        assert told == f"replica north does not replicate from 127.0.0.1:{source.port}"
        await_(lambda: hours.later(waiting) == "")


def test_what_waiting_does_not_mend(pair: tuple[Endpoint, Endpoint]) -> None:
    """A target that is no replica, and an account that may not ask."""
    source, copy = pair
    hours = Hours()
    with throttle(copy, hours, {"north": source}) as waiting:
        assert waiting.wait() == "north replicates from nowhere: take it out of `replicas` in [fix]"
    with somebody(copy) as nobody, throttle(source, hours, {"north": nobody}) as waiting:
        told = waiting.wait() or ""
    assert told.startswith("replica north: Access denied")
    assert "; this would let it: GRANT RE" in told
    assert hours.slept == []


def test_a_replica_that_is_gone(server: Endpoint) -> None:
    hours = Hours()
    with throttle(server, hours, {"north": Endpoint("127.0.0.1", 1)}) as waiting:
        told = waiting.wait()
    assert told == "replica north: 127.0.0.1:1: cannot connect: Connection refused"
    assert sum(hours.slept) > 9.9


# Clusters -----------------------------------------------------------------------------------------------------------


def test_a_node_of_galera_is_calm() -> None:
    hours = Hours()
    with galera() as node, throttle(node, hours) as waiting:
        assert waiting.wait() is None
        hours.now += 1
        assert waiting.wait() is None
        assert waiting._last is not None
        assert "wsrep_flow_control_paused_ns" in waiting._last.status
        assert "wsrep_local_recv_queue" in waiting._last.status


FLOW = "the cluster pauses all writing (flow control): a node does not keep up"
CALM = {"threads_running": "3", "wsrep_flow_control_paused_ns": "5000000000", "wsrep_local_recv_queue": "2"}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, []),
        ({"threads_running": "25"}, []),
        ({"threads_running": "26"}, ["26 threads are at work (Threads_running), more than 25"]),
        ({"wsrep_flow_control_active": "true"}, [FLOW]),
        ({"wsrep_flow_control_status": "ON"}, [FLOW]),
        ({"wsrep_flow_control_active": "false", "wsrep_flow_control_status": "OFF"}, []),
        (
            {"wsrep_local_recv_queue": "17"},
            [f"17 changes of other nodes wait here (wsrep_local_recv_queue), more than {QUEUED}"],
        ),
        (
            {"wsrep_flow_control_paused_ns": "5500000000"},
            ["the cluster paused 25% of the time (flow control), more than 10%"],
        ),
        ({"wsrep_flow_control_paused_ns": "5100000000"}, []),
        ({"wsrep_flow_control_paused_ns": ""}, []),
    ],
)  # fmt: skip
def test_what_is_a_burden(change: dict[str, str], said: list[str]) -> None:
    look, before = Look({**CALM, **change}, 12.0), Look(CALM, 10.0)
    assert list(burdens(look, before, Fixing())) == said


def test_the_first_look_has_nothing_to_compare_with() -> None:
    look = Look(CALM, 12.0)
    assert paused(look, None) == paused(look, look) == 0
    assert list(burdens(look, None, Fixing())) == []


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (Replica("", "db1:3306", True, 10), ""),
        (Replica("", "db1:3306", True, 11), "is 11 s behind, more than 10 s"),
        (Replica("", "db1:3306", True, None), "does not say how far it is behind"),
        (Replica("", "db1:3306", False, 0, "duplicate key"), "does not replicate from db1:3306 (duplicate key)"),
    ],
)
def test_when_a_replica_is_late(one: Replica, said: str) -> None:
    assert late(one, Fixing()) == said
