"""Opening a connection: which address answers, TLS, logging in, and what to tell when none of it works.

Beside db, which makes sessions of what is opened here, and wire, the only module that the driver is for.
"""

import re
import ssl
import struct
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from dbcare import dial, tls
from dbcare.driver import CLIENT, Error, learn_rsa
from dbcare.endpoint import Endpoint
from dbcare.errors import ConfigError, ConnectionFailed, Unreachable
from dbcare.wire import NO_PLUGIN, PLUGINS, Wire, parts

PROGRAM = "dbcare"

# Server and client error numbers: the MariaDB and MySQL manuals' error references.
_NO_DATABASE, _NO_RIGHT = 1049, 1044
_REFUSED_LOGIN = {1044, 1045, 1698, 1524, 1275}
# Too many connections, shutting down, and what a router says of the servers behind it.
_NO_PLACE = {1040, 1053, 2003}
_LOST = {2006, 2013}
_NO_TLS = 2026
_STRANGER = "what answers there is no MySQL or MariaDB server"


class Opened(NamedTuple):
    """A connection, the endpoint that answered, alone, and whether others before it had not."""

    wire: Wire
    endpoint: Endpoint
    failed_over: bool


def connect(endpoint: Endpoint, database: str | None, *, read_timeout: float, local_files: bool = False) -> Opened:
    """Log in at the first of an endpoint's addresses that answers, each within connect_timeout.

    Raises ConnectionFailed, with what each address said; one that answers and refuses is the last to be tried.
    """
    failures: list[str] = []
    for one in _each(endpoint):
        try:
            return Opened(_reach(one, database, read_timeout, local_files), one, bool(failures))
        except Unreachable as error:
            failures.append(str(error))
        except ConnectionFailed as error:
            raise ConnectionFailed("; ".join((*failures, str(error)))) from error
    raise Unreachable("; ".join(failures))


def _each(endpoint: Endpoint) -> Iterator[Endpoint]:
    yield replace(endpoint, others=()) if endpoint.others else endpoint
    for host, port in endpoint.others:
        yield replace(endpoint, host=host, port=port, socket="", others=())


def _reach(endpoint: Endpoint, database: str | None, read_timeout: float, local_files: bool) -> Wire:
    options = _options(endpoint, database, read_timeout, local_files)
    end = time.monotonic() + endpoint.connect_timeout
    try:
        try:
            return _log_in(endpoint, options, end)
        except RuntimeError:
            # PyMySQL's way to say that the server wants the password encrypted with its RSA key.
            if not learn_rsa():
                raise
            return _log_in(endpoint, options, end)
    except RuntimeError as error:
        raise ConnectionFailed(f"{endpoint.address}: user {endpoint.user!r} cannot log in: {error}") from error
    except (Error, OSError) as error:
        raise _explained(error, endpoint, database, late=time.monotonic() >= end) from error


def _options(endpoint: Endpoint, database: str | None, read_timeout: float, local_files: bool) -> dict[str, Any]:
    context = tls.context(endpoint)
    try:
        password = endpoint.password.encode(errors="surrogateescape")
    except UnicodeEncodeError:
        raise ConfigError(f"{endpoint.address}: the password holds a character that no password can hold") from None
    return {
        "user": endpoint.user,
        "password": password,
        "database": database,
        "charset": "utf8mb4",
        "read_timeout": read_timeout,
        "program_name": PROGRAM,
        "autocommit": None,
        "local_infile": local_files,
        "client_flag": CLIENT.FOUND_ROWS,
        "defer_connect": True,
        "host": endpoint.host,
        "port": endpoint.port,
        "auth_plugin_map": PLUGINS,
        **({"ssl": context} if context else {"ssl_disabled": True}),
    }


def _log_in(endpoint: Endpoint, options: dict[str, Any], end: float) -> Wire:
    wire = Wire(**options)
    if not tls.insists(endpoint):
        # A context of ours makes PyMySQL insist.
        wire._ssl_required = False
        wire.client_flag &= ~CLIENT.SSL
    # PyMySQL sends a password as it is only where nobody can listen, and finds that out only when it dials itself.
    wire._secure = bool(endpoint.socket)
    sock = dial.reach(endpoint, end)
    try:
        with dial.cut(sock, end):
            wire.connect(sock)
    except (LookupError, ValueError, TypeError, AttributeError, AssertionError, struct.error) as error:
        # PyMySQL takes what it reads for what it expects.
        raise ConnectionFailed(f"{endpoint.address}: {_STRANGER}") from error
    return wire


def _explained(error: Error | OSError, endpoint: Endpoint, database: str | None, *, late: bool) -> ConnectionFailed:
    where, (number, text) = endpoint.address, parts(error)
    origin = getattr(error, "original_exception", error)
    if late or isinstance(origin, TimeoutError):
        return Unreachable(f"{where}: cannot connect: no answer within {endpoint.connect_timeout} s")
    if isinstance(origin, ssl.SSLError):
        return ConnectionFailed(f"{where}: {tls.explain(origin, endpoint)}")
    if isinstance(origin, OSError):
        return Unreachable(f"{where}: cannot connect: {origin.strerror or origin}")
    if number in _LOST:
        return Unreachable(f"{where}: cannot connect: the server ended the connection")
    if number in _NO_PLACE:
        return Unreachable(f"{where}: cannot connect: {text}")
    return ConnectionFailed(f"{where}: {_refusal(number, text, endpoint, database)}")


def _refusal(number: int, text: str, endpoint: Endpoint, database: str | None) -> str:
    """Say why a server that answers lets nobody in, and what to do."""
    if text.startswith("Packet sequence number wrong") and not number:
        return _STRANGER
    if number == _NO_DATABASE:
        return f"there is no database {database!r} on this server; name CloudStack's with --cloud-name or --usage-name"
    if number == _NO_RIGHT:
        return f"user {endpoint.user!r} has no right on database {database!r}: {text}"
    if number in _REFUSED_LOGIN:
        certificate = (
            "" if endpoint.tls_cert or not tls.insists(endpoint) else ", and what REQUIRE X509 needs in tls_cert"
        )
        told = f"login refused: {text}; give the password in DBCARE_PASSWORD, or where the user is named{certificate}"
        return told if repr(endpoint.user) in text else f"user {endpoint.user!r}: {told}"
    if number == _NO_TLS:
        asks = f"tls = {endpoint.tls!r}" if endpoint.tls != "preferred" else "tls_ca"
        return f"the server offers no TLS, and {asks} asks for it"
    if number == NO_PLUGIN and (plugin := re.search(r"plugin '(?:b')?(?P<name>\w+)", text)):
        return (
            f"user {endpoint.user!r} logs in by {plugin['name']}, which dbcare does not know: give it an account with "
            "caching_sha2_password, ed25519 or mysql_native_password"
        )
    return f"cannot connect: {text}"
