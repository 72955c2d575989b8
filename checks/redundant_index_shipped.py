"""CloudStack ships this index although another one repeats it.

A stock database has dozens of these: upgrade steps added an index that was there under another name. They cost a
little at each write, and a later upgrade may drop or rename them by name: leave them alone.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import INDEXES, Check, Context, Problem, Severity, bare_columns, redundant, unshipped


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each shipped index that another shipped index makes superfluous."""
    for table, indexes in inputs["indexes"].items():
        expected = context.release.shipped.get(table)
        if expected is not None:
            own = unshipped(indexes, expected.indexes)
            for index, other in redundant([index for index in indexes if index not in own]):
                yield Problem(
                    f"index {index.name} ({', '.join(index.columns)}) on {table} repeats {other.name}, as shipped",
                    {"table": table, "columns": bare_columns(index)},
                    name=index.name,
                    row={"index": index.name, "repeats": other.name},
                    identity={"table": table, "index": index.name},
                )


CHECK = Check(
    id="redundant-index-shipped",
    area="indexes",
    severity=Severity.INFO,
    inputs={"indexes": INDEXES},
    table="information_schema.statistics",
    judge=judge,
    remedy="None: upgrade steps of CloudStack may drop or rename the index by its name.",
    symptom="Slightly slower writes.",
    catalogue="B6",
)
