"""What an account may do, read out of SHOW GRANTS as values, and naming a database in a GRANT; pure.

SHOW GRANTS tells what cannot be tried without doing it, such as writing; rights to look are proven by looking. Both
servers list the rights of active roles too (MySQL merges them, MariaDB adds the roles' own lines).
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from dbcare.versions import before

_NAME = r"(?:`(?:[^`]|``)*`|\"(?:[^\"]|\"\")*\"|'(?:[^']|'')*'|[^\s.,@`\"']+)"
_LINE = re.compile(
    rf"^(?P<verb>GRANT|REVOKE) (?P<privileges>.+?) ON (?:(?P<kind>TABLE|FUNCTION|PROCEDURE|PACKAGE BODY|PACKAGE) )?"
    rf"(?P<database>{_NAME})\.(?P<table>{_NAME}) (?:TO|FROM) (?P<rest>.*)$",
    re.DOTALL,
)
_ROLES = re.compile(rf"^GRANT (?P<roles>{_NAME}(?:@{_NAME})?(?:, ?{_NAME}(?:@{_NAME})?)*) TO ")
_PRIVILEGE = re.compile(r"(?P<name>[A-Z][A-Z_ ]*[A-Z])(?P<columns> \([^)]*\))?(?:, ?|$)")
ALL = "ALL PRIVILEGES"
GRANT_OPTION = "GRANT OPTION"


class Grant(NamedTuple):
    """One line of SHOW GRANTS: privileges on `*`, on a pattern of databases, or on one table of such.

    `columns` are the privileges that hold for some columns only; `taken` marks MySQL's partial REVOKE.
    """

    privileges: frozenset[str]
    columns: frozenset[str]
    database: str
    table: str
    taken: bool = False


class Held(NamedTuple):
    """All that an account holds, the roles granted to it by name; `literal` is MySQL's partial_revokes."""

    grants: tuple[Grant, ...] = ()
    roles: tuple[str, ...] = ()
    literal: bool = False

    def wholly(self, database: str, privilege: str) -> bool:
        """Say whether a privilege is held on all tables of a database."""
        whole = [grant for grant in self.grants if self._covers(grant, database) and grant.table == "*"]
        given = frozenset[str]().union(*(grant.privileges for grant in whole if not grant.taken))
        return bool({privilege, ALL} & given) and privilege not in self._taken(database)

    def everywhere(self) -> frozenset[str]:
        """Name the privileges held on the whole server."""
        return frozenset[str]().union(
            *(grant.privileges for grant in self.grants if grant.database == "*" and not grant.taken)
        )

    def _taken(self, database: str) -> frozenset[str]:
        given = (grant for grant in self.grants if grant.taken and self._covers(grant, database))
        return frozenset[str]().union(*(grant.privileges for grant in given))

    def _covers(self, grant: Grant, database: str) -> bool:
        # Only a right on a whole database is a pattern; the database of a table is named as it is.
        literal = self.literal or grant.table != "*"
        return grant.database == "*" or matches(grant.database, database, literal=literal)


def held(lines: Iterable[str], *, literal: bool = False) -> Held:
    """Read the lines of SHOW GRANTS; what is no right on tables (PROXY, routines) is left out."""
    lines = list(lines)
    grants = tuple(grant for line in lines if (grant := _grant(line)) is not None)
    roles = tuple(role for line in lines for role in _roles(line))
    return Held(grants, tuple(dict.fromkeys(roles)), literal)


def _grant(line: str) -> Grant | None:
    match = _LINE.match(line)
    if match is None or match["kind"] not in (None, "TABLE"):
        return None
    named = list(_PRIVILEGE.finditer(match["privileges"]))
    option = {GRANT_OPTION} if "WITH GRANT OPTION" in match["rest"] else set()
    return Grant(
        frozenset({one["name"] for one in named if not one["columns"]} - {"USAGE"} | option),
        frozenset(one["name"] for one in named if one["columns"]),
        bare(match["database"]),
        bare(match["table"]),
        match["verb"] == "REVOKE",
    )


def _roles(line: str) -> list[str]:
    match = _ROLES.match(line)
    return re.findall(rf"{_NAME}(?:@{_NAME})?", match["roles"]) if match else []


def bare(name: str) -> str:
    """Take the quotes off an identifier."""
    return name[1:-1].replace(name[0] * 2, name[0]) if name[0] in "`\"'" else name


def matches(pattern: str, database: str, *, literal: bool = False) -> bool:
    r"""Say whether the database of a GRANT, where `_` and `%` stand for anything unless escaped by `\`, is this one."""
    if literal:
        return pattern == database
    parts = (_PIECES.get(part, re.escape(part.removeprefix("\\"))) for part in re.findall(r"\\.|.", pattern, re.DOTALL))
    return re.fullmatch("".join(parts), database, re.DOTALL) is not None


_PIECES = {"_": ".", "%": ".*"}


def pattern(database: str, *, literal: bool = False) -> str:
    r"""Write a database as a GRANT names exactly it: `cloud\_usage`, else cloudXusage would be meant too.

    With MySQL's partial_revokes (`literal`) a backslash would be part of the name.
    """
    name = database if literal else re.sub(r"([_%\\])", r"\\\1", database)
    return "`" + name.replace("`", "``") + "`"


def replication(family: str, version: str) -> str:
    """Name the least right to see what a server replicates from; MariaDB has a small one since 10.5.9."""
    if family == "mysql":
        return "REPLICATION CLIENT"
    return "REPLICATION SLAVE ADMIN" if before(version, "10.5.9") else "REPLICA MONITOR"
