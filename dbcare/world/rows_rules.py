"""Owns the rows of rules and of what else ties VMs to networks, with what is usual as the default."""

from typing import NamedTuple


class FirewallRule(NamedTuple):
    """A row of cloud.firewall_rules: the part that rules of every purpose share."""

    id: int
    uuid: str
    purpose: str
    network_id: int
    account_id: int
    domain_id: int
    created: str
    xid: str
    ip_address_id: int | None = None
    start_port: int | None = None
    end_port: int | None = None
    protocol: str = "tcp"
    state: str = "Active"
    traffic_type: str | None = None
    related: int | None = None
    icmp_code: int | None = None
    icmp_type: int | None = None
    type: str = "User"


class PortForwarding(NamedTuple):
    """A row of cloud.port_forwarding_rules."""

    id: int
    instance_id: int
    dest_ip_address: str
    dest_port_start: int
    dest_port_end: int


class LoadBalancing(NamedTuple):
    """A row of cloud.load_balancing_rules."""

    id: int
    name: str
    default_port_start: int
    default_port_end: int
    algorithm: str = "roundrobin"
    scheme: str = "Public"
    lb_protocol: str = "tcp"


class LoadBalancerVm(NamedTuple):
    """A row of cloud.load_balancer_vm_map."""

    load_balancer_id: int
    instance_id: int
    instance_ip: str
    revoke: int = 0


class RuleSource(NamedTuple):
    """A row of cloud.firewall_rules_cidrs."""

    firewall_rule_id: int
    source_cidr: str


class RuleDestination(NamedTuple):
    """A row of cloud.firewall_rules_dcidrs, a table that 4.9 lacks."""

    firewall_rule_id: int
    destination_cidr: str


class VmNetwork(NamedTuple):
    """A row of cloud.vm_network_map."""

    vm_id: int
    network_id: int


class SecondaryIp(NamedTuple):
    """A row of cloud.nic_secondary_ips."""

    id: int
    uuid: str
    vmId: int  # noqa: N815 (so CloudStack spells it)
    nicId: int  # noqa: N815
    ip4_address: str
    network_id: int
    created: str
    account_id: int
    domain_id: int
