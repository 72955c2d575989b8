"""Rows under headers, laid out for the screen: a table, or a block for each row where a table would be cramped."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from dbcare.render.text import LEAST, columns, harmless, screen, wrapped

CRAMPED = 32
"""A table whose last column has less room than this, and would need more, becomes blocks."""
READABLE = 80
"""The last column is never wider: longer lines are hard to read, however wide the screen is."""
GAP = "  "
INDENT = "    "
HEADER_PADDING = 2
"""What tabulate adds to each header."""
PLAIN: Mapping[str, str] = MappingProxyType({})
Cells = list[list[str]]


def rows(
    headers: Sequence[str],
    lines: Iterable[Sequence[object]],
    *,
    width: int | None = None,
    colours: Mapping[str, str] = PLAIN,
    labelled: bool = False,
) -> str:
    """Lay out rows so that no line is wider than the screen, or than `width`.

    Where the last column would be cramped, it goes below the others, indented; in `labelled` rows, whose cells mean
    nothing without their headers, all but the first do, each after its header. `colours` gives the ANSI colour of
    words in the first column.
    """
    width = max(LEAST, width or screen())
    cells = [[harmless(cell) for cell in line] for line in lines]
    widths = [
        max([columns(head) + HEADER_PADDING, *(columns(line[place]) for line in cells)])
        for place, head in enumerate(headers)
    ]
    beside = sum(widths[:-1]) + len(GAP) * (len(headers) - 1)
    room = min(width - beside, READABLE)
    tight = bool(cells) and room < min(widths[-1], CRAMPED)
    if tight and labelled:
        return _records(headers, cells, width)
    lasts = [wrapped(line[-1], min(width - len(INDENT), READABLE) if tight else room) for line in cells]
    firsts = [[_painted(line[0], colours), *line[1:-1]] for line in cells]
    if not tight:
        return _table(headers, [[*first, "\n".join(last)] for first, last in zip(firsts, lasts, strict=True)])
    if beside - len(GAP) > width:
        return _blocks([_head(first, width) for first in firsts], lasts)
    top, rule, *heads = _table(headers[:-1], firsts).split("\n")
    return "\n".join([top, rule, _blocks([[head] for head in heads], lasts)])


def _painted(word: str, colours: Mapping[str, str]) -> str:
    return f"\x1b[{colours[word]}m{word}\x1b[0m" if word in colours else word


def _table(headers: Sequence[str], cells: Cells) -> str:
    from tabulate import tabulate

    text = tabulate(cells, headers=headers, tablefmt="simple", disable_numparse=True)
    return "\n".join(line.rstrip() for line in text.split("\n"))


def _blocks(heads: Cells, lasts: Cells) -> str:
    """Write what each row begins with, and its last cell below."""
    lines = [line for head, last in zip(heads, lasts, strict=True) for line in [*head, *_indented(last)]]
    return "\n".join(lines)


def _head(cells: Sequence[str], width: int) -> list[str]:
    """Write cells on one line, or on several where it would be too long."""
    from wcwidth import wrap

    return wrap(GAP.join(cells), width, break_on_hyphens=False, subsequent_indent=INDENT)


def _records(headers: Sequence[str], cells: Cells, width: int) -> str:
    """Write each row's first cell, and below it the others, each after its header."""
    lines: list[str] = []
    for first, *others in cells:
        told = GAP.join(f"{head} {cell}" for head, cell in zip(headers[1:], others, strict=True) if cell)
        lines += [*wrapped(first, width), *_indented(wrapped(told, width - len(INDENT)))]
    return "\n".join(lines)


def _indented(lines: Iterable[str]) -> list[str]:
    return [INDENT + line for line in lines if line]
