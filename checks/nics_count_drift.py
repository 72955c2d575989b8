"""The count of NICs in use that CloudStack keeps for a network is wrong.

`op_networks.nics_count` decides whether a network may be garbage-collected. Too low, and the network of running VMs is
shut down under them; or the next VM to stop fails, because the unsigned counter cannot fall below 0. Too high, and an
idle network keeps its router, VLAN and address for ever. Only NICs of user VMs count, never those of routers. Networks
with a VM or a job at work are left out until it is done.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import Check, Context, FixClass, Found, Leave, Problem, Repair, Severity, Update, load


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each network whose count differs from the NICs there are, and what that leads to."""
    for row in inputs["detect"]:
        severity, effect = _effect(row)
        yield Problem(
            f"network {row['name']}: nics_count is {row['kept']}, but {row['counted']} NICs are in use; {effect}",
            {"id": row["id"]},
            severity=severity,
            uuid=row["uuid"],
            name=row["name"],
            row=row,
        )


def _effect(row: Mapping[str, Any]) -> tuple[Severity, str]:
    if row["kept"] > row["counted"]:
        return Severity.WARNING, "it will never be garbage-collected"
    if row["gc"] and not row["is_persistent"]:
        return Severity.CRITICAL, "it may be garbage-collected under its running VMs"
    return Severity.WARNING, "stopping its last VMs will fail"


def mend(found: Found, context: Context) -> Repair | Leave:
    """Set the counter to the NICs that there are; lower it only where that cannot shut a network down under a VM."""
    kept, counted = found.fact["kept"], found.fact["counted"]
    if counted < kept and found.fact["unreserved"]:
        return Leave(
            "a VM runs there with a NIC that is not Reserved and so is not counted: mend nic-state-vs-vm-state first",
            f"listVirtualMachines networkid={found.row['uuid']} state=Running",
        )
    return Repair(
        f"count the NICs of network {found.name} again: nics_count from {kept} to {counted}",
        (Update("cloud.op_networks", found.key, {"nics_count": counted}, {"nics_count": kept}),),
        locks=(("networks", found.key["id"]),),
    )


CHECK = Check(
    id="nics-count-drift",
    area="networks",
    severity=Severity.WARNING,
    inputs=load("dbcare.sql", "nics_count_drift"),
    table="cloud.op_networks",
    judge=judge,
    fix_class=FixClass.GUARDED,
    remedy="Count again, with the op_networks row locked; lower it only while no user VM on the network runs.",
    symptom="An isolated network is shut down although VMs run on it; or ERROR 1690 `BIGINT UNSIGNED value is out of "
    "range` when a VM stops; or a network that is never garbage-collected.",
    catalogue="C3, C4",
    evidence=(
        "https://github.com/apache/cloudstack/issues/8200",
        "https://github.com/apache/cloudstack/pull/8204",
        "https://github.com/apache/cloudstack/issues/14177",
    ),
    mend=mend,
)
