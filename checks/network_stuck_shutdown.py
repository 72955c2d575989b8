"""A network stands at Shutdown and neither CloudStack nor anybody else takes it further.

Shutting it down, or bringing it up, failed half-way: its VLAN and its router are still held, the VMs that run on it
have no network, the next VM that starts on it fails, and it cannot be restarted. CloudStack's scavenger tries again by
itself only where a network is idle, marked for collection and not persistent; such networks are left to it. A network
counts as stuck only when no job runs for it, its VPC or a VM on it, and nobody holds CloudStack's lock on it, as every
shutdown does from start to end. Networks of a removed account or domain, and tiers of a VPC that is being deleted, are
the business of other checks.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import Check, Context, FixClass, Found, Leave, Problem, Repair, Severity, Update, load


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each such network with the reason that it stays so."""
    for row in inputs["detect"]:
        yield Problem(
            f"network {row['name']} is Shutdown and nothing works on it; {_reason(row)}",
            {"id": row["id"]},
            uuid=row["uuid"],
            name=row["name"],
            row=row,
        )


def _reason(row: Mapping[str, Any]) -> str:
    if row["nics_count"]:
        return f"NICs in use on it: {row['nics_count']}"
    return _unattended(row)


def _unattended(row: Mapping[str, Any]) -> str:
    why = "persistent" if row["is_persistent"] else "not marked for garbage collection"
    return f"CloudStack does not try again by itself, because it is {why}"


def mend(found: Found, context: Context) -> Repair | Leave:
    """Let CloudStack's scavenger try again where it may; nothing else shuts a network down without deleting it."""
    fact, uuid = found.fact, found.row["uuid"]
    if fact["running"] or fact["nics_count"]:
        return Leave(
            "VMs use it, or are counted as using it: stop them, wait until it is Allocated, start them",
            f"stopVirtualMachine for each VM of listVirtualMachines networkid={uuid}",
        )
    if fact["is_persistent"] or not fact["gc"]:
        return Leave(f"nobody uses it, and {_unattended(fact)}", f"deleteNetwork id={uuid}")
    return Repair(
        f"let CloudStack shut network {found.name} down again: check_for_gc from 0 to 1",
        (Update("cloud.op_networks", found.key, {"check_for_gc": 1}, {"check_for_gc": 0, "gc": 1, "nics_count": 0}),),
        locks=(("networks", found.key["id"]),),
        api=f"deleteNetwork id={uuid}",
    )


CHECK = Check(
    id="network-stuck-shutdown",
    area="networks",
    severity=Severity.WARNING,
    inputs=load("dbcare.sql", "network_stuck_shutdown"),
    table="cloud.networks",
    judge=judge,
    parameters={"minutes": 60},
    fix_class=FixClass.API_FIRST,
    remedy="In use: stop its VMs, wait until the scavenger has made the network Allocated, start them. Idle: "
    "deleteNetwork; or `UPDATE op_networks SET check_for_gc = 1 WHERE id = ID AND gc = 1`, which makes the scavenger "
    "try again.",
    symptom="VMs do not start on it: `Failed to implement network`; restartNetwork: `Network is not in the right state "
    "to be restarted`; its VLAN and router stay taken.",
    catalogue="C2",
    mend=mend,
)
