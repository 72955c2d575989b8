"""`dbcare config`: what configuration holds, where each value comes from, and which files were looked for."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import typer

from dbcare.commands import options

if TYPE_CHECKING:
    from dbcare.config import Config
    from dbcare.endpoint import Endpoint
    from dbcare.layers import Looked

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Show the configuration that holds.")
BROKEN = 78


class Value(NamedTuple):
    """A value of the configuration by its dotted key, and where it comes from."""

    key: str
    value: Any
    source: str


@app.callback()
def _root() -> None:
    pass


@app.command()
@options.connecting
def show(
    where: options.Where,
    format: options.FormatOption = options.Format.TABLE,  # noqa: A002
) -> int:
    """Show every value that holds and where it comes from, secrets masked, and the files that were looked for.

    Exit codes: 0 it can be used, 64 usage, 78 something in it cannot be used.
    """
    from dbcare import config as configuration
    from dbcare import registry
    from dbcare.layers import looked

    configs = where.configs()
    known = registry.installed(configs[0].plugins).entries
    configuration.verify_checks(configs[0], {entry.check.id: entry.check.parameters for entry in known})
    files = looked(asdict(where), os.environ, where.config, configuration.ROOT)
    if format is options.Format.JSON:
        from dbcare.render import json

        typer.echo(json.dumps(_document(configs, files)))
    else:
        typer.echo("\n\n".join(_tables(configs, files)))
    return BROKEN if any(config.broken for config in configs) else 0


def _connection(config: "Config") -> Iterator[Value]:
    yield from _endpoint(config, "target", config.endpoint)
    if config.usage is not None:
        yield from _endpoint(config, "usage", config.usage)
    yield from _section(config, "databases", vars(config.databases))


def _endpoint(config: "Config", part: str, endpoint: "Endpoint") -> Iterator[Value]:
    values = {field.name: getattr(endpoint, field.name) for field in fields(endpoint)}
    # What is shown is that there is a password, and never what it is.
    values["password"] = "***" if endpoint.password else None
    others = [f"{other.host}:{other.port}" for other in values.pop("others")]
    values |= {"others": others} if others else {}
    yield from _section(config, part, values)


def _settings(config: "Config") -> Iterator[Value]:
    for key in ("fail_on", "accept_unchecked", "plugins", "baseline"):
        yield Value(key, _plain(getattr(config, key)), config.origins.get(key, "default"))
    yield from _section(config, "state", {"file": config.state, "keep_days": config.keep_days})
    yield from _section(config, "limits", vars(config.limits))
    yield from _section(config, "fix", vars(config.fix))
    for name, check in config.checks.items():
        said = {"enabled": check.enabled, "severity": check.severity, "timeout": check.timeout, **check.params}
        yield from (value for value in _section(config, f"checks.{name}", said) if value.source != "default")


def _section(config: "Config", part: str, values: Mapping[str, Any]) -> Iterator[Value]:
    for name, value in values.items():
        key = f"{part}.{name}"
        yield Value(key, _plain(value), config.origins.get(key, "default"))


def _plain(value: Any) -> Any:
    if isinstance(value, Path):
        return str(value)
    return list(value) if isinstance(value, tuple) else value


def _document(configs: "tuple[Config, ...]", files: "tuple[Looked, ...]") -> dict[str, Any]:
    return {
        "schema_version": 1,
        "targets": [
            {
                "name": config.name,
                "source": config.source,
                "error": config.broken or None,
                "values": [] if config.broken else [value._asdict() for value in _connection(config)],
            }
            for config in configs
        ],
        "settings": [value._asdict() for value in _settings(configs[0])],
        "files": [{"path": str(file.path), "purpose": file.purpose, "state": file.state} for file in files],
        "notes": list(configs[0].notes),
    }


def _tables(configs: "tuple[Config, ...]", files: "tuple[Looked, ...]") -> Iterator[str]:
    from dbcare.render.table import rows

    for config in configs:
        nowhere = config.source == "defaults"
        found = "nothing says where the database is" if nowhere else f"from {config.source}"
        yield f"{config.name}: {config.broken or found}"
        if not config.broken:
            yield rows(("VALUE", "IS", "FROM"), map(_row, _connection(config)))
    yield rows(("VALUE", "IS", "FROM"), map(_row, _settings(configs[0])))
    yield rows(("FILE, FIRST COUNTS MOST", "WHAT FOR", "STATE"), files)
    yield from (f"Note: {note}" for note in configs[0].notes)


def _row(value: Value) -> tuple[str, str, str]:
    match value.value:
        case bool():
            told = str(value.value).lower()
        case None if value.key.endswith(".password"):
            told = "not set"
        case None | "" | []:
            told = "-"
        case list():
            told = ", ".join(map(str, value.value))
        case _:
            first, *more = str(value.value).splitlines() or [""]
            told = f"{first} …" if more else first
    return value.key, told, value.source
