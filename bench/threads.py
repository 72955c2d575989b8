"""What the threads of a simulated management server do, each on connections of its own, writing down what it did.

SequenceFetchers take numbers as fast as they can. Others add NICs to networks and take them away, and the counter with
them, in one transaction (NetworkOrchestrator.updateNic). And there are those that take CloudStack's lock on a network,
read its row, work for seconds and write all of it back without a look at what is there (GenericDaoBase:
acquireInLockTable, update).
"""

import multiprocessing.synchronize
import time
import uuid
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random
from typing import Any, NamedTuple

import pymysql

from bench.load import SEQUENCES, take
from dbcare.world import macs

BURST = 40
"""How many NICs come and go on a network before the next network's turn."""
HOLD = (1.0, 3.0)
"""Seconds for which a thread works on a network that it has locked."""


class Places(NamedTuple):
    """What there is to work on: guest networks with their zones, and VMs that run."""

    networks: dict[int, int]
    machines: list[int]


@dataclass
class Log:
    """What was done: `numbers` are counter and value, `nics` network and change, `held` network, begin, end and mark.

    Times are the server's. `samples` are the seconds that each number took, `turns` those of a round trip that locks
    nothing, `overwritten` what a row had become
    between being read and being written.
    """

    numbers: list[tuple[str, Any, int]] = field(default_factory=list)
    samples: list[float] = field(default_factory=list)
    turns: list[float] = field(default_factory=list)
    nics: list[tuple[int, int]] = field(default_factory=list)
    held: list[tuple[int, str, str, str]] = field(default_factory=list)
    overwritten: list[str] = field(default_factory=list)
    refused: int = 0
    errors: list[str] = field(default_factory=list)

    def add(self, other: "Log") -> None:
        """Put what another did to it."""
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)


class Part:
    """One thread of the management server, with two connections: one for its transactions, one for its locks."""

    def __init__(self, socket: str, number: int, stop: multiprocessing.synchronize.Event, places: Places) -> None:
        self.places, self.stop, self.draw, self.log = places, stop, Random(number), Log()
        self.connections = [
            pymysql.connect(
                unix_socket=socket,
                user="cloud",
                database="cloud",
                autocommit=True,
                init_command="SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED",
            )
            for _ in range(2)
        ]
        self.own, self.locks = (connection.cursor(pymysql.cursors.DictCursor) for connection in self.connections)
        self._numbers = self.connections[0].cursor()

    def number(self, table: str, which: Any) -> int:
        """Take the next number of a counter."""
        began = time.monotonic()
        value = take(self._numbers, table, which)
        self.log.samples.append(time.monotonic() - began)
        self.log.numbers.append((table, which, value))
        return value

    def network(self) -> int:
        """Choose a network."""
        return self.draw.choice(list(self.places.networks))

    def network_row(self, network: int, lock: str = "") -> dict[str, Any]:
        """Read the whole row of a network."""
        self.own.execute(f"SELECT * FROM networks WHERE id = %s {lock}", (network,))
        row = self.own.fetchone()
        assert row is not None
        return row

    def now(self) -> str:
        """Give the server's time."""
        self.locks.execute("SELECT CAST(UTC_TIMESTAMP(6) AS CHAR) AS now")
        [now] = (self.locks.fetchone() or {}).values()
        return str(now)

    def recover(self) -> None:
        """Forget what an error left open."""
        with suppress(pymysql.Error):
            self.own.execute("ROLLBACK")
            self.own.execute("SET autocommit=1")


def fetch(part: Part) -> None:
    """Take one number, as a SequenceFetcher."""
    if part.draw.random() < 0.5:
        part.number("sequence", part.draw.choice(SEQUENCES))
    else:
        part.number("op_networks", part.network())


def knock(part: Part) -> None:
    """See how long a round trip takes that waits for nobody but the machine."""
    part.stop.wait(0.01)
    began = time.monotonic()
    part.own.execute("SELECT 1")
    part.log.turns.append(time.monotonic() - began)


def attach(part: Part) -> None:
    """Let NICs come and go on one network, some of which stay."""
    network, mine = part.network(), list[int]()
    for _ in range(BURST):
        if mine and part.draw.random() < 0.45:
            _release(part, network, mine.pop())
        else:
            mine.append(_reserve(part, network))


def _reserve(part: Part, network: int) -> int:
    mac, taken = "", 1
    while taken:
        mac = macs.guest(part.places.networks[network], network, part.number("op_networks", network))
        taken = part.own.execute("SELECT 1 FROM nics WHERE network_id = %s AND mac_address = %s", (network, mac))
    part.own.execute("BEGIN")
    part.own.execute(
        "INSERT INTO nics (uuid, instance_id, network_id, mac_address, state, strategy, vm_type, default_nic, created) "
        "VALUES (%s, %s, %s, %s, 'Reserved', 'Start', 'User', 0, UTC_TIMESTAMP())",
        (str(uuid.UUID(int=part.draw.getrandbits(128))), part.draw.choice(part.places.machines), network, mac),
    )
    number = int(part.own.lastrowid)
    _count(part, network, 1)
    return number


def _release(part: Part, network: int, nic: int) -> None:
    part.own.execute("BEGIN")
    part.own.execute("UPDATE nics SET state = 'Deallocating', removed = UTC_TIMESTAMP() WHERE id = %s", (nic,))
    _count(part, network, -1)


def _count(part: Part, network: int, change: int) -> None:
    part.own.execute("UPDATE op_networks SET nics_count = nics_count + %s WHERE id = %s", (change, network))
    part.own.execute("UPDATE op_networks SET check_for_gc = 1 WHERE id = %s", (network,))
    part.own.execute("COMMIT")
    part.log.nics.append((network, change))


def work(part: Part) -> None:
    """Lock a network, read it, work for seconds, and write all of its row back."""
    network = part.network()
    try:
        part.locks.execute(
            "INSERT INTO op_lock (`key`, mac, ip, thread, acquired_on, waiters) "
            "VALUES (%s, '06:00:00:00:00:01', '172.16.0.1', 'API-Job-Executor', UTC_TIMESTAMP(), 1)",
            (f"networks{network}",),
        )
    except pymysql.IntegrityError:
        part.log.refused += 1
        return
    begun = part.now()
    row = part.network_row(network)
    part.stop.wait(part.draw.uniform(*HOLD))
    row["reservation_id"] = mark = str(uuid.UUID(int=part.draw.getrandbits(128)))
    _write(part, network, row)
    part.log.held.append((network, begun, part.now(), mark))
    part.locks.execute("DELETE FROM op_lock WHERE `key` = %s", (f"networks{network}",))


def _write(part: Part, network: int, row: dict[str, Any]) -> None:
    """Write every column by id; only the bench looks at what it overwrites."""
    part.own.execute("BEGIN")
    found = part.network_row(network, "FOR UPDATE")
    for name in row.keys() - {"reservation_id"}:
        if found[name] != row[name]:
            part.log.overwritten.append(f"network {network}: {name} was {row[name]!r}, had become {found[name]!r}")
    names = [name for name in row if name != "id"]
    sets = ", ".join(f"`{name}` = %s" for name in names)
    part.own.execute(f"UPDATE networks SET {sets} WHERE id = %s", (*(row[name] for name in names), network))
    part.own.execute("COMMIT")
