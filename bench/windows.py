"""Comparing latencies while a check runs with those just before it, and those with each other; pure."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bench.figures import quantile
from bench.load import Sample
from bench.wheel import Run

SHORTEST, APART = 1.0, 0.1
PARTS = (0.5, 0.95, 0.99)


@dataclass(frozen=True)
class Trio:
    """The milliseconds of the transactions in three windows of one length: two without a check, then one with it."""

    first: Sequence[float]
    second: Sequence[float]
    checked: Sequence[float]


def trios(samples: Sequence[Sample], runs: Sequence[Run]) -> Iterator[Trio]:
    """Cut windows of each check's length; a check that came too soon after the one before it has none."""
    before = samples[0].due
    for run in runs:
        length = max(SHORTEST, run.seconds)
        second = run.started - APART - length
        first = second - length
        cut = Trio(*(_between(samples, at, at + length) for at in (first, second, run.started)))
        if first > before + APART and all((cut.first, cut.second, cut.checked)):
            yield cut
        before = run.started + length


def _between(samples: Sequence[Sample], begin: float, end: float) -> list[float]:
    there = samples[bisect_left(samples, (begin,)) : bisect_left(samples, (end,))]
    return [sample.seconds * 1000 for sample in there]


def report(cut: Sequence[Trio]) -> Iterator[str]:
    """Write what a check adds beside what windows without a check differ by."""
    calm = [value for trio in cut for value in (*trio.first, *trio.second)]
    checked = [value for trio in cut for value in trio.checked]
    yield f"{'SequenceFetcher, ms':<22}{'no check':>10}{'check':>10}   added: median (90 % of pairs); A/A pairs alike"
    for part in PARTS:
        added = [quantile(trio.checked, part) - quantile(trio.second, part) for trio in cut]
        noise = [quantile(trio.second, part) - quantile(trio.first, part) for trio in cut]
        yield (
            f"{f'  p{part * 100:.0f}':<22}{quantile(calm, part):>10.3f}{quantile(checked, part):>10.3f}"
            f"   {_spread(added)}; {_spread(noise)}"
        )
    yield f"{'  slowest':<22}{max(calm):>10.3f}{max(checked):>10.3f}   {len(calm)} and {len(checked)} transactions"


def _spread(values: Sequence[float]) -> str:
    return f"{quantile(values, 0.5):+.3f} ({quantile(values, 0.05):+.3f} … {quantile(values, 0.95):+.3f})"
