"""A purge against pt-archiver: a million VM statistics, archived into a file and deleted."""

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bench import servers
from bench.figures import Figure
from dbcare import archived, journal, leases, purging, world
from dbcare.actions import Purge
from dbcare.binaries import Binary
from dbcare.capture import Shapes
from dbcare.db import Mender, Session, Writer
from dbcare.endpoint import Endpoint
from dbcare.plan import Fix, Installation
from dbcare.pump import Manners
from dbcare.sandbox import Sandbox

RELEASE = "4.22.0.0"
NAMES = {"cloud": "cloud", "cloud_usage": "cloud_usage"}
BEFORE = "2038-01-01 00:00:00"
LIMITS = (1000, 2000, 5000, 10_000)
"""How many rows pt-archiver may take at once: its best counts."""
ARCHIVER = "pt-archiver"
RENEWED = 20.0


class Run(NamedTuple):
    """One purge: its seconds as a process, start to end, and those of its longest transaction where they are known."""

    seconds: float
    longest: float = 0.0


def figures(binary: Binary, rows: int, times: int) -> Iterator[Figure]:
    """Measure one kind of server; without pt-archiver only dbcare itself."""
    with Sandbox(binary=binary, options=servers.PRODUCTION) as sandbox, tempfile.TemporaryDirectory() as folder:
        _fill(sandbox.endpoint, rows)
        how = _tuned(sandbox.endpoint, Path(folder), rows)
        pairs: list[tuple[Run, float]] = []
        for _ in range(times):
            again = _theirs(sandbox.endpoint, Path(folder), rows, how) if how else 0.0
            pairs.append((_ours(sandbox.endpoint, Path(folder), rows), again))
    ours = statistics.median(run.seconds for run, _ in pairs)
    yield Figure("longest transaction of a purge, s", max(run.longest for run, _ in pairs), 0.5, f"{times} purges")
    if how:
        theirs = statistics.median(again for _, again in pairs)
        rates = f"{rows / ours:,.0f} / {rows / theirs:,.0f} rows/s, {' '.join(how)}"
        yield Figure(f"purge of {rows:,} rows / pt-archiver, s/s", ours / theirs, 1.0, rates)
    else:
        yield Figure(f"purge of {rows:,} rows, s", ours, None, f"{rows / ours:,.0f} rows/s; NOT COMPARED, see above")


def _fill(endpoint: Endpoint, rows: int) -> None:
    world.create(endpoint, RELEASE)
    world.populate(endpoint, RELEASE, scale=2000, history=rows)
    with Writer(endpoint, "cloud") as writer:
        writer.execute("CREATE TABLE vm_stats_kept LIKE vm_stats")
        writer.execute("INSERT INTO vm_stats_kept SELECT * FROM vm_stats")
        for statement in journal.TABLES:
            writer.execute(statement)


def _refill(endpoint: Endpoint) -> None:
    """Put all rows back, into a table that knows nothing of those before, on a server that has nothing left to do."""
    with Writer(endpoint, "cloud") as writer:
        writer.execute("DROP TABLE vm_stats")
        writer.execute("CREATE TABLE vm_stats LIKE vm_stats_kept")
        writer.execute("INSERT INTO vm_stats SELECT * FROM vm_stats_kept")
    servers.settle(endpoint)


def _left(endpoint: Endpoint) -> int:
    with Writer(endpoint, "cloud") as writer:
        return int(writer.all("SELECT COUNT(*) AS n FROM vm_stats")[0]["n"])


def _tuned(endpoint: Endpoint, folder: Path, rows: int) -> Sequence[str]:
    """Find the options with which pt-archiver is fastest; none where it cannot be had."""
    if shutil.which(ARCHIVER) is None:
        print(f"bench: {ARCHIVER} IS NOT THERE, nothing is compared: install Debian's percona-toolkit", flush=True)
        return ()
    found: list[tuple[float, Sequence[str]]] = []
    for limit in LIMITS:
        how = ("--bulk-delete", "--limit", str(limit))
        try:
            found.append((_theirs(endpoint, folder, rows, how), how))
        except RuntimeError as error:
            print(f"bench: {ARCHIVER} FAILS HERE, nothing is compared: {error}", flush=True)
            return ()
        print(f"  {ARCHIVER} {' '.join(how)}: {rows / found[-1][0]:,.0f} rows/s", flush=True)
    return min(found)[1]


def _theirs(endpoint: Endpoint, folder: Path, rows: int, how: Sequence[str]) -> float:
    _refill(endpoint)
    file = folder / "theirs.txt"
    file.unlink(missing_ok=True)
    source = f"S={endpoint.socket},u=root,D=cloud,t=vm_stats,A=utf8mb4"
    command = [ARCHIVER, "--source", source, "--where", f"timestamp < '{BEFORE}'", "--file", str(file), "--commit-each"]
    # It keeps the last row and asks the Internet for news unless it is told not to.
    command += ["--no-safe-auto-increment", "--no-version-check", "--no-check-charset", *how]
    started = time.perf_counter()
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - started
    if ran.returncode or _left(endpoint):
        raise RuntimeError(f"exit {ran.returncode}: {ran.stderr.strip()[-300:]}")
    with file.open("rb") as lines:
        assert sum(1 for _ in lines) == rows
    return seconds


def _ours(endpoint: Endpoint, folder: Path, rows: int) -> Run:
    _refill(endpoint)
    command = [sys.executable, "-m", "bench.purging", "--once", endpoint.socket, str(folder)]
    started = time.perf_counter()
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds = time.perf_counter() - started
    told = json.loads(ran.stdout)
    [file] = folder.glob("*.gz")
    assert sum(len(lines) for batch in archived.batches(file) for lines in batch.lines.values()) == rows
    assert (told["rows"], _left(endpoint)) == (rows, 0)
    file.unlink()
    return Run(seconds, told["longest"])


def once(socket: str, folder: str) -> dict[str, Any]:
    """Purge once, and say how many rows there were and how long the longest transaction was."""
    endpoint = Endpoint(socket=socket, user="root")
    mender, session = Mender(endpoint, "cloud"), Session(endpoint, "cloud")
    lease = leases.take(mender, "writer", "bench")
    transactions: list[tuple[int, float]] = []
    renewed = [time.monotonic()]

    def beat() -> None:
        if time.monotonic() > renewed[0] + RENEWED:
            leases.renew(mender, lease)
            renewed[0] = time.monotonic()

    fix = Fix(1, "bench", "f" * 20, "purge", "online", action=Purge("cloud.vm_stats", "timestamp", BEFORE))
    done = purging.carry_out(
        mender, lease, f"bench-{time.time_ns()}", fix, Shapes(session, NAMES), Path(folder),
        Installation(RELEASE, (), (), "bench"),
        Manners(beat, lambda: False, told=lambda rows, seconds: transactions.append((rows, seconds))),
    )  # fmt: skip
    leases.give_back(mender, lease)
    longest = max((seconds for _, seconds in transactions), default=0.0)
    return {"rows": sum(rows for rows, _ in transactions), "longest": longest, "reason": done.reason}


def main() -> None:
    """Measure MariaDB and MySQL, or the servers that were named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--times", type=int, default=3, help="purges by each, in turn")
    parser.add_argument("--server", action="append", default=[], help="mariadb, mysql or a path; several for several")
    parser.add_argument("--once", nargs=2, metavar=("SOCKET", "FOLDER"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.once:
        print(json.dumps(once(*options.once)))
        return
    kept = True
    for binary in servers.chosen(options.server):
        print(f"\n== purge on {binary.path}", flush=True)
        for figure in figures(binary, options.rows, options.times):
            print(figure.line(), flush=True)
            kept &= figure.bound is None or figure.value <= figure.bound
    sys.exit(not kept)


if __name__ == "__main__":
    main()
