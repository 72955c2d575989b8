"""`dbcare acks`: which findings are acknowledged, by whom, why, and up to when."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dbcare.commands import options

if TYPE_CHECKING:
    from dbcare.state import Ack

app = typer.Typer(add_completion=False)
Fingerprints = Annotated[list[str], typer.Argument(metavar="FINGERPRINT...", help="Or the first 6 letters, or more.")]
TargetOption = Annotated[
    str | None, typer.Option("--target", help="Only on this target.", show_default="all that have it")
]


@app.command()
def acks(
    state: options.State = None,
    config: options.ConfigFile = None,
    format: options.FormatOption = options.Format.TABLE,  # noqa: A002
) -> int:
    """List the findings that are acknowledged, the newest first."""
    from dbcare import state as remembered

    typer.echo(shown(remembered.acks(options.kept(state, config)), datetime.now(UTC), format))
    return 0


def shown(acks: "Sequence[Ack]", now: datetime, format: options.Format) -> str:  # noqa: A002
    """Write acknowledgements as a table or as JSON."""
    from dbcare.render import json, table

    if format is options.Format.JSON:
        return json.dumps({"schema_version": json.SCHEMA_VERSION, "acks": [_described(ack, now) for ack in acks]})
    if not acks:
        return "Nothing is acknowledged."
    lines = [
        (ack.fingerprint[: table.SHORT], ack.target, ack.check, table.where(ack), _until(ack, now), ack.who, ack.reason)
        for ack in acks
    ]
    return table.rows(("FINGERPRINT", "TARGET", "CHECK", "WHERE", "UNTIL", "BY", "REASON"), lines)


def _until(ack: "Ack", now: datetime) -> str:
    return f"{ack.until} (over)" if ack.expired(now) else ack.until or ""


def _described(ack: "Ack", now: datetime) -> dict[str, Any]:
    return {**ack._asdict(), "expired": ack.expired(now)}
