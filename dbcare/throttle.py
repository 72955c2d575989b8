"""Waiting until the server that is written to, its cluster and its replicas are calm enough for more."""

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple, Self

from dbcare import grants, replicas, snapshots
from dbcare.db import Session
from dbcare.endpoint import Endpoint
from dbcare.errors import ConnectionFailed, StatementFailed
from dbcare.fixing import Fixing
from dbcare.visit import Visit, pairs
from dbcare.vitals import Replica, Unknown, on

STEP, APART = 0.1, 1.0
"""Seconds: between two questions whether to stop, and between two looks at a server."""
TIMEOUT = 5.0
PAUSED = 0.1
"""The share of time that flow control may take: a cluster that paused for longer has nothing left for us."""
QUEUED = 16
"""Galera's own gcs.fc_limit: a node with more changes in its queue asks the others to pause."""
NAMES: Mapping[str, str] = MappingProxyType({"cloud": "", "cloud_usage": ""})
NOBODY: Mapping[str, Endpoint] = MappingProxyType({})


class Look(NamedTuple):
    """What a server said of its burden, and when, by a monotonic clock."""

    status: Mapping[str, str]
    at: float

    def number(self, name: str) -> int:
        """Give a status variable as a number, 0 where the server has none."""
        return int(float(self.status.get(name) or 0))


class Cause(NamedTuple):
    """Why not to write now; a `lasting` one does not go away by waiting."""

    text: str
    lasting: bool = False


class Throttle:
    """Looks at the server that is written to, and at replicas by the names of their targets, over its own sessions."""

    def __init__(
        self,
        endpoint: Endpoint,
        copies: Mapping[str, Endpoint] = NOBODY,
        limits: Fixing = Fixing(),  # noqa: B008 (frozen)
        *,
        patience: float = 120.0,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._endpoint, self._copies, self._limits = endpoint, copies, limits
        self._patience, self._sleep, self._clock = patience, sleep, clock
        self._visits: dict[str, Visit] = {}
        self._last: Look | None = None
        self._calm_until = float("-inf")

    @property
    def sessions(self) -> tuple[Session, ...]:
        """The sessions that are open, so that nobody takes them for CloudStack's."""
        return tuple(visit.session for visit in self._visits.values())

    def wait(self, stop: Callable[[], bool] = lambda: False) -> str | None:
        """Return None once all is calm, else what is not, when patience ends or `stop` says so.

        `stop` is asked often enough that it may renew a lease.
        """
        end = self._clock() + self._patience
        while (cause := self._cause()) is not None:
            again = self._clock() + APART
            while self._clock() < again:
                if cause.lasting or stop() or self._clock() >= end:
                    return cause.text
                self._sleep(STEP)
        return None

    def _cause(self) -> Cause | None:
        if self._clock() < self._calm_until:
            return None
        cause = next(self._causes(), None)
        if cause is None:
            self._calm_until = self._clock() + APART
        return cause

    def _causes(self) -> Iterator[Cause]:
        try:
            rows = snapshots.rows("throttle", "burden", self._visit("", self._endpoint).session, NAMES)
        except (ConnectionFailed, StatementFailed) as error:
            self._forget("")
            yield Cause(f"how busy the server is cannot be known: {error}")
            return
        look, before = Look(pairs(rows), self._clock()), self._last
        self._last = look
        yield from map(Cause, burdens(look, before, self._limits))
        for name, endpoint in self._copies.items():
            yield from self._lagging(name, endpoint)

    def _lagging(self, name: str, endpoint: Endpoint) -> Iterator[Cause]:
        try:
            sources = replicas.asked(self._visit(name, endpoint))
        except (ConnectionFailed, StatementFailed) as error:
            self._forget(name)
            yield Cause(f"replica {name}: {error}")
            return
        if isinstance(sources, Unknown):
            self._forget(name)
            remedy = f"; this would let it: {sources.grant}" if sources.grant else ""
            yield Cause(f"replica {name}: {sources.why}{remedy}", lasting=bool(remedy))
        elif not sources:
            yield Cause(f"{name} replicates from nowhere: take it out of `replicas` in [fix]", lasting=True)
        else:
            yield from (Cause(f"replica {name} {why}") for one in sources if (why := late(one, self._limits)))

    def _visit(self, name: str, endpoint: Endpoint) -> Visit:
        """Give the visit to a server, begun when it is first needed."""
        if name not in self._visits:
            session = Session(endpoint, timeout=TIMEOUT)
            begun = self._visits[name] = Visit(session, Unknown(""), NAMES, "", literal=False)
            self._visits[name] = replace(begun, account=grants.asked(session))
        return self._visits[name]

    def _forget(self, name: str) -> None:
        """Begin anew next time: what was opened may be broken."""
        if visit := self._visits.pop(name, None):
            visit.session.close()

    def close(self) -> None:
        """End the sessions."""
        for name in tuple(self._visits):
            self._forget(name)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def burdens(look: Look, before: Look | None, limits: Fixing) -> Iterator[str]:
    """Name what of a server, and of the cluster that it is in, is not calm. Pure."""
    running, queued = look.number("threads_running"), look.number("wsrep_local_recv_queue")
    if running > limits.max_running:
        yield f"{running} threads are at work (Threads_running), more than {limits.max_running}"
    if on(look.status.get("wsrep_flow_control_active") or look.status.get("wsrep_flow_control_status") or ""):
        yield "the cluster pauses all writing (flow control): a node does not keep up"
    if queued > QUEUED:
        yield f"{queued} changes of other nodes wait here (wsrep_local_recv_queue), more than {QUEUED}"
    if (share := paused(look, before)) > PAUSED:
        yield f"the cluster paused {share:.0%} of the time (flow control), more than {PAUSED:.0%}"


def paused(look: Look, before: Look | None) -> float:
    """Give the share of the time between two looks that flow control took."""
    if before is None or look.at <= before.at:
        return 0.0
    name = "wsrep_flow_control_paused_ns"
    # The counter begins anew with FLUSH STATUS.
    return max(0, look.number(name) - before.number(name)) / 1e9 / (look.at - before.at)


def late(replica: Replica, limits: Fixing) -> str:
    """Say what is wrong with a replica; nothing when it keeps up."""
    if not replica.running:
        return f"does not replicate from {replica.source}{f' ({replica.error})' if replica.error else ''}"
    if replica.behind is None:
        return "does not say how far it is behind"
    return f"is {replica.behind} s behind, more than {limits.max_lag:g} s" if replica.behind > limits.max_lag else ""
