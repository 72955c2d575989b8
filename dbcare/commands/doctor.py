"""`dbcare doctor`: is the server, the account and this host fit for CloudStack and for dbcare."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from dbcare.commands import options, writing

if TYPE_CHECKING:
    from dbcare.config import Config
    from dbcare.errors import ConnectionFailed
    from dbcare.render.doctor import Visit

app = typer.Typer(add_completion=False)
NO_CONNECTION = 69


@app.command()
@options.connecting
def doctor(
    where: options.Where,
    statements: Annotated[
        bool, typer.Option("--statements", help="Only the statements that make dbcare's accounts.")
    ] = False,
    format: options.FormatOption = options.Format.TABLE,  # noqa: A002
    output: options.Output = None,
    color: options.ColourOption = options.Colour.AUTO,
) -> int:
    """Look at connection, server, rights, settings and clocks, and say what to do; change nothing.

    Exit codes: 0 all in order, 1 a warning, 2 something critical, 3 something could not be looked at,
    64 usage, 69 no connection, 78 configuration.
    """
    from dbcare.errors import ConnectionFailed

    settings = where.only()
    try:
        visit = _visited(settings)
    except ConnectionFailed as error:
        if statements:
            raise
        visit = _turned_away(settings, error)
    writing.write(_written(visit, format, statements=statements, layout=options.layout(color, output)), output)
    return 0 if statements else visit.exit_code


def _visited(settings: "Config") -> "Visit":
    from dbcare import catalogue, registry
    from dbcare.doctor import judge
    from dbcare.doctor.advice import exit_code
    from dbcare.doctor.ground import ground
    from dbcare.examine import examine
    from dbcare.render.doctor import Visit

    names = {"cloud": settings.databases.cloud, "cloud_usage": settings.databases.usage}
    vitals = examine(settings.endpoint, names, timeout=settings.limits.timeout, clock=lambda: datetime.now(UTC))
    facts = catalogue.baseline(settings.baseline) if settings.baseline else catalogue.shipped()
    entries = registry.installed(settings.plugins).entries
    against = ground(vitals, entries, facts, captured=settings.baseline is not None)
    advice = judge(vitals, settings.endpoint, against)
    return Visit(settings.name, str(against.server), vitals.release, advice, against.place, exit_code(advice))


def _turned_away(settings: "Config", error: "ConnectionFailed") -> "Visit":
    """Say how far the way to the server goes."""
    from dbcare.doctor import unreachable
    from dbcare.reach import attempts
    from dbcare.render.doctor import Visit

    advice = unreachable.judge(str(error), settings.endpoint, attempts(settings.endpoint))
    return Visit(settings.name, None, None, advice, None, NO_CONNECTION)


def _written(
    visit: "Visit",
    format: options.Format,  # noqa: A002
    *,
    statements: bool,
    layout: options.Layout,
) -> str:
    from dbcare.doctor.accounts import script
    from dbcare.render import doctor, json

    if format is options.Format.JSON:
        whole = doctor.document(visit)
        kept = ("schema_version", "dbcare", "target", "accounts")
        return json.dumps({key: whole[key] for key in kept} if statements else whole)
    if statements and visit.place is not None:
        return script(visit.place)
    return doctor.render(visit, colour=layout.colour, width=layout.width)
