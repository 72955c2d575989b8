"""What is read of real servers, by accounts with all rights, some, and none."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from importlib import resources
from itertools import cycle

import pytest

from dbcare import snapshots
from dbcare.binaries import Binary
from dbcare.db import Writer
from dbcare.endpoint import Endpoint
from dbcare.errors import ConnectionFailed
from dbcare.examine import examine
from dbcare.lexer import lex
from dbcare.queries import Query, parse
from dbcare.sandbox import Sandbox
from dbcare.vitals import Reach, Replica, Unknown, Vitals

from .seen import LOGICAL, somebody, vitals
from .spare import RELEASE, built

TEXT = resources.files("dbcare.sql").joinpath("doctor.sql").read_text()
QUERIES = [query for variants in parse(TEXT, "doctor.sql").values() for query in variants]


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.where)
def test_plain_text_is_what_the_lexer_makes(query: Query) -> None:
    """The doctor's SELECTs only look, by the rules of every check's."""
    assert " ".join(snapshots.plain(query.text).split()) == " ".join(lex(query.text, query.where).sql.split())


@pytest.fixture(scope="module")
def place(server: Endpoint) -> Endpoint:
    """A server that has a world."""
    built(server)
    return server


def unknowns(seen: Vitals) -> set[str]:
    """The facts that could not be read."""
    named = {part.name for part in fields(seen) if isinstance(getattr(seen, part.name), Unknown)}
    return named | {right for right, refusal in seen.refusals.items() if refusal is not None}


def test_root_sees_everything(place: Endpoint) -> None:
    seen = vitals(place)
    assert unknowns(seen) == set()
    assert seen.release == RELEASE
    assert seen.reach == {"cloud": Reach(True), "cloud_usage": Reach(True)}
    assert isinstance(seen.sizes, dict)
    assert min(seen.sizes.values()) > 1 << 20
    assert seen.replicas == ()
    assert [beat.name for beat in seen.heartbeats] == ["cs1"]  # type: ignore[union-attr]


def test_a_server_is_asked_no_more_than_it_must(place: Endpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    with Writer(place) as root:
        before = int(root.all("SHOW GLOBAL STATUS LIKE 'Questions'")[0]["Value"])
        vitals(place)
        after = int(root.all("SHOW GLOBAL STATUS LIKE 'Questions'")[0]["Value"])
    assert after - before < 40


def test_an_account_without_rights_learns_why(place: Endpoint) -> None:
    with somebody(place) as nobody:
        seen = vitals(nobody)
    assert {"versions", "heartbeats", "threshold", "replicas", "PROCESS", "metadata_locks"} <= unknowns(seen)
    assert seen.reach == {"cloud": Reach(False), "cloud_usage": Reach(False)}
    assert seen.release is None
    for right, refusal in seen.refusals.items():
        assert refusal is None or refusal.grant or right == "SHOW VIEW"


def test_half_the_tables(place: Endpoint) -> None:
    with Writer(place) as root:
        named = root.all(
            "SELECT table_name AS name FROM information_schema.tables "
            "WHERE table_schema = 'spare_cloud' AND table_type = 'BASE TABLE' ORDER BY 1"
        )
    half = [row["name"] for row in named][::2]
    grants = [f"SELECT ON spare_cloud.`{name}`" for name in half]
    with somebody(place, *grants, "SELECT (id) ON spare_cloud.networks", "INSERT ON spare_usage.*") as person:
        reach = vitals(person).reach
    assert reach["cloud"] == Reach(False, frozenset(f"cloud.{name}" for name in half))
    assert reach["cloud_usage"] == Reach(False)


@pytest.mark.parametrize("active", [True, False])
def test_rights_through_a_role(place: Endpoint, active: bool) -> None:
    with Writer(place) as root:
        root.execute("CREATE ROLE looker")
        try:
            for grant in ("SELECT ON spare_cloud.*", "SELECT ON spare_usage.*", "PROCESS ON *.*"):
                root.execute(f"GRANT {grant} TO looker")
            with somebody(place, "looker") as person:
                if active:
                    word = "FOR" if root.mariadb else "TO"
                    root.execute(f"SET DEFAULT ROLE looker {word} 'some one'@'localhost'")
                seen = vitals(person)
        finally:
            root.execute("DROP ROLE looker")
    assert seen.reach["cloud"] == Reach(active)
    assert (seen.refusals["PROCESS"] is None) is active
    assert bool(seen.role) is active
    assert not isinstance(seen.held, Unknown)
    assert [role.strip("`").partition("`")[0] for role in seen.held.roles] == ["looker"]
    assert seen.held.wholly("spare_cloud", "SELECT") is active


def test_hashes_of_passwords_are_not_kept(place: Endpoint) -> None:
    with somebody(place, "PROCESS ON *.*") as person:
        seen = repr(vitals(person))
    assert "IDENTIFIED" not in seen
    assert "PASSWORD '" not in seen


def test_clocks_are_compared_in_utc_whatever_the_zones(place: Endpoint) -> None:
    seen = vitals(place)
    assert seen.variable("system_time_zone") != "UTC"
    assert abs(min(seen.pings).skew) < 0.1
    assert 0 < min(seen.pings).seconds < 1


@pytest.mark.parametrize("seconds", [-90, 7])
def test_a_clock_that_is_wrong_shows(place: Endpoint, seconds: int) -> None:
    seen = examine(place, LOGICAL, timeout=10, clock=lambda: datetime.now(UTC) - timedelta(seconds=seconds))
    assert min(seen.pings).skew == pytest.approx(seconds, abs=0.1)


def test_a_replica_is_seen_with_the_right_to_ask_and_without(place: Endpoint) -> None:
    with Writer(place) as root:
        source, master = ("SOURCE", "REPLICATION SOURCE") if not root.mariadb else ("MASTER", "MASTER")
        root.execute(f"CHANGE {master} TO {source}_HOST='127.0.0.1', {source}_PORT=1, {source}_USER='nobody'")
        try:
            with somebody(place, "SELECT ON performance_schema.*") as person:
                assert vitals(place).replicas == (Replica("", "127.0.0.1:1", False),)
                told = vitals(person).replicas
        finally:
            root.execute("RESET REPLICA ALL")
    if root.mariadb:
        assert isinstance(told, Unknown)
        assert told.grant == "GRANT REPLICA MONITOR ON *.* TO 'some one'@'localhost'"
    else:
        assert told == (Replica("", "127.0.0.1:1", False),)


def test_the_grant_for_replication_is_enough(place: Endpoint) -> None:
    with Writer(place) as root:
        right = "REPLICA MONITOR" if root.mariadb else "REPLICATION CLIENT"
    with somebody(place, f"{right} ON *.*") as person:
        assert vitals(person).replicas == ()


@contextmanager
def balanced(*endpoints: Endpoint) -> Iterator[Endpoint]:
    """A load balancer: each connection to its port goes to the socket of the next of these servers."""
    with socket.create_server(("127.0.0.1", 0)) as front:
        turns = cycle(endpoints)

        def serve() -> None:
            with suppress(OSError):
                while True:
                    client, _ = front.accept()
                    back = socket.socket(socket.AF_UNIX)
                    back.connect(next(turns).socket)
                    for one, other in ((client, back), (back, client)):
                        threading.Thread(target=pump, args=(one, other), daemon=True).start()

        threading.Thread(target=serve, daemon=True).start()
        yield Endpoint(host="127.0.0.1", port=front.getsockname()[1], user="root")
        front.shutdown(socket.SHUT_RDWR)


def pump(one: socket.socket, other: socket.socket) -> None:
    """Pass on what comes from one side until it ends, then end the other."""
    with suppress(OSError):
        while data := one.recv(65536):
            other.sendall(data)
    with suppress(OSError):
        other.shutdown(socket.SHUT_RDWR)
    one.close()


def test_a_balancer_before_two_servers_shows(place: Endpoint) -> None:
    with Sandbox() as second, balanced(place, second.endpoint) as front:
        seen = vitals(front)
    assert not isinstance(seen.nodes, Unknown)
    assert len(seen.nodes) == 3
    assert len({tuple(node.items()) for node in seen.nodes}) == 2


def test_names_of_databases_that_are_not_there(place: Endpoint) -> None:
    seen = vitals(place, {"cloud": "no_cloud", "cloud_usage": "no_usage"})
    assert isinstance(seen.versions, Unknown)
    assert "no_cloud" in seen.versions.why
    assert seen.versions.grant == ""
    assert seen.sizes == {}


def test_no_connection_is_an_error(place: Endpoint) -> None:
    with pytest.raises(ConnectionFailed):
        vitals(replace(place, user="nobody", password="wrong"))


def test_a_second_connection_that_is_refused_is_told(place: Endpoint) -> None:
    with somebody(place, "PROCESS ON *.*") as person, Writer(place) as root:
        root.execute("ALTER USER 'some one'@'localhost' WITH MAX_USER_CONNECTIONS 1")
        seen = vitals(person)
    assert isinstance(seen.nodes, Unknown)
    assert "max_user_connections" in seen.nodes.why
    assert seen.refusals["PROCESS"] is None


def test_a_statement_that_takes_too_long_is_one_unknown_fact(place: Endpoint) -> None:
    """One row that somebody else holds back cannot hold up the rest: READ COMMITTED reads do not wait; DDL does."""
    with Writer(place) as root:
        root.execute("LOCK TABLES spare_cloud.mshost WRITE")
        seen = vitals(place)
        root.execute("UNLOCK TABLES")
    assert "heartbeats" in unknowns(seen)
    assert seen.release == RELEASE


def test_mysql_without_performance_schema(mysql_binary: Binary) -> None:
    with Sandbox(binary=mysql_binary, options=["--performance-schema=OFF"]) as sandbox:
        seen = vitals(sandbox.endpoint)
    assert seen.variable("innodb_lock_wait_timeout") == "50"
    assert seen.instruments == frozenset()
