"""A VM runs with a NIC that is not Reserved, or is stopped with one that is.

A VM comes to Running only when all its NICs are Reserved. One that is not has lost its VLAN in the database: CloudStack
counts it as unused, may shut the network down under the VM and give its VLAN to somebody else. It happens when a VM was
taken for lost and stopped, and then found running again.

A stopped VM whose NIC is still Reserved is only told: stopping it did not release the NIC, and the next start counts it
twice, which nics-count-drift then finds. Older releases leave every VM so that is shut down from inside. NICs of
imported VMs that CloudStack never started, of system VMs, and NICs that were plugged in within the hour or have a job,
are left out.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import Check, Context, FixClass, Found, Leave, Problem, Repair, Severity, load

_CALLS = {"User": ("stopVirtualMachine", "startVirtualMachine"), "DomainRouter": ("stopRouter", "startRouter")}


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each such NIC with its VM and what comes of it."""
    for row in inputs["running"]:
        yield _problem(row, Severity.WARNING, "CloudStack takes it for unused")
    for row in inputs["stopped"]:
        yield _problem(row, Severity.INFO, "the next start will count it twice")


def _problem(row: Mapping[str, Any], severity: Severity, effect: str) -> Problem:
    return Problem(
        f"VM {row['instance_name']} is {row['vm_state']} but its NIC {row['id']} on network {row['network_name']} "
        f"(id {row['network_id']}) is {row['state']}: {effect}",
        {"id": row["id"]},
        severity=severity,
        uuid=row["uuid"],
        name=row["instance_name"],
        row=row,
    )


def mend(found: Found, context: Context) -> Repair | Leave:
    """Name the calls that release and reserve the VM's NICs anew; rows alone would not give it back its VLAN."""
    fact = found.fact
    stop, start = _CALLS.get(fact["type"], ("stopSystemVm", "startSystemVm"))
    call = f"{start} id={fact['vm_uuid']}"
    if fact["vm_state"] == "Stopped":
        return Leave("the VM is off and loses nothing; start it, then mend nics-count-drift", call)
    return Leave("only CloudStack can give the VM its VLAN back", f"{stop} id={fact['vm_uuid']}, then {call}")


CHECK = Check(
    id="nic-state-vs-vm-state",
    area="networks",
    severity=Severity.WARNING,
    inputs=load("dbcare.sql", "nic_state_vs_vm_state"),
    table="cloud.nics",
    judge=judge,
    parameters={"minutes": 60},
    fix_class=FixClass.REPORT,
    remedy="Stop and start the VM through CloudStack: that releases and reserves its NICs anew.",
    symptom="The network of a running VM is shut down under it, or another network gets its VLAN.",
    catalogue="C7",
    evidence=("https://github.com/apache/cloudstack/issues/14177",),
    mend=mend,
)
