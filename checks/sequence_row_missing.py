"""A sequence that CloudStack reads has no row.

SequenceFetcher returns null when the row is not there, and its callers fall over it. Sequences that CloudStack names
but never reads (`vm_snapshots_seq`, `image_store_seq`, `object_store_seq`) have no row on any installation.
"""

from collections.abc import Iterator

from dbcare.check import Check, Context, FixClass, Generated, Query, Severity, generated


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


CHECK = Check(
    id="sequence-row-missing",
    area="sequences",
    severity=Severity.CRITICAL,
    inputs={"sequences": Generated(queries)},
    table="cloud.sequence",
    key=("name",),
    message="{name} has no row in `sequence`; it should be there with a value of {least}",
    fix_class=FixClass.ONLINE,
    remedy="Insert the row with a value above the highest id of its table.",
    symptom="`Unable to get a sequence`, then a NullPointerException because the return value of "
    "`SequenceFetcher.getNextSequence(...)` is null.",
    catalogue="A2",
    evidence=("https://github.com/apache/cloudstack/issues/10825",),
)
