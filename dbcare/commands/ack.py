"""`dbcare ack`: say that a finding is known and need not alarm."""

from datetime import UTC, date, datetime
from typing import Annotated

import typer

from dbcare.commands import acks, options
from dbcare.commands.memory import who
from dbcare.errors import UsageError

app = typer.Typer(add_completion=False)


@app.command()
def ack(
    fingerprints: acks.Fingerprints,
    reason: Annotated[str, typer.Option("--reason", help="Why it need not alarm.")],
    until: Annotated[
        str | None, typer.Option("--until", help="Last day of it, YYYY-MM-DD (UTC).", show_default="for good")
    ] = None,
    target: acks.TargetOption = None,
    state: options.State = None,
    config: options.ConfigFile = None,
    format: options.FormatOption = options.Format.TABLE,  # noqa: A002
) -> int:
    """Acknowledge findings: they do not alarm any more, for good or up to a day.

    They are left out of counts and exit codes; `dbcare check -v` and reports in JSON still show them.
    """
    from dbcare import state as remembered

    if not reason.strip():
        raise UsageError("--reason: takes a text that says why")
    now = datetime.now(UTC)
    path = options.kept(state, config)
    done = remembered.acknowledge(path, fingerprints, reason.strip(), who(), now, until=_day(until, now), target=target)
    typer.echo(acks.shown(done, now, format))
    return 0


def _day(text: str | None, now: datetime) -> str | None:
    """Read the day that --until names; raise UsageError for what is none, or is over."""
    if text is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"--until {text}: takes a day, as 2026-12-31") from None
    if day < now.date():
        raise UsageError(f"--until {text}: that day is over; today is {now.date()} (UTC)")
    return day.isoformat()
