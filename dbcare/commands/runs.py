"""`dbcare runs`: what was done, when, by whom, and what it saw."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from dbcare.commands import options

if TYPE_CHECKING:
    from dbcare.state import Fault, Look, Past

app = typer.Typer(no_args_is_help=True, add_completion=False, help="List the runs that were recorded, or show one.")
COUNTED = ("critical", "warning", "info", "new", "gone")
SHORT = 8
"""So many letters of a run's id are shown, and as a rule name it."""


@app.command("list")
def list_(
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many.")] = 20,
    state: options.State = None,
    config: options.ConfigFile = None,
    format: options.FormatOption = options.Format.TABLE,  # noqa: A002
) -> int:
    """List the recorded runs, the newest first."""
    from dbcare import state as remembered
    from dbcare.render import json, table

    found = remembered.runs(options.kept(state, config), limit)
    if format is options.Format.JSON:
        runs = [_described(past) for past in found]
        typer.echo(json.dumps({"schema_version": json.SCHEMA_VERSION, "runs": runs}))
    elif not found:
        typer.echo("No run is recorded.")
    else:
        headers = ("RUN", "KIND", "STARTED", "BY", *(name.upper() for name in COUNTED), "TARGETS")
        typer.echo(table.rows(headers, [_line(past) for past in found]))
    return 0


@app.command()
def show(
    name: Annotated[str, typer.Argument(metavar="RUN", help="Its id, or the beginning of it.")],
    state: options.State = None,
    config: options.ConfigFile = None,
    format: options.FormatOption = options.Format.TABLE,  # noqa: A002
) -> int:
    """Show one run: what it counted, which checks did not pass, what was new in it and what was gone."""
    from dbcare import state as remembered
    from dbcare.render import json

    past, looks, faults = remembered.show(options.kept(state, config), name)
    if format is options.Format.JSON:
        checks, changes = [look._asdict() for look in looks], [fault._asdict() for fault in faults]
        run = {**_described(past), "checks": checks, "changes": changes}
        typer.echo(json.dumps({"schema_version": json.SCHEMA_VERSION, "run": run}))
    else:
        typer.echo(_page(past, looks, faults))
    return 0


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
