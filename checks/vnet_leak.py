"""A VLAN of the pool is taken and nothing uses it.

CloudStack gives a VLAN back only if account and reservation still are what they were when it was taken; networks that
changed hands, or were removed by force or by hand, keep theirs for ever. When the pool is empty no network can be
implemented. A VLAN counts as used while any live network, NIC or range of addresses on the physical network has its
number, alone, in a list or in a range. VNETs that are taken without an account were set aside by hand.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dbcare.check import Check, Context, FixClass, Found, Leave, Problem, Repair, Severity, Update, load

_PART = re.compile(r"(\d+)(?:-(\d+))?")
_PRIVATE = re.compile(r"-[a-z]")


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each VNET that is taken and in no list or range of VLANs either."""
    spans: dict[int, list[tuple[int, int]]] = {}
    for row in inputs["ranges"]:
        spans.setdefault(row["physical_network_id"], []).extend(_spans(row["broadcast_uri"]))
    for row in inputs["detect"]:
        if not _within(row["number"], spans.get(row["physical_network_id"], [])):
            owner = row["account_name"] or f"account {row['account_id']}"
            yield Problem(
                f"VNET {row['vnet']} of physical network {row['physical_network']} is taken for {owner} since "
                f"{row['taken']:%Y-%m-%d}, but nothing live uses it",
                {"id": row["id"]},
                name=row["vnet"],
                row=row,
            )


def _spans(uri: str) -> Iterator[tuple[int, int]]:
    """Read `vlan://100-105,200` and `pvlan://100-i200`: what they span, from and to."""
    for first, last in _PART.findall(_PRIVATE.sub(",", uri.partition("://")[2])):
        yield int(first), int(last or first)


def _within(number: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(first <= number <= last for first, last in spans)


def mend(found: Found, context: Context) -> Repair | Leave:
    """Give the VNET back to the pool as CloudStack does, once somebody has seen that no host has the VLAN."""
    fact, network = found.fact, found.row["physical_network"]
    kept = {name: fact[name] for name in ("taken", "account_id", "reservation_id")}
    return Repair(
        f"give VNET {found.name} of physical network {network} back to the pool",
        (Update("cloud.op_dc_vnet_alloc", found.key, dict.fromkeys(kept), kept),),
        attest=f"no host has a bridge or port group of VLAN {found.name} of physical network {network}",
    )


CHECK = Check(
    id="vnet-leak",
    area="networks",
    severity=Severity.WARNING,
    inputs=load("dbcare.sql", "vnet_leak"),
    table="cloud.op_dc_vnet_alloc",
    judge=judge,
    parameters={"minutes": 60},
    fix_class=FixClass.GUARDED,
    remedy="See on the hosts that no bridge or port group of that VLAN is left; then clear taken, account_id and "
    "reservation_id of the row.",
    symptom="`Unable to allocate vnet as a part of network … implement`, although few networks are in use.",
    catalogue="E6",
    evidence=(
        "https://github.com/apache/cloudstack/issues/9026",
        "https://github.com/apache/cloudstack/issues/3531",
    ),
    mend=mend,
)
