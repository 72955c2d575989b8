"""What a judge is told of the release, the server and the time, and nothing through which it could reach them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any, Protocol

from dbcare.findings import Severity
from dbcare.schema import Schema


class ReleaseFacts(Protocol):
    """What a check may ask of the CloudStack release that runs on the database."""

    @property
    def version(self) -> str:
        """The release by its own account, such as `4.22.0.0`."""

    @property
    def facts(self) -> str:
        """The release of the catalogue whose facts these are: the same, or the nearest older one."""

    @property
    def exact(self) -> bool:
        """Whether the catalogue knows exactly this release; if not, differences of structure are only info."""

    @property
    def schema(self) -> Schema:
        """What both databases should look like."""

    @property
    def shipped(self) -> Schema:
        """What CloudStack may have put there: the same, with the indexes of the release that an upgrade goes to."""

    @property
    def sequences(self) -> tuple[Any, ...]:
        """The rows of `cloud.sequence` that CloudStack reads: name, table, seed."""

    @property
    def additions(self) -> Mapping[tuple[str, str | None], str]:
        """The tables (column None) and columns that only newer releases have, with the first that does."""

    @property
    def removals(self) -> Mapping[tuple[str, str | None], str]:
        """The tables (column None) and columns that newer releases no longer have, with the first that lacks it."""

    def has(self, table: str, column: str | None = None) -> bool:
        """Say whether the release has this table or column."""


@dataclass(frozen=True)
class Context:
    """What is known when a check judges; nothing in it can change or reach the server.

    `parameters` are the check's own defaults as the configuration overrides them, `now` is the server's time in UTC
    without a zone, as DATETIME columns are. `deep` says that a check may read as much as it likes.
    """

    release: ReleaseFacts
    server: str
    now: datetime
    parameters: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    databases: Mapping[str, str] = field(default_factory=lambda: {"cloud": "cloud", "cloud_usage": "cloud_usage"})
    deep: bool = False

    def structural(self, severity: Severity) -> Severity:
        """Lower a finding about structure to info when the catalogue does not know exactly this release."""
        return severity if self.release.exact else Severity.INFO

    def begun(self, columns: Mapping[str, Collection[str]]) -> bool:
        """Say whether some of what only newer releases bring is there already, which is partial-upgrade's finding."""
        return any(
            table in columns and (column is None or column in columns[table])
            for table, column in self.release.additions
        )

    def quoted(self, table: str) -> str:
        """Name a table in SQL by what its database is called on this server: `cloud`.`nics`."""
        database, _, name = table.partition(".")
        return f"`{self.databases[database]}`.`{name}`"
