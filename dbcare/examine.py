"""Reading what a doctor judges: the server, its settings, its clock, and what the account may do.

Each fact is read for itself: what is refused, lost or too slow becomes an Unknown and stops no other.
"""

import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from dbcare import privileges, snapshots, trials, whereabouts
from dbcare.db import Row, Session
from dbcare.endpoint import Endpoint
from dbcare.errors import ConnectionFailed, StatementFailed
from dbcare.privileges import Held
from dbcare.visit import Names, Visit, fact
from dbcare.vitals import Ping, Unknown, Vitals
from dbcare.whereabouts import Doors

Clock = Callable[[], datetime]
PINGS = 5
CONNECTIONS = 3


def examine(endpoint: Endpoint, names: Names, *, timeout: float, clock: Clock) -> Vitals:
    """Read everything; `clock` gives this host's time with its zone.

    Raises ConnectionFailed when there is no connection, or it is lost before the server has said who it is.
    """
    with ExitStack() as stack:
        doors = _opened(stack, endpoint, names["cloud"], timeout)
        who, variables = whereabouts.introduced(doors.sessions[0], names)
        pings = _pings(doors.sessions[0], names, clock)
        return _vitals(whereabouts.begun(doors, names, who, variables), doors, who, pings, variables)


def _pings(session: Session, names: Names, clock: Clock) -> tuple[Ping, ...]:
    try:
        return tuple(_ping(session, names, clock) for _ in range(PINGS))
    except StatementFailed as error:
        raise ConnectionFailed(f"{session.endpoint.address}: {error}") from error


def _opened(stack: ExitStack, endpoint: Endpoint, database: str, timeout: float) -> Doors:
    """Open one session, then one in the database and another one; only the first must be there."""
    sessions: list[Session] = []
    seconds: list[float] = []
    refused: dict[str | None, ConnectionFailed] = {}
    for place in (None, database, None, None):
        if len(sessions) == CONNECTIONS:
            break
        started = time.perf_counter()
        try:
            sessions.append(stack.enter_context(Session(endpoint, place, timeout=timeout)))
            seconds.append(time.perf_counter() - started)
        except ConnectionFailed as error:
            if not sessions:
                raise
            refused[place] = error
    inside = refused.get(database) or sessions[1]
    return Doors(tuple(sessions), tuple(seconds), inside, refused.get(None))


def _ping(session: Session, names: Names, clock: Clock) -> Ping:
    """Ask for the server's time; its answer is taken to be from the middle of the round trip."""
    before = clock()
    [row] = snapshots.rows("doctor", "clock", session, names)
    after = clock()
    middle = before + (after - before) / 2
    return Ping((after - before).total_seconds(), (row["now"].replace(tzinfo=UTC) - middle).total_seconds())


def _vitals(visit: Visit, doors: Doors, who: Row, pings: tuple[Ping, ...], variables: dict[str, str]) -> Vitals:
    return replace(
        whereabouts.facts(visit, doors, who, variables),
        logins=doors.seconds,
        pings=pings,
        held=fact(lambda: _held(visit)),
        reach=trials.reach(visit),
        refusals=trials.refusals(visit),
        sizes=_sizes(visit),
        **_shown(visit, variables),
    )


def _held(visit: Visit) -> Held:
    # MariaDB's lines hold the hash of the password, so they go no further than this.
    rows = visit.session.all("SHOW GRANTS", sender="doctor")
    return privileges.held((str(line) for row in rows for line in row.values()), literal=visit.literal)


def _sizes(visit: Visit) -> Mapping[str, int] | Unknown:
    rows = visit.ask("sizes")
    logical = {name: database for database, name in visit.names.items()}
    return rows if isinstance(rows, Unknown) else {logical[row["db"]]: int(row["bytes"] or 0) for row in rows}


def _shown(visit: Visit, variables: Mapping[str, str]) -> dict[str, Any]:
    """Read what the server could show; nothing where there is nothing to switch on."""
    read: dict[str, Any] = {"instruments": frozenset(), "plugins": frozenset()}
    if variables.get("performance_schema") == "ON":
        read["instruments"] = _named(visit.ask("instruments", visit.grant("SELECT", trials.OWN)))
    if visit.server.family == "mariadb":
        read["plugins"] = _named(visit.ask("plugins"))
    return read


def _named(rows: list[Row] | Unknown) -> frozenset[str] | Unknown:
    return rows if isinstance(rows, Unknown) else frozenset(str(row["name"]) for row in rows)
