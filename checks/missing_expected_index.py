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
    AlterIndex,
    Check,
    Context,
    FixClass,
    Found,
    Index,
    Leave,
    NamedIndex,
    Problem,
    Repair,
    Severity,
    Verb,
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
            namesake = next((index for index in live if index.name.lower() == wanted.name.lower()), None)
            yield _missing(table, wanted, there, namesake, need, context)
        elif need is not None:
            yield _renamed(table, wanted, _twin(wanted, live, expected), need, context)


def _twin(wanted: Index, live: Collection[Index], expected: Collection[Index]) -> Index | None:
    names = {index.name for index in expected}
    same = (wanted.columns, wanted.unique, wanted.kind)
    return next((i for i in live if (i.columns, i.unique, i.kind) == same and i.name not in names), None)


def _missing(
    table: str,
    wanted: Index,
    live: tuple[Index, ...],
    namesake: Index | None,
    need: NamedIndex | None,
    context: Context,
) -> Problem:
    loss = "only without its uniqueness" if provides(live, wanted._replace(unique=False)) else "missing"
    cause = f", and {need.needed_by} by its name" if need else ""
    severe = need is not None or wanted.name == "PRIMARY"
    statement = _create(context.quoted(table), wanted, namesake)
    return _problem(table, wanted, f"is {loss}{cause}", statement, severe, context, taken=namesake is not None)


def _renamed(table: str, wanted: Index, twin: Index | None, need: NamedIndex, context: Context) -> Problem:
    place = context.quoted(table)
    if twin:
        statement = f"ALTER TABLE {place} RENAME INDEX `{twin.name}` TO `{wanted.name}`"
        return _problem(
            table, wanted, f"is named {twin.name}, but {need.needed_by} by its name", statement, True, context
        )
    loss = f"is there under other names only, but {need.needed_by} by its name"
    return _problem(table, wanted, loss, _create(place, wanted), True, context)


def _problem(
    table: str, wanted: Index, loss: str, statement: str, severe: bool, context: Context, *, taken: bool = False
) -> Problem:
    return Problem(
        f"index {wanted.name} ({', '.join(wanted.columns)}) on {table} {loss}; {statement}",
        {"table": table, "columns": bare_columns(wanted)},
        severity=context.structural(Severity.CRITICAL if severe else Severity.WARNING),
        name=wanted.name,
        row={
            "index": wanted.name,
            "columns": list(wanted.columns),
            "unique": wanted.unique,
            "kind": wanted.kind,
            "visible": wanted.visible,
            "taken": taken,
            "statement": statement,
        },
    )


def _create(table: str, wanted: Index, namesake: Index | None = None) -> str:
    """Write how to have an index; another one of its name is put away, and kept if it is of other columns."""
    parts = ", ".join(_quoted(column) for column in wanted.columns)
    if wanted.name == "PRIMARY":
        return f"ALTER TABLE {table} ADD PRIMARY KEY ({parts})"
    kind = "UNIQUE INDEX" if wanted.unique else "INDEX"
    if namesake is None:
        return f"CREATE {kind} `{wanted.name}` ON {table} ({parts})"
    same = namesake.columns == wanted.columns
    away = f"DROP INDEX `{namesake.name}`" if same else f"RENAME INDEX `{namesake.name}` TO `{namesake.name[:60]}_old`"
    return f"ALTER TABLE {table} {away}, ADD {kind} `{wanted.name}` ({parts})"


def _quoted(column: str) -> str:
    name, bracket, prefix = column.partition("(")
    return f"`{name}`{bracket}{prefix}"


def mend(found: Found, context: Context) -> Repair | Leave:
    """Add the index under CloudStack's own name, where nothing else has that name."""
    row = found.row
    if not context.release.exact:
        return Leave(f"whether CloudStack {context.release.version} has this index is not known")
    if row["index"] == "PRIMARY":
        return Leave(f"a primary key makes the server build the table anew: stop CloudStack for {row['statement']}")
    if row["taken"]:
        # Under another name the upgrade that drops it by name would leave it, and its uniqueness, behind.
        return Leave(
            f"another index has its name; once no rows are in the way, one statement has it: {row['statement']}"
        )
    index = Index(row["index"], tuple(row["columns"]), row["unique"], row["kind"], row["visible"])
    table = found.key["table"]
    return Repair(
        f"add the {'unique ' if index.unique else ''}index {index.name} ({', '.join(index.columns)}) to {table}",
        action=AlterIndex(table, Verb.ADD, index),
    )


CHECK = Check(
    id="missing-expected-index",
    area="indexes",
    severity=Severity.WARNING,
    inputs={"tables": TABLES, "indexes": INDEXES, "columns": COLUMNS},
    table="information_schema.statistics",
    judge=judge,
    fix_class=FixClass.ONLINE,
    mend=mend,
    remedy="Create or rename the index with the statement shown, so that it has CloudStack's own name. Where it could "
    "be renamed, `dbcare fix` creates it all the same: then redundant-index-own finds the other.",
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
