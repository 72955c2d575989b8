"""Reading where a server stands, and what CloudStack's tables say of its management servers.

Each fact is read for itself: what is refused, lost or too slow becomes an Unknown and stops no other.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from dbcare import grants, replicas, snapshots, trials
from dbcare.db import Row, Session
from dbcare.errors import ConnectionFailed, StatementFailed
from dbcare.visit import Names, Visit, fact, pairs
from dbcare.vitals import Heartbeat, Unknown, Vitals

MILLISECONDS = 1000
THRESHOLD = 150.0
"""Seconds: CloudStack's own cluster.heartbeat.threshold (ClusterManager.java)."""
NOT_READ = Unknown("it was not asked for")


class Doors(NamedTuple):
    """Three sessions, or as many as could be opened, with the seconds that each took; one is inside `cloud`.

    `closed` is what kept the next one out.
    """

    sessions: tuple[Session, ...]
    seconds: tuple[float, ...]
    inside: Session | ConnectionFailed
    closed: ConnectionFailed | None


def read(doors: Doors, names: Names) -> Vitals:
    """Read only where the server stands and what CloudStack says of itself; what is not read is Unknown.

    Raises ConnectionFailed when the server does not say who it is.
    """
    who, variables = introduced(doors.sessions[0], names)
    return facts(begun(doors, names, who, variables), doors, who, variables)


def introduced(session: Session, names: Names) -> tuple[Row, dict[str, str]]:
    """Ask who is there, and for all variables; raise ConnectionFailed when nothing is said."""
    try:
        [who] = snapshots.rows("doctor", "identity", session, names)
        return who, pairs(snapshots.rows("doctor", "variables", session, names))
    except StatementFailed as error:
        raise ConnectionFailed(f"{session.endpoint.address}: {error}") from error


def begun(doors: Doors, names: Names, who: Row, variables: Mapping[str, str]) -> Visit:
    """Make the sessions a visit by what the server said of itself."""
    literal = variables.get("partial_revokes") == "ON"
    made = Visit(doors.sessions[0], Unknown(""), names, grants.account(str(who["account"])), literal)
    if isinstance(doors.inside, Session):
        return replace(made, inside=doors.inside)
    grant = made.grant("SELECT", "cloud") if "has no right" in str(doors.inside) else ""
    return replace(made, inside=Unknown(str(doors.inside), grant))


def facts(visit: Visit, doors: Doors, who: Row, variables: Mapping[str, str]) -> Vitals:
    """Read what `read` does, in a visit that was begun."""
    status = fact(lambda: pairs(snapshots.rows("doctor", "status", visit.session, visit.names)))
    known = {} if isinstance(status, Unknown) else status
    return Vitals(
        greeting=visit.session.version,
        version=str(who["version"]),
        comment=str(who["comment"]),
        account=visit.account,
        login=str(who["login"]),
        role="" if who["role"] in (None, "NONE") else str(who["role"]),
        logins=(),
        pings=(),
        variables=variables,
        status=status,
        nodes=_nodes(visit, doors),
        held=NOT_READ,
        reach={},
        refusals={},
        sizes=NOT_READ,
        instruments=NOT_READ,
        plugins=NOT_READ,
        replicas=replicas.replicas(visit, variables, known),
        members=_members(visit, variables),
        names=visit.names,
        **_cloud(visit),
    )


def _nodes(visit: Visit, doors: Doors) -> tuple[Mapping[str, str], ...] | Unknown:
    """Ask each session where it landed."""
    if doors.closed is not None:
        return Unknown(f"a second connection failed: {doors.closed}")
    return fact(
        lambda: tuple(pairs(snapshots.rows("doctor", "node", session, visit.names)) for session in doors.sessions)
    )


def _cloud(visit: Visit) -> dict[str, Any]:
    """Read what stands in CloudStack's tables."""
    rows = visit.within(lambda session: snapshots.rows("doctor", "heartbeats", session, visit.names))
    return {
        "versions": visit.within(lambda session: snapshots.read("versions", session, visit.names)),
        "heartbeats": rows if isinstance(rows, Unknown) else heartbeats(rows),
        "threshold": rows if isinstance(rows, Unknown) else threshold(rows),
    }


def heartbeats(rows: Iterable[Row]) -> tuple[Heartbeat, ...]:
    """Make management servers of the rows of the doctor's query."""
    return tuple(
        Heartbeat(
            str(row["name"] or row["address"]),
            str(row["state"]),
            str(row["version"]),
            None if row["age"] is None else float(row["age"]),
        )
        for row in rows
    )


def threshold(rows: Sequence[Row]) -> float:
    """Read the seconds that stand beside them; what is no number is CloudStack's default to CloudStack too."""
    value = str(rows[0]["threshold"]) if rows else ""
    return int(value) / MILLISECONDS if value.isdecimal() else THRESHOLD


def _members(visit: Visit, variables: Mapping[str, str]) -> tuple[Row, ...] | Unknown:
    """Read who is in a group of MySQLs, where there is one."""
    if visit.server.family != "mysql" or not variables.get("group_replication_group_name"):
        return ()
    rows = visit.ask("members", visit.grant("SELECT", trials.OWN))
    return rows if isinstance(rows, Unknown) else tuple(rows)
