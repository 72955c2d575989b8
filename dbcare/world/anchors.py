"""Owns the ids that every world has, of any release and scale, so that fixtures and demos can refer to them."""

from typing import NamedTuple


class Owner(NamedTuple):
    """Whose something is: an account, its domain, one user of it and its name."""

    account: int
    domain: int
    user: int
    name: str


ROOT_DOMAIN = 1
CUSTOMER_DOMAIN = 2
REMOVED_DOMAIN = 3

SYSTEM = Owner(1, ROOT_DOMAIN, 1, "system")
ADMIN = Owner(2, ROOT_DOMAIN, 2, "admin")
TENANT = Owner(3, CUSTOMER_DOMAIN, 3, "acme")
REMOVED_OWNER = Owner(4, CUSTOMER_DOMAIN, 4, "closed")
REMOVED_DOMAIN_OWNER = Owner(5, REMOVED_DOMAIN, 5, "gone")
PROJECT_OWNER = Owner(6, CUSTOMER_DOMAIN, 3, "PrjAcct-apollo-2")
PROJECT = 1

ZONE = 1
POD, SECOND_POD = 1, 2
CLUSTER, SECOND_CLUSTER = 1, 2
"""Cluster 1 is in pod 1, cluster 2 in pod 2; each has the storage pool of its own number."""
HOST, SECOND_HOST = 1, 2
"""KVM hosts; host 1 is in cluster 1, host 2 in cluster 2."""
POOL, SECOND_POOL = 1, 2
IMAGE_STORE = 1
MANAGEMENT_SERVER = 345049103441
"""The msid of mshost 1."""

PHYSICAL_NETWORK = 200
OVERLAY_NETWORK = 201
"""A physical network isolated by VXLAN: where most tenants' networks live."""
ROUTER_PROVIDER = 1
VPC_ROUTER_PROVIDER = 2

PUBLIC_OFFERING, MANAGEMENT_OFFERING, CONTROL_OFFERING, STORAGE_OFFERING = 1, 2, 3, 4
PRIVATE_OFFERING = 5
"""What the networks of private gateways have."""
SHARED_OFFERING = 7
ISOLATED_OFFERING = 8
REDUNDANT_OFFERING = 9
TIER_OFFERING = 10
L2_OFFERING = 11

SMALL_OFFERING, MEDIUM_OFFERING = 1, 2
ROUTER_OFFERING, PROXY_OFFERING, STORAGE_VM_OFFERING = 3, 4, 5
DISK_OFFERING = 6
VPC_OFFERING = 1
REDUNDANT_VPC_OFFERING = 3

SYSTEM_TEMPLATE = 3
TEMPLATE = 201
REMOVED_TEMPLATE = 202

PUBLIC, MANAGEMENT, CONTROL, STORAGE = 200, 201, 202, 203
"""The system's networks, owned by account 1."""
ISOLATED = 204
"""TENANT's implemented isolated network with its router and most of the showcase's VMs."""
IDLE = 205
SHARED = 206
L2 = 207
REDUNDANT = 208
TIER, SECOND_TIER = 209, 210
PROJECT_NETWORK = 211
IMPLEMENTING_JOB = 212
"""In Implementing for hours, with a running job."""
IMPLEMENTING_NOW = 213
IMPLEMENTING_VM = 214
"""In Implementing for hours, while a VM in it is Starting."""
IMPLEMENTING_LOCK = 215
"""In Implementing for hours, held by a row of op_lock."""
REMOVED_NETWORK = 216
REMOVED_OWNER_NETWORK = 217
REMOVED_DOMAIN_NETWORK = 218
REMOVED_IMPLEMENTING = 219
PRIVATE_NETWORK = 220
"""The network that the private gateways of VPC and REDUNDANT_VPC share."""
PRIVATE_TWIN = 221
"""Made together with PRIVATE_NETWORK and related to it, as some releases did; nothing is on it."""
REDUNDANT_TIER, PROJECT_TIER = 222, 223
DELETED_TIER = 224
DELETING_PRIVATE_NETWORK = 225
REMOVED_TIER = 226
REMOVED_PRIVATE_NETWORK = 227
BARE_PRIVATE_NETWORK = 228
REMOVED_OWNER_TIER = 229

VPC = 1
"""TENANT's, with two tiers, a router, a private gateway with a route, a VPN gateway."""
REDUNDANT_VPC, PROJECT_VPC = 2, 3
DELETING_VPC = 4
"""Inactive: a job deletes it right now; its tiers and routers are gone already, its private gateway is next."""
REMOVED_VPC, REMOVED_OWNER_VPC = 5, 6
BARE_VPC = 7
"""Enabled, without tiers and, since its router was destroyed, without one; with a private gateway all the same."""
GATEWAY, REDUNDANT_GATEWAY, DELETING_GATEWAY, REMOVED_GATEWAY, BARE_GATEWAY = 1, 2, 3, 4, 5
DEFAULT_DENY, DEFAULT_ALLOW = 1, 2
"""The network access lists that CloudStack ships, which belong to no VPC."""

STORAGE_VM, PROXY, SECOND_PROXY = 1, 2, 3
ISOLATED_ROUTER, SHARED_ROUTER, VPC_ROUTER, PROJECT_ROUTER = 4, 5, 6, 7
MASTER_ROUTER, BACKUP_ROUTER = 8, 9
VPC_MASTER_ROUTER, VPC_BACKUP_ROUTER, PROJECT_VPC_ROUTER = 16, 17, 18
DELETED_ROUTER, REMOVED_ROUTER, REMOVED_OWNER_ROUTER = 19, 20, 21
RUNNING_VM = 10
STOPPED_VM = 11
STARTING_VM = 12
STOPPING_VM = 13
DESTROYED_VM = 14
REMOVED_VM = 15

FIRST_FREE = {
    "cloud.domain": 10,
    "cloud.account": 10,
    "cloud.user": 10,
    "cloud.networks": 240,
    "cloud.vm_instance": 40,
    "cloud.vm_template": 203,
    "cloud.physical_network": 202,
    "cloud.vpc": 20,
    "cloud.vpc_gateways": 20,
    "cloud.network_acl": 3,
}
"""Where ids go on that are not handed out here."""
