"""Keeping a lease while one statement takes long, from a thread of its own."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

from dbcare import leases
from dbcare.errors import DbcareError, LeaseLost

BEAT = 15.0
"""Seconds from one renewal to the next."""


@contextmanager
def beating(beat: Callable[[], None], give_up: Callable[[], None]) -> Iterator[None]:
    """Call `beat` from a thread while the block lasts; what it cannot do for a lease's time ends the wait."""
    ended = Event()
    thread = Thread(target=_beat, args=(beat, give_up, ended), name="dbcare lease", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _beat(beat: Callable[[], None], give_up: Callable[[], None], ended: Event) -> None:
    heard = time.monotonic()
    while not ended.wait(BEAT):
        try:
            beat()
            heard = time.monotonic()
        except LeaseLost:
            # The statement is the server's already; who finds it unfinished in the journal asks for its effect.
            return
        except DbcareError:
            if time.monotonic() - heard > leases.SECONDS:
                give_up()
                return
