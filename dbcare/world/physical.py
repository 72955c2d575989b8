"""Owns what physical networks are made of, besides their rows, and one that was taken away with all it had."""

from dbcare.world.addresses import ZONE_MAC
from dbcare.world.anchors import OVERLAY_NETWORK, PHYSICAL_NETWORK, POD, PUBLIC, SHARED, TENANT, ZONE
from dbcare.world.maker import DAY, Maker
from dbcare.world.networks import begin, end

BUILT = 900 * DAY
FIRST_PROVIDER = 10
FIRST_RANGE = 9001
_PER_RANGE = 5
_OTHER_PROVIDERS = (
    (OVERLAY_NETWORK, "VirtualRouter", "Enabled"),
    (OVERLAY_NETWORK, "VpcVirtualRouter", "Enabled"),
    (PHYSICAL_NETWORK, "InternalLbVm", "Disabled"),
    (PHYSICAL_NETWORK, "SecurityGroupProvider", "Disabled"),
)


def details(maker: Maker) -> None:
    """Write tags, isolation methods, providers, ranges for one account or pod, and what a removed one leaves."""
    for number, method, tag in ((PHYSICAL_NETWORK, "VLAN", "edge"), (OVERLAY_NETWORK, "VXLAN", "overlay")):
        maker.put("cloud.physical_network_isolation_methods", physical_network_id=number, isolation_method=method)
        maker.put("cloud.physical_network_tags", physical_network_id=number, tag=tag)
    for number, name, state in _OTHER_PROVIDERS:
        _provider(maker, number, name, state)
    dedicated = _range(maker, "100.66.9", PHYSICAL_NETWORK, PUBLIC)
    maker.put("cloud.account_vlan_map", account_id=TENANT.account, vlan_db_id=dedicated)
    of_domain = _range(maker, "192.0.2", PHYSICAL_NETWORK, PUBLIC)
    maker.put("cloud.domain_vlan_map", domain_id=TENANT.domain, vlan_db_id=of_domain)
    of_pod = _range(maker, "10.20.1", PHYSICAL_NETWORK, SHARED, "DirectAttached")
    maker.put("cloud.pod_vlan_map", pod_id=POD, vlan_db_id=of_pod)
    _removed(maker)


def _provider(maker: Maker, physical_network: int, name: str, state: str, removed: str | None = None) -> None:
    number = FIRST_PROVIDER - 1 + maker.id("other provider")
    maker.put(
        "cloud.physical_network_service_providers",
        id=number,
        uuid=maker.uuid("provider", number),
        physical_network_id=physical_network,
        provider_name=name,
        state=state,
        removed=removed,
    )


def _range(
    maker: Maker,
    net: str,
    physical_network: int,
    network: int,
    kind: str = "VirtualNetwork",
    removed: str | None = None,
) -> int:
    """Write a small range of free addresses, or what is left of it, and give its id."""
    number = FIRST_RANGE - 1 + maker.id("other range")
    span = f"{net}.2-{net}.{_PER_RANGE + 1}"
    maker.put(
        "cloud.vlan",
        id=number,
        uuid=maker.uuid("vlan", number),
        vlan_id=f"vlan://{number % 1000}",
        vlan_gateway=f"{net}.1",
        vlan_netmask="255.255.255.0",
        vlan_type=kind,
        data_center_id=ZONE,
        network_id=network,
        physical_network_id=physical_network,
        ip4_range=span,
        description=span,
        created=maker.ago(BUILT),
        removed=removed,
    )
    for last in range(2, _PER_RANGE + 2):
        row = maker.id("cloud.user_ip_address")
        maker.put(
            "cloud.user_ip_address",
            id=row,
            uuid=maker.uuid("public ip", row),
            public_ip_address=f"{net}.{last}",
            vlan_db_id=number,
            mac_address=maker.id(ZONE_MAC),
            state="Free",
            data_center_id=ZONE,
            source_network_id=network,
            physical_network_id=physical_network,
            created=maker.ago(BUILT),
            removed=removed,
        )
    return number


def _removed(maker: Maker) -> None:
    """Write a physical network that was removed: what was on it is removed too, its VNETs and tags are gone."""
    number, gone = maker.id("cloud.physical_network"), maker.ago(200 * DAY)
    maker.put(
        "cloud.physical_network",
        id=number,
        uuid=maker.uuid("physical network", number),
        name="former",
        data_center_id=ZONE,
        vnet="2000-2009",
        broadcast_domain_range="ZONE",
        state="Disabled",
        created=maker.ago(BUILT),
        removed=gone,
    )
    _provider(maker, number, "VirtualRouter", "Shutdown", gone)
    network = begin(maker, TENANT, 800 * DAY, state="Destroy", removed=maker.ago(210 * DAY), physical_network_id=number)
    end(maker, network)
    _range(maker, "198.51.100", number, PUBLIC, removed=gone)
