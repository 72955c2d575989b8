"""Two NICs of one guest network have the same address.

Both answer for it, and rules for the address reach one or the other. VMs that are stopped or destroyed count: they come
back with it. Routers of a network share addresses with each other by design and count as one; place holders keep an
address for them. Secondary addresses count too; two VMs that share only those may mean to, hence a lower severity. Left
out are networks where CloudStack does not give the addresses (layer 2, shared without DHCP), NICs and VMs on their way
out, and IPv6.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from dbcare.check import Check, Context, Found, Leave, Problem, Repair, Severity, load

Row = Mapping[str, Any]


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each NIC or secondary address that came later than another with the same address."""
    for _, rows in groupby(inputs["detect"], lambda row: (row["network_id"], row["address"])):
        holders = list(_holders(rows))
        severity = Severity.WARNING if holders[0]["secondary_id"] else Severity.CRITICAL
        for row in holders[1:]:
            yield _problem(holders[0], row, severity)


def _holders(rows: Iterable[Row]) -> Iterator[Row]:
    """Give the first row of each NIC; all routers together are one."""
    seen: set[int] = set()
    for row in rows:
        holder = row["nic_id"] if row["type"] == "User" else 0
        if holder not in seen:
            seen.add(holder)
            yield row


def _problem(first: Row, row: Row, severity: Severity) -> Problem:
    secondary = row["secondary_id"]
    return Problem(
        f"{row['address']} of network {row['network']} belongs to {first['instance_name']} ({first['state']}), and to "
        f"{row['instance_name']} ({row['state']}){' as a secondary address' if secondary else ''}",
        {"id": secondary or row["nic_id"]},
        table="cloud.nic_secondary_ips" if secondary else "cloud.nics",
        severity=severity,
        name=row["instance_name"],
        row=row,
    )


def mend(found: Found, context: Context) -> Repair | Leave:
    """Name the call that takes the address from the one who came later."""
    fact = found.fact
    if fact["secondary_uuid"] is not None:
        return Leave("which of the two may keep it no row tells", f"removeIpFromNic id={fact['secondary_uuid']}")
    call = f"updateVmNicIp nicid={fact['nic_uuid']}"
    if found.row["state"] != "Stopped":
        stop, start = (f"{verb}VirtualMachine id={fact['vm_uuid']}" for verb in ("stop", "start"))
        call = f"{stop}, {call}, {start}"
    return Leave("which of the two may keep it no row tells, and only CloudStack can give a VM another address", call)


CHECK = Check(
    id="duplicate-guest-ip",
    area="networks",
    severity=Severity.CRITICAL,
    inputs=load("dbcare.sql", "duplicate_guest_ip"),
    table="cloud.nics",
    judge=judge,
    remedy="Give one of the VMs another address: updateVmNicIp while it is stopped, or removeIpFromNic.",
    symptom="VMs that lose their connection now and then; port forwarding that reaches the wrong VM.",
    catalogue="E13",
    evidence=(
        "https://github.com/apache/cloudstack/issues/4968",
        "https://github.com/apache/cloudstack/issues/11607",
    ),
    mend=mend,
)
