"""Whether this server may be written to at this moment, and whether CloudStack is stopped."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from typing import NamedTuple, TypeVar

from dbcare import grants, snapshots, whereabouts
from dbcare.db import Mender, Session
from dbcare.doctor import clock, release, standing
from dbcare.doctor.advice import Advice, State
from dbcare.endpoint import Endpoint
from dbcare.errors import ConnectionFailed, Denied, StatementFailed
from dbcare.visit import Names, fact
from dbcare.vitals import Heartbeat, Unknown, Vitals
from dbcare.whereabouts import Doors

MORE = 2
"""Connections beside the given one, to see where they land."""
WHOLE = 2**32
"""The greeting tells the number of a connection in 32 bits."""
TOLERATED = frozenset({"replication", "group replication"})
"""What CloudStack's own account may not ask; that a server takes writes is known without it."""
# Proxies send what locks to the server that is written to, and other SELECTs where they like.
_LOCKED = "SELECT @@hostname AS hostname, @@port AS port, @@server_id AS server_id, {} FOR UPDATE"
_OWN = {True: "@@datadir AS datadir", False: "@@server_uuid AS server_uuid"}
Node = Mapping[str, str]
T = TypeVar("T")


class Fitness(NamedTuple):
    """Why a server may not be written to, and what is not known of it that would be good to know; one line each."""

    refusals: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class Connected(NamedTuple):
    """A session of somebody else in CloudStack's databases."""

    user: str
    host: str

    def __str__(self) -> str:
        return f"{self.user}@{self.host}"


def unfit(session: Session, names: Names, *own: Session) -> Fitness:
    """Look where a session stands, and say why nothing may be written there.

    The session is in `cloud`. `own` are this program's other connections; where those that write land counts too.
    Raises ConnectionFailed when the server does not even say who it is.
    """
    with ExitStack() as stack:
        doors = _opened(stack, session)
        vitals = whereabouts.read(doors, names)
        landed = fact(lambda: tuple(node for one in own if isinstance(one, Mender) for node in _landed(one)))
        others = connected(session, names, *doors.sessions, *own)
    vitals = replace(vitals, nodes=_together(vitals, landed))
    elsewhere = [one.endpoint for one in (session, *own) if one.failed_over]
    return judge(vitals, others, elsewhere)


def _opened(stack: ExitStack, session: Session) -> Doors:
    sessions, closed = [session], None
    try:
        for _ in range(MORE):
            sessions.append(stack.enter_context(Session(session.endpoint, timeout=session.timeout)))
    except ConnectionFailed as error:
        closed = error
    return Doors(tuple(sessions), (), session, closed)


def _landed(mender: Mender) -> Iterator[Node]:
    """Ask a connection that writes where it is, as a SELECT that locks nothing; a proxy takes it for one that does."""
    for row in mender.all(_LOCKED.format(_OWN[mender.mariadb]), sender="fitness"):
        yield {name: str(value) for name, value in row.items()}


def _together(vitals: Vitals, landed: Iterable[Node] | Unknown) -> tuple[Node, ...] | Unknown:
    """Put where writing lands beside where reading does; what only reading could ask for is taken to be the same."""
    if isinstance(vitals.nodes, Unknown):
        return vitals.nodes
    return landed if isinstance(landed, Unknown) else (*vitals.nodes, *({**vitals.nodes[0], **one} for one in landed))


def connected(session: Session, names: Names, *own: Session) -> tuple[Connected, ...] | Unknown:
    """Name the sessions in CloudStack's databases that are none of these."""
    return _asked(session, names, lambda: _connected(session, names, own))


def _asked(session: Session, names: Names, read: Callable[[], T]) -> T | Unknown:
    """Read something; what is refused is Unknown, with the GRANT."""
    try:
        return read()
    except Denied as error:
        return Unknown(str(error), grants.helpful(error, grants.asked(session), names))
    except StatementFailed as error:
        return Unknown(str(error))


def _connected(session: Session, names: Names, own: Iterable[Session]) -> tuple[Connected, ...]:
    mine = {session.number, *(one.number for one in own)}
    rows = snapshots.rows("fitness", "sessions", session, names, {"name": Endpoint.user})
    return tuple(
        Connected(str(row["user"]), address(str(row["host"]))) for row in rows if row["number"] % WHOLE not in mine
    )


def address(host: str) -> str:
    """Take the port off what a process list says, which is behind the last of the colons of an IPv6 address."""
    return host.rpartition(":")[0] or host


def judge(vitals: Vitals, others: Sequence[Connected] | Unknown, elsewhere: Iterable[Endpoint] = ()) -> Fitness:
    """Judge what was read; `elsewhere` are servers that answered in another's stead. Pure."""
    refusals = [
        f"{endpoint.address} answered in another's stead: of a list of servers only the first is written to"
        for endpoint in elsewhere
    ]
    notes: list[str] = []
    for one in (*standing.judge(vitals), *_release(vitals)):
        if one.state is not State.OK:
            (notes if _only_noted(one) else refusals).append(f"{one.name}: {one.text}")
    refusals.extend(_management(vitals, others))
    if isinstance(others, Unknown):
        notes.append(f"which servers CloudStack works on: {_why(others)}")
    return Fitness(tuple(refusals), tuple(notes))


def _only_noted(advice: Advice) -> bool:
    return advice.state is State.INFO or (advice.state is State.UNKNOWN and advice.name in TOLERATED)


def _release(vitals: Vitals) -> Iterator[Advice]:
    """Judge whether an upgrade is under way: one that a later release overtook is not."""
    if isinstance(vitals.versions, Unknown):
        yield Advice(release.TOPIC, "CloudStack", State.CRITICAL, _why(vitals.versions))
        return
    for row in vitals.versions:
        if row["step"] != "Complete":
            advice = release.incomplete(row)
            yield advice if row is vitals.versions[-1] else replace(advice, state=State.INFO)
    if vitals.release is None:
        yield Advice(release.TOPIC, "CloudStack", State.CRITICAL, "no release was installed completely")


def _management(vitals: Vitals, others: Sequence[Connected] | Unknown) -> Iterator[str]:
    """Judge the management servers that run: of one release, and connected to this server."""
    if isinstance(vitals.heartbeats, Unknown) or isinstance(vitals.threshold, Unknown):
        unknown = vitals.heartbeats if isinstance(vitals.heartbeats, Unknown) else vitals.threshold
        assert isinstance(unknown, Unknown)
        yield f"management servers: {_why(unknown)}"
        return
    awake = alive(vitals.heartbeats, vitals.threshold)
    for advice in clock.versions(awake):
        yield f"{advice.name}: {advice.text}"
    up = [server for server in awake if server.state == "Up"]
    if up and not isinstance(others, Unknown) and not others:
        yield (
            f"{_told(up[0])}, but nobody else is connected to `{vitals.names['cloud']}` on this server: CloudStack "
            "works on another one; name that"
        )


def _why(unknown: Unknown) -> str:
    return f"{unknown.why}; this would let it: {unknown.grant}" if unknown.grant else unknown.why


def alive(servers: Iterable[Heartbeat], threshold: float) -> tuple[Heartbeat, ...]:
    """Choose the management servers that may be at work; one without any heartbeat may just have begun."""
    return tuple(
        server for server in servers if server.state != "Down" and (server.age is None or server.age <= threshold)
    )


def _told(server: Heartbeat) -> str:
    age = "without any heartbeat" if server.age is None else f"heartbeat {max(0.0, server.age):.0f} s old"
    return f"management server {server.name} is {server.state}, {age}"


def working(session: Session, names: Names, *own: Session) -> str:
    """Say why CloudStack is not stopped, or cannot be known to be; nothing when it is, after two statements.

    The session is in `cloud`; `own` are this program's other connections.
    """
    rows = _asked(session, names, lambda: snapshots.rows("doctor", "heartbeats", session, names))
    if not isinstance(rows, Unknown) and (awake := alive(whereabouts.heartbeats(rows), whereabouts.threshold(rows))):
        return _told(awake[0])
    others = rows if isinstance(rows, Unknown) else connected(session, names, *own)
    if isinstance(others, Unknown):
        return f"whether CloudStack is stopped cannot be known: {_why(others)}"
    return f"another session of {others[0]} is connected" if others else ""
