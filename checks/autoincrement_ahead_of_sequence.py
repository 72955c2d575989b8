"""A table has used ids that its sequence has yet to hand out.

CloudStack takes the ids of these tables from `sequence`, so AUTO_INCREMENT, which InnoDB keeps one above the highest id
that ever was, does not pass it. Where it does, rows with higher ids were there and are deleted, or the sequence was
restored from an older dump: ids will be handed out a second time, and usage records, events and details that still
name the first owner will be taken for the second's. Where the ids are still in use, `sequence-behind-max-id` says so.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import (
    TABLES,
    Check,
    Context,
    FixClass,
    Found,
    Generated,
    Leave,
    Problem,
    Query,
    Raise,
    Repair,
    Severity,
    generated,
    load,
)

MADE_UP = 2**32
"""No installation has counted so far: a row with such an id was made by hand, and others should not follow it."""


def queries(context: Context) -> Iterator[Query]:
    """Read each live sequence, the highest id of the table that it feeds, and the server's steps."""
    for sequence in context.release.sequences:
        table = sequence.table.partition(".")[2]
        yield generated(
            "SELECT s.name AS name, s.value AS next_value, m.max_id AS max_id, @@auto_increment_increment AS step, "
            f"'{sequence.table}' AS feeds FROM `sequence` s JOIN (SELECT MAX(id) AS max_id FROM {table}) m "
            f"WHERE s.name = '{sequence.name}'",
            "autoincrement-ahead-of-sequence",
            [("cloud.sequence", "value"), (sequence.table, "id")],
        )


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each sequence that AUTO_INCREMENT has passed, unless rows with such ids are still there."""
    # First the tables, then the sequences: a VM that is made in between raises the sequence, which excuses more.
    tables = inputs["tables"]
    for row in inputs["sequences"]:
        table = tables.get(row["feeds"])
        next_id = table.auto_increment if table else None
        if next_id is None or (row["max_id"] or 0) >= row["next_value"]:
            continue
        if next_id - row["next_value"] > max(context.parameters["slack"], row["step"] - 1):
            yield _problem(row, next_id)


def _problem(row: Mapping[str, Any], next_id: int) -> Problem:
    return Problem(
        f"{row['name']} will hand out {row['next_value']}, but {row['feeds']} has had ids up to {next_id - 1} that are "
        "deleted since; they will be handed out again",
        {"name": row["name"]},
        name=row["name"],
        row={**row, "auto_increment": next_id},
    )


def mend(found: Found, context: Context) -> Repair | Leave:
    """Raise the sequence to the table's AUTO_INCREMENT."""
    name, next_id, table = found.key["name"], found.row["auto_increment"], found.row["feeds"]
    if next_id > MADE_UP:
        return Leave(
            f"{table} had a row with the made-up id {next_id - 1}, and {name} would go on from there; "
            f"set the table's AUTO_INCREMENT back instead: ALTER TABLE {context.quoted(table)} AUTO_INCREMENT = 1"
        )
    return Repair(
        f"raise {name} to {next_id}, above the ids that {table} has had",
        (Raise("cloud.sequence", {"name": name}, "value", next_id),),
    )


CHECK = Check(
    id="autoincrement-ahead-of-sequence",
    area="sequences",
    severity=Severity.WARNING,
    inputs={
        "tables": TABLES,
        "sequences": Generated(queries),
        **load("dbcare.sql", "autoincrement_ahead_of_sequence"),
    },
    table="cloud.sequence",
    judge=judge,
    key=("name",),
    # Clusters count in steps of as many nodes as they have, or had: that far ahead is nothing.
    parameters={"slack": 10},
    fix_class=FixClass.ONLINE,
    mend=mend,
    remedy="Raise the value to the table's AUTO_INCREMENT; raising it further harms nothing.",
    symptom="A new VM, network or template has the history of a deleted one: its usage, events or details.",
    catalogue="A4",
    evidence=(
        "https://github.com/apache/cloudstack/pull/11659",
        "https://github.com/apache/cloudstack/pull/52",
    ),
)
