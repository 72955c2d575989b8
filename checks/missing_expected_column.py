"""A column of this CloudStack release is missing.

CloudStack names every column in its SELECTs, so every API call that reads the table fails. The column was dropped, or
comes from an upgrade step that was skipped or failed. Columns of a table that is gone are not named one by one, nor
what a begun upgrade has taken away already: that is partial-upgrade. Columns that the installation added are its own.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from dbcare.check import COLUMNS, Check, Column, Context, Problem, Severity


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each column that is gone from a table that is there."""
    live: Mapping[str, Collection[str]] = inputs["columns"]
    removals = context.release.removals if context.begun(live) else {}
    for name, table in context.release.schema.items():
        if name in live and not table.columns.keys() <= set(live[name]):
            there = {column.lower() for column in live[name]}
            for column in table.columns.values():
                if column.name.lower() not in there and (name, column.name) not in removals:
                    yield _problem(name, column, context)


def _problem(table: str, column: Column, context: Context) -> Problem:
    return Problem(
        f"column {column.name} ({column.type}) of {table} is missing: whatever reads the table fails",
        {"table": table, "columns": [column.name]},
        severity=context.structural(Severity.CRITICAL),
        name=column.name,
        row={
            "table": table,
            "column": column.name,
            "type": column.type,
            "nullable": column.nullable,
            "default": column.default,
        },
    )


CHECK = Check(
    id="missing-expected-column",
    area="indexes",
    severity=Severity.CRITICAL,
    inputs={"columns": COLUMNS},
    table="information_schema.columns",
    judge=judge,
    remedy="Find out which upgrade step should have made it and what else that step did; or restore from a backup.",
    symptom="API calls fail; `Unknown column '…' in 'field list'` in the management server's log.",
    catalogue="B12",
    evidence=("https://github.com/apache/cloudstack/issues/7358",),
)
