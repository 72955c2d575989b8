"""Text for a terminal: made harmless, wrapped to the columns that characters take, and the columns there are."""

import os
import sys
from collections.abc import Iterable
from contextlib import suppress

USUAL = 120
"""The columns to write for where no terminal is: in a file, in cron, in a pipeline of a script."""
LEAST = 20


def harmless(text: object) -> str:
    r"""Write a value on one line, with nothing in it that a terminal obeys or hides.

    Line breaks and tabs become spaces; escapes, other controls, and the invisible characters that turn text round or
    join it (Unicode's classes Cc, Cf, Co, Cs and Cn) are spelled out, as `\x1b` or `\u202e`.
    """
    text = str(text)
    return text if text.isprintable() else "".join(map(_spelled, text))


def _spelled(char: str) -> str:
    if char.isprintable():
        return char
    return " " if char.isspace() else char.encode("unicode_escape").decode()


def columns(text: str) -> int:
    """Count the columns that harmless text takes: two for an ideograph, none for a combining mark."""
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth

    return wcswidth(text)


def wrapped(text: object, room: int) -> list[str]:
    """Break a value, made harmless, into lines of at most so many columns; words that are longer are cut."""
    from wcwidth import wrap

    line = harmless(text)
    return [line] if columns(line) <= room else wrap(line, room, break_on_hyphens=False)


def paragraph(text: object, width: int) -> str:
    """Write a value as one paragraph."""
    return "\n".join(wrapped(text, width))


def screen(*, to_file: bool = False) -> int:
    """Give the columns to write for: COLUMNS, else the terminal's, else 120.

    Where stdout is a pipe, as into `less`, the terminal is that of stderr; a named file has none.
    """
    with suppress(KeyError, ValueError):
        if (asked := int(os.environ["COLUMNS"])) > 0:
            return max(LEAST, asked)
    return USUAL if to_file else max(LEAST, _terminal((sys.__stdout__, sys.__stderr__)) or USUAL)


def _terminal(streams: Iterable[object]) -> int:
    """Give the columns of the first that is a terminal and knows them, else 0."""
    for stream in streams:
        with suppress(AttributeError, OSError, ValueError):
            if found := os.get_terminal_size(stream.fileno()).columns:  # type: ignore[attr-defined]
                return found
    return 0
