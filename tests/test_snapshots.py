"""Shared inputs: what real servers say of a live schema, against the catalogue that it was built from."""

from collections.abc import Iterator
from importlib import resources

import pytest

from dbcare import catalogue, snapshots, world
from dbcare.binaries import Binary
from dbcare.db import Session, Writer
from dbcare.endpoint import Endpoint
from dbcare.lexer import lex
from dbcare.queries import Query, parse
from dbcare.sandbox import Sandbox
from dbcare.schema import Index, compare
from dbcare.server import Server

NAMES = {"cloud": "cloud", "cloud_usage": "cloud_usage"}
RELEASE = "4.22.0.0"


def engine_queries() -> Iterator[Query]:
    """The statements of the engine itself, which are sent without being lexed."""
    stems = {reader.stem for reader in snapshots.READERS.values()}
    for stem in sorted(stems):
        text = resources.files("dbcare.sql").joinpath(f"{stem}.sql").read_text()
        for variants in parse(text, f"{stem}.sql").values():
            yield from variants


@pytest.mark.parametrize("query", [*engine_queries()], ids=lambda query: query.where)
def test_plain_text_is_what_the_lexer_makes(query: Query) -> None:
    """The engine's own files may be sent unlexed because both ways come to the same."""
    assert " ".join(snapshots.plain(query.text).split()) == " ".join(lex(query.text, query.where).sql.split())


@pytest.fixture(scope="module")
def session(server: Endpoint) -> Iterator[Session]:
    """A session to an empty database of the newest release."""
    world.create(server, RELEASE)
    with Session(server, "cloud") as session:
        yield session


def test_live_schema_is_the_catalogue(session: Session) -> None:
    """A database built from the catalogue reads back as the catalogue has it, column types and defaults included."""
    live = snapshots.live_schema(session, NAMES)
    assert list(compare(catalogue.shipped().schema(RELEASE), live)) == []


def test_columns_leave_out_the_views_of_cloudstack(session: Session, server: Endpoint) -> None:
    """A view that stands in for a table has columns; those that are views by name would only cost time."""
    with Writer(server, "cloud") as writer:
        writer.execute("CREATE OR REPLACE VIEW a_view AS SELECT id, uuid FROM networks")
        writer.execute("CREATE OR REPLACE VIEW stand_in AS SELECT id, uuid FROM networks")
        columns = snapshots.read("columns", session, NAMES)
        writer.execute("DROP VIEW a_view, stand_in")
    assert columns["cloud.stand_in"] == {"id", "uuid"}
    assert "cloud.a_view" not in columns
    assert not [
        name
        for version in catalogue.shipped().versions
        for name in catalogue.shipped().schema(version)
        if name.endswith("_view")
    ]


def test_odd_indexes_are_read_as_they_are(session: Session, server: Endpoint) -> None:
    """Prefix lengths, other kinds, invisible indexes and descending parts are not taken for plain ones."""
    hidden = "IGNORED" if session.mariadb else "INVISIBLE"
    with Writer(server, "cloud") as writer:
        writer.execute("DROP TABLE IF EXISTS odd")
        writer.execute(
            "CREATE TABLE odd (a INT, b VARCHAR(300), KEY prefix (b(7)), KEY down (a DESC, b), FULLTEXT words (b), "
            f"KEY unseen (a) {hidden}) ENGINE=InnoDB"
        )
        if not session.mariadb:
            writer.execute("CREATE INDEX sum_of ON odd ((a + 1))")
    indexes = {index.name: index for index in snapshots.read("indexes", session, NAMES)["cloud.odd"]}
    with Writer(server, "cloud") as writer:
        writer.execute("DROP TABLE odd")
    assert indexes["prefix"] == Index("prefix", ("b(7)",))
    assert indexes["down"].columns == ("a DESC", "b")
    assert indexes["words"].kind == "FULLTEXT"
    assert not indexes["unseen"].visible
    if not session.mariadb:
        assert indexes["sum_of"].columns[0].startswith("((")


def test_transactions_are_known_without_performance_schema(mysql_binary: Binary) -> None:
    """Small installations switch it off; who holds a transaction must be seen all the same."""
    with Sandbox(binary=mysql_binary, options=["--performance-schema=OFF"]) as sandbox:
        with Writer(sandbox.endpoint) as holder:
            for statement in (
                "CREATE DATABASE cloud",
                "CREATE TABLE cloud.t (id INT PRIMARY KEY)",
                "START TRANSACTION",
            ):
                holder.execute(statement)
            holder.execute("INSERT INTO cloud.t VALUES (1)")
            with Session(sandbox.endpoint, "cloud") as session:
                [found] = snapshots.read("transactions", session, NAMES)
        assert (found["user"], found["rows_modified"], found["command"]) == ("root", 1, "Sleep")
        assert 0 <= found["age"] < 60


def test_pick_prefers_the_newest_server_and_keeps_to_the_release() -> None:
    """Among variants that fit, the one for the newest server is taken; none may fit."""
    text = """
-- name: q on mariadb
SELECT 1
-- name: q on mariadb 10.6
SELECT 2
-- name: q on mysql until 4.15.0.0
SELECT 3
"""
    with pytest.raises(Exception, match="cannot read"):
        parse(text, "x.sql")
    variants = parse(text.replace("q on mysql until 4.15.0.0", "q until 4.15.0.0 on mysql"), "x.sql")["q"]

    def picked(family: str, version: str, release: str) -> str | None:
        found = snapshots.pick(variants, Server(family, version), release)
        return found.text if found else None

    assert picked("mariadb", "10.5.2", "4.22.0.0") == "SELECT 1"
    assert picked("mariadb", "10.11.9", "4.22.0.0") == "SELECT 2"
    assert picked("mysql", "8.0.36", "4.14.1.0") == "SELECT 3"
    assert picked("mysql", "8.0.36", "4.15.0.0") is None


def test_tables_are_counted(session: Session, server: Endpoint) -> None:
    """Base tables with their estimates; views are none, and a table without AUTO_INCREMENT has no next id."""
    with Writer(server, "cloud") as writer:
        writer.execute("CREATE OR REPLACE VIEW a_view AS SELECT id, uuid FROM networks")
        tables = snapshots.read("tables", session, NAMES)
        writer.execute("DROP VIEW a_view")
    assert tables.keys() == catalogue.shipped().schema(RELEASE).keys()
    nics = tables["cloud.nics"]
    assert nics.engine == "InnoDB"
    assert nics.auto_increment == (1 if session.mariadb else None)
    assert nics.data_length > 0
    assert nics.collation.startswith("utf8")
    assert nics.created is not None
    assert tables["cloud.op_lock"].auto_increment is None
    assert tables["cloud_usage.quota_account"].engine == "MyISAM"
