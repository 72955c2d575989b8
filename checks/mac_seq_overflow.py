"""A network's MAC counter runs over, or a zone's number makes multicast MAC addresses.

A network has 65,536 numbers for its MAC addresses, and CloudStack does not stop there: what is beyond runs into the
bytes that tell networks apart, so new NICs share addresses with older ones of this network or of its neighbour. Up to
4.18.0 nothing notices; later releases draw again until an address is free, which takes longer and longer.

Since 4.18.1 the zone's id is a part of the address where `mac.identifier` is 0. Ids above 255 reach into the first
byte, and those from 256 to 511, 768 to 1023 and so on turn the bit on that means multicast. Other ids are harmless.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import Check, Context, FixClass, Problem, Severity, before, load

_ROOM = 65536


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each network that is running out of numbers, and each zone whose addresses are multicast ones."""
    for row in inputs["detect"]:
        if row["kind"] == "network":
            yield _network(row)
        elif not before(context.release.version, "4.18.1.0") and not _identified(row, context):
            yield _zone(row)


def _network(row: Mapping[str, Any]) -> Problem:
    number = row["number"]
    if number < _ROOM:
        state = f"the MAC counter stands at {number} of {_ROOM}; beyond, addresses are those of other NICs"
    else:
        state = f"the MAC counter stands at {number}, beyond {_ROOM - 1}: new addresses are those of other NICs"
    return Problem(f"network {row['name']}: {state}", {"id": row["id"]}, uuid=row["uuid"], name=row["name"], row=row)


def _identified(row: Mapping[str, Any], context: Context) -> bool:
    """Say whether mac.identifier may stand in for the zone's id; since 4.20.3 and 4.22.1 zones have their own."""
    version = context.release.version
    of_zones = not before(version, "4.22.1.0") or (before(version, "4.21") and not before(version, "4.20.3.0"))
    value = row["own_identifier"] if of_zones and row["own_identifier"] is not None else row["identifier"]
    return str(value or "0").strip() not in ("", "0")


def _zone(row: Mapping[str, Any]) -> Problem:
    first = f"{(2 | row['id'] >> 8) & 255:02x}"
    return Problem(
        f"zone {row['name']} has the id {row['id']}, so its MAC addresses begin with {first} and are multicast ones",
        {"id": row["id"]},
        table="cloud.data_center",
        severity=Severity.CRITICAL,
        uuid=row["uuid"],
        name=row["name"],
        row=row,
    )


CHECK = Check(
    id="mac-seq-overflow",
    area="sequences",
    severity=Severity.WARNING,
    inputs=load("dbcare.sql", "mac_seq_overflow"),
    table="cloud.op_networks",
    judge=judge,
    parameters={"near": 50_000},
    fix_class=FixClass.REPORT,
    remedy="Network: move its VMs to a new one; since 4.18.1 its counter may also go back to where a long gap in the "
    "numbers in use begins. Zone: set mac.identifier to a number from 1 to 255, and restart the management servers.",
    symptom="NICs that take long to make, or duplicate MAC addresses; in the zone "
    "`XML error: expected unicast mac address, found multicast` when a VM starts.",
    catalogue="A8",
    evidence=(
        "https://github.com/apache/cloudstack/pull/7634",
        "https://github.com/apache/cloudstack/pull/12349",
    ),
)
