"""A sequence hands out ids that are taken.

`sequence.value` is the next id to hand out, so it must exceed the highest id of its table. Where it does not, every
creation of that kind fails until the counter has walked past the highest id. Only the four sequences that CloudStack
reads count: `volume_seq`, `storage_pool_seq` and the others are seeded and never read again.
"""

from collections.abc import Iterator

from dbcare.check import (
    Check,
    Context,
    FixClass,
    Found,
    Generated,
    Leave,
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
    """Compare each live sequence with the highest id of the table that it feeds."""
    for sequence in context.release.sequences:
        table = sequence.table.partition(".")[2]
        yield generated(
            "SELECT s.name AS name, s.value AS next_value, m.max_id AS max_id, m.max_id + 1 AS least, "
            f"'{sequence.table}' AS feeds FROM `sequence` s JOIN (SELECT MAX(id) AS max_id FROM {table}) m "
            f"ON s.value <= m.max_id WHERE s.name = '{sequence.name}'",
            "sequence-behind-max-id",
            [("cloud.sequence", "value"), (sequence.table, "id")],
        )


def mend(found: Found, context: Context) -> Repair | Leave:
    """Raise the sequence above the highest id of the table that it feeds."""
    name, highest = found.key["name"], found.fact["highest"]
    if highest >= MADE_UP:
        return Leave(
            f"{found.row['feeds']} has a row with the made-up id {highest}, and {name} would go on from there; "
            "find out whose that row is first"
        )
    return Repair(
        f"raise {name} to {highest + 1}, above the highest id of {found.row['feeds']}",
        (Raise("cloud.sequence", {"name": name}, "value", highest + 1),),
    )


CHECK = Check(
    id="sequence-behind-max-id",
    area="sequences",
    severity=Severity.CRITICAL,
    inputs={"sequences": Generated(queries), **load("dbcare.sql", "sequence_behind_max_id")},
    table="cloud.sequence",
    key=("name",),
    message="{name} will hand out {next_value}, but {feeds} already goes up to {max_id}; it must be at least {least}",
    fix_class=FixClass.ONLINE,
    mend=mend,
    remedy="Raise the value above the highest id; raising it further harms nothing. Where the table has had still "
    "higher ids, autoincrement-ahead-of-sequence says so next.",
    symptom="`Duplicate entry 'N' for key 'PRIMARY'` or `EntityExistsException: Entity already exists` at every "
    "deployment, or creation of a network, template or physical network.",
    catalogue="A1",
    evidence=(
        "https://github.com/apache/cloudstack/pull/11659",
        "https://github.com/apache/cloudstack/pull/52",
    ),
)
