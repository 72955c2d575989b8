"""Watching who waits for whose lock while dbcare looks: row locks, metadata locks, and what dbcare itself holds."""

import json
import multiprocessing
import multiprocessing.synchronize
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from dbcare.db import Session, Writer
from dbcare.endpoint import Endpoint

OPTIONS = ("--performance-schema=ON", "--performance-schema-instrument=wait/lock/metadata/sql/mdl=ON")
EACH = 0.055
# A server makes InnoDB's tables of information_schema anew only when nobody has read them for 0.1 s.
IDLE = 0.105
_ROWS = {
    "mariadb": """
        SELECT r.trx_mysql_thread_id AS waiter, b.trx_mysql_thread_id AS blocker
        FROM information_schema.innodb_lock_waits w
        JOIN information_schema.innodb_trx r ON r.trx_id = w.requesting_trx_id
        JOIN information_schema.innodb_trx b ON b.trx_id = w.blocking_trx_id""",
    "mysql": """
        SELECT r.processlist_id AS waiter, b.processlist_id AS blocker FROM performance_schema.data_lock_waits w
        JOIN performance_schema.threads r ON r.thread_id = w.requesting_thread_id
        JOIN performance_schema.threads b ON b.thread_id = w.blocking_thread_id""",
}
_METADATA = """
    SELECT r.processlist_id AS waiter, b.processlist_id AS blocker FROM performance_schema.metadata_locks p
    JOIN performance_schema.metadata_locks g ON g.object_type = p.object_type AND g.object_schema <=> p.object_schema
        AND g.object_name <=> p.object_name AND g.lock_status = 'GRANTED' AND g.owner_thread_id <> p.owner_thread_id
    JOIN performance_schema.threads r ON r.thread_id = p.owner_thread_id
    JOIN performance_schema.threads b ON b.thread_id = g.owner_thread_id WHERE p.lock_status = 'PENDING'"""
_CONNECTIONS = "SELECT id AS id, user AS user, state AS state FROM information_schema.processlist"
_TRANSACTIONS = """
    SELECT trx_mysql_thread_id AS id, trx_rows_locked + trx_tables_locked AS held FROM information_schema.innodb_trx"""
_COUNTED = """
    SELECT user AS user, count_star AS waits FROM performance_schema.events_waits_summary_by_account_by_event_name
    WHERE event_name = 'wait/lock/metadata/sql/mdl' AND user IN ('cloud', 'sysbench', 'dbcare')"""


@dataclass
class Watched:
    """What was seen; waits are pairs of accounts, the one that waits first, with how often a sample showed them."""

    samples: int = 0
    gap: float = 0.0
    innodb_samples: int = 0
    with_dbcare: int = 0
    with_transaction: int = 0
    holding: int = 0
    waits: dict[str, int] = field(default_factory=dict)
    metadata_waits: Mapping[str, int] = field(default_factory=dict)

    def naming_dbcare(self) -> int:
        """Count the waits that name a connection of dbcare, or one that is nobody's of the load."""
        return sum(times for pair, times in self.waits.items() if "dbcare" in pair or "? " in pair)


@contextmanager
def watching(endpoint: Endpoint, family: str, folder: Path) -> Iterator[Watched]:
    """Watch from a process of its own; what was seen is there after the block."""
    seen, path, stop = Watched(), folder / "watched", multiprocessing.Event()
    process = multiprocessing.Process(target=_watch, args=(endpoint, family, stop, path), daemon=True)
    process.start()
    try:
        yield seen
    finally:
        stop.set()
        process.join()
    if process.exitcode:
        raise RuntimeError("the watcher of locks broke off")
    seen.__dict__.update(json.loads(path.read_text()))


def _watch(endpoint: Endpoint, family: str, stop: multiprocessing.synchronize.Event, path: Path) -> None:
    seen, users = Watched(), dict[int, str]()
    with Writer(endpoint) as session:
        began = due = time.monotonic()
        read = 0.0
        before = _metadata_waits(session)
        while not stop.is_set():
            innodb = time.monotonic() - read > IDLE
            _sample(session, family, seen, users, innodb=innodb)
            read = time.monotonic() if innodb else read
            due = max(due + EACH, time.monotonic())
            time.sleep(max(0.0, due - time.monotonic()))
        seen.gap = (time.monotonic() - began) / seen.samples
        seen.metadata_waits = {user: waits - before.get(user, 0) for user, waits in _metadata_waits(session).items()}
    path.write_text(json.dumps(asdict(seen)))


def _metadata_waits(session: Session) -> dict[str, int]:
    """Read how often each account has waited for a metadata lock so far; the server counts every time."""
    return {row["user"]: int(row["waits"]) for row in session.all(_COUNTED)}


def _sample(session: Session, family: str, seen: Watched, users: dict[int, str], *, innodb: bool) -> None:
    """Look once; the connections come first and last, so that one which just came or just went has its name."""
    connections = session.all(_CONNECTIONS)
    waits = [_METADATA, *([_ROWS[family]] if innodb or family == "mysql" else [])]
    pairs = [(row["waiter"], row["blocker"]) for sql in waits for row in session.all(sql)]
    open_ones = {row["id"]: int(row["held"] or 0) for row in session.all(_TRANSACTIONS)} if innodb else {}
    connections += session.all(_CONNECTIONS)
    users.update((row["id"], row["user"]) for row in connections)
    ours = {row["id"] for row in connections if row["user"] == "dbcare"}
    seen.samples += 1
    seen.innodb_samples += innodb
    seen.with_dbcare += bool(ours)
    seen.with_transaction += bool(ours & open_ones.keys())
    seen.holding += any(open_ones.get(number) for number in ours)
    stuck = [(row["id"], None) for row in connections if row["user"] == "dbcare" and _waits(row["state"])]
    _count(seen.waits, users, [*pairs, *stuck])


def _waits(state: str | None) -> bool:
    return "waiting for" in (state or "").lower() and "lock" in (state or "").lower()


def _count(waits: dict[str, int], users: Mapping[int, str], pairs: Sequence[tuple[int | None, int | None]]) -> None:
    for pair in pairs:
        names = (users.get(number, f"? {number}") if number else "the server" for number in pair)
        written = " waits for ".join(names)
        waits[written] = waits.get(written, 0) + 1
