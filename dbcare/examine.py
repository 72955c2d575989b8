"""Reading what a doctor judges: the server, its settings, its clock, and what the account may do.

Each fact is read for itself: what is refused, lost or too slow becomes an Unknown and stops no other.
"""

import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, NamedTuple

from dbcare import grants, privileges, replicas, snapshots, trials
from dbcare.db import Row, Session
from dbcare.endpoint import Endpoint
from dbcare.errors import ConnectionFailed, StatementFailed
from dbcare.privileges import Held
from dbcare.visit import Names, Visit, fact, pairs
from dbcare.vitals import Heartbeat, Ping, Unknown, Vitals

Clock = Callable[[], datetime]
PINGS = 5
CONNECTIONS = 3
MILLISECONDS = 1000
THRESHOLD = 150.0
"""Seconds: CloudStack's own cluster.heartbeat.threshold (ClusterManager.java)."""


class Doors(NamedTuple):
    """Three sessions, or as many as could be opened, with the seconds that each took; one is inside `cloud`."""

    sessions: tuple[Session, ...]
    seconds: tuple[float, ...]
    inside: Session | ConnectionFailed
    closed: ConnectionFailed | None


def examine(endpoint: Endpoint, names: Names, *, timeout: float, clock: Clock) -> Vitals:
    """Read everything; `clock` gives this host's time with its zone.

    Raises ConnectionFailed when there is no connection, or it is lost before the server has said who it is.
    """
    with ExitStack() as stack:
        doors = _opened(stack, endpoint, names["cloud"], timeout)
        first = doors.sessions[0]
        try:
            [who] = snapshots.rows("doctor", "identity", first, names)
            pings = tuple(_ping(first, names, clock) for _ in range(PINGS))
            variables = pairs(snapshots.rows("doctor", "variables", first, names))
        except StatementFailed as error:
            raise ConnectionFailed(f"{endpoint.address}: {error}") from error
        return _vitals(_visit(doors, names, who, variables), doors, who, pings, variables)


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


def _visit(doors: Doors, names: Names, who: Row, variables: Mapping[str, str]) -> Visit:
    literal = variables.get("partial_revokes") == "ON"
    visit = Visit(doors.sessions[0], Unknown(""), names, grants.account(str(who["account"])), literal)
    if isinstance(doors.inside, Session):
        return replace(visit, inside=doors.inside)
    grant = visit.grant("SELECT", "cloud") if "has no right" in str(doors.inside) else ""
    return replace(visit, inside=Unknown(str(doors.inside), grant))


def _ping(session: Session, names: Names, clock: Clock) -> Ping:
    """Ask for the server's time; its answer is taken to be from the middle of the round trip."""
    before = clock()
    [row] = snapshots.rows("doctor", "clock", session, names)
    after = clock()
    middle = before + (after - before) / 2
    return Ping((after - before).total_seconds(), (row["now"].replace(tzinfo=UTC) - middle).total_seconds())


def _vitals(visit: Visit, doors: Doors, who: Row, pings: tuple[Ping, ...], variables: dict[str, str]) -> Vitals:
    status = fact(lambda: pairs(snapshots.rows("doctor", "status", visit.session, visit.names)))
    known = {} if isinstance(status, Unknown) else status
    return Vitals(
        greeting=visit.session.version,
        version=str(who["version"]),
        comment=str(who["comment"]),
        account=visit.account,
        login=str(who["login"]),
        role="" if who["role"] in (None, "NONE") else str(who["role"]),
        logins=doors.seconds,
        pings=pings,
        variables=variables,
        status=status,
        nodes=_nodes(visit, doors),
        held=fact(lambda: _held(visit)),
        reach=trials.reach(visit),
        refusals=trials.refusals(visit),
        replicas=replicas.replicas(visit, variables, known),
        names=visit.names,
        **_cloud(visit),
        **_family(visit, variables),
    )


def _nodes(visit: Visit, doors: Doors) -> tuple[Mapping[str, str], ...] | Unknown:
    """Ask each session where it landed."""
    if doors.closed is not None:
        return Unknown(f"a second connection failed: {doors.closed}")
    return fact(
        lambda: tuple(pairs(snapshots.rows("doctor", "node", session, visit.names)) for session in doors.sessions)
    )


def _held(visit: Visit) -> Held:
    # MariaDB's lines hold the hash of the password, so they go no further than this.
    rows = visit.session.all("SHOW GRANTS", sender="doctor")
    return privileges.held((str(line) for row in rows for line in row.values()), literal=visit.literal)


def _cloud(visit: Visit) -> dict[str, Any]:
    """Read what stands in CloudStack's tables, and how large its databases are."""
    sizes = visit.ask("sizes")
    logical = {name: database for database, name in visit.names.items()}
    return {
        "versions": visit.within(lambda session: snapshots.read("versions", session, visit.names)),
        "heartbeats": visit.within(
            lambda session: _heartbeats(snapshots.rows("doctor", "heartbeats", session, visit.names))
        ),
        "threshold": visit.within(
            lambda session: _threshold(snapshots.rows("doctor", "threshold", session, visit.names))
        ),
        "sizes": sizes if isinstance(sizes, Unknown) else {logical[row["db"]]: int(row["bytes"] or 0) for row in sizes},
    }


def _heartbeats(rows: list[Row]) -> tuple[Heartbeat, ...]:
    return tuple(
        Heartbeat(
            str(row["name"] or row["address"]),
            str(row["state"]),
            str(row["version"]),
            None if row["age"] is None else float(row["age"]),
        )
        for row in rows
    )


def _threshold(rows: list[Row]) -> float:
    """Read seconds; a value that is no number is CloudStack's default to CloudStack too."""
    value = str(rows[0]["value"]) if rows else ""
    return int(value) / MILLISECONDS if value.isdecimal() else THRESHOLD


def _family(visit: Visit, variables: Mapping[str, str]) -> dict[str, Any]:
    """Read what only one family of servers has, or only where something is switched on."""
    read: dict[str, Any] = {}
    if variables.get("performance_schema") == "ON":
        read["instruments"] = _named(visit.ask("instruments", visit.grant("SELECT", trials.OWN)))
    if visit.server.family == "mariadb":
        read["plugins"] = _named(visit.ask("plugins"))
    elif variables.get("group_replication_group_name"):
        rows = visit.ask("members", visit.grant("SELECT", trials.OWN))
        read["members"] = rows if isinstance(rows, Unknown) else tuple(rows)
    return read


def _named(rows: list[Row] | Unknown) -> frozenset[str] | Unknown:
    return rows if isinstance(rows, Unknown) else frozenset(str(row["name"]) for row in rows)
