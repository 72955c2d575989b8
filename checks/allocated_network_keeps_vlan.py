"""An idle network still has the number of its last VLAN.

A network that is Allocated has no VLAN: CloudStack clears the number as it shuts the network down. One that kept it
does not take a VLAN from the pool when its next VM starts, but uses this one, whoever has it by then. Only isolated and
layer 2 networks whose VLAN CloudStack chose count; given VLANs and the numbers of other plug-ins (vs://, nsx:// …)
stay by design.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import Check, Context, FixClass, Found, Leave, Problem, Repair, Severity, Update, load


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each such network, and who the pool says has the VLAN."""
    for row in inputs["detect"]:
        yield Problem(
            f"network {row['name']} is Allocated but keeps {row['broadcast_uri']}, which {_whose(row)}",
            {"id": row["id"]},
            uuid=row["uuid"],
            name=row["name"],
            row=row,
        )


def _whose(row: Mapping[str, Any]) -> str:
    if row["number"] is None:
        return "is in no pool"
    if row["taken"] is None:
        return "is free for others to take"
    return "is still taken for it" if row["own"] else "is taken for somebody else"


def mend(found: Found, context: Context) -> Repair | Leave:
    """Clear the number as the end of a shutdown does, and give the VNET back where it is still the network's."""
    fact, uri = found.fact, found.row["broadcast_uri"]
    if fact["used"]:
        return Leave(
            "a NIC on it is not Allocated, or a VM runs there: stop its VMs first",
            f"listVirtualMachines networkid={found.row['uuid']}",
        )
    title = f"clear {uri} of network {found.name}, which is Allocated"
    known = {"broadcast_uri": uri, "state": "Allocated", "removed": None}
    changes = [Update("cloud.networks", found.key, {"broadcast_uri": None}, known)]
    if fact["vnet_id"] is not None:
        kept = {name: fact[name] for name in ("taken", "account_id", "reservation_id")}
        changes.append(Update("cloud.op_dc_vnet_alloc", {"id": fact["vnet_id"]}, dict.fromkeys(kept), kept))
        title += ", and give its VNET back to the pool"
    return Repair(title, tuple(changes), locks=(("networks", found.key["id"]),))


CHECK = Check(
    id="allocated-network-keeps-vlan",
    area="networks",
    severity=Severity.WARNING,
    inputs=load("dbcare.sql", "allocated_network_keeps_vlan"),
    table="cloud.networks",
    judge=judge,
    fix_class=FixClass.GUARDED,
    remedy="While it is Allocated and no NIC on it is Reserved, set broadcast_uri to NULL; free the VNET if it is "
    "still taken for this network.",
    symptom="Two networks on one VLAN after a VM of an idle network was started.",
    catalogue="E8",
    evidence=(
        "https://github.com/apache/cloudstack/blob/main/server/src/main/java/com/cloud/network/guru/"
        "GuestNetworkGuru.java",
    ),
    mend=mend,
)
