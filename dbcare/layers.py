"""The sources of settings one above the other: flags, environment, and the configuration files."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from dbcare import configfile, files, keys, values
from dbcare.configfile import Document, Layer, Setting
from dbcare.errors import ConfigError, DbcareError, UsageError
from dbcare.keys import Key

CONNECTION = ("host", "port", "socket", "user")
"""The flags of a connection; the environment has the same in capitals."""
_FLAGS: Mapping[str, tuple[Key, str]] = {
    "fail_on": (("fail_on",), "--fail-on"),
    "baseline": (("baseline",), "--baseline"),
    "findings": (("limits", "findings"), "--limit"),
    **{name: (("limits", name), f"--{name.replace('_', '-')}") for name in ("jobs", "timeout", "time_limit", "deep")},
    "cloud": (("databases", "cloud"), "--cloud-name"),
    "usage": (("databases", "usage"), "--usage-name"),
    "state": (("state", "file"), "--state"),
    **{name: (("target", name), f"--{name}") for name in CONNECTION},
}
_ENVIRONMENT: Mapping[str, Key] = {
    **{f"DBCARE_{name.upper()}": ("target", name) for name in CONNECTION},
    "DBCARE_STATE": ("state", "file"),
}


class Places(NamedTuple):
    """Where files are looked for that nobody named; those of the user are None when there is no home."""

    user: Path | None
    system: Path
    properties: tuple[Path, ...]
    options: Path | None


def places(environment: Mapping[str, str], root: Path) -> Places:
    """Name the default files; `root` is what stands for `/`."""
    home = Path(environment["HOME"]) if environment.get("HOME") else None
    # The XDG specification: a path that is not absolute is to be ignored.
    xdg = Path(environment.get("XDG_CONFIG_HOME", ""))
    folder = xdg if xdg.is_absolute() else home and home / ".config"
    return Places(
        folder and folder / "dbcare" / "config.toml",
        root / "etc/dbcare/config.toml",
        tuple(root / f"etc/cloudstack/{part}/db.properties" for part in ("management", "usage")),
        home and home / ".my.cnf",
    )


class Looked(NamedTuple):
    """A file that was looked for, what for, and what became of it."""

    path: Path
    purpose: str
    state: str


def looked(given: Mapping[str, Any], variables: Mapping[str, str], path: Path | None, root: Path) -> tuple[Looked, ...]:
    """List the files that are looked for, the one that counts most first."""
    known = places(variables, root)
    named = path or (Path(variables["DBCARE_CONFIG"]) if variables.get("DBCARE_CONFIG") else None)
    wanted = (
        (given.get("db_properties"), "--db-properties"),
        (given.get("defaults_file"), "--defaults-file"),
        (named, "--config" if path else "DBCARE_CONFIG"),
        (known.user, "settings of the user"),
        (known.system, "settings of this host"),
        *((file, "CloudStack's") for file in known.properties),
        (known.options, "MySQL's"),
    )
    return tuple(Looked(file, purpose, _state(file)) for file, purpose in wanted if file is not None)


def _state(path: Path) -> str:
    if files.missing(path):
        return "not there"
    try:
        refusal = files.refusal(path)
    except ConfigError as error:
        refusal = str(error)
    return refusal.removeprefix(files.told(path)).removeprefix(":").strip() or "readable"


def flags(given: Mapping[str, Any]) -> Layer:
    """Give what the flags say, None meaning that one was not given; raise UsageError for what cannot be."""
    found = {key: (given[name], option) for name, (key, option) in _FLAGS.items() if given.get(name) is not None}
    return {key: _checked(key, value, option, UsageError) for key, (value, option) in found.items()}


def environment(variables: Mapping[str, str]) -> Layer:
    """Give what the environment says, an empty variable being one that is not set; raise ConfigError likewise."""
    layer = {}
    for variable, key in _ENVIRONMENT.items():
        if text := variables.get(variable):
            number = key[-1] == "port" and text.isascii() and text.isdecimal() and len(text) < 10
            layer[key] = _checked(key, int(text) if number else text, variable)
    return layer


def _checked(key: Key, value: Any, source: str, kind: type[DbcareError] = ConfigError) -> Setting:
    try:
        return Setting(keys.rule(key)(value), source)
    except values.Refused as error:
        raise kind(f"{source}: {error}") from error


def documents(
    named: Path | None, variables: Mapping[str, str], known: Places
) -> tuple[tuple[Document, ...], tuple[str, ...]]:
    """Read the configuration files, the one that counts most first, and say which of them were passed over.

    Raises ConfigError for a file that was named and cannot be read, and for one that says what it must not.
    """
    if named is None and variables.get("DBCARE_CONFIG"):
        named = Path(variables["DBCARE_CONFIG"])
    found = [configfile.read(named)] if named else []
    passed_over = []
    for path in (known.user, known.system):
        if path is None or files.missing(path) or files.same(path) in [files.same(read.path) for read in found]:
            continue
        if refusal := files.refusal(path):
            passed_over.append(refusal)
        else:
            found.append(configfile.read(path))
    return tuple(found), tuple(passed_over)


def merged(layers: Iterable[Layer]) -> Layer:
    """Take each setting from the first layer that has it."""
    return {key: found for layer in reversed(list(layers)) for key, found in layer.items()}
