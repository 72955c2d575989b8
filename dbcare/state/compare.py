"""What a run saw of one target against what is known of it: new, still there, gone."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from dbcare.findings import Change, Finding, Gone, Outcome, Severity, TargetReport

if TYPE_CHECKING:
    from sqlite3 import Connection


class Run(NamedTuple):
    """A run as the state knows it: `names` is what was asked for, `limit` kept per check.

    Times are ISO 8601 in UTC; what was seen after `ended` was seen by a clock that ran ahead.
    """

    id: str
    started: str
    who: str
    names: tuple[str, ...] = ()
    deep: bool = False
    limit: int = 100
    kind: str = "check"
    ended: str = ""


_TABLES = (
    "DROP TABLE IF EXISTS temp.seen",
    "DROP TABLE IF EXISTS temp.looked",
    """
    CREATE TABLE temp.seen (
      fingerprint TEXT PRIMARY KEY, check_id TEXT, severity TEXT, place TEXT, row_key TEXT, message TEXT,
      acknowledged INTEGER, times INTEGER
    ) WITHOUT ROWID
    """,
    # `settles`: what it did not find is gone. `known`: it had looked before.
    "CREATE TABLE temp.looked (check_id TEXT PRIMARY KEY, settles INTEGER, known INTEGER) WITHOUT ROWID",
)
_SEEN = """
    INSERT INTO temp.seen VALUES (?, ?, ?, ?, ?, ?, ?, 1)
    ON CONFLICT (fingerprint) DO UPDATE SET times = times + 1
"""
_WATCHED = "SELECT check_id FROM watched WHERE target = ? AND deep >= ?"
_AGAINST = """
    SELECT seen.fingerprint, seen.check_id, seen.severity, seen.times, seen.acknowledged, seen.message IS NOT NULL,
           finding.first_seen,
           CASE WHEN finding.fingerprint IS NULL THEN CASE WHEN looked.known THEN 1 END
                ELSE finding.gone IS NOT NULL END
    FROM temp.seen JOIN temp.looked USING (check_id)
    LEFT JOIN finding ON finding.target = ? AND finding.fingerprint = seen.fingerprint
"""
MISSED = """
    target = :target AND gone IS NULL AND (plain OR :deep)
    AND (last_seen <= :started OR last_seen > :ended)
    AND check_id IN (SELECT check_id FROM temp.looked WHERE settles)
    AND fingerprint NOT IN (SELECT fingerprint FROM temp.seen)
"""
"""Which rows of `finding` this run looked for in vain; a run that began before they were seen cannot tell."""
_GONE = f"""
    SELECT check_id, severity, fingerprint, place, row_key, message, first_seen, last_seen,
      EXISTS (SELECT 1 FROM ack WHERE ack.target = finding.target AND ack.fingerprint = finding.fingerprint
              AND (until IS NULL OR until >= substr(:started, 1, 10)))
    FROM finding WHERE {MISSED}
    ORDER BY check_id, message IS NULL, place, length(row_key), row_key
"""


def compared(connection: "Connection", target: int | None, report: TargetReport, run: Run) -> TargetReport:
    """Add to a report what is new, since when the rest is known, and what is gone; None is a target nobody knows.

    Leaves temp.seen and temp.looked filled for `record`.
    """
    _fill(connection, target, report, run)
    told, still, change = _against(connection, target)
    known = any(connection.execute("SELECT 1 FROM temp.looked WHERE known"))
    findings = tuple(_dated(finding, told, run) for finding in report.findings)
    if not known:
        return report._replace(findings=findings)
    outcomes = tuple(outcome._replace(known=still.get(outcome.id, {})) for outcome in report.outcomes)
    kept, count = _missed(connection, target, run)
    change = change._replace(gone=kept, gone_count=count)
    return report._replace(findings=findings, outcomes=outcomes, change=change)


def _fill(connection: "Connection", target: int | None, report: TargetReport, run: Run) -> None:
    for statement in _TABLES:
        connection.execute(statement)
    known = {name for [name] in connection.execute(_WATCHED, (target, run.deep))}
    # One that did not get to its end may have seen something on the way.
    looked = [outcome for outcome in report.outcomes if outcome.looked or outcome.seen]
    rows = [(outcome.id, outcome.looked, outcome.id in known) for outcome in looked]
    connection.executemany("INSERT OR IGNORE INTO temp.looked VALUES (?, ?, ?)", rows)
    for outcome in looked:
        connection.executemany(_SEEN, _rows(outcome))


def _rows(outcome: Outcome) -> Iterator[tuple[Any, ...]]:
    for one in outcome.seen:
        yield (
            one.fingerprint, outcome.id, one.severity.value, one.table, one.key, one.message, one.acknowledged
        )  # fmt: skip


def _against(
    connection: "Connection", target: int | None
) -> tuple[Mapping[str, tuple[bool | None, str | None]], Mapping[str, Counter[Severity]], Change]:
    """Say of each kept finding whether it is new and when it was first seen; count all, those known by check."""
    told: dict[str, tuple[bool | None, str | None]] = {}
    new, unknown, still = Counter[Severity](), Counter[Severity](), defaultdict[str, Counter[Severity]](Counter)
    for fingerprint, check, severity, times, acknowledged, kept, first, fresh in connection.execute(
        _AGAINST, (target,)
    ):
        if kept:
            told[fingerprint] = None if fresh is None else bool(fresh), first
        if acknowledged:
            continue
        if fresh is None:
            unknown[Severity(severity)] += times
        elif fresh:
            new[Severity(severity)] += times
        else:
            still[check][Severity(severity)] += times
    count = sum(counts.total() for counts in still.values())
    return told, still, Change(dict(new), count, dict(unknown), 0, ())


def _dated(finding: Finding, told: Mapping[str, tuple[bool | None, str | None]], run: Run) -> Finding:
    new, first = told.get(finding.fingerprint, (None, None))
    return replace(finding, new=new, first_seen=min(first or run.started, run.started))


def _missed(connection: "Connection", target: int | None, run: Run) -> tuple[tuple[Gone, ...], int]:
    kept: Counter[str] = Counter()
    gone: list[Gone] = []
    count = 0
    given = {"target": target, "deep": run.deep, "started": run.started, "ended": run.ended}
    for check, severity, mark, table, key, *rest, acknowledged in connection.execute(_GONE, given):
        count += not acknowledged
        kept[check] += 1
        if kept[check] <= run.limit:
            one = check, Severity(severity), mark, table, read_key(key), *rest, bool(acknowledged)
            gone.append(Gone._make(one))
    return tuple(gone), count


def read_key(text: str) -> Mapping[str, Any]:
    """Read the key of a finding as it was stored; raise ValueError when that is damaged."""
    key = json.loads(text)
    if not isinstance(key, dict):
        raise ValueError(f"{text!r} is no key")
    return key
