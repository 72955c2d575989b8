"""JDBC URLs as MySQL's and MariaDB's drivers read them: which servers, which database, how safely; pure.

Shapes: Connector/J's ConnectionUrlParser, MariaDB Connector/J's "Connection strings". Errors are ValueErrors that quote
nothing, for a URL may hold a password.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import unquote

from dbcare.endpoint import Address

PORT = 3306

_URL = re.compile(
    r"jdbc:(?P<driver>mysql|mariadb)(?::(?P<manner>[a-z0-9-]+))?://(?P<hosts>[^/?]*)"
    r"(?:/(?P<database>[^?]*))?(?:\?(?P<parameters>.*))?",
    re.IGNORECASE | re.DOTALL,
)
_LIST = re.compile(r"\[((?:[^\[\]]|\[[^\[\]]*\])*,(?:[^\[\]]|\[[^\[\]]*\])*)\]")
_SEPARATOR = re.compile(r",(?![^(]*\))")
_HOST = re.compile(r"(?:\[(?P<six>[^\[\]]+)\]|(?P<name>[^:\[\]()]+))(?::(?P<port>.*))?")
_PART = re.compile(r"([a-z]+)=([^(),]*)", re.IGNORECASE)
_MODES = {
    "disabled": "off", "disable": "off", "preferred": "preferred", "required": "required", "trust": "required",
    "verify_ca": "ca", "verify-ca": "ca", "verify_identity": "verify", "verify-full": "verify",
}  # fmt: skip


class Url(NamedTuple):
    """What a JDBC URL says; the names of its parameters are in lower case, what it leaves out is empty."""

    driver: str
    addresses: tuple[Address, ...]
    database: str
    user: str
    password: str
    parameters: Mapping[str, str]


def parse(text: str) -> Url:
    """Read a URL such as jdbc:mysql://h1:3306,h2/cloud?sslMode=VERIFY_CA; raise ValueError saying what is wrong."""
    match = _URL.fullmatch(text.strip())
    if match is None:
        raise ValueError("is no URL of the form jdbc:mysql://HOST:PORT,HOST:PORT/DATABASE?NAME=VALUE")
    login, _, hosts = match["hosts"].rpartition("@")
    if "," in login:
        raise ValueError("names a user for single hosts: name one for all, in db.cloud.username or db.usage.username")
    user, _, password = login.partition(":")
    asked = parameters(match["parameters"] or "")
    return Url(
        match["driver"].lower(),
        addresses(hosts, PORT),
        unquote(match["database"] or ""),
        unquote(user) or asked.get("user", ""),
        unquote(password) or asked.get("password", ""),
        asked,
    )


def parameters(text: str) -> dict[str, str]:
    """Split NAME=VALUE&NAME=VALUE; of a name that is there twice the last counts."""
    pairs = (pair.partition("=") for pair in text.split("&") if pair)
    return {unquote(name).strip().lower(): unquote(value) for name, _, value in pairs}


def addresses(hosts: str, standard: int) -> tuple[Address, ...]:
    """Read a list of hosts, each once, in their order; those that name no port have the standard one.

    Raises ValueError for what is neither a host nor a port.
    """
    hosts = hosts.strip()
    if match := _LIST.fullmatch(hosts):
        hosts = match[1]
    named = [one.strip() for one in _SEPARATOR.split(hosts) if one.strip()]
    return tuple(dict.fromkeys(_address(one, standard) for one in named or ["localhost"]))


def _address(text: str, standard: int) -> Address:
    if text.lower().startswith(("address=(", "(")):
        parts = {name.lower(): unquote(value.strip()) for name, value in _PART.findall(text.partition("(")[2])}
        return Address(parts.get("host", "localhost").strip("[]"), port(parts.get("port", ""), standard))
    if text.count(":") > 1 and not text.startswith("["):
        return Address(text, standard)
    match = _HOST.fullmatch(text)
    if match is None:
        raise ValueError("has a host that cannot be read")
    return Address(unquote(match["six"] or match["name"]), port(match["port"] or "", standard))


def port(text: str, default: int = PORT) -> int:
    """Read a port, which may be left out; raise ValueError when it is none."""
    if not text:
        return default
    if not (text.isascii() and text.isdecimal() and len(text) <= 5 and 0 < int(text) < 65536):
        raise ValueError("has a port that is no number from 1 to 65535")
    return int(text)


def tls(asked: Mapping[str, str], driver: str = "mysql") -> str:
    """Say how safely the parameters want to connect: off, preferred, required, ca, verify; empty when they do not say.

    `ca` checks who signed the certificate, `verify` the host's name too. Raises ValueError for a mode that is unknown.
    `useSSL=true` means required here: MySQL's driver goes on without TLS where the server has none, dbcare does not.
    """
    if mode := asked.get("sslmode", "").strip().lower():
        if mode not in _MODES:
            raise ValueError("has an sslMode that is unknown")
        return _MODES[mode]
    if _says(asked, "usessl", "false"):
        return "off"
    return next(_legacy(asked, driver), "")


def _legacy(asked: Mapping[str, str], driver: str) -> Iterator[str]:
    """Yield what the parameters from before sslMode come to, the safest first."""
    wanted = _says(asked, "usessl", "true") or _says(asked, "requiressl", "true")
    if driver == "mariadb" and wanted and not _says(asked, "trustservercertificate", "true"):
        yield "ca" if _says(asked, "disablesslhostnameverification", "true") else "verify"
    if driver == "mysql" and _says(asked, "verifyservercertificate", "true"):
        yield "ca"
    if wanted:
        yield "required"


def _says(asked: Mapping[str, str], name: str, value: str) -> bool:
    words = {"true": ("true", "yes", "1"), "false": ("false", "no", "0")}[value]
    return asked.get(name, "").strip().lower() in words
