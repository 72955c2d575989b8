"""The installed checks, found through entry points and chosen by id or area.

Every distribution that has checks names a package in the group `dbcare.checks`; dbcare lists its own there too. A
package that cannot be imported is reported and skipped, so that a broken plugin never hides the other checks.
"""

import difflib
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from pkgutil import iter_modules
from typing import NamedTuple

from dbcare.check import Check
from dbcare.errors import CheckError, DbcareError, UsageError

GROUP = "dbcare.checks"
BUILTIN = "builtin"
AREAS = ("indexes", "sequences", "networks", "transactions", "server")
"""The areas of dbcare's own checks, in the order in which they are shown; others follow by name."""


class Entry(NamedTuple):
    """An installed check with where it comes from and what its module says of it."""

    check: Check
    plugin: str
    module: str
    title: str
    explanation: str


class Registry(NamedTuple):
    """The checks that could be loaded, in a fixed order, and one line for each thing that could not."""

    entries: tuple[Entry, ...]
    problems: tuple[str, ...] = ()

    def ids(self) -> tuple[str, ...]:
        """Name every check."""
        return tuple(entry.check.id for entry in self.entries)

    def areas(self) -> tuple[str, ...]:
        """Name every area that has a check."""
        return tuple(dict.fromkeys(entry.check.area for entry in self.entries))

    def get(self, name: str) -> Entry:
        """Find a check by its id; raise UsageError with the nearest ids when there is none."""
        for entry in self.entries:
            if entry.check.id == name:
                return entry
        raise UsageError(_unknown("check", name, self.ids()))

    def choose(self, names: Sequence[str]) -> tuple[Entry, ...]:
        """Pick the checks named by id or area, all of them when none is named; raise UsageError for a name unknown."""
        known = {*self.ids(), *self.areas()}
        for name in names:
            if name not in known:
                raise UsageError(_unknown("check or area", name, [*self.areas(), *self.ids()]))
        return tuple(
            entry for entry in self.entries if not names or entry.check.id in names or entry.check.area in names
        )


def verified(entries: Iterable[Entry]) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """Lex every query of the checks; give those that may run, and one line for each that may not."""
    good: list[Entry] = []
    bad: list[str] = []
    for entry in entries:
        try:
            entry.check.verify()
        except DbcareError as error:
            bad.append(f"check {entry.check.id} of {entry.plugin} not loaded: {error}")
        else:
            good.append(entry)
    return tuple(good), tuple(bad)


def _unknown(kind: str, name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, list(known), n=3)
    hint = f"did you mean {' or '.join(near)}?" if near else "`dbcare checks list` names them all"
    return f"there is no {kind} {name!r}; {hint}"


def installed(plugins: Sequence[str] | None = None) -> Registry:
    """Load the checks of every plugin, or only of those named beside dbcare's own.

    Raises UsageError for a named plugin that is not installed, CheckError when two checks share an id.
    """
    points = sorted(entry_points(group=GROUP), key=lambda point: (point.name != BUILTIN, point.name))
    if plugins is not None:
        missing = sorted(set(plugins) - {point.name for point in points})
        if missing:
            raise UsageError(f"plugin {missing[0]!r} is not installed; installed: {', '.join(p.name for p in points)}")
        points = [point for point in points if point.name == BUILTIN or point.name in plugins]
    if not any(point.name == BUILTIN for point in points):
        raise CheckError("dbcare's own checks are missing: install it with `pip install .` (or `pip install -e .`)")
    return collect(points)


def collect(points: Iterable[EntryPoint]) -> Registry:
    """Load the checks of these entry points; raise CheckError when two checks share an id."""
    entries: list[Entry] = []
    problems: list[str] = []
    for point in points:
        try:
            entries.extend(_entries(point))
        except (Exception, SystemExit) as error:
            # A plugin may fail in any way it likes: what it raises is told, and the others go on.
            problems.append(f"checks of {point.name} not loaded: {type(error).__name__}: {error}")
    _refuse_duplicates(entries)
    return Registry(tuple(sorted(entries, key=_place)), tuple(problems))


def _entries(point: EntryPoint) -> Iterator[Entry]:
    package = point.load()
    for found in sorted(iter_modules(package.__path__), key=lambda module: module.name):
        module = import_module(f"{package.__name__}.{found.name}")
        check = getattr(module, "CHECK", None)
        if isinstance(check, Check):
            title, _, rest = (module.__doc__ or check.id).strip().partition("\n")
            yield Entry(check, point.name, module.__name__, title.rstrip("."), rest.strip())


def _place(entry: Entry) -> tuple[int, str, bool, str]:
    area = entry.check.area
    return (AREAS.index(area) if area in AREAS else len(AREAS), area, entry.plugin != BUILTIN, entry.check.id)


def _refuse_duplicates(entries: Iterable[Entry]) -> None:
    seen: dict[str, Entry] = {}
    for entry in entries:
        other = seen.setdefault(entry.check.id, entry)
        if other is not entry:
            raise CheckError(
                f"two checks are called {entry.check.id}: {other.module} and {entry.module}; rename one, or leave "
                f"its plugin out with `plugins = [...]`"
            )
