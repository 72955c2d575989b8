"""Options that several subcommands share: where the server is, and in which form to answer."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from dbcare.errors import UsageError


class Format(StrEnum):
    """How a listing is written."""

    TABLE = "table"
    JSON = "json"


Host = Annotated[str | None, typer.Option("--host", help="Server's host name or address.", show_default=False)]
Port = Annotated[int | None, typer.Option("--port", min=1, max=65535, help="Server's port.", show_default=False)]
Socket = Annotated[str | None, typer.Option("--socket", help="Server's unix socket.", show_default=False)]
User = Annotated[str | None, typer.Option("--user", help="Account to log in as.", show_default=False)]
CloudName = Annotated[
    str | None, typer.Option("--cloud-name", help="What the database `cloud` is called.", show_default=False)
]
UsageName = Annotated[
    str | None, typer.Option("--usage-name", help="What `cloud_usage` is called.", show_default=False)
]
ConfigFile = Annotated[
    Path | None, typer.Option("--config", help="Configuration file (TOML); else DBCARE_CONFIG.", show_default=False)
]
FormatOption = Annotated[Format, typer.Option("--format", help="How to answer.")]
Output = Annotated[
    Path | None, typer.Option("--output", help="Write to this file, whole or not at all.", show_default=False)
]


def connection(**flags: Any) -> dict[str, Any]:
    """Name the flags of a connection as the configuration does."""
    flags["cloud"], flags["usage"] = flags.pop("cloud_name", None), flags.pop("usage_name", None)
    return flags


def write(text: str, output: Path | None) -> None:
    """Print a text, or write it to a file that is complete whenever it is there (mode 0600)."""
    if output is None:
        typer.echo(text)
        return
    import os
    import tempfile
    from contextlib import suppress

    name = ""
    try:
        handle, name = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}.")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text + "\n")
        os.replace(name, output)
    except OSError as error:
        with suppress(OSError):
            os.unlink(name)
        raise UsageError(f"--output {output}: cannot be written: {error.strerror}") from error
