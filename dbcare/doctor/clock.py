"""Judging clocks: the server's against this host's, and the heartbeats of the management servers; pure."""

from collections.abc import Iterator, Sequence

from dbcare.doctor.advice import Advice, State, unknown
from dbcare.doctor.words import brief, listed, plural
from dbcare.vitals import Heartbeat, Ping, Unknown, Vitals

TOPIC = "clock"
APART = 1.0
"""Seconds by which clocks may differ, beyond what cannot be known."""
AHEAD = 2.0
"""Seconds by which a heartbeat may be in the future: it has whole seconds, and its way takes time."""
SPREAD = 10.0
"""Seconds between the heartbeats of two live servers, which are written every 1.5 s (cluster.heartbeat.interval)."""
MANAGEMENT = "management servers"


def judge(vitals: Vitals) -> Iterator[Advice]:
    """Judge the server's clock, tell its zone, and judge who writes heartbeats."""
    yield _skew(min(vitals.pings))
    zone = vitals.variable("time_zone") or ""
    system = f", which is {vitals.variable('system_time_zone')}" if zone == "SYSTEM" else ""
    yield Advice(TOPIC, "zone", State.INFO, f"{zone}{system}", "CloudStack and dbcare keep to UTC all the same")
    if isinstance(vitals.heartbeats, Unknown):
        yield unknown(TOPIC, MANAGEMENT, vitals.heartbeats)
    elif isinstance(vitals.threshold, Unknown):
        yield unknown(TOPIC, "cluster.heartbeat.threshold", vitals.threshold)
    else:
        yield from _management(vitals.heartbeats, vitals.threshold)


def _skew(ping: Ping) -> Advice:
    """Judge by the quickest answer, which leaves the least room for error: half of its round trip."""
    room = ping.seconds / 2
    if abs(ping.skew) <= APART + room:
        seen = f"{brief(abs(ping.skew))} apart from this host's, ± {brief(room)}"
        return Advice(TOPIC, "server", State.OK, seen)
    way = "ahead of" if ping.skew > 0 else "behind"
    return Advice(
        TOPIC,
        "server",
        State.WARNING,
        f"{abs(ping.skew):.1f} s {way} this host's, ± {brief(room)}",
        "ages that dbcare reports are right, but times in logs do not match; where a management server runs here, "
        "its heartbeats seem old or from the future",
        "synchronise both with NTP (chrony)",
    )


def _management(servers: Sequence[Heartbeat], threshold: float) -> Iterator[Advice]:
    up = [server for server in servers if server.state == "Up"]
    if not up:
        yield Advice(TOPIC, MANAGEMENT, State.INFO, "none is up", "nothing is said of their clocks")
    problems = [problem for server in up if (problem := _problem(server, threshold)) is not None]
    yield from problems
    sound = [server for server in up if _problem(server, threshold) is None]
    if sound:
        yield _together(sound)
    yield from versions([server for server in servers if server.state != "Down"])


def _problem(server: Heartbeat, threshold: float) -> Advice | None:
    """Judge one heartbeat by the database's clock."""
    name = f"management server {server.name}"
    if server.age is None:
        return Advice(TOPIC, name, State.WARNING, "Up without any heartbeat", "", "see whether it runs")
    if server.age > threshold:
        effect = f"the others take it for dead after {threshold:g} s, and take over its hosts and jobs"
        remedy = "see whether it runs, and whether its clock is right"
        return Advice(TOPIC, name, State.WARNING, f"Up, with a heartbeat {server.age:.0f} s old", effect, remedy)
    if server.age < -AHEAD:
        seen = f"Up, with a heartbeat {-server.age:.0f} s in the future"
        effect = "its clock is ahead: were it to die, the others would notice so much later"
        return Advice(TOPIC, name, State.WARNING, seen, effect, "synchronise its clock with NTP (chrony)")
    return None


def _together(servers: Sequence[Heartbeat]) -> Advice:
    """Compare the heartbeats of servers that are alive with each other."""
    ages = [server.age or 0.0 for server in servers]
    seen = f"{plural(len(servers), 'server')} up, the last heartbeat {max(0.0, min(ages)):.0f} s ago"
    if max(ages) - min(ages) <= SPREAD:
        return Advice(TOPIC, MANAGEMENT, State.OK, seen)
    late = max(servers, key=lambda server: server.age or 0.0)
    return Advice(
        TOPIC,
        MANAGEMENT,
        State.WARNING,
        f"{seen}, that of {late.name} {max(ages):.0f} s ago",
        "heartbeats are written every 1.5 s: its clock is behind, or it hangs",
        "synchronise the clocks with NTP (chrony); look into its log",
    )


def versions(servers: Sequence[Heartbeat]) -> Iterator[Advice]:
    """Judge whether these servers are of one release."""
    if len({server.version for server in servers}) > 1:
        seen = listed(f"{server.name} runs {server.version}" for server in servers)
        effect = "two releases write to one database; dbcare mends nothing meanwhile"
        yield Advice(TOPIC, "management versions", State.WARNING, seen, effect, "finish the upgrade")
