"""A network is on a VLAN that the pool takes for free.

The next network that is implemented may get the same VLAN: two tenants see each other's traffic. Only networks whose
VLAN CloudStack chose count: VLANs that an administrator gave are never marked. Networks that are Allocated have no VLAN
at all; one that kept its number has a check of its own. A VNET that is taken under another reservation than the
network's is not named: nobody else can get it.
"""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from dbcare.check import NOW, Check, Context, FixClass, Found, Leave, Problem, Repair, Severity, Update, load


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each VNET once, with the networks that use it."""
    for number, users in groupby(inputs["detect"], lambda row: row["id"]):
        rows = list(users)
        row = rows[0]
        names = " and ".join(user["name"] for user in rows)
        yield Problem(
            f"VNET {row['vnet']} of physical network {row['physical_network']} is free in the pool, but {names} has it",
            {"id": number},
            name=row["vnet"],
            row=row,
        )


def mend(found: Found, context: Context) -> Repair | Leave:
    """Take the VNET for the network that uses it, under its reservation, by which CloudStack will give it back."""
    fact, network = found.fact, found.row["network_id"]
    free = {"taken": None, "account_id": fact["pool_account_id"], "reservation_id": fact["pool_reservation_id"]}
    taken = {"taken": NOW, "account_id": fact["account_id"], "reservation_id": fact["reservation_id"]}
    return Repair(
        f"mark VNET {found.name} of {found.row['physical_network']} taken for network {found.row['name']}",
        (Update("cloud.op_dc_vnet_alloc", found.key, taken, free),),
        locks=(("networks", network),),
    )


CHECK = Check(
    id="vnet-not-marked-taken",
    area="networks",
    severity=Severity.CRITICAL,
    inputs=load("dbcare.sql", "vnet_not_marked_taken"),
    table="cloud.op_dc_vnet_alloc",
    judge=judge,
    fix_class=FixClass.ONLINE,
    remedy="Mark the row taken with the network's account_id and reservation_id, only while it is still free.",
    symptom="VMs of two tenants on one VLAN; addresses that answer twice.",
    catalogue="E7",
    evidence=("https://github.com/apache/cloudstack/issues/14177",),
    mend=mend,
)
