from collections.abc import Iterator

import pytest

from dbcare.db import Session, Writer
from dbcare.endpoint import Endpoint
from dbcare.errors import StatementFailed
from dbcare.server import Server, identify


@pytest.mark.parametrize(
    ("greeting", "shown"),
    [
        ("5.5.5-10.11.19-MariaDB-0+deb12u1", "MariaDB 10.11.19"),
        ("11.8.3-MariaDB-ubu2404-log", "MariaDB 11.8.3"),
        ("10.6.22-MariaDB-log", "MariaDB 10.6.22"),
        ("8.0.43-0ubuntu0.24.04.1", "MySQL 8.0.43"),
        ("9.7.4", "MySQL 9.7.4"),
        ("8.4.6-commercial", "MySQL 8.4.6"),
        ("8.0.42-33.1", "MySQL 8.0.42"),
        ("unknown", "MySQL unknown"),
    ],
)
def test_greetings_of_real_servers(greeting: str, shown: str) -> None:
    assert str(identify(greeting)) == shown


def test_versions_compare_as_numbers() -> None:
    assert Server("mariadb", "10.11.4").at_least("10.6")
    assert not Server("mysql", "8.0.9").at_least("8.0.21")


def test_the_servers_at_hand_are_told_apart(server: Endpoint) -> None:
    with Session(server) as session:
        assert identify(session.version).family == ("mariadb" if session.mariadb else "mysql")
        [row] = session.all("SELECT VERSION() AS version")
    assert row["version"].startswith(identify(session.version).version)


# What a server sees of our sessions ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def logging(server: Endpoint) -> Iterator[Writer]:
    """A server that writes every statement into mysql.general_log."""
    with Writer(server) as writer:
        writer.execute("SET GLOBAL log_output = 'TABLE'")
        writer.execute("SET GLOBAL general_log = 1")
        yield writer
        writer.execute("SET GLOBAL general_log = 0")
        writer.execute("SET GLOBAL log_output = 'FILE'")


def test_the_general_log_shows_only_signed_statements(logging: Writer) -> None:
    with Session(logging.endpoint) as session:
        session.all("SELECT 1 AS x", sender="network-owner-removed")
        session.limit(3)
        [row] = session.all("SELECT CONNECTION_ID() AS id")
    found = logging.all(
        "SELECT CONVERT(argument USING utf8mb4) AS sent FROM mysql.general_log "
        "WHERE command_type = 'Query' AND thread_id = %(id)s",
        row,
    )
    sent = [line["sent"] for line in found]
    assert len(sent) == 4
    assert "/* dbcare network-owner-removed */ SELECT 1 AS x" in sent
    assert [line for line in sent if not line.startswith("/* dbcare ")] == []


def test_mysql_shows_the_program(mysql: Endpoint) -> None:
    with Session(mysql) as session:
        [row] = session.all(
            "SELECT attr_value AS program FROM performance_schema.session_connect_attrs "
            "WHERE processlist_id = CONNECTION_ID() AND attr_name = 'program_name'"
        )
    assert row == {"program": "dbcare"}


def test_what_only_the_rights_of_the_account_stop(server: Endpoint) -> None:
    """README and docs/plugins.md say so; should a server begin to stop these, they can say more."""
    with Writer(server) as other, Session(server) as session:
        [row] = other.all("SELECT CONNECTION_ID() AS id, @@max_connections AS most")
        assert session.all("SELECT GET_LOCK('dbcare-test', 0) AS held") == [{"held": 1}]
        session.all(f"SET GLOBAL max_connections = {row['most']}")
        session.all(f"KILL {row['id']}")
        with pytest.raises(StatementFailed, match="connection was lost"):
            other.all("SELECT 1 AS x")


def test_texts_pass_unharmed(server: Endpoint) -> None:
    with Session(server) as session:
        for value in ("a%b", "%s", "it's", '"', "\\", "null\0byte", "naïve 🙂", ""):
            assert session.all("SELECT %(value)s AS value, '100%%' AS share", {"value": value}) == [
                {"value": value, "share": "100%"}
            ]
