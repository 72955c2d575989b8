"""A NIC is live but its VM is removed.

It keeps its address in the network, and counts as in use if it is Reserved: the network is then never collected.
CloudStack removes a VM's NICs before the VM itself; one is left behind when the VM was removed by hand, or when a NIC
was added while the VM was being expunged. NICs that stay on purpose when a VM is unmanaged
(`unmanage.vm.preserve.nics`) are not meant, nor place holders, which belong to no VM. Where the network is removed too,
live-nic-on-removed-network says so.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import Check, Context, FixClass, Problem, Severity, load


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each such NIC with its VM, its network and what it keeps."""
    for row in inputs["detect"]:
        address = row["ip4_address"] or row["ip6_address"]
        keeps = f" and keeps {address}" if address else ""
        yield Problem(
            f"NIC {row['id']} ({row['state']}) of VM {row['instance_name']} is live on network {row['network_name']} "
            f"(id {row['network_id']}){keeps}; the VM was removed {row['vm_removed']} UTC",
            {"id": row["id"]},
            uuid=row["uuid"],
            name=row["instance_name"],
            row=row,
        )


CHECK = Check(
    id="live-nic-on-removed-vm",
    area="networks",
    severity=Severity.WARNING,
    inputs=load("dbcare.sql", "live_nic_on_removed_vm"),
    table="cloud.nics",
    judge=judge,
    parameters={"minutes": 60},
    fix_class=FixClass.GUARDED,
    remedy="Set it to Deallocating and removed, after making sure that the VM does not run on; then count the "
    "network's NICs again (nics-count-drift) and free its address.",
    symptom="An address that nobody uses and nobody gets; an idle network that is never shut down.",
    catalogue="C6",
)
