"""A network's MAC counter stands behind MAC addresses in use.

CloudStack draws the last two bytes of a NIC's MAC address from `op_networks.mac_address_seq`. A counter that went back
(a table restored from an older dump) hands out addresses that are in use: up to 4.18.0 two NICs then share one, later
releases try again and again, with a full scan of `nics` each time. Addresses that users supplied, and those of imported
VMs, are left alone: only addresses that carry the network's own mark are decoded.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import Check, Context, FixClass, Found, Leave, Problem, Raise, Repair, Severity, before, load

_LAST = 65535


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each network whose counter is not beyond the numbers drawn from it."""
    duplicates = before(context.release.version, "4.18.1.0")
    effect = "new NICs will share MAC addresses" if duplicates else "new NICs will come slowly"
    for row in inputs["detect"]:
        yield Problem(
            f"network {row['name']}: the MAC counter stands at {row['mac_address_seq']}, but {row['max_used']} is in "
            f"use ({row['nics']} NICs beyond it); {effect}",
            {"id": row["id"]},
            severity=Severity.CRITICAL if duplicates else Severity.WARNING,
            uuid=row["uuid"],
            name=row["name"],
            row=row,
        )


def mend(found: Found, context: Context) -> Repair | Leave:
    """Raise the counter above the highest number in use."""
    highest = int(found.row["max_used"])
    if highest >= _LAST:
        return Leave(
            f"the numbers of a network end at {_LAST}, which is in use: beyond, addresses are those of other networks; "
            "see mac-seq-overflow"
        )
    return Repair(
        f"raise the MAC counter of network {found.name} to {highest + 1}",
        (Raise("cloud.op_networks", {"id": found.key["id"]}, "mac_address_seq", highest + 1),),
    )


CHECK = Check(
    id="mac-seq-behind-nics",
    area="sequences",
    severity=Severity.WARNING,
    inputs=load("dbcare.sql", "mac_seq_behind_nics"),
    table="cloud.op_networks",
    judge=judge,
    fix_class=FixClass.ONLINE,
    mend=mend,
    remedy="Raise the counter above the highest number in use; raising it further harms nothing below 65,536.",
    symptom="`A NIC with this MAC address exits for network`, duplicate MAC addresses, or NICs that take long to make.",
    catalogue="A7",
    evidence=(
        "https://github.com/apache/cloudstack/issues/7633",
        "https://github.com/apache/cloudstack/issues/2540",
        "https://github.com/apache/cloudstack/pull/7634",
        "https://github.com/apache/cloudstack/pull/12349",
    ),
)
