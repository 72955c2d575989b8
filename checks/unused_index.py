"""An index that CloudStack does not ship has not been used for days.

It costs time at each write and seems to serve nobody. Only the installation's own plain indexes on tables of some size
are looked at: CloudStack's belong to it, unique ones keep rows apart, foreign keys need theirs, and one that repeats
another is redundant-index-own. A server counts from its start, and from each ALTER of a table anew; it must have
counted for days. Its count has limits: a report at the end of the month may need an index all the same; MariaDB counts
no look-up that finds nothing; and where a replica answers reads, it counts those.
"""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from dbcare.check import (
    FOREIGN_KEYS,
    INDEXES,
    TABLES,
    Check,
    Context,
    FixClass,
    ForeignKey,
    Index,
    LiveTable,
    NotApplicable,
    Problem,
    Severity,
    bare_columns,
    load,
    redundant,
    unshipped,
)

_DAY = 86400


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each of the installation's own indexes that the server has counted no use of."""
    own = _own(inputs, context)
    if not own:
        return
    if not context.release.exact:
        raise NotApplicable(f"which indexes CloudStack {context.release.version} ships is not known")
    unused, seconds = _counted(inputs["detect"], context)
    for (table, name), index in own.items():
        if (table, name) in unused:
            created = inputs["tables"][table].created
            counted = timedelta(seconds=seconds) if created is None else context.now - created
            yield _problem(table, index, min(timedelta(seconds=seconds), counted).days, context)


def _own(inputs: Mapping[str, Any], context: Context) -> dict[tuple[str, str], Index]:
    needed = _needed(inputs["foreign_keys"])
    found = {}
    for table, indexes in inputs["indexes"].items():
        expected, live = context.release.shipped.get(table), inputs["tables"].get(table)
        if expected is None or live is None or live.rows < context.parameters["rows"] or _young(live, context):
            continue
        own = unshipped(indexes, expected.indexes)
        repeated = {index for index, _ in redundant(indexes, prefer=own)}
        for index in own:
            beginnings = {(table, frozenset(bare_columns(index)[:end])) for end in range(1, len(index.columns) + 1)}
            if not index.unique and index.visible and index not in repeated and not beginnings & needed:
                found[table, index.name] = index
    return found


def _young(table: LiveTable, context: Context) -> bool:
    """Say whether the table was altered lately, which makes the server count anew."""
    return table.created is not None and context.now - table.created < timedelta(days=context.parameters["days"])


def _needed(keys: Mapping[str, tuple[ForeignKey, ...]]) -> set[tuple[str, frozenset[str]]]:
    """List the columns by table that a foreign key needs an index on, at either end."""
    here = {(table, frozenset(key.columns)) for table, found in keys.items() for key in found}
    return here | {(key.references, frozenset(key.referenced_columns)) for found in keys.values() for key in found}


def _counted(rows: Iterator[Mapping[str, Any]], context: Context) -> tuple[set[tuple[str, str]], int]:
    """Give the indexes that were counted and never used, and how many seconds the server has run."""
    logical = {name: database for database, name in context.databases.items()}
    unused, uptime = set(), 0
    for row in rows:
        uptime = int(row["uptime"])
        if not row["counts"]:
            raise NotApplicable(
                "the server does not count how indexes are used: set performance_schema=ON in its configuration and "
                "restart it, with wait/io/table/sql/handler enabled in performance_schema.setup_instruments"
            )
        if uptime < context.parameters["days"] * _DAY:
            raise NotApplicable(
                f"the server has run for {uptime // _DAY} days; what it uses shows after {context.parameters['days']}"
            )
        unused.add((f"{logical.get(row['db'])}.{row['tbl']}", row["name"]))
    return unused, uptime


def _problem(table: str, index: Index, days: int, context: Context) -> Problem:
    statement = f"DROP INDEX `{index.name}` ON {context.quoted(table)}"
    return Problem(
        f"index {index.name} ({', '.join(index.columns)}) on {table} is not CloudStack's and found not one row in the "
        f"{days} days that the server has counted; {statement}",
        {"table": table, "columns": bare_columns(index)},
        name=index.name,
        row={"index": index.name, "days": days, "statement": statement},
        identity={"table": table, "index": index.name},
    )


CHECK = Check(
    id="unused-index",
    area="indexes",
    severity=Severity.INFO,
    inputs={
        "tables": TABLES,
        "indexes": INDEXES,
        "foreign_keys": FOREIGN_KEYS,
        **load("dbcare.sql", "unused_index"),
    },
    table="information_schema.statistics",
    judge=judge,
    parameters={"days": 7, "rows": 10_000},
    fix_class=FixClass.ONLINE,
    remedy="Ask who added it and for what. Make it invisible (MySQL: INVISIBLE, MariaDB: IGNORED) for a while, then "
    "drop it.",
    symptom="Slower writes; nothing breaks.",
    catalogue="B6",
)
