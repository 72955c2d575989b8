"""Two NICs have the same MAC address.

In one network the switch sends the frames of one to the other, and DHCP gives both the same IP address: a user's own
choice of address is no excuse there. It is critical when both VMs run, and a warning while at most one does. Networks
on the same VLAN of a physical network share a wire, too: a warning. Networks of a zone that are apart may well have an
address in common, because releases up to 4.18.0 draw them by lot and users may choose them; that is told as info, and
no more since 4.20.3 and 4.22.1, where it is legal.

The routers of one network or VPC share public addresses by design. NICs of VMs that are destroyed, being expunged or in
Error, and control NICs, are left out.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from dbcare.check import Check, Context, FixClass, Found, Leave, Problem, Severity, before, load

Row = Mapping[str, Any]
_RUNNING = {"Running", "Starting", "Stopping", "Migrating"}


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each NIC with the address of an older one, by the worst that the two can do to each other."""
    for _, nics in groupby(inputs["detect"], key=lambda row: (row["zone_id"], row["mac"])):
        older: list[Row] = []
        for nic in nics:
            clashes = [clash for other in older if (clash := _clash(nic, other, context)) is not None]
            if clashes:
                yield max(clashes, key=lambda clash: (clash.severity or Severity.INFO).rank)
            older.append(nic)


def _clash(nic: Row, other: Row, context: Context) -> Problem | None:
    if _holder(nic) == _holder(other):
        return None
    if _segment(nic) == _segment(other):
        if nic["state"] in _RUNNING and other["state"] in _RUNNING:
            return _problem(nic, other, Severity.CRITICAL, f"both run in network {nic['network']}")
        return _problem(nic, other, Severity.WARNING, f"both are in network {nic['network']}, and one is stopped")
    if _vlan(nic) is not None and _vlan(nic) == _vlan(other):
        networks = f"{other['network']} and {nic['network']}"
        return _problem(nic, other, Severity.WARNING, f"networks {networks} are both on {nic['network_uri']}")
    if nic["traffic_type"] == other["traffic_type"] == "Guest" and _unique_in_zone(context.release.version):
        networks = f"{other['network']} and {nic['network']}"
        return _problem(nic, other, Severity.INFO, f"networks {networks} are apart, so they do not meet")
    return None


def _holder(nic: Row) -> Sequence[Any]:
    """Name what may have the address: a NIC, or all the routers of one network or VPC together."""
    if nic["type"] == "DomainRouter" and nic["vpc_id"] is not None:
        return ("vpc", nic["vpc_id"])
    if nic["type"] == "DomainRouter" and nic["served_network_id"] is not None:
        return ("network", nic["served_network_id"])
    return ("nic", nic["id"])


def _segment(nic: Row) -> Sequence[Any]:
    """Name the part of a network in which NICs meet: public ones in a VLAN, management and storage ones in a pod."""
    if nic["traffic_type"] == "Public":
        return (nic["network_id"], nic["broadcast_uri"])
    if nic["traffic_type"] in ("Management", "Storage"):
        return (nic["network_id"], nic["pod_id"])
    return (nic["network_id"],)


def _vlan(nic: Row) -> Sequence[Any] | None:
    uri = nic["network_uri"] or ""
    if nic["traffic_type"] != "Guest" or not uri.startswith(("vlan://", "vxlan://")):
        return None
    return (nic["physical_network_id"], uri)


def _unique_in_zone(version: str) -> bool:
    return before(version, "4.20.3.0") or (not before(version, "4.21") and before(version, "4.22.1.0"))


def _problem(nic: Row, other: Row, severity: Severity, where: str) -> Problem:
    return Problem(
        f"NIC {nic['id']} of {nic['instance_name']} has the MAC address {nic['mac']}, as has NIC {other['id']} of "
        f"{other['instance_name']}; {where}",
        {"id": nic["id"]},
        severity=severity,
        uuid=nic["uuid"],
        name=nic["instance_name"],
        row={**nic, "other_nic_id": other["id"]},
    )


def mend(found: Found, context: Context) -> Leave:
    """Say how CloudStack gives the VM another address; in rows alone the hypervisor would know nothing of it."""
    fact = found.fact
    if fact["type"] != "User":
        return Leave("it is a router's or a system VM's: CloudStack gives it another address when it makes it anew")
    if fact["default_nic"]:
        return Leave(
            "which of two NICs may keep its address no row tells; this is the VM's default NIC, which cannot be taken "
            "off: make another one the default first (updateDefaultNicForVirtualMachine)"
        )
    return Leave(
        "which of two NICs may keep its address no row tells; taken off the network and added again, the VM gets "
        "another one, and perhaps another IP",
        f"removeNicFromVirtualMachine virtualmachineid={fact['vm']} nicid={fact['nic']}, then "
        f"addNicToVirtualMachine virtualmachineid={fact['vm']} networkid={fact['network']}",
    )


CHECK = Check(
    id="duplicate-live-mac",
    area="sequences",
    severity=Severity.CRITICAL,
    inputs=load("dbcare.sql", "duplicate_live_mac"),
    table="cloud.nics",
    judge=judge,
    parameters={"minutes": 10},
    fix_class=FixClass.API_FIRST,
    mend=mend,
    remedy="Take one VM off the network and add it again (removeNicFromVirtualMachine, addNicToVirtualMachine); a NIC "
    "that must stay gets a new address in `nics` while its VM is stopped. See mac-seq-behind-nics for the next ones.",
    symptom="Two VMs that take turns in being reachable, or one IP address for both.",
    catalogue="A9",
    evidence=(
        "https://github.com/apache/cloudstack/issues/7633",
        "https://github.com/apache/cloudstack/pull/2143",
        "https://github.com/apache/cloudstack/pull/7634",
        "https://github.com/apache/cloudstack/pull/12349",
        "https://github.com/apache/cloudstack/pull/13128",
    ),
)
