"""Owns the rows of what is drawn from pools: addresses and VNETs."""

from typing import NamedTuple


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
    one_to_one_nat: int = 0
    vm_id: int | None = None
    dnat_vmip: str | None = None


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
