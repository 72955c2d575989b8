"""A rule leads to a VM that was expunged: a forwarded port, a member of a load balancer, or a static NAT.

The address or port stays occupied. Guest addresses are given out again: the next VM that gets this one is reached from
outside, through a rule that its owner does not know. A VM that is destroyed and not yet expunged keeps its rules, and
rightly: it may be recovered. Rules that are being revoked, that a job works on, or whose network is removed are left
out.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import Check, Context, FixClass, Found, Leave, Problem, Repair, Severity, Update, load

_KINDS = {
    "forwarding": (
        "cloud.port_forwarding_rules",
        "forwarding rule {id} of network {network_name} leads port {start_port} to VM {instance_name}",
    ),
    "balancing": (
        "cloud.load_balancer_vm_map",
        "load balancer {rule_id} of network {network_name} still has VM {instance_name} as a member",
    ),
    "static-nat": (
        "cloud.user_ip_address",
        "address {address} of network {network_name} is static NAT for VM {instance_name}",
    ),
}

_OBEYED = "the router may still obey it: CloudStack has to take it back"
_NONE = {"one_to_one_nat": 0}
"""What says that an address has no static NAT; every other column of it is empty then."""


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each row that leads to the VM, in the table of its kind."""
    for row in inputs["detect"]:
        table, message = _KINDS[row["kind"]]
        yield Problem(f"{message.format_map(row)}, which was expunged", {"id": row["id"]}, table, row=row)


def mend(found: Found, context: Context) -> Repair | Leave:
    """Take the static NAT off an address that has nothing else; rules are taken back by CloudStack."""
    row = found.row
    if row["kind"] == "forwarding":
        return Leave(_OBEYED, f"deletePortForwardingRule id={row['rule_uuid']}")
    if row["kind"] == "balancing":
        return Leave(_OBEYED, f"removeFromLoadBalancerRule id={row['rule_uuid']} virtualmachineids={row['vm_uuid']}")
    return _untranslated(found, context)


def _untranslated(found: Found, context: Context) -> Repair | Leave:
    row, fact, api = found.row, found.fact, f"disableStaticNat ipaddressid={found.row['address_uuid']}"
    if fact["reused"]:
        return Leave("another VM has the guest address by now, and may be reached through it: its owner decides", api)
    if fact["ruled"]:
        return Leave("rules open ports of this address, and would open them for whoever gets it next", api)
    columns = ["one_to_one_nat", "vm_id", "dnat_vmip"]
    columns += ["rule_state"] if context.release.has("cloud.user_ip_address", "rule_state") else []
    return Repair(
        f"take the static NAT for expunged VM {row['instance_name']} off address {row['address']}; its router forgets "
        f"it when network {row['network_name']} is restarted",
        (
            Update(
                found.table,
                found.key,
                {name: _NONE.get(name) for name in columns},
                {name: fact[name] for name in columns},
            ),
        ),
        locks=(("user_ip_address", found.key["id"]), ("networks", row["network_id"])),
        api=api,
    )


CHECK = Check(
    id="rule-to-dead-vm",
    area="networks",
    severity=Severity.WARNING,
    inputs=load("dbcare.sql", "rule_to_dead_vm"),
    table="cloud.port_forwarding_rules",
    judge=judge,
    mend=mend,
    parameters={"minutes": 60},
    fix_class=FixClass.API_FIRST,
    remedy="deletePortForwardingRule, removeFromLoadBalancerRule or disableStaticNat; where that is refused, delete "
    "the row, or clear one_to_one_nat, vm_id and dnat_vmip, and restart the network.",
    symptom="A port or address that cannot be used again; disableStaticNat or the deletion of a rule fails because the "
    "VM is not found; a new VM is reached by another's rule.",
    catalogue="C20",
)
