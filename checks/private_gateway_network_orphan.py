"""The network of a private gateway outlived the gateway.

CloudStack makes a network `vpc-NAME-privateNetwork` for a private gateway and should delete it with the last gateway
in it. Sometimes it does not: where networks are VXLANs, releases up to 4.19.0 made two and deleted one; and a
management server that once found such a network in use may keep them all. The network is listed, counts against its
owner's limit, and its VLAN cannot be used for another. A network with a NIC in it is left out, so is one that is
related to the network of a living gateway. Those of a removed owner are left to `network-owner-removed`; gateways
with an offering of your own are not recognised.
"""

from collections.abc import Iterator

from dbcare.check import NOW, Check, Context, Delete, FixClass, Found, Leave, Repair, Severity, Update, load

_IDLE = frozenset({"Setup", "Allocated", "Destroy"})
"""The states that CloudStack destroys a network from; in any other one it may hold something on hosts."""


def mend(found: Found, context: Context) -> Repair | Leave:
    """Mark the network removed and delete its free addresses, where nothing hangs on it any more."""
    fact, name = found.facts[0], f"{found.row['name']} (id {found.key['id']})"
    if fact["state"] not in _IDLE:
        return Leave(f"it is in {fact['state']}: it may still hold a VLAN on hosts, which somebody must look at")
    if fact["occupied"]:
        return Leave("it has a range of addresses, or public addresses are for it: somebody uses it for something else")
    if any(one["taken"] for one in found.facts):
        return Leave("an address of it is taken: a router may still use it, as CloudStack itself would say")
    removed = Update(
        "cloud.networks",
        found.key,
        {"state": "Destroy", "removed": NOW},
        {"state": fact["state"], "removed": None},
    )
    return Repair(
        f"mark private gateway network {name} removed, and delete its free addresses",
        (*_deleted(found, "cloud.private_ip_address", "address_id"), removed,
         *_deleted(found, "cloud.resource_tags", "tag_id")),
        locks=(("networks", found.key["id"]),),
    )  # fmt: skip


def _deleted(found: Found, table: str, column: str) -> Iterator[Delete]:
    numbers = dict.fromkeys(fact[column] for fact in found.facts if fact[column])
    return (Delete(table, {"id": number}) for number in numbers)


CHECK = Check(
    id="private-gateway-network-orphan",
    area="networks",
    severity=Severity.WARNING,
    inputs=load("dbcare.sql", "private_gateway_network_orphan"),
    table="cloud.networks",
    message="network {name} ({broadcast_uri}) of account {account_name} was made for a private gateway, and no "
    "gateway uses it any more",
    mend=mend,
    parameters={"minutes": 60},
    fix_class=FixClass.GUARDED,
    remedy="deleteNetwork refuses it. Mark the row removed, with state Destroy, while no private gateway is being "
    "created in the zone, and delete its rows of private_ip_address that are not taken.",
    symptom="A network `vpc-…-privateNetwork` is still there after its private gateway was deleted; `Network with "
    "specified id is system and can't be removed`.",
    catalogue="C17",
    evidence=(
        "https://github.com/apache/cloudstack/issues/7891",
        "https://github.com/apache/cloudstack/pull/9232",
    ),
)
