"""Owns what is unusual about VLANs and normal: given by hand, shared, dedicated, set aside, kept without a VM."""

from typing import Any

from dbcare.versions import before
from dbcare.world.addresses import ZONE_MAC, take_vlan
from dbcare.world.anchors import ADMIN, ISOLATED_OFFERING, PHYSICAL_NETWORK, ROOT_DOMAIN, RUNNING_VM, TENANT, ZONE
from dbcare.world.maker import DAY, Maker
from dbcare.world.networks import SERVICES, Net, begin
from dbcare.world.nics import life, nic
from dbcare.world.routers import router
from dbcare.world.rows_networks import NetworkService, OpNetwork
from dbcare.world.rows_pools import PublicIp, Vnet

GIVEN_ISOLATED, GIVEN_L2, GIVEN_SHARED, OPEN_SHARED, PERSISTENT = 20, 21, 22, 23, 24
BUILT = 800 * DAY
_OFFERINGS = (
    (GIVEN_ISOLATED, "IsolatedNetworkOfferingWithGivenVlan", "Isolated", 1, 0),
    (GIVEN_L2, "DefaultL2NetworkOfferingVlan", "L2", 1, 0),
    (GIVEN_SHARED, "SharedNetworkOfferingWithoutServices", "Shared", 1, 0),
    (OPEN_SHARED, "SharedNetworkOfferingWithoutVlan", "Shared", 0, 0),
    (PERSISTENT, "PersistentIsolatedNetworkOffering", "Isolated", 0, 1),
)
_GIVEN = (
    (GIVEN_ISOLATED, "Isolated", "Vlan", "vlan://1201"),
    (GIVEN_L2, "L2", "Vlan", "vlan://1202"),
    (GIVEN_L2, "L2", "Vlan", "vlan://1210-1212,1215"),
    (GIVEN_L2, "L2", "Pvlan", "pvlan://1220-i1221"),
)
_SHARED = (
    ("vlan://900", "10.21.0"),
    ("vlan://901", "10.20.0"),
    ("vlan://untagged", "10.22.0"),
)
"""One is on the VLAN of the anchors' shared network, one has the same addresses on another."""
_FIRST_SHARED_RANGE = 100_000
_DEDICATED = 4


def vlans(maker: Maker) -> None:
    """Write networks whose VLANs were given, shared or are kept, and VNETs that are dedicated or set aside."""
    for number, name, guest_type, given, persistent in _OFFERINGS:
        _offering(maker, number, name, guest_type, given, persistent)
    for offering, guest_type, domain_type, uri in _GIVEN:
        _given(maker, offering, guest_type, domain_type, uri)
    for place, (uri, prefix) in enumerate(_SHARED):
        _shared(maker, _FIRST_SHARED_RANGE + place, GIVEN_SHARED, uri, prefix)
    if not before(maker.release.version, "4.17"):
        # CloudStack takes these VNETs without a reservation.
        row = Vnet(str(_next_vlan(maker)), PHYSICAL_NETWORK, None, ADMIN.account, maker.ago(BUILT))
        maker.add(row)
        _shared(maker, _FIRST_SHARED_RANGE + len(_SHARED), OPEN_SHARED, f"vlan://{row.vnet}", "10.23.0")
    _persistent(maker)
    _dedicated(maker)
    # Set aside by hand, because something else in the data centre uses it.
    maker.add(Vnet(str(_next_vlan(maker)), PHYSICAL_NETWORK, taken=maker.ago(BUILT)))


def _next_vlan(maker: Maker) -> int:
    return 499 + maker.id("vlan")


def _offering(maker: Maker, number: int, name: str, guest_type: str, given: int, persistent: int) -> None:
    maker.put(
        "cloud.network_offerings",
        id=number,
        uuid=maker.uuid("network offering", number),
        name=name,
        unique_name=name,
        display_text=name,
        traffic_type="Guest",
        guest_type=guest_type,
        specify_vlan=given,
        specify_ip_ranges=int(guest_type == "Shared"),
        is_persistent=persistent,
        availability="Optional",
        state="Enabled",
        created=maker.ago(900 * DAY),
    )


def _begin(maker: Maker, offering: int, guest_type: str, **given: Any) -> Net:
    return begin(maker, TENANT, 300 * DAY, offering=offering, guest_type=guest_type, **given)


def _end(maker: Maker, net: Net, *, gc: bool) -> None:
    maker.add(OpNetwork(net.id, net.number + 1, net.counted, int(gc), int(gc and net.counted > 0)))


def _attach(maker: Maker, net: Net, ip: str | None) -> None:
    """Give the tenant's running VM another NIC."""
    nic(maker, net, RUNNING_VM, "User", life(maker, 80 * DAY), ip=ip, device_id=maker.id("further NIC"))


def _given(maker: Maker, offering: int, guest_type: str, domain_type: str, uri: str) -> None:
    """Write a network that is ready when made: an administrator gave its VLAN, no pool has it."""
    isolated = guest_type == "Isolated"
    net = _begin(
        maker, offering, guest_type, state="Setup", prefix="10.1.20" if isolated else "",
        broadcast_domain_type=domain_type, broadcast_uri=uri,
    )  # fmt: skip
    _attach(maker, net, None if isolated else "")
    _end(maker, net, gc=isolated)


def _shared(maker: Maker, number: int, offering: int, uri: str, prefix: str) -> None:
    """Write a shared network with its range of addresses and a NIC."""
    net = _begin(
        maker, offering, "Shared", state="Setup", prefix=prefix, acl_type="Domain", guru_name="DirectNetworkGuru",
        broadcast_uri=uri, specify_ip_ranges=1,
    )  # fmt: skip
    maker.put("cloud.domain_network_ref", domain_id=ROOT_DOMAIN, network_id=net.id, subdomain_access=1)
    maker.put(
        "cloud.vlan",
        id=number,
        uuid=maker.uuid("vlan", number),
        vlan_id=uri,
        vlan_gateway=f"{prefix}.1",
        vlan_netmask="255.255.255.0",
        vlan_type="DirectAttached",
        data_center_id=ZONE,
        network_id=net.id,
        physical_network_id=PHYSICAL_NETWORK,
        ip4_range=f"{prefix}.2-{prefix}.5",
        description=f"{prefix}.2-{prefix}.5",
        created=maker.ago(BUILT),
    )
    for last in range(2, 6):
        _address(maker, net, number, f"{prefix}.{last}", taken=last == 2)
    _attach(maker, net, f"{prefix}.2")
    _end(maker, net, gc=False)


def _address(maker: Maker, net: Net, vlan: int, ip: str, *, taken: bool) -> None:
    row = maker.id("cloud.user_ip_address")
    maker.add(
        PublicIp(
            row,
            maker.uuid("public ip", row),
            ip,
            vlan,
            maker.id(ZONE_MAC),
            "Allocated" if taken else "Free",
            TENANT.account if taken else None,
            TENANT.domain if taken else None,
            allocated=maker.ago(80 * DAY) if taken else None,
            source_network_id=net.id,
        )
    )


def _persistent(maker: Maker) -> None:
    """Write a network that keeps its router and VLAN although it has no VM."""
    number = maker.upcoming("cloud.networks")
    reservation = maker.uuid("reservation", number)
    net = _begin(
        maker, PERSISTENT, "Isolated", prefix="10.1.21", reservation_id=reservation,
        broadcast_uri=take_vlan(maker, TENANT, reservation, 300 * DAY),
    )  # fmt: skip
    for service, provider in SERVICES[ISOLATED_OFFERING]:
        maker.add(NetworkService(net.id, service, provider, maker.ago(300 * DAY)))
        maker.put(
            "cloud.ntwk_offering_service_map",
            network_offering_id=PERSISTENT,
            service=service,
            provider=provider,
            created=maker.ago(900 * DAY),
        )
    router(maker, TENANT, maker.farm.host(1), net, life(maker, 300 * DAY))
    _end(maker, net, gc=True)


def _dedicated(maker: Maker) -> None:
    """Keep some VNETs of the pool for one account: they are free, but not for all."""
    numbers = [_next_vlan(maker) for _ in range(_DEDICATED)]
    maker.put(
        "cloud.account_vnet_map",
        id=1,
        uuid=maker.uuid("dedicated range", 1),
        vnet_range=f"{numbers[0]}-{numbers[-1]}",
        account_id=TENANT.account,
        physical_network_id=PHYSICAL_NETWORK,
    )
    for vnet in numbers:
        maker.put(
            "cloud.op_dc_vnet_alloc",
            vnet=vnet,
            physical_network_id=PHYSICAL_NETWORK,
            data_center_id=ZONE,
            account_vnet_map_id=1,
        )
