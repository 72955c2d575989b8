"""Reads the files that hold deleted rows, up to the last whole batch: dbcare.archive says what is in them."""

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from dbcare.archive import FORMAT, Tables
from dbcare.errors import FileError
from dbcare.files import told
from dbcare.packing import row

CHUNK = 2**20
GZIP = 31
"""What zlib calls 32 KiB of memory in gzip's own form."""
_REAL = {"float", "double"}


class Batch(NamedTuple):
    """One batch as it stands in a file: its span of keys, and its rows as lines, table by table.

    `instead` is the number of the batch that it replaces, whose rows changed before they could be deleted; 0 for none.
    """

    number: int
    first: int
    last: int
    instead: int
    lines: Mapping[str, Sequence[bytes]]

    def rows(self, tables: Tables) -> Iterator[tuple[str, dict[str, Any]]]:
        """Give each row with its table, exactly as it was."""
        for table, lines in self.lines.items():
            names, real = list(tables[table]), [name for name, kind in tables[table].items() if kind in _REAL]
            for one in lines:
                values = row(dict(zip(names, json.loads(one), strict=True)))
                yield table, values | {name: float(values[name]) for name in real if values[name] is not None}


class Contents(NamedTuple):
    """What a file holds, but for the rows: what it says of itself, its batches, and whether its end was torn off.

    `standing` numbers the batches that no later one replaces, `deleted` those of which it is written that their rows
    are gone; of the last one or two, the journal on the server knows it.
    """

    facts: Mapping[str, Any]
    standing: tuple[int, ...]
    deleted: frozenset[int]
    torn: bool

    @property
    def tables(self) -> Tables:
        """The tables that the rows are of."""
        tables: Tables = self.facts["tables"]
        return tables


def contents(path: Path) -> Contents:
    """Look a file through; raise FileError when it is no archive, or damaged before its end."""
    torn: list[bool] = []
    marks = [_marks(path, member) for member in _members(path, torn)]
    facts = marks[0] if marks else {}
    if facts.get("dbcare") != "archive" or facts.get("format") != FORMAT:
        raise FileError(f"{told(path)}: not an archive that this dbcare can read")
    replaced = {mark.get("instead") for mark in marks}
    standing = tuple(mark["batch"] for mark in marks if "batch" in mark and mark["batch"] not in replaced)
    return Contents(facts, standing, frozenset(gone for mark in marks for gone in mark.get("deleted", ())), bool(torn))


def batches(path: Path) -> Iterator[Batch]:
    """Give the batches that stand, up to the last whole one; raise FileError as `contents` does."""
    standing = set(contents(path).standing)
    for member in _members(path, []):
        mark = _marks(path, member)
        if mark.get("batch") in standing:
            yield _batch(path, mark, member)


def rows(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give every row of the batches that stand with its table, parents before their children in each batch."""
    tables = contents(path).tables
    for batch in batches(path):
        yield from batch.rows(tables)


def _batch(path: Path, mark: Mapping[str, Any], member: bytes) -> Batch:
    lines = member.split(b"\n")[1:-1]
    if len(lines) != sum(mark["rows"].values()):
        raise FileError(f"{told(path)}: batch {mark['batch']} has {len(lines)} rows, not what it says")
    found, start = {}, 0
    for table, count in mark["rows"].items():
        found[table] = lines[start : start + count]
        start += count
    return Batch(mark["batch"], mark["first"], mark["last"], mark.get("instead", 0), found)


def _marks(path: Path, member: bytes) -> dict[str, Any]:
    try:
        found = json.loads(member.partition(b"\n")[0])
    except ValueError as error:
        raise FileError(f"{told(path)}: not an archive of dbcare") from error
    return found if isinstance(found, dict) else {}


def _members(path: Path, torn: list[bool]) -> Iterator[bytes]:
    """Give what each whole member holds; that the end was torn off is noted, any other damage raises FileError."""
    unzip, parts, rest = zlib.decompressobj(GZIP), list[bytes](), b""
    try:
        with path.open("rb") as file:
            while piece := rest or file.read(CHUNK):
                try:
                    parts.append(unzip.decompress(piece))
                except zlib.error as error:
                    # What a crash left of a file may be longer than what was written of it.
                    if any(piece.strip(b"\0") for piece in (piece, *iter(lambda: file.read(CHUNK), b""))):
                        raise FileError(f"{told(path)}: damaged: {error}") from error
                    parts.append(b"")
                    break
                rest = unzip.unused_data
                if unzip.eof:
                    yield b"".join(parts)
                    unzip, parts = zlib.decompressobj(GZIP), []
    except OSError as error:
        raise FileError(f"{told(path)}: cannot be read: {error.strerror or error}") from error
    torn += [True] if parts else []
