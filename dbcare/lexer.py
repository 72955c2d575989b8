"""Lexing one SELECT: what it names, and refusing it when it may do more than look.

What is refused here would be stopped by the read-only session too, or is what that session cannot stop.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from dbcare.errors import QueryError

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


Piece = tuple[str, str]
"""A part of a statement, cut where no text or comment is, and where it stands."""


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


def joined(parts: Sequence[Lexed]) -> Lexed:
    """Join statements of one shape by UNION ALL."""
    return Lexed(
        "\nUNION ALL\n".join(f"({part.sql})" for part in parts),
        frozenset(name for part in parts for name in part.parameters),
        tuple(word for part in parts for word in part.words),
    )


def is_name(value: str) -> bool:
    """Say whether a value put into a SELECT, between backticks or quotes, can be a name and nothing more."""
    return _PLAIN.fullmatch(value) is not None and value.upper() not in _FORBIDDEN_FUNCTIONS


def lex(text: str, where: str) -> Lexed:
    """Lex one statement; raise QueryError when it is not a single SELECT that only looks."""
    return lex_pieces(((text, where),))


@lru_cache(maxsize=128)
def lex_pieces(pieces: tuple[Piece, ...]) -> Lexed:
    """Lex one statement given in pieces; one that several statements have is lexed once."""
    *rest, (last, where) = pieces
    lexed = [_lex_piece(*piece) for piece in (*rest, (last.rstrip().rstrip(";"), where))]
    words = tuple(word for piece in lexed for word in piece.words)
    _refuse_words([word.upper() for word in words], pieces[0][1])
    # A line's end between pieces: no word can come about that was not looked at.
    sql = "\n".join(piece.sql for piece in lexed)
    return Lexed(sql.strip(), frozenset(name for piece in lexed for name in piece.parameters), words)


@lru_cache(maxsize=256)
def _lex_piece(text: str, where: str) -> Lexed:
    from sqlparse import tokens as kinds
    from sqlparse.lexer import tokenize

    sql: list[str] = []
    words: list[str] = []
    parameters: set[str] = set()
    for kind, value in tokenize(text):
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
    return Lexed("".join(sql), frozenset(parameters), tuple(words))


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
