"""`dbcare undo`: take back what a run changed."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dbcare.commands import carrying, options, writing

if TYPE_CHECKING:
    from dbcare.config import Config
    from dbcare.undoing import Undo, Willing

app = typer.Typer(add_completion=False)


@app.command()
@options.connecting
def undo(
    where: options.Where,
    name: Annotated[str, typer.Argument(metavar="RUN", help="Its id, or the beginning of it.")],
    numbers: Annotated[list[int] | None, typer.Argument(metavar="[FIX]...", help="Default: all of it.")] = None,
    confirm: Annotated[bool, typer.Option("--confirm", help="Take it back; else it is only shown.")] = False,
    lower: Annotated[bool, typer.Option("--lower", help="Lower counters too, which brings their fault back.")] = False,
    even_if_old: Annotated[
        bool, typer.Option("--even-if-old", help="Take back what was done more than 7 days ago, too.")
    ] = False,
    stop_file: Annotated[
        Path | None, typer.Option("--stop-file", help="End when this file is there.", show_default=False)
    ] = None,
    timeout: Annotated[
        float | None, typer.Option("--timeout", min=0.1, help="Seconds per statement.", show_default="10")
    ] = None,
    format: options.FormatOption = options.Format.TABLE,  # noqa: A002
    output: options.Output = None,
) -> int:
    """Take a run back, or some of its fixes: only rows that are still as the run left them.

    It is itself a run that can be undone. Exit codes as those of `dbcare fix`.
    """
    from dbcare.undoing import Willing

    config = where.only(timeout=timeout)
    how = carrying.way(config, where.config, stop_file, format, output)
    willing = Willing(lower, even_if_old)
    planned = planned_for(config, name, numbers or [], willing)
    if confirm and carrying.terminal() and not lower:
        planned = _lowered(config, planned, numbers or [], willing)
    if not confirm:
        return _shown(planned, format, output)
    if not planned.fixes:
        return _shown(planned, format, output)
    carrying.need_fit(config)
    return _confirmed(config, planned, how)


def planned_for(config: "Config", name: str, numbers: list[int], willing: "Willing") -> "Undo":
    """Plan to take back a run, or some of its fixes."""
    from dbcare import undoing
    from dbcare.db import Session

    names = {"cloud": config.databases.cloud, "cloud_usage": config.databases.usage}
    with Session(config.endpoint, config.databases.cloud, timeout=config.limits.timeout) as session:
        return undoing.plan(session, names, name, numbers, willing)


def _lowered(config: "Config", planned: "Undo", numbers: list[int], willing: "Willing") -> "Undo":
    """Ask whether counters shall be lowered, where that is all that keeps something from being taken back."""
    several = [one for one in planned.left_out if "--lower" in one.why]
    if not several:
        return planned
    for one in several:
        carrying.say(f"{one.title}: {one.why}")
    if carrying.agreed("Lower these counters too? Type yes:") != "yes":
        return planned
    return planned_for(config, planned.past.id, numbers, willing._replace(lower=True))


def _shown(planned: "Undo", form: options.Format, output: Path | None) -> int:
    from dbcare import planfile
    from dbcare.render import json, plan

    if form is options.Format.JSON:
        document = {
            "schema_version": json.SCHEMA_VERSION,
            "undoes": planned.past.id,
            "fixes": [planfile.raw(fix) for fix in planned.fixes],
            "left_out": [one._asdict() for one in planned.left_out],
        }
        text = json.dumps(document)
    else:
        width = options.layout(options.Colour.NEVER, output).width
        text = plan.preview(planned.fixes, planned.left_out, width)
        if planned.fixes:
            text += "\nNothing was changed: --confirm takes it back."
    writing.write(text, output)
    return carrying.PENDING if planned.fixes or planned.left_out else 0


def _confirmed(config: "Config", planned: "Undo", how: carrying.Way) -> int:
    run = carrying.past(config, "undo", planned.past.cloudstack, planned.fixes, planned.past.id)
    found = carrying.carry_out(config, run, planned.fixes, planned.shapes, how)
    code = carrying.code(found, how.stop, pending=bool(planned.left_out))
    carrying.tell(run, found, code, how)
    return code
