"""The map of VMs to networks has rows of VMs or networks that are gone.

Nothing breaks: the table only grows, and work on a VM reads it. CloudStack deletes a row when it releases the NIC; a VM
that stopped by itself and was expunged then leaves its own, so an old database may have very many. Only the first
thousand are counted.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import Check, Context, Delete, FixClass, Found, Problem, Repair, Severity, load


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each such row with the VM, or else the network, that is gone."""
    for row in inputs["detect"]:
        if row["vm_removed"] or row["instance_name"] is None:
            gone = f"VM {row['instance_name'] or row['vm_id']}"
        else:
            gone = f"network {row['network_name'] or row['network_id']}"
        yield Problem(f"row {row['id']} of vm_network_map is left of {gone}", {"id": row["id"]}, row=row)


def mend(found: Found, context: Context) -> Repair:
    """Delete the row."""
    row = {"vm_id": found.row["vm_id"], "network_id": found.row["network_id"]}
    return Repair(
        f"delete row {found.key['id']} of vm_network_map, of VM {row['vm_id']} and network {row['network_id']}",
        (Delete("cloud.vm_network_map", {"id": found.key["id"]}, row),),
    )


CHECK = Check(
    id="vm-network-map-stale",
    area="networks",
    severity=Severity.INFO,
    inputs=load("dbcare.sql", "vm_network_map_stale"),
    table="cloud.vm_network_map",
    judge=judge,
    parameters={"minutes": 60, "rows": 1000},
    fix_class=FixClass.ONLINE,
    mend=mend,
    remedy="Delete the rows, a few thousand at a time.",
    symptom="None but a table that grows.",
    catalogue="C22",
    evidence=("https://github.com/apache/cloudstack/pull/1613", "https://github.com/apache/cloudstack/pull/2017"),
)
