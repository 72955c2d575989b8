"""Options that several subcommands share: where the server is, and in which form to answer."""

import inspect
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from dbcare.errors import UsageError

if TYPE_CHECKING:
    from dbcare.config import Config


class Format(StrEnum):
    """How a listing is written."""

    TABLE = "table"
    JSON = "json"


class Colour(StrEnum):
    """When tables are coloured; `auto` is on a terminal that can, unless NO_COLOR is set (no-color.org)."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class Layout(NamedTuple):
    """How a table is written: with colours or not, and for how many columns."""

    colour: bool
    width: int


class ReportFormat(StrEnum):
    """How a report is written."""

    TABLE = "table"
    JSON = "json"
    JUNIT = "junit"
    SARIF = "sarif"
    NAGIOS = "nagios"
    PROMETHEUS = "prometheus"


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
Target = Annotated[
    list[str] | None,
    typer.Option("--target", help="A target of the configuration; several times for several.", show_default=False),
]
AllTargets = Annotated[bool, typer.Option("--all-targets", help="Every target of the configuration.")]
DbProperties = Annotated[
    Path | None,
    typer.Option("--db-properties", help="CloudStack's db.properties to connect by.", show_default=False),
]
DefaultsFile = Annotated[
    Path | None, typer.Option("--defaults-file", help="MySQL option file to connect by.", show_default=False)
]
DefaultsGroupSuffix = Annotated[
    str | None,
    typer.Option("--defaults-group-suffix", help="Read its group clientSUFFIX too.", show_default=False),
]
AskPassword = Annotated[bool, typer.Option("--ask-password", help="Ask for the password on the terminal.")]
State = Annotated[
    Path | None,
    # One that cannot be read must not stop a check, as the parser would.
    typer.Option("--state", help="File that keeps runs; else DBCARE_STATE.", show_default=False, readable=False),
]
FormatOption = Annotated[Format, typer.Option("--format", help="How to answer.")]
ReportOption = Annotated[ReportFormat, typer.Option("--format", help="How to answer.")]
Output = Annotated[
    Path | None, typer.Option("--output", help="Write to this file, whole or not at all.", show_default=False)
]
ColourOption = Annotated[Colour, typer.Option("--color", help="When to colour tables.")]


def layout(wanted: Colour, output: Path | None) -> Layout:
    """Choose how tables are written: what is asked for goes first, then what the terminal is."""
    from dbcare.render.text import screen

    able = sys.stdout.isatty() and os.environ.get("TERM") != "dumb" and not os.environ.get("NO_COLOR")
    colour = output is None and able if wanted is Colour.AUTO else wanted is Colour.ALWAYS
    return Layout(colour, screen(to_file=output is not None))


@dataclass(frozen=True, kw_only=True)
class Where:
    """What the options of a connection say; `connecting` gives them to a command."""

    host: Host = None
    port: Port = None
    socket: Socket = None
    user: User = None
    ask_password: AskPassword = False
    cloud_name: CloudName = None
    usage_name: UsageName = None
    db_properties: DbProperties = None
    defaults_file: DefaultsFile = None
    defaults_group_suffix: DefaultsGroupSuffix = None
    target: Target = None
    all_targets: AllTargets = False
    config: ConfigFile = None

    def configs(self, **settings: Any) -> "tuple[Config, ...]":
        """Give the Config of each target, with further settings that flags gave; ask for the password if wanted."""
        from dbcare import config as configuration

        given = {part.name: getattr(self, part.name) for part in fields(self)}
        flags = given | settings | {"cloud": self.cloud_name, "usage": self.usage_name}
        found = configuration.targets(flags, path=self.config)
        if not self.ask_password:
            return found
        password = _asked(found)
        return tuple(configuration.with_password(config, password, "--ask-password") for config in found)

    def only(self, **settings: Any) -> "Config":
        """Give the Config of the one target that a command takes; raise UsageError when several are named."""
        from dbcare import config as configuration

        return configuration.only(self.configs(**settings))


def connecting(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options of a connection in the place of its parameter `where`."""

    @wraps(command)
    def with_options(**given: Any) -> int:
        said = {part.name: given.pop(part.name) for part in fields(Where)}
        return command(where=Where(**said), **given)

    shared = inspect.signature(Where)
    parameters: list[inspect.Parameter] = []
    for parameter in inspect.signature(command).parameters.values():
        parameters.extend(shared.parameters.values() if parameter.name == "where" else [parameter])
    signature = inspect.Signature([one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in parameters])
    with_options.__dict__["__signature__"] = signature
    with_options.__annotations__ = {one.name: one.annotation for one in parameters}
    return with_options


def _asked(configs: "tuple[Config, ...]") -> str:
    """Ask for the password on the terminal, which does not show it; raise UsageError where there is no terminal."""
    import getpass
    import warnings

    whose = {f"{config.endpoint.user}@{config.endpoint.address}" for config in configs}
    prompt = f"Password of {whose.pop()}: " if len(whose) == 1 else f"Password for {len(whose)} targets: "
    with warnings.catch_warnings():
        # It warns before it reads from what is no terminal, which would show what is typed.
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            return getpass.getpass(prompt)
        except (getpass.GetPassWarning, EOFError):
            raise UsageError("--ask-password: there is no terminal to ask on; set DBCARE_PASSWORD") from None


def kept(named: Path | None, file: Path | None) -> Path:
    """Say where the state is: what --state names, else the environment, the configuration, or the usual place."""
    from dbcare import config, state

    return state.place(named or config.settings(path=file).state, os.environ)
