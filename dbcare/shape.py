"""How the rows of a table are read and written without loss; pure.

What a client sees of a FLOAT, a BIT or a date is not always what is stored: each column is read by an expression that
gives all of it, and is written back by one that takes the same.
"""

from collections.abc import Mapping
from typing import NamedTuple

from dbcare.errors import ChangeError

_PLAIN = frozenset(
    [
        "tinyint",
        "smallint",
        "mediumint",
        "int",
        "bigint",
        "year",
        "char",
        "varchar",
        "tinytext",
        "text",
        "mediumtext",
        "longtext",
        "binary",
        "varbinary",
        "tinyblob",
        "blob",
        "mediumblob",
        "longblob",
    ]
)
_REAL = frozenset({"float", "double"})
_TEXTUAL = frozenset(
    ["decimal", "date", "datetime", "timestamp", "time", "json", "enum", "set", "uuid", "inet4", "inet6"]
)


class Field(NamedTuple):
    """A column as rows are kept: `kind` is its data type; a `generated` one is never written."""

    name: str
    kind: str
    generated: bool = False
    on_update: bool = False
    digits: int = 0
    numbered: bool = False

    @property
    def known(self) -> bool:
        """Whether every value of this type comes back exactly."""
        return self.kind in _PLAIN | _REAL | _TEXTUAL | {"bit"}

    def time(self, now: str) -> str:
        """Cut a time, `2026-11-24 01:02:03.456789`, to what this column keeps of it."""
        whole, _, fraction = now.partition(".")
        if self.kind == "date":
            return whole.partition(" ")[0]
        return f"{whole}.{fraction[: self.digits]}" if self.digits else whole

    def read(self) -> str:
        """Write the expression that gives the whole value: an int, float, text or bytes."""
        name = quoted(self.name)
        if self.kind in _REAL:
            # A FLOAT is shown with six digits; as a double it is shown with all that it has.
            return f"{name} + 0e0"
        if self.kind == "bit":
            return f"{name} + 0"
        return f"CAST({name} AS CHAR)" if self.kind in _TEXTUAL else name

    def write(self, place: str = "%s") -> str:
        """Write the expression that stores such a value."""
        return f"CAST({place} AS JSON)" if self.kind == "json" else place


class Shape(NamedTuple):
    """A table as it is on a server: its quoted name there, columns, primary key, triggers, and what refers to it."""

    table: str
    place: str
    fields: Mapping[str, Field]
    key: tuple[str, ...]
    triggers: tuple[str, ...] = ()
    children: tuple["Child", ...] = ()

    def stored(self) -> tuple[Field, ...]:
        """Give the columns that hold something of their own."""
        return tuple(field for field in self.fields.values() if not field.generated)

    def numbered(self) -> str | None:
        """Name the column that the server numbers, when it alone is the primary key."""
        [first, *more] = self.key or ("",)
        return first if not more and first in self.fields and self.fields[first].numbered else None

    def mendable(self) -> None:
        """Raise ChangeError when rows of this table cannot be changed with everything known and restored after."""
        if not self.fields:
            raise ChangeError(f"{self.table}: this account sees no such table")
        if not self.key:
            raise ChangeError(f"{self.table} has no primary key: its rows cannot be told apart")
        if self.triggers:
            raise ChangeError(
                f"{self.table} has triggers ({', '.join(self.triggers)}), which change more than is shown"
            )
        for field in self.stored():
            if not field.known:
                raise ChangeError(f"{self.table}.{field.name}: values of type {field.kind} cannot be restored exactly")


class Child(NamedTuple):
    """A foreign key that refers to a table, seen from there; `rule` is what it does when the row there is deleted."""

    table: str
    name: str
    columns: tuple[str, ...]
    referenced: tuple[str, ...]
    rule: str


def quoted(name: str) -> str:
    """Quote a name of a table or column."""
    return f"`{name.replace('`', '``')}`"
