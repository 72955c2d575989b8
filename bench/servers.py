"""The servers that are measured on: MariaDB and MySQL as far as they are there, set up as for production."""

import os
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from dbcare.binaries import FAMILIES, Binary, find_binary
from dbcare.db import Writer
from dbcare.endpoint import Endpoint
from dbcare.errors import SandboxError

POOL_MIB = 1536
PRODUCTION = (
    f"--innodb-buffer-pool-size={POOL_MIB}M",
    "--loose-innodb-log-file-size=1G",
    "--loose-innodb-redo-log-capacity=1G",
    # Else a server writes 200 pages a second in the background, as for a disk that turns.
    "--innodb-io-capacity=4000",
    "--innodb-io-capacity-max=8000",
    # For building indexes only.
    "--innodb-sort-buffer-size=64M",
    "--loose-innodb-ddl-buffer-size=256M",
)
QUIET, PATIENCE = 20, 600
"""How many seconds without new statistics are enough, and how many are too many; MySQL counts one table each 10 s."""


def chosen(names: Iterable[str]) -> list[Binary]:
    """Find the servers that were named, or one of each family that is there."""
    if names:
        return [_find(name) for name in names]
    found = []
    for family in FAMILIES:
        try:
            found.append(_find(family))
        except SandboxError as error:
            print(f"bench: {error}", file=sys.stderr)
    return found


def _find(name: str) -> Binary:
    """Find a server; a MySQL that the tests keep for themselves comes first."""
    cache = os.environ.get("DBCARE_TEST_CACHE") or Path.home() / ".cache" / "dbcare-tests" / "mysql-9.7"
    kept = Path(cache, "bin", "mysqld")
    return find_binary(str(kept) if name == "mysql" and kept.exists() else name)


def settle(endpoint: Endpoint) -> float:
    """Wait until a server that was just filled has counted its tables anew and written everything; give the seconds.

    It counts by itself, as in production: nothing is analysed for it.
    """
    started = time.monotonic()
    with Writer(endpoint) as writer:
        writer.execute("SET GLOBAL innodb_max_dirty_pages_pct=0")
        seen, since = None, started
        while time.monotonic() < started + PATIENCE:
            [counted] = writer.all("SELECT MAX(last_update) AS at, SUM(n_rows) AS n FROM mysql.innodb_table_stats")
            if counted != seen:
                seen, since = counted, time.monotonic()
            if time.monotonic() - since > QUIET and _unwritten(writer) < 1000:
                break
            time.sleep(1)
        writer.execute("SET GLOBAL innodb_max_dirty_pages_pct=90")
    return time.monotonic() - started


def _unwritten(writer: Writer) -> int:
    [status] = writer.all("SHOW GLOBAL STATUS LIKE 'Innodb_buffer_pool_pages_dirty'")
    return int(status["Value"])
