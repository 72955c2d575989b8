"""Owns what a cloud offers: offerings of service, disk and network, templates and operating systems."""

from dbcare.world.anchors import (
    ADMIN,
    CONTROL_OFFERING,
    DISK_OFFERING,
    IMAGE_STORE,
    ISOLATED_OFFERING,
    L2_OFFERING,
    MANAGEMENT_OFFERING,
    MEDIUM_OFFERING,
    PRIVATE_OFFERING,
    PROXY_OFFERING,
    PUBLIC_OFFERING,
    REDUNDANT_OFFERING,
    REMOVED_TEMPLATE,
    ROUTER_OFFERING,
    SHARED_OFFERING,
    SMALL_OFFERING,
    STORAGE_OFFERING,
    STORAGE_VM_OFFERING,
    SYSTEM,
    SYSTEM_TEMPLATE,
    TEMPLATE,
    TIER_OFFERING,
    ZONE,
    Owner,
)
from dbcare.world.maker import DAY, Maker
from dbcare.world.networks import SERVICES

GIB = 1 << 30
BUILT = 900 * DAY

_SERVICE = (
    (SMALL_OFFERING, "Small Instance", 1, 500, 512, None),
    (MEDIUM_OFFERING, "Medium Instance", 1, 1000, 1024, None),
    (ROUTER_OFFERING, "System Offering For Software Router", 1, 500, 512, "domainrouter"),
    (PROXY_OFFERING, "System Offering For Console Proxy", 1, 500, 1024, "consoleproxy"),
    (STORAGE_VM_OFFERING, "System Offering For Secondary Storage VM", 1, 500, 512, "secondarystoragevm"),
)
_SYSTEM_NETWORKS = (
    (PUBLIC_OFFERING, "Public"),
    (MANAGEMENT_OFFERING, "Management"),
    (CONTROL_OFFERING, "Control"),
    (STORAGE_OFFERING, "Storage"),
)
_GUEST_NETWORKS = (
    (SHARED_OFFERING, "DefaultSharedNetworkOffering", "Shared", 1, 0, 0),
    (ISOLATED_OFFERING, "DefaultIsolatedNetworkOfferingWithSourceNatService", "Isolated", 0, 0, 0),
    (REDUNDANT_OFFERING, "RedundantIsolatedNetworkOffering", "Isolated", 0, 1, 0),
    (TIER_OFFERING, "DefaultIsolatedNetworkOfferingForVpcNetworks", "Isolated", 0, 0, 1),
    (L2_OFFERING, "DefaultL2NetworkOffering", "L2", 0, 0, 0),
)


def service_offerings(maker: Maker) -> None:
    """Write service offerings; before 4.16 each shares its id with a row of disk_offering, since then it names one."""
    for number, name, cpus, speed, memory, system in _SERVICE:
        _disk_offering(maker, number, name, "Service", system)
        maker.put(
            "cloud.service_offering",
            id=number,
            uuid=maker.uuid("service offering", number),
            name=name,
            display_text=name,
            cpu=cpus,
            speed=speed,
            ram_size=memory,
            disk_offering_id=number,
            vm_type=system,
            system_use=int(system is not None),
            default_use=1,
            unique_name=f"Cloud.Com-{number}",
            created=maker.ago(BUILT),
        )
    _disk_offering(maker, DISK_OFFERING, "Medium Disk", "Disk", None)


def _disk_offering(maker: Maker, number: int, name: str, kind: str, system: str | None) -> None:
    maker.put(
        "cloud.disk_offering",
        id=number,
        uuid=maker.uuid("disk offering", number),
        name=name,
        display_text=name,
        disk_size=0 if kind == "Service" else 20 * GIB,
        type=kind,
        compute_only=int(kind == "Service"),
        system_use=int(system is not None),
        unique_name=f"Cloud.Com-{number}",
        created=maker.ago(BUILT),
    )


def network_offerings(maker: Maker) -> None:
    """Write the system's and the guests' network offerings, the latter with their services."""
    for number, kind in _SYSTEM_NETWORKS:
        _network_offering(maker, number, f"System-{kind}-Network", kind, None, system_only=1)
    for number, name, guest_type, vlan, redundant, vpc in _GUEST_NETWORKS:
        _network_offering(
            maker, number, name, "Guest", guest_type,
            specify_vlan=vlan, specify_ip_ranges=vlan, redundant_router_service=redundant, for_vpc=vpc,
        )  # fmt: skip
        for service, provider in SERVICES[number]:
            maker.put(
                "cloud.ntwk_offering_service_map",
                network_offering_id=number,
                service=service,
                provider=provider,
                created=maker.ago(BUILT),
            )
    private = "System-Private-Gateway-Network-Offering"
    _network_offering(maker, PRIVATE_OFFERING, private, "Guest", "Isolated", system_only=1, specify_vlan=1)


def _network_offering(maker: Maker, number: int, name: str, traffic: str, guest_type: str | None, **given: int) -> None:
    maker.put(
        "cloud.network_offerings",
        id=number,
        uuid=maker.uuid("network offering", number),
        name=name,
        unique_name=name,
        display_text=name,
        traffic_type=traffic,
        guest_type=guest_type,
        availability="Optional",
        state="Enabled",
        created=maker.ago(BUILT),
        **given,
    )


def templates(maker: Maker) -> None:
    """Write templates: the system VMs', one for users, one that was removed."""
    maker.put("cloud.guest_os_category", id=1, name="Debian", uuid=maker.uuid("os category", 1))
    maker.put("cloud.guest_os", id=1, category_id=1, display_name="Debian GNU/Linux 12", uuid=maker.uuid("os", 1))
    _template(maker, SYSTEM_TEMPLATE, "SystemVM Template (KVM)", "SYSTEM", SYSTEM, None)
    _template(maker, TEMPLATE, "Debian 12", "USER", ADMIN, None)
    _template(maker, REMOVED_TEMPLATE, "Debian 9", "USER", ADMIN, maker.ago(200 * DAY))
    maker.put(
        "cloud.image_store",
        id=IMAGE_STORE,
        name="secondary1",
        image_provider_name="NFS",
        protocol="nfs",
        url="nfs://172.16.0.20/export/secondary1",
        data_center_id=ZONE,
        scope="ZONE",
        role="Image",
        uuid=maker.uuid("image store", IMAGE_STORE),
        created=maker.ago(BUILT),
    )


def _template(maker: Maker, number: int, name: str, kind: str, owner: Owner, removed: str | None) -> None:
    uuid = maker.uuid("template", number)
    maker.put(
        "cloud.vm_template",
        id=number,
        uuid=uuid,
        unique_name=f"{number}-{owner.account}-{uuid}",
        name=name,
        display_text=name,
        public=1,
        featured=1,
        type=kind,
        hvm=1,
        bits=64,
        format="QCOW2",
        url="http://templates.internal/image.qcow2",
        account_id=owner.account,
        guest_os_id=1,
        hypervisor_type="KVM",
        size=8 * GIB,
        state="Inactive" if removed else "Active",
        created=maker.ago(BUILT),
        removed=removed,
    )
    if removed is None:
        _stored(maker, number, f"template/tmpl/{owner.account}/{number}/{uuid}.qcow2")


def _stored(maker: Maker, number: int, path: str) -> None:
    maker.put(
        "cloud.template_store_ref",
        store_id=IMAGE_STORE,
        template_id=number,
        created=maker.ago(BUILT),
        last_updated=maker.ago(BUILT),
        download_pct=100,
        size=8 * GIB,
        store_role="Image",
        download_state="DOWNLOADED",
        install_path=path,
        state="Ready",
    )
    maker.put(
        "cloud.template_zone_ref",
        zone_id=ZONE,
        template_id=number,
        created=maker.ago(BUILT),
        last_updated=maker.ago(BUILT),
    )
