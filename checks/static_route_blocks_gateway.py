"""A static route of a VPC is stuck half-way, or its private gateway is gone.

A route that could not be applied or taken back stays in Add or Revoke; whoever deletes it again gets the same error,
and its VPC cannot be deleted, up to 4.14 not even its private gateway. A route through a gateway that is removed is
worse: CloudStack stumbles over it in every change to the VPC's routes. Routes of a VPC that is being deleted are all
in Revoke, and rightly; a route without a gateway has a next hop instead. Rows that removed VPCs left are left out:
nothing reads them.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import Check, Context, FixClass, Problem, Severity, load

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


CHECK = Check(
    id="static-route-blocks-gateway",
    area="networks",
    severity=Severity.WARNING,
    inputs=load("dbcare.sql", "static_route_blocks_gateway"),
    table="cloud.static_routes",
    judge=judge,
    parameters={"minutes": 60},
    fix_class=FixClass.GUARDED,
    remedy="deleteStaticRoute id=UUID, with the VPC's router running. Where that fails, delete the row of "
    "static_routes while no job of the VPC runs, and restart the VPC.",
    symptom="`Failed to delete static route`; `Can't delete private gateway … as it has … static routes applied. "
    "Remove the routes first`; a VPC that stays Inactive.",
    catalogue="C16",
    evidence=(
        "https://github.com/apache/cloudstack/issues/2908",
        "https://github.com/apache/cloudstack/pull/4016",
    ),
)
