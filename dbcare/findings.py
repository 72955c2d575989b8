"""What was found, as frozen values: findings, the outcome of each check, and the report of a run."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NamedTuple

SECRETS = frozenset(
    {
        "vnc_password",
        "user_data",
        "password",
        "api_key",
        "secret_key",
        "key_password",
        "job_cmd_info",
        "cmd",
        "cert_key",
    }
)
"""Columns whose values never leave the database in a report."""


class Severity(StrEnum):
    """How bad a finding is; `rank` orders them."""

    INFO = "info"
    WARNING = "warning"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 for info, 1 for warning, 2 for critical."""
        return list(Severity).index(self)


class Status(StrEnum):
    """What became of one check in one run."""

    PASSED = "passed"
    FOUND = "found"
    NOT_CHECKED = "not-checked"
    NOT_APPLICABLE = "not-applicable"
    DISABLED = "disabled"


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong, named by the primary key of its row or by the object's own name."""

    check: str
    area: str
    severity: Severity
    message: str
    table: str
    key: Mapping[str, Any]
    uuid: str | None = None
    name: str | None = None
    row: Mapping[str, Any] = field(default_factory=dict)
    fix_class: str = "report"
    fixable: bool = False
    acknowledged: bool = False
    identity: Mapping[str, Any] | None = None
    new: bool | None = None
    first_seen: str | None = None

    @property
    def fingerprint(self) -> str:
        """Name this fault from run to run: its check, table and key, and no values.

        `identity` replaces the key where the key does not outlive the fault, as a connection's number.
        """
        import hashlib
        import json

        parts = [self.check, self.table, self.key if self.identity is None else self.identity]
        text = json.dumps(parts, sort_keys=True, default=str)
        return hashlib.sha256(text.encode()).hexdigest()[:20]


class Seen(NamedTuple):
    """What the state remembers of a finding, kept or not; `key` is JSON, only a kept one has its `message`."""

    fingerprint: str
    severity: Severity
    table: str
    key: str
    message: str | None
    acknowledged: bool


class Outcome(NamedTuple):
    """What became of one check: `findings` counts all of them, kept or not; `reason` says why it did not look.

    `counts` leaves out those that are acknowledged, `known` counts those of these that an earlier run saw; `seen` has
    every one of them.
    """

    id: str
    area: str
    status: Status
    findings: int = 0
    seconds: float = 0.0
    reason: str | None = None
    counts: Mapping[Severity, int] = MappingProxyType({})
    acknowledged: int = 0
    seen: Sequence[Seen] = ()
    known: Mapping[Severity, int] = MappingProxyType({})

    @property
    def fresh(self) -> Mapping[Severity, int]:
        """Count, by severity, what is not acknowledged and no earlier run is known to have seen."""
        return {severity: count - self.known.get(severity, 0) for severity, count in self.counts.items()}

    @property
    def looked(self) -> bool:
        """Whether the check looked to its end, so that what it did not find is not there."""
        return self.status in (Status.PASSED, Status.FOUND)


class Gone(NamedTuple):
    """A finding that an earlier run saw and this one looked for in vain; times are ISO 8601 in UTC."""

    check: str
    severity: Severity
    fingerprint: str
    table: str
    key: Mapping[str, Any]
    message: str | None
    first_seen: str
    last_seen: str
    acknowledged: bool


class Change(NamedTuple):
    """How a target differs from what was known of it; acknowledged findings are in none of the counts.

    `unknown` counts findings of checks that had never looked before. `gone` has at most the limit per check.
    """

    new: Mapping[Severity, int]
    still: int
    unknown: Mapping[Severity, int]
    gone_count: int
    gone: tuple[Gone, ...]


class TargetReport(NamedTuple):
    """What one run saw of one target; `findings` holds at most the limit per check.

    `place` is its address and database, `installed` what tells its CloudStack from another that answers there, empty
    when none answered; `change` is None when no earlier look at it is known.
    """

    name: str
    server: str | None = None
    cloudstack: str | None = None
    queries: int = 0
    round_trips: int = 0
    error: str | None = None
    outcomes: tuple[Outcome, ...] = ()
    findings: tuple[Finding, ...] = ()
    place: str = ""
    change: Change | None = None
    installed: str = ""


class Report(NamedTuple):
    """The whole of one `dbcare check`: `started` is ISO 8601 in UTC, `seconds` wall time, `run` its id in the state."""

    started: str
    seconds: float
    targets: tuple[TargetReport, ...]
    notes: tuple[str, ...] = ()
    run: str | None = None

    def count(self, severity: Severity) -> int:
        """Count unacknowledged findings of this severity, kept or not."""
        return sum(outcome.counts.get(severity, 0) for target in self.targets for outcome in target.outcomes)

    def fresh(self, severity: Severity) -> int:
        """Count those of them that no earlier run is known to have seen."""
        return sum(
            change.new.get(severity, 0) + change.unknown.get(severity, 0)
            if (change := target.change)
            else sum(outcome.counts.get(severity, 0) for outcome in target.outcomes)
            for target in self.targets
        )

    @property
    def acknowledged(self) -> int:
        """Count the findings that are acknowledged, kept or not."""
        return sum(outcome.acknowledged for target in self.targets for outcome in target.outcomes)

    @property
    def changes(self) -> tuple[Change, ...]:
        """List what changed, of the targets of which that can be told."""
        return tuple(target.change for target in self.targets if target.change)

    def unchecked(self) -> tuple[Outcome, ...]:
        """List the checks that could not look."""
        return tuple(
            outcome for target in self.targets for outcome in target.outcomes if outcome.status is Status.NOT_CHECKED
        )


def without_secrets(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """Mask the values of a row that nobody but CloudStack should read."""
    return {column: "***" if column.lower() in SECRETS and value else value for column, value in row.items()}
