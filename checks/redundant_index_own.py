"""An index that CloudStack does not ship repeats another one.

Every index costs time at each write. This one was added on this installation, and another index of the same table
already answers all that it can answer. Indexes that CloudStack itself ships twice are not meant: see
redundant-index-shipped.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import (
    INDEXES,
    AlterIndex,
    Check,
    Context,
    FixClass,
    Found,
    Index,
    Leave,
    Problem,
    Repair,
    Severity,
    Verb,
    bare_columns,
    named,
    redundant,
    unshipped,
)


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each of the installation's own indexes that another index makes superfluous."""
    for table, indexes in inputs["indexes"].items():
        expected = context.release.shipped.get(table)
        if expected is not None:
            own = unshipped(indexes, expected.indexes)
            for index, other in redundant(indexes, prefer=own):
                if index in own:
                    yield _problem(table, index, other, context)


def _problem(table: str, index: Index, other: Index, context: Context) -> Problem:
    statement = f"DROP INDEX `{index.name}` ON {context.quoted(table)}"
    return Problem(
        f"index {index.name} ({', '.join(index.columns)}) on {table} repeats {other.name} "
        f"({', '.join(other.columns)}) and is not CloudStack's; {statement}",
        {"table": table, "columns": bare_columns(index)},
        severity=context.structural(Severity.WARNING),
        name=index.name,
        row={
            "index": index.name,
            "columns": list(index.columns),
            "unique": index.unique,
            "kind": index.kind,
            "visible": index.visible,
            "repeats": other.name,
            "statement": statement,
        },
        identity={"table": table, "index": index.name},
    )


def mend(found: Found, context: Context) -> Repair | Leave:
    """Drop the index, unless something needs it by its name."""
    row, table = found.row, found.key["table"]
    if not context.release.exact:
        return Leave(f"which indexes CloudStack {context.release.version} ships is not known: this may be one of them")
    need = next((need for need in named(context.release.version, table) if need.name == row["index"]), None)
    if need is not None:
        return Leave(f"{need.needed_by} by its name")
    if row["kind"] != "BTREE":
        return Leave(f"an index of the kind {row['kind']} could not be put back without stopping writes")
    index = Index(row["index"], tuple(row["columns"]), row["unique"], row["kind"], row["visible"])
    return Repair(
        f"drop the index {index.name} ({', '.join(index.columns)}) of {table}, which repeats {row['repeats']}",
        action=AlterIndex(table, Verb.DROP, index),
    )


CHECK = Check(
    id="redundant-index-own",
    area="indexes",
    severity=Severity.WARNING,
    inputs={"indexes": INDEXES},
    table="information_schema.statistics",
    judge=judge,
    fix_class=FixClass.ONLINE,
    mend=mend,
    remedy="Drop the index. Who wants to see first what that does makes it invisible (MySQL: INVISIBLE, MariaDB: "
    "IGNORED) for a while.",
    symptom="Slower writes; nothing breaks.",
    catalogue="B6",
)
