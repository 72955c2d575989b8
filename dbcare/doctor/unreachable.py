"""Saying what was tried when there is no connection, and what to do about the step that failed; pure."""

import errno
import re
from collections.abc import Iterator, Sequence

from dbcare.doctor.advice import Advice, State
from dbcare.endpoint import Endpoint
from dbcare.reach import Attempt

TOPIC = "connection"
_STEPS = {
    errno.ECONNREFUSED: "nothing listens there: start the server, or look at its port and bind_address "
    "(CloudStack's install guide: bind-address=0.0.0.0 on a database node)",
    errno.ENOENT: "the server does not run, or has its socket elsewhere (its setting `socket`)",
    errno.EACCES: "this user may not open it",
    errno.EHOSTUNREACH: "there is no way to that host: look at routes and firewalls",
    errno.ENETUNREACH: "there is no way to that network: look at routes",
    errno.ETIMEDOUT: "a firewall drops it, or the host is down",
}
"""What to do about the system's errors; a time-out of ours has no number."""
_LOGINS = (
    (
        r"is not allowed to connect",
        "the server has no account for this host; `CREATE USER` one, or use one that it has",
    ),
    (r"is blocked", "too many broken connections: TRUNCATE performance_schema.host_cache, or FLUSH HOSTS"),
    (r"Too many connections", "max_connections is used up; one connection is kept for an account with SUPER"),
    (r"could not be prepared", "dbcare knows MySQL 8.0, MariaDB 10.5, and what is newer"),
    (r"login refused", "see that user and password are right, and that the account is for this host"),
    (r"SSL|TLS|certificate", 'see `tls` and `tls_ca` in the configuration; tls = "off" shows whether it is that'),
)
"""What to do about what a server says to a login."""


def judge(error: str, endpoint: Endpoint, attempts: Sequence[Attempt]) -> tuple[Advice, ...]:
    """Tell the error, each step that was tried, and what was asked for."""
    return (
        Advice(TOPIC, "login", State.CRITICAL, error, "", _login(error)),
        *(_step(attempt, endpoint) for attempt in attempts),
        *_asked(endpoint),
    )


def _login(error: str) -> str:
    return next((remedy for said, remedy in _LOGINS if re.search(said, error)), "")


def _step(attempt: Attempt, endpoint: Endpoint) -> Advice:
    what, _, seen = attempt.what.partition(": ")
    if not attempt.error:
        return Advice(TOPIC, what, State.OK, seen or f"answers, after {attempt.seconds * 1000:.0f} ms")
    remedy = _STEPS.get(attempt.number, "")
    if what.startswith("name "):
        remedy = "this host cannot resolve the name: see its DNS and /etc/hosts, or give an address"
    elif not attempt.number and attempt.seconds >= endpoint.connect_timeout:
        remedy = _STEPS[errno.ETIMEDOUT]
    return Advice(TOPIC, what, State.CRITICAL, f"{attempt.error}, after {attempt.seconds:.1f} s", "", remedy)


def _asked(endpoint: Endpoint) -> Iterator[Advice]:
    yield Advice(TOPIC, "user", State.INFO, f"{endpoint.user}, {'with' if endpoint.password else 'without'} a password")
    if not endpoint.socket:
        yield Advice(TOPIC, "tls", State.INFO, endpoint.tls + (f", {endpoint.tls_ca}" if endpoint.tls_ca else ""))
        if endpoint.host == "localhost":
            hint = "localhost is taken as a host, by TCP; --socket FILE goes by the server's socket"
            yield Advice(TOPIC, "way", State.INFO, hint)
