"""Finding out what an account may not see: information_schema leaves such tables out without a word."""

from collections.abc import Iterable, Mapping

from dbcare.db import Session
from dbcare.errors import Denied, Missing
from dbcare.queries import LOGICAL

BATCH = 50
"""How many tables one statement asks after."""


def refusal(session: Session, names: Mapping[str, str], *groups: Iterable[str]) -> Denied | None:
    """Ask whether these tables, named as in the catalogue, may be read; give the first refusal, if there is one.

    Its `also` has the other databases that refuse something too. What is not there hides no refusal of another group.
    """
    lists = [list(group) for group in groups]
    refused = [error for database in LOGICAL if (error := _refused(session, names, database, lists))]
    if refused:
        refused[0].also = tuple(error.database for error in refused[1:])
    return next(iter(refused), None)


def _refused(
    session: Session, names: Mapping[str, str], database: str, groups: Iterable[Iterable[str]]
) -> Denied | None:
    for tables in groups:
        found = [f"`{names[database]}`.`{table.partition('.')[2]}`" for table in tables if _is_in(table, database)]
        for start in range(0, len(found), BATCH):
            try:
                _read_nothing(session, found[start : start + BATCH])
            except Denied as error:
                error.database = database
                return error
            except Missing:
                # Servers look at the rights on every table of a statement before they open any: nothing was refused.
                continue
    return None


def _is_in(table: str, database: str) -> bool:
    return table.partition(".")[0] == database


def _read_nothing(session: Session, tables: Iterable[str]) -> None:
    """Read no row of all these tables at once: `*` needs the right on every column."""
    selects = " UNION ALL ".join(f"(SELECT 1 FROM (SELECT * FROM {table} LIMIT 0) t)" for table in tables)
    session.all(selects, sender="visibility")
