"""Why an index may not be changed, whoever is at work: by what is there, who needs it, and how much room it takes."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from dbcare import room
from dbcare.acting import Refusal, Terms
from dbcare.actions import AlterIndex, Verb
from dbcare.alterations import defined, impossible, written
from dbcare.apply import Verdict
from dbcare.db import Session
from dbcare.named import named
from dbcare.schema import ForeignKey, Index, bare_columns
from dbcare.server import identify
from dbcare.shape import quoted
from dbcare.snapshots import Names, read, rows

HAMMERED = frozenset(
    f"cloud.{name}" for name in ("sequence", "op_networks", "op_lock", "op_host", "data_center", "mshost")
)
"""Tables that every management server writes all the time, and whose callers fail when they wait for a lock."""
STOPPED = "it is safe only while CloudStack is stopped"


class Place:
    """One action's table as it is: each kind of fact is read when it is first asked for."""

    def __init__(self, session: Session, action: AlterIndex, names: Names) -> None:
        self.session, self.action, self._names = session, action, names
        database, _, self._name = action.table.partition(".")
        self._schema = names[database]
        self.table = f"{quoted(self._schema)}.{quoted(self._name)}"
        self.server = identify(session.version)

    def ask(self, query: str, name: str = "") -> list[dict[str, Any]]:
        """Ask one of the queries of altering.sql, about the table or another name."""
        where = {"schema": self._schema, "name": name or self._name}
        return rows("altering", query, self.session, self._names, where)

    @cached_property
    def variables(self) -> Mapping[str, str]:
        """The server's variables that matter here."""
        wanted = "'wsrep_on', 'hostname', 'datadir', 'tmpdir', 'innodb_tmpdir', 'innodb_online_alter_log_max_size'"
        found = self.session.all(f"SHOW GLOBAL VARIABLES WHERE Variable_name IN ({wanted})")
        return {row["Variable_name"]: row["Value"] for row in found}

    @cached_property
    def indexes(self) -> tuple[Index, ...]:
        """The table's indexes."""
        found: Mapping[str, tuple[Index, ...]] = read("indexes", self.session, self._names)
        return found.get(self.action.table, ())

    @cached_property
    def keys(self) -> Mapping[str, tuple[ForeignKey, ...]]:
        """The foreign keys of all tables."""
        found: Mapping[str, tuple[ForeignKey, ...]] = read("foreign_keys", self.session, self._names)
        return found

    @property
    def live(self) -> Index | None:
        """The index that has the name of the action's; names of indexes know no case."""
        name = self.action.index.name.lower()
        return next((index for index in self.indexes if index.name.lower() == name), None)

    def replaced(self) -> tuple[str, ...]:
        """Name the indexes that a foreign key may have brought along, and that the one to be added would replace."""
        index = self.action.index
        own = {key.columns for key in self.keys.get(self.action.table, ())} if self.action.verb is Verb.ADD else set()
        return tuple(
            other.name
            for other in self.indexes
            if other.columns in own and index.columns[: len(other.columns)] == other.columns and not other.unique
        )

    def free(self) -> tuple[room.Disk, room.Disk] | None:
        """Look at the server's disks, where they are this host's."""
        return room.disks(self.variables, self._schema)

    def room(self) -> room.Room:
        """Estimate what the action's index takes."""
        [facts] = self.ask("table")
        widths = {row["name"]: int(row["bytes"]) for row in self.ask("widths")}
        key = next((bare_columns(index) for index in self.indexes if index.name == "PRIMARY"), [])
        columns = {*bare_columns(self.action.index), *key}
        log = int(self.variables.get("innodb_online_alter_log_max_size", 0))
        return room.needed(int(facts["n"]), int(facts["average"]), (widths.get(name, 8) for name in columns), log)


def barred(place: Place, terms: Terms) -> Refusal | None:
    """Say why the action is not to be done at all as things are; nothing when only who is at work could object."""
    for why in (impossible(place.action, place.server), _unsafe(place, terms), _unready(place)):
        if why:
            return Refusal(Verdict.SKIPPED, why)
    if why := _not_as_planned(place):
        return Refusal(Verdict.STALE, why)
    return next((Refusal(Verdict.SKIPPED, why) for why in _needed(place, terms) if why), None)


def _unsafe(place: Place, terms: Terms) -> str:
    if terms.stopped:
        return ""
    if place.action.table in HAMMERED:
        return f"{STOPPED}: every management server writes {place.action.table} all the time"
    if place.variables.get("wsrep_on", "").upper() in ("ON", "1"):
        return f"{STOPPED}: a Galera cluster takes no writes on any node while a table is altered"
    return ""


def _unready(place: Place) -> str:
    found = place.ask("table")
    if not found:
        return f"there is no table {place.action.table}, or this account may not see it"
    engine = found[0]["engine"]
    return "" if engine == "InnoDB" else f"{place.action.table} is {engine}: the server would copy it, and block writes"


def _not_as_planned(place: Place) -> str:
    wanted, live, verb = place.action.index, place.live, place.action.verb
    if verb is Verb.ADD:
        if live is None:
            return ""
        return (
            "the index is there already" if live == wanted else f"another index is called {wanted.name}: {_told(live)}"
        )
    if live is None:
        return f"there is no index {wanted.name} any more"
    if live._replace(visible=wanted.visible) != wanted:
        return f"index {wanted.name} is another one now: {_told(live)}"
    if verb is Verb.DROP:
        return "" if live == wanted else f"index {wanted.name} is {'visible' if live.visible else 'hidden'} now"
    return (
        f"the index is {'visible' if live.visible else 'hidden'} already" if live.visible is (verb is Verb.SHOW) else ""
    )


def _told(index: Index) -> str:
    return f"{'unique ' if index.unique else ''}({', '.join(index.columns)})"


def _needed(place: Place, terms: Terms) -> Iterator[str]:
    """Say who would miss the index, or what it takes to make it."""
    if place.action.verb is Verb.ADD:
        disks = place.free()
        yield room.lacking(place.room(), *disks) if disks else ""
        return
    if place.action.verb is Verb.SHOW:
        return
    if not terms.undoing:
        yield from _forced(place, terms)
    if place.action.verb is Verb.DROP:
        yield _refers(place)
        yield _lost(place)


def _forced(place: Place, terms: Terms) -> Iterator[str]:
    """Name who asks for the index by its name."""
    index, table = place.action.index, place.action.table
    for need in named(terms.release, table):
        if need.name.lower() == index.name.lower() and (need.hint or place.action.verb is Verb.DROP):
            yield f"index {index.name} must stay: {need.needed_by}"
    forced = re.compile(rf"\b(?:FORCE|USE|IGNORE) (?:INDEX|KEY)[^(]*\([^)]*`{re.escape(index.name)}`", re.IGNORECASE)
    for view in place.ask("views", index.name):
        if forced.search(view["text"]):
            yield f"index {index.name} must stay: the view {view['name']} names it"


def _refers(place: Place) -> str:
    """Name a foreign key that no other index of the table would serve."""
    left = [tuple(bare_columns(index)) for index in place.indexes if index != place.live]
    for table, keys in place.keys.items():
        for key in keys:
            sides = [key.columns] if table == place.action.table else []
            sides += [key.referenced_columns] if key.references == place.action.table else []
            for columns in sides:
                mine = place.action.index.columns[: len(columns)] == columns
                if mine and not any(other[: len(columns)] == columns for other in left):
                    return f"index {place.action.index.name} must stay: foreign key {key.name} of {table} needs it"
    return ""


def _lost(place: Place) -> str:
    """Say what of the index could not be put back: a comment, a parser, whatever else a server knows."""
    [made] = place.session.all(f"SHOW CREATE TABLE {place.table.replace('%', '%%')}")
    found, known = written(made["Create Table"], place.action.index.name), defined(place.action.index, place.server)
    return "" if found == known else f"it could not be put back exactly: it is {found or 'not shown'}, not {known}"


def note(place: Place) -> str:
    """Say that free disk could not be asked, where an index is to be made that takes more than a little."""
    if place.action.verb is not Verb.ADD or place.free():
        return ""
    size = place.room().kept
    return "" if size < room.SMALL else f"free disk could not be asked; the index may take {size / 1e6:,.0f} MB, twice"
