"""The pool lends sessions, uses them again, and lets go of broken ones."""

import time

from dbcare.db import Session, Writer
from dbcare.endpoint import Endpoint
from dbcare.pool import Pool

NAMES = {"cloud": "pool_a", "cloud_usage": "pool_b"}


def pool(server: Endpoint) -> Pool:
    """A pool on two small databases."""
    with Writer(server) as writer:
        for name in NAMES.values():
            writer.execute(f"CREATE DATABASE IF NOT EXISTS {name}")
    return Pool(server, NAMES, timeout=5)


def _id(session: Session) -> int:
    return int(session.all("SELECT CONNECTION_ID() AS id")[0]["id"])


def test_sessions_are_used_again(server: Endpoint) -> None:
    """One thread needs one connection for each database, however often it asks."""
    lent = pool(server)
    with lent.borrow() as session:
        first = _id(session)
        with lent.borrow() as other:
            assert _id(other) != first
    with lent.borrow() as session:
        assert session.all("SELECT DATABASE() AS d") == [{"d": "pool_a"}]
    with lent.borrow("cloud_usage") as session:
        assert session.all("SELECT DATABASE() AS d") == [{"d": "pool_b"}]
    lent.close()
    sql = "SELECT COUNT(*) AS n FROM information_schema.processlist WHERE db IN ('pool_a', 'pool_b')"
    with Session(server) as session:
        # The server forgets a connection a moment after it was closed.
        for _ in range(100):
            alive = session.all(sql)
            if alive == [{"n": 0}]:
                break
            time.sleep(0.05)
    assert alive == [{"n": 0}]


def test_broken_sessions_are_not_lent_again(server: Endpoint) -> None:
    """A session that was cut off is forgotten, and the next borrower gets a new one."""
    lent = pool(server)
    with lent.borrow() as session:
        broken = _id(session)
        session.abort()
        session.close()
    with lent.borrow() as session:
        assert _id(session) != broken
    lent.close()


def test_time_limits_follow_the_borrower(server: Endpoint) -> None:
    """A check with a limit of its own has it, and the next borrower has the pool's again."""
    lent = pool(server)
    with lent.borrow(timeout=3) as session:
        assert session.timeout == 3
    with lent.borrow() as session:
        variable = "max_statement_time" if session.mariadb else "max_execution_time"
        assert float(session.all(f"SELECT @@{variable} AS v")[0]["v"]) == (5 if session.mariadb else 5000)
    lent.close()
