"""A network or VPC that is not redundant has more than one virtual router.

A restart with clean-up starts the new router before it destroys the old one; when it fails half-way both stay. If both
run they answer for the same addresses. Left out are networks and VPCs that a job works on, those with a router that is
younger than an hour, that are redundant themselves or by their offering, or that span several zones. Shared networks
are not looked at: in a basic zone they have a router in each pod.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import Check, Context, FixClass, Found, Leave, Problem, Severity, load


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each such network and VPC with its routers."""
    for row in inputs["network"]:
        yield _problem("network", "cloud.networks", row)
    for row in inputs["vpc"]:
        yield _problem("VPC", "cloud.vpc", row)


def _problem(kind: str, table: str, row: Mapping[str, Any]) -> Problem:
    return Problem(
        f"{kind} {row['name'] or row['id']} is not redundant but has {row['routers']} routers, of which "
        f"{row['running']} run: {row['names']}",
        {"id": row["id"]},
        table,
        uuid=row["uuid"],
        name=row["name"] or None,
        row=row,
    )


def mend(found: Found, context: Context) -> Leave:
    """Leave it to CloudStack, and name those routers that it can destroy while another goes on."""
    row = found.row
    running, stopped = int(row["running"]), str(row["stopped"] or "").split()
    if running + len(stopped) != row["routers"] or running > 1:
        restart = "restartNetwork" if found.table == "cloud.networks" else "restartVPC"
        return Leave(
            "which of its routers does the work no row tells; the restart replaces them all, and cuts its VMs off "
            "until the new one is there",
            f"{restart} id={row['uuid']} cleanup=true",
        )
    spare = stopped if running else stopped[:-1]
    return Leave(
        "what does not run is surplus, and only CloudStack can give back its disk and its addresses",
        "; ".join(f"destroyRouter id={router}" for router in spare),
    )


CHECK = Check(
    id="network-surplus-router",
    area="networks",
    severity=Severity.WARNING,
    inputs=load("dbcare.sql", "network_surplus_router"),
    table="cloud.networks",
    judge=judge,
    mend=mend,
    parameters={"minutes": 60},
    fix_class=FixClass.API_FIRST,
    remedy="restartNetwork (restartVPC) id=UUID cleanup=true destroys all routers but the new one; or destroyRouter.",
    symptom="Connections of a network break off at random: two routers claim the same address.",
    catalogue="C13",
    evidence=("https://github.com/apache/cloudstack/issues/2880",),
)
