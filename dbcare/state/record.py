"""Writing a run down: what was seen, what is gone, and forgetting what is too old."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dbcare import __version__
from dbcare.findings import Report, Severity, Status, TargetReport
from dbcare.state import file
from dbcare.state.compare import MISSED, Run, compared

if TYPE_CHECKING:
    from sqlite3 import Connection

KEEP_DAYS = 90
WAIT_SECONDS = 10
"""How long after its end a run may come to be written down; others may look meanwhile."""
TIME = "%Y-%m-%dT%H:%M:%SZ"
"""How times are written: ISO 8601 in UTC, so that they sort as text."""
_FIND_TARGET = "SELECT id FROM target WHERE name = ? AND place = ? AND installed = ?"
_GO = f"UPDATE finding SET gone = :started, gone_in = :run WHERE {MISSED}"
_COME = """
    INSERT INTO finding
    SELECT :target, fingerprint, check_id, severity, place, row_key, message, :started, :started, NULL, NOT :deep,
           CASE WHEN known THEN :run END, NULL
    FROM temp.seen JOIN temp.looked USING (check_id) WHERE true
    ON CONFLICT (target, fingerprint) DO UPDATE SET
      severity = excluded.severity, message = COALESCE(excluded.message, message),
      first_seen = min(first_seen, excluded.first_seen),
      last_seen = CASE WHEN last_seen > :ended THEN excluded.last_seen ELSE max(last_seen, excluded.last_seen) END,
      plain = max(plain, excluded.plain),
      new_in = CASE WHEN gone IS NULL THEN new_in ELSE :run END, gone = NULL, gone_in = NULL
    WHERE gone IS NULL OR gone <= excluded.last_seen OR gone > :ended
"""
_WATCH = """
    INSERT INTO watched SELECT :target, check_id, :started, :deep FROM temp.looked WHERE settles
    ON CONFLICT (target, check_id) DO UPDATE SET
      last = CASE WHEN last > :ended THEN excluded.last ELSE max(last, excluded.last) END,
      deep = max(deep, excluded.deep)
"""


def record(path: Path, report: Report, run: Run, *, keep_days: int = KEEP_DAYS) -> Report:
    """Write a run down and say what is new and gone; raise StateUnavailable, having written nothing."""
    run = _ended(run, report.seconds)
    with file.writing(path) as connection:
        values = (run.id, run.kind, run.started, report.seconds, run.who, __version__, " ".join(run.names))
        connection.execute("INSERT INTO run VALUES (?, ?, ?, ?, ?, ?, ?)", values)
        targets = tuple(_record(connection, target, run) for target in report.targets)
        _forget(connection, run, keep_days)
    return report._replace(targets=targets, run=run.id)


def compare(path: Path, report: Report, run: Run) -> Report:
    """Say what is new and gone without writing anything down; raise StateUnavailable."""
    run = _ended(run, report.seconds)
    with file.reading(path) as connection:
        if connection is None:
            return report
        targets = [
            compared(connection, _target(connection, target), target, run) if target.place else target
            for target in report.targets
        ]
    return report._replace(targets=tuple(targets))


def _ended(run: Run, seconds: float) -> Run:
    try:
        ended = datetime.strptime(run.started, TIME) + timedelta(seconds=seconds + WAIT_SECONDS)
    except OverflowError:
        return run._replace(ended=run.started)
    return run._replace(ended=ended.strftime(TIME))


def _target(connection: "Connection", report: TargetReport) -> int | None:
    found = connection.execute(_FIND_TARGET, _identity(report)).fetchone()
    return found[0] if found else None


def _identity(report: TargetReport) -> tuple[str, str, str]:
    return report.name, report.place, report.installed


def _record(connection: "Connection", report: TargetReport, run: Run) -> TargetReport:
    connection.execute("INSERT OR IGNORE INTO target (name, place, installed) VALUES (?, ?, ?)", _identity(report))
    target = _target(connection, report)
    told = compared(connection, target, report, run)
    given = {"target": target, "run": run.id, "started": run.started, "ended": run.ended, "deep": run.deep}
    for statement in (_GO, _COME, _WATCH):
        connection.execute(statement, given)
    visit = (run.id, target, report.server, report.cloudstack, report.error, *_counted(told))
    connection.execute(f"INSERT OR REPLACE INTO visit VALUES ({', '.join('?' * len(visit))})", visit)
    connection.executemany("INSERT OR REPLACE INTO look VALUES (?, ?, ?, ?, ?, ?, ?)", _looks(told, run, target))
    return told


def _counted(report: TargetReport) -> tuple[int | None, ...]:
    alone = Report("", 0, (report,))
    statuses = [outcome.status for outcome in report.outcomes]
    change = report.change
    return (
        *(alone.count(severity) for severity in reversed(Severity)),
        alone.acknowledged,
        statuses.count(Status.PASSED),
        statuses.count(Status.NOT_CHECKED),
        *((sum(change.new.values()), change.still, change.gone_count) if change else (None, None, None)),
    )


def _looks(report: TargetReport, run: Run, target: int | None) -> Iterator[tuple[Any, ...]]:
    for outcome in report.outcomes:
        if outcome.status is not Status.PASSED:
            status, found = outcome.status.value, outcome.findings
            yield run.id, target, outcome.id, status, found, outcome.acknowledged, outcome.reason


def _forget(connection: "Connection", run: Run, keep_days: int) -> None:
    """Delete runs, findings that are gone, and targets that were last looked at more than so many days ago.

    Acknowledgements stay. The file shrinks.
    """
    try:
        before = (datetime.strptime(run.started, TIME) - timedelta(days=keep_days)).strftime(TIME)
    except OverflowError:
        return
    for statement in _TOO_OLD:
        connection.execute(statement, {"before": before})
    file.shrink(connection)


_UNSEEN = "SELECT id FROM target WHERE NOT EXISTS (SELECT 1 FROM visit WHERE visit.target = target.id)"
_TOO_OLD: Sequence[str] = (
    "DELETE FROM run WHERE started < :before",
    "DELETE FROM finding WHERE gone < :before",
    f"DELETE FROM finding WHERE target IN ({_UNSEEN})",
    f"DELETE FROM watched WHERE target IN ({_UNSEEN})",
    f"DELETE FROM target WHERE id IN ({_UNSEEN}) AND id NOT IN (SELECT target FROM ack)",
)
