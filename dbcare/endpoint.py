"""Where the databases are and how to get in, as frozen values."""

from dataclasses import dataclass, field
from typing import NamedTuple


class Address(NamedTuple):
    """A server's host name or address, and its TCP port."""

    host: str
    port: int = 3306

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


@dataclass(frozen=True)
class Endpoint:
    """How to reach one server; all of it comes from one source, except a password in DBCARE_PASSWORD."""

    host: str = "localhost"
    port: int = 3306
    socket: str = ""
    user: str = "cloud"
    password: str = field(default="", repr=False)
    tls: str = "preferred"
    tls_ca: str = ""
    """Whoever may sign the server's certificate: a PEM file, a directory of them, or the PEM itself."""
    tls_cert: str = ""
    tls_key: str = ""
    connect_timeout: int = 10
    others: tuple[Address, ...] = ()
    """Servers to try, in order, when the first does not answer: a fail-over list, whose servers nobody may write to."""

    @property
    def address(self) -> str:
        """Where the server is, in words for a person."""
        return self.socket or str(Address(self.host, self.port))


@dataclass(frozen=True)
class Databases:
    """What CloudStack's two databases are called on the server."""

    cloud: str = "cloud"
    usage: str = "cloud_usage"


@dataclass(frozen=True)
class Connection:
    """All that one source says of a connection; `usage` is there when the usage database is on another server."""

    endpoint: Endpoint
    databases: Databases = Databases()
    usage: Endpoint | None = None
