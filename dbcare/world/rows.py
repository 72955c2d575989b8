"""Owns which table each class of rows belongs to: the rows that a world has many of."""

from typing import Any

from dbcare.world.rows_logs import Event, Job, UsageEvent, WorkJob
from dbcare.world.rows_networks import AccountNetwork, Network, NetworkService, Nic, OpNetwork, Router, RouterNetwork
from dbcare.world.rows_owned import Account, User, UserVm, Vm, Volume
from dbcare.world.rows_pools import LinkLocal, PodIp, PublicIp, Vnet
from dbcare.world.rows_rules import (
    FirewallRule,
    LoadBalancerVm,
    LoadBalancing,
    PortForwarding,
    RuleDestination,
    RuleSource,
    SecondaryIp,
    VmNetwork,
)

TABLES: dict[type[tuple[Any, ...]], str] = {
    Account: "cloud.account",
    User: "cloud.user",
    Network: "cloud.networks",
    OpNetwork: "cloud.op_networks",
    AccountNetwork: "cloud.account_network_ref",
    NetworkService: "cloud.ntwk_service_map",
    Vm: "cloud.vm_instance",
    UserVm: "cloud.user_vm",
    Router: "cloud.domain_router",
    RouterNetwork: "cloud.router_network_ref",
    Nic: "cloud.nics",
    Volume: "cloud.volumes",
    PublicIp: "cloud.user_ip_address",
    Vnet: "cloud.op_dc_vnet_alloc",
    LinkLocal: "cloud.op_dc_link_local_ip_address_alloc",
    PodIp: "cloud.op_dc_ip_address_alloc",
    FirewallRule: "cloud.firewall_rules",
    PortForwarding: "cloud.port_forwarding_rules",
    LoadBalancing: "cloud.load_balancing_rules",
    LoadBalancerVm: "cloud.load_balancer_vm_map",
    RuleSource: "cloud.firewall_rules_cidrs",
    RuleDestination: "cloud.firewall_rules_dcidrs",
    VmNetwork: "cloud.vm_network_map",
    SecondaryIp: "cloud.nic_secondary_ips",
    Job: "cloud.async_job",
    WorkJob: "cloud.vm_work_job",
    Event: "cloud.event",
    UsageEvent: "cloud.usage_event",
}
