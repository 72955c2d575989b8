"""The deletion of a VPC does not come to its end.

deleteVPC first makes a VPC Inactive, then takes it apart; where that fails, CloudStack tries again every hour
(`vpc.cleanup.interval`). One VPC that still has a tier, or that ends in another exception, stops that round for all
that come after it, so even a VPC of which nothing is left may stay. What is left keeps its routers running and its
public addresses and VLANs taken. A VPC counts when for `minutes` nothing moved: no job ran or ended for it, no tier
and no router of it was removed, its owner was not deleted. Raise `minutes` above a longer interval of your own.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import NOW, Check, Context, Delete, FixClass, Found, Leave, Problem, Repair, Severity, Update, load

_PARTS = (
    ("tiers", "tier", "tiers"),
    ("routes", "static route", "static routes"),
    ("gateways", "private gateway", "private gateways"),
    ("vpn_gateways", "VPN gateway", "VPN gateways"),
    ("addresses", "public address", "public addresses"),
    ("routers", "router", "routers"),
)

_BESIDES = (*_PARTS, ("lists", "", "access lists"), ("vpns", "", "a remote access VPN"), ("routing", "", "routing"))


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each such VPC with what is left of it."""
    for row in inputs["detect"]:
        owner = f" of account {row['account_name']}" if row["account_name"] else ""
        yield Problem(
            f"VPC {row['name']}{owner} is Inactive and is not being deleted any more; {_left(row)}",
            {"id": row["id"]},
            uuid=row["uuid"],
            name=row["name"],
            row=row,
        )


def _left(row: Mapping[str, Any]) -> str:
    parts = [f"{row[key]} {one if row[key] == 1 else many}" for key, one, many in _PARTS if row[key]]
    return f"left of it: {', '.join(parts)}" if parts else "nothing is left of it but its own row"


def mend(found: Found, context: Context) -> Repair | Leave:
    """Mark the row removed, with its tags, where it is all that is left: what else there was CloudStack takes apart."""
    api = f"deleteVPC id={found.row['uuid']}"
    left = [many for key, _, many in _BESIDES if found.facts[0][key]]
    if left:
        return Leave(f"{', '.join(left)} are left of it: only CloudStack can take those apart", api)
    number = found.key["id"]
    gone = Update("cloud.vpc", found.key, {"removed": NOW}, {"removed": None, "state": "Inactive"})
    tags = [Delete("cloud.resource_tags", {"id": fact["tag_id"]}) for fact in found.facts if fact["tag_id"]]
    return Repair(
        f"mark VPC {found.row['name']} (id {number}) removed, of which nothing else is left",
        (gone, *tags),
        locks=(("vpc", number),),
        api=api,
    )


CHECK = Check(
    id="vpc-stuck-inactive",
    area="networks",
    severity=Severity.WARNING,
    inputs=load("dbcare.sql", "vpc_stuck_inactive"),
    table="cloud.vpc",
    judge=judge,
    mend=mend,
    parameters={"minutes": 180},
    fix_class=FixClass.API_FIRST,
    remedy="Delete what is left through the API: tiers, routes, private and VPN gateways, addresses, routers; then "
    "deleteVPC id=UUID, whose error says what still fails.",
    symptom="A VPC stays Inactive; `Can't delete VPC … as its used by … networks`, `Failed to delete VPC`; its "
    "account or domain cannot be deleted.",
    catalogue="C15",
    evidence=(
        "https://github.com/apache/cloudstack/pull/5845",
        "https://github.com/apache/cloudstack/issues/2908",
        "https://github.com/apache/cloudstack/pull/11618",
    ),
)
