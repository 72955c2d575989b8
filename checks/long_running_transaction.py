"""A transaction has been open for long.

CloudStack's own transactions take seconds. One that holds row locks for longer makes others fail with
`Lock wait timeout exceeded`, and any open one keeps old row versions from being purged. Transactions that only read (a
dump with --single-transaction, a report) and the usage server's batches run longer and are given longer. Replication's
own threads are left out.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import TRANSACTIONS, Check, Context, Problem, Severity

_VALUE = re.compile(r"'(?:[^'\\]|\\.)*'|\b\d+\b")


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each transaction that is older than its kind should get."""
    for row in inputs["transactions"]:
        severity = _severity(row, context)
        if severity is not None and row["user"] != "system user" and not _over(row):
            yield Problem(
                _message(row),
                {"id": row["thread"]},
                severity=severity,
                name=row["user"],
                row=row,
                identity=_identity(row),
            )


def _over(row: Mapping[str, Any]) -> bool:
    """Say whether its connection is gone: the server shows transactions as they were a tenth of a second ago."""
    return bool(row["thread"]) and row["user"] is None


def _severity(row: Mapping[str, Any], context: Context) -> Severity | None:
    age, limits = row["age"], context.parameters
    if not row["rows_locked"] and not row["rows_modified"]:
        return Severity.INFO if age >= limits["reader_seconds"] else None
    if row["db"] == context.databases["cloud_usage"]:
        return Severity.WARNING if age >= limits["usage_seconds"] else None
    if age >= limits["critical_seconds"]:
        return Severity.CRITICAL
    return Severity.WARNING if age >= limits["seconds"] else None


def _message(row: Mapping[str, Any]) -> str:
    who = f"connection {row['thread']} ({row['user']}@{row['host']})" if row["user"] else f"connection {row['thread']}"
    if not row["thread"]:
        who = "a prepared XA transaction without a connection"
    doing = f"runs {row['statement'][:120]}" if row["statement"] else f"is idle ({row['command']})"
    return (
        f"{who} has a transaction open for {row['age']} s with {row['rows_locked']} rows locked and "
        f"{row['rows_modified']} modified; it {doing}"
    )


def _identity(row: Mapping[str, Any]) -> dict[str, Any]:
    """Name the transaction by who runs what, for its connection's number does not outlive it."""
    host = str(row["host"]).rpartition(":")[0] or row["host"]
    return {"user": row["user"], "host": host, "statement": _VALUE.sub("?", row["statement"] or "")}


CHECK = Check(
    id="long-running-transaction",
    area="transactions",
    severity=Severity.WARNING,
    inputs={"transactions": TRANSACTIONS},
    table="information_schema.processlist",
    judge=judge,
    parameters={"seconds": 60, "critical_seconds": 600, "usage_seconds": 3600, "reader_seconds": 3600},
    remedy="Find out who it is. Ending it (KILL) rolls back what it modified, which can take as long as it has run.",
    symptom="`Lock wait timeout exceeded; try restarting transaction`; jobs that hang; a history list that grows.",
    catalogue="D1",
)
