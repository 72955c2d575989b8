"""Reports made to measure, for the tests of what is remembered of them."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dbcare.findings import Finding, Outcome, Report, Severity, Status, TargetReport
from dbcare.state import TIME, Run, record
from dbcare.tally import Tally

BEGAN = datetime(2026, 11, 20, 2, tzinfo=UTC)
PLACE = "db1:3306 cloud"


def at(days: float) -> datetime:
    """A time so many days after the first."""
    return BEGAN + timedelta(days=days)


def finding(check: str, number: int, severity: Severity = Severity.WARNING) -> Finding:
    return Finding(check, "tests", severity, f"network {number} is wrong", "cloud.networks", {"id": number})


def looked(
    name: str, numbers: Sequence[int] = (), status: Status | None = None, *, limit: int = 100, acks: Sequence[str] = ()
) -> tuple[Outcome, tuple[Finding, ...]]:
    """What a check found, with its outcome."""
    tally = Tally(limit, acks)
    for number in numbers:
        tally.add(finding(name, number))
    status = status or (Status.FOUND if numbers else Status.PASSED)
    return tally.outcome(Outcome(name, "tests", status)), tally.findings


def target(
    *checks: tuple[Outcome, tuple[Finding, ...]], name: str = "default", place: str = PLACE, installed: str = ""
) -> TargetReport:
    findings = tuple(one for _, kept in checks for one in kept)
    outcomes = tuple(outcome for outcome, _ in checks)
    return TargetReport(name, outcomes=outcomes, findings=findings, place=place, installed=installed)


def run(days: float, identity: str = "", *, deep: bool = False, limit: int = 100) -> Run:
    return Run(identity or f"{round(days * 1e6):016x}", at(days).strftime(TIME), "tester", deep=deep, limit=limit)


def ran(
    path: Path, days: float, *targets: TargetReport, deep: bool = False, limit: int = 100, seconds: float = 0.1
) -> TargetReport:
    """Record a run of some targets, so many days after the first; give the first one's report."""
    recorded = record(path, Report(at(days).strftime(TIME), seconds, targets), run(days, deep=deep, limit=limit))
    return recorded.targets[0]
