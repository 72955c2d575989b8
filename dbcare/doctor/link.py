"""Judging the connection: who logged in where, how far away, and who could listen; pure."""

from collections.abc import Iterator

from dbcare.doctor.advice import Advice, State, unknown
from dbcare.doctor.words import brief, median, plural
from dbcare.endpoint import Endpoint
from dbcare.server import Server, identify
from dbcare.vitals import Unknown, Vitals

SUPPORTED = {"mysql": "8.0", "mariadb": "10.5"}
NEAR, FAR = 0.010, 0.100
"""Seconds for one round trip: CloudStack sends its statements one after the other, hundreds for each deployment."""
HERE = ("localhost", "127.", "::1")


def judge(vitals: Vitals, endpoint: Endpoint) -> Iterator[Advice]:
    """Judge login, encryption, the server's version, and the time to it."""
    seen = f"{vitals.login} at {endpoint.address}, as {vitals.account}"
    yield Advice("connection", "login", State.OK, seen)
    yield _encryption(vitals, endpoint)
    yield _server(identify(vitals.version), vitals)
    yield _distance(vitals)


def _encryption(vitals: Vitals, endpoint: Endpoint) -> Advice:
    if isinstance(vitals.status, Unknown):
        return unknown("connection", "encryption", vitals.status)
    cipher = vitals.state("ssl_cipher")
    if cipher:
        checked = endpoint.tls == "verify" or bool(endpoint.tls_ca)
        seen = f"{vitals.state('ssl_version')}, {cipher}, from before the login"
        remedy = "" if checked else 'tls = "verify" would make sure who answers'
        return Advice("connection", "encryption", State.OK if checked else State.INFO, seen, "", remedy)
    if endpoint.socket:
        return Advice("connection", "encryption", State.OK, "none needed: a socket of this host")
    here = endpoint.host.startswith(HERE)
    return Advice(
        "connection",
        "encryption",
        State.INFO if here else State.WARNING,
        "none",
        "passwords are sent as hashes, but all that is read can be listened to" + (" on this host" if here else ""),
        'set tls = "required", and give the server a certificate' if not here else "",
    )


def _server(server: Server, vitals: Vitals) -> Advice:
    name = vitals.variable("hostname") or "?"
    seen = f"{server} ({vitals.comment.strip('()')}) on {name}:{vitals.variable('port')}, up for {_hours(vitals)}"
    if server.at_least(SUPPORTED[server.family]):
        return Advice("server", "version", State.OK, seen)
    effect = "older than what dbcare knows, and than what its maker still mends"
    least = " or ".join(f"{Server(family, version)}" for family, version in SUPPORTED.items())
    return Advice("server", "version", State.CRITICAL, seen, effect, f"upgrade to {least}")


def _hours(vitals: Vitals) -> str:
    seconds = int(vitals.state("uptime") or 0)
    return plural(seconds // 86400, "day") if seconds >= 86400 else plural(seconds // 3600, "hour")


def _distance(vitals: Vitals) -> Advice:
    trip, login = median([ping.seconds for ping in vitals.pings]), median(vitals.logins)
    seen = f"{brief(trip)} for a round trip, {brief(login)} for a login"
    effect = "CloudStack sends its statements one after the other, and waits for each"
    if trip <= NEAR:
        return Advice("server", "time to it", State.OK, seen)
    state = State.INFO if trip <= FAR else State.WARNING
    return Advice("server", "time to it", state, seen, effect, "measure from a management server too")
