"""A live network is a tier of a VPC that was removed.

A VPC can be deleted only when it has no tier left, so here something went round that: rows changed by hand, a restored
backup, an interrupted clean-up. Nobody can start a VM in such a tier, it counts against its owner's limit, and its
VLAN and addresses stay taken. Tiers whose owner is removed too are left to `network-owner-removed`, the networks of
private gateways to `private-gateway-network-orphan`.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import Check, Context, FixClass, Found, Leave, Problem, Severity, load


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each such tier with its VPC, as far as that is still known."""
    for row in inputs["detect"]:
        if row["vpc_removed"]:
            vpc = f"VPC {row['vpc_name']} (id {row['vpc_id']}), which was removed on {row['vpc_removed']:%Y-%m-%d}"
        else:
            vpc = f"VPC {row['vpc_id']}, which does not exist"
        yield Problem(
            f"network {row['name']} ({row['state']}) of account {row['account_name']} is a tier of {vpc}",
            {"id": row["id"]},
            uuid=row["uuid"],
            name=row["name"],
            row=row,
        )


def mend(found: Found, context: Context) -> Leave:
    """Leave it to CloudStack: VMs, NICs, addresses and a VLAN may hang on the tier."""
    return Leave(
        "VMs may be left in it, and its VLAN and addresses are to be given back: delete the VMs, then the network",
        f"deleteNetwork id={found.row['uuid']} forced=true",
    )


CHECK = Check(
    id="tier-in-removed-vpc",
    area="networks",
    severity=Severity.WARNING,
    inputs=load("dbcare.sql", "tier_in_removed_vpc"),
    table="cloud.networks",
    judge=judge,
    mend=mend,
    parameters={"minutes": 60},
    fix_class=FixClass.API_FIRST,
    remedy="Delete the VMs that are left in it; then, as root admin: deleteNetwork id=UUID forced=true.",
    symptom="A network that names a VPC which nobody can list; VMs in it do not start.",
    catalogue="C14",
)
