"""`dbcare unack`: let an acknowledged finding alarm again."""

from datetime import UTC, datetime

import typer

from dbcare.commands import acks, options

app = typer.Typer(add_completion=False)


@app.command()
def unack(
    fingerprints: acks.Fingerprints,
    target: acks.TargetOption = None,
    state: options.State = None,
    config: options.ConfigFile = None,
    format: options.FormatOption = options.Format.TABLE,  # noqa: A002
) -> int:
    """Take acknowledgements back; shows what they were."""
    from dbcare import state as remembered

    path = options.kept(state, config)
    withdrawn = remembered.withdraw(path, fingerprints, target=target)
    typer.echo(acks.shown(withdrawn, datetime.now(UTC), format))
    return 0
