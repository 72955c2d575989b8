"""A live host has no row in op_host.

CloudStack writes the row together with the host, for a sequence of commands that it now counts in memory: nothing reads
it any more. A host without one was inserted by hand, or one of the tables was restored without the other.
"""

from dbcare.check import Check, Context, FixClass, Found, Insert, Repair, Severity, load


def mend(found: Found, context: Context) -> Repair:
    """Insert the row as CloudStack writes it."""
    number = found.key["id"]
    return Repair(
        f"insert the row of host {found.name} in op_host",
        (Insert("cloud.op_host", {"id": number}, {"id": number, "sequence": 1}),),
    )


CHECK = Check(
    id="op-host-row-missing",
    area="sequences",
    severity=Severity.INFO,
    inputs=load("dbcare.sql", "op_host_row_missing"),
    table="cloud.host",
    message="host {name} ({type}) has no row in op_host, which CloudStack writes together with the host",
    fix_class=FixClass.ONLINE,
    mend=mend,
    remedy="Insert the row, with a sequence of 1.",
    symptom="None by itself: a sign that rows were inserted by hand or restored in part.",
    catalogue="A13",
)
