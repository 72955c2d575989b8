import pytest

from dbcare.config import Endpoint
from dbcare.db import Session
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
