"""Owns what the system itself has in every world: its four networks, its storage VM and console proxies."""

from dbcare.world.addresses import pod_address, public_address
from dbcare.world.anchors import (
    CONTROL,
    CONTROL_OFFERING,
    MANAGEMENT,
    MANAGEMENT_OFFERING,
    PROXY,
    PUBLIC,
    PUBLIC_OFFERING,
    SECOND_PROXY,
    STORAGE,
    STORAGE_OFFERING,
    STORAGE_VM,
    SYSTEM,
)
from dbcare.world.maker import DAY, Maker
from dbcare.world.networks import Net
from dbcare.world.nics import life, nic
from dbcare.world.routers import control_nic, public_nic
from dbcare.world.rows_networks import AccountNetwork, Network, OpNetwork
from dbcare.world.vms import system_vm

BUILT = 900 * DAY
_SYSTEM_NETWORKS = (
    (PUBLIC, "Public", PUBLIC_OFFERING, "PublicNetworkGuru", "Vlan"),
    (MANAGEMENT, "Management", MANAGEMENT_OFFERING, "PodBasedNetworkGuru", "Native"),
    (CONTROL, "Control", CONTROL_OFFERING, "ControlNetworkGuru", "LinkLocal"),
    (STORAGE, "Storage", STORAGE_OFFERING, "StorageNetworkGuru", "Native"),
)


def networks(maker: Maker) -> None:
    """Write the four networks of the system, owned by account 1, that count no NICs."""
    for number, traffic, offering, guru, broadcast in _SYSTEM_NETWORKS:
        maker.add(
            Network(
                number,
                maker.uuid("network", number),
                None,
                None,
                offering,
                SYSTEM.account,
                SYSTEM.domain,
                maker.ago(BUILT),
                "Setup",
                number,
                traffic,
                None,
                broadcast,
                guru_name=guru,
                acl_type=None,
                mode="Static",
                physical_network_id=None if traffic == "Control" else 200,
            )
        )
        maker.add(AccountNetwork(SYSTEM.account, number))
        maker.add(OpNetwork(number, 1, 0, 0, 0))


def vms(maker: Maker) -> None:
    """Write a storage VM and two console proxies: in two pods with the same link-local address."""
    _system_vm(maker, "SecondaryStorageVm", STORAGE_VM, 1)
    _system_vm(maker, "ConsoleProxy", PROXY, 2)
    _system_vm(maker, "ConsoleProxy", SECOND_PROXY, 1)


def _system_vm(maker: Maker, kind: str, number: int, host_number: int) -> None:
    host, lived = maker.farm.host(host_number), life(maker, 300 * DAY)
    control = control_nic(maker, number, kind, host, lived)
    managed = maker.id("cloud.nics")
    ip, mac = pod_address(maker, host.pod, managed, maker.uuid("nic", managed))
    network = Net(MANAGEMENT, MANAGEMENT_OFFERING, ip.rpartition(".")[0])
    nic(maker, network, number, kind, lived, number=managed, ip=ip, mac=mac, mode="Static", device_id=1)
    public = public_address(maker, system=True)
    outer = public_nic(maker, number, kind, lived, public, device=2)
    system_vm(maker, kind, SYSTEM, host, lived, control, number)
    maker.put(
        "cloud.console_proxy" if kind == "ConsoleProxy" else "cloud.secondary_storage_vm",
        id=number,
        public_mac_address=outer.mac_address,
        public_ip_address=outer.ip4_address,
        public_netmask="255.255.255.0",
        guid=maker.uuid("storage vm", number) if kind == "SecondaryStorageVm" else None,
    )
