"""A connection out of a MySQL or MariaDB option file, as `mysql` and `mariadb` would make it.

What the options mean: "Command Options for Connecting to the Server" in MySQL's manual, "mariadb Command-Line Client"
in MariaDB's. No error quotes a value.
"""

import os
import pwd
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from dbcare.endpoint import Connection, Databases, Endpoint
from dbcare.errors import ConfigError
from dbcare.optionlines import Option, options

OWN = "dbcare"
GROUPS = ("mysql", "mariadb-client", "client", "client-server", "client-mariadb", OWN)
SOCKETS = ("/run/mysqld/mysqld.sock", "/var/lib/mysql/mysql.sock", "/tmp/mysql.sock")  # noqa: S108
"""Where a server on this host listens unless it was told otherwise: Debian's, Red Hat's, the manuals' place."""

_WHERE = ("host", "port", "socket", "user", "password")
_SSL_FILES = ("ssl-ca", "ssl-capath", "ssl-cert", "ssl-key")
_FLAGS = ("ssl", "ssl-verify-server-cert", "password")
_NAMES = ("cloud-name", "usage-name")
_TAKEN = frozenset({*_WHERE, *_SSL_FILES, *_FLAGS, "protocol", "ssl-mode", "connect-timeout"})
_MODES = {
    "disabled": "off", "preferred": "preferred", "required": "required", "verify-ca": "ca", "verify-identity": "verify",
}  # fmt: skip

Said = Mapping[str, Option]


def connection(path: Path, suffix: str = "") -> Connection | None:
    """Read the groups that the servers' own programs read, and [dbcare], which wins over them; with those of a suffix.

    Gives None when the file names neither host, port, socket, user nor password. Raises ConfigError for a file that
    cannot be read, or whose options make no sense.
    """
    groups = {group + ending for group in GROUPS for ending in ("", suffix.lower())}
    found = sorted(options(path, groups), key=lambda option: option.group.startswith(OWN))
    said = _said(found)
    if not said.keys() & set(_WHERE):
        return None
    names = {key: _text(said, f"{key}-name") or getattr(Databases, key) for key in ("cloud", "usage")}
    return Connection(_endpoint(said), Databases(**names))


def _said(found: Iterable[Option]) -> dict[str, Option]:
    """Keep the last of each option; `skip-x` and `x=0` are the same, and a file for TLS switches TLS on.

    Where [dbcare] names a host or a socket, no other group has a say in where the server is.
    """
    found = list(found)
    if any(option.group.startswith(OWN) and option.name in ("host", "socket") for option in found):
        found = [one for one in found if one.group.startswith(OWN) or one.name not in ("host", "port", "socket")]
    said: dict[str, Option] = {}
    for option in found:
        name, negated = option.name, False
        for prefix in ("skip-", "disable-", "enable-"):
            if name.startswith(prefix) and name.removeprefix(prefix) in _FLAGS:
                name, negated = name.removeprefix(prefix), prefix != "enable-"
        own = option.group.startswith(OWN)
        _refuse_unknown(option, name, own=own)
        if negated:
            option = option._replace(value="" if name == "password" else "0")
        if name in _SSL_FILES:
            said["ssl"] = option._replace(value="1")
        if name in _TAKEN or own:
            said[name] = option
    return said


def _refuse_unknown(option: Option, name: str, *, own: bool) -> None:
    if option.value is None and len(name.split()) > 1 and name.split()[0] in _TAKEN:
        raise ConfigError(f"{option.where}: {name.split()[0]} and its value are joined by =")
    if own and name not in _TAKEN and name not in _NAMES:
        known = ", ".join(sorted({*_TAKEN, *_NAMES}))
        raise ConfigError(f"{option.where}: no option of [{OWN}]; it takes {known}")


def _text(said: Said, name: str) -> str:
    """Give an option's value, empty when it is not there; raise ConfigError when it has none or is no plain text."""
    option = said.get(name)
    if option is None:
        return ""
    if option.value is None:
        raise ConfigError(f"{option.where}: {name} takes a value")
    if not option.value.isprintable():
        raise ConfigError(f"{option.where}: {name} holds a character that does not belong there, or is not UTF-8")
    return option.value


def _number(said: Said, name: str, most: int) -> int:
    """Give a number; 0 when it is not there."""
    text = _text(said, name)
    if text and not (text.isascii() and text.isdecimal() and len(text) < 10 and int(text) <= most):
        raise ConfigError(f"{said[name].where}: {name} takes a number up to {most}")
    return int(text or 0)


def _flag(said: Said, name: str) -> bool | None:
    """Say whether a switch is on; None when nothing is said of it."""
    option = said.get(name)
    return None if option is None else (option.value or "1").lower() not in ("0", "off", "false")


def _endpoint(said: Said) -> Endpoint:
    password = said["password"].value or "" if "password" in said else ""
    if "\0" in password:
        raise ConfigError(f"{said['password'].where}: password holds a character that no password can hold")
    return Endpoint(
        user=_text(said, "user") or pwd.getpwuid(os.geteuid()).pw_name,
        password=password,
        connect_timeout=_number(said, "connect-timeout", 31_536_000) or Endpoint.connect_timeout,
        **_place(said),
        **_safety(said),
    )


def _place(said: Said) -> dict[str, Any]:
    """Tell a server on this host, which is reached by its socket, from one that is reached by its port.

    Other than MySQL's own programs, a port that is named counts for localhost too.
    """
    host, port, socket = _text(said, "host"), _number(said, "port", 65535), _text(said, "socket")
    protocol = _text(said, "protocol").lower()
    if protocol not in ("", "tcp", "socket"):
        raise ConfigError(f"{said['protocol'].where}: protocol takes tcp or socket")
    tcp = protocol == "tcp" or (protocol != "socket" and (host not in ("", "localhost") or (port and not socket)))
    if not tcp and not socket:
        socket = next((place for place in SOCKETS if os.path.exists(place)), SOCKETS[0] if protocol else "")
    return {"host": host or "localhost", "port": port or 3306, "socket": "" if tcp else socket}


def _safety(said: Said) -> dict[str, Any]:
    """Say how safely to connect: MySQL's `ssl-mode` where there is one, else what MariaDB's options come to."""
    files = {name: _text(said, name) for name in _SSL_FILES}
    authority = files["ssl-ca"] or files["ssl-capath"]
    mode = _mode(said, authority)
    if mode == "ca":
        # All whom the system trusts may sign for anybody: where nobody else is named, the host's name must be right.
        mode = "required" if authority else "verify"
    if mode in ("off", "preferred"):
        authority = ""
    return {"tls": mode, "tls_ca": authority, "tls_cert": files["ssl-cert"], "tls_key": files["ssl-key"]}


def _mode(said: Said, authority: str) -> str:
    if name := _text(said, "ssl-mode"):
        mode = _MODES.get(name.lower().replace("_", "-"))
        if mode is None:
            raise ConfigError(f"{said['ssl-mode'].where}: ssl-mode takes {', '.join(_MODES)}")
        return mode
    used = _flag(said, "ssl")
    if used is False:
        return "off"
    if _flag(said, "ssl-verify-server-cert"):
        return "verify"
    return ("ca" if authority else "required") if used else "preferred"
