"""A removed physical network left ranges, addresses, guest networks or VNETs behind that are still live.

CloudStack goes on drawing public addresses from such a range, but no router can be connected to it: now and then a new
router comes up without its public address. Each range is named once, for all its addresses; the unused VNETs of a
physical network are named once as well.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import Check, Context, FixClass, Problem, Severity, load

_KINDS = (
    ("ranges", "cloud.vlan", "range {id} with {addresses} addresses, {in_use} in use,"),
    ("addresses", "cloud.user_ip_address", "address {address} ({state})"),
    ("networks", "cloud.networks", "network {name} ({state})"),
    ("vnets", "cloud.physical_network", "a pool of {vnets} free VNETs"),
)


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name what is left, kind by kind, in its own table."""
    for kind, table, what in _KINDS:
        for row in inputs[kind]:
            yield Problem(
                f"{what.format_map(row)} is left of physical network {row['physical_network']}, which is removed",
                {"id": row["id"]},
                table,
                uuid=row["uuid"],
                row=row,
            )


CHECK = Check(
    id="physical-network-removed-leftovers",
    area="networks",
    severity=Severity.WARNING,
    inputs=load("dbcare.sql", "physical_network_removed_leftovers"),
    table="cloud.vlan",
    judge=judge,
    parameters={"minutes": 60},
    fix_class=FixClass.GUARDED,
    remedy="Delete networks by API. Mark free addresses removed, then ranges that have no live address; delete VNETs "
    "that nobody has taken.",
    symptom="A new router gets no public address: its IpAssoc command is missing.",
    catalogue="C23",
    evidence=("https://github.com/apache/cloudstack/issues/7623",),
)
