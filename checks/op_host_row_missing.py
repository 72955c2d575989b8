"""A live host has no row in op_host.

CloudStack writes the row together with the host, for a sequence of commands that it now counts in memory: nothing reads
it any more. A host without one was inserted by hand, or one of the tables was restored without the other.
"""

from dbcare.check import Check, FixClass, Severity, load

CHECK = Check(
    id="op-host-row-missing",
    area="sequences",
    severity=Severity.INFO,
    inputs=load("dbcare.sql", "op_host_row_missing"),
    table="cloud.host",
    message="host {name} ({type}) has no row in op_host, which CloudStack writes together with the host",
    fix_class=FixClass.ONLINE,
    remedy="Insert the row, with a sequence of 1.",
    symptom="None by itself: a sign that rows were inserted by hand or restored in part.",
    catalogue="A13",
)
