"""Owns the rows that a world has many of: one class per table, with what is usual as the default."""

from typing import Any, NamedTuple


class Account(NamedTuple):
    """A row of cloud.account."""

    id: int
    uuid: str
    account_name: str
    type: int
    role_id: int
    domain_id: int
    created: str
    removed: str | None = None
    state: str = "enabled"
    cleanup_needed: int = 0
    default: int = 0


class User(NamedTuple):
    """A row of cloud.user."""

    id: int
    uuid: str
    username: str
    account_id: int
    created: str
    removed: str | None = None
    password: str = "*"  # noqa: S105 (no hash: nobody can log in)
    firstname: str = "A."
    lastname: str = "User"
    email: str = "user@example.com"
    state: str = "enabled"
    source: str = "UNKNOWN"


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


class Vm(NamedTuple):
    """A row of cloud.vm_instance."""

    id: int
    uuid: str
    name: str
    instance_name: str
    type: str
    vm_type: str
    state: str
    account_id: int
    domain_id: int
    created: str
    update_time: str
    removed: str | None
    host_id: int | None
    last_host_id: int | None
    pod_id: int
    power_state: str
    power_host: int | None
    service_offering_id: int
    vm_template_id: int
    private_mac_address: str | None
    private_ip_address: str | None
    host_name: str | None = None
    display_name: str | None = None
    user_id: int = 2
    guest_os_id: int = 1
    data_center_id: int = 1
    hypervisor_type: str = "KVM"
    vnc_password: str = "*"  # noqa: S105 (no password)
    update_count: int = 3
    ha_enabled: int = 0
    reservation_id: str | None = None
    desired_state: str | None = None


class UserVm(NamedTuple):
    """A row of cloud.user_vm."""

    id: int
    display_name: str
    user_data: str | None = None
    update_parameters: int = 1
    user_vm_type: str = "UserVM"


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


class Volume(NamedTuple):
    """A row of cloud.volumes."""

    id: int
    uuid: str
    name: str
    account_id: int
    domain_id: int
    instance_id: int | None
    device_id: int | None
    pool_id: int | None
    path: str | None
    size: int
    volume_type: str
    disk_offering_id: int
    template_id: int | None
    created: str
    updated: str
    state: str
    attached: str | None = None
    removed: str | None = None
    pod_id: int | None = 1
    data_center_id: int = 1
    pool_type: str | None = "NetworkFilesystem"
    format: str | None = "QCOW2"
    update_count: int = 2


class PublicIp(NamedTuple):
    """A row of cloud.user_ip_address."""

    id: int
    uuid: str
    public_ip_address: str
    vlan_db_id: int
    mac_address: int
    state: str = "Free"
    account_id: int | None = None
    domain_id: int | None = None
    network_id: int | None = None
    vpc_id: int | None = None
    allocated: str | None = None
    source_nat: int = 0
    is_system: int = 0
    data_center_id: int = 1
    source_network_id: int = 200
    physical_network_id: int = 200


class Vnet(NamedTuple):
    """A row of cloud.op_dc_vnet_alloc."""

    vnet: str
    physical_network_id: int
    reservation_id: str | None = None
    account_id: int | None = None
    taken: str | None = None
    data_center_id: int = 1


class LinkLocal(NamedTuple):
    """A row of cloud.op_dc_link_local_ip_address_alloc."""

    ip_address: str
    pod_id: int
    nic_id: int | None = None
    reservation_id: str | None = None
    taken: str | None = None
    data_center_id: int = 1


class PodIp(NamedTuple):
    """A row of cloud.op_dc_ip_address_alloc."""

    ip_address: str
    pod_id: int
    mac_address: int
    nic_id: int | None = None
    reservation_id: str | None = None
    taken: str | None = None
    data_center_id: int = 1


class Job(NamedTuple):
    """A row of cloud.async_job."""

    id: int
    uuid: str
    user_id: int
    account_id: int
    instance_type: str | None
    instance_id: int | None
    job_cmd: str
    job_status: int
    created: str
    last_updated: str
    removed: str | None
    job_dispatcher: str
    job_type: str | None = None
    job_executing_msid: int | None = None
    job_complete_msid: int | None = None
    job_init_msid: int = 345049103441
    job_process_status: int = 0
    job_result_code: int = 0
    job_cmd_ver: int = 0
    job_result: str | None = None
    related: str = ""


class WorkJob(NamedTuple):
    """A row of cloud.vm_work_job."""

    id: int
    step: str
    vm_type: str
    vm_instance_id: int


class Event(NamedTuple):
    """A row of cloud.event."""

    id: int
    uuid: str
    type: str
    description: str
    user_id: int
    account_id: int
    domain_id: int
    created: str
    resource_id: int | None = None
    resource_type: str | None = None
    state: str = "Completed"
    level: str = "INFO"
    start_id: int = 0
    archived: int = 0


class UsageEvent(NamedTuple):
    """A row of cloud.usage_event."""

    id: int
    type: str
    account_id: int
    created: str
    resource_id: int
    resource_name: str
    offering_id: int | None = None
    template_id: int | None = None
    size: int | None = None
    resource_type: str | None = None
    zone_id: int = 1
    processed: int = 0


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
    Job: "cloud.async_job",
    WorkJob: "cloud.vm_work_job",
    Event: "cloud.event",
    UsageEvent: "cloud.usage_event",
}
