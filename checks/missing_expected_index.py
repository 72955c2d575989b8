"""An index of this CloudStack release is missing.

CloudStack's upgrade steps swallow the error when an index cannot be made (DatabaseAccessObject.createIndex logs
"Unable to create index" and goes on), so an upgraded database may silently lack some. The release's indexes are
compared by their columns: an index counts as there when any index has its columns as leftmost ones in the same order
and, where the release wants it unique, a unique index keeps these columns unique. The name matters only for the few
that a view or the steps of a later upgrade name: without it listVirtualMachines, or that upgrade, fails. One that is
there but invisible is invisible-index; tables and columns that are gone are findings of their own.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from dbcare.check import (
    COLUMNS,
    INDEXES,
    TABLES,
    Check,
    Context,
    FixClass,
    Index,
    NamedIndex,
    Problem,
    Severity,
    ascending,
    bare_columns,
    named,
    provides,
)


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name every index of the release that no live index stands in for, under its own name where that matters."""
    live = inputs["indexes"]
    lacking = [
        table
        for name, table in context.release.schema.items()
        if not set(table.indexes) <= set(live.get(name, ())) and name in inputs["tables"]
    ]
    if not lacking:
        return
    columns = inputs["columns"]
    begun = context.begun(columns)
    for table in lacking:
        needs = {need.name: need for need in named(context.release.version, table.name)}
        # What the steps of an upgrade drop by name may be gone because that upgrade was begun.
        dropped = {index for index, need in needs.items() if begun and need.until}
        wanted = [index for index in table.indexes if index.name not in dropped]
        yield from _judge_table(
            table.name, wanted, live.get(table.name, ()), columns.get(table.name, ()), needs, context
        )


def _judge_table(
    table: str,
    expected: Collection[Index],
    live: Collection[Index],
    columns: Collection[str],
    needs: Mapping[str, NamedIndex],
    context: Context,
) -> Iterator[Problem]:
    # One that is invisible is not missing.
    there = tuple(ascending(index)._replace(visible=True) for index in live)
    names = {index.name.lower() for index in live}
    told = set()
    for wanted in sorted(expected, key=lambda index: not index.unique):
        if wanted in live or wanted.columns in told or not set(bare_columns(wanted)) <= set(columns):
            continue
        need = None if wanted.name.lower() in names else needs.get(wanted.name)
        if not provides(there, wanted):
            told.add(wanted.columns)
            yield _missing(table, wanted, there, need, context)
        elif need is not None:
            yield _renamed(table, wanted, _twin(wanted, live, expected), need, context)


def _twin(wanted: Index, live: Collection[Index], expected: Collection[Index]) -> Index | None:
    names = {index.name for index in expected}
    same = (wanted.columns, wanted.unique, wanted.kind)
    return next((i for i in live if (i.columns, i.unique, i.kind) == same and i.name not in names), None)


def _missing(table: str, wanted: Index, live: tuple[Index, ...], need: NamedIndex | None, context: Context) -> Problem:
    loss = "only without its uniqueness" if provides(live, wanted._replace(unique=False)) else "missing"
    cause = f", and {need.needed_by} by its name" if need else ""
    severe = need is not None or wanted.name == "PRIMARY"
    return _problem(table, wanted, f"is {loss}{cause}", _create(context.quoted(table), wanted), severe, context)


def _renamed(table: str, wanted: Index, twin: Index | None, need: NamedIndex, context: Context) -> Problem:
    place = context.quoted(table)
    if twin:
        statement = f"ALTER TABLE {place} RENAME INDEX `{twin.name}` TO `{wanted.name}`"
        return _problem(
            table, wanted, f"is named {twin.name}, but {need.needed_by} by its name", statement, True, context
        )
    loss = f"is there under other names only, but {need.needed_by} by its name"
    return _problem(table, wanted, loss, _create(place, wanted), True, context)


def _problem(table: str, wanted: Index, loss: str, statement: str, severe: bool, context: Context) -> Problem:
    return Problem(
        f"index {wanted.name} ({', '.join(wanted.columns)}) on {table} {loss}; {statement}",
        {"table": table, "columns": bare_columns(wanted)},
        severity=context.structural(Severity.CRITICAL if severe else Severity.WARNING),
        name=wanted.name,
        row={"index": wanted.name, "unique": wanted.unique, "statement": statement},
    )


def _create(table: str, wanted: Index) -> str:
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
    inputs={"tables": TABLES, "indexes": INDEXES, "columns": COLUMNS},
    table="information_schema.statistics",
    judge=judge,
    fix_class=FixClass.ONLINE,
    remedy="Create or rename the index with the statement shown, so that it has CloudStack's own name.",
    symptom="Slow listVirtualMachines, slow API, one CPU of the database at 100 %; or duplicate rows where a unique "
    "index was lost; or `Key 'fk_user_ip_address__vm_id' doesn't exist in table 'user_ip_address'`.",
    catalogue="B1",
    evidence=(
        "https://github.com/apache/cloudstack/issues/8775",
        "https://github.com/apache/cloudstack/pull/8737",
        "https://github.com/apache/cloudstack/pull/1387",
        "https://github.com/apache/cloudstack/pull/9198",
    ),
)
