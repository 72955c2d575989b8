"""Owns the rows of accounts and of what runs for them, with what is usual as the default."""

from typing import NamedTuple


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
