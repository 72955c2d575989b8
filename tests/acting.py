"""A world with a journal, and the means to carry out an action there and to see what it left."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from dbcare import acting, altering, analyzing, journal, leases
from dbcare.acting import Clock, Terms
from dbcare.actions import Action, AlterIndex, Verb
from dbcare.apply import Done, Verdict
from dbcare.db import Mender, Writer
from dbcare.endpoint import Endpoint
from dbcare.journal import Intent
from dbcare.plan import Fix
from dbcare.schema import Index
from dbcare.snapshots import read

from .spare import NAMES, RELEASE, built

LOGICAL = {"cloud": NAMES.cloud, "cloud_usage": NAMES.usage}
TERMS = Terms(LOGICAL, RELEASE)


class Bench:
    """A mender with the lease, a second one that renews it, and how long was waited between tries."""

    def __init__(self, endpoint: Endpoint, writer: Writer) -> None:
        self.endpoint, self.writer = endpoint, writer
        self.mender = Mender(endpoint, NAMES.cloud, sender="run-1")
        self.keeper = Mender(endpoint, NAMES.cloud)
        self.lease = leases.take(self.mender, "writer", "test")
        self.beats = 0
        self.pauses: list[float] = []
        self.meanwhile: Callable[[], object] = lambda: None

    def beat(self) -> None:
        self.beats += 1
        leases.renew(self.keeper, self.lease)

    def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.meanwhile()

    def fix(self, action: Action, number: int = 1, **parts: Any) -> Fix:
        return Fix(number, "check-x", "f" * 20, "a fix", "online", action=action, **parts)

    def make(self, fix: Fix, run: str = "run-1", terms: Terms = TERMS) -> Done:
        module = altering if isinstance(fix.action, AlterIndex) else analyzing
        self.pauses.clear()
        return module.carry_out(self.mender, self.lease, run, fix, terms, Clock(self.beat, self.sleep))

    def do(self, action: Action, terms: Terms = TERMS) -> tuple[Verdict, str]:
        done = self.make(self.fix(action), terms=terms)
        return done.verdict, done.reason

    def undo(self, run: str = "run-1") -> list[Verdict]:
        fixes = list(acting.reversed_fixes(self.intents(run), journal.taken_back(self.mender, run)))
        self.mender.rollback()
        return [self.make(fix, f"undo-{run}").verdict for fix in fixes]

    def intents(self, run: str = "run-1") -> tuple[Intent, ...]:
        found = journal.intents(self.mender, run)
        self.mender.rollback()
        return found

    def outcomes(self, run: str = "run-1") -> list[str | None]:
        return [intent.outcome for intent in self.intents(run)]

    def indexes(self, table: str) -> dict[str, Index]:
        found = read("indexes", self.writer, LOGICAL)
        return {index.name: index for index in found[table]}

    def structure(self, table: str) -> list[str]:
        """The lines of a table's definition, without their order: an index that is added comes last."""
        [made] = self.writer.all(f"SHOW CREATE TABLE {place(table)}")
        return sorted(line.removesuffix(",") for line in made["Create Table"].splitlines()[:-1])

    def reconnect(self) -> None:
        self.mender.close()
        self.mender = Mender(self.endpoint, NAMES.cloud, sender="run-1")


@contextmanager
def benched(endpoint: Endpoint) -> Iterator[Bench]:
    """Make the journal in the spare world, and take it away."""
    built(endpoint)
    with Writer(endpoint, NAMES.cloud) as writer:
        for statement in journal.TABLES:
            writer.execute(statement)
        made = Bench(endpoint, writer)
        try:
            yield made
        finally:
            made.mender.close()
            made.keeper.close()
            writer.execute(f"DROP DATABASE {journal.SCHEMA}")


def place(table: str) -> str:
    """Name a table as it is called on the server."""
    database, _, name = table.partition(".")
    return f"`{LOGICAL[database]}`.`{name}`"


def add(table: str, name: str, *columns: str, unique: bool = False) -> AlterIndex:
    """Add an index."""
    return AlterIndex(table, Verb.ADD, Index(name, columns, unique))
