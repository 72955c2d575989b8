"""Adding, dropping, hiding and showing an index while CloudStack works: online or not at all."""

from dbcare import acting, holders, objections
from dbcare.acting import Clock, Manner, Refusal, Terms
from dbcare.actions import AlterIndex, Verb
from dbcare.alterations import show
from dbcare.apply import DUPLICATE, Done, Verdict
from dbcare.db import Mender, Session
from dbcare.errors import StatementFailed
from dbcare.leases import BUSY, Lease
from dbcare.objections import Place
from dbcare.plan import Fix
from dbcare.snapshots import Names

__all__ = ["carry_out", "note", "preview", "refusal", "settle", "show"]

# Server error numbers: the MariaDB and MySQL manuals' error references.
_NOT_ONLINE = {1221, 1800, 1845, 1846}
_NOT_AS_PLANNED = {1061, 1091, 1146, 1176}
_LOG_FULL = 1799


def preview(session: Session, action: AlterIndex, names: Names) -> tuple[str, ...]:
    """Write the statements as they would be sent at this moment; raise ChangeError for what this server cannot do."""
    return _statements(Place(session, action, names))


def _statements(place: Place) -> tuple[str, ...]:
    return show(place.action, place.table, place.server, place.replaced())


def refusal(session: Session, action: AlterIndex, terms: Terms) -> Refusal | None:
    """Say why an index is not changed now; None when it may be. Raise StatementFailed when that cannot be asked."""
    place = Place(session, action, terms.names)
    found = objections.barred(place, terms)
    if found is None and (busy := _busy(place, terms.names)):
        return Refusal(Verdict.BUSY, busy)
    return found


def note(session: Session, action: AlterIndex, names: Names) -> str:
    """Say what a person should know before the index is changed that could not be asked; nothing mostly."""
    return objections.note(Place(session, action, names))


def _busy(place: Place, names: Names) -> str:
    return holders.holding(holders.users(place.session, names, place.action.table), place.action.table)


def carry_out(mender: Mender, lease: Lease, run: str, fix: Fix, terms: Terms, clock: Clock) -> Done:
    """Change the index of one fix and say what became of it; raise LeaseLost when this run may no longer write.

    UNKNOWN, when the connection was lost, is settled over another one: acting.settled with `settle`.
    """
    action = fix.action
    assert isinstance(action, AlterIndex)
    manner = Manner(
        lambda: objections.barred(Place(mender, action, terms.names), terms),
        lambda: _busy(Place(mender, action, terms.names), terms.names),
        lambda: preview(mender, action, terms.names),
        lambda statement: _send(mender, statement),
        lambda error: _failed(error, action),
        lambda: settle(mender, action, terms.names),
    )
    return acting.carry_out(mender, lease, run, fix, manner, clock)


def _send(mender: Mender, statement: str) -> None:
    mender.execute(statement.replace("%", "%%"))


def _failed(error: StatementFailed, action: AlterIndex) -> Refusal:
    """Say what a server's refusal means; the value of a row that is there twice, which may be secret, is left out."""
    columns = ", ".join(action.index.columns)
    if error.number in BUSY:
        return Refusal(Verdict.BUSY, f"somebody has been using {action.table} for longer than one waits")
    if error.number == _LOG_FULL:
        why = "more was written to it meanwhile than innodb_online_alter_log_max_size holds; try in a quiet hour"
        return Refusal(Verdict.FAILED, f"{action.table}: {why}")
    if error.number in _NOT_AS_PLANNED:
        return Refusal(Verdict.STALE, str(error))
    if error.number in _NOT_ONLINE:
        return Refusal(Verdict.SKIPPED, f"the server would copy {action.table}, or block writes: {error}")
    if error.number == DUPLICATE:
        return Refusal(Verdict.FAILED, f"{action.table} has rows that are the same in ({columns}); nothing was changed")
    return Refusal(Verdict.FAILED, str(error))


def settle(session: Session, action: AlterIndex, names: Names) -> bool | None:
    """Say whether the action's effect is there; None while the server is at it, or when the index is another one."""
    place = Place(session, action, names)
    begin = f"ALTER TABLE {place.table} "
    if any(begin in user.statement for user in holders.users(session, names, action.table).users):
        return None
    live = place.live
    if action.verb in (Verb.ADD, Verb.DROP):
        if live is None or live == action.index:
            return (live is None) is (action.verb is Verb.DROP)
        return None
    same = live is not None and live._replace(visible=action.index.visible) == action.index
    return live.visible is (action.verb is Verb.SHOW) if live is not None and same else None
