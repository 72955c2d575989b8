"""Looking up a MAC address reads every live NIC.

Since 4.18.1 CloudStack asks of each MAC address that it gives to a NIC whether any live NIC has it, and `nics` has no
index on the address. The index on `removed` leaves the removed rows out, so the cost grows with the NICs that live:
at 100 000 it is half a second for each NIC of each VM that is deployed. This is advice, and only for large
installations. Newer releases ask within the network only. Look-ups by IP address name the network or the VM as well
and need no index.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import (
    INDEXES,
    TABLES,
    AlterIndex,
    Check,
    Context,
    FixClass,
    Found,
    Index,
    Leave,
    Problem,
    Repair,
    Severity,
    Verb,
    bare_columns,
    load,
)

_TABLE = "cloud.nics"
_INDEX = "i_nics__mac_address"


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Say what a look-up costs, where it costs much and no index begins with the address."""
    table, least = inputs["tables"].get(_TABLE), context.parameters["rows"]
    indexes = inputs["indexes"].get(_TABLE, ())
    served = any(index.visible and bare_columns(index)[0] == "mac_address" for index in indexes)
    if table is None or table.rows < least or served:
        return
    taken = any(index.name == _INDEX for index in indexes)
    for row in inputs["detect"]:
        if row["live"] >= least:
            statement = f"CREATE INDEX `{_INDEX}` ON {context.quoted(_TABLE)} (`mac_address`)"
            yield Problem(
                f"each MAC address that is given out is looked for in {row['live']:,} live NICs (of about "
                f"{table.rows:,} rows in {table.data_length / 1e6:,.0f} MB); {statement}",
                {"table": _TABLE, "columns": ["mac_address"]},
                name=_INDEX,
                row={
                    "live": row["live"],
                    "rows": table.rows,
                    "bytes": table.data_length,
                    "taken": taken,
                    "statement": statement,
                },
            )


def mend(found: Found, context: Context) -> Repair | Leave:
    """Add the index under a name like CloudStack's own."""
    if found.row["taken"]:
        return Leave(f"an index that is invisible, or of other columns, is called {_INDEX} already")
    index = Index(_INDEX, ("mac_address",))
    return Repair(f"add the index {_INDEX} (mac_address) to {_TABLE}", action=AlterIndex(_TABLE, Verb.ADD, index))


CHECK = Check(
    id="nics-mac-ip-unindexed",
    area="indexes",
    severity=Severity.INFO,
    inputs={"tables": TABLES, "indexes": INDEXES, **load("dbcare.sql", "nics_mac_ip_unindexed")},
    table="information_schema.statistics",
    judge=judge,
    parameters={"rows": 100_000},
    fix_class=FixClass.ONLINE,
    mend=mend,
    remedy="Create the index with the statement shown, at a quiet hour; it is one more to write for each NIC.",
    symptom="Deploying VMs takes longer the more of them there are; the slow query log has SELECTs on nics by "
    "mac_address.",
    catalogue="B2",
    evidence=(
        "https://github.com/apache/cloudstack/pull/7634",
        "https://github.com/apache/cloudstack/pull/12349",
        "https://github.com/apache/cloudstack/pull/13856",
    ),
)
