"""CloudStack put two live networks on one VLAN.

Both tenants see each other's traffic, and two routers answer for one gateway. Only isolated and layer 2 networks whose
VLAN CloudStack chose count: it gives each one of its own. What an administrator puts together is left alone: networks
on a given VLAN, shared networks, private gateways, private VLANs. The network whose reservation the pool knows is in
the right, else the oldest; every other one is named.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from dbcare.check import Check, Context, FixClass, Found, Leave, Problem, Repair, Severity, load


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each network that is on another one's VLAN."""
    for _, rows in groupby(inputs["detect"], lambda row: (row["physical_network_id"], row["broadcast_uri"])):
        yield from _intruders(rows)


def _intruders(rows: Iterable[Mapping[str, Any]]) -> Iterator[Problem]:
    first, *others = rows
    for row in others:
        yield Problem(
            f"network {row['name']} ({row['account_name']}) is on {row['broadcast_uri']} of physical network "
            f"{row['physical_network']}, as network {first['name']} ({first['account_name']}) is",
            {"id": row["id"]},
            uuid=row["uuid"],
            name=row["name"],
            row=row,
        )


def mend(found: Found, context: Context) -> Repair | Leave:
    """Name the VMs to stop: only a network that is implemented anew gets another VLAN."""
    return Leave(
        f"its VMs run on {found.row['broadcast_uri']}: stop them, wait until the network is Allocated, start them",
        f"stopVirtualMachine for each VM of listVirtualMachines networkid={found.row['uuid']}",
    )


CHECK = Check(
    id="networks-share-vlan",
    area="networks",
    severity=Severity.CRITICAL,
    inputs=load("dbcare.sql", "networks_share_vlan"),
    table="cloud.networks",
    judge=judge,
    fix_class=FixClass.API_FIRST,
    remedy="Stop the VMs of the named network, let it be shut down, and see that its broadcast_uri is empty before "
    "they start again: it then takes a VLAN of its own.",
    symptom="VMs of two tenants on one VLAN; gateways and addresses that answer twice.",
    catalogue="E7",
    evidence=("https://github.com/apache/cloudstack/issues/14177",),
    mend=mend,
)
