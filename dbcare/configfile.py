"""One TOML file of the configuration: what it may say, and what it says, each value with the line it stands on."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from dbcare import files, values
from dbcare.errors import ConfigError
from dbcare.keys import ELSEWHERE, OWN, SCHEMA, Key, Schema, unknown
from dbcare.tomllines import line_of, lines


class Setting(NamedTuple):
    """A value, and the words that say where it comes from."""

    value: Any
    origin: str

    def __repr__(self) -> str:
        # The value may be a password.
        return f"Setting(…, {self.origin!r})"


Layer = Mapping[Key, Setting]
"""What one source says, by the key's path; a table is there too, as an empty value."""


class Document(NamedTuple):
    """One file, read and checked; `warning` is for its owner."""

    path: Path
    settings: Layer
    warning: str = ""


def read(path: Path) -> Document:
    """Read a file and check every value of it; raise ConfigError with the file and the line of what is wrong."""
    text = files.text(path)
    raw = _parsed(path, text)
    settings = dict(_Reader(path, lines(text)).table(raw, SCHEMA))
    for key in settings:
        if key[0] in ("target", "targets"):
            _refuse_target(key, settings)
    return Document(path, settings, _warning(path, settings))


def inside(settings: Layer, table: Key) -> Layer:
    """Give what a table says, by the names of its own keys."""
    return {key[-1:]: found for key, found in settings.items() if key[:-1] == table and found.value != {}}


def _parsed(path: Path, text: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(_syntax(path, str(error))) from None
    except RecursionError:
        raise ConfigError(f"{files.told(path)}: this is not TOML: nested too deeply") from None
    except ValueError:
        raise ConfigError(f"{files.told(path)}: this is not TOML: a number is too large") from None


_SAID = (
    ("Invalid value", "no value that TOML knows; a text stands in quotes"),
    ("Cannot", "a key or table is there twice"),
    ("Duplicate", "a key or table is there twice"),
    ("Unescaped", "a backslash in a text; write two, or put the text in single quotes"),
    ("Unterminated", "a text does not end"),
    ('Expected "', "a text does not end"),
    ("Illegal character", "a text does not end on its line, or has a control character in it"),
    ("Found invalid", "a text does not end on its line, or has a control character in it"),
    ("Expected newline", "more follows where the line should end"),
    ("Expected '='", "a key without `=` and a value"),
    ("Unclosed", "a bracket is not closed"),
)


def _syntax(path: Path, error: str) -> str:
    """Say what is wrong in words of our own: the reader's may quote the file, and so a password."""
    said = next((words for start, words in _SAID if error.startswith(start)), "neither a table nor a key with a value")
    found = re.search(r"\(at line (\d+), column \d+\)$", error)
    where = f":{found[1]}" if found else " (at its end)"
    return f"{files.told(path)}{where}: this is not TOML: {said}"


class _Reader:
    """Walks through a file's tables, and knows the line of each key."""

    def __init__(self, path: Path, known: Mapping[Key, int]) -> None:
        self._path = path
        self._lines = known

    def table(self, raw: Mapping[str, Any], schema: Schema, within: Key = ()) -> Iterator[tuple[Key, Setting]]:
        for name, value in raw.items():
            key = (*within, name)
            wanted = schema.get(name) or schema.get("*")
            if wanted is None:
                raise ConfigError(f"{self._origin(key)}: {_in(within)}{unknown(name, schema)}")
            if not isinstance(wanted, Mapping):
                yield key, Setting(self._value(key, value, wanted), self._origin(key))
                continue
            if not isinstance(value, dict):
                raise ConfigError(f"{self._origin(key)}: {_in(key)}is a table, not {_kind(value)}")
            yield key, Setting({}, self._origin(key))
            yield from self.table(value, wanted, key)

    def _value(self, key: Key, value: Any, rule: values.Rule) -> Any:
        try:
            taken = rule(value)
        except values.Refused as error:
            raise ConfigError(f"{self._origin(key)}: {_in(key[:-1])}{key[-1]}: {error}") from error
        # A file's own folder is where its relative names begin.
        return self._path.parent / taken if isinstance(taken, Path) else taken

    def _origin(self, key: Key) -> str:
        line = line_of(self._lines, key)
        return f"{files.told(self._path)}:{line}" if line else files.told(self._path)


def _in(table: Key) -> str:
    """Write a table's header as TOML does."""
    parts = (name if re.fullmatch(r"[\w-]+", name, re.ASCII) else repr(name) for name in table)
    return f"[{'.'.join(parts)}] " if table else ""


def _kind(value: Any) -> str:
    """Say what is there instead of a table without showing it: an address may have a password in it."""
    return "a text" if isinstance(value, str) else values.shown(value)


def _refuse_target(key: Key, settings: Layer) -> None:
    """Raise ConfigError for a target that cannot be named, or that would mix two sources of a connection."""
    where = settings[key].origin
    if key[0] == "targets" and len(key) == 2 and (not re.fullmatch(r"[\w.-]+", key[1]) or key[1] == "default"):
        reason = "is what [target] is called" if key[1] == "default" else "takes letters, digits, dots and dashes"
        raise ConfigError(f"{where}: {_in(key)}is no name for a target: it {reason}")
    if settings[key].value != {}:
        return
    names = {name for [name] in inside(settings, key)}
    mixed = [sorted(names & kind) for kind in (OWN, {"db_properties"}, ELSEWHERE - {"db_properties"})]
    given = [kind[0] for kind in mixed if kind]
    if len(given) > 1:
        raise ConfigError(
            f"{where}: {_in(key)}{given[0]} beside {given[1]}: a connection comes from one source; keep one"
        )
    if key[-1] == "usage" and len(key) > 1 + (key[0] == "targets") and not names & {"host", "socket"}:
        raise ConfigError(f"{where}: {_in(key)}needs a host or a socket: it is the server of the usage database")
    if {"password", "password_file"} <= names:
        raise ConfigError(f"{where}: {_in(key)}password beside password_file: keep one")


def _warning(path: Path, settings: Layer) -> str:
    secrets = [
        key
        for key, found in settings.items()
        if key[0] in ("target", "targets") and key[-1] == "password" and found.value
    ]
    if not secrets or not files.open_to_others(path):
        return ""
    return f"{files.told(path)} holds a password and others than its owner may read it: chmod 600 {files.told(path)}"
