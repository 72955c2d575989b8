"""The parts of a script: how its session is prepared, what must hold first, and each fix."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from dbcare.actions import Action
from dbcare.changes import Captured
from dbcare.db import IDLE_SECONDS, LOCK_WAIT_SECONDS, MEND_MODE
from dbcare.plan import Answer, Fix, Plan
from dbcare.render.guards import Guarded, in_order, untold
from dbcare.render.literals import comment, literal
from dbcare.repair import FixClass
from dbcare.server import Server
from dbcare.shape import Shape, quoted

Show = Callable[[Action], Sequence[str]]
"""Gives the statements of an action, none when it has no SQL of its own."""


class Ground(NamedTuple):
    """What every part of a script is made from."""

    plan: Plan
    shapes: Mapping[str, Shape]
    server: Server
    show: Show


def opening(ground: Ground, first: Sequence[Answer] = (), *, expires: bool = True) -> list[str]:
    """Prepare the session as dbcare does for its own writing, and see that it is the right server at the right time."""
    guarded = Guarded("this script", ground.plan.made)
    guarded.add(
        f"SET NAMES utf8mb4, SESSION sql_mode = '{MEND_MODE}', SESSION time_zone = '+00:00',\n"
        f"  SESSION foreign_key_checks = 1, SESSION lock_wait_timeout = {LOCK_WAIT_SECONDS},\n"
        f"  SESSION innodb_lock_wait_timeout = 1, SESSION wait_timeout = {IDLE_SECONDS}, SESSION autocommit = 0"
    )
    guarded.add("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED")
    guarded.add(f"USE {_cloud(ground)}")
    guarded.add("SET @ended = 'COMMIT'")
    guarded.begin()
    wanted = "LIKE" if ground.server.family == "mariadb" else "NOT LIKE"
    guarded.guard(f"VERSION() {wanted} '%MariaDB%'", f"it is for {ground.server}; this is", "VERSION()")
    if expires:
        until = _utc(ground.plan.expires)
        guarded.guard(f"UTC_TIMESTAMP() < {literal(until)}", f"it was to be run before {until}; plan anew")
    for number, answer in enumerate(first, start=1):
        guarded.answer(answer, f"question {number} about the installation")
    guarded.end("ready")
    return guarded.lines


def mending(ground: Ground, fix: Fix) -> Iterator[str]:
    """Write one fix with what a person should know of it, or why it is not in the script."""
    what = f"fix {fix.number}"
    yield f"-- {'-' * 100}"
    yield comment(f"Fix {fix.number}: {fix.title}")
    yield comment(f"check {fix.check} ({fix.fingerprint}), class {fix.fix_class}")
    yield from [comment(f"CloudStack's own way: {fix.api}")] if fix.api else []
    yield from [comment(f"Made sure of: {fix.attest}?")] if fix.attest else []
    if why := lacking(ground, fix):
        yield comment(f"NOT IN THIS SCRIPT: {why}. `dbcare fix {fix.check}` does it.")
    elif fix.action is not None:
        yield from acting(ground, fix.action, what)
    else:
        yield from transaction(ground, fix, fix.changes, what, fix.requires)


def lacking(ground: Ground, fix: Fix) -> str:
    """Say why a fix cannot stand in a script; nothing when it can."""
    if fix.action is None:
        return untold(fix.changes, fix.requires)
    return "" if ground.show(fix.action) else f"{fix.action.told()}: it takes more than SQL"


def acting(ground: Ground, action: Action, what: str) -> Iterator[str]:
    """Write the statements of an action."""
    yield comment("This is no transaction: it stands as soon as it is done.")
    guarded = Guarded(what, "")
    guarded.guard("@ended = 'COMMIT'", "something before it was not made")
    for statement in ground.show(action):
        guarded.add(statement.strip().rstrip(";"))
    guarded.add(f"SELECT {literal(f'{what} is made')} AS dbcare")
    yield from guarded.lines


def transaction(
    ground: Ground, fix: Fix, changes: Sequence[Captured], what: str, requires: Sequence[Answer] = ()
) -> list[str]:
    """Write the changes of a fix, or those that take it back: all guards come before the first of them."""
    guarded = Guarded(what, f"{ground.plan.made} {fix.fingerprint} ")
    guarded.begin()
    locks = [(ground.shapes["cloud.op_lock"].place, f"{table}{number}") for table, number in fix.locks]
    for place, key in locks:
        guarded.lock(place, key)
    if fix.fix_class == FixClass.STOPPED:
        guarded.stopped(_cloud(ground))
    for number, change in in_order(changes):
        guarded.compare(ground.shapes[change.table], change, number)
    for number, answer in enumerate(requires, start=1):
        guarded.answer(answer, f"question {number}")
    for number, change in enumerate(changes, start=1):
        guarded.write(ground.shapes[change.table], change, number)
    for place, key in locks:
        guarded.unlock(place, key)
    guarded.end(f"{what} is made")
    return guarded.lines


def _cloud(ground: Ground) -> str:
    return quoted(ground.plan.installation.databases[0])


def _utc(time: str) -> str:
    read = datetime.fromisoformat(time)
    return f"{read.astimezone(UTC) if read.tzinfo else read:%F %T}"
