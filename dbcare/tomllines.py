"""On which line of a TOML text each key stands, which the standard library's reader does not tell."""

import re
from collections.abc import Iterator, Mapping

from dbcare.keys import Key

_TOKEN = re.compile(
    r'''(?P<skip>[ \t\r]+|\#[^\n]*)
    |(?P<string>"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*')
    |(?P<end>\n)
    |(?P<open>[\[{])
    |(?P<close>[\]}])
    |(?P<equals>=)
    |(?P<word>[^\s\[\]{}="'\#]+)''',
    re.DOTALL | re.VERBOSE,
)


def lines(text: str) -> Mapping[Key, int]:
    """Give the line, from 1, of each key and table of a text that is valid TOML; keys of inline tables have none."""
    found: dict[Key, int] = {}
    header: Key = ()
    for number, statement in _statements(text):
        key = _key(statement)
        if statement.startswith("["):
            header = key
        else:
            key = (*header, *key)
        for length in range(1, len(key) + 1):
            found.setdefault(key[:length], number)
        if statement.startswith("["):
            # `[a.b]` may come before `[a]`, which then has a line of its own.
            found[key] = number
    return found


def line_of(known: Mapping[Key, int], key: Key) -> int | None:
    """Give the line of a key, or of the table nearest around it."""
    return next((known[key[:length]] for length in range(len(key), 0, -1) if key[:length] in known), None)


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Give the line and the text of each table header, and of each key without its value."""
    parts: list[str] = []
    number, began, depth, value = 1, 1, 0, False
    for token in _TOKEN.finditer(text + "\n"):
        kind, word = token.lastgroup, token.group()
        depth += (kind == "open") - (kind == "close")
        if kind == "end" and not depth:
            if parts:
                yield began, "".join(parts)
            parts, value = [], False
        elif kind == "equals" and not depth:
            value = True
        elif kind not in ("skip", "end") and not value:
            began = began if parts else number
            parts.append(word)
        number += word.count("\n")


def _key(statement: str) -> Key:
    """Split a dotted key as the standard library's reader does, quotes and escapes included."""
    import tomllib

    bare = statement.strip("[]")
    table = tomllib.loads(f"{bare} = 0")
    key: list[str] = []
    while isinstance(table, dict):
        [(name, table)] = table.items()
        key.append(name)
    return tuple(key)
