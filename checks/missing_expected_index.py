"""An index of this CloudStack release is missing.

CloudStack's upgrade steps swallow the error when an index cannot be made (DatabaseAccessObject.createIndex logs
"Unable to create index" and goes on), so an upgraded database may silently lack some. The release's indexes are
compared by their columns, never by name: an index counts as there when any visible index has its columns as leftmost
ones in the same order and, where the release wants it unique, a unique index keeps these columns unique.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import INDEXES, Check, Context, FixClass, Index, Problem, Severity, bare_columns, provides


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name every index of the release that no live index stands in for; a table that is gone is not this fault."""
    live: Mapping[str, tuple[Index, ...]] = inputs["indexes"]
    for name, table in context.release.schema.items():
        told = set()
        for wanted in sorted(table.indexes, key=lambda index: not index.unique):
            if name not in live or wanted in live[name] or wanted.columns in told:
                continue
            there = tuple(map(_ascending, live[name]))
            if not provides(there, wanted):
                told.add(wanted.columns)
                yield _problem(name, wanted, there, context)


def _ascending(index: Index) -> Index:
    """Leave out which way each part is sorted: the server finds and keeps rows apart by it either way."""
    return index._replace(columns=tuple(column.removesuffix(" DESC") for column in index.columns))


def _problem(table: str, wanted: Index, live: tuple[Index, ...], context: Context) -> Problem:
    loss = "only without its uniqueness" if provides(live, wanted._replace(unique=False)) else "missing"
    statement = _statement(context.quoted(table), wanted)
    return Problem(
        f"index ({', '.join(wanted.columns)}) on {table} is {loss}; {statement}",
        {"table": table, "columns": bare_columns(wanted)},
        severity=context.structural(Severity.CRITICAL if wanted.name == "PRIMARY" else Severity.WARNING),
        name=wanted.name,
        row={"index": wanted.name, "unique": wanted.unique, "statement": statement},
    )


def _statement(table: str, wanted: Index) -> str:
    parts = ", ".join(_quoted(column) for column in wanted.columns)
    if wanted.name == "PRIMARY":
        return f"ALTER TABLE {table} ADD PRIMARY KEY ({parts})"
    return f"CREATE {'UNIQUE ' if wanted.unique else ''}INDEX `{wanted.name}` ON {table} ({parts})"


def _quoted(column: str) -> str:
    name, bracket, prefix = column.partition("(")
    return f"`{name}`{bracket}{prefix}"


CHECK = Check(
    id="missing-expected-index",
    area="indexes",
    severity=Severity.WARNING,
    inputs={"indexes": INDEXES},
    table="information_schema.statistics",
    judge=judge,
    fix_class=FixClass.ONLINE,
    remedy="Create the index with the statement shown, under CloudStack's own name so that later upgrades find it.",
    symptom="Slow listVirtualMachines, slow API, one CPU of the database at 100 %; or duplicate rows where a unique "
    "index was lost.",
    catalogue="B1",
    evidence=(
        "https://github.com/apache/cloudstack/issues/8775",
        "https://github.com/apache/cloudstack/pull/8737",
        "https://github.com/apache/cloudstack/pull/1387",
    ),
)
