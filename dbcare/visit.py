"""One visit to a server: its session, and what every reading of it needs to name databases and the account."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from dbcare import privileges, snapshots
from dbcare.db import Row, Session
from dbcare.errors import Denied, StatementFailed
from dbcare.server import Server, identify
from dbcare.vitals import Unknown

T = TypeVar("T")
Names = Mapping[str, str]


def fact(read: Callable[[], T], grant: str = "") -> T | Unknown:
    """Read one fact; what the server refuses, loses or stops is Unknown, with the GRANT when a right is missing."""
    try:
        return read()
    except Denied as error:
        return Unknown(str(error), grant)
    except StatementFailed as error:
        return Unknown(str(error))


def pairs(rows: list[Row]) -> dict[str, str]:
    """Make a mapping of rows of names and values, names in lower case."""
    return {str(row["name"]).lower(): str(row["value"]) for row in rows}


@dataclass(frozen=True)
class Visit:
    """A session without a database, and one in `cloud` unless that was refused; `literal` is partial_revokes."""

    session: Session
    inside: Session | Unknown
    names: Names
    account: str
    literal: bool

    @property
    def server(self) -> Server:
        """The server by its greeting."""
        return identify(self.session.version)

    def ask(self, name: str, grant: str = "") -> list[Row] | Unknown:
        """Send one query of sql/doctor.sql."""
        return fact(lambda: snapshots.rows("doctor", name, self.session, self.names), grant)

    def within(self, read: Callable[[Session], T]) -> T | Unknown:
        """Read something of the database `cloud`, where a statement need not name it."""
        inside = self.inside
        return inside if isinstance(inside, Unknown) else fact(lambda: read(inside), self.grant("SELECT", "cloud"))

    def grant(self, right: str, database: str | None = None) -> str:
        """Write the GRANT of a right on the whole server, or on one database: a logical one, or the server's own."""
        if database is None:
            return f"GRANT {right} ON *.* TO {self.account}"
        place = privileges.pattern(self.names.get(database, database), literal=self.literal)
        return f"GRANT {right} ON {place}.* TO {self.account}"
