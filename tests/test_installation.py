"""Which installation this is, read of real servers, and what tells two apart."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from dbcare import installation, snapshots
from dbcare.binaries import find_binary
from dbcare.db import Session, Writer
from dbcare.endpoint import Endpoint
from dbcare.installation import differs
from dbcare.lexer import lex
from dbcare.plan import Installation
from dbcare.queries import Query, load
from dbcare.sandbox import Sandbox
from dbcare.visit import pairs

from .seen import LOGICAL, somebody
from .spare import NAMES, RELEASE, built

QUERIES = [query for variants in load("dbcare.sql", "installation").values() for query in variants]


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.where)
def test_plain_text_is_what_the_lexer_makes(query: Query) -> None:
    assert " ".join(snapshots.plain(query.text).split()) == " ".join(lex(query.text, query.where).sql.split())


@pytest.fixture(scope="module")
def place(server: Endpoint) -> Endpoint:
    """A server that has a world."""
    built(server)
    return server


def read(place: Endpoint) -> Installation:
    with Session(place, NAMES.cloud) as session:
        return installation.read(session, LOGICAL)


@contextmanager
def changed(place: Endpoint, change: str, back: str) -> Iterator[None]:
    with Writer(place, NAMES.cloud) as root:
        root.execute(change)
        try:
            yield
        finally:
            root.execute(back)


def test_what_is_read(place: Endpoint) -> None:
    found = read(place)
    with Writer(place, NAMES.cloud) as root:
        zones = [row["uuid"] for row in root.all("SELECT uuid FROM data_center WHERE removed IS NULL")]
        managers = [str(row["msid"]) for row in root.all("SELECT msid FROM mshost WHERE removed IS NULL")]
        family = "mariadb" if root.mariadb else "mysql"
    assert found.release == RELEASE
    assert found.zones == tuple(sorted(zones))
    assert found.managers == tuple(managers)
    assert found.databases == (NAMES.cloud, NAMES.usage)
    assert found.server.startswith(f"{family}:")
    assert len(found.zones) * len(found.managers) > 0
    assert read(place) == found
    assert differs(found, read(place)) == ""


def test_a_mysql_is_told_by_its_uuid(mysql: Endpoint) -> None:
    built(mysql)
    with Writer(mysql) as root:
        [row] = root.all("SELECT @@server_uuid AS uuid")
    assert read(mysql).server == f"mysql:{row['uuid']}"


@pytest.mark.parametrize(
    ("change", "back", "said"),
    [
        (
            "UPDATE data_center SET removed = UTC_TIMESTAMP() WHERE id = 1",
            "UPDATE data_center SET removed = NULL WHERE id = 1",
            r"CloudStack: zone [0-9a-f-]{36} is not here",
        ),
        (
            "INSERT INTO mshost (msid, runid, name, uuid, state, version, service_ip, service_port) "
            "VALUES (18446744073709551615, 1, 'b', UUID(), 'Down', '4.22.0.0', '10.0.0.9', 9090)",
            "DELETE FROM mshost WHERE msid = 18446744073709551615",
            r"CloudStack: management server 18446744073709551615 was not there",
        ),
        (
            "INSERT INTO version (version, updated, step) VALUES ('4.23.0.0', UTC_TIMESTAMP(), 'Complete')",
            "DELETE FROM version WHERE version = '4.23.0.0'",
            r"release: CloudStack 4\.22\.0\.0, and this is 4\.23\.0\.0",
        ),
    ],
)
def test_what_differs_is_named(place: Endpoint, change: str, back: str, said: str) -> None:
    saved = read(place)
    with changed(place, change, back):
        live = read(place)
    assert re.fullmatch(said, differs(saved, live))
    assert differs(saved, read(place)) == ""


def test_a_release_that_is_not_complete_is_not_installed(place: Endpoint) -> None:
    with changed(
        place,
        "INSERT INTO version (version, updated, step) VALUES ('4.23.0.0', UTC_TIMESTAMP(), 'Upgrade')",
        "DELETE FROM version WHERE version = '4.23.0.0'",
    ):
        assert read(place).release == RELEASE
    with changed(place, "UPDATE version SET step = 'Cleanup'", "UPDATE version SET step = 'Complete'"):
        assert read(place).release == ""


def test_two_servers_of_one_host_are_two(mariadb: Endpoint) -> None:
    """Neither listens on a port, so both have the same server_uid."""
    found = []
    with Sandbox(binary=find_binary("mariadb")) as second:
        for endpoint in (mariadb, second.endpoint):
            with Session(endpoint) as session:
                found.append(installation.identity("", pairs(snapshots.rows("doctor", "node", session, LOGICAL))))
    assert len(set(found)) == 2
    assert all(re.fullmatch(r"mariadb:[\w.-]+:\d+:[0-9a-f]{16}", one) for one in found)


@pytest.mark.parametrize("zero", installation.NO_CLUSTER)
def test_a_node_is_told_by_its_cluster(zero: str) -> None:
    node = {"server_uuid": "u"}
    assert installation.identity("c1f1", node) == installation.identity("c1f1", {}) == "galera:c1f1"
    assert installation.identity(zero, node) == "mysql:u"


def test_the_server_is_told_first(place: Endpoint) -> None:
    live = read(place)
    other = live._replace(server="galera:d1", release="4.1", zones=("z",))
    assert differs(other, live) == f"server: galera:d1, and this is {live.server}"
    assert differs(live._replace(databases=("a", "b")), live) == (
        f"pair of databases: a and b, and these are {NAMES.cloud} and {NAMES.usage}"
    )


def test_it_needs_no_right_but_to_read_cloudstacks_tables(place: Endpoint) -> None:
    with somebody(place, f"SELECT ON {NAMES.cloud}.*") as person:
        assert read(person) == read(place)
