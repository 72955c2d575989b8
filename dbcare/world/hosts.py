"""Owns the hosts of a world, with what CloudStack keeps beside each."""

from dbcare.world.anchors import MANAGEMENT_SERVER, ZONE
from dbcare.world.maker import DAY, Maker

GIB = 1 << 30
CPU, MEMORY = 1, 0
BUILT = 900 * DAY


def hosts(maker: Maker) -> None:
    """Write the hosts, and one that was taken away."""
    for number in range(1, maker.farm.hosts + 1):
        _host(maker, number)
        _capacity(maker, number)
    _host(maker, maker.farm.hosts + 1, removed=maker.ago(300 * DAY))


def _host(maker: Maker, number: int, removed: str | None = None) -> None:
    place = maker.farm.host(number)
    address = f"10.{200 + number // 62_500}.{number // 250 % 250}.{number % 250 + 2}"
    maker.put(
        "cloud.host",
        id=number,
        uuid=maker.uuid("host", number),
        name=f"kvm{number}",
        status="Removed" if removed else "Up",
        type="Routing",
        private_ip_address=address,
        private_netmask="255.255.255.0",
        private_mac_address=f"52:54:00:{number >> 16 & 255:02x}:{number >> 8 & 255:02x}:{number & 255:02x}",
        storage_ip_address=address,
        cluster_id=None if removed else place.pool,
        data_center_id=ZONE,
        pod_id=place.pod,
        cpu_sockets=2,
        cpus=64,
        speed=2600,
        ram=512 * GIB,
        hypervisor_type="KVM",
        version=maker.release.version,
        capabilities="hvm,snapshot",
        guid=f"{maker.uuid('host guid', number)}-LibvirtComputingResource",
        setup=0,
        dom0_memory=GIB,
        last_ping=maker.ping,
        mgmt_server_id=None if removed else MANAGEMENT_SERVER,
        created=maker.ago(BUILT),
        removed=removed,
        update_count=4,
        resource_state="Enabled",
        resource=None if removed else "com.cloud.hypervisor.kvm.resource.LibvirtComputingResource",
    )
    maker.put("cloud.op_host", id=number, sequence=1)
    if not removed:
        _mount(maker, number, place.pool)


def _mount(maker: Maker, number: int, pool: int) -> None:
    maker.put(
        "cloud.storage_pool_host_ref",
        host_id=number,
        pool_id=pool,
        created=maker.ago(BUILT),
        last_updated=maker.ago(BUILT),
        local_path=f"/mnt/{maker.uuid('pool', pool)}",
    )


def _capacity(maker: Maker, number: int) -> None:
    place = maker.farm.host(number)
    for kind, total in ((MEMORY, 511 * GIB), (CPU, 64 * 2600)):
        maker.put(
            "cloud.op_host_capacity",
            host_id=number,
            data_center_id=ZONE,
            pod_id=place.pod,
            cluster_id=place.pool,
            used_capacity=0,
            reserved_capacity=0,
            total_capacity=total,
            capacity_type=kind,
            update_time=maker.ago(60),
            created=maker.ago(BUILT),
        )
