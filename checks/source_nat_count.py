"""A network or VPC has public addresses, but none of them, or more than one, is its source NAT.

What its VMs send out must leave by exactly one address. With none, the next start of the router takes a new address,
and whoever let the old one through no longer does; with several, CloudStack and the router may each take another.
Looked at are implemented isolated networks and VPCs in use whose own virtual routers do the source NAT; those that have
no public address at all, share one, or are at work, are left out.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import Check, Context, FixClass, Problem, Severity, load


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each such network, then each such VPC, with the count."""
    for kind, table in (("networks", "cloud.networks"), ("vpcs", "cloud.vpc")):
        for row in inputs[kind]:
            name = row["name"] or row["id"]
            count = f"{row['source_nats']} of its {row['addresses']}" if row["source_nats"] else "none of its"
            yield Problem(
                f"{'VPC' if kind == 'vpcs' else 'network'} {name}: {count} public addresses are source NAT, not one",
                {"id": row["id"]},
                table,
                uuid=row["uuid"],
                name=row["name"],
                row=row,
            )


CHECK = Check(
    id="source-nat-count",
    area="networks",
    severity=Severity.WARNING,
    inputs=load("dbcare.sql", "source_nat_count"),
    table="cloud.networks",
    judge=judge,
    parameters={},
    fix_class=FixClass.REPORT,
    remedy="Compare with the address of the router's public interface, and keep source_nat=1 on that one alone.",
    symptom="VMs reach the world from another address than the API shows; updateNetwork with sourcenatipaddress fails.",
    catalogue="C24",
)
