"""Owns the pools that addresses come from: public ranges, pods' management and link-local addresses, VNETs."""

from typing import Any, NamedTuple

from dbcare.world import macs
from dbcare.world.anchors import OVERLAY_NETWORK, PHYSICAL_NETWORK, PUBLIC, SHARED, SYSTEM, ZONE, Owner
from dbcare.world.maker import DAY, Maker
from dbcare.world.rows_pools import LinkLocal, PodIp, PublicIp, Vnet

PER_RANGE = 250
SHARED_RANGE, FIRST_RANGE = 1, 2
SHARED_PREFIX = "10.20.0"
ZONE_MAC = "zone mac"
FIRST_VLAN, LAST_VLAN = 500, 599
FIRST_VXLAN = 100_000
SPARE = 20


class Address(NamedTuple):
    """An IP address and the MAC address that goes with it."""

    ip: str
    mac: str


def _pooled_mac(maker: Maker, number: int) -> str:
    return macs.pooled(number, maker.random.randrange(255))


def public_address(
    maker: Maker,
    owner: Owner = SYSTEM,
    *,
    network: int | None = None,
    vpc: int | None = None,
    source_nat: bool = False,
    system: bool = False,
    age: int = 90 * DAY,
    **given: Any,
) -> Address:
    """Allocate the next public address."""
    number = maker.id(ZONE_MAC)
    ip = _public_row(maker, number, "Allocated", owner, network, vpc, int(source_nat), int(system), age, **given)
    return Address(ip, _pooled_mac(maker, number))


def _public_row(
    maker: Maker,
    number: int,
    state: str = "Free",
    owner: Owner | None = None,
    network: int | None = None,
    vpc: int | None = None,
    source_nat: int = 0,
    system: int = 0,
    age: int = 0,
    **given: Any,
) -> str:
    row = maker.id("cloud.user_ip_address")
    place, last = divmod(row - 1, PER_RANGE)
    if last == 0:
        _public_range(maker, place)
    ip = f"198.{18 + place // 256}.{place % 256}.{last + 2}"
    account, domain = (owner.account, owner.domain) if owner else (None, None)
    allocated = maker.ago(age) if owner else None
    uuid = maker.uuid("public ip", row)
    maker.add(
        PublicIp(
            row,
            uuid,
            ip,
            place + FIRST_RANGE,
            number,
            state,
            account,
            domain,
            network,
            vpc,
            allocated,
            source_nat,
            system,
            **given,
        )
    )
    return ip


def _public_range(maker: Maker, place: int) -> None:
    net = f"198.{18 + place // 256}.{place % 256}"
    _range(maker, place + FIRST_RANGE, net, "VirtualNetwork", PUBLIC, f"vlan://{10 + place}")


def shared_range(maker: Maker) -> None:
    """Write the range of addresses of the shared network."""
    _range(maker, SHARED_RANGE, SHARED_PREFIX, "DirectAttached", SHARED, "vlan://900")


def shared_address(maker: Maker, owner: Owner) -> str:
    """Allocate the next address of the shared network."""
    row = maker.id("cloud.user_ip_address")
    ip = f"{SHARED_PREFIX}.{maker.id('shared address') + 1}"
    maker.add(
        PublicIp(
            row,
            maker.uuid("public ip", row),
            ip,
            SHARED_RANGE,
            maker.id(ZONE_MAC),
            "Allocated",
            owner.account,
            owner.domain,
            allocated=maker.ago(90 * DAY),
            source_network_id=SHARED,
        )
    )
    return ip


def _range(maker: Maker, number: int, net: str, kind: str, network: int, vlan: str) -> None:
    maker.put(
        "cloud.vlan",
        id=number,
        uuid=maker.uuid("vlan", number),
        vlan_id=vlan,
        vlan_gateway=f"{net}.1",
        vlan_netmask="255.255.255.0",
        vlan_type=kind,
        data_center_id=ZONE,
        network_id=network,
        physical_network_id=PHYSICAL_NETWORK,
        ip4_range=f"{net}.2-{net}.{PER_RANGE + 1}",
        description=f"{net}.2-{net}.{PER_RANGE + 1}",
        created=maker.ago(900 * DAY),
    )


def free_public_address(maker: Maker) -> Address:
    """Add a public address that nobody has, or has any more."""
    number = maker.id(ZONE_MAC)
    return Address(_public_row(maker, number), _pooled_mac(maker, number))


def free_public_addresses(maker: Maker) -> None:
    """Add some public addresses that nobody has."""
    for _ in range(SPARE):
        free_public_address(maker)


def pod_address(maker: Maker, pod: int, nic: int | None = None, reservation: str | None = None) -> Address:
    """Add the next management address of a pod, taken when a NIC is named."""
    number = maker.id(ZONE_MAC)
    ip = f"172.{16 + pod // 256}.{pod % 256}.{maker.id(f'pod {pod}') + 9}"
    taken = maker.ago(90 * DAY) if nic is not None else None
    maker.add(PodIp(ip, pod, number, nic, reservation, taken))
    return Address(ip, _pooled_mac(maker, number))


def link_local_address(maker: Maker, pod: int, nic: int | None = None, reservation: str | None = None) -> Address:
    """Add the next link-local address of a pod; every pod has the same ones, by design."""
    number = maker.id(f"link local {pod}") + 1
    ip = f"169.254.{number >> 8}.{number & 0xFF}"
    maker.add(LinkLocal(ip, pod, nic, reservation, maker.ago(90 * DAY) if nic is not None else None))
    return Address(ip, macs.link_local(ip))


def private_number(maker: Maker) -> int:
    """Give the number of a private gateway's address: CloudStack skips one, and gives this one away once more."""
    maker.id(ZONE_MAC)
    number = maker.upcoming(ZONE_MAC)
    # Nobody uses the address with the same number, or two NICs might have the same MAC address.
    free_public_address(maker)
    return number


def take_vlan(maker: Maker, owner: Owner, reservation: str, age: int) -> str:
    """Take the next VLAN of the physical network, and give its URI."""
    vnet = str(FIRST_VLAN - 1 + maker.id("vlan"))
    maker.add(Vnet(vnet, PHYSICAL_NETWORK, reservation, owner.account, maker.ago(age)))
    return f"vlan://{vnet}"


def take_vxlan(maker: Maker, owner: Owner, reservation: str, age: int) -> str:
    """Take the next number of the overlay network, and give its URI."""
    vnet = str(FIRST_VXLAN - 1 + maker.id("vxlan"))
    maker.add(Vnet(vnet, OVERLAY_NETWORK, reservation, owner.account, maker.ago(age)))
    return f"vxlan://{vnet}"


def vxlan(maker: Maker, owner: Owner, age: int) -> dict[str, Any]:
    """Take a number of the overlay network for the network that comes next, as `networks.begin` wants it."""
    reservation = maker.uuid("reservation", maker.upcoming("cloud.networks"))
    return {
        "reservation_id": reservation,
        "physical_network_id": OVERLAY_NETWORK,
        "broadcast_domain_type": "Vxlan",
        "broadcast_uri": take_vxlan(maker, owner, reservation, age),
    }


def free_the_rest(maker: Maker) -> str:
    """Add what nobody has taken from the pools, and give the overlay network's range."""
    free_public_addresses(maker)
    for pod in range(1, maker.farm.pods + 1):
        for _ in range(SPARE):
            pod_address(maker, pod)
            link_local_address(maker, pod)
    for vlan in range(FIRST_VLAN - 1 + maker.id("vlan"), LAST_VLAN + 1):
        maker.add(Vnet(str(vlan), PHYSICAL_NETWORK))
    first_free = FIRST_VXLAN - 1 + maker.id("vxlan")
    for vxlan in range(first_free, first_free + SPARE):
        maker.add(Vnet(str(vxlan), OVERLAY_NETWORK))
    return f"{FIRST_VXLAN}-{first_free + SPARE - 1}"
