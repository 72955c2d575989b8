"""Rows of vm_work_job stand in the way of jobs to come.

A job on a VM has a row in async_job and one in vm_work_job, with the same id, but no foreign key holds the two
together. A row of vm_work_job that is alone with an id that async_job has yet to reach makes the job that will get
this id fail; so it comes after async_job was emptied or restored from an older dump and counts from a lower id. Rows
that are alone with lower ids are left by CloudStack's own clean-up of old jobs and harm nothing: they are told once, as
info.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import TABLES, Check, Context, Delete, FixClass, Found, Leave, Problem, Repair, Severity, load


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each row whose id async_job will reach, and count the others."""
    # First the counter: jobs that are made later have both rows, and are not alone.
    # MySQL gives none for a table that never had a row, or was emptied.
    next_id = inputs["tables"]["cloud.async_job"].auto_increment or 1
    harmless = 0
    for row in inputs["detect"]:
        if row["id"] is not None and row["id"] >= next_id:
            yield _collision(row, next_id)
        else:
            harmless += int(row["alone"])
    if harmless:
        yield _leftovers(harmless)


def _collision(row: Mapping[str, Any], next_id: int) -> Problem:
    # MariaDB makes decimals of ids that a UNION puts beside NULL.
    number = int(row["id"])
    return Problem(
        f"vm_work_job {number} has no async_job, which will count from {next_id} and reach it: that job will fail",
        {"id": number},
        row={**row, "kind": "collision", "id": number, "auto_increment": next_id},
    )


def _leftovers(count: int) -> Problem:
    rows = "1 row is" if count == 1 else f"{count} rows are"
    return Problem(
        f"{rows} left in vm_work_job of jobs that are gone; they harm nothing as long as async_job counts on",
        {"table": "cloud.vm_work_job"},
        table="information_schema.tables",
        severity=Severity.INFO,
        row={"alone": count},
    )


def mend(found: Found, context: Context) -> Repair | Leave:
    """Delete the row that stands in the way."""
    if found.row.get("kind") != "collision":
        return Leave("async_job has passed their ids: they harm nothing as long as its counter does not go back")
    number = found.key["id"]
    return Repair(
        f"delete row {number} of vm_work_job, which has no async_job", (Delete("cloud.vm_work_job", {"id": number}),)
    )


CHECK = Check(
    id="vm-work-job-id-collision",
    area="sequences",
    severity=Severity.CRITICAL,
    inputs={"tables": TABLES, **load("dbcare.sql", "vm_work_job_id_collision")},
    table="cloud.vm_work_job",
    judge=judge,
    fix_class=FixClass.ONLINE,
    mend=mend,
    remedy="Delete the rows of vm_work_job that have no async_job, those that are in the way first: nothing reads one "
    "without the other.",
    symptom="`Unable to schedule async job for command com.cloud.vm.VmWorkStop, unexpected exception.` with "
    "`Duplicate entry '32447' for key 'PRIMARY'`: a VM cannot be started, stopped or migrated, at the first try.",
    catalogue="A12",
    evidence=(
        "https://github.com/apache/cloudstack/issues/2880",
        "https://github.com/apache/cloudstack/issues/5651",
        "https://github.com/apache/cloudstack/pull/3871",
    ),
)
