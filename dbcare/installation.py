"""Which CloudStack, on which server or Galera cluster, this is: what a saved plan is held against."""

import hashlib
from collections.abc import Iterator, Mapping

from dbcare import snapshots
from dbcare.db import Session
from dbcare.plan import Answer, Installation
from dbcare.visit import Names, pairs
from dbcare.vitals import completed

NO_CLUSTER = ("", "00000000-0000-0000-0000-000000000000")
"""wsrep_cluster_state_uuid of a server that is in no cluster (the Galera documentation, status variables)."""


def read(session: Session, names: Names) -> Installation:
    """Read it over a session in `cloud`; raise StatementFailed when the server refuses a part of it.

    The release is empty where none was installed completely.
    """
    return Installation(
        completed(snapshots.read("versions", session, names)) or "",
        _texts(session, names, "zones"),
        _texts(session, names, "managers"),
        _server(session, names),
        (names["cloud"], names["cloud_usage"]),
    )


def _texts(session: Session, names: Names, name: str) -> tuple[str, ...]:
    rows = snapshots.rows("installation", name, session, names)
    return tuple(sorted(str(value) for row in rows for value in row.values()))


def _server(session: Session, names: Names) -> str:
    cluster = pairs(snapshots.rows("installation", "cluster", session, names)).get("wsrep_cluster_state_uuid", "")
    return identity(cluster, pairs(snapshots.rows("doctor", "node", session, names)))


def identity(cluster: str, node: Mapping[str, str]) -> str:
    """Tell the server, or the cluster: a plan that was made on one node of it holds on the others."""
    if cluster not in NO_CLUSTER:
        return f"galera:{cluster}"
    return f"mysql:{node['server_uuid']}" if "server_uuid" in node else f"mariadb:{_mariadb(node)}"


def _mariadb(node: Mapping[str, str]) -> str:
    """Put together what a MariaDB has to be told by; few have a server_uid, and it is the host's and port's alone."""
    parts = (node.get("server_uid", ""), node["hostname"], node["port"], node["datadir"])
    digest = hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
    return f"{node['hostname']}:{node['port']}:{digest}"


def differs(saved: Installation, live: Installation) -> str:
    """Name the first thing in which two differ, in words that read on from "this plan is for another"; else nothing."""
    return next(_differences(saved, live), "")


def _differences(saved: Installation, live: Installation) -> Iterator[str]:
    if saved.server != live.server:
        yield f"server: {saved.server}, and this is {live.server}"
    if tuple(saved.databases) != tuple(live.databases):
        yield f"pair of databases: {' and '.join(saved.databases)}, and these are {' and '.join(live.databases)}"
    if saved.release != live.release:
        yield f"release: CloudStack {saved.release or '?'}, and this is {live.release or 'none that is complete'}"
    yield from _members("zone", saved.zones, live.zones)
    yield from _members("management server", saved.managers, live.managers)


def _members(kind: str, saved: tuple[str, ...], live: tuple[str, ...]) -> Iterator[str]:
    """Name each member that only one of them has."""
    for gone in sorted(set(saved) - set(live)):
        yield f"CloudStack: {kind} {gone} is not here"
    for added in sorted(set(live) - set(saved)):
        yield f"CloudStack: {kind} {added} was not there"


def answers(where: Installation) -> tuple[Answer, ...]:
    """Ask what a script must find: the release and the zones that its plan was made for."""
    zones = "SELECT uuid FROM data_center WHERE removed IS NULL ORDER BY uuid"
    release = "SELECT version FROM version WHERE step = 'Complete' ORDER BY id DESC LIMIT 1"
    return (
        Answer(zones, {}, tuple({"uuid": uuid} for uuid in where.zones)),
        Answer(release, {}, ({"version": where.release},)),
    )
