"""A NIC is live but its network is removed.

CloudStack cannot find the network when it stops, expunges or lists the VM and falls over it. NICs of a removed network
are normally removed before it; place holders, which keep an address and belong to no VM, are not meant.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import NOW, Check, Context, Delete, FixClass, Found, Leave, Problem, Repair, Severity, Update, load

_AT_REST = ("Stopped", "Destroyed", "Expunging", "Error")


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each such NIC with the VM that it belongs to."""
    for row in inputs["detect"]:
        state = "removed" if row["vm_removed"] else row["vm_state"]
        owner = f"VM {row['instance_name']} ({state})" if row["instance_name"] else "no VM"
        yield Problem(
            f"NIC {row['id']} of {owner} is live on network {row['network_name']} (id {row['network_id']}), "
            f"which was removed {row['network_removed']} UTC",
            {"id": row["id"]},
            uuid=row["uuid"],
            name=row["instance_name"],
            row=row,
        )


def mend(found: Found, context: Context) -> Repair | Leave:
    """Remove the NIC of a VM that is off or gone; bring the network of a running one back, if it is still whole."""
    fact, row = found.facts[0], found.row
    if fact["vm_id"] is None or fact["vm_removed"] or (fact["vm_state"] in _AT_REST and not fact["powered"]):
        return _without_nic(found)
    vm, network = f"VM {found.name} is {fact['vm_state']}", f"network {row['network_name']}"
    if fact["vm_state"] != "Running":
        on = ", but its host has it on" if fact["vm_state"] in _AT_REST else ""
        return Leave(f"{vm}{on}: look again when it runs or is off")
    if why := _lacking(fact):
        return Leave(f"{vm}, and {network} cannot be brought back: {why}; once the VM is off the NIC can be removed")
    return Repair(
        f"bring back {network}, on which VM {found.name} runs",
        (Update("cloud.networks", {"id": row["network_id"]}, {"removed": None}, {"removed": fact["network_removed"]}),),
        locks=(("networks", row["network_id"]), ("vm_instance", fact["vm_id"])),
        attest=f"VM {found.name} still uses {network}, and nobody else was given its VLAN or its addresses",
    )


def _lacking(fact: Mapping[str, Any]) -> str:
    if fact["network_state"] not in ("Implemented", "Setup"):
        return f"it is {fact['network_state']}"
    if not fact["whole"]:
        return "its owner is removed, or rows that belong to it are gone"
    return "its VLAN is another's" if fact["lost"] else ""


def _without_nic(found: Found) -> Repair:
    """Remove the NIC with its secondary addresses, as CloudStack does; nobody asks the counter of a removed network."""
    fact, number, owner = found.facts[0], found.key["id"], f"VM {found.name}" if found.name else "no VM"
    gone, known = {"state": "Deallocating", "removed": NOW}, {"state": found.row["state"], "removed": None}
    addresses = (
        Delete("cloud.nic_secondary_ips", {"id": one["secondary_id"]}, {"nicId": number})
        for one in found.facts
        if one["secondary_id"] is not None
    )
    off = fact["vm_id"] is None or fact["vm_state"] in _AT_REST
    return Repair(
        f"remove NIC {number} of {owner} from network {found.row['network_name']}, which was removed",
        (*addresses, Update("cloud.nics", found.key, gone, known)),
        locks=() if fact["vm_id"] is None else (("vm_instance", fact["vm_id"]),),
        attest="" if off else f"{owner} ({fact['vm_state']} when it was removed) runs on no host",
    )


CHECK = Check(
    id="live-nic-on-removed-network",
    area="networks",
    severity=Severity.CRITICAL,
    inputs=load("dbcare.sql", "live_nic_on_removed_network"),
    table="cloud.nics",
    judge=judge,
    fix_class=FixClass.GUARDED,
    remedy="A VM that runs needs its network back; on a stopped, destroyed or removed VM the NIC is to be removed.",
    symptom="NullPointerException after `Cleaning up NICS` when the VM is stopped or expunged, or in VmIpFetchTask.",
    catalogue="C5",
    evidence=(
        "https://github.com/apache/cloudstack/issues/7644",
        "https://github.com/apache/cloudstack/issues/4096",
    ),
    mend=mend,
)
