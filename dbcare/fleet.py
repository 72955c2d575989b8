"""Several scans side by side: what one of them waits for holds up none of the others."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from threading import Thread

from dbcare.config import Config
from dbcare.endpoint import Endpoint
from dbcare.findings import Outcome, TargetReport
from dbcare.scan import INTERRUPTED, Scan

GRACE = 1.0
"""Seconds that a scan which was stopped has to say what it knows."""
TICK = 0.2

Observer = Callable[[str, Outcome], None]
"""Called with the name of a target and the outcome of one of its checks, from several threads."""


class Fleet:
    """The scans of some targets; `run` gives their reports in the order of the targets."""

    def __init__(self, scans: Sequence[Scan], observe: Observer = lambda target, outcome: None) -> None:
        self._scans = scans
        self._reports: dict[int, TargetReport] = {}
        self._errors: list[BaseException] = []
        self._observe = observe
        self.interrupted = False

    def run(self, seconds: float = 0) -> tuple[TargetReport, ...]:
        """Look at every target at once; what takes longer than so many seconds in all is cut short, 0 for no limit.

        Ctrl-C cuts short too. A target that cannot even be asked to stop is reported with an error.
        """
        threads = [Thread(target=self._look, args=(place,), daemon=True) for place in range(len(self._scans))]
        for thread in threads:
            thread.start()
        why = self._wait(threads, seconds)
        if why:
            for scan in self._scans:
                scan.stop(why)
            _join(threads, time.monotonic() + GRACE)
        if self._errors:
            raise self._errors[0]
        return tuple(self._reports.get(place) or scan.unheard(why) for place, scan in enumerate(self._scans))

    def _look(self, place: int) -> None:
        scan = self._scans[place]
        try:
            self._reports[place] = scan.run(lambda outcome: self._observe(scan.name, outcome))
        except BaseException as error:
            # It belongs to whoever called `run`, not to this thread.
            self._errors.append(error)

    def _wait(self, threads: Sequence[Thread], seconds: float) -> str:
        """Wait for all; give why the wait ended before its time, or nothing."""
        end = time.monotonic() + seconds if seconds else None
        try:
            _join(threads, end)
        except KeyboardInterrupt:
            self.interrupted = True
            return INTERRUPTED
        return f"the time limit of {seconds:g} s passed" if any(thread.is_alive() for thread in threads) else ""


def _join(threads: Sequence[Thread], end: float | None) -> None:
    for thread in threads:
        # Python looks at signals only between waits.
        while thread.is_alive() and (end is None or time.monotonic() < end):
            thread.join(TICK if end is None else max(0.0, min(TICK, end - time.monotonic())))


def within(config: Config, seconds: float) -> Config:
    """Let a connection wait no longer than the whole run may take."""
    if not seconds:
        return config
    usage = config.usage and _hurried(config.usage, seconds)
    return replace(config, endpoint=_hurried(config.endpoint, seconds), usage=usage)


def _hurried(endpoint: Endpoint, seconds: float) -> Endpoint:
    return replace(endpoint, connect_timeout=min(endpoint.connect_timeout, max(1, int(seconds))))
