"""Timing whole processes in turn, so that whatever else the machine does meets both alike."""

import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Ratio:
    """The medians of two commands run in turn, in seconds."""

    ours: float
    theirs: float

    @property
    def value(self) -> float:
        """Ours divided by theirs."""
        return self.ours / self.theirs


def once(command: Sequence[str], environment: Mapping[str, str] | None = None) -> float:
    """Run a command to its end and give its seconds; raise when it cannot do its work."""
    started = time.perf_counter()
    ran = subprocess.run(command, capture_output=True, check=False, env=environment)
    seconds = time.perf_counter() - started
    if ran.returncode:
        raise RuntimeError(f"{' '.join(command)}: exit {ran.returncode}: {ran.stderr.decode()[-500:]}")
    return seconds


def compare(ours: Sequence[str], theirs: Sequence[str], *, times: int) -> Ratio:
    """Run two commands in turn, after one run of each that does not count."""
    once(ours), once(theirs)
    pairs = [(once(ours), once(theirs)) for _ in range(times)]
    return Ratio(statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs))
