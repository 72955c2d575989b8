"""Comparing latencies while a check runs with those just before it, and those with each other; pure."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bench.figures import quantile
from bench.load import Sample
from bench.wheel import Run

SHORTEST, APART = 1.0, 0.1
PARTS = (0.5, 0.95, 0.99)

Times = Sequence[float]
"""The milliseconds that the transactions of one window took."""


class Round(NamedTuple):
    """Four windows of one length: two with nothing, one with a check, one with a program that only computes."""

    first: Times
    second: Times
    checked: Times
    computed: Times


def rounds(samples: Sequence[Sample], checks: Sequence[Run], spins: Sequence[Run]) -> Iterator[Round]:
    """Cut windows of each check's length; one that came too soon after what ran before it has none."""
    before = samples[0].due
    for check, spin in zip(checks, spins, strict=True):
        length = max(SHORTEST, check.seconds)
        second = check.started - APART - length
        first = second - length
        cut = Round(*(_between(samples, at, at + length) for at in (first, second, check.started, spin.started)))
        if first > before + APART and all(cut):
            yield cut
        before = max(check.started + length, spin.started + length)


def _between(samples: Sequence[Sample], begin: float, end: float) -> Times:
    there = samples[bisect_left(samples, (begin,)) : bisect_left(samples, (end,))]
    return [sample.seconds * 1000 for sample in there]


def report(cut: Sequence[Round], of: int) -> Iterator[str]:
    """Write what a check adds, beside what computing alone adds and what windows without either differ by."""
    calm = [value for one in cut for value in (*one.first, *one.second)]
    checked = [value for one in cut for value in one.checked]
    computed = [value for one in cut for value in one.computed]
    yield f"SequenceFetcher latency in ms, in {len(cut)} rounds of {of}; added: median of the rounds (90 % of them)"
    columns = ("nothing", "check", "computing", "added by a check", "by computing as long", "A/A: nothing, nothing")
    yield "     " + "".join(f"{name:>12}" for name in columns[:3]) + "".join(f"{name:>36}" for name in columns[3:])
    for part in PARTS:
        quantiles = [[quantile(times, part) for times in one] for one in cut]
        added = [
            _spread([check - second for _, second, check, _ in quantiles]),
            _spread([computing - second for _, second, _, computing in quantiles]),
            _spread([second - first for first, second, _, _ in quantiles]),
        ]
        pooled = [quantile(times, part) for times in (calm, checked, computed)]
        yield f"p{part * 100:<4.0f}{''.join(f'{at:>12.3f}' for at in pooled)}{''.join(f'{one:>36}' for one in added)}"
    yield "max  " + "".join(f"{max(times):>12.3f}" for times in (calm, checked, computed))


def _spread(values: Sequence[float]) -> str:
    return f"{quantile(values, 0.5):+.3f} ({quantile(values, 0.05):+.3f} … {quantile(values, 0.95):+.3f})"
