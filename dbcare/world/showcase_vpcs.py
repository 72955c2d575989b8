"""Owns the VPCs of a showcase: of every kind, being deleted, and removed with all that stays behind."""

from dbcare.versions import before
from dbcare.world import showcase_rules
from dbcare.world.addresses import free_public_address, public_address
from dbcare.world.anchors import (
    BARE_GATEWAY,
    BARE_PRIVATE_NETWORK,
    BARE_VPC,
    DEFAULT_DENY,
    DELETED_ROUTER,
    DELETED_TIER,
    DELETING_GATEWAY,
    DELETING_PRIVATE_NETWORK,
    DELETING_VPC,
    GATEWAY,
    PRIVATE_NETWORK,
    PRIVATE_TWIN,
    PROJECT_OWNER,
    PROJECT_TIER,
    PROJECT_VPC,
    PROJECT_VPC_ROUTER,
    REDUNDANT_GATEWAY,
    REDUNDANT_TIER,
    REDUNDANT_VPC,
    REMOVED_GATEWAY,
    REMOVED_OWNER,
    REMOVED_OWNER_ROUTER,
    REMOVED_OWNER_TIER,
    REMOVED_OWNER_VPC,
    REMOVED_PRIVATE_NETWORK,
    REMOVED_ROUTER,
    REMOVED_TIER,
    REMOVED_VPC,
    SECOND_TIER,
    TENANT,
    TIER,
    VPC,
    VPC_BACKUP_ROUTER,
    VPC_MASTER_ROUTER,
    VPC_ROUTER,
    Owner,
)
from dbcare.world.gateways import private_gateway, private_network, static_route, vpn_gateway
from dbcare.world.maker import DAY, MINUTE, Maker
from dbcare.world.networks import Net, end
from dbcare.world.nics import life
from dbcare.world.oddities import IN_PROGRESS, job, queue
from dbcare.world.routers import router
from dbcare.world.showcase import vlan
from dbcare.world.vms import user_vm
from dbcare.world.vpcs import access_list, tier, vpc

OLD = 150 * DAY
YOUNG = 90 * DAY


def showcase_vpcs(maker: Maker) -> None:
    """Write the VPCs that every world has."""
    private = private_network(maker, TENANT, "vpc1", OLD, id=PRIVATE_NETWORK)
    _ordinary(maker, private)
    _redundant(maker, private)
    end(maker, private)
    _twin(maker, private)
    _project(maker)
    _bare(maker)
    _deleting(maker)
    _removed(maker, TENANT, REMOVED_VPC, REMOVED_TIER, REMOVED_ROUTER)
    _removed(maker, REMOVED_OWNER, REMOVED_OWNER_VPC, REMOVED_OWNER_TIER, REMOVED_OWNER_ROUTER)
    _removed_gateway(maker)


def _ordinary(maker: Maker, private: Net) -> None:
    """Write the tenant's VPC: two tiers with lists of their own and of everybody, and every way out."""
    vpc(maker, TENANT, "10.3", OLD, number=VPC)
    acl = access_list(maker, VPC, OLD)
    tiers = (
        tier(maker, TENANT, VPC, "10.3.0", OLD, id=TIER, network_acl_id=acl, **vlan(maker, TIER)),
        tier(maker, TENANT, VPC, "10.3.1", OLD, id=SECOND_TIER, **vlan(maker, SECOND_TIER)),
    )
    host, lived = maker.farm.host(1), life(maker, OLD)
    address = maker.upcoming("cloud.user_ip_address")
    router(maker, TENANT, host, None, lived, number=VPC_ROUTER, tiers=tiers, vpc=VPC)
    for net in tiers:
        vm = user_vm(maker, TENANT, host, net, life(maker, OLD - 10 * DAY))
        end(maker, net)
        showcase_rules.tier(maker, net, vm)
    private_gateway(maker, TENANT, VPC, private, lived, number=GATEWAY, routers=(VPC_ROUTER,))
    static_route(maker, TENANT, VPC, GATEWAY, "192.168.0.0/24", YOUNG)
    if "next_hop" in maker.release.schema["cloud.static_routes"].columns:
        static_route(maker, TENANT, VPC, None, "192.168.1.0/24", YOUNG, next_hop="10.3.0.2")
    vpn_gateway(maker, TENANT, VPC, address)


def _redundant(maker: Maker, private: Net) -> None:
    """Write a VPC with two routers, and a private gateway in the network of another VPC's."""
    vpc(maker, TENANT, "10.4", YOUNG, number=REDUNDANT_VPC, redundant=True)
    taken = vlan(maker, REDUNDANT_TIER)
    net = tier(maker, TENANT, REDUNDANT_VPC, "10.4.0", YOUNG, id=REDUNDANT_TIER, redundant=1, **taken)
    lived, public = life(maker, YOUNG), public_address(maker, TENANT, vpc=REDUNDANT_VPC, source_nat=True)
    for place, (number, state) in enumerate(((VPC_MASTER_ROUTER, "PRIMARY"), (VPC_BACKUP_ROUTER, "BACKUP"))):
        host = maker.farm.host(place + 1)
        router(
            maker, TENANT, host, None, lived, number=number, public=public, redundant=state, tiers=(net,),
            vpc=REDUNDANT_VPC,
        )  # fmt: skip
    user_vm(maker, TENANT, maker.farm.host(1), net, life(maker, YOUNG - DAY))
    end(maker, net)
    both = (VPC_MASTER_ROUTER, VPC_BACKUP_ROUTER)
    private_gateway(maker, TENANT, REDUNDANT_VPC, private, lived, number=REDUNDANT_GATEWAY, routers=both)


def _twin(maker: Maker, private: Net) -> None:
    """Write the second network that releases up to 4.19.0 made for one gateway where networks are VXLANs."""
    end(
        maker,
        private_network(
            maker, TENANT, "vpc1", OLD, id=PRIVATE_TWIN, related=PRIVATE_NETWORK, prefix=private.prefix,
            broadcast_uri=private.broadcast, guru_name="VxlanGuestNetworkGuru",
        ),
    )  # fmt: skip


def _project(maker: Maker) -> None:
    vpc(maker, PROJECT_OWNER, "10.5", YOUNG, number=PROJECT_VPC)
    reserved = vlan(maker, PROJECT_TIER)
    net = tier(maker, PROJECT_OWNER, PROJECT_VPC, "10.5.0", YOUNG, id=PROJECT_TIER, **reserved)
    host, lived = maker.farm.host(2), life(maker, YOUNG)
    router(maker, PROJECT_OWNER, host, None, lived, number=PROJECT_VPC_ROUTER, tiers=(net,), vpc=PROJECT_VPC)
    user_vm(maker, PROJECT_OWNER, host, net, lived)
    end(maker, net)


def _bare(maker: Maker) -> None:
    """Write a VPC whose router somebody destroyed: its private gateway stays, the gateway's network has no NIC."""
    vpc(maker, TENANT, "10.6", YOUNG, number=BARE_VPC)
    public_address(maker, TENANT, vpc=BARE_VPC, source_nat=True)
    private = private_network(maker, TENANT, "vpc7", YOUNG, id=BARE_PRIVATE_NETWORK)
    private_gateway(maker, TENANT, BARE_VPC, private, life(maker, YOUNG), number=BARE_GATEWAY)
    end(maker, private)


def _deleting(maker: Maker) -> None:
    """Write a VPC half-way through its deletion, with the job and the queue that its jobs wait in."""
    vpc(maker, TENANT, "10.7", YOUNG, number=DELETING_VPC, state="Inactive")
    _removed_tier(maker, TENANT, DELETING_VPC, DELETED_TIER, DELETED_ROUTER, 2 * MINUTE)
    public_address(maker, TENANT, vpc=DELETING_VPC, source_nat=True)
    private = private_network(maker, TENANT, "vpc4", YOUNG, id=DELETING_PRIVATE_NETWORK)
    private_gateway(maker, TENANT, DELETING_VPC, private, life(maker, YOUNG), number=DELETING_GATEWAY, state="Deleting")
    end(maker, private)
    static_route(maker, TENANT, DELETING_VPC, DELETING_GATEWAY, "192.168.0.0/24", YOUNG, state="Revoke")
    # Before 4.17 a VPC's jobs do not say which VPC they are for: only the queue that they stand in does.
    nameless = before(maker.release.version, "4.17.0.0")
    kind, instance = ("None", None) if nameless else ("Vpc", DELETING_VPC)
    work = job(maker, "vpc.DeleteVPCCmd", kind, instance, IN_PROGRESS, 2 * MINUTE)
    queue(maker, "vpc", DELETING_VPC, work, 2 * MINUTE)


def _removed(maker: Maker, owner: Owner, number: int, tier_number: int, router_number: int) -> None:
    vpc(maker, owner, "10.8", 300 * DAY, number=number, removed=130 * DAY)
    _removed_tier(maker, owner, number, tier_number, router_number, 131 * DAY)


def _removed_tier(maker: Maker, owner: Owner, of: int, number: int, router_number: int, gone: int) -> None:
    """Write a removed tier with a removed VM and the removed router of its VPC, whose address is free again."""
    age = gone + 60 * DAY
    net = tier(
        maker, owner, of, "10.8.0", age, id=number, state="Destroy", removed=maker.ago(gone),
        network_acl_id=DEFAULT_DENY,
    )  # fmt: skip
    host, public = maker.farm.host(number), free_public_address(maker)
    lived = life(maker, age, gone)
    router(maker, owner, host, None, lived, number=router_number, tiers=(net,), vpc=of, public=public)
    user_vm(maker, owner, host, net, life(maker, age - DAY, gone + DAY))
    end(maker, net)


def _removed_gateway(maker: Maker) -> None:
    """Write the private gateway that a VPC had which is removed."""
    gone = 132 * DAY
    private = private_network(
        maker, TENANT, "vpc5", 290 * DAY, id=REMOVED_PRIVATE_NETWORK, state="Destroy", removed=maker.ago(gone)
    )
    lived = life(maker, 290 * DAY, gone)
    private_gateway(maker, TENANT, REMOVED_VPC, private, lived, number=REMOVED_GATEWAY, routers=(REMOVED_ROUTER,))
    end(maker, private)
