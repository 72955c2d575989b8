"""`make bench-production`: what `dbcare check` costs on databases of production size, and how that grows with them."""

import argparse
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bench import replay, servers, wheel
from bench.figures import Figure, mark
from dbcare import world
from dbcare.binaries import Binary
from dbcare.endpoint import Endpoint
from dbcare.sandbox import Sandbox

RELEASE = "4.22.0.0"
REMOVED = 30
HISTORY = 200
"""How many events, usage events and VM statistics there are for each live VM."""
GROWN = 10
WORTH_MEASURING = 0.020
MOST_GROWTH, MOST_GROWTH_OF_ONE, MOST_MEMORY, MOST_OF_CLIENT = 11, 15, 150, 0.8
ROOM = 420_000
"""Bytes of disk for each live VM, with its removed ones and its history, and twice the room of an index being built."""


@dataclass(frozen=True)
class Look:
    """The medians of several runs on one database: each check, the scan, the whole process; and what one run said."""

    checks: Mapping[str, float]
    scan: float
    process: float
    peak: float
    round_trips: int
    queries: int
    wrong: Sequence[str]


def look(endpoint: Endpoint, times: int) -> Look:
    """Run `dbcare check` so many times, after two runs that only warm the caches."""
    for _ in range(2):
        wheel.check(endpoint)
    runs = [wheel.check(endpoint) for _ in range(times)]
    reports = [run.report for run in runs]
    each = zip(*(report["checks"] for report in reports), strict=True)
    [target] = reports[0]["targets"]
    return Look(
        {same[0]["id"]: statistics.median(one["seconds"] for one in same) for same in each},
        statistics.median(report["seconds"] for report in reports),
        statistics.median(run.seconds for run in runs),
        max(run.peak for run in runs),
        target["round_trips"],
        target["queries"],
        sorted({problem for run in runs for problem in run.wrong()}),
    )


def fill(endpoint: Endpoint, scale: int) -> None:
    """Make a database of this size, and let the server settle."""
    started = time.monotonic()
    world.create(endpoint, RELEASE)
    made = world.populate(endpoint, RELEASE, scale=scale, removed=REMOVED, history=scale * HISTORY)
    seconds = time.monotonic() - started
    quiet = servers.settle(endpoint)
    print(
        f"{made.live:,} live and {made.removed:,} removed VMs, {scale * HISTORY:,} rows of history in each of 3 tables "
        f"({sum(made.rows.values()):,} rows in all): made in {seconds:.0f} s; "
        f"the server's own statistics and writes were quiet after {quiet:.0f} s more",
        flush=True,
    )


def measure(binary: Binary, scale: int, times: int) -> None:
    """Measure both sizes on one kind of server, each on a new one, and print everything."""
    looks: list[Look] = []
    for live in (scale, scale * GROWN):
        room = shutil.disk_usage(tempfile.gettempdir()).free
        if room < live * ROOM:
            raise SystemExit(f"bench: {live:,} VMs need {live * ROOM >> 30} GiB in {tempfile.gettempdir()}")
        with Sandbox(binary=binary, options=servers.PRODUCTION) as sandbox:
            fill(sandbox.endpoint, live)
            looks.append(look(sandbox.endpoint, times))
            if live != scale:
                ratio, selects = replay.against_client(sandbox.endpoint, times)
    small, large = looks
    print("\n".join(table(small, large, scale)))
    for figure in figures(small, large, scale):
        print(figure.line())
    detail = f"{ratio.ours:.3f} / {ratio.theirs:.3f} s, {selects} SELECTs"
    print(Figure("--jobs 2 / its SELECTs through the mariadb client", ratio.value, MOST_OF_CLIENT, detail).line())
    for size, seen in zip((scale, scale * GROWN), looks, strict=True):
        for problem in seen.wrong:
            print(f"  {size:,}: {problem}")


def table(small: Look, large: Look, scale: int) -> Iterator[str]:
    """Write what each check takes at both sizes, the slowest first."""
    yield f"{'check':<40} {f'{scale:,} VMs, s':>18} {f'{scale * GROWN:,} VMs, s':>18} {'ratio':>7}"
    for name, seconds in sorted(large.checks.items(), key=lambda item: -item[1]):
        before = small.checks[name]
        ratio = seconds / max(before, 0.0001)
        judged = mark(ratio <= MOST_GROWTH_OF_ONE) if seconds > WORTH_MEASURING else ""
        yield f"{name:<40} {before:>18.4f} {seconds:>18.4f} {ratio:>7.1f} {judged}".rstrip()


def figures(small: Look, large: Look, scale: int) -> Iterator[Figure]:
    """Give the figures that the issue bounds."""
    beyond = {
        name: seconds / max(small.checks[name], 0.0001)
        for name, seconds in large.checks.items()
        if seconds > WORTH_MEASURING
    }
    yield Figure("growth of the scan", large.scan / small.scan, MOST_GROWTH, f"{small.scan:.3f} → {large.scan:.3f} s")
    detail = f"{small.process:.3f} → {large.process:.3f} s"
    yield Figure("growth of the whole process", large.process / small.process, MOST_GROWTH, detail)
    total, before = sum(large.checks.values()), sum(small.checks.values())
    yield Figure("growth of all checks together", total / before, MOST_GROWTH, f"{before:.3f} → {total:.3f} s")
    worst = max(beyond, key=lambda name: beyond[name], default="")
    yield Figure(
        "growth of one check beyond 20 ms, the worst", beyond.get(worst, 0), MOST_GROWTH_OF_ONE,
        f"{worst}; {len(beyond)} of {len(large.checks)} checks take longer",
    )  # fmt: skip
    yield Figure("peak memory, MiB", max(small.peak, large.peak), MOST_MEMORY, f"{small.peak:.1f}, {large.peak:.1f}")
    yield Figure("round trips", large.round_trips, None, f"{large.queries} statements; {small.round_trips} when small")
    yield Figure("findings from warning up, and what was not checked", len(small.wrong) + len(large.wrong), 0)


def main() -> None:
    """Measure every kind of server that is there, or those that were named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", type=int, default=10_000, help="live VMs of the smaller database")
    parser.add_argument("--times", type=int, default=5, help="runs that count, and pairs")
    parser.add_argument(
        "--server", action="append", default=[], help="mariadb, mysql or a path; several times for several"
    )
    options = parser.parse_args()
    python = wheel.install()
    for binary in servers.chosen(options.server):
        print(f"\n== dbcare on {python}, {binary.path}, buffer pool {servers.POOL_MIB} MiB", flush=True)
        measure(binary, options.scale, options.times)


if __name__ == "__main__":
    main()
