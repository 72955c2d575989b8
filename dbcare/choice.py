"""Which targets a command looks at: those that flags name, else the environment, else the one without a name."""

from collections.abc import Iterable, Mapping
from typing import Any

from dbcare.errors import ConfigError, UsageError
from dbcare.layers import CONNECTION

DEFAULT = "default"
"""The name of the target that has none."""
_WAYS = (CONNECTION, ("db_properties",), ("defaults_file", "defaults_group_suffix"), ("target",), ("all_targets",))
"""Flags by the source that they choose."""


def chosen(flags: Mapping[str, Any], variables: Mapping[str, str], there: Iterable[str]) -> tuple[str, ...]:
    """Name the targets, each once; `there` are those that the files have.

    Raises UsageError for a target that is not there and for flags that choose two sources, and ConfigError for an
    environment that does.
    """
    ways = [way for way in (_given(flags, names) for names in _WAYS) if way]
    if len(ways) > 1:
        raise UsageError(f"{ways[0]} and {ways[1]} each say where to connect: give one of them")
    if flags.get("all_targets"):
        return _all(tuple(there))
    if ways:
        return _known(flags.get("target") or (DEFAULT,), there, "--target")
    return _known(_of_environment(variables) or (DEFAULT,), there, "DBCARE_TARGET")


def must_choose(there: Iterable[str]) -> UsageError:
    """Tell a person who has targets, and no connection without a name, to choose one."""
    return UsageError(f"which target? --target takes one of {', '.join(there)}; --all-targets takes each")


def _given(flags: Mapping[str, Any], names: Iterable[str]) -> str:
    """Give the first of these flags that was given, as a person writes it."""
    return next((f"--{name.replace('_', '-')}" for name in names if flags.get(name) not in (None, False, [], ())), "")


def _of_environment(variables: Mapping[str, str]) -> tuple[str, ...]:
    names = tuple(name.strip() for name in variables.get("DBCARE_TARGET", "").split(",") if name.strip())
    other = next((f"DBCARE_{name.upper()}" for name in CONNECTION if variables.get(f"DBCARE_{name.upper()}")), "")
    if names and other:
        raise ConfigError(f"DBCARE_TARGET and {other} each say where to connect: set one of them")
    return names


def _all(there: tuple[str, ...]) -> tuple[str, ...]:
    if not there:
        raise UsageError("--all-targets: no configuration file has a target; `dbcare config show` names the files")
    return there


def _known(names: Iterable[str], there: Iterable[str], source: str) -> tuple[str, ...]:
    import difflib

    known = [name for name in there if name != DEFAULT]
    for name in names:
        if name not in (*known, DEFAULT):
            near = difflib.get_close_matches(name, known, n=1)
            hint = f"did you mean {near[0]!r}? " if near else ""
            listed = f"there are: {', '.join(known)}" if known else "no configuration file has one"
            raise UsageError(f"{source}: there is no target {name!r}; {hint}{listed}")
    return tuple(dict.fromkeys(names))
