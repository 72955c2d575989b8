"""Named SELECTs read out of .sql files, refused at load when they could do more than look.

A file holds blocks that begin with `-- name: detect [since RELEASE] [until RELEASE] [on mariadb|mysql [VERSION]]`.
`-- needs: table.column …` names what the release must have, `-- at: cloud_usage` the database (default cloud).
What is refused here would be stopped by the read-only session too, or is what that session cannot stop.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import resources
from itertools import pairwise
from typing import NamedTuple

from dbcare.errors import QueryError

LOGICAL = ("cloud", "cloud_usage")

_BLOCK = re.compile(r"^--\s*name:\s*(?P<head>.*)$", re.MULTILINE)
_HEAD = re.compile(
    r"^(?P<name>[a-z][a-z0-9_-]*)(\s+since\s+(?P<since>[\d.]+))?(\s+until\s+(?P<until>[\d.]+))?"
    r"(\s+on\s+(?P<family>mariadb|mysql)(\s+(?P<server>[\d.]+))?)?\s*$"
)
_DIRECTIVE = re.compile(r"^--\s*(?P<word>needs|at):\s*(?P<value>.*)$", re.MULTILINE)
_WORD = re.compile(r"`(?:[^`]|``)*`|[^\W\d][\w$]*|\d+|\S")
_PLAIN = re.compile(r"[^`'\"\\%{}\x00-\x1f]+")
_PARAMETER = re.compile(r"^:(?P<name>[a-z_][a-z0-9_]*)$")
# Locking reads hold rows that CloudStack waits for; the others act although the session is read only.
_FORBIDDEN_PHRASES = (("FOR", "UPDATE"), ("FOR", "SHARE"), ("LOCK", "IN"), ("NEXT", "VALUE"), ("PROCEDURE", "ANALYSE"))
_FORBIDDEN_WORDS = {"INTO", "OUTFILE", "DUMPFILE"}
_FORBIDDEN_FUNCTIONS = {
    "GET_LOCK", "RELEASE_LOCK", "RELEASE_ALL_LOCKS", "SLEEP", "BENCHMARK", "LOAD_FILE", "MASTER_POS_WAIT",
    "SOURCE_POS_WAIT", "MASTER_GTID_WAIT", "WAIT_FOR_EXECUTED_GTID_SET", "NEXTVAL", "SETVAL", "LASTVAL",
}  # fmt: skip


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
    parts: tuple["Query", ...] = ()

    @cached_property
    def lexed(self) -> "Lexed":
        """What the lexer says; raises QueryError when the statement may do more than look."""
        if self.parts:
            return _joined([part.lexed for part in self.parts])
        return lex(self.text, self.where).filled(self.names)

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


class Lexed(NamedTuple):
    """What the lexer found in one statement."""

    sql: str
    parameters: frozenset[str]
    words: tuple[str, ...]

    def count(self, name: str) -> int:
        """Count where the statement names a table, qualifiers of columns (`networks.id`) left out."""
        return sum(word.strip("`") == name and after != "." for word, after in pairwise((*self.words, "")))

    def filled(self, names: Iterable[tuple[str, str]]) -> "Lexed":
        """Put names where the text has `{placeholders}`."""
        sql, values = self.sql, {}
        for name, value in names:
            sql = sql.replace(f"{{{name}}}", value)
            values[f"`{{{name}}}`"] = value
        return self._replace(sql=sql, words=tuple(values.get(word, word) for word in self.words))


Variants = Mapping[str, tuple[Query, ...]]
"""The queries of a file by name, in the order of the file; several of one name differ in what they are for."""


def load(package: str, stem: str) -> Variants:
    """Read `<stem>.sql` of a package; raise QueryError when it is missing or malformed."""
    path = resources.files(package).joinpath(f"{stem}.sql")
    if not path.is_file():
        raise QueryError(f"{package}: there is no {stem}.sql")
    return parse(path.read_text(encoding="utf-8"), f"{stem}.sql")


def parse(text: str, where: str) -> Variants:
    """Split the text of a .sql file into its queries; raise QueryError with file and line when that fails."""
    found: dict[str, tuple[Query, ...]] = {}
    blocks = list(_BLOCK.finditer(text))
    if not blocks:
        raise QueryError(f"{where}: no `-- name:` line")
    for block, end in zip(blocks, [*(later.start() for later in blocks[1:]), len(text)], strict=True):
        line = text.count("\n", 0, block.start()) + 1
        query = _block(block["head"].strip(), text[block.end() : end], f"{where}:{line}")
        found[query.name] = (*found.get(query.name, ()), query)
    return found


def _block(head: str, body: str, where: str) -> Query:
    match = _HEAD.match(head)
    if match is None:
        raise QueryError(f"{where}: cannot read `-- name: {head}`")
    directives = {found["word"]: found["value"].strip() for found in _DIRECTIVE.finditer(body)}
    database = directives.get("at", "cloud")
    if database not in LOGICAL:
        raise QueryError(f"{where}: `-- at:` takes {' or '.join(LOGICAL)}, not {database!r}")
    needs = tuple(_need(word, database) for word in directives.get("needs", "").split())
    groups = match.groupdict()
    return Query(
        groups["name"], body.strip(), where, database, needs,
        groups["since"], groups["until"], groups["family"], groups["server"],
    )  # fmt: skip


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
        if not _PLAIN.fullmatch(value) or value.upper() in _FORBIDDEN_FUNCTIONS:
            raise QueryError(f"{where}: {value!r} is no name that can stand in a SELECT")
    return Query("generated", text, where, database, tuple(needs), names=tuple(names.items()))


@lru_cache(maxsize=128)
def lex(text: str, where: str) -> Lexed:
    """Lex one statement; raise QueryError when it is not a single SELECT that only looks."""
    from sqlparse import tokens as kinds
    from sqlparse.lexer import tokenize

    sql: list[str] = []
    words: list[str] = []
    parameters: set[str] = set()
    for kind, value in tokenize(text.strip().rstrip(";").rstrip()):
        if kind in kinds.Comment:
            _refuse_executable(value, where)
            sql.append(" ")
        elif kind in kinds.Name.Placeholder:
            parameters.add(_parameter(value, where))
            sql.append(f"%({value[1:]})s")
        else:
            _refuse_token(value, is_text=kind in kinds.String or value[:1] in "'\"", where=where)
            sql.append(value.replace("%", "%%"))
            if not (kind in kinds.Whitespace or kind in kinds.Newline or value[:1] in "'\""):
                words.extend(_WORD.findall(value))
    _refuse_words([word.upper() for word in words], where)
    return Lexed("".join(sql).strip(), frozenset(parameters), tuple(words))


def _parameter(value: str, where: str) -> str:
    match = _PARAMETER.match(value)
    if match is None:
        raise QueryError(f"{where}: parameters are written :name, not {value}")
    return match["name"]


def _refuse_executable(comment: str, where: str) -> None:
    if re.match(r"/\*(!|M!|\+)", comment):
        raise QueryError(f"{where}: the server would execute the comment {comment[:20]!r}")
    if re.match(r"--\S", comment):
        raise QueryError(f"{where}: {comment[:20]!r} is no comment for the server; write a space after --")


def _refuse_token(value: str, *, is_text: bool, where: str) -> None:
    if is_text and "\\" in value:
        raise QueryError(f"{where}: a backslash in {value!r}; servers disagree on what it means")
    if not is_text and ";" in value:
        raise QueryError(f"{where}: more than one statement")
    if not is_text and value[:1] != "`" and set(value) & {"#", "\\", "$"}:
        raise QueryError(f"{where}: {value[:20]!r}: servers read #, $ and backslashes otherwise than the lexer")
    if not is_text and ":=" in value:
        raise QueryError(f"{where}: assigns a variable")


def _refuse_words(words: list[str], where: str) -> None:
    if not words or words[0] not in ("SELECT", "WITH", "("):
        raise QueryError(f"{where}: not a SELECT")
    for before, (word, after) in zip(["", *words], pairwise([*words, ""]), strict=False):
        if word in _FORBIDDEN_WORDS or (word, after) in _FORBIDDEN_PHRASES:
            raise QueryError(f"{where}: {word} {after} is not for a check")
        if after == "(" and word.strip("`") in _FORBIDDEN_FUNCTIONS:
            raise QueryError(f"{where}: {word}() is not for a check")
        if before == ".":
            continue
        if word in ("UPDATE", "DELETE", "CALL", "HANDLER") or (word in ("INSERT", "REPLACE") and after != "("):
            raise QueryError(f"{where}: {word} is not for a check")


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


def _joined(parts: Sequence[Lexed]) -> Lexed:
    return Lexed(
        "\nUNION ALL\n".join(f"({part.sql})" for part in parts),
        frozenset(name for part in parts for name in part.parameters),
        tuple(word for part in parts for word in part.words),
    )
