"""Named SELECTs read out of .sql files, with what several of them share put in.

A file holds blocks that begin with `-- name: detect [since RELEASE] [until RELEASE] [on mariadb|mysql [VERSION]]`.
`-- needs: table.column …` names what the release must have, `-- at: cloud_usage` the database (default cloud).
`{name}` stands for a block of that name in the package's fragments.sql, or in dbcare's own, whose needs it brings.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from types import MappingProxyType
from typing import NamedTuple

from dbcare.errors import QueryError
from dbcare.lexer import Lexed, Piece, is_name, joined, lex_pieces

LOGICAL = ("cloud", "cloud_usage")
OWN = "dbcare.sql"
SHARED = "fragments"

_BLOCK = re.compile(r"^--\s*name:\s*(?P<head>.*)$", re.MULTILINE)
_HEAD = re.compile(
    r"^(?P<name>[a-z][a-z0-9_-]*)(\s+since\s+(?P<since>[\d.]+))?(\s+until\s+(?P<until>[\d.]+))?"
    r"(\s+on\s+(?P<family>mariadb|mysql)(\s+(?P<server>[\d.]+))?)?\s*$"
)
_DIRECTIVE = re.compile(r"^--\s*(?P<word>needs|at):\s*(?P<value>.*)$", re.MULTILINE)
# Braces in comments, texts and quoted names are no places.
_PLACE = re.compile(
    r"""--[^\n]*|\#[^\n]*|/\*.*?\*/|'[^']*'|"[^"]*"|`[^`]*`|\{(?P<name>[a-z][a-z0-9_-]*)\}""", re.DOTALL
)


@dataclass(frozen=True)
class Query:
    """One SELECT as it stands in its file; what the lexer says of it is worked out when first asked for."""

    name: str
    text: str
    where: str
    database: str = "cloud"
    needs: tuple[tuple[str, str | None], ...] = ()
    since: str | None = None
    until: str | None = None
    family: str | None = None
    server: str | None = None
    names: tuple[tuple[str, str], ...] = ()
    pieces: tuple[Piece, ...] = ()
    parts: tuple["Query", ...] = ()

    @cached_property
    def lexed(self) -> Lexed:
        """What the lexer says; raises QueryError when the statement may do more than look."""
        if self.parts:
            return joined([part.lexed for part in self.parts])
        return lex_pieces(self.pieces or ((self.text, self.where),)).filled(self.names)

    @property
    def sql(self) -> str:
        """The statement as PyMySQL takes it: `%` doubled, parameters as `%(name)s`, comments gone."""
        return self.lexed.sql

    @property
    def parameters(self) -> frozenset[str]:
        """The names of the statement's parameters."""
        return self.lexed.parameters

    @cached_property
    def tables(self) -> tuple[str, ...]:
        """The tables that the statement needs, once for each time that it names them."""
        names = sorted({table for table, _ in self.needs})
        return tuple(name for name in names for _ in range(max(1, self.lexed.count(name.partition(".")[2]))))


Variants = Mapping[str, tuple[Query, ...]]
"""The queries of a file by name, in the order of the file; several of one name differ in what they are for."""


Fragments = Mapping[str, Query]
"""SELECTs by name that stand in other SELECTs, where these have `{name}`."""

NONE: Fragments = MappingProxyType({})


class _Block(NamedTuple):
    """What stands from one `-- name:` line to the next; `line` is the first one's number."""

    head: str
    body: str
    file: str
    line: int

    def at(self, place: int = 0) -> str:
        """Name file and line of the head, or of a place in the body."""
        line = self.line + self.body.count("\n", 0, place)
        return f"{self.file}:{line}"


def load(package: str, stem: str) -> Variants:
    """Read `<stem>.sql` of a package; raise QueryError when it is missing or malformed."""
    path = resources.files(package).joinpath(f"{stem}.sql")
    if not path.is_file():
        raise QueryError(f"{package}: there is no {stem}.sql")
    return parse(path.read_text(encoding="utf-8"), f"{stem}.sql", fragments(package))


@cache
def fragments(package: str) -> Fragments:
    """Read what the queries of a package may share: its own fragments.sql, if it has one, before dbcare's."""
    known = NONE if package == OWN else fragments(OWN)
    path = resources.files(package).joinpath(f"{SHARED}.sql")
    return parse_fragments(path.read_text(encoding="utf-8"), f"{SHARED}.sql", known) if path.is_file() else known


def parse(text: str, where: str, known: Fragments = NONE) -> Variants:
    """Split the text of a .sql file into its queries; raise QueryError with file and line when that fails."""
    found: dict[str, tuple[Query, ...]] = {}
    for block in _blocks(text, where):
        query = _query(block, known)
        found[query.name] = (*found.get(query.name, ()), query)
    return found


def parse_fragments(text: str, where: str, known: Fragments = NONE) -> Fragments:
    """Add the fragments of a file to those known; each may use those above it, so that none can use itself."""
    own: dict[str, Query] = {}
    for block in _blocks(text, where):
        query = _query(block, {**known, **own})
        if query.name in own or (query.since, query.until, query.family) != (None, None, None):
            raise QueryError(f"{query.where}: a fragment has no variants, and {query.name} is one")
        own[query.name] = query
    return {**known, **own}


def _blocks(text: str, file: str) -> Iterator[_Block]:
    heads = list(_BLOCK.finditer(text))
    if not heads:
        raise QueryError(f"{file}: no `-- name:` line")
    for head, end in zip(heads, [*(later.start() for later in heads[1:]), len(text)], strict=True):
        yield _Block(head["head"].strip(), text[head.end() : end], file, text.count("\n", 0, head.start()) + 1)


def _query(block: _Block, known: Fragments) -> Query:
    where, match = block.at(), _HEAD.match(block.head)
    if match is None:
        raise QueryError(f"{where}: cannot read `-- name: {block.head}`")
    directives = {found["word"]: found["value"].strip() for found in _DIRECTIVE.finditer(block.body)}
    database = directives.get("at", "cloud")
    if database not in LOGICAL:
        raise QueryError(f"{where}: `-- at:` takes {' or '.join(LOGICAL)}, not {database!r}")
    pieces, used = _pieces(block, known, database)
    needs = [_need(word, database) for word in directives.get("needs", "").split()]
    needs += [need for fragment in used for need in fragment.needs]
    groups = match.groupdict()
    return Query(
        groups["name"], "\n".join(text for text, _ in pieces).strip(), where, database, tuple(dict.fromkeys(needs)),
        groups["since"], groups["until"], groups["family"], groups["server"], pieces=pieces,
    )  # fmt: skip


def _pieces(block: _Block, known: Fragments, database: str) -> tuple[tuple[Piece, ...], list[Query]]:
    """Cut the text where it names fragments, whose own pieces go between, and list these fragments."""
    able = {name: fragment for name, fragment in known.items() if fragment.database == database}
    body, done = block.body.rstrip().rstrip(";"), 0
    pieces: list[Piece] = []
    used: list[Query] = []
    for place in _PLACE.finditer(body):
        name = place["name"]
        if name is None:
            continue
        if name not in able:
            there = ", ".join(sorted(able)) or "none"
            raise QueryError(
                f"{block.at(place.start())}: there is no fragment {name!r} to put here; there are: {there}"
            )
        pieces += [(body[done : place.start()], block.at()), *able[name].pieces]
        used.append(able[name])
        done = place.end()
    return (*pieces, (body[done:], block.at())), used


def _need(word: str, database: str) -> tuple[str, str | None]:
    table, _, column = word.partition(".")
    return f"{database}.{table}", column or None


def generated(
    text: str, where: str, needs: Iterable[tuple[str, str | None]], database: str = "cloud", **names: str
) -> Query:
    """Make a query of a SELECT that a check composed; it obeys the same rules as one in a file.

    Many SELECTs of one text are lexed once when what differs is in `names`: what stands in the text, between
    backticks or quotes, as {name}.
    """
    for value in names.values():
        if not is_name(value):
            raise QueryError(f"{where}: {value!r} is no name that can stand in a SELECT")
    return Query("generated", text, where, database, tuple(needs), names=tuple(names.items()))


def batches(
    queries: Iterable[Query], size: int, weigh: Callable[[Query], int] = lambda query: 0, most: int = 0
) -> Iterator[list[Query]]:
    """Group generated queries of one database into lists of at most `size`, which weigh no more than `most` each."""
    batch: list[Query] = []
    weight = 0
    for query in queries:
        own = weigh(query)
        if batch and (len(batch) == size or weight + own > most or batch[0].database != query.database):
            yield batch
            batch, weight = [], 0
        batch.append(query)
        weight += own
    if batch:
        yield batch


def union(queries: list[Query]) -> Query:
    """Join generated queries of one shape into one statement."""
    if len(queries) == 1:
        return queries[0]
    first = queries[0]
    text = "\nUNION ALL\n".join(f"({query.text})" for query in queries)
    needs = tuple(need for query in queries for need in query.needs)
    return Query("generated", text, first.where, first.database, needs, parts=tuple(queries))
