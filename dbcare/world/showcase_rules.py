"""Owns the rules of a showcase: one of every kind, those under way, and those that look stuck and are normal."""

from dbcare.world.anchors import (
    ADMIN,
    DESTROYED_VM,
    IDLE,
    ISOLATED,
    PROJECT_OWNER,
    RUNNING_VM,
    STOPPED_VM,
    STOPPING_VM,
    TENANT,
    VPC,
)
from dbcare.world.maker import DAY, HOUR, Maker
from dbcare.world.networks import Net
from dbcare.world.oddities import IN_PROGRESS, job, queue
from dbcare.world.rows_rules import LoadBalancerVm
from dbcare.world.rules import (
    Ground,
    Member,
    additional,
    balanced,
    egress,
    forwarded,
    opened,
    reached,
    remote_access,
    rule,
    second_address,
    translated,
)

_RUNNING = Member(RUNNING_VM, "10.1.1.2")
_STOPPED = Member(STOPPED_VM, "10.1.1.3")
_STOPPING = Member(STOPPING_VM, "10.1.1.4")
_DESTROYED = Member(DESTROYED_VM, "10.1.1.5")
_SECOND = Member(RUNNING_VM, "10.1.1.200")


def isolated(maker: Maker, address: int, nic: int) -> None:
    """Write the rules of the tenant's isolated network, given the address of its router and a NIC of RUNNING_VM."""
    ground = Ground(TENANT, ISOLATED, maker.ago(60 * DAY))
    second_address(maker, ground, nic, _SECOND)
    egress(maker, ground)
    egress(maker, ground, protocol="icmp", icmp_code=-1, icmp_type=-1)
    reached(maker, ground, address, 22, _RUNNING)
    reached(maker, ground, address, 2200, _SECOND)
    # Rules stay with a VM that is stopped, or destroyed, until it is expunged.
    reached(maker, ground, address, 2201, _STOPPED)
    reached(maker, ground, address, 2202, _DESTROYED)
    remote_access(maker, ground, address)
    _translated(maker, ground)
    _balanced(maker, ground)
    _under_way(maker, ground, address)
    _beside(maker)


def _translated(maker: Maker, ground: Ground) -> None:
    """Write static NAT, to one VM by its first and its second address, and a rule for a port of it."""
    address = translated(maker, ground, _RUNNING)
    rule(maker, ground, "StaticNat", 8443, ip_address_id=address)
    translated(maker, ground, _SECOND)
    translated(maker, ground, _STOPPED)


def _balanced(maker: Maker, ground: Ground) -> None:
    """Write load balancers: one with VMs and stickiness, one that nobody has assigned a VM to."""
    address = additional(maker, ground)
    busy = balanced(maker, ground, address, 80, (_RUNNING, _SECOND, _STOPPED))
    maker.put(
        "cloud.load_balancer_stickiness_policies",
        uuid=maker.uuid("stickiness", busy),
        load_balancer_id=busy,
        name="cookie",
        method_name="LbCookie",
        params="mode=insert",
    )
    # Nothing is sent to the router before there is a VM: until then the rule is in Add.
    balanced(maker, ground, address, 81, (), state="Add")
    job(maker, "loadbalancer.RemoveFromLoadBalancerRuleCmd", "LoadBalancerRule", busy, IN_PROGRESS, HOUR)
    maker.add(LoadBalancerVm(busy, _STOPPING.vm, _STOPPING.ip, revoke=1))


def _under_way(maker: Maker, ground: Ground, address: int) -> None:
    """Write rules that are being made and taken away, the latter for hours."""
    new = forwarded(maker, ground._replace(created=maker.ago(20)), address, 8080, _RUNNING, state="Add")
    job(maker, "firewall.CreatePortForwardingRuleCmd", "FirewallRule", new, IN_PROGRESS, 20)
    rule(maker, ground, "StaticNat", 8444, ip_address_id=address + 1, state="Revoke")
    # Jobs that delete do not say what: only the queue that they stand in names the network.
    work = job(maker, "nat.DeleteIpForwardingRuleCmd", "FirewallRule", None, IN_PROGRESS, 3 * HOUR)
    queue(maker, "network", ISOLATED, work, 3 * HOUR)


def _beside(maker: Maker) -> None:
    """Write what else CloudStack keeps of a network: who may use it besides its owner, and details."""
    maker.put("cloud.network_permissions", network_id=ISOLATED, account_id=PROJECT_OWNER.account)
    maker.put("cloud.network_permissions", network_id=ISOLATED, account_id=ADMIN.account)
    maker.put("cloud.network_details", network_id=ISOLATED, name="hideIpAddressUsage", value="true")
    maker.put(
        "cloud.vpn_users",
        uuid=maker.uuid("vpn user", TENANT.account),
        owner_id=TENANT.account,
        domain_id=TENANT.domain,
        username="road",
        password="*",  # noqa: S106 (no password)
        state="Active",
    )


def idle(maker: Maker) -> None:
    """Write the rules of a network that was shut down: it keeps its address, and new rules wait in Add."""
    ground = Ground(TENANT, IDLE, maker.ago(150 * DAY), "10.1.2.0/24")
    address = additional(maker, ground, source_nat=True)
    egress(maker, ground)
    egress(maker, ground, state="Add", protocol="udp")
    opened(maker, ground, address, 22)
    opened(maker, ground, address, 23, state="Add")


def tier(maker: Maker, net: Net, vm: int) -> None:
    """Write the rules of a VPC's tier: its addresses are the VPC's, lent to the tier while a rule needs them."""
    ground = Ground(TENANT, net.id, maker.ago(100 * DAY), f"{net.prefix}.0/24")
    member = Member(vm, net.latest)
    address = additional(maker, ground, vpc=VPC)
    forwarded(maker, ground, address, 22, member)
    additional(maker, ground, vpc=VPC, one_to_one_nat=1, vm_id=vm, dnat_vmip=member.ip)
    # Rules of releases before 4.2 were firewall rules without an address.
    rule(maker, ground, "NetworkACL", 25, traffic_type="Ingress")
