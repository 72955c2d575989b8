"""Owns how a value is spelled where the server reads it: in a file for LOAD DATA, or after VALUES; pure."""

from collections.abc import Sequence

_SPECIAL = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\0": "\\0", "'": "\\'", '"': '\\"', "\x1a": "\\Z"}
_ESCAPES = str.maketrans(_SPECIAL)


def escaped(text: str) -> str:
    """Escape what the server would take for something else."""
    return text.translate(_ESCAPES)


def tabbed(row: Sequence[object]) -> str:
    """Write a row as a line for LOAD DATA."""
    return "\t".join([_field(value) for value in row]) + "\n"


def parenthesised(row: Sequence[object]) -> str:
    """Write a row as it stands after VALUES."""
    return f"({','.join([_literal(value) for value in row])})"


def _field(value: object) -> str:
    if value.__class__ is int:
        return str(value)
    if value is None:
        return "\\N"
    text = str(value)
    # Most text needs no escaping, and finding that out is cheaper than translating it.
    return text if text.isprintable() and "\\" not in text else escaped(text)


def _literal(value: object) -> str:
    if value.__class__ is int:
        return str(value)
    return "NULL" if value is None else f"'{escaped(str(value))}'"
