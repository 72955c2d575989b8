"""`dbcare runs`: what was done, when, by whom, and what it saw."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from dbcare.commands import carrying, journalled, options, writing
from dbcare.errors import UsageError

if TYPE_CHECKING:
    from dbcare.state import Fault, Look, Past

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Show what was done: looks, fixes, undos.")
COUNTED = ("critical", "warning", "info", "new", "gone")
SHORT = 8
"""So many letters of a run's id are shown, and as a rule name it."""


@app.command("list")
@options.connecting
def list_(
    where: options.Where,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many.")] = 20,
    state: options.State = None,
    format: options.FormatOption = options.Format.TABLE,  # noqa: A002
) -> int:
    """List the runs, the newest first: looks from this host's state, fixes and undos from the database's journal."""
    from dbcare import state as remembered
    from dbcare.render import json, table

    looks = remembered.runs(options.kept(state, where.config), limit)
    changed = journalled.listed(where, limit)
    if format is options.Format.JSON:
        runs = [*map(_described, looks), *changed]
        runs.sort(key=lambda run: str(run["started"]), reverse=True)
        typer.echo(json.dumps({"schema_version": json.SCHEMA_VERSION, "runs": runs[:limit]}))
    elif not looks and not changed:
        typer.echo("No run is recorded.")
    else:
        headers = ("RUN", "KIND", "STARTED", "BY", *(name.upper() for name in COUNTED), "TARGETS")
        lines = [*map(_line, looks), *map(journalled.line, changed)]
        lines.sort(key=lambda line: str(line[2]), reverse=True)
        typer.echo(table.rows(headers, lines[:limit]))
    return 0


@app.command()
@options.connecting
def show(
    where: options.Where,
    name: Annotated[str, typer.Argument(metavar="RUN", help="Its id, or the beginning of it.")],
    state: options.State = None,
    format: options.FormatOption = options.Format.TABLE,  # noqa: A002
) -> int:
    """Show one run: what a look counted and what was new in it, or what a fix or undo changed, row by row."""
    from dbcare import state as remembered
    from dbcare.render import json

    if journalled.names(name):
        width = options.layout(options.Colour.NEVER, None).width
        typer.echo(journalled.show(where.only(), name, format, width))
        return 0
    past, looks, faults = remembered.show(options.kept(state, where.config), name)
    if format is options.Format.JSON:
        checks, changes = [look._asdict() for look in looks], [fault._asdict() for fault in faults]
        run = {**_described(past), "checks": checks, "changes": changes}
        typer.echo(json.dumps({"schema_version": json.SCHEMA_VERSION, "run": run}))
    else:
        typer.echo(_page(past, looks, faults))
    return 0


@app.command()
@options.connecting
def settle(where: options.Where) -> int:
    """Close runs that died: the journal says what each had made, and nothing of it is half made."""
    typer.echo(journalled.settle(where.only()))
    return 0


@app.command()
@options.connecting
def export(
    where: options.Where,
    names: Annotated[list[str] | None, typer.Argument(metavar="[RUN]...", help="Default: all.")] = None,
    output: options.Output = None,
) -> int:
    """Write fixes and undos with every row that they changed, as JSON lines, the oldest run first."""
    writing.write(journalled.export(where.only(), names or []), output)
    return 0


@app.command()
@options.connecting
def prune(
    where: options.Where,
    days: Annotated[float, typer.Option("--days", help="Keep what is younger.")] = 365,
    even_if_undoable: Annotated[
        bool, typer.Option("--even-if-undoable", help="Drop also what can still be undone.")
    ] = False,
    confirm: Annotated[bool, typer.Option("--confirm", help="Drop them; else they are only listed.")] = False,
) -> int:
    """Drop old fixes and undos from the journal, but none of which something can still be undone."""
    if days < 1:
        raise UsageError("--days: takes 1 or more")
    text, left = journalled.prune(where.only(), days, undoable=even_if_undoable, confirm=confirm)
    typer.echo(text)
    return carrying.PENDING if left else 0


def _described(past: "Past") -> dict[str, Any]:
    return {**past._asdict(), "visits": [visit._asdict() for visit in past.visits]}


def _line(past: "Past") -> tuple[object, ...]:
    counts = [[getattr(visit, name) for visit in past.visits] for name in COUNTED]
    sums = ["" if None in numbers else sum(numbers) for numbers in counts]
    targets = ", ".join(f"{visit.target}{' (not reached)' if visit.error else ''}" for visit in past.visits)
    return past.id[:SHORT], past.kind, past.started, past.who, *sums, targets


def _page(past: "Past", looks: "list[Look]", faults: "list[Fault]") -> str:
    from dbcare.render import table

    asked = f" of {' '.join(past.names)}" if past.names else ""
    parts = [f"{past.kind} {past.id}{asked}: {past.started}, {past.seconds:.2f} s, by {past.who}, dbcare {past.dbcare}"]
    lines = [
        (visit.target, visit.place, *(_number(getattr(visit, name)) for name in _COLUMNS), visit.error or "")
        for visit in past.visits
    ]
    headers = ("TARGET", "PLACE", *(name.upper().replace("_", " ") for name in _COLUMNS), "ERROR")
    parts.append(table.rows(headers, lines))
    if looks:
        others = [(look.target, look.check, look.status, look.findings, look.reason or "") for look in looks]
        parts.append(table.rows(("TARGET", "CHECK", "STATUS", "FINDINGS", "REASON"), others))
    if faults:
        changes = [
            (one.change, one.severity.upper(), one.target, one.check, table.where(one), one.message or "")
            for one in faults
        ]
        parts.append(table.rows(("CHANGE", "SEVERITY", "TARGET", "CHECK", "WHERE", "MESSAGE"), changes))
    return "\n\n".join(parts)


_COLUMNS = ("critical", "warning", "info", "acknowledged", "passed", "not_checked", "new", "still", "gone")


def _number(value: int | None) -> str:
    return "" if value is None else str(value)
