"""The actions that are carried out: which module does which, asks why not, and tells afterwards whether it was done."""

from dbcare import acting, altering, analyzing
from dbcare.acting import Clock, Refusal, Terms
from dbcare.actions import Action, AlterIndex, Analyze
from dbcare.apply import Done
from dbcare.db import Mender, Session
from dbcare.errors import ChangeError
from dbcare.journal import Intent
from dbcare.leases import Lease
from dbcare.plan import Fix
from dbcare.server import identify
from dbcare.shape import quoted
from dbcare.snapshots import Names


def refusal(session: Session, action: Action, terms: Terms) -> Refusal | None:
    """Say why an action is not done now; None when it may be. Raise StatementFailed when that cannot be asked."""
    match action:
        case AlterIndex():
            return altering.refusal(session, action, terms)
        case Analyze():
            return analyzing.refusal(session, action, terms)
        case _:
            raise ChangeError(f"{action.told()}: this dbcare plans no such thing")


def preview(session: Session, action: Action, names: Names) -> tuple[str, ...]:
    """Write the statements of an action as they would be sent at this moment."""
    match action:
        case AlterIndex():
            return altering.preview(session, action, names)
        case Analyze():
            database, _, name = action.table.partition(".")
            return analyzing.show(action, f"{quoted(names[database])}.{quoted(name)}", identify(session.version))
        case _:
            raise ChangeError(f"{action.told()}: this dbcare plans no such thing")


def carry_out(mender: Mender, lease: Lease, run: str, fix: Fix, terms: Terms, clock: Clock) -> Done:
    """Do the action of a fix, and find out what became of it; raise LeaseLost when this run may no longer write."""
    if isinstance(fix.action, AlterIndex):
        return altering.carry_out(mender, lease, run, fix, terms, clock)
    return analyzing.carry_out(mender, lease, run, fix, terms, clock)


def settled(mender: Mender, lease: Lease, run: str, done: Done, names: Names) -> Done:
    """Find out, over a connection of its own, what became of an action whose end was not heard, and journal that."""
    return acting.settled(mender, lease, run, done, lambda intent: _there(mender, intent, names))


def _there(session: Session, intent: Intent, names: Names) -> bool | None:
    match intent.action:
        case AlterIndex():
            return altering.settle(session, intent.action, names)
        case Analyze():
            return analyzing.settle(session, intent.action, names, intent.intended)
        case _:
            return None
