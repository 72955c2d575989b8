"""All sources of the configuration, turned into one frozen Config for each target."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from dbcare import choice, layers, sources, values
from dbcare.configfile import Layer
from dbcare.connections import Found
from dbcare.endpoint import Databases, Endpoint
from dbcare.errors import ConfigError, UsageError
from dbcare.findings import Severity
from dbcare.fixing import Fixing
from dbcare.keys import unknown

ROOT = Path("/")
_PLAIN = ("fail_on", "plugins", "accept_unchecked", "baseline")
_NOTHING: Mapping[str, Any] = MappingProxyType({})
_ENVIRONMENT: Mapping[str, str] = MappingProxyType(os.environ)


@dataclass(frozen=True)
class Limits:
    """What a run may cost: `timeout` seconds per statement, `time_limit` in all, rows a statement may examine."""

    jobs: int = 2
    timeout: float = 10.0
    examined_rows: int = 10_000_000
    findings: int = 100
    deep: bool = False
    time_limit: float = 0.0


@dataclass(frozen=True)
class CheckSettings:
    """What `[checks.ID]` says of one check; `params` override the check's own defaults."""

    enabled: bool = True
    severity: Severity | None = None
    timeout: float | None = None
    params: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Config:
    """Everything a run needs to know of one target, and where each part of it came from.

    `broken` says why the target's connection is not known: nothing may be done with such a target but tell that.
    `origins` gives the source of each value by its dotted key; what it does not have is a default.
    """

    name: str = "default"
    endpoint: Endpoint = field(default_factory=Endpoint)
    usage: Endpoint | None = None
    databases: Databases = field(default_factory=Databases)
    limits: Limits = field(default_factory=Limits)
    fail_on: Severity = Severity.WARNING
    plugins: tuple[str, ...] | None = None
    accept_unchecked: tuple[str, ...] = ()
    baseline: Path | None = None
    state: Path | None = None
    keep_days: int = 90
    fix: Fixing = field(default_factory=Fixing)
    checks: Mapping[str, CheckSettings] = field(default_factory=lambda: MappingProxyType({}))
    source: str = ""
    passed_over: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    broken: str = ""
    origins: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), repr=False, compare=False)

    def where(self, *key: str) -> str:
        """Say where a value, or the table nearest around it, comes from."""
        found = (self.origins.get(".".join(key[:length])) for length in range(len(key), 0, -1))
        return next((origin for origin in found if origin), "defaults")


def load(
    flags: Mapping[str, Any] = _NOTHING,
    environment: Mapping[str, str] = _ENVIRONMENT,
    path: Path | None = None,
    *,
    root: Path = ROOT,
) -> Config:
    """Put the Config of exactly one target together, as `targets` does.

    Raises UsageError when several are named, ConfigError when the one's connection cannot be known.
    """
    return only(targets(flags, environment, path, root=root))


def only(configs: Sequence[Config]) -> Config:
    """Give the one Config there is; raise UsageError when there are more."""
    if len(configs) > 1:
        named = ", ".join(config.name for config in configs)
        raise UsageError(f"this command takes one target, and {len(configs)} are named: {named}; choose with --target")
    return configs[0]


def targets(
    flags: Mapping[str, Any] = _NOTHING,
    environment: Mapping[str, str] = _ENVIRONMENT,
    path: Path | None = None,
    *,
    root: Path = ROOT,
) -> tuple[Config, ...]:
    """Put together one Config for each target that is named, or for the one without a name.

    `path` is what --config names; the default files lie under `root`. Raises ConfigError for what is unknown, of the
    wrong type, or cannot be read, and UsageError for a target that is not there. Of several targets, one whose
    connection cannot be known is `broken` and hides none of the others.
    """
    known = _known(flags, environment, path, root)
    there = sources.names(known.documents)
    names = choice.chosen(flags, environment, there)
    if len(names) > 1:
        return tuple(_attempt(known, name) for name in names)
    config = _config(known, sources.find(known, names[0]), names[0])
    if there and config.source == "defaults":
        raise choice.must_choose(there)
    return (config,)


def settings(environment: Mapping[str, str] = _ENVIRONMENT, path: Path | None = None, *, root: Path = ROOT) -> Config:
    """Give the settings alone, for what needs no connection; raise ConfigError as `targets` does."""
    return _config(_known({}, environment, path, root), Found("defaults", {}), choice.DEFAULT)


def _known(flags: Mapping[str, Any], variables: Mapping[str, str], path: Path | None, root: Path) -> sources.Known:
    places = layers.places(variables, root)
    documents, passed_over = layers.documents(path, variables, places)
    return sources.Known(
        flags, layers.flags(flags), variables, layers.environment(variables), documents, places, passed_over
    )


def _attempt(known: sources.Known, name: str) -> Config:
    try:
        return _config(known, sources.find(known, name), name)
    except ConfigError as error:
        return replace(_config(known, Found("broken", {}), name), broken=str(error))


def _config(known: sources.Known, found: Found, name: str) -> Config:
    said = sources.together(known, found, name)
    config = Config(
        name,
        _endpoint(said, "target"),
        _endpoint(said, "usage") if any(key[0] == "usage" for key in found.settings) else None,
        Databases(**_part(said, "databases")),
        Limits(**_part(said, "limits")),
        **{key[0]: setting.value for key, setting in said.items() if key[0] in _PLAIN},
        state=_part(said, "state").get("file"),
        keep_days=_part(said, "state").get("keep_days", 90),
        fix=_fixing(_part(said, "fix")),
        checks=MappingProxyType(_checks(said)),
        source=found.source,
        passed_over=(*known.passed_over, *found.passed_over),
        notes=(*(file.warning for file in known.documents if file.warning), *known.passed_over),
        origins={".".join(key): setting.origin for key, setting in said.items()},
    )
    if "DBCARE_PASSWORD" in known.variables:
        return with_password(config, known.variables["DBCARE_PASSWORD"], "DBCARE_PASSWORD")
    return config


def _part(said: Layer, name: str) -> dict[str, Any]:
    return {key[1]: setting.value for key, setting in said.items() if key[0] == name and len(key) == 2}


def _fixing(said: dict[str, Any]) -> Fixing:
    # An empty text takes back the file that a lower source names.
    return Fixing(**{**said, "stop_file": said.get("stop_file") or None})


def _endpoint(said: Layer, name: str) -> Endpoint:
    parts: dict[str, Any] = {
        key: str(value) if isinstance(value, Path) else value for key, value in _part(said, name).items()
    }
    return Endpoint(**parts)


def _checks(said: Layer) -> dict[str, CheckSettings]:
    found = {}
    for name in [key[1] for key in said if key[0] == "checks" and len(key) == 2]:
        values = {key[2]: setting.value for key, setting in said.items() if key[:2] == ("checks", name) and key[2:]}
        own = {key: values.pop(key) for key in ("enabled", "severity", "timeout") if key in values}
        found[name] = CheckSettings(**own, params=values)
    return found


def with_password(config: Config, password: str, origin: str) -> Config:
    """Give a password that goes with every source; the usage database's own account keeps its own password."""
    usage, origins = config.usage, {**config.origins, "target.password": origin}
    if usage is not None and (not usage.password or usage.user == config.endpoint.user):
        usage, origins["usage.password"] = replace(usage, password=password), origin
    return replace(config, endpoint=replace(config.endpoint, password=password), usage=usage, origins=origins)


def verify_checks(config: Config, known: Mapping[str, Mapping[str, Any]]) -> None:
    """Compare `[checks.ID]` and `accept_unchecked` with the checks there are; raise ConfigError for what is unknown.

    `known` maps the id of each check to its parameters with their defaults, whose types the overrides must have.
    """
    for name in config.accept_unchecked:
        if name not in known:
            raise ConfigError(f"{config.where('accept_unchecked')}: accept_unchecked: {unknown(name, known, 'check')}")
    for name, check in config.checks.items():
        if name not in known:
            raise ConfigError(f"{config.where('checks', name)}: [checks] {unknown(name, known, 'check')}")
        for key, value in check.params.items():
            where = f"{config.where('checks', name, key)}: [checks.{name}] "
            if key not in known[name]:
                raise ConfigError(where + unknown(key, {*known[name], "enabled", "severity", "timeout"}))
            try:
                values.like(known[name][key])(value)
            except values.Refused as error:
                raise ConfigError(f"{where}{key}: {error}") from error
