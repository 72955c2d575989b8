"""An index that CloudStack does not ship repeats another one.

Every index costs time at each write. This one was added on this installation, and another index of the same table
already answers all that it can answer. Indexes that CloudStack itself ships twice are not meant: see
redundant-index-shipped.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import INDEXES, Check, Context, FixClass, Index, Problem, Severity, bare_columns, redundant, unshipped


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
        row={"index": index.name, "repeats": other.name, "statement": statement},
        identity={"table": table, "index": index.name},
    )


CHECK = Check(
    id="redundant-index-own",
    area="indexes",
    severity=Severity.WARNING,
    inputs={"indexes": INDEXES},
    table="information_schema.statistics",
    judge=judge,
    fix_class=FixClass.ONLINE,
    remedy="Make the index invisible (MySQL: INVISIBLE, MariaDB: IGNORED) for a while, then drop it.",
    symptom="Slower writes; nothing breaks.",
    catalogue="B6",
)
