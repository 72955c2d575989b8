"""A firewall, forwarding, balancing or access rule is half made, half deleted, or has lost its network or address.

Rules are deleted for good when they are revoked; one that stays in Revoke, Add or Staged on a network that works was
never sent to the router, or never taken back: what users see is not what the router does, and the port stays occupied.
A rule of an address that was released comes to life with the address's next owner. Left out is what only looks stuck:
rules that a job works on, that wait for a network which is not implemented, or for a load balancer's first VM, and the
ports that a VPN reserves. A firewall rule that only follows another rule is named by that other. Rules of a whole VPC,
which releases after 4.22 have, are not looked at.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import Check, Context, Delete, FixClass, Found, Leave, Problem, Repair, Severity, load

_WHY = {
    "network": "is on network {network_name}, which is removed",
    "address": "is for address {address}, which was released",
    "stuck": "of network {network_name} is in {state} and nothing works on it",
}

_HELD = {
    "followed": "a rule of a network that lives goes with it: somebody must look at both",
    "scaled": "a group that scales by itself hangs on it: delete the group first",
    "balanced": "a load balancer's VM may run for it: only CloudStack can end that",
}
_CALLS = {
    "Firewall": "deleteFirewallRule",
    "PortForwarding": "deletePortForwardingRule",
    "LoadBalancing": "deleteLoadBalancerRule",
    "StaticNat": "deleteIpForwardingRule",
}


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each such rule with what it lost or where it stands, then each such item of an access list."""
    for row in inputs["rules"]:
        what = "Egress" if row["traffic_type"] == "Egress" else row["purpose"]
        why = _WHY[row["kind"]].format_map(row)
        yield Problem(f"{what} rule {row['id']} {why}", {"id": row["id"]}, uuid=row["uuid"], row=row)
    for row in inputs["items"]:
        yield Problem(
            f"rule {row['number']} of access list {row['acl_name']} is in Revoke and nothing works on it",
            {"id": row["id"]},
            "cloud.network_acl_item",
            uuid=row["uuid"],
            row=row,
        )


def mend(found: Found, context: Context) -> Repair | Leave:
    """Delete what is left of a removed network; what a router may know is sent to it, or taken back, by CloudStack."""
    row = found.row
    if found.table == "cloud.network_acl_item":
        return Leave(
            "the router may still obey it: CloudStack has to take it back", f"deleteNetworkACL id={row['uuid']}"
        )
    if row["kind"] == "stuck":
        return Leave(
            "the router may or may not obey it: CloudStack has to send it once more; with cleanup=true, which is for "
            "when this does not help, a new router takes the place of the old",
            f"restartNetwork id={row['network_uuid']} cleanup=false",
        )
    if row["kind"] == "address":
        call = "deleteEgressFirewallRule" if row["traffic_type"] == "Egress" else _CALLS[row["purpose"]]
        return Leave(
            "the router of its network may still obey it: CloudStack has to take it back", f"{call} id={row['uuid']}"
        )
    return _residue(found)


def _residue(found: Found) -> Repair | Leave:
    row, fact = found.row, found.facts[0]
    for key, why in _HELD.items():
        if fact[key]:
            return Leave(why)
    tags = [Delete("cloud.resource_tags", {"id": one["tag_id"]}) for one in found.facts if one["tag_id"]]
    addresses = [("user_ip_address", row["ip_address_id"])] if row["ip_address_id"] else []
    return Repair(
        f"delete {row['purpose']} rule {found.key['id']} ({row['state']}) of removed network {row['network_name']}",
        (Delete("cloud.firewall_rules", found.key, {"state": row["state"], "network_id": row["network_id"]}), *tags),
        locks=(("networks", row["network_id"]), *addresses),
    )


CHECK = Check(
    id="rules-stuck-or-orphaned",
    area="networks",
    severity=Severity.WARNING,
    inputs=load("dbcare.sql", "rules_stuck_or_orphaned"),
    table="cloud.firewall_rules",
    judge=judge,
    mend=mend,
    parameters={"minutes": 60},
    fix_class=FixClass.API_FIRST,
    remedy="restartNetwork, or restartVPC for access lists, sends and takes back what stands in between; a rule "
    "without its network or address can only be deleted in the database.",
    symptom="A deleted rule is still listed, in state Revoke; a new rule conflicts with one that nobody sees; ports of "
    "a fresh address are open.",
    catalogue="C19",
    evidence=("https://github.com/apache/cloudstack/pull/13015",),
)
