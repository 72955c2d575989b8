"""What is to be done, in which order, and what is left out and why; pure."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from graphlib import CycleError, TopologicalSorter
from typing import Any, NamedTuple

from dbcare.actions import Action, AlterIndex
from dbcare.changes import Captured, Row
from dbcare.repair import FixClass


class Answer(NamedTuple):
    """A SELECT that must answer in the fix's transaction as it did when the fix was planned."""

    sql: str
    parameters: Mapping[str, Any]
    rows: Sequence[Row]


@dataclass(frozen=True)
class Fix:
    """One fix as it was planned: the finding that it mends, and the changes as they were captured, or an action.

    `locks` are CloudStack's own lock rows to hold meanwhile: table and id. `later` says what must happen before the
    finding goes away, where it stays for a while. `undoes` names the run and number of the fix that this takes back.
    """

    number: int
    check: str
    fingerprint: str
    title: str
    fix_class: str
    changes: tuple[Captured, ...] = ()
    action: Action | None = None
    requires: tuple[Answer, ...] = ()
    locks: tuple[tuple[str, int], ...] = ()
    attest: str = ""
    api: str = ""
    later: str = ""
    undoes: tuple[str, int] | None = None

    @property
    def reversible(self) -> bool:
        """Whether it can be taken back once it was made."""
        return self.action is None or self.action.reversible


class LeftOut(NamedTuple):
    """A finding that the plan does not mend: why, and what CloudStack's API has for it."""

    check: str
    fingerprint: str
    title: str
    why: str
    api: str = ""


class Installation(NamedTuple):
    """Which CloudStack, on which server or Galera cluster, a plan is for."""

    release: str
    zones: tuple[str, ...]
    managers: tuple[str, ...]
    server: str
    databases: tuple[str, str] = ("cloud", "cloud_usage")


@dataclass(frozen=True)
class Plan:
    """Fixes in the order in which they are made; times are ISO 8601 in UTC."""

    installation: Installation
    made: str
    expires: str
    fixes: tuple[Fix, ...]
    left_out: tuple[LeftOut, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def changes(self) -> int:
        """Count the rows that change."""
        return sum(len(fix.changes) for fix in self.fixes)


class Allowed(NamedTuple):
    """What a person allowed beyond what is safe beside running management servers.

    `attested` are fingerprints of findings of which somebody made sure, `by_name` the checks that were named. `hide`
    asks that indexes are only hidden that would be dropped.
    """

    even_if_api: bool = False
    attested: frozenset[str] = frozenset()
    by_name: frozenset[str] = frozenset()
    hide: bool = False


def barred(fix: Fix, allowed: Allowed) -> str:
    """Say why a fix is not made although it could be; nothing when it may."""
    if fix.fix_class == FixClass.REPORT:
        return "this is only reported: what mends it depends on what no database tells"
    if fix.fix_class == FixClass.API_FIRST and not allowed.even_if_api:
        return "CloudStack's API does it properly; --even-if-api does it here"
    if fix.attest and fix.fingerprint not in allowed.attested:
        return f"somebody must have made sure: {fix.attest}; then --attest {fix.fingerprint}"
    if not fix.reversible and fix.check not in allowed.by_name:
        return f"it cannot be undone: it is done when it is asked for by name, `dbcare fix {fix.check}`"
    return ""


def left(fix: Fix, why: str) -> LeftOut:
    """Leave a fix out of a plan."""
    return LeftOut(fix.check, fix.fingerprint, fix.title, why, fix.api)


def disjoint(fixes: Iterable[Fix]) -> tuple[list[Fix], list[LeftOut]]:
    """Separate fixes that touch rows of their own from those of a row that an earlier one changes already.

    One run mends the first; what is left of the second is seen by the next.
    """
    taken: dict[tuple[str, frozenset[tuple[str, Any]]], Fix] = {}
    kept: list[Fix] = []
    out: list[LeftOut] = []
    for fix in fixes:
        places = [(change.table, frozenset(change.key.items())) for change in fix.changes if change.key]
        if fix.action is not None:
            index = frozenset({("index", fix.action.index.name)} if isinstance(fix.action, AlterIndex) else ())
            places.append((f"structure of {fix.action.table}", index))
        other = next((taken[place] for place in places if place in taken), None)
        if other is None:
            kept.append(fix)
            taken.update(dict.fromkeys(places, fix))
        else:
            out.append(left(fix, f"it changes what the fix of {other.check} changes too; look again after that"))
    return kept, out


def ordered(fixes: Iterable[Fix], refers: Collection[tuple[str, str]]) -> tuple[Fix, ...]:
    """Number fixes in an order that foreign keys allow; `refers` are pairs of tables, child and parent.

    Rows are added from parent to child before anything else changes, taken away from child to parent after; what
    changes a structure comes last.
    """
    rank = _ranks(refers)
    arranged = sorted(fixes, key=lambda fix: _place(fix, rank))
    return tuple(replace(fix, number=number) for number, fix in enumerate(arranged, start=1))


def _ranks(refers: Collection[tuple[str, str]]) -> Mapping[str, int]:
    graph: dict[str, set[str]] = {}
    for child, parent in refers:
        if child != parent:
            graph.setdefault(child, set()).add(parent)
    try:
        order = list(TopologicalSorter(graph).static_order())
    except CycleError:
        return {}
    return {table: place for place, table in enumerate(order)}


def _place(fix: Fix, rank: Mapping[str, int]) -> tuple[int, int]:
    if fix.action is not None:
        return 3, 0
    ranks = [rank.get(change.table, 0) for change in fix.changes]
    if any(change.after is None for change in fix.changes):
        return 2, -max(ranks)
    if any(change.before is None for change in fix.changes):
        return 0, min(ranks)
    return 1, 0


def by_check(fixes: Iterable[Fix]) -> Iterator[tuple[str, list[Fix]]]:
    """Group fixes by check, in the order of the first of each."""
    groups: dict[str, list[Fix]] = {}
    for fix in fixes:
        groups.setdefault(fix.check, []).append(fix)
    yield from groups.items()
