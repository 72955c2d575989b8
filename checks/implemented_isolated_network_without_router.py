"""An isolated network is in use but its virtual router is gone.

Its VMs have no gateway, no DHCP and no DNS, and its rules are nowhere. A router that was destroyed comes back with the
next VM that starts on the network, or with a restart, not by itself. Only networks outside VPCs whose services the
virtual router provides are meant; a router that is stopped counts as there. Left out are networks with a job or a VM at
work, those whose router went within the hour, idle ones that CloudStack is about to shut down, and those whose owner is
removed.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import Check, Context, FixClass, Found, Leave, Problem, Repair, Severity, load


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each such network with how many NICs miss the router."""
    for row in inputs["detect"]:
        yield Problem(
            f"network {row['name']} is {row['state']} but has no router; NICs in use on it: {row['nics_count']}",
            {"id": row["id"]},
            uuid=row["uuid"],
            name=row["name"],
            row=row,
        )


def mend(found: Found, context: Context) -> Repair | Leave:
    """Name the call that starts a router."""
    return Leave("only CloudStack can start a router", f"restartNetwork id={found.row['uuid']} cleanup=true")


CHECK = Check(
    id="implemented-isolated-network-without-router",
    area="networks",
    severity=Severity.WARNING,
    inputs=load("dbcare.sql", "implemented_isolated_network_without_router"),
    table="cloud.networks",
    judge=judge,
    parameters={"minutes": 60},
    fix_class=FixClass.API_FIRST,
    remedy="restartNetwork id=UUID cleanup=true.",
    symptom="VMs of one network lose their addresses and reach nothing; listRouters shows none for it.",
    catalogue="C12",
    evidence=("https://github.com/apache/cloudstack/issues/4589",),
    mend=mend,
)
