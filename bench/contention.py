"""`make contention`: 500 faults mended beside a management server at full speed; who lost an update, and who waited."""

import argparse
import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import ledger, servers
from bench.figures import Figure, quantile
from bench.ledger import Books
from bench.management import Management
from bench.rounds import RELEASE, Mending
from bench.threads import Log
from dbcare import journal, world
from dbcare.binaries import Binary
from dbcare.config import Config
from dbcare.db import Session, Writer
from dbcare.journal import Entry
from dbcare.sandbox import Sandbox

FAULTS = 500
MOST_MS = 20.0
"""How long dbcare may hold locks, in 99 fixes of 100."""
ALONE = 5.0
"""Seconds for which the management server is alone, before the first plan."""
_GUEST = (
    "op_networks o JOIN networks n ON n.id = o.id AND n.removed IS NULL AND n.guest_type = 'Isolated' "
    "AND n.state <> 'Setup'"
)
SEEDED = (
    f"UPDATE {_GUEST} SET o.mac_address_seq = 1 WHERE n.id % 2 = 0",
    f"UPDATE {_GUEST} SET o.nics_count = o.nics_count + 2 WHERE n.id % 3 = 0",
    f"UPDATE {_GUEST} SET o.nics_count = o.nics_count - 1 WHERE n.id % 3 = 1 AND o.nics_count > 1",
    f"UPDATE {_GUEST} SET o.gc = 0 WHERE n.id % 5 = 0",
    f"UPDATE {_GUEST} SET n.state = 'Implementing' WHERE n.id % 7 = 0",
    f"DELETE r FROM account_network_ref r JOIN ({_GUEST}) ON r.network_id = n.id WHERE n.id % 4 = 0",
    "INSERT INTO vm_network_map (vm_id, network_id) SELECT v.id, n.id FROM vm_instance v JOIN "
    "(SELECT MIN(id) AS id FROM networks WHERE removed IS NULL) n WHERE v.removed IS NOT NULL AND v.type = 'User' "
    "ORDER BY v.id LIMIT 100",
    # So far ahead that CloudStack does not get there by counting.
    "INSERT INTO vm_instance (id, uuid, name, instance_name, state, type, vm_type, account_id, domain_id, "
    "service_offering_id, guest_os_id, data_center_id, vnc_password, created, removed) SELECT 20000000, UUID(), name, "
    "'i-2-20000000-VM', state, type, vm_type, account_id, domain_id, service_offering_id, guest_os_id, data_center_id, "
    "'', created, removed FROM vm_instance WHERE removed IS NOT NULL AND type = 'User' ORDER BY id LIMIT 1",
    "INSERT INTO networks (id, uuid, name, traffic_type, broadcast_domain_type, network_offering_id, data_center_id, "
    "guru_name, state, related, domain_id, account_id, guest_type, created, removed) SELECT 20000000, UUID(), name, "
    "traffic_type, broadcast_domain_type, network_offering_id, data_center_id, guru_name, 'Destroy', 20000000, "
    "domain_id, account_id, guest_type, created, UTC_TIMESTAMP() FROM networks WHERE guest_type = 'Isolated' "
    "ORDER BY id LIMIT 1",
)


@dataclass
class Outcome:
    """What came of it."""

    faults: int
    made: int
    left: int
    seconds: float
    log: Log
    mending: Mending
    wrong: Mapping[str, Sequence[str]]
    deadlocks: int


def contend(binary: Binary, scale: int) -> bool:
    """Measure one kind of server, print what came of it, and say whether everything is as it must be."""
    with Sandbox(binary=binary, options=servers.PRODUCTION) as sandbox, tempfile.TemporaryDirectory() as folder:
        endpoint = sandbox.endpoint
        world.create(endpoint, RELEASE)
        world.populate(endpoint, RELEASE, scale=scale)
        with Writer(endpoint, "cloud") as writer:
            for statement in (*SEEDED, "CREATE USER cloud@localhost", "GRANT ALL ON cloud.* TO cloud@localhost"):
                writer.execute(statement)
        return _tell(_mended(Config(endpoint=endpoint), Path(folder)))


def _mended(config: Config, folder: Path) -> Outcome:
    mending = Mending(config)
    with Session(config.endpoint, "cloud", timeout=60) as session:
        before, deadlocks = ledger.read(session), _deadlocks(session)
        faults = len(mending.plan().report.findings)
        with Management(config.endpoint, folder) as management:
            time.sleep(ALONE)
            began = time.monotonic()
            mending.until_nothing_is_left()
            seconds = time.monotonic() - began
        made = sum(row["mended"] for row in mending.rounds)
        mending.until_nothing_is_left()
        left = len(mending.plan().report.findings)
        books = before, ledger.read(session)
        entries = [entry for run in journal.runs(session, 1000) for entry in journal.entries(session, run.id)]
        entries.sort(key=lambda entry: entry.applied)
        wrong = dict(_wrong(session, books, management.log, entries))
        return Outcome(faults, made, left, seconds, management.log, mending, wrong, _deadlocks(session) - deadlocks)


def _deadlocks(session: Session) -> int:
    [row] = session.all("SELECT count AS n FROM information_schema.innodb_metrics WHERE name = 'lock_deadlocks'")
    return int(row["n"])


def _wrong(
    session: Session, books: tuple[Books, Books], log: Log, entries: Sequence[Entry]
) -> Iterator[tuple[str, list[str]]]:
    """Hold what is there at the end against what both sides say they did."""
    yield "numbers handed out twice", list(ledger.twice(log))
    yield "counters that lost an update", list(ledger.numbers(*books, log, entries))
    yield "counts of NICs that lost an update", list(ledger.nics(*books, log, entries))
    yield "networks that lost CloudStack's write", list(ledger.marks(*books, log))
    yield "networks that changed while CloudStack worked on them", log.overwritten
    yield "fixes made while CloudStack held the lock", list(ledger.trespasses(log, entries))
    yield "changes of the journal that are not there", list(ledger.vanished(session, entries))
    yield "errors of CloudStack, null from SequenceFetcher or other", log.errors


def _tell(outcome: Outcome) -> bool:
    log, mending = outcome.log, outcome.mending
    print(
        f"{outcome.faults} faults; {outcome.made} mended in {outcome.seconds:.0f} s beside CloudStack, "
        f"{sum(row['mended'] for row in mending.rounds) - outcome.made} after it\n"
        f"CloudStack: {len(log.numbers)} numbers, {len(log.nics)} NICs come or gone, {len(log.held)} networks written "
        f"under its lock, {log.refused} locks refused\n"
        f"not mended at first: {dict(mending.reasons.most_common(8))}"
    )
    figures = list(_figures(outcome))
    for figure in figures:
        print(figure.line())
    for texts in outcome.wrong.values():
        print("".join(f"  {text}\n" for text in texts[:5]), end="")
    return all(figure.bound is None or figure.value <= figure.bound for figure in figures)


def _figures(outcome: Outcome) -> Iterator[Figure]:
    """Give the figures of an outcome."""
    log, clock = outcome.log, outcome.mending.clock
    yield Figure("faults missing from the 500", max(0, FAULTS - outcome.made), 0)
    yield Figure("faults left at the end", outcome.left, 0)
    for what, texts in outcome.wrong.items():
        yield Figure(what, len(texts), 0)
    yield Figure("deadlocks, counted by the server", outcome.deadlocks, 0)
    yield from _times("a fix held locks", clock.made, MOST_MS)
    yield from _times("a fix that was rolled back held locks", clock.undone, MOST_MS)
    for what, samples in (("a number took", log.samples), ("a round trip that locks nothing took", log.turns)):
        yield from _times(what, samples, None)


def _times(what: str, seconds: Sequence[float], bound: float | None) -> Iterator[Figure]:
    times = [1000 * one for one in seconds] or [0.0]
    yield Figure(f"{what}, p50 ms", quantile(times, 0.5), None, f"{len(seconds)} times")
    yield Figure(f"{what}, p99 ms", quantile(times, 0.99), bound)
    yield Figure(f"{what}, longest ms", max(times), None)


def main() -> None:
    """Measure the servers that were named, or one of each kind that is there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", type=int, default=3000, help="live VMs")
    parser.add_argument(
        "--server", action="append", default=[], help="mariadb, mysql or a path; several times for several"
    )
    options = parser.parse_args()
    multiprocessing.set_start_method("fork")
    well = True
    for binary in servers.chosen(options.server):
        print(f"\n== {binary.path}; load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores", flush=True)
        well &= contend(binary, options.scale)
    sys.exit(not well)


if __name__ == "__main__":
    main()
