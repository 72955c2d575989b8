"""Who has a table open is told, or that the server does not tell it."""

import time
from collections.abc import Iterator
from threading import Thread

import pytest

from dbcare import holders
from dbcare.db import Session, Writer
from dbcare.endpoint import Endpoint
from dbcare.holders import User, Users

from .acting import LOGICAL
from .spare import NAMES, built

NICS, NETWORKS = "cloud.nics", "cloud.networks"


@pytest.fixture
def session(server: Endpoint) -> Iterator[Session]:
    built(server)
    with Session(server) as made:
        yield made


def test_an_open_transaction_is_named_on_its_table(session: Session) -> None:
    with Writer(session.endpoint, NAMES.cloud) as other:
        other.execute("SET autocommit = 0")
        other.all("SELECT MIN(id) AS id FROM nics")
        [mine] = other.all("SELECT CONNECTION_ID() AS id")
        time.sleep(1.1)
        found = holders.users(session, LOGICAL, NICS)
        assert holders.holding(found, NICS).startswith(f"connection {mine['id']} of root@localhost has ")
        elsewhere = holders.holding(holders.users(session, LOGICAL, NETWORKS), NETWORKS)
        assert ("does not tell which tables" in elsewhere) is session.mariadb
        assert bool(elsewhere) is session.mariadb
        assert holders.reading(found, NICS) == ""
    while any(user.id == mine["id"] for user in holders.users(session, LOGICAL, NICS).users):
        time.sleep(0.01)
    assert holders.holding(holders.users(session, LOGICAL, NICS), NICS) == ""


def test_a_long_statement_is_named(session: Session) -> None:
    reader = Thread(target=_read, args=(session.endpoint,))
    reader.start()
    try:
        end = time.monotonic() + 10
        while not (told := holders.reading(holders.users(session, LOGICAL, NICS), NICS)):
            assert time.monotonic() < end
            time.sleep(0.1)
    finally:
        reader.join()
    assert "has been at a statement for 2 s" in told


def _read(endpoint: Endpoint) -> None:
    with Writer(endpoint, NAMES.cloud) as other:
        other.all("SELECT MAX(SLEEP(3)) AS x FROM (SELECT id FROM nics LIMIT 1) n")


def test_an_account_that_may_not_see_locks_is_told_of_every_transaction(mysql: Endpoint) -> None:
    built(mysql)
    with Writer(mysql, NAMES.cloud) as root:
        root.execute("CREATE USER zz_low IDENTIFIED BY 'x'")
        root.execute("GRANT PROCESS ON *.* TO zz_low")
        root.execute("SET autocommit = 0")
        root.all("SELECT MIN(id) AS id FROM nics")
        time.sleep(1.1)
        try:
            with Session(Endpoint(socket=mysql.socket, user="zz_low", password="x")) as low:
                seen = holders.users(low, LOGICAL, NETWORKS)
            assert seen.having is None
            assert holders.holding(seen, NETWORKS).endswith("and this server does not tell which tables it has locked")
        finally:
            root.execute("DROP USER zz_low")


def user(**parts: object) -> User:
    return User(7, "cloud@10.1.1.5", True, 0, "", None)._replace(**parts)


@pytest.mark.parametrize(
    ("one", "having", "held", "read"),
    [
        (user(age=9), frozenset({7}), True, False),
        (user(age=0), frozenset({7}), False, False),
        (user(age=9), frozenset(), False, False),
        (user(age=9), None, True, False),
        (user(running=False, seconds=9), frozenset({7}), True, False),
        (user(running=False, seconds=9, statement="SELECT * FROM nics"), None, False, False),
        (user(seconds=9), frozenset({7}), True, True),
        (user(seconds=9), None, False, False),
        (user(seconds=9, statement="UPDATE `Nics` SET x = 1"), None, True, True),
        (user(seconds=9, statement="UPDATE nics_details SET x = 1"), None, False, False),
        (user(seconds=9, age=9), None, True, True),
        (user(seconds=1, statement="SELECT * FROM nics"), None, True, False),
    ],
)
def test_who_is_in_the_way(one: User, having: frozenset[int] | None, held: bool, read: bool) -> None:
    seen = Users((one,), having)
    assert bool(holders.holding(seen, NICS)) is held
    assert bool(holders.reading(seen, NICS)) is read
