"""Judging where a server stands: alone, a replica, in a cluster, or behind something that chooses for us; pure."""

from collections.abc import Iterator, Mapping

from dbcare.doctor.advice import Advice, State, unknown
from dbcare.doctor.words import listed, plural
from dbcare.server import identify
from dbcare.vitals import Replica, Unknown, Vitals, on

READ_ONLY = ("read_only", "super_read_only", "innodb_read_only")
PROXIES = ("ProxySQL", "MaxScale")
IDENTITY = ("server_uuid", "server_uid", "hostname", "port", "server_id", "datadir")
"""What tells one server from another; an IP address does not, for it may be a proxy's."""


def judge(vitals: Vitals) -> Iterator[Advice]:
    """Judge replication, writability, proxies and clusters."""
    yield from _replication(vitals)
    yield _writable(vitals)
    yield _proxy(vitals)
    if vitals.is_on("wsrep_on"):
        yield from _galera(vitals)
    if vitals.variable("group_replication_group_name"):
        yield _group(vitals)


def _replication(vitals: Vitals) -> Iterator[Advice]:
    if isinstance(vitals.replicas, Unknown):
        yield unknown("replica", "replication", vitals.replicas)
    elif not vitals.replicas:
        yield Advice("replica", "replication", State.OK, "not a replica")
    else:
        yield from map(_replica, vitals.replicas)


def _replica(replica: Replica) -> Advice:
    """Mind every replica: what is looked at may be old, and what is written here is lost or breaks it."""
    behind = f", {replica.behind} s behind" if replica.behind is not None else ""
    running = f"running{behind}" if replica.running else "not running"
    seen = f"a replica of {replica.source}, {running}" + (f" ({replica.error})" if replica.error else "")
    effect = "what dbcare sees may be old, and nothing may be mended here"
    return Advice(
        "replica", replica.channel or "replication", State.WARNING, seen, effect, "look at the source instead"
    )


def _writable(vitals: Vitals) -> Advice:
    closed = [name for name in READ_ONLY if (vitals.variable(name) or "OFF").upper() not in ("OFF", "0")]
    if not closed:
        return Advice("replica", "writable", State.OK, "the server takes writes")
    effect = "CloudStack cannot work on it: a replica, or a failover that was not finished"
    return Advice(
        "replica", "writable", State.WARNING, f"{listed(closed)} is on", effect, "look at the primary instead"
    )


def _proxy(vitals: Vitals) -> Advice:
    """Compare where each connection landed, and who greeted with who answered."""
    if isinstance(vitals.nodes, Unknown):
        return unknown("cluster", "proxy", vitals.nodes)
    landed = {tuple(node.get(part, "") for part in IDENTITY): node for node in vitals.nodes}
    if len(landed) > 1:
        seen = f"{len(vitals.nodes)} connections landed on {listed(_told(node) for node in landed.values())}"
        effect = "one run sees several states, and locks taken on one server hold on no other"
        return Advice("cluster", "proxy", State.WARNING, seen, effect, "name one server: the one CloudStack writes to")
    named = next((proxy for proxy in PROXIES if proxy.lower() in f"{vitals.comment}{vitals.greeting}".lower()), "")
    greeted, answered = identify(vitals.greeting), identify(vitals.version)
    if named or greeted != answered:
        seen = f"{named or 'something'} that greets as {greeted} stands before {answered}"
        effect = "it may send statements elsewhere, and gives up long ones by its own rules"
        return Advice("cluster", "proxy", State.INFO, seen, effect, "name the server itself if you can")
    return Advice("cluster", "proxy", State.OK, f"{plural(len(vitals.nodes), 'connection')} landed on one server")


def _told(node: Mapping[str, str]) -> str:
    return f"{node.get('hostname')}:{node.get('port')} (server_id {node.get('server_id')})"


def _galera(vitals: Vitals) -> Iterator[Advice]:
    """Judge a Galera node: whether it has the quorum, and whether it is in step."""
    if isinstance(vitals.status, Unknown):
        yield unknown("cluster", "Galera", vitals.status)
        return
    status, comment = vitals.state("wsrep_cluster_status"), vitals.state("wsrep_local_state_comment")
    name, size = vitals.variable("wsrep_cluster_name"), vitals.state("wsrep_cluster_size")
    seen = f"node of {name or 'a cluster'}, {size} nodes, {status}, {comment}"
    if status.lower() != "primary" or not on(vitals.state("wsrep_ready") or "ON"):
        effect = "this node is cut off from the majority and takes no statements"
        yield Advice("cluster", "Galera", State.CRITICAL, seen, effect, "look at a node in the primary component")
    elif comment.lower() != "synced":
        yield Advice("cluster", "Galera", State.WARNING, seen, "this node lags or gives its state to another")
    else:
        yield Advice("cluster", "Galera", State.OK, seen)
    effect = "GET_LOCK and row locks hold on one node only, DDL stops writes on all"
    yield Advice(
        "cluster", "Galera writes", State.INFO, "a cluster", effect, "let every management server use one node"
    )


def _group(vitals: Vitals) -> Advice:
    name = "group replication"
    if isinstance(vitals.members, Unknown):
        return unknown("cluster", name, vitals.members)
    members = [f"{member['host']}:{member['port']} {member['role']} {member['state']}" for member in vitals.members]
    return Advice("cluster", name, State.INFO, listed(members) or "configured, no member is on line")
