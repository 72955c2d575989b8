"""Having a server count a table anew, while nothing long is read from it."""

from datetime import datetime
from typing import Any

from dbcare import acting, holders
from dbcare.acting import Clock, Manner, Refusal, Terms
from dbcare.actions import Analyze
from dbcare.alterations import LOCK_SECONDS
from dbcare.apply import Done, Verdict
from dbcare.db import Mender, Session
from dbcare.errors import Denied, Missing, StatementFailed
from dbcare.leases import BUSY, Lease
from dbcare.plan import Fix
from dbcare.server import Server, identify
from dbcare.shape import quoted
from dbcare.snapshots import Names, rows

_WAITED, _UNKNOWN = 1205, 1105
WORD = "ANALYZE NO_WRITE_TO_BINLOG TABLE"


def show(action: Analyze, place: str, server: Server) -> tuple[str, ...]:
    """Write the statements as they are sent, to either family; `place` is the table's quoted name.

    The count stays on this server. Statistics are each server's own; on a replica, or on the other nodes of a Galera
    cluster, where the statement would hold up all writes, nobody looked whether something long runs on the table.
    """
    return f"SET SESSION lock_wait_timeout={LOCK_SECONDS}", f"{WORD} {place}"


def _place(action: Analyze, names: Names) -> str:
    database, _, name = action.table.partition(".")
    return f"{quoted(names[database])}.{quoted(name)}"


def refusal(session: Session, action: Analyze, terms: Terms) -> Refusal | None:
    """Say why a table is not counted now; None when it may be. Raise StatementFailed when that cannot be asked."""
    return _barred(session, action, terms.names) or _busy(session, action, terms.names)


def _barred(session: Session, action: Analyze, names: Names) -> Refusal | None:
    found = _ask(session, action, names, "altering", "table")
    if not found:
        why = f"there is no table {action.table}, or this account may not see it"
        return Refusal(Verdict.SKIPPED, why)
    engine = found[0]["engine"]
    if engine != "InnoDB":
        return Refusal(Verdict.SKIPPED, f"{action.table} is {engine}: counting it blocks its writers")
    return None


def _busy(session: Session, action: Analyze, names: Names) -> Refusal | None:
    """Name who is long at a statement: many servers make all who come after ANALYZE wait until that has ended."""
    why = holders.reading(holders.users(session, names, action.table), action.table)
    return Refusal(Verdict.BUSY, why) if why else None


def _ask(session: Session, action: Analyze, names: Names, stem: str, query: str) -> list[dict[str, Any]]:
    database, _, name = action.table.partition(".")
    return rows(stem, query, session, names, {"schema": names[database], "name": name})


def carry_out(mender: Mender, lease: Lease, run: str, fix: Fix, terms: Terms, clock: Clock) -> Done:
    """Have the table of one fix counted and say what became of it; raise LeaseLost when this run may no longer write.

    UNKNOWN, when the connection was lost, is settled over another one: acting.settled with `settle`.
    """
    action, names = fix.action, terms.names
    assert isinstance(action, Analyze)
    manner = Manner(
        lambda: _barred(mender, action, names),
        lambda: str(_busy(mender, action, names) or ""),
        lambda: show(action, _place(action, names), identify(mender.version)),
        lambda statement: _send(mender, statement),
        _failed,
        lambda: None,
    )
    return acting.carry_out(mender, lease, run, fix, manner, clock)


def _send(mender: Mender, statement: str) -> None:
    """Send a statement; what ANALYZE TABLE could not do it tells in rows, in words."""
    for row in mender.all(statement.replace("%", "%%")):
        if str(row.get("Msg_type", "")).lower() == "error":
            waited = "lock wait timeout" in str(row["Msg_text"]).lower()
            raise StatementFailed(str(row["Msg_text"]), _WAITED if waited else _UNKNOWN)


def _failed(error: StatementFailed) -> Refusal:
    return Refusal(Verdict.BUSY if error.number in BUSY else Verdict.FAILED, str(error))


def settle(session: Session, action: Analyze, names: Names, since: datetime) -> bool | None:
    """Say whether a table was counted `since` a time in UTC, by us or anybody; None where that cannot be told."""
    begin = f"{WORD} {_place(action, names)}"
    if any(begin in user.statement for user in holders.users(session, names, action.table).users):
        return None
    try:
        found = _ask(session, action, names, "analyzing", "counted")
    except (Denied, Missing):
        return None
    # The server keeps whole seconds.
    return bool(found[0]["at"] >= since.replace(microsecond=0)) if found else None
