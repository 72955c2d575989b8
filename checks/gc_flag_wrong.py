"""A network may be garbage-collected although it must not, or never is although it should.

`op_networks.gc` is written once, when the network is made: 1 for isolated networks and tiers, 0 for all others. An
isolated network without it keeps its router, VLAN and public address for ever once it was used. A shared or layer 2
network with it is shut down when its last VM stops, and a layer 2 network then comes back on another VLAN than what is
cabled to it. Persistent networks are never collected, whatever the flag; isolated ones on a VLAN that an administrator
gave may come from CloudStack 2, where they had 0; networks in Setup are never shut down: all these are left out.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import Check, Context, FixClass, Found, Leave, Problem, Repair, Severity, Update, load


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each network whose flag does not fit its kind, and what that leads to."""
    for row in inputs["detect"]:
        effect = "it is shut down when its last VM stops" if row["gc"] else "it is never shut down when idle"
        kind = "tier" if row["vpc_id"] else f"{row['guest_type']} network"
        yield Problem(
            f"{kind} {row['name']} has gc {row['gc']}: {effect}",
            {"id": row["id"]},
            uuid=row["uuid"],
            name=row["name"],
            row=row,
        )


def mend(found: Found, context: Context) -> Repair | Leave:
    """Set the flag to what the network's kind asks for."""
    fact = found.fact
    wanted = int(fact["guest_type"] == "Isolated")
    if wanted and fact["miscounted"]:
        return Leave(
            "VMs run on it whose NICs do not count, and it would be shut down under them: mend nics-count-drift and "
            "nic-state-vs-vm-state first"
        )
    return Repair(
        f"set gc of network {found.name} from {fact['gc']} to {wanted}",
        (Update("cloud.op_networks", {"id": found.key["id"]}, {"gc": wanted}, {"gc": fact["gc"]}),),
    )


CHECK = Check(
    id="gc-flag-wrong",
    area="networks",
    severity=Severity.WARNING,
    inputs=load("dbcare.sql", "gc_flag_wrong"),
    table="cloud.op_networks",
    judge=judge,
    fix_class=FixClass.ONLINE,
    mend=mend,
    remedy="Set gc to 1 for an isolated network or a tier, to 0 for a shared or layer 2 one.",
    symptom="Routers and VLANs of isolated networks that nobody uses; or a shared network's router that stops.",
    catalogue="C26",
    evidence=("https://github.com/apache/cloudstack/pull/8204",),
)
