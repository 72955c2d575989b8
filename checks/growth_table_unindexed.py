"""A table that keeps growing is searched without an index.

Statistics, events and alerts pile up until CloudStack purges them, and some are looked for by columns that have no
index in this release: each look-up reads the whole table. This is advice, given only where the table is large; most of
these indexes come with a newer release, under the names used here, so that its upgrade finds them. Every index slows
inserting and purging a little. None on `timestamp` is proposed: it was measured to slow the bulk DELETE of old
statistics.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

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
    LiveTable,
    Problem,
    Repair,
    Severity,
    Verb,
    bare_columns,
)


class Lookup(NamedTuple):
    """What CloudStack looks for by which columns, and the index that finds it, as newer releases name it."""

    table: str
    columns: tuple[str, ...]
    name: str
    sought: str


LOOKUPS = (
    Lookup("cloud.vm_stats", ("vm_id",), "i_vm_stats__vm_id", "the statistics of each VM that is listed"),
    Lookup("cloud.volume_stats", ("volume_id",), "i_volume_stats__volume_id", "the statistics of a volume"),
    Lookup(
        "cloud.event",
        ("resource_type", "resource_id"),
        "i_event__resource_type__resource_id",
        "the events of one resource",
    ),
    Lookup("cloud.alert", ("archived", "created"), "i_alert__archived__created", "the alerts that are listed"),
    Lookup(
        "cloud.alert",
        ("type", "data_center_id", "pod_id"),
        "i_alert__type__data_center_id__pod_id",
        "whether an alert was raised before",
    ),
)


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each look-up that no index serves, in this release or on this installation, on a table that is large."""
    for lookup in LOOKUPS:
        table: LiveTable | None = inputs["tables"].get(lookup.table)
        expected = context.release.schema.get(lookup.table)
        if table is None or expected is None or table.rows < context.parameters["rows"]:
            continue
        there = set(lookup.columns) <= set(inputs["columns"].get(lookup.table, ()))
        indexes = (*inputs["indexes"].get(lookup.table, ()), *expected.indexes)
        if there and not any(_serves(index, lookup) for index in indexes):
            yield _problem(lookup, table, any(index.name == lookup.name for index in indexes), context)


def _serves(index: Index, lookup: Lookup) -> bool:
    """Say whether an index narrows the search; one that the release brings but is not there is another check's."""
    return index.visible and bare_columns(index)[0] in lookup.columns


def _problem(lookup: Lookup, table: LiveTable, taken: bool, context: Context) -> Problem:
    columns = ", ".join(f"`{column}`" for column in lookup.columns)
    statement = f"CREATE INDEX `{lookup.name}` ON {context.quoted(lookup.table)} ({columns})"
    return Problem(
        f"to find {lookup.sought}, CloudStack reads all of {lookup.table}, about {table.rows:,} rows in "
        f"{table.data_length / 1e6:,.0f} MB; {statement}",
        {"table": lookup.table, "columns": list(lookup.columns)},
        name=lookup.name,
        row={"rows": table.rows, "bytes": table.data_length, "taken": taken, "statement": statement},
    )


def mend(found: Found, context: Context) -> Repair | Leave:
    """Add the index under the name that newer releases give it."""
    if found.row["taken"]:
        return Leave(f"an index that is invisible, or of other columns, is called {found.name} already")
    index = Index(str(found.name), tuple(found.key["columns"]))
    table = found.key["table"]
    return Repair(
        f"add the index {index.name} ({', '.join(index.columns)}) to {table}", action=AlterIndex(table, Verb.ADD, index)
    )


CHECK = Check(
    id="growth-table-unindexed",
    area="indexes",
    severity=Severity.INFO,
    inputs={"tables": TABLES, "indexes": INDEXES, "columns": COLUMNS},
    table="information_schema.statistics",
    judge=judge,
    parameters={"rows": 100_000},
    fix_class=FixClass.ONLINE,
    mend=mend,
    remedy="First let CloudStack purge what is old (vm.stats.max.retention.time, event.purge.delay, "
    "alert.purge.delay); then create the index with the statement shown, at a quiet hour. Add none on `timestamp`.",
    symptom="listVirtualMachines takes tens of seconds; one CPU of the database at 100 %.",
    catalogue="B3",
    evidence=(
        "https://github.com/apache/cloudstack/issues/8775",
        "https://github.com/apache/cloudstack/pull/8737",
        "https://github.com/apache/cloudstack/pull/8276",
        "https://github.com/apache/cloudstack/issues/8266",
        "https://github.com/apache/cloudstack/issues/11103",
    ),
)
