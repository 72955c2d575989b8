"""A world whose faults are mended and put back: planning, carrying out, undoing, and what every row was meanwhile."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from dbcare import journal, propose, undoing, world
from dbcare.apply import Done, Verdict
from dbcare.config import Config
from dbcare.db import Session, Writer
from dbcare.endpoint import Databases, Endpoint
from dbcare.findings import Status
from dbcare.journal import Past
from dbcare.mending import Guards, Run
from dbcare.plan import Allowed, Fix, Plan
from dbcare.propose import Proposed
from dbcare.registry import installed

NAMES = Databases("mended_cloud", "mended_usage")
LOGICAL = {"cloud": NAMES.cloud, "cloud_usage": NAMES.usage}
ENTRIES = {entry.check.id: entry for entry in installed([]).entries}
RELEASE = "4.22.0.0"
QUICK = Guards(sleep=lambda seconds: None)
Rows = Mapping[str, list[Mapping[str, Any]]]


class Bench:
    """A world on a server, and the means to plan, mend and undo there."""

    def __init__(self, endpoint: Endpoint, release: str = RELEASE) -> None:
        self.config = Config(endpoint=endpoint, databases=NAMES)
        self.release = release
        self.runs = 0
        self.places: set[tuple[str, str]] = set()
        with Writer(endpoint) as writer:
            writer.execute(f"DROP DATABASE IF EXISTS {journal.SCHEMA}")
        world.create(endpoint, release, databases=NAMES)
        world.populate(endpoint, release, databases=NAMES)

    def propose(self, *checks: str, attest: Iterable[str] = (), even_if_api: bool = True) -> Proposed:
        """Plan as `dbcare fix CHECK… --even-if-api` does; nothing is written."""
        allowed = Allowed(even_if_api, frozenset(attest), frozenset(checks))
        return propose.propose(self.config, [ENTRIES[name] for name in checks], allowed, 24)

    def attested(self, *checks: str) -> Proposed:
        """Plan with everything attested that asks for it."""
        first = self.propose(*checks)
        asked = [one.fingerprint for one in first.plan.left_out if "--attest" in one.why]
        return self.propose(*checks, attest=asked) if asked else first

    def carry_out(self, proposed: Proposed, guards: Guards = QUICK) -> tuple[Done, ...]:
        """Carry out a whole plan as a run of its own, `self.run`."""
        return self.make(proposed.plan.fixes, proposed.shapes, "fix", guards)

    def make(self, fixes: Iterable[Fix], shapes: Any, kind: str, guards: Guards = QUICK) -> tuple[Done, ...]:
        self.runs += 1
        self.run = f"run-{self.runs:04}"
        fixes = tuple(fixes)
        past = Past(self.run, kind, None, "test", "here", "0", self.release, len(fixes))
        with Run(self.config, past, shapes, guards) as run:
            return run.carry_out(fixes)

    def undo(self, run: str, *, lower: bool = True) -> tuple[Done, ...]:
        """Take a run back."""
        with Session(self.config.endpoint, NAMES.cloud) as session:
            found = undoing.plan(session, LOGICAL, run, willing=undoing.Willing(lower=lower))
            assert not found.left_out
        return self.make(found.fixes, found.shapes, "undo")

    def found(self, *checks: str) -> set[tuple[str, str]]:
        """Name what the checks find: check and fingerprint."""
        report = self.propose(*checks).report
        assert not [one.reason for one in report.outcomes if one.status is Status.NOT_CHECKED]
        return {(one.check, one.fingerprint) for one in report.findings}

    def dump(self) -> Rows:
        """Give every row of both databases."""
        return dump(self.config.endpoint, NAMES)

    def sums(self) -> Rows:
        """Give a checksum of the rows of every table, for which nothing leaves the server."""
        found: dict[str, list[Mapping[str, Any]]] = {}
        with Session(self.config.endpoint, timeout=60) as session:
            for database in (NAMES.cloud, NAMES.usage):
                tables = session.all(
                    "SELECT table_name AS name FROM information_schema.tables "
                    "WHERE table_schema = %s AND table_type = 'BASE TABLE' ORDER BY table_name",
                    (database,),
                )
                named = ", ".join(f"`{database}`.`{row['name']}`" for row in tables)
                for row in session.all(f"CHECKSUM TABLE {named}"):
                    found[row["Table"]] = [{"sum": row["Checksum"]}]
        return found

    def rows(self, tables: Iterable[str]) -> Rows:
        """Give every row of some tables, and how each is made."""
        found: dict[str, list[Mapping[str, Any]]] = {}
        with Session(self.config.endpoint, timeout=60) as session:
            for table in tables:
                name = "`.`".join(table.split("."))
                found[table] = sorted(session.all(f"SELECT * FROM `{name}`"), key=repr)
                [made] = session.all(f"SHOW CREATE TABLE `{name}`")
                found[f"structure of {table}"] = [{"made": bare(made["Create Table"])}]
        return found


def dump(endpoint: Endpoint, names: Databases) -> Rows:
    """Give every row of both databases, table by table, in a fixed order, and how each table is made."""
    found: dict[str, list[Mapping[str, Any]]] = {}
    with Session(endpoint, timeout=60) as session:
        for database in (names.cloud, names.usage):
            tables = session.all(
                "SELECT table_name AS name FROM information_schema.tables "
                "WHERE table_schema = %s AND table_type = 'BASE TABLE' ORDER BY table_name",
                (database,),
            )
            for row in tables:
                rows = session.all(f"SELECT * FROM `{database}`.`{row['name']}`")
                found[f"{database}.{row['name']}"] = sorted(rows, key=repr)
                [made] = session.all(f"SHOW CREATE TABLE `{database}`.`{row['name']}`")
                found[f"structure of {database}.{row['name']}"] = [{"made": bare(made["Create Table"])}]
    return found


def bare(statement: str) -> str:
    """Leave out the next number of a table."""
    return " ".join(word for word in statement.split() if not word.startswith("AUTO_INCREMENT="))


def differing(one: Rows, other: Rows) -> dict[str, list[Mapping[str, Any]]]:
    """Give the rows that only one of two dumps has, table by table."""
    found = {}
    for table in one.keys() | other.keys():
        if one.get(table) != other.get(table):
            sides = (one.get(table, []), other.get(table, []))
            found[table] = [row for here, there in (sides, sides[::-1]) for row in here if row not in there]
    return found


def verdicts(done: Iterable[Done]) -> list[tuple[Verdict, str]]:
    """Say what became of each fix, and why."""
    return [(one.verdict, one.reason) for one in done]


def without(plan: Plan, *numbers: int) -> Plan:
    """Leave fixes out of a plan."""
    return replace(plan, fixes=tuple(fix for fix in plan.fixes if fix.number not in numbers))
