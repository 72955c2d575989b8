"""Owns the rows of networks and what is on them, with what is usual as the default."""

from typing import NamedTuple


class Network(NamedTuple):
    """A row of cloud.networks."""

    id: int
    uuid: str
    name: str | None
    display_text: str | None
    network_offering_id: int
    account_id: int
    domain_id: int
    created: str
    state: str
    related: int
    traffic_type: str = "Guest"
    guest_type: str | None = "Isolated"
    broadcast_domain_type: str = "Vlan"
    broadcast_uri: str | None = None
    guru_name: str = "ExternalGuestNetworkGuru"
    acl_type: str | None = "Account"
    mode: str = "Dhcp"
    gateway: str | None = None
    cidr: str | None = None
    physical_network_id: int | None = 200
    data_center_id: int = 1
    removed: str | None = None
    vpc_id: int | None = None
    reservation_id: str | None = None
    network_domain: str | None = "cs1cloud.internal"
    specify_ip_ranges: int = 0
    redundant: int = 0
    network_acl_id: int | None = None


class OpNetwork(NamedTuple):
    """A row of cloud.op_networks."""

    id: int
    mac_address_seq: int
    nics_count: int
    gc: int
    check_for_gc: int


class AccountNetwork(NamedTuple):
    """A row of cloud.account_network_ref."""

    account_id: int
    network_id: int
    is_owner: int = 1


class NetworkService(NamedTuple):
    """A row of cloud.ntwk_service_map."""

    network_id: int
    service: str
    provider: str
    created: str


class Router(NamedTuple):
    """A row of cloud.domain_router."""

    id: int
    public_mac_address: str | None
    public_ip_address: str | None
    guest_ip_address: str | None
    vpc_id: int | None = None
    is_redundant_router: int = 0
    redundant_state: str = "UNKNOWN"
    priority: int | None = None
    element_id: int = 1
    public_netmask: str = "255.255.255.0"
    guest_netmask: str = "255.255.255.0"
    stop_pending: int = 0
    role: str = "VIRTUAL_ROUTER"
    update_state: str | None = None


class RouterNetwork(NamedTuple):
    """A row of cloud.router_network_ref."""

    router_id: int
    network_id: int
    guest_type: str


class Nic(NamedTuple):
    """A row of cloud.nics."""

    id: int
    uuid: str
    instance_id: int | None
    network_id: int
    mac_address: str | None
    ip4_address: str | None
    state: str
    vm_type: str | None
    created: str
    update_time: str
    gateway: str | None = None
    netmask: str | None = "255.255.255.0"
    strategy: str = "Start"
    broadcast_uri: str | None = None
    isolation_uri: str | None = None
    reserver_name: str | None = None
    reservation_id: str | None = None
    device_id: int | None = 0
    default_nic: int = 0
    removed: str | None = None
    ip_type: str | None = "Ip4"
    mode: str | None = "Dhcp"
    secondary_ip: int = 0
