"""The fixtures of the checks: what tests/checks/*.sql say, doing it to a world, and undoing it.

A fixture is plain SQL that runs on a populated world of 4.22.0.0. Comments tell the harness the rest:

    INSERT …; -- finding: [SEVERITY] [TABLE] {"id": 1}   this must be found; severity and table default to the check's
    -- decoy: WHY                                        what looks guilty here is normal and must not be found
    -- also: CHECK [SEVERITY] [TABLE] {KEY}              another check finds this too
    -- gone: [TABLE] {KEY}                               the check finds this in a pristine world, but not here
    -- case: NAME [on RELEASE]                           begins anew, on a pristine world
    -- params: {"seconds": 1}                            parameters of the check in this case
    -- session NAME                                      a connection of its own for what follows, open while the check
                                                         looks; without a name it is the ordinary one again. A key
                                                         {"id": "@NAME"} is that connection's number
    -- wait: SECONDS                                     lets time pass
    -- on mariadb, -- on mysql                           the next statement is for these servers only

`{cloud}` and `{usage}` stand for what the two databases are called here, which is not what CloudStack calls them. What
is written to, altered, created or dropped is put back: tables (`{usage}.x` in the other database), views, accounts.
"""

import json
import re
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from dbcare import registry, world
from dbcare.catalogue import SEQUENCES, shipped
from dbcare.config import CheckSettings, Config, Limits
from dbcare.db import Writer
from dbcare.endpoint import Databases, Endpoint
from dbcare.findings import Finding, Severity, TargetReport
from dbcare.scan import Scan
from dbcare.world import ddl

FOLDER = Path(__file__).parent / "checks"
NEWEST = "4.22.0.0"
FIXTURE_IDS, BEYOND_FIXTURES = 900_001, 1_000_000
ENTRIES = registry.installed([]).entries

_NOTE = re.compile(r"--\s+(?P<kind>finding|decoy|also|gone):\s*(?P<text>.*?)\s*(?=--\s|$)")
_DIRECTIVE = re.compile(r"^-- (?P<kind>case:|params:|wait:|session|on(?= m))\s*(?P<text>.*)$")
_KEY = re.compile(
    r"^(?:(?P<check>[a-z][a-z-]+)\s+)??(?:(?P<severity>info|warning|critical)\s+)?(?:(?P<table>[a-z_.]+)\s+)?"
    r"(?P<key>\{.*\})$"
)
_TARGET = r"(?P<usage>\{usage\}\.)?`?(?P<name>\w+)`?"
_ROWS = re.compile(rf"^(?:INSERT INTO|UPDATE|DELETE FROM) {_TARGET}", re.IGNORECASE)
_STRUCTURE = re.compile(
    rf"^(?:(?:ALTER|CREATE|DROP) TABLE|(?:CREATE|DROP) (?:\w+ )?INDEX \w+ ON) {_TARGET}", re.IGNORECASE
)
_VIEW = re.compile(rf"^CREATE .*?VIEW {_TARGET}", re.IGNORECASE)
_ACCOUNT = re.compile(r"^CREATE USER (?P<account>'[^']*'@'[^']*')", re.IGNORECASE)


class Mark(NamedTuple):
    """A finding that is expected, written so that it compares and reads well."""

    check: str
    table: str
    key: str
    severity: str


@dataclass
class Step:
    """One statement, or a wait, with the connection it runs on and the servers it is for."""

    sql: str = ""
    session: str = ""
    family: str = ""
    wait: float = 0
    marks: list[tuple[str, Mark]] = field(default_factory=list)


@dataclass
class Case:
    """What a fixture does to one pristine world, and what is to be found then."""

    check: str
    name: str = ""
    release: str = NEWEST
    params: dict[str, Any] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)
    decoys: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.check}:{self.name}" if self.name else self.check


def parse(path: Path) -> list[Case]:
    """Read a fixture; ValueError names the line that cannot be read."""
    check = path.stem.replace("_", "-")
    cases = [Case(check)]
    session, step = "", Step()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        where = f"{path.name}:{number}"
        if (directive := _DIRECTIVE.match(line)) is None:
            _take_notes(cases[-1], step, line, where)
            step.sql = f"{step.sql}\n{_code(line)}".strip()
            if step.sql.endswith(";"):
                cases[-1].steps.append(replace(step, session=session))
                step = Step()
        elif directive["kind"] == "session":
            session = directive["text"].strip()
        elif directive["kind"] == "on":
            step.family = directive["text"].strip()
        else:
            session = _direct(cases, directive["kind"], directive["text"].strip(), session)
    if step.sql:
        raise ValueError(f"{path.name}: the last statement does not end")
    return [case for case in cases if case.steps]


def _code(line: str) -> str:
    return re.split(r"(?:^|\s)--\s", line, maxsplit=1)[0].strip()


def _take_notes(case: Case, step: Step, line: str, where: str) -> None:
    for note in _NOTE.finditer(line):
        if note["kind"] == "decoy":
            case.decoys.append(note["text"])
        else:
            step.marks.append((note["kind"], _mark(case.check, note["kind"], note["text"], where)))


def _mark(check: str, kind: str, text: str, where: str) -> Mark:
    match = _KEY.match(text)
    if match is None or (kind == "also") != bool(match["check"]):
        raise ValueError(f"{where}: cannot read {kind}: {text}")
    known = next(entry.check for entry in ENTRIES if entry.check.id == (match["check"] or check))
    severity = match["severity"] or str(known.severity)
    return Mark(known.id, match["table"] or known.table, written(json.loads(match["key"])), severity)


def _direct(cases: list[Case], kind: str, text: str, session: str) -> str:
    if kind == "case:":
        name, _, release = text.partition(" on ")
        cases.append(Case(cases[-1].check, name, release or NEWEST))
        return ""
    if kind == "params:":
        cases[-1].params.update(json.loads(text))
    else:
        cases[-1].steps.append(Step(wait=float(text)))
    return session


def written(key: Mapping[str, Any]) -> str:
    """Write a key the same way whatever the order of its parts."""
    return json.dumps(key, sort_keys=True, default=str)


def marked(finding: Finding) -> Mark:
    """Write a finding as fixtures mark it."""
    return Mark(finding.check, finding.table, written(finding.key), str(finding.severity))


def found(report: TargetReport) -> Counter[Mark]:
    """Count what a scan found."""
    return Counter(map(marked, report.findings))


def scan(
    endpoint: Endpoint,
    databases: Databases = Databases(),  # noqa: B008 (frozen)
    *,
    params: Mapping[str, Mapping[str, Any]] | None = None,
    limit: int = 10_000,
    only: str | None = None,
) -> TargetReport:
    """Scan as `dbcare check` does, with every check or only one."""
    settings = {check: CheckSettings(params=values) for check, values in (params or {}).items()}
    config = Config(endpoint=endpoint, databases=databases, limits=Limits(findings=limit, timeout=60), checks=settings)
    return Scan(config, [entry for entry in ENTRIES if only in (None, entry.check.id)]).run()


class Ground:
    """A server with one pristine world per release, made when first asked for."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint
        self._baselines: dict[str, Counter[Mark]] = {}

    @cached_property
    def family(self) -> str:
        with Writer(self.endpoint) as writer:
            return "mariadb" if writer.mariadb else "mysql"

    @staticmethod
    def databases(release: str) -> Databases:
        """Say what the world of a release is called here."""
        number = release.replace(".", "")
        return Databases(f"checked_{number}", f"checked_usage_{number}")

    def baseline(self, release: str) -> Counter[Mark]:
        """Make the world of a release unless it is there, and give what a scan finds in it."""
        if release not in self._baselines:
            databases = self.databases(release)
            world.create(self.endpoint, release, databases=databases)
            world.populate(self.endpoint, release, scale=1, databases=databases)
            with Writer(self.endpoint, databases.cloud) as writer:
                names = ", ".join(f"'{sequence.name}'" for sequence in SEQUENCES)
                writer.execute(f"UPDATE sequence SET value = {BEYOND_FIXTURES} WHERE name IN ({names})")
            self._baselines[release] = found(scan(self.endpoint, databases))
        return self._baselines[release]

    def scan(self, case: Case) -> TargetReport:
        """Look at the world of a case with every check."""
        return scan(self.endpoint, self.databases(case.release), params={case.check: case.params})

    def marks(self, case: Case) -> list[tuple[str, Mark]]:
        """List the marks of a case that are for this server."""
        return [mark for step in case.steps if step.family in ("", self.family) for mark in step.marks]

    @contextmanager
    def applied(self, case: Case) -> Iterator[dict[str, int]]:
        """Do to the world what a case says, give the numbers of its connections, and undo it in the end."""
        databases = self.databases(case.release)
        steps = [step for step in case.steps if step.family in ("", self.family)]
        with ExitStack() as stack:
            ordinary = stack.enter_context(Writer(self.endpoint, databases.cloud))
            stack.enter_context(restoring(ordinary, case.release, databases, steps))
            sessions = {"": ordinary}
            for step in steps:
                time.sleep(step.wait)
                if step.session not in sessions:
                    sessions[step.session] = stack.enter_context(_open(self.endpoint, databases.cloud))
                if step.sql:
                    sessions[step.session].execute(_named(step.sql, databases))
            stack.enter_context(completed(ordinary, case.check))
            yield {name: _number(writer) for name, writer in sessions.items()}
        # MariaDB shows transactions as they were when it was last asked, if that is not 0.1 s ago.
        time.sleep(0.2 if len(sessions) > 1 else 0)


def _named(sql: str, databases: Databases) -> str:
    return sql.replace("{cloud}", databases.cloud).replace("{usage}", databases.usage)


@contextmanager
def _open(endpoint: Endpoint, database: str) -> Iterator[Writer]:
    with Writer(endpoint, database) as writer:
        yield writer
        # Closing alone leaves the rollback to the server's leisure.
        writer.execute("ROLLBACK")


def _number(writer: Writer) -> int:
    return int(writer.all("SELECT CONNECTION_ID() AS id")[0]["id"])


@contextmanager
def restoring(writer: Writer, release: str, databases: Databases, steps: list[Step]) -> Iterator[None]:
    """Keep the rows of every table that the statements write to, and put tables and rows back in the end."""
    schema = shipped().schema(release)
    rebuilt = named(_STRUCTURE, steps)
    touched = sorted(rebuilt | named(_ROWS, steps))
    known = {table: ddl.located(table, databases) for table in touched if table in schema}
    for table, located in known.items():
        writer.execute(f"CREATE TEMPORARY TABLE {_kept(table)} AS SELECT * FROM {located}")
    try:
        yield
    finally:
        writer.execute("SET SESSION foreign_key_checks=0")
        for step in steps:
            if match := _ACCOUNT.match(step.sql):
                writer.execute(f"DROP USER IF EXISTS {match['account']}")
        for view in named(_VIEW, steps):
            writer.execute(f"DROP VIEW IF EXISTS {ddl.located(view, databases)}")
        for table in touched:
            if table in rebuilt:
                writer.execute(f"DROP TABLE IF EXISTS {ddl.located(table, databases)}")
            if table in rebuilt and table in known:
                writer.execute(ddl.create_table(schema[table], databases))
        for table, located in known.items():
            writer.execute(f"DELETE FROM {located}")
            writer.execute(f"INSERT INTO {located} SELECT * FROM {_kept(table)}")


@contextmanager
def completed(writer: Writer, check: str) -> Iterator[None]:
    """Give a fixture's networks what CloudStack writes with them, an owner and a service, unless it is about that."""
    own = f"n.id >= {FIXTURE_IDS} AND NOT EXISTS (SELECT 1 FROM {{0}} x WHERE x.network_id = n.id)"
    if check != "network-missing-owner-ref":
        writer.execute(
            "INSERT INTO account_network_ref (account_id, network_id, is_owner) SELECT n.account_id, n.id, 1 "
            f"FROM networks n WHERE {own.format('account_network_ref')}"
        )
    if check != "network-service-map-missing":
        writer.execute(
            "INSERT INTO ntwk_service_map (network_id, service, provider, created) SELECT n.id, 'Connectivity', 'Ovs', "
            f"UTC_TIMESTAMP() FROM networks n WHERE {own.format('ntwk_service_map')}"
        )
    try:
        yield
    finally:
        for table in ("account_network_ref", "ntwk_service_map"):
            writer.execute(f"DELETE FROM {table} WHERE network_id >= {FIXTURE_IDS}")


def named(pattern: re.Pattern[str], steps: list[Step]) -> set[str]:
    """List what the statements name, as the catalogue does: `cloud.nics`, or `cloud_usage.…` after `{usage}.`."""
    matches = [match for step in steps if (match := pattern.match(step.sql))]
    return {f"{'cloud_usage' if match['usage'] else 'cloud'}.{match['name']}" for match in matches}


def _kept(table: str) -> str:
    return f"kept_{table.replace('.', '_')}"


TURNS = frozenset({"sequence-behind-max-id", "sequence-row-missing", "autoincrement-ahead-of-sequence"})
"""Faults of the four sequences that there are: they take turns."""


@contextmanager
def turn(endpoint: Endpoint, fault: str, release: str, databases: Databases) -> Iterator[None]:
    """Put the sequences, and what their tables count, back in the end when the fault is one that takes turns."""
    if fault not in TURNS:
        yield
        return
    with Writer(endpoint, databases.cloud) as writer:
        with restoring(writer, release, databases, [Step("UPDATE sequence")]):
            yield
        for sequence in SEQUENCES:
            # InnoDB makes it the highest id and one.
            writer.execute(f"ALTER TABLE {sequence.table.partition('.')[2]} AUTO_INCREMENT = 1")


def severe(marks: Counter[Mark]) -> Counter[Mark]:
    """Leave out what is only info."""
    return Counter({mark: count for mark, count in marks.items() if mark.severity != Severity.INFO})
