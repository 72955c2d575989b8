"""What a check is: the whole API of a plugin author.

A check is a value called CHECK in a module of its own: inputs that the engine reads, and a pure function that judges
them. It never gets a connection.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import resources
from string import Formatter
from typing import Any

from dbcare.actions import AlterIndex, Analyze, Verb
from dbcare.changes import NOW, Delete, Insert, Raise, Update
from dbcare.context import Context
from dbcare.errors import CheckError
from dbcare.findings import Severity
from dbcare.named import NamedIndex, named
from dbcare.queries import Query, generated, load
from dbcare.repair import FixClass, Found, Leave, Mend, Repair
from dbcare.schema import (
    Column,
    ForeignKey,
    Index,
    LiveColumns,
    LiveTable,
    Schema,
    ascending,
    bare_columns,
    covers,
    enforces,
    provides,
    redundant,
    unshipped,
)
from dbcare.versions import before

__all__ = [
    "COLUMNS",
    "FOREIGN_KEYS",
    "INDEXES",
    "NOW",
    "TABLES",
    "TRANSACTIONS",
    "VERSIONS",
    "AlterIndex",
    "Analyze",
    "Check",
    "Column",
    "Context",
    "Delete",
    "FixClass",
    "ForeignKey",
    "Found",
    "Generated",
    "Index",
    "Insert",
    "Leave",
    "LiveColumns",
    "LiveTable",
    "NamedIndex",
    "NotApplicable",
    "Problem",
    "Query",
    "Raise",
    "Repair",
    "Schema",
    "Severity",
    "Snapshot",
    "Update",
    "Verb",
    "ascending",
    "bare_columns",
    "before",
    "covers",
    "enforces",
    "generated",
    "load",
    "load_facts",
    "named",
    "provides",
    "redundant",
    "unshipped",
]

STILL = "still"
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
ENGINE_PARAMETERS = frozenset({"cloud", "usage"})
"""Parameters that every SELECT may use: what the two databases are called on this server."""


def load_facts(package: str, stem: str) -> dict[str, Any]:
    """Read `<stem>.toml` of a package, facts that somebody keeps; raise CheckError when it is missing or malformed."""
    import tomllib

    path = resources.files(package).joinpath(f"{stem}.toml")
    if not path.is_file():
        raise CheckError(f"{package}: there is no {stem}.toml")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise CheckError(f"{stem}.toml: {error}") from error


class NotApplicable(Exception):
    """The release or the server lacks what a check looks at, which is no fault; a judge may raise it, saying why."""


@dataclass(frozen=True)
class Snapshot:
    """A shared input that the engine reads once for all checks of a scan."""

    name: str


INDEXES = Snapshot("indexes")
"""Live indexes: table name → tuple of Index; a table without any index is absent."""
COLUMNS = Snapshot("columns")
"""Live columns: table name → LiveColumns, a frozenset of names; views too, but for those named like CloudStack's."""
FOREIGN_KEYS = Snapshot("foreign_keys")
"""Live foreign keys: table name → tuple of ForeignKey, without what they do on delete."""
TABLES = Snapshot("tables")
"""Live base tables: name → LiveTable, with estimated rows and length, the next AUTO_INCREMENT, engine, collation."""
VERSIONS = Snapshot("versions")
"""Rows of `cloud.version`, oldest first: id, version, step, updated."""
TRANSACTIONS = Snapshot("transactions")
"""Open InnoDB transactions, oldest first: see sql/live_transactions.sql for the columns."""


@dataclass(frozen=True)
class Problem:
    """One thing that a check found wrong; what it leaves out the check's own value says."""

    message: str
    key: Mapping[str, Any]
    table: str | None = None
    severity: Severity | None = None
    uuid: str | None = None
    name: str | None = None
    row: Mapping[str, Any] = field(default_factory=dict)
    identity: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Generated:
    """SELECTs that depend on the context, of one shape, which the engine sends in batches.

    `build` gets the context and, after it, the shared inputs that it `reads`.
    """

    build: Callable[..., Iterable[Query]]
    reads: tuple[Snapshot, ...] = ()


Input = Snapshot | Generated | tuple[Query, ...]
Judge = Callable[[Mapping[str, Any], Context], Iterable[Problem]]


def judge_rows(check: "Check", inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Make one problem of every row of every input: what a check does that brings no judge of its own."""
    for rows in inputs.values():
        for row in rows:
            yield Problem(
                check.message.format_map(row),
                {column: row[column] for column in check.key},
                uuid=row.get("uuid"),
                name=row.get("name"),
                row=row,
            )


@dataclass(frozen=True)
class Check:
    """A check: what it reads, how it judges, and what the operator should know of it.

    `inputs` are the queries of a .sql file (`load(package, stem)`), or a mapping of names to snapshots, generated
    SELECTs and queries. Rows of queries are streamed: a judge reads each once, one input after the other. Queries named
    `still` or `still_<kind>` are not read to find anything: `mend` gets their answer, as `facts`, and it must be the
    same when the fix is made; they may use the finding's columns as parameters.
    """

    id: str
    area: str
    severity: Severity
    inputs: Mapping[str, Input]
    table: str
    remedy: str
    key: tuple[str, ...] = ("id",)
    message: str = ""
    judge: Judge | None = None
    parameters: Mapping[str, Any] = field(default_factory=dict)
    fix_class: FixClass = FixClass.REPORT
    catalogue: str = ""
    symptom: str = ""
    evidence: tuple[str, ...] = ()
    mend: Mend | None = None

    def __post_init__(self) -> None:
        """Raise CheckError when the parts of the check cannot work together."""
        if not _ID.fullmatch(self.id) or not _ID.fullmatch(self.area):
            raise CheckError(f"check {self.id!r}: ids and areas are lower-case words joined by dashes")
        if not self.sources:
            raise CheckError(f"check {self.id}: it has no input")
        if self.judge is None and not self.message:
            raise CheckError(f"check {self.id}: it needs a message, or a judge that writes them")

    @property
    def sources(self) -> Mapping[str, Input]:
        """What is read to find something: all inputs but those that a fix asks."""
        return {name: source for name, source in self.inputs.items() if not name.startswith(STILL)}

    def still(self, row: Mapping[str, Any]) -> tuple[Query, ...]:
        """Give what a fix of this finding asks, when it is planned and again in its transaction; () when nothing.

        A finding with a `kind` may have a query of its own, `still_<kind>`. What it answers must stay as it is, and an
        answer without rows says that there is nothing to mend, or nothing that may be mended at this moment.
        """
        found = self.inputs.get(f"{STILL}_{row.get('kind')}") or self.inputs.get(STILL, ())
        return found if isinstance(found, tuple) else ()

    def queries(self) -> Iterator[Query]:
        """List the queries that are known without a context."""
        for source in self.sources.values():
            if isinstance(source, tuple):
                yield from source

    def snapshots(self) -> set[str]:
        """Name the shared inputs that the check reads."""
        own = {source.name for source in self.sources.values() if isinstance(source, Snapshot)}
        return own.union(
            *({one.name for one in source.reads} for source in self.sources.values() if isinstance(source, Generated))
        )

    def verify(self) -> None:
        """Lex every query; raise QueryError or CheckError for what the engine would refuse to run."""
        known = self.parameters.keys() | ENGINE_PARAMETERS
        for query in self.queries():
            unknown = sorted(query.parameters - known)
            if unknown:
                raise CheckError(f"{query.where}: check {self.id} has no default for :{', :'.join(unknown)}")
        for source in (source for name, source in self.inputs.items() if name.startswith(STILL)):
            if not isinstance(source, tuple):
                raise CheckError(f"check {self.id}: what a fix asks is a query of a .sql file")
            for query in source:
                query.lexed  # noqa: B018 (lexing is what refuses)
        for _, name, _, _ in Formatter().parse(self.message):
            if name == "":
                raise CheckError(f"check {self.id}: its message has a place without a name")

    def judged(self, inputs: Mapping[str, Any], context: Context) -> Iterable[Problem]:
        """Judge inputs that the engine, or a test, has read."""
        if self.judge is not None:
            return self.judge(inputs, context)
        return judge_rows(self, inputs, context)
