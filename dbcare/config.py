"""Flags, environment and one TOML file, turned into one frozen Config."""

import difflib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_type_hints

from dbcare.endpoint import Databases, Endpoint
from dbcare.errors import ConfigError
from dbcare.findings import Severity

MOST = 10**12
TLS_MODES = ("preferred", "required", "verify", "off")


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
    """Everything a run needs to know, and the source that each part came from."""

    name: str = "default"
    endpoint: Endpoint = field(default_factory=Endpoint)
    usage: Endpoint | None = None
    databases: Databases = field(default_factory=Databases)
    limits: Limits = field(default_factory=Limits)
    fail_on: Severity = Severity.WARNING
    plugins: tuple[str, ...] | None = None
    accept_unchecked: tuple[str, ...] = ()
    baseline: Path | None = None
    checks: Mapping[str, CheckSettings] = field(default_factory=lambda: MappingProxyType({}))
    source: str = "defaults"


_CONNECTION = {name.name for name in fields(Endpoint)} - {"others"}
_SECTIONS = {"target": Endpoint, "databases": Databases, "limits": Limits}
_TOP = {*_SECTIONS, "checks", "plugins", "accept_unchecked", "fail_on", "baseline"}
_ENVIRONMENT = {"DBCARE_HOST": "host", "DBCARE_PORT": "port", "DBCARE_SOCKET": "socket", "DBCARE_USER": "user"}


def load(
    flags: Mapping[str, Any],
    environment: Mapping[str, str] = MappingProxyType(os.environ),
    path: Path | None = None,
) -> Config:
    """Put one Config together: flags win over the environment, which wins over the file.

    Host, port, socket, user and password come from the first of them that names any of these; DBCARE_PASSWORD
    goes with each. Raises ConfigError for an unknown key, a wrong type, or a file that cannot be read.
    """
    named = path or (Path(environment["DBCARE_CONFIG"]) if environment.get("DBCARE_CONFIG") else None)
    config = _from_file(named) if named else Config()
    for source, values in (("environment", _environment(environment)), ("flags", _connection_flags(flags))):
        if values:
            # How safely one connects is no part of where: another host must not turn the check of its certificate off.
            kept = {key: getattr(config.endpoint, key) for key in ("tls", "tls_ca", "connect_timeout")}
            config = replace(config, endpoint=_made(Endpoint, kept | values, source), source=source)
    if "DBCARE_PASSWORD" in environment:
        config = replace(config, endpoint=replace(config.endpoint, password=environment["DBCARE_PASSWORD"]))
    return _with_flags(config, flags)


def _environment(environment: Mapping[str, str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, key in _ENVIRONMENT.items():
        if environment.get(name):
            values[key] = _port(environment[name]) if key == "port" else environment[name]
    return values


def _port(text: str) -> int:
    if not text.isdecimal():
        raise ConfigError(f"DBCARE_PORT: {text!r} is not a port number")
    return int(text)


def _connection_flags(flags: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in flags.items() if key in _CONNECTION and value is not None}


def _with_flags(config: Config, flags: Mapping[str, Any]) -> Config:
    limits = {key: value for key, value in flags.items() if key in _names(Limits) and value is not None}
    names = {key: value for key, value in flags.items() if key in _names(Databases) and value is not None}
    rest = {key: flags[key] for key in ("fail_on", "baseline") if flags.get(key) is not None}
    changed = replace(config.limits, **limits)
    _in_range(changed, "flags:")
    return replace(
        config,
        limits=changed,
        databases=replace(config.databases, **names),
        **rest,
    )


def _names(kind: type) -> set[str]:
    return {part.name for part in fields(kind)}


def _from_file(path: Path) -> Config:
    import tomllib

    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}") from error
    try:
        raw = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError(f"{path}: {error}") from error
    _known(raw, _TOP, str(path))
    parts = {key: _made(kind, _table(raw, key, str(path)), f"{path}: [{key}]") for key, kind in _SECTIONS.items()}
    return Config(
        endpoint=parts["target"],
        databases=parts["databases"],
        limits=parts["limits"],
        fail_on=_severity(raw.get("fail_on", Severity.WARNING), f"{path}: fail_on"),
        plugins=_words(raw["plugins"], f"{path}: plugins") if "plugins" in raw else None,
        accept_unchecked=_words(raw.get("accept_unchecked", []), f"{path}: accept_unchecked"),
        baseline=_file(raw["baseline"], path) if "baseline" in raw else None,
        checks=MappingProxyType(
            {name: _check(name, values, str(path)) for name, values in _table(raw, "checks", str(path)).items()}
        ),
        source=str(path),
    )


def _file(value: Any, path: Path) -> Path:
    if not isinstance(value, str):
        raise ConfigError(f"{path}: baseline: takes the name of a file, not {value!r}")
    try:
        return path.parent / Path(value).expanduser()
    except RuntimeError as error:
        raise ConfigError(f"{path}: baseline: {value!r}: there is no such home directory") from error


def _table(raw: Mapping[str, Any], key: str, where: str) -> dict[str, Any]:
    value = raw.get(key, {})
    if not isinstance(value, dict):
        raise ConfigError(f"{where}: {key} is a table, written [{key}], not {value!r}")
    return value


def _known(raw: Mapping[str, Any], known: set[str], where: str) -> None:
    for key in raw:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"known: {', '.join(sorted(known))}"
            raise ConfigError(f"{where}: there is no key {key!r}; {hint}")


def _made(kind: type[Any], values: Mapping[str, Any], where: str) -> Any:
    hints = get_type_hints(kind)
    _known(values, set(hints), where)
    for key, value in values.items():
        _typed(value, hints[key], f"{where} {key}")
    made = kind(**values)
    _in_range(made, where)
    return made


def _typed(value: Any, wanted: type, where: str) -> None:
    accepted = (int, float) if wanted is float else (wanted,)
    if not isinstance(value, accepted) or (isinstance(value, bool) and wanted is not bool):
        told = "what it holds" if where.endswith("password") else repr(value)
        raise ConfigError(f"{where}: takes {_WORDS.get(wanted, f'a {wanted.__name__}')}, not {told}")


_WORDS: Mapping[type, str] = {int: "a whole number", float: "a number", str: "a text", bool: "true or false"}


def _in_range(value: Any, where: str) -> None:
    if isinstance(value, Endpoint):
        if value.tls not in TLS_MODES:
            raise ConfigError(f"{where} tls: takes {', '.join(TLS_MODES)}, not {value.tls!r}")
        if not 0 < value.port < 65536:
            raise ConfigError(f"{where} port: {value.port} is not a port number")
        if value.connect_timeout <= 0:
            raise ConfigError(f"{where} connect_timeout: takes more than 0, not {value.connect_timeout}")
    if isinstance(value, Limits):
        for name in ("jobs", "timeout", "examined_rows"):
            if not 0 < getattr(value, name) <= MOST:
                raise ConfigError(f"{where} {name}: takes more than 0, not {getattr(value, name)}")
        for name in ("findings", "time_limit"):
            if not 0 <= getattr(value, name) <= MOST:
                raise ConfigError(f"{where} {name}: takes 0 or more, not {getattr(value, name)}")


def _severity(value: Any, where: str) -> Severity:
    try:
        return Severity(value)
    except ValueError:
        raise ConfigError(f"{where}: takes {', '.join(Severity)}, not {value!r}") from None


def _words(value: Any, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise ConfigError(f"{where}: takes a list of names, not {value!r}")
    return tuple(value)


def _check(name: str, values: Any, path: str) -> CheckSettings:
    where = f"{path}: [checks.{name}]"
    if not isinstance(values, dict):
        raise ConfigError(f"{where}: is a table, not {values!r}")
    if not isinstance(values.get("enabled", True), bool):
        raise ConfigError(f"{where} enabled: takes true or false, not {values['enabled']!r}")
    timeout = values.get("timeout")
    if timeout is not None:
        _typed(timeout, float, f"{where} timeout")
        if not 0 < timeout <= MOST:
            raise ConfigError(f"{where} timeout: takes more than 0, not {timeout}")
    return CheckSettings(
        values.get("enabled", True),
        _severity(values["severity"], f"{where} severity") if "severity" in values else None,
        timeout,
        {key: value for key, value in values.items() if key not in ("enabled", "severity", "timeout")},
    )


def verify_checks(config: Config, known: Mapping[str, Mapping[str, Any]]) -> None:
    """Compare `[checks.ID]` and `accept_unchecked` with the checks there are; raise ConfigError for what is unknown.

    `known` maps the id of each check to its parameters with their defaults, whose types the overrides must have.
    """
    _known(config.checks, set(known), f"{config.source}: [checks]")
    _known(dict.fromkeys(config.accept_unchecked), set(known), f"{config.source}: accept_unchecked")
    for name, settings in config.checks.items():
        where = f"{config.source}: [checks.{name}]"
        _known(settings.params, {*known[name], "enabled", "severity", "timeout"}, where)
        for key, value in settings.params.items():
            _typed(value, type(known[name][key]), f"{where} {key}")
