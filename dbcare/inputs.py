"""Turning what a check declares as its inputs into what its judge reads: rows as they come, or shared values.

Nothing is sent before it is known that the release has what is asked for, and that the answer cannot cost too much.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import Any

from dbcare import cost, grants, visibility
from dbcare.catalogue import Release
from dbcare.check import Check, Context, Generated, Input, NotApplicable, Snapshot
from dbcare.config import Limits
from dbcare.db import Row
from dbcare.errors import CheckError, ConnectionFailed, Denied
from dbcare.pool import Pool, alone
from dbcare.queries import LOGICAL, Query, batches, union
from dbcare.schema import LiveTable
from dbcare.server import Server
from dbcare.snapshots import STRUCTURAL, pick, read

SMALL = 100
"""Tables that together have less than this part of the allowed rows lie in memory: the time limit is bound enough."""
BATCH = 500
"""How many generated SELECTs are sent as one statement, if they are cheap."""


class NotChecked(Exception):
    """The check cannot look; the message says why, and what would let it."""


class _Resolved(Mapping[str, Any]):
    """A check's inputs; a shared one is waited for, or read, when the judge asks for it."""

    def __init__(self, declared: Mapping[str, Input], rows: Mapping[str, Any], share: Callable[[str], Any]) -> None:
        self._declared = declared
        self._rows = rows
        self._share = share

    def __getitem__(self, name: str) -> Any:
        source = self._declared[name]
        return self._share(source.name) if isinstance(source, Snapshot) else self._rows[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._declared)

    def __len__(self) -> int:
        return len(self._declared)


@dataclass
class Source:
    """Where the inputs of one scan come from."""

    pool: Pool
    shared: Callable[[str], "Future[Any]"]
    server: Server
    release: Release
    names: Mapping[str, str]
    limits: Limits
    _lock: Lock = field(default_factory=Lock)
    _accounts: dict[str, str] = field(default_factory=dict)
    _seen: dict[str, Exception | None] = field(default_factory=dict)
    _rows_of: Mapping[str, int] = field(default_factory=dict)

    def resolve(self, check: Check, context: Context, timeout: float | None = None) -> Mapping[str, Any]:
        """Give a check's inputs by name; raise NotApplicable, NotChecked or StatementFailed before any row is read."""
        rows = {
            name: self._rows(check, source, context, timeout)
            for name, source in check.sources.items()
            if not isinstance(source, Snapshot)
        }
        return _Resolved(check.sources, rows, self._snapshot)

    def _rows(
        self, check: Check, source: Generated | tuple[Query, ...], context: Context, timeout: float | None
    ) -> Iterator[Row]:
        if isinstance(source, Generated):
            live = [self._snapshot(shared.name) for shared in source.reads]
            queries = self._together([self._at_home(one) for one in self._applicable(source.build(context, *live))])
        else:
            queries = self._applicable([self._variant(source)])
        for query in queries:
            self._refuse_unknown_parameters(check, query)
            self._bound(check, query, context)
        return self._stream(check, queries, context, timeout)

    def _at_home(self, query: Query) -> Query:
        """Send what reads only the usage database to the server that has it."""
        apart = self.pool.split and query.needs and all(table.startswith("cloud_usage.") for table, _ in query.needs)
        return replace(query, database="cloud_usage") if apart else query

    def _together(self, queries: list[Query]) -> list[Query]:
        """Join SELECTs while even the worst plan for all cannot read too much; each of the others goes alone, last."""
        bound = self.limits.examined_rows
        light = [query for query in queries if self._ceiling(query) <= bound]
        heavy = [query for query in queries if self._ceiling(query) > bound]
        return [union(batch) for batch in batches(light, BATCH, self._ceiling, bound)] + heavy

    def _variant(self, variants: Iterable[Query]) -> Query:
        variants = tuple(variants)
        found = pick(variants, self.server, self.release.version)
        if found is None:
            raise NotApplicable(f"there is nothing to look at on {self.server} with CloudStack {self.release.version}")
        return found

    def _applicable(self, queries: Iterable[Query]) -> list[Query]:
        queries = list(queries)
        good = [query for query in queries if not list(self._lacking(query))]
        if queries and not good:
            raise NotApplicable(f"CloudStack {self.release.version} has no {next(self._lacking(queries[0]))}")
        return good

    def _lacking(self, query: Query) -> Iterator[str]:
        for table, column in query.needs:
            if not self.release.has(table, column):
                yield f"column {table}.{column}" if column and self.release.has(table) else f"table {table}"

    @staticmethod
    def _refuse_unknown_parameters(check: Check, query: Query) -> None:
        unknown = query.parameters - check.parameters.keys() - {"cloud", "usage"}
        if unknown:
            raise CheckError(f"{query.where}: check {check.id} has no default for :{sorted(unknown)[0]}")

    def _values(self, query: Query, context: Context, names: Mapping[str, str] | None = None) -> dict[str, Any]:
        names = names or self.names
        known = {**context.parameters, "cloud": names["cloud"], "usage": names["cloud_usage"]}
        return {name: known[name] for name in query.parameters}

    def _places(self, query: Query) -> Iterator[tuple[str, Mapping[str, str]]]:
        """Give the databases to send a query to; of one about both on two servers, each answers for its own."""
        if self.pool.split and query.parameters >= {"cloud", "usage"}:
            yield from ((database, alone(self.names, database)) for database in LOGICAL)
        else:
            yield query.database, self.names

    def _stream(self, check: Check, queries: Iterable[Query], context: Context, timeout: float | None) -> Iterator[Row]:
        sent = ((query, *place) for query in queries for place in self._places(query))
        for query, database, names in sent:
            with self.pool.borrow(database, timeout=timeout) as session:
                try:
                    yield from session.rows(query.sql, self._values(query, context, names), sender=check.id)
                except Denied as error:
                    error.database = grants.place(error, query.sql, database)
                    raise

    def _bound(self, check: Check, query: Query, context: Context) -> None:
        """Refuse a query that would read more rows than allowed; the server is asked only when it might."""
        bound = self.limits.examined_rows
        if self.limits.deep or self._ceiling(query) <= bound or cost.total(query, self._sizes()) <= bound // SMALL:
            return
        with self.pool.borrow(query.database) as session:
            rows = cost.planned(session, query, self._values(query, context), check.id)
        if rows > bound:
            raise NotChecked(
                f"it would read about {rows:,} rows, more than the {bound:,} allowed; "
                f"`dbcare check --deep {check.id}` looks all the same"
            )

    def _ceiling(self, query: Query) -> int:
        return cost.ceiling(query, self._sizes())

    def _sizes(self) -> Mapping[str, int]:
        if not self._rows_of:
            self._rows_of = {name: table.rows for name, table in self._tables().items()}
        return self._rows_of

    def _tables(self) -> Mapping[str, LiveTable]:
        """Give both databases' tables, or those of cloud alone when the other's server is away."""
        try:
            tables: Mapping[str, LiveTable] = self.shared("tables").result()
        except ConnectionFailed:
            if not self.pool.split:
                raise
            with self.pool.borrow() as session:
                tables = read("tables", session, alone(self.names, "cloud"))
        return tables

    def _snapshot(self, name: str) -> Any:
        value = self.shared(name).result()
        if name in STRUCTURAL:
            with self._lock:
                if name not in self._seen:
                    self._seen[name] = self._blindness(name, value)
            blindness = self._seen[name]
            if blindness is not None:
                raise blindness
        return value

    # What the account cannot see ------------------------------------------------------------------------------

    def _blindness(self, name: str, live: Mapping[str, Any]) -> Exception | None:
        """Find out whether tables are absent from information_schema only because the account may not see them."""
        doubtful = [table for table in self._expected(name) if self._lacks(name, table, live)]
        if not doubtful:
            return None
        seen, absent = ([table for table in doubtful if (table in live) is there] for there in (True, False))
        for database, prefix in [(one, f"{one}.") for one in LOGICAL] if self.pool.split else [("cloud", "")]:
            with self.pool.borrow(database) as session:
                groups = [[one for one in tables if one.startswith(prefix)] for tables in (seen, absent)]
                if refused := visibility.refusal(session, self.names, *groups):
                    return refused
        return None

    def _lacks(self, name: str, table: str, live: Mapping[str, Any]) -> bool:
        """Say whether less is seen of a table than the release has: rights on some columns hide indexes too."""
        if table not in live or name in ("foreign_keys", "tables"):
            return table not in live
        facts = self.release.schema[table]
        if name == "columns":
            return not facts.columns.keys() <= live[table]
        return len(live[table]) < len(facts.indexes)

    def _expected(self, name: str) -> list[str]:
        schema = self.release.schema
        if name == "foreign_keys":
            return [table for table, facts in schema.items() if facts.foreign_keys]
        return list(schema)

    def explain_denial(self, error: Denied) -> str:
        """Say what was refused and which GRANTs would let it through."""
        return f"{error}; this would let it: {grants.every(error, self._who(error), self.names)}"

    def _who(self, error: Denied) -> str:
        """Name the account that was refused: on two servers there may be two."""
        database = "cloud_usage" if self.pool.split and error.database == "cloud_usage" else "cloud"
        with self._lock:
            if database not in self._accounts:
                with self.pool.borrow(database) as session:
                    self._accounts[database] = grants.asked(session)
            return self._accounts[database]
