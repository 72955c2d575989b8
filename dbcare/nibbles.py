"""The statements of a purge: rows in a span of keys as lines that the server itself writes, adds up, and deletes; pure.

Each row becomes one line of JSON on the server. A row is deleted only where the server, holding its lock, makes of it
the very line that was archived: the lines' CRC-32 are added up on both sides.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dbcare.actions import Purge
from dbcare.errors import ChangeError
from dbcare.shape import Child, Field, Shape, quoted
from dbcare.statements import NOWAIT, Statement

WHOLE = frozenset({"tinyint", "smallint", "mediumint", "int", "bigint"})
_NUMBERS = WHOLE | {"year", "bit"}
_BYTES = frozenset({"binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob"})
_TIMES = frozenset({"date", "datetime", "timestamp"})
JOINED = "SELECT COUNT(*) AS n, CAST(GROUP_CONCAT({line} SEPARATOR '') AS BINARY) AS written FROM {source}"
ADDED = "SELECT COUNT(*) AS n, COALESCE(SUM(CRC32({line})), 0) AS crc FROM {source}"


class Span(NamedTuple):
    """The keys from `first` to `last`, both of them too, and the time that a row must be before."""

    first: int
    last: int
    before: str


class Part(NamedTuple):
    """A table that rows are deleted of, as its lines are read from `source` and deleted by `delete`."""

    shape: Shape
    source: str
    delete: str

    def read(self, span: Span) -> Statement:
        """Read how many rows there are, `n`, and their lines, `written`, one after the other."""
        return Statement(JOINED.format(line=line(self.shape), source=self.source), span)

    def lock(self, span: Span) -> Statement:
        """Lock the rows, at once or not at all, and read how many they are, `n`, and the sum of their lines, `crc`."""
        return Statement(f"{ADDED.format(line=line(self.shape), source=self.source)} {NOWAIT}", span)

    def gone(self, span: Span) -> Statement:
        """Delete the rows."""
        return Statement(self.delete, span)


def parts(action: Purge, shapes: Mapping[str, Shape]) -> tuple[Part, ...]:
    """Give the table of a purge, then what a delete there takes along, each after its parent.

    Raises ChangeError where not every row that goes could be known before.
    """
    shape = shapes[action.table]
    shape.mendable()
    where = f"WHERE {quoted(_key(shape))} BETWEEN %s AND %s AND {quoted(_column(shape, action.column))} < %s"
    source = f"{shape.place} FORCE INDEX (PRIMARY) {where}"
    first = Part(shape, source, f"DELETE FROM {shape.place} {where}")
    found = (first, *_children(first, shapes))
    tables = [part.shape.table for part in found]
    for table in tables:
        if tables.count(table) > 1:
            raise ChangeError(f"{action.table}: rows of {table} go with it in more than one way, which no purge can do")
    return found


def _key(shape: Shape) -> str:
    [name, *more] = shape.key
    if more or shape.fields[name].kind not in WHOLE:
        raise ChangeError(f"{shape.table}: only rows whose primary key is one whole number can be purged, oldest first")
    return name


def _column(shape: Shape, name: str) -> str:
    if name not in shape.fields or shape.fields[name].kind not in _TIMES:
        raise ChangeError(f"{shape.table} has no column {name} that holds a time")
    return name


def _children(parent: Part, shapes: Mapping[str, Shape], above: tuple[str, ...] = ()) -> Iterator[Part]:
    above = (*above, parent.shape.table)
    for child in parent.shape.children:
        if child.rule != "CASCADE":
            what = "become NULL" if child.rule == "SET NULL" else "hold it back"
            raise ChangeError(f"{parent.shape.table}: rows of {child.table} refer to its rows, and would {what}")
        if child.table in above:
            raise ChangeError(f"{child.table}: its rows refer to one another, which no purge can follow")
        part = _child(parent, child, _shape(shapes, child))
        yield part
        yield from _children(part, shapes, above)


def _shape(shapes: Mapping[str, Shape], child: Child) -> Shape:
    try:
        shape = shapes[child.table]
    except KeyError as error:
        raise ChangeError(f"{child.table} refers to it, and is in none of CloudStack's databases") from error
    shape.mendable()
    return shape


def _child(parent: Part, child: Child, shape: Shape) -> Part:
    """Join a child to its parents; these have names of our own there, so that each name in a line is the child's."""
    named = [(f"dbcare_{place}", name) for place, name in enumerate(child.referenced)]
    shown = ", ".join(f"{quoted(name)} AS {alias}" for alias, name in named)
    on = " AND ".join(
        f"{shape.place}.{quoted(name)} = {alias}" for name, (alias, _) in zip(child.columns, named, strict=True)
    )
    source = f"{shape.place} JOIN (SELECT {shown} FROM {parent.source}) AS dbcare_parent ON {on}"
    return Part(shape, source, f"DELETE {shape.place} FROM {source}")


def line(shape: Shape) -> str:
    """Write the expression that makes of a row a line of JSON: the list of its stored values, in dbcare.packing's form.

    One that could not be made is NULL, and so is missing from the lines of its batch.
    """
    values = ", ',', ".join(_value(field) for field in shape.stored())
    return f"CONCAT('[', {values}, ']\\n')"


def _value(field: Field) -> str:
    name = quoted(field.name)
    if field.kind in _NUMBERS:
        # ZEROFILL would show a number as no JSON has it.
        return f"COALESCE({name} + 0, 'null')"
    if field.kind in ("float", "double"):
        # As text, MySQL gives a sum to 16 digits, which is one too few; in JSON it gives all of them.
        return f"TRIM(TRAILING ']' FROM SUBSTRING(CAST(JSON_ARRAY({field.read()}) AS CHAR), 2))"
    if field.kind in _BYTES:
        written = f"""CONCAT('{{"base64": "', REPLACE(TO_BASE64({name}), '\\n', ''), '"}}')"""
    else:
        # It gives utf8mb4_bin of any text, so that all parts of a line go together.
        written = f"JSON_QUOTE({field.read()})"
    return f"IF({name} IS NULL, 'null', {written})"


def bounds(shape: Shape) -> Statement:
    """Read the smallest and the greatest key, `low` and `top`, which are NULL in an empty table."""
    key = quoted(_key(shape))
    return Statement(f"SELECT MIN({key}) AS low, MAX({key}) AS top FROM {shape.place}")


def ahead(part: Part, span: Span, most: int) -> Statement:
    """Read how many rows there are in a span, `n`, but no more than `most`, and the last key of these, `top`."""
    key = quoted(_key(part.shape))
    inner = f"SELECT {key} AS k FROM {part.source} ORDER BY {key} LIMIT {int(most)}"
    return Statement(f"SELECT COUNT(*) AS n, MAX(k) AS top FROM ({inner}) AS found", span)


def next_row(shape: Shape, column: str, key: int, before: str) -> Statement:
    """Read whether the first row from a key on is before a time, `old`."""
    name = quoted(_key(shape))
    sql = f"SELECT {quoted(_column(shape, column))} < %s AS old FROM {shape.place} WHERE {name} >= %s"
    return Statement(f"{sql} ORDER BY {name} LIMIT 1", (before, key))


def shown(found: tuple[Part, ...], before: str) -> tuple[str, ...]:
    """Write the statements of one batch in the order in which they are run; @first and @last stand for its keys."""
    wanted = [part.read for part in found] + [part.lock for part in found] + [part.gone for part in reversed(found)]
    return tuple(make(Span(0, 0, before)).sql % ("@first", "@last", f"'{before}'") for make in wanted)
