"""Reading what a fix will change, before anybody is asked: whole rows, and all that the server would change with them.

A delete takes along, or empties, rows of other tables where foreign keys say so; these become changes of their own,
leaf first, so that they are shown, compared, journalled and restored like any other.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from dbcare import statements
from dbcare.changes import NOW, Captured, Change, Delete, Insert, Raise, Row, Update
from dbcare.db import Session
from dbcare.errors import ChangeError, Denied
from dbcare.shape import Child, Field, Shape, quoted
from dbcare.snapshots import Names, rows

MOST = 1000
"""How many rows one fix may change with everything that goes along; more is not one fix but a purge."""
BATCH = 200


class Shapes(Mapping[str, Shape]):
    """The shapes of tables, by the catalogue's names, each read when it is first asked for."""

    def __init__(self, session: Session, names: Names) -> None:
        self._session, self._names = session, names
        self._known: dict[str, Shape] = {}

    def __getitem__(self, table: str) -> Shape:
        if table not in self._known:
            self._known[table] = self._read(table)
        return self._known[table]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)

    def _read(self, table: str) -> Shape:
        database, _, name = table.partition(".")
        where = {"schema": self._names.get(database, database), "name": name}
        fields = [_field(row) for row in self._ask("columns", where)]
        return Shape(
            table,
            f"{quoted(where['schema'])}.{quoted(name)}",
            {field.name: field for field in fields},
            tuple(row["name"] for row in self._ask("primary", where)),
            tuple(row["name"] for row in self._ask("triggers", where)),
            self._children.get(table, ()),
        )

    def _ask(self, query: str, where: Mapping[str, str]) -> list[dict[str, Any]]:
        return rows("table_shapes", query, self._session, self._names, where)

    @cached_property
    def _children(self) -> Mapping[str, tuple[Child, ...]]:
        """The foreign keys that refer to each table."""
        keys: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
        for row in self._keys():
            parent, child = (self._logical(row[f"{side}_schema"], row[side]) for side in ("parent", "child"))
            keys[parent, child, row["name"]].append(row)
        found: dict[str, tuple[Child, ...]] = defaultdict(tuple)
        for (parent, child, name), parts in keys.items():
            columns, others = (tuple(part[place] for part in parts) for place in ("col", "other_col"))
            found[parent] += (Child(child, name, columns, others, parts[0]["rule"] or ""),)
        return found

    def _keys(self) -> list[dict[str, Any]]:
        """Read the foreign keys that may refer to the two databases: all there are, where others may be among them."""
        try:
            strangers = self._ask("strangers", {})[0]["number"]
        except Denied:
            strangers = 1
        if strangers:
            return self._ask("all_children", {})
        return [row for schema in set(self._names.values()) for row in self._ask("children", {"schema": schema})]

    def _logical(self, schema: str, name: str) -> str:
        database = next((one for one, real in self._names.items() if real == schema), schema)
        return f"{database}.{name}"


def _field(row: Row) -> Field:
    extra = str(row["extra"]).lower()
    return Field(
        row["name"],
        str(row["kind"]).lower(),
        bool(row["formula"]) or "generated" in extra.replace("default_generated", ""),
        "on update" in extra,
        int(row["digits"]),
        "auto_increment" in extra,
    )


class Reader:
    """Captures changes through a read-only session; one for each plan."""

    def __init__(self, session: Session, names: Names) -> None:
        self._session = session
        self.shapes = Shapes(session, names)

    def capture(self, changes: Sequence[Change]) -> tuple[Captured, ...]:
        """Read the rows of one fix and give its changes as they will be made; raise ChangeError for what cannot be.

        A row that is no longer as the change expects raises it too: the finding is out of date.
        """
        captured: list[Captured] = []
        for change in changes:
            captured += self._one(change)
            if len(captured) > MOST:
                raise ChangeError(f"{change.table}: more than {MOST:,} rows would change at once")
        return tuple(captured)

    def _one(self, change: Change) -> Iterator[Captured]:
        shape = self.shapes[change.table]
        shape.mendable()
        match change:
            case Insert():
                yield self._inserted(shape, change)
            case Raise():
                yield self._raised(shape, change)
            case Update():
                row = self._row(shape, change.key, change.expect)
                yield Captured(change.table, change.key, row, {**row, **change.set})
            case Delete():
                row = self._row(shape, change.key, change.expect)
                yield from self._deleted(shape, row)

    def read(self, shape: Shape, keys: Sequence[Row]) -> list[dict[str, Any]]:
        """Read whole rows by their keys; those that are not there are left out."""
        found: list[dict[str, Any]] = []
        for start in range(0, len(keys), BATCH):
            asked = statements.read(shape, keys[start : start + BATCH])
            found += self._session.all(asked.sql, asked.parameters)
        return found

    def _row(self, shape: Shape, key: Row, expect: Row) -> Row:
        found = self.read(shape, [key])
        if not found:
            raise ChangeError(f"{_named(shape.table, key)} is gone")
        for column, value in expect.items():
            if column not in found[0]:
                raise ChangeError(f"{shape.table} has no column {column}")
            if found[0][column] != value:
                raise ChangeError(f"{_named(shape.table, key)}: {column} is {found[0][column]!r}, not {value!r}")
        return found[0]

    def _inserted(self, shape: Shape, change: Insert) -> Captured:
        if not change.key and shape.numbered() is None:
            raise ChangeError(f"{shape.table}: the server does not number its rows; an inserted row needs its key")
        if change.key and self.read(shape, [change.key]):
            raise ChangeError(f"{_named(shape.table, change.key)} is there already")
        unknown = change.row.keys() - shape.fields.keys()
        if unknown:
            raise ChangeError(f"{shape.table} has no column {min(unknown)}")
        return Captured(change.table, change.key, None, dict(change.row))

    def _raised(self, shape: Shape, change: Raise) -> Captured:
        row = self._row(shape, change.key, {})
        value = row[change.column]
        lifted = {change.column: max(value, change.least)}
        return Captured(change.table, change.key, {change.column: value}, lifted, change.column)

    def _deleted(self, shape: Shape, row: Row) -> Iterator[Captured]:
        """Give a delete with what foreign keys do along with it: rows that lose their parent, then the deepest first.

        A row may be reached in several ways, and may even refer to itself.
        """
        gone: dict[_Place, Captured] = {}
        emptied: dict[_Place, Captured] = {}
        held: dict[_Place, str] = {}
        self._gather(shape, row, gone, emptied, held)
        for place in held.keys() - gone.keys():
            raise ChangeError(held[place])
        yield from (change for place, change in emptied.items() if place not in gone)
        yield from gone.values()

    def _gather(
        self,
        shape: Shape,
        row: Row,
        gone: dict["_Place", Captured],
        emptied: dict["_Place", Captured],
        held: dict["_Place", str],
    ) -> None:
        shape.mendable()
        key = {name: row[name] for name in shape.key}
        reached = {_place(shape, row), *gone}
        for child in shape.children:
            other = self.shapes[child.table]
            for found in self._referring(other, child, row):
                place = _place(other, found)
                if place in reached:
                    continue
                if child.rule == "CASCADE":
                    self._gather(other, found, gone, emptied, held)
                    reached = {_place(shape, row), *gone}
                elif child.rule == "SET NULL":
                    other.mendable()
                    emptied[place] = _emptied(other, found, child.columns, emptied.get(place))
                else:
                    held[place] = _holds(child, _key_of(other, found))
            if len(gone) + len(emptied) > MOST:
                raise ChangeError(f"{shape.table}: more than {MOST:,} rows would change at once")
        gone[_place(shape, row)] = Captured(shape.table, key, row, None)

    def _referring(self, shape: Shape, child: Child, row: Row) -> list[dict[str, Any]]:
        values = [row[column] for column in child.referenced]
        if None in values:
            return []
        asked = statements.referring(shape, child.columns, values)
        return self._session.all(asked.sql, asked.parameters)


_Place = tuple[str, tuple[Any, ...]]


def _place(shape: Shape, row: Row) -> _Place:
    return shape.table, tuple(row[name] for name in shape.key)


def _key_of(shape: Shape, row: Row) -> Row:
    return {name: row[name] for name in shape.key}


def _emptied(shape: Shape, row: Row, columns: Sequence[str], before: Captured | None) -> Captured:
    """Say which columns of a row become NULL, with those that another foreign key empties."""
    after = (before.after if before else None) or row
    return Captured(shape.table, _key_of(shape, row), row, {**after, **dict.fromkeys(columns)})


def _holds(child: Child, key: Row) -> str:
    why = "refers to it" if child.rule else "refers to it, and what happens to it this account may not see"
    return f"{_named(child.table, key)} {why}"


def _named(table: str, key: Row) -> str:
    return f"{table} {', '.join(f'{name} {value}' for name, value in key.items())}"


def resolved(change: Captured, shape: Shape, now: str) -> Captured:
    """Put the server's time where the change says NOW, with as many digits as each column keeps."""
    if change.after is None or NOW not in change.after.values():
        return change
    after = {name: shape.fields[name].time(now) if value is NOW else value for name, value in change.after.items()}
    return replace(change, after=after)
