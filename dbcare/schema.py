"""The shape of a database as values, and what differs between two of them; pure.

Tables are named `cloud.nics` or `cloud_usage.cloud_usage`, whatever the databases are called on a server.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from typing import NamedTuple, Self


class Column(NamedTuple):
    """A column; `type` has no integer display width, `extra` is lower case."""

    name: str
    type: str
    nullable: bool = True
    default: str | None = None
    extra: str = ""


class Index(NamedTuple):
    """An index; a prefix part reads `name(128)`, an expression `((expression))`, a descending part `name DESC`."""

    name: str
    columns: tuple[str, ...]
    unique: bool = False
    kind: str = "BTREE"
    visible: bool = True


class ForeignKey(NamedTuple):
    """A foreign key; `on_delete` is empty for RESTRICT and NO ACTION, which are the same in InnoDB."""

    name: str
    columns: tuple[str, ...]
    references: str
    referenced_columns: tuple[str, ...]
    on_delete: str = ""


class Table(NamedTuple):
    """A base table with everything dbcare compares."""

    name: str
    engine: str
    columns: Mapping[str, Column]
    indexes: tuple[Index, ...]
    foreign_keys: tuple[ForeignKey, ...]


Schema = Mapping[str, Table]
"""Base tables by name."""


class LiveTable(NamedTuple):
    """A base table as the server counts it: rows and `data_length` (bytes) are estimates, 0 where it gives none.

    `auto_increment` is the next id; None where the server gives none itself, and on MySQL for a table that never had a
    row. The engine of a table that cannot be opened is empty. `created` is when its structure was last changed, in UTC
    without a zone.
    """

    engine: str
    rows: int
    data_length: int
    auto_increment: int | None
    collation: str
    created: datetime | None = None


class LiveColumns(frozenset[str]):
    """The names of a table's columns; `collations` has those of its texts, by name."""

    collations: Mapping[str, str]

    def __new__(cls, columns: Mapping[str, str]) -> Self:
        """Make it of names and their collations, which are empty for all but texts."""
        made = super().__new__(cls, columns)
        made.collations = {name: collation for name, collation in columns.items() if collation}
        return made


class Difference(NamedTuple):
    """One thing that two schemas do not share; `old` or `new` is None where a side lacks it."""

    table: str
    kind: str
    name: str
    old: Column | Index | ForeignKey | str | None
    new: Column | Index | ForeignKey | str | None


def covers(index: Index, columns: tuple[str, ...]) -> bool:
    """Say whether the index has these columns as its leftmost ones, in this order."""
    return index.kind == "BTREE" and index.columns[: len(columns)] == columns


def bare_columns(index: Index) -> list[str]:
    """Name an index's columns without prefix lengths and directions; an expression stays as it is."""
    return [part if part.startswith("((") else part.removesuffix(" DESC").partition("(")[0] for part in index.columns]


def ascending(index: Index) -> Index:
    """Leave out which way each part is sorted: servers read an index from either end."""
    return index._replace(columns=tuple(column.removesuffix(" DESC") for column in index.columns))


def enforces(index: Index, columns: tuple[str, ...]) -> bool:
    """Say whether the index keeps these columns, taken together, unique."""
    return index.unique and set(index.columns) <= set(columns)


def provides(indexes: Iterable[Index], wanted: Index) -> bool:
    """Say whether a table's indexes do all that the wanted one does, whatever their names.

    An invisible index finds nothing, but it still keeps rows apart when it is unique.
    """
    indexes = tuple(indexes)
    fast = any(index.visible and (covers(index, wanted.columns) or _same_special(index, wanted)) for index in indexes)
    return fast and (not wanted.unique or any(enforces(index, wanted.columns) for index in indexes))


def _same_special(index: Index, wanted: Index) -> bool:
    """Say whether both are the same but for the kind that columns alone do not tell; MEMORY tables have HASH ones."""
    special = wanted.kind != "BTREE" and index.kind == wanted.kind
    return (special or index.kind == "HASH") and index.columns == wanted.columns


def redundant(indexes: Iterable[Index], *, prefer: Collection[Index] = ()) -> Iterator[tuple[Index, Index]]:
    """Pair every index that another makes superfluous with that other.

    Of twins one is named, never both: one of `prefer` where it can be, and never PRIMARY.
    """
    indexes = tuple(indexes)
    if len({index.columns[0] for index in indexes}) == len(indexes):
        return
    ordered = sorted(indexes, key=lambda index: (*_strength(index)[:2], index in prefer, *_strength(index)[2:]))
    for place, index in enumerate(ordered):
        for other_place, other in enumerate(ordered):
            if other_place != place and _replaces(other, index, earlier=other_place < place):
                yield index, other
                break


def _strength(index: Index) -> tuple[bool, bool, str]:
    return (index.name != "PRIMARY", not index.unique, index.name)


def _replaces(other: Index, index: Index, *, earlier: bool) -> bool:
    if index.name == "PRIMARY" or index.kind != other.kind or not other.visible:
        return False
    if index.columns == other.columns:
        return earlier and (other.unique or not index.unique)
    return not index.unique and covers(other, index.columns)


def unshipped(live: Iterable[Index], shipped: Iterable[Index]) -> tuple[Index, ...]:
    """Pick the live indexes that a release does not bring, matching first by name and columns, then by columns."""
    waiting = list(shipped)
    rest = []
    for index in live:
        twin = next((other for other in waiting if (other.name, other.columns) == (index.name, index.columns)), None)
        if twin is None:
            rest.append(index)
        else:
            waiting.remove(twin)
    own = []
    for index in rest:
        twin = next((other for other in waiting if other.columns == index.columns), None)
        if twin is None:
            own.append(index)
        else:
            waiting.remove(twin)
    return tuple(own)


def common(one: Schema, other: Schema) -> Schema:
    """Keep of a schema the tables, columns, indexes and foreign keys that another has too."""
    return {
        name: table._replace(
            columns={column: facts for column, facts in table.columns.items() if column in other[name].columns},
            indexes=tuple(index for index in table.indexes if index in other[name].indexes),
            foreign_keys=tuple(key for key in table.foreign_keys if key in other[name].foreign_keys),
        )
        for name, table in one.items()
        if name in other
    }


def merged(one: Schema, other: Schema) -> Schema:
    """Add to a schema's tables the indexes that another has on them."""
    return {
        name: table._replace(
            indexes=(*table.indexes, *(index for index in other[name].indexes if index not in table.indexes))
        )
        if name in other
        else table
        for name, table in one.items()
    }


def compare(old: Schema, new: Schema) -> Iterator[Difference]:
    """List what the new schema has more, less or otherwise than the old one, by name, table by table."""
    for name in sorted({*old, *new}):
        if name not in new:
            yield Difference(name, "table", name, old[name].engine, None)
        elif name not in old:
            yield Difference(name, "table", name, None, new[name].engine)
        else:
            yield from _compare_tables(old[name], new[name])


def _compare_tables(old: Table, new: Table) -> Iterator[Difference]:
    yield from _compare_parts(old.name, "column", old.columns, new.columns)
    for kind, before, after in (
        ("index", old.indexes, new.indexes),
        ("foreign key", old.foreign_keys, new.foreign_keys),
    ):
        yield from _compare_parts(
            old.name, kind, {part.name: part for part in before}, {part.name: part for part in after}
        )


def _compare_parts(
    table: str,
    kind: str,
    old: Mapping[str, Column] | Mapping[str, Index | ForeignKey],
    new: Mapping[str, Column] | Mapping[str, Index | ForeignKey],
) -> Iterator[Difference]:
    for name in sorted({*old, *new}):
        if old.get(name) != new.get(name):
            yield Difference(table, kind, name, old.get(name), new.get(name))
