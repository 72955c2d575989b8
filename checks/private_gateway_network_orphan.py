"""The network of a private gateway outlived the gateway.

CloudStack makes a network `vpc-NAME-privateNetwork` for a private gateway and should delete it with the last gateway
in it. Sometimes it does not: where networks are VXLANs, releases up to 4.19.0 made two and deleted one; and a
management server that once found such a network in use may keep them all. The network is listed, counts against its
owner's limit, and its VLAN cannot be used for another. A network with a NIC in it is left out, so is one that is
related to the network of a living gateway. Those of a removed owner are left to `network-owner-removed`; gateways
with an offering of your own are not recognised.
"""

from dbcare.check import Check, FixClass, Severity, load

CHECK = Check(
    id="private-gateway-network-orphan",
    area="networks",
    severity=Severity.WARNING,
    inputs=load("dbcare.sql", "private_gateway_network_orphan"),
    table="cloud.networks",
    message="network {name} ({broadcast_uri}) of account {account_name} was made for a private gateway, and no "
    "gateway uses it any more",
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
