"""The parts of a script: how its session is prepared, what must hold first, and each fix."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from dbcare.actions import Action
from dbcare.apply import LATE
from dbcare.changes import Captured
from dbcare.db import IDLE_SECONDS, LOCK_WAIT_SECONDS, MEND_MODE
from dbcare.plan import Answer, Fix, Plan
from dbcare.render.guards import Guarded
from dbcare.render.literals import comment, literal, secret
from dbcare.repair import FixClass
from dbcare.server import Server
from dbcare.shape import Shape, quoted

MOST = 100
"""How many rows of an answer are compared one by one; a longer one would fill the script."""

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
        f"SET NAMES utf8mb4,\n  SESSION sql_mode = '{MEND_MODE}',\n"
        f"  SESSION time_zone = '+00:00', SESSION foreign_key_checks = 1, SESSION autocommit = 0,\n"
        f"  SESSION lock_wait_timeout = {LOCK_WAIT_SECONDS}, SESSION innodb_lock_wait_timeout = 1, "
        f"SESSION wait_timeout = {IDLE_SECONDS}"
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
    guarded.end()
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
    guarded.tell()
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
    for number, change in _in_order(changes):
        guarded.compare(ground.shapes[change.table], change, number)
    for number, answer in enumerate(requires, start=1):
        guarded.answer(answer, f"question {number}")
    for number, change in enumerate(changes, start=1):
        guarded.write(ground.shapes[change.table], change, number)
    for place, key in locks:
        guarded.unlock(place, key)
    guarded.end()
    guarded.tell()
    return guarded.lines


def _in_order(changes: Iterable[Captured]) -> list[tuple[int, Captured]]:
    """Number changes, and give them in the order in which their rows are locked."""
    numbered = list(enumerate(changes, start=1))
    return sorted(numbered, key=lambda one: LATE.index(one[1].table) if one[1].table in LATE else -1)


def untold(changes: Sequence[Captured], requires: Sequence[Answer] = ()) -> str:
    """Say why changes cannot be written as a script; nothing when they can."""
    for change in changes:
        for column in change.key:
            if secret(column):
                return f"{change.table} is told by {column}, which never leaves the database in clear"
        written = change.after or {} if change.before is None else list(change.changed())
        for column in written:
            if change.after and secret(column) and change.after[column] is not None:
                return f"it writes {change.table}.{column}, whose values never leave the database in clear"
    if any(len(answer.rows) > MOST for answer in requires):
        return f"it relies on more than {MOST} rows"
    return ""


def _cloud(ground: Ground) -> str:
    return quoted(ground.plan.installation.databases[0])


def _utc(time: str) -> str:
    read = datetime.fromisoformat(time)
    return f"{read.astimezone(UTC) if read.tzinfo else read:%F %T}"
