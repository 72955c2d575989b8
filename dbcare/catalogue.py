"""What a given CloudStack release should look like, from package data or a captured baseline.

The facts were read from information_schema after running every upgrade step of CloudStack; see the `about` of the file.
"""

import gzip
import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from dbcare.errors import FileError, UsageError
from dbcare.schema import Column, ForeignKey, Index, Schema, Table, common, merged
from dbcare.versions import numbers

Fact = Mapping[str, Any]
_LIFE = frozenset({"since", "until"})
DATA = "cloudstack-schema.json.gz"


class Sequence(NamedTuple):
    """A row of `cloud.sequence` that CloudStack draws ids from: `value` is the next id, so it exceeds MAX(id)."""

    name: str
    table: str
    seed: int


SEQUENCES = (
    Sequence("vm_instance_seq", "cloud.vm_instance", 1),
    Sequence("vm_template_seq", "cloud.vm_template", 200),
    Sequence("networks_seq", "cloud.networks", 200),
    Sequence("physical_networks_seq", "cloud.physical_network", 200),
)
"""The live rows: the others that create-schema.sql seeds have no reader in CloudStack (SequenceFetcher's callers)."""

DEAD_SEQUENCES = {
    "volume_seq": 1,
    "storage_pool_seq": 200,
    "public_mac_address_seq": 1,
    "private_mac_address_seq": 1,
    "checkpoint_seq": 1,
}
"""Rows that a fresh install holds with their seeds and that nothing reads."""


class Release(NamedTuple):
    """A CloudStack release; `exact` is false when these are the facts of the nearest older release in the catalogue."""

    version: str
    facts: str
    exact: bool
    schema: Schema
    shipped: Schema
    additions: Mapping[tuple[str, str | None], str] = MappingProxyType({})
    removals: Mapping[tuple[str, str | None], str] = MappingProxyType({})
    sequences: tuple[Sequence, ...] = SEQUENCES

    def has(self, table: str, column: str | None = None) -> bool:
        """Say whether this release has the table, and the column if one is named."""
        found = self.schema.get(table)
        return found is not None and (column is None or column in found.columns)


class _Columns(Mapping[str, Column]):
    """The columns of a table, made when somebody asks: most checks ask for few of a release's 3 000."""

    def __init__(self, raw: Mapping[str, list[Fact]], at: Callable[[list[Fact]], Fact | None]) -> None:
        self._raw = raw
        self._at = at

    @cached_property
    def _made(self) -> dict[str, Column]:
        facts = {name: self._at(facts) for name, facts in self._raw.items()}
        return {
            name: Column(name, fact["type"], fact.get("null", True), fact.get("default"), fact.get("extra", ""))
            for name, fact in facts.items()
            if fact is not None
        }

    def __getitem__(self, name: str) -> Column:
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)


class Catalogue:
    """The releases of one facts file, oldest first; their schemas are built when asked for."""

    def __init__(self, facts: Mapping[str, Any]) -> None:
        self.versions: tuple[str, ...] = tuple(facts["versions"])
        self._tables: Mapping[str, Any] = facts["tables"]
        self._place = {version: place for place, version in enumerate(self.versions)}

    def release(self, version: str, *, towards: str | None = None) -> Release:
        """Give the facts of a release, or of the nearest older one that is known, or of the oldest.

        On the way `towards` a newer one, which has not arrived, only what both have can be expected (`schema`), and
        what either has may be there (`shipped`).
        """
        known = self.nearest(version)
        exact, schema = numbers(known) == numbers(version), self.schema(known)
        changes = self._additions(known), self._removals(known)
        if towards is None:
            return Release(version, known, exact, schema, schema, *changes)
        target = self.schema(self.nearest(towards))
        return Release(version, known, exact, common(schema, target), merged(schema, target), *changes)

    def nearest(self, version: str) -> str:
        """Name the newest known release that is not newer than this one, or else the oldest known."""
        older = [known for known in self.versions if numbers(known) <= numbers(version)]
        return older[-1] if older else self.versions[0]

    def exactly(self, version: str) -> str:
        """Name the known release of this number; raise UsageError when there is none."""
        for known in self.versions:
            if numbers(known) == numbers(version):
                return known
        raise UsageError(
            f"release {version} is not in the catalogue; it knows {self.versions[0]} to {self.versions[-1]}: "
            + ", ".join(self.versions)
        )

    def schema(self, version: str) -> Schema:
        """Build the shape of both databases in a release that the catalogue knows."""
        place = self._place[version]
        return {
            name: self._table(name, raw, place)
            for name, raw in self._tables.items()
            if self._at(raw["life"], place) is not None
        }

    def _additions(self, version: str) -> dict[tuple[str, str | None], str]:
        """Name the tables and columns that this release lacks and a newer one brings."""
        place = self._place[version]
        found: dict[tuple[str, str | None], str] = {}
        if place == len(self.versions) - 1:
            return found
        for table, raw in self._tables.items():
            parts = {None: raw["life"], **raw["columns"]}
            for column, facts in parts.items():
                later = [fact["since"] for fact in facts if self._place[fact.get("since", self.versions[0])] > place]
                if (
                    later
                    and self._at(facts, place) is None
                    and (column is None or self._at(raw["life"], place) is not None)
                ):
                    found[table, column] = later[0]
        return found

    def _removals(self, version: str) -> dict[tuple[str, str | None], str]:
        """Name the tables and columns of this release that a newer one no longer has."""
        place = self._place[version]
        found: dict[tuple[str, str | None], str] = {}
        if place == len(self.versions) - 1:
            return found
        for table, raw in self._tables.items():
            for column, facts in {None: raw["life"], **raw["columns"]}.items():
                until = (self._at(facts, place) or {}).get("until")
                if until is not None and self._at(facts, self._place[until]) is None:
                    found[table, column] = until
        return found

    def _at(self, facts: list[Fact], place: int) -> Fact | None:
        if len(facts) == 1 and facts[0].keys().isdisjoint(_LIFE):
            return facts[0]
        for fact in facts:
            since, until = fact.get("since"), fact.get("until")
            if (since is None or self._place[since] <= place) and (until is None or place < self._place[until]):
                return fact
        return None

    def _parts(self, raw: Mapping[str, list[Fact]], place: int) -> Iterator[tuple[str, Fact]]:
        for name, facts in raw.items():
            fact = self._at(facts, place)
            if fact is not None:
                yield name, fact

    def _table(self, name: str, raw: Mapping[str, Any], place: int) -> Table:
        return Table(
            name,
            raw["engine"],
            _Columns(raw["columns"], lambda facts: self._at(facts, place)),
            tuple(
                Index(part, tuple(fact["columns"]), fact.get("unique", False))
                for part, fact in self._parts(raw["indexes"], place)
            ),
            tuple(
                ForeignKey(
                    part,
                    tuple(fact["columns"]),
                    fact["references"],
                    tuple(fact["referenced_columns"]),
                    fact.get("on_delete", ""),
                )
                for part, fact in self._parts(raw["foreign_keys"], place)
            ),
        )


@cache
def shipped() -> Catalogue:
    """Load the facts that come with dbcare."""
    return Catalogue(json.loads(gzip.decompress(resources.files("dbcare").joinpath(DATA).read_bytes())))


def baseline(path: Path) -> Catalogue:
    """Load the facts that `dbcare catalogue capture` wrote; raise FileError when the file is not such a one."""
    try:
        raw = path.read_bytes()
        text = gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw
        catalogue = Catalogue(json.loads(text))
        catalogue.schema(catalogue.versions[-1])
    except OSError as error:
        raise FileError(f"{path}: cannot be read: {error.strerror}") from error
    except (ValueError, LookupError, TypeError, AttributeError, EOFError) as error:
        raise FileError(f"{path}: no baseline that `dbcare catalogue capture` wrote") from error
    return catalogue


def facts(version: str, schema: Schema) -> dict[str, Any]:
    """Write one schema in the form that `baseline` reads."""
    return {
        "about": f"Structure of a CloudStack {version} database, captured by dbcare.",
        "versions": [version],
        "tables": {name: _table_facts(table) for name, table in sorted(schema.items())},
    }


def _table_facts(table: Table) -> dict[str, Any]:
    return {
        "engine": table.engine,
        "life": [{}],
        "columns": {
            column.name: [
                {
                    "type": column.type,
                    "null": column.nullable,
                    "default": column.default,
                    "extra": column.extra,
                }
            ]
            for column in table.columns.values()
        },
        "indexes": {index.name: [{"columns": list(index.columns), "unique": index.unique}] for index in table.indexes},
        "foreign_keys": {
            key.name: [
                {
                    "columns": list(key.columns),
                    "references": key.references,
                    "referenced_columns": list(key.referenced_columns),
                    "on_delete": key.on_delete,
                }
            ]
            for key in table.foreign_keys
        },
    }
