"""Finding out how far the way to a server goes that cannot be connected to: its name, each address, or the socket."""

import socket
import stat
import time
from pathlib import Path
from typing import NamedTuple

from dbcare.endpoint import Endpoint


class Attempt(NamedTuple):
    """One step on the way: what was tried, the system's error where it failed (its number too), and the seconds."""

    what: str
    error: str = ""
    number: int = 0
    seconds: float = 0.0


def attempts(endpoint: Endpoint) -> tuple[Attempt, ...]:
    """Try each step of the way to the server, without logging in."""
    return _by_socket(endpoint) if endpoint.socket else _by_name(endpoint)


def _by_socket(endpoint: Endpoint) -> tuple[Attempt, ...]:
    path = Path(endpoint.socket)
    what = f"socket {path}"
    try:
        if not stat.S_ISSOCK(path.stat().st_mode):
            return (Attempt(what, "is no socket"),)
    except OSError as error:
        return (_failed(what, error, time.monotonic()),)
    return (_dialled(what, socket.AF_UNIX, endpoint.socket, endpoint.connect_timeout),)


def _by_name(endpoint: Endpoint) -> tuple[Attempt, ...]:
    started = time.monotonic()
    what = f"name {endpoint.host}"
    try:
        found = socket.getaddrinfo(endpoint.host, endpoint.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        return (_failed(what, error, started),)
    addresses = list(dict.fromkeys((family, address) for family, _, _, _, address in found))
    named = ", ".join(str(address[0]) for _, address in addresses)
    return (
        Attempt(f"{what}: {named}", seconds=time.monotonic() - started),
        *(
            _dialled(f"{address[0]} port {endpoint.port}", family, address, endpoint.connect_timeout)
            for family, address in addresses
        ),
    )


def _dialled(what: str, family: int, address: object, timeout: float) -> Attempt:
    started = time.monotonic()
    with socket.socket(family, socket.SOCK_STREAM) as sock:
        sock.settimeout(timeout)
        try:
            sock.connect(address)  # type: ignore[arg-type]
        except OSError as error:
            return _failed(what, error, started)
    return Attempt(what, seconds=time.monotonic() - started)


def _failed(what: str, error: Exception, started: float) -> Attempt:
    number = getattr(error, "errno", None) or 0
    said = getattr(error, "strerror", None) or str(error) or "no answer in time"
    return Attempt(what, str(said), number, time.monotonic() - started)
