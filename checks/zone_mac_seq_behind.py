"""A zone's counter for the MAC addresses of its IP addresses stands behind numbers in use, or near its end.

Public, management and storage addresses and private gateways each take the next number of `data_center.mac_address`,
and their MAC addresses are made of it, with a random byte. A counter that went back gives new addresses the numbers of
old ones, and one in 255 of these the same MAC address. It goes back when the zone's row is restored from an older dump,
or when a private gateway and a range of addresses are created at the same moment. A private gateway's number is the one
that the counter still shows; that is how CloudStack counts there. The numbers have 24 bits.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import Check, Context, FixClass, Found, Leave, Problem, Raise, Repair, Severity, load

_LAST = 0xFFFFFF
_POOLS = {
    "public": "a public address",
    "pod": "a pod's management address",
    "storage": "a storage address",
    "gateway": "a private gateway",
}


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each zone whose counter is not beyond the numbers drawn from it, or that has few numbers left."""
    for row in inputs["detect"]:
        pool, highest = max(((name, row[name] or 0) for name in _POOLS), key=lambda found: found[1])
        number = row["mac_address"]
        behind = number < highest or (number == highest and _drawn_by_others(row))
        if behind:
            state = f"stands at {number}, but {_POOLS[pool]} has {highest}; new addresses may get MAC addresses in use"
        else:
            state = f"stands at {number}; the numbers end at {_LAST}"
        yield Problem(
            f"zone {row['name']}: the MAC counter {state}",
            {"id": row["id"]},
            uuid=row["uuid"],
            name=row["name"],
            row={**row, "kind": "behind" if behind else "near"},
        )


def _drawn_by_others(row: Mapping[str, Any]) -> bool:
    return any((row[pool] or 0) >= row["mac_address"] for pool in _POOLS if pool != "gateway")


def mend(found: Found, context: Context) -> Repair | Leave:
    """Raise the counter above the highest number in use, as long as there is one left."""
    highest = max(found.row[pool] or 0 for pool in _POOLS)
    if found.row["kind"] == "near" or highest >= _LAST:
        return Leave(f"the numbers end at {_LAST}: there are none to raise the counter to; new zones count anew")
    return Repair(
        f"raise the MAC counter of zone {found.name} to {highest + 1}",
        (Raise("cloud.data_center", {"id": found.key["id"]}, "mac_address", highest + 1),),
    )


CHECK = Check(
    id="zone-mac-seq-behind",
    area="sequences",
    severity=Severity.WARNING,
    inputs=load("dbcare.sql", "zone_mac_seq_behind"),
    table="cloud.data_center",
    judge=judge,
    parameters={"near": 16_700_000},
    fix_class=FixClass.ONLINE,
    mend=mend,
    remedy="Raise the counter above the highest number in use; raising it further harms nothing below 16,777,216.",
    symptom="Routers or system VMs with the same MAC address on the public or management network.",
    catalogue="A10",
    evidence=(
        "https://github.com/apache/cloudstack/issues/7633",
        "https://github.com/apache/cloudstack/pull/12349",
    ),
)
