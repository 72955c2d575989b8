"""A table of this CloudStack release is missing.

Every API call and background task that reads the table fails. It was dropped, was left out of a dump, or comes from an
upgrade step that was skipped. CloudStack's views are not looked at, nor what a begun upgrade has taken away already:
that is partial-upgrade. When the whole usage database is not on this server, that is said once: it may live elsewhere.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import COLUMNS, TABLES, Check, Context, Problem, Severity


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each table that is gone; a view in its place stands in for it."""
    tables, columns = inputs["tables"], inputs["columns"]
    removals = context.release.removals if context.begun(columns) else {}
    absent = [name for name in context.release.schema if name not in tables and name not in columns]
    for database, name in context.databases.items():
        if absent and not any(table.startswith(f"{database}.") for table in tables):
            absent = [table for table in absent if not table.startswith(f"{database}.")]
            yield _nowhere(database, name)
    for table in absent:
        if (table, None) not in removals:
            yield Problem(
                f"table {table} is missing: whatever reads it fails",
                {"table": table},
                severity=context.structural(Severity.CRITICAL),
                name=table,
                row={"table": table, "release": context.release.version},
            )


def _nowhere(database: str, name: str) -> Problem:
    return Problem(
        f"database {name} is not on this server, with none of its tables; where CloudStack keeps it on another one, "
        "look there too",
        {"table": f"{database}.*"},
        severity=Severity.INFO,
        name=name,
    )


CHECK = Check(
    id="missing-expected-table",
    area="indexes",
    severity=Severity.CRITICAL,
    inputs={"tables": TABLES, "columns": COLUMNS},
    table="information_schema.tables",
    judge=judge,
    remedy="Restore the table from a backup. `dbcare catalogue show RELEASE TABLE` lists its columns, but an empty one "
    "is right only where nothing was ever in it.",
    symptom="API calls fail; `Table 'cloud.…' doesn't exist` in the management server's log.",
    catalogue="B12",
)
