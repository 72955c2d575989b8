"""MySQL's and MariaDB's option files, line by line, as my_default.c of both reads them. No error quotes a line."""

import re
import stat
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple, NoReturn

from dbcare.errors import ConfigError

DEPTH = 10
"""How deep files may include each other."""

_SPACE = " \t\n\v\f\r"
_DIRECTIVE = re.compile(r"!\s*(?P<word>includedir|include)(?:\s+(?P<path>.*))?", re.DOTALL)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_MEANT = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "s": " ", '"': '"', "'": "'", "\\": "\\"}


class Option(NamedTuple):
    """One option: its group, its name with dashes and no `loose-`, its value (None without `=`), and FILE:LINE."""

    group: str
    name: str
    value: str | None
    where: str


def options(path: Path, groups: Collection[str]) -> Iterator[Option]:
    """Read the options of these groups, lower-case names, in the order in which they stand.

    Included files that cannot be read are left out, as the servers' own programs do. Raises ConfigError for the file
    itself, for what is no option file, and for a file that includes itself.
    """
    data = _read(path)
    if data.startswith(b"\0\0\0\0"):
        raise ConfigError(f"{path}: is a login file of mysql_config_editor, which is not supported; use an option file")
    yield from _options(path, data, groups, (path.resolve(),))


def _read(path: Path) -> bytes:
    try:
        if _is_anybodys(path):
            raise ConfigError(f"{path}: anybody may write to it, so that MySQL's programs ignore it; chmod o-w {path}")
        return path.read_bytes()
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error


def _is_anybodys(path: Path) -> bool:
    mode = path.stat().st_mode
    return stat.S_ISREG(mode) and bool(mode & stat.S_IWOTH)


def _options(path: Path, data: bytes, groups: Collection[str], chain: tuple[Path, ...]) -> Iterator[Option]:
    group = None
    for number, raw in enumerate(data.decode(errors="surrogateescape").split("\n"), 1):
        where, line = f"{path}:{number}", raw.strip(_SPACE)
        if not line or line[0] in "#;":
            continue
        if line[0] == "!":
            yield from _included(line, where, groups, chain)
        elif line[0] == "[":
            group = _group(line, where)
        elif group is None:
            _refuse(where, "an option before the first [group]")
        elif group in groups:
            yield _option(group, line, where)


def _refuse(where: str, why: str) -> NoReturn:
    raise ConfigError(f"{where}: {why}")


def _group(line: str, where: str) -> str:
    name, closed, _ = line[1:].partition("]")
    if not closed:
        _refuse(where, "the name of a group is not closed with ]")
    return name.rstrip(_SPACE).lower()


def _option(group: str, line: str, where: str) -> Option:
    name, equals, value = _without_comment(line).partition("=")
    bare = name.strip(_SPACE).replace("_", "-").removeprefix("loose-")
    return Option(group, bare, _value(value) if equals else None, where)


def _without_comment(line: str) -> str:
    """Cut off what follows a # outside of quotes, wherever in a line these begin; a backslash counts within them."""
    quote, escaped = "", False
    for place, letter in enumerate(line):
        if letter in "'\"" and not escaped and quote in ("", letter):
            quote = "" if quote else letter
        if letter == "#" and not quote:
            return line[:place]
        escaped = bool(quote) and letter == "\\" and not escaped
    return line


def _value(text: str) -> str:
    text = text.strip(_SPACE)
    if len(text) > 1 and text[0] in "'\"" and text[0] == text[-1]:
        text = text[1:-1]
    return _ESCAPE.sub(lambda found: _MEANT.get(found[1], found[0]), text)


def _included(line: str, where: str, groups: Collection[str], chain: tuple[Path, ...]) -> Iterator[Option]:
    match = _DIRECTIVE.fullmatch(line)
    if match is None:
        return
    if not match["path"]:
        _refuse(where, "includes what is no path")
    path = Path(match["path"])
    try:
        files = [path] if match["word"] == "include" else sorted(path.glob("*.cnf"))
        if match["word"] == "includedir" and not path.is_dir():
            _refuse(where, "includes a directory that cannot be read")
    except (OSError, ValueError):
        _refuse(where, "includes what is no path")
    for file in files:
        yield from _file(file, where, groups, chain)


def _file(path: Path, where: str, groups: Collection[str], chain: tuple[Path, ...]) -> Iterator[Option]:
    try:
        data = b"" if _is_anybodys(path) else path.read_bytes()
        true = path.resolve()
    except (OSError, ValueError):
        return
    if true in chain or len(chain) > DEPTH:
        _refuse(where, "includes a file that includes itself" if true in chain else "is included too deep")
    yield from _options(path, data, groups, (*chain, true))
