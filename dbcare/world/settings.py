"""Owns the global settings that the databases of a world hold, and portable addresses, which are nobody's zone's."""

from dbcare.world.maker import DAY, Maker

BUILT = 900 * DAY
_GLOBAL = 1
_SETTINGS = (
    ("mac.identifier", "0", "Network", "NetworkModel", True),
    ("network.gc.interval", "600", "Advanced", "NetworkOrchestrationService", False),
    ("network.gc.wait", "600", "Advanced", "NetworkOrchestrationService", False),
    ("use.system.guest.vlans", "true", "Advanced", "GuestNetworkGuru", False),
    ("guest.domain.suffix", "cloud.internal", "Network", "NetworkOrchestrationService", True),
    ("cluster.heartbeat.threshold", "150000", "management-server", "ClusterManagerImpl", False),
    ("expunge.delay", "86400", "Advanced", "UserVmManager", False),
    ("expunge.interval", "86400", "Advanced", "UserVmManager", False),
    ("expunge.workers", "1", "Advanced", "UserVmManager", False),
    ("job.cancel.threshold.minutes", "60", "Advanced", "AsyncJobManager", True),
    ("job.expire.minutes", "1440", "Advanced", "AsyncJobManager", True),
    ("event.purge.delay", "15", "Advanced", "management-server", False),
    ("event.purge.interval", "86400", "Advanced", "management-server", False),
    ("enable.usage.server", "true", "Usage", "management-server", False),
    ("usage.stats.job.aggregation.range", "1440", "Usage", "management-server", False),
    ("usage.stats.job.exec.time", "00:15", "Usage", "management-server", False),
)
"""Name, value, category, component, and whether it holds without a restart."""


def settings(maker: Maker) -> None:
    """Write global settings as a management server does when it starts."""
    # Scopes are names in older releases and bits in newer ones.
    scope = maker.release.schema["cloud.configuration"].columns["scope"]
    for name, value, category, component, dynamic in _SETTINGS:
        maker.put(
            "cloud.configuration",
            category=category,
            instance="DEFAULT",
            component=component,
            name=name,
            value=value,
            description=name,
            default_value=value,
            updated=maker.ago(BUILT),
            scope="Global" if scope.type.startswith("varchar") else _GLOBAL,
            is_dynamic=int(dynamic),
        )


def portable_addresses(maker: Maker) -> None:
    """Write the region with a range of portable addresses, all free."""
    maker.put("cloud.region", id=1, name="Local", end_point="http://172.16.0.5:8080/client/")
    maker.put(
        "cloud.portable_ip_range",
        id=1,
        uuid=maker.uuid("portable range", 1),
        region_id=1,
        vlan_id="vlan://30",
        gateway="203.0.113.1",
        netmask="255.255.255.0",
        start_ip="203.0.113.2",
        end_ip="203.0.113.4",
    )
    for last in range(2, 5):
        maker.put(
            "cloud.portable_ip_address",
            state="Free",
            region_id=1,
            vlan="vlan://30",
            gateway="203.0.113.1",
            netmask="255.255.255.0",
            portable_ip_address=f"203.0.113.{last}",
            portable_ip_range_id=1,
        )
