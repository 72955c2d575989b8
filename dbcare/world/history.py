"""Owns the tables that only ever grow: events, usage events and VM statistics, made by the server itself, page by page.

A page has a row for every running VM, over and over when they are few; each statement writes one page.
"""

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import NamedTuple

from dbcare.db import Writer
from dbcare.endpoint import Databases, Endpoint
from dbcare.schema import Table
from dbcare.world.anchors import MANAGEMENT_SERVER, SMALL_OFFERING, SYSTEM, TEMPLATE, ZONE
from dbcare.world.ddl import index, located, quoted
from dbcare.world.fitting import fit
from dbcare.world.maker import DAY, HOUR, Maker
from dbcare.world.text import parenthesised

FEWEST, MOST = 20_000, 100_000
"""How many rows a page has; only more VMs than MOST are left out."""
PAGE = "cloud.dbcare_page"


class Log(NamedTuple):
    """A table that only grows: how far back it goes, and its columns as SQL over a page.

    {id} is the row's id, {turn} counts the rows of its VM, the last one being 0, {when} is the row's own time.
    """

    table: str
    seconds: int
    columns: Mapping[str, str]


EVENTS = Log(
    "cloud.event",
    2 * 365 * DAY,
    {
        "uuid": "CONCAT('{uuid}', LPAD(LOWER(HEX({id})), 12, '0'))",
        "type": "ELT(1 + {id} % 4, 'VM.START', 'VM.STOP', 'VM.REBOOT', 'SNAPSHOT.CREATE')",
        "state": "'Completed'",
        "description": "CONCAT('Successfully completed this for Vm. Vm Id: ', vm)",
        "user_id": "user",
        "account_id": "account",
        "domain_id": "domain",
        "created": "{when}",
        "level": "IF({id} % 97, 'INFO', 'ERROR')",
        "start_id": "0",
        "resource_id": "vm",
        "resource_type": "'VirtualMachine'",
    },
)
USAGE_EVENTS = Log(
    "cloud.usage_event",
    2 * 365 * DAY,
    {
        "type": "IF({turn} % 2, 'VM.STOP', 'VM.START')",
        "account_id": "account",
        "created": "{when}",
        "zone_id": f"{ZONE}",
        "resource_id": "vm",
        "resource_name": "CONCAT('vm-', vm)",
        "offering_id": f"{SMALL_OFFERING}",
        "template_id": f"{TEMPLATE}",
        "resource_type": "'KVM'",
    },
)
# Shorter than vm.stats.max.retention.time, 720 minutes: none is overdue while the world is looked at.
STATISTICS = Log(
    "cloud.vm_stats",
    10 * HOUR,
    {
        "vm_id": "vm",
        "mgmt_server_id": f"{MANAGEMENT_SERVER}",
        "timestamp": "{when}",
        "vm_stats_data": (
            """CONCAT('{{"vmId":', vm, ',"entityType":"vm","cpuUtilization":', {id} % 1000 / 10, ',"""
            """"networkReadKBs":', {id} % 4093, ',"networkWriteKBs":', {id} % 2039, ',"diskReadIOs":', {id} % 251, ',"""
            """"diskWriteIOs":', {id} % 509, ',"memoryKBs":1048576.0}}')"""
        ),
    },
)
# What the two connections write, each half of the work; events have most of the indexes.
_SHARES = ((EVENTS,), (USAGE_EVENTS, STATISTICS))


def history(maker: Maker, endpoint: Endpoint, databases: Databases, rows: int) -> Mapping[str, int]:
    """Add so many rows to each table that only grows, oldest first, and count what each got.

    The VMs that the rows are about must be on the server; a table that the release lacks gets nothing.
    """
    counts: dict[str, int] = {}

    def write(share: tuple[Log, ...]) -> None:
        with Writer(endpoint) as writer:
            writer.execute("SET SESSION foreign_key_checks=0, unique_checks=0")
            vms = _make_page(writer, databases)
            for log in share:
                if shape := maker.release.schema.get(log.table):
                    with _without_indexes(writer, shape, databases):
                        _write(writer, maker, databases, log, vms, rows)
                    counts[log.table] = rows

    if rows:
        with ThreadPoolExecutor(len(_SHARES)) as threads:
            list(threads.map(write, _SHARES))
    return counts


def _make_page(writer: Writer, databases: Databases) -> int:
    """Make the page of this connection, and say how many VMs it has rows for."""
    page, vms, users = (located(table, databases) for table in (PAGE, "cloud.vm_instance", "cloud.user"))
    writer.execute(f"DROP TEMPORARY TABLE IF EXISTS {page}")
    writer.execute(
        f"CREATE TEMPORARY TABLE {page} (n INT PRIMARY KEY, vm BIGINT, account BIGINT, domain BIGINT, user BIGINT)"
    )
    running = f"{vms} WHERE type = 'User' AND state = 'Running' AND removed IS NULL"
    count = min(MOST, int(writer.all(f"SELECT COUNT(*) AS n FROM {running}")[0]["n"]))
    writer.execute(
        f"INSERT INTO {page} WITH RECURSIVE again (r) AS (SELECT 0 UNION ALL SELECT r + 1 FROM again WHERE r < "
        f"{max(0, FEWEST // count - 1)}), running AS (SELECT ROW_NUMBER() OVER (ORDER BY id) - 1 AS place, "
        f"id, account_id, domain_id FROM {running} ORDER BY id LIMIT {count}) "
        f"SELECT r * {count} + place, v.id, v.account_id, v.domain_id, COALESCE(u.id, {SYSTEM.user}) "
        f"FROM again CROSS JOIN running v "
        f"LEFT JOIN (SELECT account_id, MIN(id) AS id FROM {users} GROUP BY account_id) u "
        "ON u.account_id = v.account_id"
    )
    return count


@contextmanager
def _without_indexes(writer: Writer, shape: Table, databases: Databases) -> Iterator[None]:
    """Build the indexes when all rows are there, which is many times faster than keeping them up for each row."""
    needed = {key.columns[0] for key in shape.foreign_keys}
    parts = [part for part in shape.indexes if part.name != "PRIMARY" and part.columns[0] not in needed]
    table = located(shape.name, databases)
    if parts:
        writer.execute(f"ALTER TABLE {table} " + ", ".join(f"DROP KEY {quoted(part.name)}" for part in parts))
    yield
    if parts:
        writer.execute(f"ALTER TABLE {table} " + ", ".join(f"ADD {index(part)}" for part in parts))


def _write(writer: Writer, maker: Maker, databases: Databases, log: Log, vms: int, rows: int) -> None:
    """Write the rows of one table: as many rounds over all VMs as it takes, the first of them cut short."""
    target = fit(maker.release, log.table, ("id", *log.columns))
    assert target is not None
    offered = ["{id}", *log.columns.values()]
    fillers = [parenthesised([value])[1:-1] for value in target.fillers]
    page, table = located(PAGE, databases), located(log.table, databases)
    names = ", ".join(map(quoted, target.columns))
    values = ", ".join([*(offered[place] for place in target.places), *fillers])
    size = vms * max(1, FEWEST // vms)
    whole = -(-rows // size) * size
    first = maker.upcoming(log.table) - (whole - rows)
    for done in range(0, whole, size):
        left = f"({whole - done} - n)"
        filled = values.format(
            id=f"({first + done} + n)",
            turn=f"(({left} - 1) DIV {vms})",
            when=f"TIMESTAMP '{maker.ago(0)}' - INTERVAL ({left} * {log.seconds} DIV {rows}) SECOND",
            uuid=maker.uuid("event", 0)[:-12],
        )
        skipped = max(0, whole - rows - done)
        writer.execute(f"INSERT INTO {table} ({names}) SELECT {filled} FROM {page} WHERE n >= {skipped} ORDER BY n")
