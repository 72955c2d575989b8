"""Values as SQL text that means the same on every server and through every client, and exact comparisons with them.

What is not plain ASCII is written in hexadecimal, so that neither NO_BACKSLASH_ESCAPES nor ANSI_QUOTES nor a client's
character set can make something else of it.
"""

import re
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any

from dbcare.changes import NOW
from dbcare.errors import ChangeError
from dbcare.findings import SECRETS
from dbcare.shape import Field

_PLAIN = re.compile(r"[ -\[\]-~]*")
"""ASCII without the backslash, of which each mode of a server makes something else."""


class Verbatim(str):
    """An SQL expression where a value may stand."""

    __slots__ = ()


def literal(value: Any) -> str:
    """Write a value as SQL; raise ChangeError for what is no value of a column."""
    match value:
        case Verbatim():
            return str(value)
        case None:
            return "NULL"
        case int():
            return str(int(value))
        case float():
            # With an exponent it is a DOUBLE, without it a DECIMAL.
            return repr(value) if "e" in repr(value) else f"{value!r}e0"
        case Decimal():
            return f"{value:f}"
        case bytes():
            return f"X'{value.hex().upper()}'"
        case str():
            return _quoted(value) if _PLAIN.fullmatch(value) else f"_utf8mb4 X'{value.encode().hex().upper()}'"
        case date():
            return f"'{value}'"
        case list() | tuple():
            return f"({', '.join(map(literal, value))})"
    raise ChangeError(f"a {type(value).__name__} is no value of a column")


def same(field: Field, value: Any, salt: str) -> str:
    """Write the condition that a column is exactly this, to the last byte; NOW is any time at all.

    What only CloudStack should know is compared by its salted SHA-256.
    """
    read = field.read()
    if value is NOW or value is None:
        return f"{read} IS {'NOT ' if value is NOW else ''}NULL"
    if secret(field.name):
        digest = sha256(salt.encode() + _bytes(value)).hexdigest()
        shown = read if isinstance(value, bytes) else _exact(read)
        return f"SHA2(CONCAT({literal(salt)}, {shown}), 256) = '{digest}'"
    if isinstance(value, str):
        return f"{_exact(read)} = {literal(value if _PLAIN.fullmatch(value) else value.encode())}"
    # A YEAR takes a small number for one of our century.
    return f"{read}{' + 0' if field.kind == 'year' else ''} = {literal(value)}"


def secret(column: str) -> bool:
    """Say whether the values of a column never leave the database in clear."""
    return column.lower() in SECRETS


def comment(text: str) -> str:
    """Write a text as a comment of one line."""
    words = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return f"-- {words}".rstrip()


def _quoted(text: str) -> str:
    return f"'{text.replace(chr(39), chr(39) * 2)}'"


def _exact(read: str) -> str:
    """Write a text as its bytes: collations, trailing spaces and the column's own character set do not matter."""
    return f"CAST(CONVERT({read} USING utf8mb4) AS BINARY)"


def _bytes(value: Any) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode()
