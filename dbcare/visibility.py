"""Finding out what an account may not see: information_schema leaves such tables out without a word."""

import re
from collections.abc import Iterable, Mapping

from dbcare.db import Session
from dbcare.errors import Denied, Missing
from dbcare.queries import LOGICAL

BATCH = 50
"""How many tables one statement asks after."""

_NO_TABLE = r"Table '(?P<name>[^']+)' doesn't exist"


def refusal(session: Session, names: Mapping[str, str], tables: Iterable[str]) -> Denied | None:
    """Ask whether these tables, named as in the catalogue, may be read; give the first refusal, if there is one."""
    tables = list(tables)
    for database in LOGICAL:
        found = [f"{names[database]}.{table.partition('.')[2]}" for table in tables if table.startswith(f"{database}.")]
        for start in range(0, len(found), BATCH):
            try:
                _probe(session, found[start : start + BATCH])
            except Denied as error:
                error.database = database
                return error
    return None


def _probe(session: Session, tables: Iterable[str]) -> None:
    """Read no row of all these tables at once; those that do not exist are left out, one after the other."""
    remaining = dict.fromkeys(tables)
    while remaining:
        selects = " UNION ALL ".join(f"(SELECT 1 FROM (SELECT * FROM {_quoted(name)} LIMIT 0) t)" for name in remaining)
        try:
            session.all(selects, sender="visibility")
        except Missing as error:
            match = re.search(_NO_TABLE, str(error))
            if match is None or match["name"] not in remaining:
                return
            del remaining[match["name"]]
        else:
            return


def _quoted(name: str) -> str:
    database, _, table = name.partition(".")
    return f"`{database}`.`{table}`"
