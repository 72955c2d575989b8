"""The statements that make dbcare's accounts: one that can only look, and one that can mend; pure."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dbcare.privileges import pattern, replication
from dbcare.server import Server

LOOKER = "dbcare"
MENDER = "dbcare_fix"
PASSWORD = "a good password"  # noqa: S105 (what the person who reads it must replace)
JOURNAL = "dbcare"
"""The schema that holds what was mended, beside the data."""
WATCHING = frozenset({"REPLICATION CLIENT", "REPLICA MONITOR"})
"""Rights to see replication that change nothing."""
WRITING = ("SELECT", "INSERT", "UPDATE", "DELETE", "INDEX", "ALTER")


class Statement(NamedTuple):
    """One statement without its semicolon, and what it is for."""

    sql: str
    purpose: str


class Place(NamedTuple):
    """Where accounts are made: the server, the names of the databases, the host that logs in, partial_revokes."""

    server: Server
    names: Mapping[str, str]
    host: str
    literal: bool = False

    def database(self, name: str) -> str:
        """Write all tables of a database as a GRANT names them."""
        return f"{pattern(name, literal=self.literal)}.*"

    def account(self, user: str) -> str:
        """Write an account at this place's host."""
        return f"{_text(user)}@{_text(self.host)}"


def looking(place: Place) -> tuple[Statement, ...]:
    """Write the statements for an account that can look and nothing else."""
    return tuple(_looking(place, place.account(LOOKER)))


def _looking(place: Place, account: str) -> Iterator[Statement]:
    yield Statement(f"CREATE USER {account} IDENTIFIED BY '{PASSWORD}'", "put a password of your own here")
    for name in place.names.values():
        yield Statement(f"GRANT SELECT ON {place.database(name)} TO {account}", "every check")
    yield from _watching(place, account)
    if place.server.family == "mariadb":
        for name in place.names.values():
            yield Statement(
                f"GRANT SHOW VIEW ON {place.database(name)} TO {account}", "dbcare catalogue capture: foreign keys"
            )


def _watching(place: Place, account: str) -> Iterator[Statement]:
    """Give the rights to watch, which both accounts have."""
    yield Statement(f"GRANT PROCESS ON *.* TO {account}", "transactions and connections of others")
    yield Statement(
        f"GRANT SELECT ON {place.database('performance_schema')} TO {account}", "locks, statements, unused indexes"
    )
    right = replication(place.server.family, place.server.version)
    if right in WATCHING:
        yield Statement(f"GRANT {right} ON *.* TO {account}", "dbcare doctor: replicas")


def mending(place: Place) -> tuple[Statement, ...]:
    """Write the statements for an account that can mend too: rows, indexes, its own schema, connections that block."""
    return tuple(_mending(place, place.account(MENDER)))


def _mending(place: Place, account: str) -> Iterator[Statement]:
    yield Statement(f"CREATE USER {account} IDENTIFIED BY '{PASSWORD}'", "put another password of your own here")
    for name in place.names.values():
        rights = ", ".join(writing(place.server.family))
        yield Statement(f"GRANT {rights} ON {place.database(name)} TO {account}", "rows and indexes, under guard")
    yield Statement(f"CREATE DATABASE IF NOT EXISTS `{JOURNAL}`", "what was mended, to take it back")
    yield Statement(f"GRANT ALL PRIVILEGES ON {place.database(JOURNAL)} TO {account}", "its own schema")
    yield from _watching(place, account)
    yield Statement(
        f"GRANT {killing(place.server.family)} ON *.* TO {account}", "ending a connection that blocks others"
    )


def writing(family: str) -> tuple[str, ...]:
    """Name the rights on CloudStack's databases that mending takes.

    MySQL shows triggers only to whoever may make them, and nothing is written to a table that has one.
    """
    return (*WRITING, "TRIGGER") if family == "mysql" else WRITING


def killing(family: str) -> str:
    """Name the right to end the connections of others."""
    return "CONNECTION ADMIN" if family == "mariadb" else "CONNECTION_ADMIN"


def script(place: Place) -> str:
    """Write both accounts as one script for the server's own client."""
    parts = []
    for title, statements in (
        (f"{LOOKER}: can only look; for dbcare check and dbcare doctor", looking(place)),
        (f"{MENDER}: can mend too; not for everyday use", mending(place)),
    ):
        lines = [f"{one.sql};  -- {one.purpose}" for one in statements]
        parts.append("\n".join([f"-- {title}", *lines]))
    return "\n\n".join(parts)


def _text(value: str) -> str:
    return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'"
