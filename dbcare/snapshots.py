"""Reading the inputs that many checks share: live schema, upgrade history, open transactions."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from dbcare.db import Row, Session
from dbcare.errors import CheckError, ConnectionFailed
from dbcare.queries import Query, Variants, load
from dbcare.schema import Column, ForeignKey, Index, LiveColumns, LiveTable, Schema, Table
from dbcare.server import Server, identify
from dbcare.versions import numbers

_COMMENT = re.compile(r"^--.*$\n?", re.MULTILINE)

Names = Mapping[str, str]
"""What the logical databases `cloud` and `cloud_usage` are called on the server."""


class Reader(NamedTuple):
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


def _table(row: Row) -> str:
    return f"{row['db']}.{row['tbl']}"


def _split(parts: Any) -> tuple[str, ...]:
    """Split what GROUP_CONCAT joined, which some servers give as bytes."""
    return tuple(_text(parts).split(";"))


def _text(value: Any) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)


def _indexes(rows: Iterable[Row], _: Names) -> dict[str, tuple[Index, ...]]:
    found: dict[str, list[Index]] = defaultdict(list)
    for row in rows:
        found[_table(row)].append(
            Index(row["name"], _split(row["parts"]), not row["plain"], row["kind"].upper(), bool(row["visible"]))
        )
    return {table: tuple(indexes) for table, indexes in found.items()}


def _columns(rows: Iterable[Row], _: Names) -> dict[str, LiveColumns]:
    return {
        _table(row): LiveColumns(dict(zip(_split(row["parts"]), _split(row["collations"]), strict=True)))
        for row in rows
    }


def _foreign_keys(rows: Iterable[Row], names: Names) -> dict[str, tuple[ForeignKey, ...]]:
    logical = {name: database for database, name in names.items()}
    found: dict[str, list[ForeignKey]] = defaultdict(list)
    for row in rows:
        other = f"{logical.get(row['other_schema'], row['other_schema'])}.{row['other']}"
        found[_table(row)].append(ForeignKey(row["name"], _split(row["parts"]), other, _split(row["other_parts"])))
    return {table: tuple(keys) for table, keys in found.items()}


def _versions(rows: Iterable[Row], _: Names) -> list[Row]:
    return [row for row in rows if row["id"] is not None]


def _tables(rows: Iterable[Row], _: Names) -> dict[str, LiveTable]:
    return {
        _table(row): LiveTable(
            row["engine"] or "",
            int(row["approximate_rows"] or 0),
            int(row["data_length"] or 0),
            None if row["next_id"] is None else int(row["next_id"]),
            row["collation_name"] or "",
            row["created"],
        )
        for row in rows
    }


READERS: Mapping[str, Reader] = {
    "versions": Reader("versions", "versions", _versions),
    "indexes": Reader("live_indexes", "indexes", _indexes),
    "columns": Reader("live_columns", "columns", _columns),
    "foreign_keys": Reader("live_foreign_keys", "foreign_keys", _foreign_keys),
    "tables": Reader("live_tables", "tables", _tables),
    "transactions": Reader("live_transactions", "transactions", lambda rows, _: list(rows)),
}
SELDOM = frozenset({"columns", "tables"})
"""Inputs that some judges ask for only when something else is wrong: a few such checks do not read them ahead."""
STRUCTURAL = frozenset({"indexes", "columns", "foreign_keys", "tables"})
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


def rows(stem: str, name: str, session: Session, names: Names, values: Mapping[str, Any] | None = None) -> list[Row]:
    """Read all rows of one of the engine's own queries."""
    query = pick(_file(stem)[name], identify(session.version))
    if query is None:
        raise CheckError(f"{stem}.sql: {name} is not for {identify(session.version)}")
    parameters = {"cloud": names["cloud"], "usage": names["cloud_usage"], **(values or {})}
    return session.all(plain(query.text), parameters, sender=stem)


def plain(text: str) -> str:
    """Prepare one of the engine's own statements without lexing it; a test holds it against the lexer.

    Loading sqlparse would cost more than reading the whole live schema.
    """
    bare = _COMMENT.sub("", text).strip().rstrip(";").replace("%", "%%")
    for name in ("cloud", "usage", "schema", "name"):
        bare = bare.replace(f":{name}", f"%({name})s")
    return bare


def live_schema(session: Session, names: Names) -> Schema:
    """Read the whole live shape of both databases: what `dbcare catalogue capture` keeps."""
    columns: dict[str, dict[str, Column]] = defaultdict(dict)
    for row in rows("live_columns", "column_facts", session, names):
        columns[_table(row)][row["name"]] = _bare(row)
    indexes, keys = read("indexes", session, names), read("foreign_keys", session, names)
    rules = {
        (_table(row), row["name"]): row["rule"] for row in rows("live_foreign_keys", "delete_rules", session, names)
    }
    if any((table, key.name) not in rules for table, found in keys.items() for key in found):
        grants = " and ".join(f"GRANT SHOW VIEW ON `{name}`.*" for name in names.values())
        raise ConnectionFailed(
            f"{session.endpoint.address}: this account may not see what foreign keys do; it needs {grants}"
        )
    return {
        _table(row): Table(
            _table(row),
            row["engine"],
            columns[_table(row)],
            indexes.get(_table(row), ()),
            tuple(key._replace(on_delete=_rule(rules[_table(row), key.name])) for key in keys.get(_table(row), ())),
        )
        for row in rows("live_tables", "tables", session, names)
    }


def _rule(rule: str) -> str:
    return "" if rule in ("RESTRICT", "NO ACTION") else rule


def _bare(row: Row) -> Column:
    """Write a column as the catalogue does: no display width, no quotes around MariaDB's literal defaults."""
    kind = re.sub(r"\b(tinyint|smallint|mediumint|int|bigint)\(\d+\)", r"\1", _text(row["type"]))
    default = row["standard"]
    if default in (None, "NULL"):
        default = None
    elif default.startswith("'") and default.endswith("'"):
        default = default[1:-1].replace("''", "'")
    elif default.lower() in ("current_timestamp()", "current_timestamp"):
        default = "CURRENT_TIMESTAMP"
    extra = row["extra"].lower().replace("current_timestamp()", "current_timestamp").replace("default_generated", "")
    return Column(row["name"], kind, row["nullable"] == "YES", default, extra.strip())
