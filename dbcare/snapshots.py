"""Reading the inputs that many checks share: live schema, upgrade history, open transactions."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from dbcare.db import Row, Session
from dbcare.errors import CheckError
from dbcare.queries import Query, Variants, load
from dbcare.schema import Column, ForeignKey, Index, Schema, Table
from dbcare.server import Server, identify
from dbcare.versions import numbers

Names = Mapping[str, str]
"""What the logical databases `cloud` and `cloud_usage` are called on the server."""


@dataclass(frozen=True)
class Reader:
    """How one shared input is read: its query, and how its rows become the value that judges see."""

    stem: str
    query: str
    build: Callable[[Iterable[Row], Names], Any]


def pick(variants: Iterable[Query], server: Server, release: str | None = None) -> Query | None:
    """Choose the variant for this server and release, the one for the newest server when several fit."""
    fitting = [query for query in variants if _fits(query, server, release)]
    return max(fitting, key=lambda query: numbers(query.server or "0"), default=None)


def _fits(query: Query, server: Server, release: str | None) -> bool:
    if query.family not in (None, server.family) or not server.at_least(query.server or "0"):
        return False
    if release is None:
        return query.since is None and query.until is None
    place = numbers(release)
    return (query.since is None or numbers(query.since) <= place) and (
        query.until is None or place < numbers(query.until)
    )


def _indexes(rows: Iterable[Row], _: Names) -> dict[str, tuple[Index, ...]]:
    found: dict[str, list[Index]] = defaultdict(list)
    for table, name, parts in _grouped(rows):
        first = parts[0]
        columns = tuple(_part(part) for part in parts)
        index = Index(name, columns, not int(first["plain"]), str(first["kind"]).upper(), bool(first["visible"]))
        found[table].append(index)
    return {table: tuple(indexes) for table, indexes in found.items()}


def _part(row: Row) -> str:
    text = f"(({row['expression']}))" if row["col"] is None else str(row["col"])
    if row["prefix"] is not None:
        text += f"({row['prefix']})"
    return f"{text} DESC" if row["direction"] == "D" else text


def _grouped(rows: Iterable[Row]) -> Iterator[tuple[str, str, list[Row]]]:
    def place(row: Row) -> tuple[str, str, int]:
        return (f"{row['db']}.{row['tbl']}", row["name"], int(row["place"]))

    for (table, name), parts in groupby(sorted(rows, key=place), key=lambda row: place(row)[:2]):
        yield table, name, list(parts)


def _columns(rows: Iterable[Row], _: Names) -> dict[str, dict[str, Column]]:
    found: dict[str, dict[str, Column]] = defaultdict(dict)
    for row in rows:
        found[f"{row['db']}.{row['tbl']}"][row["name"]] = Column(
            row["name"], _text(row["type"]), row["nullable"] == "YES", row["standard"], str(row["extra"]).lower()
        )
    return dict(found)


def _text(value: Any) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)


def _foreign_keys(rows: Iterable[Row], names: Names) -> dict[str, tuple[ForeignKey, ...]]:
    logical = {name: database for database, name in names.items()}
    found: dict[str, list[ForeignKey]] = defaultdict(list)
    for table, name, parts in _grouped(rows):
        first = parts[0]
        database = logical.get(first["other_schema"], first["other_schema"])
        key = ForeignKey(
            name,
            tuple(part["col"] for part in parts),
            f"{database}.{first['other']}",
            tuple(part["other_col"] for part in parts),
        )
        found[table].append(key)
    return {table: tuple(keys) for table, keys in found.items()}


def _versions(rows: Iterable[Row], _: Names) -> list[Row]:
    return [row for row in rows if row["id"] is not None]


def _sizes(rows: Iterable[Row], _: Names) -> dict[str, int]:
    return {f"{row['db']}.{row['tbl']}": int(row["approximate_rows"] or 0) for row in rows}


READERS: Mapping[str, Reader] = {
    "versions": Reader("versions", "versions", _versions),
    "indexes": Reader("live_indexes", "indexes", _indexes),
    "columns": Reader("live_columns", "columns", _columns),
    "foreign_keys": Reader("live_foreign_keys", "foreign_keys", _foreign_keys),
    "sizes": Reader("live_sizes", "sizes", _sizes),
    "transactions": Reader("live_transactions", "transactions", lambda rows, _: list(rows)),
}
STRUCTURAL = frozenset({"indexes", "columns", "foreign_keys"})
"""Inputs out of information_schema, which silently leaves out what the account may not see."""


@cache
def _file(stem: str) -> Variants:
    return load("dbcare.sql", stem)


def read(name: str, session: Session, names: Names) -> Any:
    """Read one shared input; raise CheckError when there is none of this name, StatementFailed when it is refused."""
    reader = READERS.get(name)
    if reader is None:
        raise CheckError(f"there is no snapshot {name!r}; there are {', '.join(READERS)}")
    return reader.build(rows(reader.stem, reader.query, session, names), names)


def rows(stem: str, name: str, session: Session, names: Names) -> list[Row]:
    """Read all rows of one of the engine's own queries."""
    query = pick(_file(stem)[name], identify(session.version))
    if query is None:
        raise CheckError(f"{stem}.sql: {name} is not for {identify(session.version)}")
    known = {"cloud": names["cloud"], "usage": names["cloud_usage"]}
    return session.all(query.sql, {name: known[name] for name in query.parameters}, sender=stem)


def live_schema(session: Session, names: Names) -> Schema:
    """Read the whole live shape of both databases: what `dbcare catalogue capture` keeps."""
    columns, indexes = read("columns", session, names), read("indexes", session, names)
    keys = read("foreign_keys", session, names)
    rules = {
        (f"{row['db']}.{row['tbl']}", row["name"]): row["rule"]
        for row in rows("live_foreign_keys", "delete_rules", session, names)
    }
    engines = {f"{row['db']}.{row['tbl']}": row["engine"] for row in rows("live_sizes", "sizes", session, names)}
    return {
        table: Table(
            table,
            engines[table],
            {name: _bare(column) for name, column in columns.get(table, {}).items()},
            indexes.get(table, ()),
            tuple(key._replace(on_delete=_rule(rules.get((table, key.name), ""))) for key in keys.get(table, ())),
        )
        for table in sorted(engines)
    }


def _rule(rule: str) -> str:
    return "" if rule in ("RESTRICT", "NO ACTION") else rule


def _bare(column: Column) -> Column:
    """Write a column as the catalogue does: no display width, no quotes around MariaDB's literal defaults."""
    kind = re.sub(r"\b(tinyint|smallint|mediumint|int|bigint)\(\d+\)", r"\1", column.type)
    default = column.default
    if default in (None, "NULL"):
        default = None
    elif default.startswith("'") and default.endswith("'"):
        default = default[1:-1].replace("''", "'")
    elif default.lower() in ("current_timestamp()", "current_timestamp"):
        default = "CURRENT_TIMESTAMP"
    extra = column.extra.replace("current_timestamp()", "current_timestamp").replace("default_generated", "").strip()
    return column._replace(type=kind, default=default, extra=extra)
