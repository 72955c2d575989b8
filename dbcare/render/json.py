"""The report as JSON: the source that every other format is made from (design.md, dbcare/report.schema.json)."""

import json
from base64 import b64encode
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from math import isfinite
from typing import Any

from dbcare import __version__
from dbcare.findings import Change, Finding, Gone, Outcome, Report, Severity, TargetReport

SCHEMA_VERSION = 1
SAFE_INTEGER = 2**53
"""Readers whose numbers are doubles lose digits beyond this; such integers are written as strings."""


def plain(value: Any) -> Any:
    """Turn a database value into what JSON can hold without loss: times ISO 8601 in UTC, bytes base64."""
    match value:
        case bool() | None | str():
            return value
        case int():
            return value if abs(value) <= SAFE_INTEGER else str(value)
        case datetime():
            bare = value.astimezone(UTC).replace(tzinfo=None) if value.tzinfo else value
            return bare.isoformat(timespec="seconds") + "Z"
        case date() | Decimal() | timedelta():
            return str(value)
        case bytes():
            return b64encode(value).decode()
        case Mapping():
            return {str(key): plain(part) for key, part in value.items()}
        case list() | tuple() | set() | frozenset():
            return [plain(part) for part in value]
        case _:
            return value if isinstance(value, float) and isfinite(value) else str(value)


def document(report: Report, exit_code: int) -> dict[str, Any]:
    """Write a report as the document of the contract."""
    return {
        "schema_version": SCHEMA_VERSION,
        "dbcare": __version__,
        "started": report.started,
        "seconds": round(report.seconds, 3),
        "targets": [_target(target) for target in report.targets],
        "checks": [_check(target.name, outcome) for target in report.targets for outcome in target.outcomes],
        "findings": [_finding(target.name, found) for target in report.targets for found in target.findings],
        "gone": [_gone(target.name, gone) for target in report.targets if target.change for gone in target.change.gone],
        "summary": {
            **{severity.value: report.count(severity) for severity in reversed(Severity)},
            "not_checked": len(report.unchecked()),
            "acknowledged": report.acknowledged,
            **_changed(report.changes),
            "exit_code": exit_code,
        },
        "notes": list(report.notes),
        "run": report.run,
    }


def _changed(changes: Sequence[Change]) -> dict[str, int | None]:
    """Sum up what changed; null when nothing is known to compare with."""
    if not changes:
        return {"new": None, "still": None, "gone": None}
    return {
        "new": sum(sum(change.new.values()) for change in changes),
        "still": sum(change.still for change in changes),
        "gone": sum(change.gone_count for change in changes),
    }


def _target(target: TargetReport) -> dict[str, Any]:
    return {
        "name": target.name,
        "server": target.server,
        "cloudstack": target.cloudstack,
        "queries": target.queries,
        "round_trips": target.round_trips,
        "error": target.error,
    }


def _check(target: str, outcome: Outcome) -> dict[str, Any]:
    return {
        "target": target,
        "id": outcome.id,
        "area": outcome.area,
        "status": outcome.status.value,
        "findings": outcome.findings,
        "acknowledged": outcome.acknowledged,
        "seconds": round(outcome.seconds, 4),
        "reason": outcome.reason,
        "counts": _counted(outcome.counts),
        "fresh": _counted(outcome.fresh),
    }


def _counted(counts: Mapping[Severity, int]) -> dict[str, int]:
    return {severity.value: counts.get(severity, 0) for severity in reversed(Severity)}


def _finding(target: str, found: Finding) -> dict[str, Any]:
    return {
        "target": target,
        "check": found.check,
        "area": found.area,
        "severity": found.severity.value,
        "message": found.message,
        "table": found.table,
        "key": plain(found.key),
        "uuid": found.uuid,
        "name": found.name,
        "row": plain(found.row),
        "fix": {"class": str(found.fix_class), "fixable": found.fixable},
        "acknowledged": found.acknowledged,
        "fingerprint": found.fingerprint,
        "new": found.new,
        "first_seen": found.first_seen,
    }


def _gone(target: str, gone: Gone) -> dict[str, Any]:
    return {"target": target, **plain(gone._asdict())}


def dumps(value: Any) -> str:
    """Write a document as text for people and programs alike."""
    return json.dumps(plain(value), indent=2, ensure_ascii=False)


def line(value: Any) -> str:
    """Write a document as one line."""
    return json.dumps(plain(value), ensure_ascii=False)


def render(report: Report, exit_code: int) -> str:
    """Write a report as JSON text."""
    return dumps(document(report, exit_code))
