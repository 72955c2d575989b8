"""What a value of the configuration may be: its type, its range, and the words that refuse another."""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import Any

from dbcare.findings import Severity

MOST = 10**12
LONG = 60
TLS_MODES = ("preferred", "required", "verify", "off")

Rule = Callable[[Any], Any]
"""Gives the value that is meant, or raises Refused."""


class Refused(ValueError):
    """A value is not what its key takes; the text reads on from the key's name."""


def shown(value: Any) -> str:
    """Write a value for a message, or only its kind where it might hold more than a person wants to read."""
    match value:
        case bool():
            return str(value).lower()
        case str() if len(value) <= LONG:
            return repr(value)
        case float() | date() | time():
            return str(value)
        case int() if abs(value) <= MOST**2:
            return str(value)
        case str():
            return "a text that long"
        case int():
            return "a number that large"
        case dict():
            return "a table"
    return "a list"


def _plain(kind: type | tuple[type, ...], words: str) -> Rule:
    def rule(value: Any) -> Any:
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise Refused(f"takes {words}, not {shown(value)}")
        return value

    return rule


text = _plain(str, "a text")
truth = _plain(bool, "true or false")
_RULES: dict[type, Rule] = {
    bool: truth,
    str: text,
    int: _plain(int, "a whole number"),
    float: _plain((int, float), "a number"),
    list: _plain(list, "a list"),
    tuple: _plain(list, "a list"),
}


def like(default: Any) -> Rule:
    """Take what has the type of a default."""
    return _RULES.get(type(default)) or _plain(type(default), f"a {type(default).__name__}")


def numeric(kind: type, *, least: float | None = None, above: float | None = None, most: float = MOST) -> Rule:
    """Take a whole number (`int`) or any (`float`) in a range."""
    lower = f"{least} or more" if above is None else f"more than {above}"
    bounds = lower if most == MOST else f"{least} to {most}"

    def rule(value: Any) -> Any:
        number = _RULES[kind](value)
        # What is not a number at all (nan) is not enough either.
        enough = number > above if above is not None else number >= (least or 0)
        if not enough or number > most:
            words = f"at most {MOST}" if enough and most == MOST else bounds
            raise Refused(f"takes {words}, not {shown(number)}")
        return number

    return rule


def secret(value: Any) -> str:
    """Take a text, and never show what was there instead."""
    if not isinstance(value, str):
        raise Refused("takes a text, not what it holds")
    return value


def named(value: Any) -> str:
    """Take a text that is not empty."""
    if not text(value):
        raise Refused("takes a name, not ''")
    return str(value)


def severity(value: Any) -> Severity:
    """Take the name of a severity."""
    if value not in list(Severity):
        raise Refused(f"takes {', '.join(Severity)}, not {shown(value)}")
    return Severity(value)


def tls(value: Any) -> str:
    """Take a way to use TLS."""
    if value not in TLS_MODES:
        raise Refused(f"takes {', '.join(TLS_MODES)}, not {shown(value)}")
    return str(value)


def words(value: Any) -> tuple[str, ...]:
    """Take a list of names."""
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise Refused(f"takes a list of names, not {shown(value)}")
    return tuple(value)


def anything(value: Any) -> Any:
    """Take what another will judge."""
    return value


def file(value: Any) -> Path:
    """Take the name of a file; `~` is the home directory."""
    if isinstance(value, Path):
        return value
    if not isinstance(value, str) or not value:
        raise Refused(f"takes the name of a file, not {shown(value)}")
    if "\0" in value:
        raise Refused("takes the name of a file, not one with a NUL byte")
    try:
        return Path(value).expanduser()
    except RuntimeError as error:
        raise Refused(f"{value!r}: there is no such home directory") from error


def place(value: Any) -> Path | str:
    """Take the name of a file, or an empty text for none."""
    return file(value) if value != "" else ""
