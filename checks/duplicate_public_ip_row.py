"""One public address has two live rows in one network.

Each row can be given to somebody: two owners then have one address, or somebody gets one that is in use. The unique key
of `user_ip_address` ends with `removed`, so it does not stop this. The row that is kept is the oldest one in use; every
other one is named. The same address in other networks is another address, and portable ones have a table of their own.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from dbcare.check import NOW, Check, Context, FixClass, Found, Leave, Problem, Repair, Severity, Update, load


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each surplus row with the one that is there already."""
    for _, rows in groupby(inputs["detect"], lambda row: (row["source_network_id"], row["address"])):
        yield from _surplus(rows)


def _surplus(rows: Iterable[Mapping[str, Any]]) -> Iterator[Problem]:
    first, *others = rows
    for row in others:
        yield Problem(
            f"{row['address']} of network {row['network']} has two rows: {_use(first)}, and {_use(row)}",
            {"id": row["id"]},
            uuid=row["uuid"],
            name=row["address"],
            row=row,
        )


def _use(row: Mapping[str, Any]) -> str:
    owner = f" to {row['account_name']}" if row["state"] != "Free" and row["account_name"] else ""
    return f"{row['id']} ({row['state']}{owner})"


def mend(found: Found, context: Context) -> Repair | Leave:
    """Mark a surplus row removed that is nobody's; of two in use somebody must know which is true."""
    if not found.fact["spare"]:
        return Leave(
            "it is in use as the other row is: find out which of them is true, and release the other one",
            f"disassociateIpAddress id={found.row['uuid']}",
        )
    return Repair(
        f"mark surplus row {found.key['id']} of public address {found.name} removed",
        (Update("cloud.user_ip_address", found.key, {"removed": NOW}, {"removed": None, "state": "Free"}),),
        locks=(("user_ip_address", found.key["id"]),),
        fix_class=FixClass.GUARDED,
    )


CHECK = Check(
    id="duplicate-public-ip-row",
    area="networks",
    severity=Severity.CRITICAL,
    inputs=load("dbcare.sql", "duplicate_public_ip_row"),
    table="cloud.user_ip_address",
    judge=judge,
    remedy="Find out which row is true. A surplus one that is Free, with no rule and no NIC, can be marked removed.",
    symptom="Two networks or VMs answer for one public address; a new router cannot be reached.",
    catalogue="E5",
    evidence=(
        "https://github.com/apache/cloudstack/blob/main/engine/schema/src/main/java/com/cloud/network/dao/"
        "IPAddressDaoImpl.java",
    ),
    mend=mend,
)
