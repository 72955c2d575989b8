"""`dbcare checks`: what checks there are, and what each one means."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from dbcare.commands import completing, options

if TYPE_CHECKING:
    from dbcare.registry import Entry

app = typer.Typer(no_args_is_help=True, add_completion=False, help="List the checks, or explain one.")


@app.command("list")
def list_(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[CHECK|AREA]...", help="Default: all.", autocompletion=completing.checks_and_areas),
    ] = None,
    config: options.ConfigFile = None,
    format: options.FormatOption = options.Format.TABLE,  # noqa: A002
) -> int:
    """List the installed checks by area."""
    from dbcare import config as configuration
    from dbcare import registry
    from dbcare.render import json, table
    from dbcare.render.text import paragraph, screen

    installed = registry.installed(configuration.settings(path=config).plugins)
    entries, problems = registry.verified(installed.choose(names or []))
    notes = [*installed.problems, *problems]
    if format is options.Format.JSON:
        document = {"schema_version": 1, "checks": [_described(entry) for entry in entries], "notes": notes}
        typer.echo(json.dumps(document))
        return 0
    lines = [(entry.check.area, entry.check.id, entry.check.severity, entry.title) for entry in entries]
    typer.echo(table.rows(("AREA", "CHECK", "SEVERITY", "MEANING"), lines))
    for note in notes:
        typer.echo(paragraph(f"Note: {note}", screen()))
    return 0


@app.command()
def show(
    name: Annotated[str, typer.Argument(metavar="CHECK", autocompletion=completing.checks)],
    config: options.ConfigFile = None,
    format: options.FormatOption = options.Format.TABLE,  # noqa: A002
) -> int:
    """Explain a check: what it means, how it is found, what it needs and what mends it."""
    from dbcare import config as configuration
    from dbcare import registry
    from dbcare.render import json, page

    entry = registry.installed(configuration.settings(path=config).plugins).get(name)
    if format is options.Format.JSON:
        typer.echo(json.dumps({"schema_version": 1, "check": _described(entry)}))
    else:
        typer.echo(page.text(entry))
    return 0


def _described(entry: "Entry") -> dict[str, Any]:
    check = entry.check
    return {
        "id": check.id,
        "area": check.area,
        "severity": check.severity.value,
        "title": entry.title,
        "explanation": entry.explanation,
        "symptom": check.symptom,
        "remedy": check.remedy,
        "fix": {"class": check.fix_class.value, "fixable": check.mend is not None},
        "parameters": dict(check.parameters),
        "catalogue": check.catalogue,
        "evidence": list(check.evidence),
        "plugin": entry.plugin,
    }
