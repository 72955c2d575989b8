"""A table is running out of ids.

When AUTO_INCREMENT reaches the highest number that its column holds, nothing more can be inserted. Most of CloudStack's
ids are BIGINT UNSIGNED and will outlive us all, unless somebody inserted a huge id by hand; some are signed or INT, and
so are columns that somebody changed. What a column holds is worked out from its type as it is on this server.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import TABLES, Check, Context, FixClass, Problem, Severity, load

_TYPE = re.compile(r"(?P<size>tiny|small|medium|big|)int\b")
_BITS = {"tiny": 8, "small": 16, "medium": 24, "": 32, "big": 64}


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each column that is close to the last number that it holds."""
    tables = inputs["tables"]
    for row in inputs["columns"]:
        name = f"{row['db']}.{row['tbl']}"
        table, last = tables.get(name), _last(row["type"])
        if table is None or table.auto_increment is None or last is None:
            continue
        used = 100 * (table.auto_increment - 1)
        if used >= context.parameters["warning"] * last:
            critical = used >= context.parameters["critical"] * last
            yield _problem(name, row, table.auto_increment, last, critical=critical)


def _last(column_type: Any) -> int | None:
    """Work out the highest number that a column of this type holds; None for types that are no integers."""
    text = column_type.decode() if isinstance(column_type, bytes) else column_type
    match = _TYPE.match(text)
    if match is None:
        return None
    unsigned = "unsigned" in text or "zerofill" in text
    return int(2 ** (_BITS[match["size"]] - (not unsigned)) - 1)


def _problem(table: str, row: Mapping[str, Any], next_id: int, last: int, *, critical: bool) -> Problem:
    if next_id > last:
        state = f"has used its last number, {last}: nothing can be inserted"
    else:
        state = f"will take {next_id} next, and {last} is the last: {100 * (next_id - 1) / last:.1f} % are used"
    return Problem(
        f"{table}.{row['name']} ({row['type']}) {state}",
        {"table": table, "column": row["name"]},
        severity=Severity.CRITICAL if critical else Severity.WARNING,
        row={**row, "auto_increment": next_id, "last": last},
    )


CHECK = Check(
    id="autoincrement-headroom",
    area="sequences",
    severity=Severity.WARNING,
    inputs={"tables": TABLES, **load("dbcare.sql", "autoincrement_headroom")},
    table="information_schema.columns",
    judge=judge,
    key=("table", "column"),
    parameters={"warning": 80, "critical": 95},
    fix_class=FixClass.REPORT,
    remedy="With every management server stopped, change the column to BIGINT UNSIGNED, and with it every column that "
    "refers to it; where a single huge id is the cause, delete its row and set AUTO_INCREMENT back.",
    symptom="`ERROR 1062 Duplicate entry … for key 'PRIMARY'`, `ERROR 167 Out of range value` or "
    "`ERROR 1467 Failed to read auto-increment value from storage engine`.",
    catalogue="A5",
)
