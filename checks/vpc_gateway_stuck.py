"""A private gateway is neither there nor gone.

A gateway stays in Creating or Deleting when the router fails in a way that CloudStack does not expect; nobody can use
it then, add a route to it, or get its VLAN and address back. A gateway whose network is removed makes listing the
private gateways of its owner, and deleting its VPC, fail; one whose VPC is removed was forgotten altogether. While a
job of the VPC runs all this may be, and while the VPC itself is being deleted Deleting is what it should say: what
holds that up is for `vpc-stuck-inactive`.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import Check, Context, FixClass, Found, Leave, Problem, Severity, load


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each such gateway and the worst that is wrong with it."""
    for row in inputs["detect"]:
        yield Problem(
            f"private gateway {row['address']} of VPC {row['vpc_name']} (id {row['vpc_id']}): {_wrong(row)}",
            {"id": row["id"]},
            uuid=row["uuid"],
            name=row["address"],
            row=row,
        )


def _wrong(row: Mapping[str, Any]) -> str:
    if row["network_gone"]:
        return f"its network (id {row['network_id']}) is removed, so private gateways cannot be listed"
    if row["vpc_removed"]:
        return f"the VPC was removed on {row['vpc_removed']:%Y-%m-%d}"
    return f"it is in {row['state']}, and nothing works on it"


def mend(found: Found, context: Context) -> Leave:
    """Leave it to CloudStack: a router may still have the gateway's NIC, and send packets through it."""
    api = f"deletePrivateGateway id={found.row['uuid']}"
    if found.row["network_gone"]:
        return Leave(
            "a router may still have a NIC on its network; CloudStack's own call may stumble over the removed network, "
            "and then somebody has to look at the router first",
            api,
        )
    return Leave("a router may still have its NIC: only CloudStack can unplug that and give back the address", api)


CHECK = Check(
    id="vpc-gateway-stuck",
    area="networks",
    severity=Severity.WARNING,
    inputs=load("dbcare.sql", "vpc_gateway_stuck"),
    table="cloud.vpc_gateways",
    judge=judge,
    mend=mend,
    parameters={"minutes": 60},
    fix_class=FixClass.API_FIRST,
    remedy="As root admin: deletePrivateGateway id=UUID, with the VPC's router running, and create it anew.",
    symptom="`Gateway is not in the Ready state`; `Failed to delete private gateway`; listPrivateGateways fails.",
    catalogue="C18",
)
