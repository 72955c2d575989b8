"""A sequence that CloudStack reads has no row.

SequenceFetcher returns null when the row is not there, and its callers fall over it. Sequences that CloudStack names
but never reads (`vm_snapshots_seq`, `image_store_seq`, `object_store_seq`) have no row on any installation.
"""

from collections.abc import Iterator

from dbcare.check import (
    Check,
    Context,
    FixClass,
    Found,
    Generated,
    Insert,
    Leave,
    Query,
    Repair,
    Severity,
    generated,
    load,
)

MADE_UP = 2**32
"""No installation has counted so far: a row with such an id was made by hand, and others should not follow it."""


def queries(context: Context) -> Iterator[Query]:
    """Look for each live sequence that has no row, and for the value that its row should have."""
    for sequence in context.release.sequences:
        table = sequence.table.partition(".")[2]
        yield generated(
            f"SELECT '{sequence.name}' AS name, GREATEST({sequence.seed}, COALESCE(m.max_id, 0) + 1) AS least "
            f"FROM (SELECT MAX(id) AS max_id FROM {table}) m LEFT JOIN `sequence` s ON s.name = '{sequence.name}' "
            "WHERE s.name IS NULL",
            "sequence-row-missing",
            [("cloud.sequence", "name"), (sequence.table, "id")],
        )


def mend(found: Found, context: Context) -> Repair | Leave:
    """Insert the row with a value above the highest id of its table, and not below what CloudStack begins with."""
    name, highest = found.key["name"], found.fact["highest"] or 0
    seed = next(sequence.seed for sequence in context.release.sequences if sequence.name == name)
    if highest >= MADE_UP:
        return Leave(
            f"its table has a row with the made-up id {highest}, and {name} would go on from there; "
            "find out whose that row is first"
        )
    value = max(seed, highest + 1)
    return Repair(
        f"insert {name} into `sequence` with the value {value}",
        (Insert("cloud.sequence", {"name": name}, {"name": name, "value": value}),),
    )


CHECK = Check(
    id="sequence-row-missing",
    area="sequences",
    severity=Severity.CRITICAL,
    inputs={"sequences": Generated(queries), **load("dbcare.sql", "sequence_row_missing")},
    table="cloud.sequence",
    key=("name",),
    message="{name} has no row in `sequence`; it should be there with a value of {least}",
    fix_class=FixClass.ONLINE,
    mend=mend,
    remedy="Insert the row with a value above the highest id of its table. Where the table has had still higher ids, "
    "autoincrement-ahead-of-sequence says so next.",
    symptom="`Unable to get a sequence`, then a NullPointerException because the return value of "
    "`SequenceFetcher.getNextSequence(...)` is null.",
    catalogue="A2",
    evidence=("https://github.com/apache/cloudstack/issues/10825",),
)
