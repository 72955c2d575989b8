"""Owns what a cloud stands on: zone, physical networks, pods, clusters, hosts, pools, offerings, templates."""

from dbcare.world import physical
from dbcare.world.anchors import (
    MANAGEMENT_SERVER,
    OVERLAY_NETWORK,
    PHYSICAL_NETWORK,
    ROUTER_PROVIDER,
    VPC_ROUTER_PROVIDER,
    ZONE,
)
from dbcare.world.maker import DAY, Maker

GIB = 1 << 30
BUILT = 900 * DAY


def management_servers(maker: Maker) -> None:
    """Write a management server that is stopped, as none works on such a database, and one that was taken away."""
    servers = (("cs1", "Down", None, 600), ("cs0", "Down", maker.ago(400 * DAY), 400 * DAY))
    for place, (name, state, removed, seen) in enumerate(servers):
        maker.put(
            "cloud.mshost",
            id=place + 1,
            msid=MANAGEMENT_SERVER + place,
            runid=1700000000000 + place,
            name=name,
            uuid=maker.uuid("mshost", place + 1),
            state=state,
            version=maker.release.version,
            service_ip=f"172.16.0.{place + 5}",
            service_port=9090,
            last_update=maker.ago(seen),
            removed=removed,
        )


def zone(maker: Maker, next_mac: int) -> None:
    """Write the zone; its counter comes last, when all addresses have taken their numbers."""
    maker.put(
        "cloud.data_center",
        id=ZONE,
        uuid=maker.uuid("zone", ZONE),
        name="zone1",
        dns1="9.9.9.9",
        internal_dns1="172.16.0.2",
        mac_address=next_mac,
        guest_network_cidr="10.1.1.0/24",
        domain="cs1cloud.internal",
        networktype="Advanced",
        created=maker.ago(BUILT),
    )


def physical_networks(maker: Maker, overlay_range: str) -> None:
    """Write both physical networks with their traffic types and providers."""
    for number, name, vnets in (
        (PHYSICAL_NETWORK, "physical", "500-599"),
        (OVERLAY_NETWORK, "overlay", overlay_range),
    ):
        maker.put(
            "cloud.physical_network",
            id=number,
            uuid=maker.uuid("physical network", number),
            name=name,
            data_center_id=ZONE,
            vnet=vnets,
            broadcast_domain_range="ZONE",
            state="Enabled",
            created=maker.ago(BUILT),
        )
    for number, kind in (
        *((PHYSICAL_NETWORK, kind) for kind in ("Public", "Management", "Storage", "Guest")),
        (OVERLAY_NETWORK, "Guest"),
    ):
        row = maker.id("cloud.physical_network_traffic_types")
        maker.put(
            "cloud.physical_network_traffic_types",
            id=row,
            uuid=maker.uuid("traffic type", row),
            physical_network_id=number,
            traffic_type=kind,
        )
    _router_providers(maker)
    physical.details(maker)


def _router_providers(maker: Maker) -> None:
    for number, provider, kind in (
        (ROUTER_PROVIDER, "VirtualRouter", "VirtualRouter"),
        (VPC_ROUTER_PROVIDER, "VpcVirtualRouter", "VPCVirtualRouter"),
    ):
        maker.put(
            "cloud.physical_network_service_providers",
            id=number,
            uuid=maker.uuid("provider", number),
            physical_network_id=PHYSICAL_NETWORK,
            provider_name=provider,
            state="Enabled",
            dhcp_service_provided=1,
            dns_service_provided=1,
            gateway_service_provided=1,
            source_nat_service_provided=1,
        )
        maker.put(
            "cloud.virtual_router_providers",
            id=number,
            nsp_id=number,
            uuid=maker.uuid("router provider", number),
            type=kind,
            enabled=1,
        )


def pods_and_clusters(maker: Maker) -> None:
    """Write pods, clusters and the storage pool of each cluster."""
    for pod in range(1, maker.farm.pods + 1):
        net = f"172.{16 + pod // 256}.{pod % 256}"
        maker.put(
            "cloud.host_pod_ref",
            id=pod,
            uuid=maker.uuid("pod", pod),
            name=f"pod{pod}",
            data_center_id=ZONE,
            gateway=f"{net}.1",
            cidr_address=f"{net}.0",
            cidr_size=24,
            description=f"{net}.10-{net}.254",
            created=maker.ago(BUILT),
        )
    for cluster in range(1, maker.farm.clusters + 1):
        _cluster(maker, cluster, maker.farm.host(cluster).pod)


def _cluster(maker: Maker, number: int, pod: int) -> None:
    maker.put(
        "cloud.cluster",
        id=number,
        uuid=maker.uuid("cluster", number),
        name=f"cluster{number}",
        pod_id=pod,
        data_center_id=ZONE,
        hypervisor_type="KVM",
        created=maker.ago(BUILT),
    )
    for name in ("cpuOvercommitRatio", "memoryOvercommitRatio"):
        maker.put("cloud.cluster_details", cluster_id=number, name=name, value="2.0")
    maker.put(
        "cloud.storage_pool",
        id=number,
        uuid=maker.uuid("pool", number),
        name=f"primary{number}",
        pool_type="NetworkFilesystem",
        port=2049,
        data_center_id=ZONE,
        pod_id=pod,
        cluster_id=number,
        used_bytes=100 * GIB,
        capacity_bytes=10_000 * GIB,
        host_address="172.16.0.20",
        path=f"/export/primary{number}",
        status="Up",
        storage_provider_name="DefaultPrimary",
        scope="CLUSTER",
        hypervisor="KVM",
        created=maker.ago(BUILT),
        update_time=maker.ago(BUILT),
    )
