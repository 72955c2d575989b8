"""A plan as an SQL script for a DBA, to be run by the mariadb or mysql command-line client, with its own undo."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dbcare.actions import AlterIndex
from dbcare.plan import Answer, Fix, Plan
from dbcare.render.literals import comment
from dbcare.render.script_parts import Ground, Show, acting, lacking, mending, opening, transaction, untold
from dbcare.server import Server
from dbcare.shape import Shape

_HEAD = """
dbcare: a plan of fixes as an SQL script
for the {client} command-line client, made {made}, not to be run after {expires}

CloudStack {release} on {server}, {family}
databases {databases}{zones}{managers}
{count}

Run it with
    {client} --user=... {cloud} < fix.sql
and never with --force, nor by `source`, nor in a program that goes on after an error.

Each fix is a transaction of its own. Every row is locked, at once or not at all, and compared byte for byte with what
it was when the plan was made. Where it differs a statement fails on purpose,
    Variable 'sql_mode' can't be set to the value of 'STOPPED: fix 2: cloud.networks id 205: state'
names fix, row and columns, the client stops, and the server rolls that fix back: this is the guard at work, nothing is
broken. The fixes before it stand; each says that it is made. Plan anew for the rest.

dbcare's journal is not written: `dbcare runs` and `dbcare undo` do not know what this script did. Keep the file: its
second half, in lines that begin with `-- undo`, takes the fixes back, the last first, with guards of the same kind.
Take back every fix:
    sed -nE 's/^-- undo( [0-9]+)?: //p' fix.sql | {client} --user=... {cloud}
or only those that were made, here the first and the second:
    sed -nE 's/^-- undo( (1|2))?: //p' fix.sql | {client} --user=... {cloud}

The file holds values of your database; those of secret columns only as salted hashes.
"""
_UNDO = """
The undo. What the script itself found out when it ran does not stand here:
a time that it wrote (any time will do), the number of an added row (found by its other values),
how high a counter was (it stays where it is: too high does no harm, too low gives numbers out twice).
"""


def render(
    plan: Plan,
    shapes: Mapping[str, Shape],
    server: Server,
    *,
    show: Show = lambda _: (),
    first: Sequence[Answer] = (),
) -> str:
    """Write a plan as a script, whose guards make the client stop and roll back.

    `first` is what must be so before anything is written, such as that it is this installation. A fix that cannot
    stand in a script is left out, and a comment says why. Raise ChangeError for a change that cannot be written.
    """
    ground = Ground(plan, shapes, server, show)
    parts: list[Iterable[str]] = [_lines(_head(plan, server)), opening(ground, first)]
    parts += [mending(ground, fix) for fix in plan.fixes]
    parts.append([comment(f"Left out: {one.check}: {one.title}: {one.why}") for one in plan.left_out])
    parts.append(_undo(ground))
    return "\n\n".join(filter(None, ("\n".join(part) for part in parts))) + "\n"


def _head(plan: Plan, server: Server) -> str:
    where = plan.installation
    return _HEAD.format(
        client=server.family,
        made=plan.made,
        expires=plan.expires,
        release=where.release,
        server=where.server,
        family=server,
        databases=" and ".join(where.databases),
        cloud=where.databases[0],
        zones=f"; zones {', '.join(where.zones)}" if where.zones else "",
        managers=f"; management servers {', '.join(where.managers)}" if where.managers else "",
        count=f"fixes: {len(plan.fixes)}, rows that change: {plan.changes}",
    )


def _lines(text: str) -> Iterator[str]:
    """Write each line as a comment, indented as it is."""
    for line in text.strip().split("\n"):
        yield f"-- {' ' * (len(line) - len(line.lstrip()))}{comment(line)[3:]}".rstrip()


def _undo(ground: Ground) -> Iterator[str]:
    """Write the second half: every line a comment of its own kind, so that `sed` makes a script of it."""
    yield from _lines(_UNDO)
    yield from _marked("-- undo: ", opening(ground, expires=False))
    for fix in reversed(ground.plan.fixes):
        if not lacking(ground, fix):
            yield "--"
            yield comment(f"Undo of fix {fix.number}: {fix.title}")
            yield from _undo_fix(ground, fix)


def _undo_fix(ground: Ground, fix: Fix) -> Iterator[str]:
    mark, what = f"-- undo {fix.number}: ", f"undo of fix {fix.number}"
    if isinstance(fix.action, AlterIndex):
        yield from _marked(mark, acting(ground, fix.action.reversed(), what))
        return
    changes = [change.reversed() for change in reversed(fix.changes) if change.lowers or not change.counter]
    if fix.action is not None:
        yield comment("It cannot be undone.")
    elif why := untold(changes):
        yield comment(f"THERE IS NO UNDO OF IT HERE: {why}. Of what `dbcare fix` does there is one.")
    elif changes:
        yield from _marked(mark, transaction(ground, fix, changes, what))
    if len(changes) < len(fix.changes):
        yield comment("A counter that was raised stays as it is.")


def _marked(mark: str, lines: Iterable[str]) -> Iterator[str]:
    yield from (f"{mark}{line}" for text in lines for line in text.split("\n"))
