"""What was read about a server and an account on it, as frozen values; what could not be read says why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from dbcare.privileges import Held


@dataclass(frozen=True)
class Unknown:
    """A fact that could not be read: why, and the statement that would let it where only a right is missing."""

    why: str
    grant: str = ""


class Ping(NamedTuple):
    """One question after the time: seconds that the answer took, and the server's clock minus ours."""

    seconds: float
    skew: float


class Reach(NamedTuple):
    """What of a database may be read: all of it by one right, or else the tables of it that were read."""

    whole: bool
    readable: frozenset[str] = frozenset()


class Heartbeat(NamedTuple):
    """A management server that is not removed, by its row in `mshost`; `age` is in seconds by the database's clock."""

    name: str
    state: str
    version: str
    age: float | None


class Replica(NamedTuple):
    """One source that the server replicates from; `behind` is in seconds."""

    channel: str
    source: str
    running: bool
    behind: int | None = None
    error: str = ""


@dataclass(frozen=True)
class Vitals:
    """Everything that was read of one server; times are seconds, names of variables and of status lower-case.

    `refusals` maps a right to what was said when it was tried, None where it was enough; `nodes` are what each
    connection said of the server that it landed on; `sizes` are bytes of each logical database as far as it is seen.
    """

    greeting: str
    version: str
    comment: str
    account: str
    login: str
    role: str
    logins: tuple[float, ...]
    pings: tuple[Ping, ...]
    variables: Mapping[str, str]
    status: Mapping[str, str] | Unknown
    nodes: tuple[Mapping[str, str], ...] | Unknown
    held: Held | Unknown
    reach: Mapping[str, Reach | Unknown]
    refusals: Mapping[str, Unknown | None]
    versions: list[Mapping[str, Any]] | Unknown
    heartbeats: tuple[Heartbeat, ...] | Unknown
    threshold: float | Unknown
    sizes: Mapping[str, int] | Unknown
    replicas: tuple[Replica, ...] | Unknown
    members: tuple[Mapping[str, Any], ...] | Unknown = ()
    instruments: frozenset[str] | Unknown = frozenset()
    plugins: frozenset[str] | Unknown = frozenset()
    names: Mapping[str, str] = field(default_factory=lambda: {"cloud": "cloud", "cloud_usage": "cloud_usage"})

    def variable(self, *names: str) -> str | None:
        """Give a global variable by the first of its names that the server knows."""
        return next((self.variables[name] for name in names if name in self.variables), None)

    @property
    def release(self) -> str | None:
        """The newest CloudStack release that was installed completely, where the database tells."""
        return None if isinstance(self.versions, Unknown) else completed(self.versions)

    def is_on(self, name: str) -> bool:
        """Say whether a global variable is there and on."""
        return on(self.variable(name) or "")

    def state(self, name: str) -> str:
        """Give a status variable, or nothing."""
        return "" if isinstance(self.status, Unknown) else self.status.get(name, "")


def completed(versions: Sequence[Mapping[str, Any]]) -> str | None:
    """Give the newest release of an upgrade history that was installed completely."""
    return next((str(row["version"]) for row in reversed(versions) if row["step"] == "Complete"), None)


def on(value: str) -> bool:
    """Say whether the value of a variable means on."""
    return value.upper() in ("ON", "1", "YES", "TRUE")
