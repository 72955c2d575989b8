"""A live network has no row in op_networks.

The row holds the counter of MAC addresses and the count of NICs in use. CloudStack makes it together with the network
and never deletes it; networks made by a VMware import lack it. Rows of removed networks stay behind by design.
"""

from dbcare.check import Check, FixClass, Severity, load

CHECK = Check(
    id="op-networks-row-missing",
    area="sequences",
    severity=Severity.CRITICAL,
    inputs=load("dbcare.sql", "op_networks_row_missing"),
    table="cloud.networks",
    message="network {name} ({state}) has no row in op_networks: no NIC can be added to it",
    fix_class=FixClass.ONLINE,
    remedy="Insert the row, with the NICs in use counted and the MAC counter past every MAC address of the network.",
    symptom="NullPointerException in getNextAvailableMacAddress on deployment; IndexOutOfBoundsException in "
    "getActiveNicsIn when the network is deleted.",
    catalogue="A6",
)
