"""Which checks cannot look without a right: what each declares, held against what the account may not read; pure."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import datetime

from dbcare.catalogue import Release
from dbcare.check import Check, Context, Generated, Query
from dbcare.registry import Entry
from dbcare.server import Server
from dbcare.snapshots import STRUCTURAL, pick

Need = Callable[[Check], bool]
_OWN = re.compile(r"\b(?:FROM|JOIN)\s+(performance_schema|information_schema)\.(\w+)", re.IGNORECASE)
VERSION = "cloud.version"
PROCESS = frozenset({"transactions"})
"""Shared inputs that take the right PROCESS."""


def blocked(entries: Iterable[Entry], needs: Need) -> tuple[str, ...]:
    """Name the checks that need something."""
    return tuple(entry.check.id for entry in entries if needs(entry.check))


def by_tables(refused: Collection[str], release: Release, server: Server) -> Need:
    """Tell of a check whether it reads one of these tables; reading the shape of the databases reads them all.

    Without `version`, which tells the release, nothing can be checked.
    """

    def needs(check: Check) -> bool:
        if VERSION in refused:
            return True
        return bool(refused) and (_shaped(check, refused, release) or _reads(check, refused, release, server))

    return needs


def _shaped(check: Check, refused: Collection[str], release: Release) -> bool:
    """Say whether a shared input of the check, read from information_schema, would lack one of these tables."""
    shared = check.snapshots() & STRUCTURAL
    keys = {name for name, table in release.schema.items() if table.foreign_keys}
    return bool(shared - {"foreign_keys"}) or bool(shared and keys & set(refused))


def _reads(check: Check, refused: Collection[str], release: Release, server: Server) -> bool:
    return any(table in refused for query in _queries(check, release, server) for table, _ in query.needs)


def _queries(check: Check, release: Release, server: Server) -> Iterator[Query]:
    """Give the queries that the check would send; those made of shared inputs are blocked with these."""
    for source in check.sources.values():
        if isinstance(source, tuple):
            found = pick(source, server, release.version)
            yield from [found] if found is not None else []
        elif isinstance(source, Generated) and not source.reads:
            yield from source.build(Context(release, str(server), datetime.min, check.parameters))


def by_process(check: Check) -> bool:
    """Tell of a check whether it needs PROCESS."""
    return bool(check.snapshots() & PROCESS) or any(
        schema.lower() == "information_schema" and table.lower().startswith("innodb_")
        for schema, table in _servers(check)
    )


def by_performance(check: Check) -> bool:
    """Tell of a check whether it reads performance_schema."""
    return any(schema.lower() == "performance_schema" for schema, _ in _servers(check))


def _servers(check: Check) -> Iterator[tuple[str, str]]:
    for query in check.queries():
        yield from _OWN.findall(query.text)
