"""A NIC is live but its VM is removed.

It keeps its address in the network, and counts as in use if it is Reserved: the network is then never collected.
CloudStack removes a VM's NICs before the VM itself; one is left behind when the VM was removed by hand, or when a NIC
was added while the VM was being expunged. NICs that stay on purpose when a VM is unmanaged
(`unmanage.vm.preserve.nics`) are not meant, nor place holders, which belong to no VM. Where the network is removed too,
live-nic-on-removed-network says so.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import (
    NOW,
    Check,
    Context,
    Delete,
    FixClass,
    Found,
    Leave,
    Problem,
    Repair,
    Severity,
    Update,
    load,
)

_AT_REST = ("Stopped", "Destroyed", "Expunging", "Error")


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


def mend(found: Found, context: Context) -> Repair | Leave:
    """Remove the NIC with its secondary addresses as CloudStack does, and count it off where it was counted."""
    row, fact = found.row, found.facts[0]
    title = f"remove NIC {found.key['id']} of VM {found.name} from network {row['network_name']}"
    changes: tuple[Delete | Update, ...] = (*_addresses(found), _removal(found))
    locks = [("vm_instance", row["instance_id"])]
    if (kept := fact["kept"]) is not None:
        title += f": nics_count from {kept} to {kept - 1}"
        counter = {"id": row["network_id"]}
        changes += (Update("cloud.op_networks", counter, {"nics_count": kept - 1}, {"nics_count": kept}),)
        locks.append(("networks", row["network_id"]))
    rests = fact["vm_state"] in _AT_REST
    attest = "" if rests else f"VM {found.name} ({fact['vm_state']} when it was removed) runs on no host"
    return Repair(title, changes, locks=tuple(locks), attest=attest)


def _addresses(found: Found) -> Iterator[Delete]:
    for fact in found.facts:
        if fact["secondary_id"] is not None:
            yield Delete("cloud.nic_secondary_ips", {"id": fact["secondary_id"]}, {"nicId": found.key["id"]})


def _removal(found: Found) -> Update:
    gone = {"state": "Deallocating", "removed": NOW}
    return Update("cloud.nics", found.key, gone, {"state": found.row["state"], "removed": None})


CHECK = Check(
    id="live-nic-on-removed-vm",
    area="networks",
    severity=Severity.WARNING,
    inputs=load("dbcare.sql", "live_nic_on_removed_vm"),
    table="cloud.nics",
    judge=judge,
    parameters={"minutes": 60},
    fix_class=FixClass.GUARDED,
    remedy="Set it to Deallocating and removed, after making sure that the VM does not run on; count the network's "
    "NICs again (nics-count-drift), and free its address where that has a row of its own.",
    symptom="An address that nobody uses and nobody gets; an idle network that is never shut down.",
    catalogue="C6",
    mend=mend,
)
