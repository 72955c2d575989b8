"""`make harm`: does a check hold up CloudStack? Checks at intervals on a server under a steady load, and who waited."""

import argparse
import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench import lockwatch, servers, wheel, windows
from bench.figures import Figure, quantile
from bench.load import Load, Served, prepare
from dbcare import world
from dbcare.binaries import Binary
from dbcare.endpoint import Endpoint
from dbcare.sandbox import Sandbox

RELEASE = "4.22.0.0"
MOST_LOAD = 0.4
PAUSE = 0.5
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Plan:
    """How many live VMs, how many checks, how many seconds from one to the next, and how much of the capacity."""

    scale: int
    checks: int
    period: float
    load: float
    probe: int


@dataclass(frozen=True)
class Outcome:
    """What came of it."""

    capacity: Served
    served: Served
    runs: Sequence[wheel.Run]
    spins: Sequence[wheel.Run]
    watched: lockwatch.Watched


def harm(binary: Binary, plan: Plan) -> bool:
    """Measure one kind of server, print what came of it, and say whether nothing was harmed."""
    options = (*servers.PRODUCTION, *lockwatch.OPTIONS)
    with Sandbox(binary=binary, options=options) as sandbox, tempfile.TemporaryDirectory() as folder:
        world.create(sandbox.endpoint, RELEASE)
        world.populate(sandbox.endpoint, RELEASE, scale=plan.scale)
        prepare(sandbox.endpoint)
        quiet = servers.settle(sandbox.endpoint)
        print(f"world of {plan.scale:,} VMs made, server quiet after {quiet:.0f} s", flush=True)
        clock = _Clock(Path(sandbox.directory, "pid"))
        capacity = Load(sandbox.endpoint, Path(folder), plan.probe, None).finish()
        print(
            f"capacity for {plan.probe} s: {capacity.rate:.0f} transactions/s of SequenceFetchers beside "
            f"{capacity.sysbench_rate:.0f}/s of sysbench; server on {clock.share():.2f} of {os.cpu_count()} cores",
            flush=True,
        )
        outcome = _checked(sandbox.endpoint, binary.family, plan, capacity, Path(folder))
        print(f"load with checks: server on {clock.share():.2f} of {os.cpu_count()} cores")
    return _tell(outcome, plan)


def _checked(endpoint: Endpoint, family: str, plan: Plan, capacity: Served, folder: Path) -> Outcome:
    """Run the load with the checks in it, and after each a program that computes as long and asks the server nothing.

    What that adds is the machine's doing, which server, load and dbcare share here.
    """
    rates = (plan.load * capacity.rate, plan.load * capacity.sysbench_rate)
    with lockwatch.watching(endpoint, family, folder) as watched:
        load = Load(endpoint, folder, plan.period * (plan.checks + 1), rates)
        looking = replace(endpoint, user="dbcare")
        runs, spins = [], []
        for number in range(plan.checks):
            time.sleep(max(0.0, load.began + plan.period * (number + 1) - time.monotonic()))
            runs.append(wheel.check(looking))
            time.sleep(max(windows.SHORTEST - runs[-1].seconds, 0) + PAUSE)
            spins.append(wheel.spin(runs[-1].processor))
            if (number + 1) % 10 == 0:
                print(f"  {number + 1} checks, the last in {runs[-1].seconds:.2f} s", flush=True)
        served = load.finish()
    return Outcome(capacity, served, runs, spins, watched)


class _Clock:
    """The processor time of a server from one look to the next."""

    def __init__(self, pid: Path) -> None:
        self._path = Path("/proc", pid.read_text().strip(), "stat")
        self._before = self._now()

    def _now(self) -> tuple[float, float]:
        fields = self._path.read_text().rpartition(")")[2].split()
        return time.monotonic(), (int(fields[11]) + int(fields[12])) / TICKS

    def share(self) -> float:
        """Give the cores that were busy since the last look."""
        then, self._before = self._before, self._now()
        return (self._before[1] - then[1]) / (self._before[0] - then[0])


def _tell(outcome: Outcome, plan: Plan) -> bool:
    served, watched = outcome.served, outcome.watched
    lengths, used = zip(*((run.seconds, run.processor) for run in outcome.runs), strict=True)
    print(
        f"{len(outcome.runs)} whole checks, one each {plan.period:g} s: {quantile(lengths, 0.5):.2f} s each, "
        f"{max(lengths):.2f} s the longest, {quantile(used, 0.5):.2f} s of processor\n"
        f"SequenceFetchers: {len(served.samples)} transactions, {served.rate:.1f}/s\n"
        f"sysbench: {served.sysbench_rate:.1f} transactions/s, p95 {served.sysbench_p95:.1f} ms, "
        f"{served.sysbench_errors} deadlocks of its own\n"
        f"locks: {watched.samples} samples, one each {watched.gap * 1000:.0f} ms, {watched.innodb_samples} of them "
        f"with InnoDB's transactions; dbcare was connected in {watched.with_dbcare}, in a transaction in "
        f"{watched.with_transaction}\n"
        f"  waits seen: {_listed(watched.waits)}\n"
        f"  metadata lock waits, counted by the server: {_listed(watched.metadata_waits)}"
    )
    cut = list(windows.rounds(served.samples, outcome.runs, outcome.spins))
    print("\n".join(windows.report(cut, len(lengths))) if cut else "the checks came too close for windows without one")
    judged = list(_figures(outcome))
    for figure in judged:
        print(figure.line())
    for text in sorted({*served.errors, *(problem for run in outcome.runs for problem in run.wrong())}):
        print(f"  {text}")
    return all(figure.bound is None or figure.value <= figure.bound for figure in judged)


def _figures(outcome: Outcome) -> Iterator[Figure]:
    served, capacity, watched = outcome.served, outcome.capacity, outcome.watched
    yield Figure("load of SequenceFetchers / capacity", served.rate / capacity.rate, MOST_LOAD)
    yield Figure("load of sysbench / capacity", served.sysbench_rate / capacity.sysbench_rate, MOST_LOAD)
    yield Figure("lock waits that name a dbcare connection", watched.naming_dbcare(), 0)
    yield Figure("samples in which dbcare held a lock of InnoDB", watched.holding, 0)
    yield Figure("metadata lock waits of dbcare", watched.metadata_waits.get("dbcare", 0), 0)
    yield Figure("SequenceFetcher errors", len(served.errors), 0)
    yield Figure("findings from warning up, and what was not checked", sum(len(run.wrong()) for run in outcome.runs), 0)


def _listed(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {times}" for name, times in sorted(counts.items())) or "none"


def main() -> None:
    """Measure MariaDB, or the servers that were named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checks", type=int, default=100)
    parser.add_argument("--period", type=float, default=60, help="seconds from one check to the next")
    parser.add_argument("--scale", type=int, default=2000, help="live VMs")
    parser.add_argument("--load", type=float, default=0.35, help="part of the capacity that the load takes")
    parser.add_argument("--probe", type=int, default=15, help="seconds for finding the capacity")
    parser.add_argument(
        "--server", action="append", default=[], help="mariadb, mysql or a path; several times for several"
    )
    options = parser.parse_args()
    multiprocessing.set_start_method("fork")
    python = wheel.install()
    plan = Plan(options.scale, options.checks, options.period, options.load, options.probe)
    unharmed = True
    for binary in servers.chosen(options.server or ["mariadb"]):
        print(
            f"\n== dbcare on {python}, {binary.path}; server, load and dbcare share {os.cpu_count()} cores", flush=True
        )
        unharmed &= harm(binary, plan)
    sys.exit(not unharmed)


if __name__ == "__main__":
    main()
