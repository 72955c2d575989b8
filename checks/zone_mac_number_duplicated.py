"""IP addresses of one zone have the same number for their MAC addresses.

Two addresses with one number have the same MAC address once in 255 times, for one byte is random. After each private
gateway the next address gets its number: that is how CloudStack counts, and not told here. Other pairs come from a
counter that went back, see zone-mac-seq-behind. NICs that do share an address are told by duplicate-live-mac.
"""

from dbcare.check import Check, FixClass, Severity, load

CHECK = Check(
    id="zone-mac-number-duplicated",
    area="sequences",
    severity=Severity.INFO,
    inputs=load("dbcare.sql", "zone_mac_number_duplicated"),
    table="cloud.data_center",
    message="zone {name}: {numbers} MAC numbers, from {lowest} to {highest}, belong to more than one IP address",
    fix_class=FixClass.REPORT,
    remedy="Give addresses that are free new numbers from `data_center.mac_address`, raising it in the same "
    "transaction; those in use keep theirs until they are free.",
    symptom="Routers or system VMs with the same MAC address, rarely.",
    catalogue="A11",
)
