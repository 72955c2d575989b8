"""Owns the filling of a created database: which parts are made, in which order, and what comes of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from dbcare.catalogue import SEQUENCES, shipped
from dbcare.db import Writer
from dbcare.endpoint import Databases, Endpoint
from dbcare.world import (
    hosts,
    infrastructure,
    oddities,
    offerings,
    people,
    settings,
    showcase,
    showcase_vpcs,
    system,
    tenants,
    vlans,
    vpcs,
)
from dbcare.world.addresses import ZONE_MAC, free_the_rest
from dbcare.world.ddl import located
from dbcare.world.history import history as write_history
from dbcare.world.loader import Loader
from dbcare.world.maker import Maker, farm_for

SHOWCASE, SHOWCASE_REMOVED = 18, 8
"""How many user VMs, live and removed, the fixed part of every world has."""


@dataclass(frozen=True)
class World:
    """What a database was filled with; `rows` counts what was written to each table."""

    version: str
    databases: Databases
    live: int
    removed: int
    rows: Mapping[str, int]


def populate(
    endpoint: Endpoint,
    version: str,
    *,
    scale: int = 1,
    seed: int = 1,
    removed: float = 3.0,
    history: int = 0,
    databases: Databases = Databases(),  # noqa: B008 (frozen)
) -> World:
    """Fill a database that `create` made with `scale` live user VMs and about `removed` times as many removed ones.

    The smallest world has 50 live user VMs: nothing that is normal may be missing from it, and every fault must find a
    place. `history` adds so many rows to each table that only ever grows: event, usage_event, vm_stats. All times are
    counted back from the server's clock; everything else depends on the seed alone.
    """
    release = shipped().release(shipped().exactly(version))
    live = max(tenants.FEWEST_VMS, scale - SHOWCASE)
    gone = round(removed * live)
    with Writer(endpoint) as writer:
        now = writer.all("SELECT UTC_TIMESTAMP() AS now")[0]["now"]
    with Loader(endpoint, release, databases) as loader:
        maker = Maker(loader, release, farm_for(scale), seed, now)
        _fill(maker, live, gone)
        loader.finish()
        counts = loader.counts
    counts.update(write_history(maker, endpoint, databases, history))
    with Writer(endpoint) as writer:
        for sequence in SEQUENCES:
            statement = f"UPDATE {located('cloud.sequence', databases)} SET value=%s WHERE name=%s"
            writer.execute(statement, (maker.upcoming(sequence.table), sequence.name))
    return World(release.version, databases, SHOWCASE + live, SHOWCASE_REMOVED + gone, dict(counts))


def _fill(maker: Maker, live: int, removed: int) -> None:
    infrastructure.management_servers(maker)
    settings.settings(maker)
    settings.portable_addresses(maker)
    infrastructure.pods_and_clusters(maker)
    hosts.hosts(maker)
    offerings.service_offerings(maker)
    offerings.network_offerings(maker)
    vpcs.vpc_offerings(maker)
    offerings.templates(maker)
    people.residents(maker, children=1 + tenants.domains_for(live, removed))
    system.networks(maker)
    system.vms(maker)
    showcase.showcase(maker)
    oddities.oddities(maker)
    showcase_vpcs.showcase_vpcs(maker)
    vlans.vlans(maker)
    tenants.tenants(maker, live, removed)
    infrastructure.physical_networks(maker, free_the_rest(maker))
    infrastructure.zone(maker, maker.upcoming(ZONE_MAC))
