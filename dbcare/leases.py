"""Who may write: a row with a holder, an end by the server's clock, and an epoch that a holder that slept cannot have.

GET_LOCK would not do: Galera does not carry it to other nodes. Nor does a lock of the row: there each node has locks of
its own, and only what is written meets what another node writes, at COMMIT (1213).
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, NamedTuple

from dbcare.db import Mender
from dbcare.errors import Busy, LeaseLost, StatementFailed
from dbcare.journal import SCHEMA

SECONDS = 60
"""How long a lease lasts that is not renewed."""
BUSY = frozenset({1205, 1213, 3572})
"""A lock is held, or a deadlock was broken (1213, on Galera at COMMIT too): MariaDB's and MySQL's error references."""
_LOST = "this run slept too long, or another took its place: nothing more is written"


class Lease(NamedTuple):
    """A lease that was taken: its epoch is compared in every transaction that relies on it."""

    name: str
    holder: str
    epoch: int


def take(mender: Mender, name: str, holder: str) -> Lease:
    """Take a lease, or raise Busy naming who has it and until when."""
    with contended(mender):
        row = _locked(mender, name)
        if row["held"] and row["holder"] != holder:
            mender.rollback()
            raise Busy(
                f"{row['holder']} is at work since {row['since']:%F %T} UTC, until {row['expires']:%T} or longer"
            )
        mender.execute(
            f"UPDATE `{SCHEMA}`.`lease` SET `holder` = %s, `epoch` = `epoch` + 1, `since` = UTC_TIMESTAMP(6), "
            "`expires` = UTC_TIMESTAMP(6) + INTERVAL %s SECOND WHERE `name` = %s",
            (holder, SECONDS, name),
        )
        mender.commit()
    return Lease(name, holder, row["epoch"] + 1)


@contextmanager
def contended(mender: Mender) -> Iterator[None]:
    """Raise Busy for a row that somebody else has, here or, as COMMIT tells, on another node of a cluster."""
    try:
        yield
    except StatementFailed as error:
        mender.rollback()
        if error.number in BUSY:
            raise Busy("another dbcare is at work at this moment; try again") from error
        raise


def _locked(mender: Mender, name: str) -> dict[str, Any]:
    found = mender.all(
        "SELECT `holder`, `epoch`, `since`, `expires`, COALESCE(`expires` > UTC_TIMESTAMP(6), 0) AS held "
        f"FROM `{SCHEMA}`.`lease` WHERE `name` = %s FOR UPDATE NOWAIT",
        (name,),
    )
    if not found:
        mender.rollback()
        raise LeaseLost(f"`{SCHEMA}`.`lease` has no row {name!r}: somebody deleted it")
    return found[0]


def hold(mender: Mender, lease: Lease) -> None:
    """Write the lease in the open transaction; raise LeaseLost when it is not ours any more.

    Nobody takes the lease before the transaction ends; who does so on another node makes its COMMIT fail with 1213.
    """
    if not _prolonged(mender, lease):
        mender.rollback()
        raise LeaseLost(_LOST)


def _prolonged(mender: Mender, lease: Lease) -> bool:
    """Make the lease last anew, once the open transaction is committed, if it is still ours."""
    matched = mender.execute(
        f"UPDATE `{SCHEMA}`.`lease` SET `expires` = UTC_TIMESTAMP(6) + INTERVAL %s SECOND "
        "WHERE `name` = %s AND `epoch` = %s AND `expires` > UTC_TIMESTAMP(6)",
        (SECONDS, lease.name, lease.epoch),
    )
    return matched == 1


def renew(mender: Mender, lease: Lease) -> None:
    """Make the lease last anew; raise LeaseLost when it ran out or is another's."""
    ours = _prolonged(mender, lease)
    mender.commit()
    if not ours:
        raise LeaseLost(_LOST)


def give_back(mender: Mender, lease: Lease) -> None:
    """Let the next have it at once; a lease that is no longer ours, or that somebody takes, stays as it is."""
    with suppress(Busy), contended(mender):
        mender.execute(
            f"UPDATE `{SCHEMA}`.`lease` SET `expires` = UTC_TIMESTAMP(6) WHERE `name` = %s AND `epoch` = %s",
            (lease.name, lease.epoch),
        )
        mender.commit()
