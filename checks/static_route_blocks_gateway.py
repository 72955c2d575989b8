"""A static route of a VPC is stuck half-way, or its private gateway is gone.

A route that could not be applied or taken back stays in Add or Revoke; whoever deletes it again gets the same error,
and its VPC cannot be deleted, up to 4.14 not even its private gateway. A route through a gateway that is removed is
worse: CloudStack stumbles over it in every change to the VPC's routes. Routes of a VPC that is being deleted are all
in Revoke, and rightly; a route without a gateway has a next hop instead. Rows that removed VPCs left are left out:
nothing reads them.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import Check, Context, Delete, FixClass, Found, Leave, Problem, Repair, Severity, load

_STUCK = {
    "Revoke": "was to be deleted and still is there: its VPC cannot be deleted",
    "Add": "was never applied to the router",
    "Staged": "was never checked against the others, and never applied to the router",
}


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each such route with its VPC, and what is wrong with it."""
    for row in inputs["detect"]:
        if row["gateway_gone"]:
            wrong = f"its private gateway (id {row['vpc_gateway_id']}) is removed: no route of the VPC can be changed"
        else:
            wrong = f"it is in {row['state']}, so it {_STUCK[row['state']]}"
        yield Problem(
            f"static route {row['cidr']} of VPC {row['vpc_name']} (id {row['vpc_id']}): {wrong}",
            {"id": row["id"]},
            uuid=row["uuid"],
            name=row["cidr"],
            row=row,
        )


def mend(found: Found, context: Context) -> Repair | Leave:
    """Delete a route that its owner deleted, or that leads nowhere; leave alone what may carry packets.

    A route in Add or Staged may be on the router all the same: every change to a VPC's routes sends all of them.
    """
    fact, api = found.facts[0], f"deleteStaticRoute id={found.row['uuid']}"
    if fact["state"] == "Active":
        return Leave("it is in use as far as CloudStack knows; once it was deleted, it is in Revoke and can go", api)
    if fact["state"] != "Revoke" and (fact["plugged"] or not fact["gateway_gone"]):
        return Leave("its owner asked for it, and the router may have it; what stays in Revoke after this can go", api)
    tags = [Delete("cloud.resource_tags", {"id": one["tag_id"]}) for one in found.facts if one["tag_id"]]
    return Repair(
        f"delete static route {found.row['cidr']} (id {found.key['id']}, {fact['state']}) of VPC "
        f"{found.row['vpc_name']}",
        (Delete("cloud.static_routes", found.key, {"state": fact["state"]}), *tags),
        locks=(("vpc", found.row["vpc_id"]),),
        api=api,
    )


CHECK = Check(
    id="static-route-blocks-gateway",
    area="networks",
    severity=Severity.WARNING,
    inputs=load("dbcare.sql", "static_route_blocks_gateway"),
    table="cloud.static_routes",
    judge=judge,
    mend=mend,
    parameters={"minutes": 60},
    fix_class=FixClass.GUARDED,
    remedy="deleteStaticRoute id=UUID, with the VPC's router running. What is in Revoke after that can be deleted from "
    "static_routes while no job of the VPC runs; the router forgets it when the VPC is restarted.",
    symptom="`Failed to delete static route`; `Can't delete private gateway … as it has … static routes applied. "
    "Remove the routes first`; a VPC that stays Inactive.",
    catalogue="C16",
    evidence=(
        "https://github.com/apache/cloudstack/issues/2908",
        "https://github.com/apache/cloudstack/pull/4016",
    ),
)
