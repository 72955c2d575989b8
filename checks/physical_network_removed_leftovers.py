"""A removed physical network left ranges, addresses, guest networks or VNETs behind that are still live.

CloudStack goes on drawing public addresses from such a range, but no router can be connected to it: now and then a new
router comes up without its public address. Each range is named once, for all its addresses; the unused VNETs of a
physical network are named once as well.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import NOW, Check, Context, Delete, FixClass, Found, Leave, Problem, Repair, Severity, Update, load

_KINDS = (
    ("ranges", "cloud.vlan", "range {id} with {addresses} addresses, {in_use} in use,"),
    ("addresses", "cloud.user_ip_address", "address {address} ({state})"),
    ("networks", "cloud.networks", "network {name} ({state})"),
    ("vnets", "cloud.physical_network", "a pool of {vnets} free VNETs"),
)

_ADDRESSES, _VNETS = 300, 500
"""How many rows one fix takes at most; the `still` queries give one more, to tell whether that is all."""


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


def mend(found: Found, context: Context) -> Repair | Leave:
    """Take away what nobody uses; what somebody uses says that the physical network may not really be gone."""
    match found.row["kind"]:
        case "range":
            return _range(found)
        case "address":
            return _address(found)
        case "vnets":
            return _vnets(found)
    return Leave("VMs may run on it, and its VLAN is to be given back", f"deleteNetwork id={found.row['uuid']}")


def _range(found: Found) -> Repair | Leave:
    """Mark the range removed with its addresses; a part of them, where they are too many for one fix."""
    fact, number = found.facts[0], found.key["id"]
    if fact["serves"]:
        return Leave("it is the range of a guest network that lives; that comes first")
    if fact["in_use"]:
        return Leave(
            "addresses of it are in use, so the physical network may not really be gone; "
            f"listPublicIpAddresses vlanid={found.row['uuid']} says whose they are"
        )
    addresses = [one["address_id"] for one in found.facts if one["address_id"]]
    gone = [_gone("cloud.user_ip_address", address, state="Free") for address in addresses[:_ADDRESSES]]
    if len(addresses) > _ADDRESSES:
        title = f"mark the first {_ADDRESSES} free addresses of range {number} removed; the next run goes on"
    else:
        title = f"mark range {number} removed" + (f", with its {len(addresses)} free addresses" if addresses else "")
        gone.append(_gone("cloud.vlan", number))
    return Repair(title, tuple(gone), locks=(_lock(found), ("vlan", number)))


def _address(found: Found) -> Repair | Leave:
    state, number = found.fact["state"], found.key["id"]
    if state != "Free":
        return Leave(f"it is in {state}: somebody uses it", f"disassociateIpAddress id={found.row['uuid']}")
    if found.fact["in_use"]:
        return Leave("it counts as free, but a NIC has it, or what used it is still written down: look at that first")
    return Repair(
        f"mark free address {found.row['address']} (id {number}) removed",
        (_gone(found.table, number, state="Free"),),
        locks=(_lock(found), ("user_ip_address", number)),
    )


def _vnets(found: Found) -> Repair | Leave:
    """Delete the free VNETs, in parts where they are many."""
    if found.facts[0]["drawn"]:
        return Leave("networks are left on the physical network, and take a VNET when they start: delete those first")
    free = [one["vnet_id"] for one in found.facts]
    some = f"the first {_VNETS}" if len(free) > _VNETS else f"all {len(free)}"
    return Repair(
        f"delete {some} free VNETs of removed physical network {found.row['physical_network']}",
        tuple(Delete("cloud.op_dc_vnet_alloc", {"id": number}, {"taken": None}) for number in free[:_VNETS]),
        locks=(_lock(found),),
    )


def _gone(table: str, number: int, **expect: str) -> Update:
    return Update(table, {"id": number}, {"removed": NOW}, {"removed": None, **expect})


def _lock(found: Found) -> tuple[str, int]:
    return "physical_network", found.row["physical_network_id"]


CHECK = Check(
    id="physical-network-removed-leftovers",
    area="networks",
    severity=Severity.WARNING,
    inputs=load("dbcare.sql", "physical_network_removed_leftovers"),
    table="cloud.vlan",
    judge=judge,
    mend=mend,
    parameters={"minutes": 60},
    fix_class=FixClass.GUARDED,
    remedy="Delete networks by API. Mark free addresses removed, then ranges that have no live address; delete VNETs "
    "that nobody has taken.",
    symptom="A new router gets no public address: its IpAssoc command is missing.",
    catalogue="C23",
    evidence=("https://github.com/apache/cloudstack/issues/7623",),
)
