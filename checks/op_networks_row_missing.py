"""A live network has no row in op_networks.

The row holds the counter of MAC addresses and the count of NICs in use. CloudStack makes it together with the network
and never deletes it; networks made by a VMware import lack it. Rows of removed networks stay behind by design.
"""

from dbcare.check import Check, Context, FixClass, Found, Insert, Leave, Repair, Severity, load


def mend(found: Found, context: Context) -> Repair | Leave:
    """Insert the row as CloudStack would have it by now, and the network's owner where it is not entered either."""
    network, fact = found.key["id"], found.fact
    collected = int(fact["guest_type"] == "Isolated")
    row = {
        "id": network,
        "mac_address_seq": (fact["highest"] or 0) + 1,
        "nics_count": fact["counted"],
        "gc": collected,
        # A running VM whose NIC does not count would see the network shut down under it.
        "check_for_gc": int(collected and not fact["uncounted"]),
    }
    owner = {"account_id": fact["account_id"], "network_id": network, "is_owner": 1}
    entered = fact["owners"] or fact["account"] is None
    return Repair(
        f"insert the row of network {found.name} in op_networks, with {fact['counted']} NICs and the MAC number "
        f"{row['mac_address_seq']}" + ("" if entered else f", and account {fact['account_id']} as its owner"),
        (
            *(() if entered else (Insert("cloud.account_network_ref", {}, owner),)),
            Insert("cloud.op_networks", {"id": network}, row),
        ),
        locks=(("networks", network),),
    )


CHECK = Check(
    id="op-networks-row-missing",
    area="sequences",
    severity=Severity.CRITICAL,
    inputs=load("dbcare.sql", "op_networks_row_missing"),
    table="cloud.networks",
    message="network {name} ({state}) has no row in op_networks: no NIC can be added to it",
    fix_class=FixClass.ONLINE,
    mend=mend,
    remedy="Insert the row, with the NICs in use counted and the MAC counter past every MAC address of the network; "
    "where the network was never entered whole, its owner too, and see network-service-map-missing next.",
    symptom="NullPointerException in getNextAvailableMacAddress on deployment; IndexOutOfBoundsException in "
    "getActiveNicsIn when the network is deleted.",
    catalogue="A6",
)
