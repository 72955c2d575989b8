"""An upgrade of CloudStack was begun and not completed.

MySQL and MariaDB commit at each DDL statement, so an upgrade that fails is not rolled back. Either the newest row of
`version` stands at a step before Complete, or the step died so early that no row was written: then tables or columns
that only a newer release has are there already.
"""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from dbcare.check import COLUMNS, VERSIONS, Check, Context, Problem, Severity


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each step that is not complete, or what is there of newer releases without their rows."""
    steps = inputs["versions"]
    incomplete = [step for step in steps if step["step"] != "Complete"]
    for step in incomplete:
        age = context.now - step["updated"]
        running = age < timedelta(minutes=context.parameters["minutes"])
        yield Problem(
            f"the upgrade to {step['version']} stands at step {step['step']} since {step['updated']} UTC"
            + ("; it may still be running" if running else ""),
            {"id": step["id"]},
            severity=Severity.WARNING if running else Severity.CRITICAL,
            name=step["version"],
            row=step,
        )
    if not incomplete and context.release.additions:
        yield from _leftovers(inputs["columns"], steps[-1], context)


def _leftovers(
    columns: Mapping[str, Mapping[str, Any]], newest: Mapping[str, Any], context: Context
) -> Iterator[Problem]:
    found = {
        f"{table}.{column}" if column else table: release
        for (table, column), release in context.release.additions.items()
        if table in columns and (column is None or column in columns[table])
    }
    if found:
        names, releases = list(found), ", ".join(dict.fromkeys(found.values()))
        shown = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
        yield Problem(
            f"the database is at {newest['version']} but has what only {releases} brings: {shown}",
            {"id": newest["id"]},
            severity=context.structural(Severity.WARNING),
            name=newest["version"],
            row={"version": newest["version"], "brought_by": releases, "names": names},
        )


CHECK = Check(
    id="partial-upgrade",
    area="indexes",
    severity=Severity.CRITICAL,
    inputs={"versions": VERSIONS, "columns": COLUMNS},
    table="cloud.version",
    judge=judge,
    parameters={"minutes": 120},
    remedy="Restore the backup taken before the upgrade and run the upgrade again; change nothing by hand.",
    symptom="HTTP 503; `Unable to upgrade the database`, `Unable to execute upgrade script` or "
    "`Duplicate column name` in its log.",
    catalogue="B12",
    evidence=(
        "https://github.com/apache/cloudstack/issues/7358",
        "https://github.com/apache/cloudstack/issues/10068",
        "https://github.com/apache/cloudstack/issues/6074",
    ),
)
