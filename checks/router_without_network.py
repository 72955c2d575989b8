"""A virtual router is there, but for no network or VPC that CloudStack knows of.

Either it serves a network but `router_network_ref` does not say so: CloudStack does not find it there, does not program
it, and starts a second router beside it. Or it is left over from a network or VPC that is gone, and keeps its addresses
and its host's memory. Routers of load balancers, routers under way and those that a job works on are left out, as are
those whose network or VPC was removed within the hour. A router with a NIC on a removed network is
live-nic-on-removed-network's; tiers that a removed VPC still has come before its router.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import Check, Context, FixClass, Found, Leave, Problem, Severity, load


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each such router with the network that it serves unseen, or the VPC that is gone."""
    for row in inputs["network"]:
        if row["network_id"]:
            where = f"network {row['network_name']} (id {row['network_id']})"
            yield _problem(row, f"has a NIC on {where}, but router_network_ref does not say that it serves it")
        else:
            yield _problem(row, "serves no network")
    for row in inputs["vpc"]:
        name = f"{row['vpc_name']} (id {row['vpc_id']})" if row["vpc_name"] else str(row["vpc_id"])
        yield _problem(row, f"serves VPC {name}, which was removed {row['vpc_removed']} UTC")


def _problem(row: Mapping[str, Any], text: str) -> Problem:
    return Problem(
        f"router {row['instance_name']} ({row['state']}) {text}",
        {"id": row["id"]},
        uuid=row["uuid"],
        name=row["instance_name"],
        row=row,
    )


def mend(found: Found, context: Context) -> Leave:
    """Leave it to CloudStack: a router may run whatever its row says, and while it may, no row of it goes."""
    row, destroy = found.row, f"destroyRouter id={found.row['uuid']}"
    if row.get("network_id"):
        return Leave(
            "the network's VMs may reach the world through this router: destroying it cuts them off until the network "
            "is restarted",
            f"{destroy}; restartNetwork id={row['network_uuid']} cleanup=true",
        )
    return Leave("the router may run: only CloudStack can stop it, and give back its addresses", destroy)


CHECK = Check(
    id="router-without-network",
    area="networks",
    severity=Severity.WARNING,
    inputs=load("dbcare.sql", "router_without_network"),
    table="cloud.vm_instance",
    judge=judge,
    mend=mend,
    parameters={"minutes": 60},
    fix_class=FixClass.API_FIRST,
    remedy="destroyRouter id=UUID; then restartNetwork cleanup=true for the network that it served.",
    symptom="A router that listRouters shows for no network; two routers that answer for one network's addresses.",
    catalogue="C13",
)
