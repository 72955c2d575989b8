"""Owns what all parts of a world draw from: ids, uuids, points in time, addresses, chance."""

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from random import Random
from typing import NamedTuple
from zlib import crc32

from dbcare.catalogue import Release
from dbcare.versions import numbers
from dbcare.world.anchors import FIRST_FREE
from dbcare.world.loader import Loader
from dbcare.world.seeds import versions

MINUTE, HOUR, DAY = 60, 3_600, 86_400


class Host(NamedTuple):
    """Where a VM runs and its disks lie."""

    id: int
    pod: int
    pool: int


class Farm(NamedTuple):
    """How many hosts, clusters and pods there are; hosts are dealt to clusters and clusters to pods in turn."""

    hosts: int
    clusters: int
    pods: int

    def host(self, number: int) -> Host:
        """Give the n-th host, counting round and round from 1."""
        place = (number - 1) % self.hosts
        cluster = place % self.clusters
        return Host(place + 1, cluster % self.pods + 1, cluster + 1)


def farm_for(vms: int) -> Farm:
    """Make room for this many live VMs."""
    hosts = max(4, -(-vms // 30))
    clusters = max(2, -(-hosts // 16))
    return Farm(hosts, clusters, max(2, -(-clusters // 8)))


class Maker:
    """Hands out what must not be given twice, and passes rows on to the loader."""

    def __init__(self, loader: Loader, release: Release, farm: Farm, seed: int, now: datetime) -> None:
        """Begin with the first free ids."""
        self.release = release
        self.farm = farm
        self.random = Random(seed)  # noqa: S311 (a world to order, not a secret)
        self.add = loader.add
        self.put = loader.put
        # host.last_ping counts in 1024 ms.
        self.ping = int(now.replace(tzinfo=UTC).timestamp() * 1000) >> 10
        self._seed = seed & 0xFFFFFFFF
        self._now = now
        self._next: defaultdict[str, int] = defaultdict(lambda: 1, FIRST_FREE)
        # Seconds that this day still has: days are counted back from its last one.
        self._day_rest = DAY - 1 - (now.hour * HOUR + now.minute * MINUTE + now.second)
        self._days: dict[int, str] = {}
        self.new_macs_since = self._since("4.18.1")
        self._prefixes: dict[str, str] = {}

    def _since(self, version: str) -> str:
        """Say when the database came to this release or a later one, long from now if it has not."""
        ages = [days for name, days in versions(self.release) if numbers(name) >= numbers(version)]
        return self.ago(max(ages) * DAY) if ages else "9999"

    def id(self, table: str) -> int:
        """Hand out the next id of a table, or the next number of anything that is counted."""
        number = self._next[table]
        self._next[table] = number + 1
        return number

    def upcoming(self, table: str) -> int:
        """Say which id of a table would be handed out next."""
        return self._next[table]

    def uuid(self, kind: str, number: int) -> str:
        """Give the uuid of a row; rows made one after the other have uuids in order, which loads fast."""
        prefix = self._prefixes.get(kind)
        if prefix is None:
            prefix = self._prefixes[kind] = f"{self._seed:08x}-{crc32(kind.encode()) & 0xFFFF:04x}-4000-8000-"
        return f"{prefix}{number:012x}"

    def ago(self, seconds: int) -> str:
        """Write the time that was so long ago, in GMT as CloudStack does."""
        days, rest = divmod(seconds + self._day_rest, DAY)
        date = self._days.get(days)
        if date is None:
            date = self._days[days] = f"{self._now - timedelta(days=days):%Y-%m-%d}"
        minute, second = divmod(DAY - 1 - rest, MINUTE)
        return f"{date} {_MINUTES[minute]}{second:02d}"


_MINUTES = [f"{minute // 60:02d}:{minute % 60:02d}:" for minute in range(24 * 60)]
