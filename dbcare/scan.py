"""One scan of one target: inputs read side by side over few connections, judged, and put into a report.

Shared inputs are read first, and nothing but a check waits for another task, so that threads cannot wait in a circle.
"""

import time
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from itertools import chain
from threading import Lock
from types import MappingProxyType
from typing import Any, NamedTuple

from dbcare import catalogue, grants, snapshots
from dbcare.catalogue import Catalogue, Release
from dbcare.check import Check, Context, NotApplicable, Problem, Snapshot
from dbcare.config import CheckSettings, Config
from dbcare.errors import ConnectionFailed, DbcareError, Denied, Missing, TimedOut
from dbcare.explain import explained
from dbcare.findings import Finding, Outcome, Status, TargetReport, without_secrets
from dbcare.inputs import NotChecked, Source
from dbcare.pool import Pool, alone
from dbcare.queries import LOGICAL
from dbcare.registry import Entry
from dbcare.server import Server, identify
from dbcare.tally import Tally

Observer = Callable[[Outcome], None]
Result = tuple[Outcome, tuple[Finding, ...]]
Acknowledged = Mapping[str, Collection[str]]
"""For each installation that was seen at the target's place, the fingerprints that need not alarm."""
INTERRUPTED = "interrupted"
FEW = 3
"""So few checks mostly find all in order and never ask for a SELDOM input; of more, one nearly always does, and reading
it at once, beside everything else, keeps that one from waiting."""


class Ground(NamedTuple):
    """What a scan knows before any check looks."""

    server: Server
    release: Release
    context: Context
    installed: str


class Scan:
    """One scan of one target: `run` gives its report; `stop`, from another thread, cuts it short."""

    def __init__(
        self,
        config: Config,
        entries: Sequence[Entry],
        *,
        facts: Catalogue | None = None,
        acknowledged: Acknowledged = MappingProxyType({}),
    ) -> None:
        self._config = config
        self._acknowledged = acknowledged
        self._entries = entries
        self._facts = facts
        self._names = {"cloud": config.databases.cloud, "cloud_usage": config.databases.usage}
        self._pool = Pool(config.endpoint, self._names, timeout=config.limits.timeout, usage=config.usage)
        self._shared: dict[str, Future[Any]] = {}
        self._lock = Lock()
        self.ground: Ground | None = None
        self._stopped = ""

    @property
    def name(self) -> str:
        """The name of the target."""
        return self._config.name

    def context(self, check: Check) -> Context:
        """Give what a check is told, once the scan knows its ground; raise ConnectionFailed before."""
        if self.ground is None:
            raise ConnectionFailed(f"{self._config.endpoint.address}: nothing is known of it")
        parameters = MappingProxyType({**check.parameters, **self._settings(check).params})
        return replace(self.ground.context, parameters=parameters)

    def run(self, observe: Observer = lambda outcome: None) -> TargetReport:
        """Look with every check, and report what was found and what could not be looked at.

        A target that cannot be reached, or whose configuration is broken, is reported with its `error`.
        """
        if self._config.broken:
            return self._failed(self._config.broken)
        wanted = [entry for entry in self._entries if self._settings(entry.check).enabled]
        threads = ThreadPoolExecutor(max_workers=max(1, self._config.limits.jobs))
        futures: dict[str, Future[Result]] = {}
        try:
            self._share(threads, wanted)
            # Unpacking the catalogue overlaps with the first round trips.
            source = self._prepare(self._facts or catalogue.shipped())
            for entry in wanted:
                futures[entry.check.id] = threads.submit(self._look, entry, source)
            return self._report(self._collect(futures, observe))
        except DbcareError as error:
            why = (
                f"{self._config.endpoint.address}: {self._stopped}" if self._stopped else explained(self._config, error)
            )
            return self._failed(why)
        finally:
            self._pool.close()
            threads.shutdown(cancel_futures=True)

    def stop(self, why: str = INTERRUPTED) -> None:
        """Cut the scan short: what is known will be reported, the rest is not checked for this reason."""
        self._stopped = why
        self._pool.close()

    def unheard(self, why: str) -> TargetReport:
        """Report a target whose scan does not end: nothing is known of it."""
        return self._failed(f"{self._config.endpoint.address}: no answer; {why}")

    def _failed(self, error: str) -> TargetReport:
        return self._report(self._collect({}, lambda outcome: None, error))._replace(error=error)

    def _settings(self, check: Check) -> CheckSettings:
        return self._config.checks.get(check.id) or CheckSettings()

    def _share(self, threads: ThreadPoolExecutor, wanted: Iterable[Entry]) -> None:
        sources = list(chain.from_iterable(entry.check.sources.values() for entry in wanted))
        readers = Counter(name for entry in wanted for name in entry.check.snapshots())
        names = {name for name, count in readers.items() if count > FEW or name not in snapshots.SELDOM} - {"versions"}
        if any(not isinstance(source, Snapshot) for source in sources):
            names.add("tables")
        for name in ["versions", *sorted(names & snapshots.READERS.keys())]:
            self._shared[name] = threads.submit(self._read_shared, name)

    def _sharing(self, name: str) -> "Future[Any]":
        """Give a shared input that is being read; asking for one that does not exist raises CheckError."""
        with self._lock:
            if name not in self._shared:
                self._shared[name] = _done(self._read_shared(name))
            return self._shared[name]

    def _read_shared(self, name: str) -> Any:
        if self._pool.split and name in snapshots.STRUCTURAL:
            return self._of_two(name)
        with self._pool.borrow() as session:
            value = snapshots.read(name, session, self._names)
            return (value, session.version) if name == "versions" else value

    def _of_two(self, name: str) -> dict[str, Any]:
        """Put together what each of two servers says of its own database."""
        found: dict[str, Any] = {}
        for database in LOGICAL:
            with self._pool.borrow(database) as session:
                found |= snapshots.read(name, session, alone(self._names, database))
        return found

    def _prepare(self, facts: Catalogue) -> Source:
        address = f"{self._config.endpoint.address}: database {self._names['cloud']!r}"
        try:
            history, greeting = self._shared["versions"].result()
        except Missing as error:
            raise ConnectionFailed(f"{address} is not CloudStack's: {error}") from error
        except Denied as error:
            with self._pool.borrow() as session:
                grant = grants.helpful(error, grants.asked(session), self._names)
            raise ConnectionFailed(f"{address}: cannot tell the release: {error}; every check needs {grant}") from error
        complete = [row["version"] for row in history if row["step"] == "Complete"]
        if not complete:
            raise ConnectionFailed(f"{address}: its table `version` names no release that was installed completely")
        self._shared["versions"] = _done(history)
        newest = history[-1]
        server, release = (
            identify(greeting),
            facts.release(complete[-1], towards=None if newest["step"] == "Complete" else newest["version"]),
        )
        context = Context(
            release, str(server), history[0]["now"], MappingProxyType({}), self._names, self._config.limits.deep
        )
        # When CloudStack was first installed here: no query more, and nothing in its database changes less.
        self.ground = Ground(server, release, context, f"{history[0]['version']} {history[0]['updated']}")
        return Source(self._pool, self._sharing, server, release, self._names, self._config.limits)

    def _look(self, entry: Entry, source: Source) -> Result:
        """Read and judge one check; whatever goes wrong is its own outcome and stops no other."""
        check, settings, started = entry.check, self._settings(entry.check), time.perf_counter()
        context = self.context(check)
        installed = self.ground.installed if self.ground else ""
        tally = Tally(self._config.limits.findings, self._acknowledged.get(installed, ()))
        try:
            for problem in check.judged(source.resolve(check, context, settings.timeout), context):
                tally.add(_finding(check, settings, problem))
            status, reason = (Status.FOUND if tally.seen else Status.PASSED), None
        except NotApplicable as error:
            status, reason = Status.NOT_APPLICABLE, str(error)
        except (Exception, SystemExit) as error:
            # Whatever a check or a plugin raises is told as its own result.
            status, reason = Status.NOT_CHECKED, self._stopped or self._reason(error, check, source)
        seconds = time.perf_counter() - started
        return tally.outcome(Outcome(check.id, check.area, status, seconds=seconds, reason=reason)), tally.findings

    def _reason(self, error: BaseException, check: Check, source: Source) -> str:
        match error:
            case Denied():
                with suppress(DbcareError):
                    return source.explain_denial(error)
                return str(error)
            case TimedOut():
                seconds = self._settings(check).timeout or self._config.limits.timeout
                return f"stopped after {seconds:g} s; give it more with --timeout, or `timeout` in [checks.{check.id}]"
            case Missing():
                return f"{error}, although CloudStack {source.release.version} has it"
            case DbcareError() | NotChecked():
                return str(error)
            case _:
                return f"a bug in the check: {type(error).__name__}: {error}"

    def _collect(
        self, futures: Mapping[str, Future[Result]], observe: Observer, reason: str = "not begun"
    ) -> list[Result]:
        results: list[Result] = []
        for entry in self._entries:
            check = entry.check
            if not self._settings(check).enabled:
                results.append((Outcome(check.id, check.area, Status.DISABLED), ()))
                continue
            try:
                results.append(futures[check.id].result(timeout=30 if self._stopped else None))
            except (CancelledError, TimeoutError, KeyError):
                outcome = Outcome(check.id, check.area, Status.NOT_CHECKED, reason=self._stopped or reason)
                results.append((outcome, ()))
            observe(results[-1][0])
        return results

    def _report(self, results: Sequence[Result]) -> TargetReport:
        return TargetReport(
            self._config.name,
            str(self.ground.server) if self.ground else None,
            self.ground.release.version if self.ground else None,
            self._pool.meter.queries,
            self._pool.meter.round_trips,
            self._stopped if self._stopped and not self.ground else None,
            tuple(outcome for outcome, _ in results),
            tuple(chain.from_iterable(findings for _, findings in results)),
            place(self._config),
            installed=self.ground.installed if self.ground else "",
        )


def place(config: Config) -> str:
    """Say which database a target is, whatever it is called."""
    return f"{config.endpoint.address} {config.databases.cloud}"


def _done(value: Any) -> "Future[Any]":
    future: Future[Any] = Future()
    future.set_result(value)
    return future


def _finding(check: Check, settings: CheckSettings, problem: Problem) -> Finding:
    return Finding(
        check.id,
        check.area,
        settings.severity or problem.severity or check.severity,
        problem.message,
        problem.table or check.table,
        problem.key,
        problem.uuid,
        problem.name,
        without_secrets(problem.row),
        check.fix_class,
        check.mend is not None,
        identity=problem.identity,
    )
