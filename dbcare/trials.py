"""Trying what an account may look at: a right is there when the statement that needs it is let through.

A table that is not there is a cheap trial of a right on a whole database: who has it is told that there is no such
table, and everybody else is refused.
"""

from collections.abc import Iterable, Mapping

from dbcare import visibility
from dbcare.db import Row
from dbcare.errors import Denied, Missing, StatementFailed
from dbcare.queries import LOGICAL
from dbcare.visit import Visit, fact
from dbcare.vitals import Reach, Unknown

NOWHERE = "`dbcare: no such table`"
UNKNOWN_DATABASE = 1049
OWN = "performance_schema"
WATCHING: Mapping[str, tuple[str, ...]] = {
    "mysql": (
        "data_locks", "data_lock_waits", "metadata_locks", "threads", "events_statements_current",
        "events_statements_history", "table_io_waits_summary_by_index_usage", "setup_instruments", "setup_consumers",
    ),
    "mariadb": (
        "metadata_locks", "threads", "events_statements_current", "table_io_waits_summary_by_index_usage",
        "setup_instruments", "setup_consumers",
    ),
}  # fmt: skip
"""The tables of performance_schema that dbcare looks at, by the family of the server."""


def reach(visit: Visit) -> dict[str, Reach | Unknown]:
    """Find out what may be read of each logical database."""
    found = {database: _whole(visit, database) for database in LOGICAL}
    rows = visit.ask("readable") if None in found.values() else []
    return {database: _parts(visit, database, rows) if whole is None else whole for database, whole in found.items()}


def _whole(visit: Visit, database: str) -> Reach | Unknown | None:
    """Try a right on the whole database; None when there is none."""
    try:
        visit.session.all(f"SELECT 1 FROM {_quoted(visit.names[database])}.{NOWHERE} LIMIT 0", sender="doctor")
    except Denied:
        return None
    except Missing as error:
        return Unknown(str(error)) if error.number == UNKNOWN_DATABASE else Reach(True)
    except StatementFailed as error:
        return Unknown(str(error))
    return Reach(True)


def _quoted(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"


def _parts(visit: Visit, database: str, rows: list[Row] | Unknown) -> Reach | Unknown:
    """Read nothing of each table that the server says may be read, to be sure."""
    if isinstance(rows, Unknown):
        return rows
    tables = [f"{database}.{row['tbl']}" for row in rows if row["db"] == visit.names[database]]
    return fact(lambda: Reach(False, frozenset(_readable(visit, tables))))


def _readable(visit: Visit, tables: list[str]) -> list[str]:
    """Give those of the tables that can be read: all with few statements, one by one only around a refusal."""
    if not tables or visibility.refusal(visit.session, visit.names, tables) is None:
        return tables
    middle = len(tables) // 2
    return _readable(visit, tables[:middle]) + _readable(visit, tables[middle:]) if middle else []


def refusals(visit: Visit) -> dict[str, Unknown | None]:
    """Try PROCESS, each table of performance_schema that dbcare reads, and SHOW VIEW where foreign keys need it."""
    process = visit.ask("process", visit.grant("PROCESS"))
    found = {"PROCESS": process if isinstance(process, Unknown) else None, **_watching(visit)}
    return found | (_explained(visit) if visit.server.family == "mariadb" else {})


def _watching(visit: Visit) -> dict[str, Unknown | None]:
    tables = WATCHING[visit.server.family]
    if _refused(visit, tables) is None:
        return dict.fromkeys(tables)
    return {table: _refused(visit, [table]) for table in tables}


def _refused(visit: Visit, tables: Iterable[str]) -> Unknown | None:
    """Read nothing of these tables at once."""
    sql = " UNION ALL ".join(f"(SELECT 1 FROM {OWN}.{table} LIMIT 0)" for table in tables)
    read = fact(lambda: visit.session.all(sql, sender="doctor"), visit.grant("SELECT", OWN))
    return read if isinstance(read, Unknown) else None


def _explained(visit: Visit) -> dict[str, Unknown | None]:
    """See whether information_schema tells what foreign keys do, which MariaDB hides from whoever may only read."""
    rows = visit.ask("explained")
    if isinstance(rows, Unknown):
        return {"SHOW VIEW": rows}
    seen = {row["db"]: row["seen"] == row["explained"] for row in rows}
    hidden = "what foreign keys do is hidden from this account"
    found = {
        f"SHOW VIEW on {database}": None if seen[name] else Unknown(hidden, visit.grant("SHOW VIEW", database))
        for database, name in visit.names.items()
        if name in seen
    }
    return found or {"SHOW VIEW": Unknown("no foreign key is seen at all")}
