"""Making a plan: the checks look, and what would mend each finding is captured through a read-only session."""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from dbcare import doing, fitness, installation, plan
from dbcare.acting import Terms
from dbcare.actions import Action, AlterIndex, Verb
from dbcare.apply import Verdict
from dbcare.capture import Reader, Shapes
from dbcare.check import Check, Context, FixClass, Found, Leave, Repair
from dbcare.config import Config
from dbcare.db import Session
from dbcare.errors import ChangeError, ConnectionFailed, DbcareError
from dbcare.findings import Finding, TargetReport
from dbcare.objections import HAMMERED
from dbcare.packing import plain, plain_rows
from dbcare.plan import Allowed, Answer, Fix, LeftOut, Plan
from dbcare.queries import Query
from dbcare.registry import Entry
from dbcare.scan import Acknowledged, Observer, Scan
from dbcare.server import Server, identify
from dbcare.snapshots import pick

GONE = "it is no longer so, or CloudStack works on it at this moment"
TIME = "%Y-%m-%dT%H:%M:%SZ"


class Proposed(NamedTuple):
    """A plan, the report that it comes from, the shapes of the tables that it changes, and the SQL of its actions
    and of what takes them back.
    """

    report: TargetReport
    plan: Plan
    shapes: Shapes
    server: Server
    statements: Mapping[Action, tuple[str, ...]]


def propose(
    config: Config,
    entries: Sequence[Entry],
    allowed: Allowed,
    hours: float,
    *,
    asked: Sequence[str] = (),
    acknowledged: Acknowledged | None = None,
    observe: Observer = lambda outcome: None,
) -> Proposed:
    """Look with these checks and plan what mends all that they find; nothing is written.

    The plan expires after so many hours; `asked` is how the checks were named. Raises ConnectionFailed when the target
    cannot be looked at.
    """
    unlimited = replace(config, limits=replace(config.limits, findings=sys.maxsize))
    scan = Scan(unlimited, entries, acknowledged=acknowledged or {})
    report = scan.run(observe)
    if report.error:
        raise ConnectionFailed(report.error)
    with Session(config.endpoint, config.databases.cloud, timeout=config.limits.timeout) as session:
        names = {"cloud": config.databases.cloud, "cloud_usage": config.databases.usage}
        place = installation.read(session, names)
        planner = _Planner(session, scan, names, on_galera=place.server.startswith("galera:"), hide=allowed.hide)
        checks = {entry.check.id: entry.check for entry in entries}
        found = [planner.one(checks[finding.check], finding) for finding in report.findings]
        possible = [one for one in found if isinstance(one, Fix)]
        out = [one for one in found if isinstance(one, LeftOut)]
        fixes, barred = _allowed(possible, allowed, lambda: fitness.working(session, names))
        fixes, clashing = plan.disjoint(fixes)
        if any(fix.locks for fix in fixes):
            planner.reader.shapes["cloud.op_lock"]
        now = datetime.now(UTC)
        made = Plan(
            place,
            now.strftime(TIME),
            (now + timedelta(hours=hours)).strftime(TIME),
            plan.ordered(fixes, planner.refers()),
            (*out, *barred, *clashing),
            tuple(asked),
        )
        actions = [fix.action for fix in made.fixes if fix.action]
        actions += [action.reversed() for action in actions if isinstance(action, AlterIndex)]
        acts = {action: doing.preview(session, action, names) for action in actions}
        return Proposed(report, made, planner.reader.shapes, identify(session.version), acts)


def _allowed(fixes: Iterable[Fix], allowed: Allowed, working: Callable[[], str]) -> tuple[list[Fix], list[LeftOut]]:
    """Separate what may be made from what nobody allowed; whether CloudStack is stopped is asked once, if at all."""
    kept: list[Fix] = []
    out: list[LeftOut] = []
    running: str | None = None
    for fix in fixes:
        why = plan.barred(fix, allowed)
        if not why and fix.fix_class == FixClass.STOPPED:
            running = working() if running is None else running
            why = running and f"it is safe only while CloudStack is stopped: {running}"
        if why:
            out.append(plan.left(fix, why))
        else:
            kept.append(fix)
    return kept, out


class _Planner:
    """Makes a fix of each finding, or says why not."""

    def __init__(self, session: Session, scan: Scan, names: Mapping[str, str], *, on_galera: bool, hide: bool) -> None:
        self._session, self._scan, self._names, self._on_galera, self._hide = session, scan, names, on_galera, hide
        self.reader = Reader(session, names)

    def one(self, check: Check, finding: Finding) -> Fix | LeftOut | None:
        """Plan what mends one finding; None when there is no more to say than the check's remedy."""
        if check.mend is None:
            return None
        if finding.acknowledged:
            return _left(finding, f"it is acknowledged; `dbcare unack {finding.fingerprint}` makes it count again")
        try:
            return self._planned(check, finding)
        except DbcareError as error:
            return _left(finding, str(error))
        except Exception as error:
            # Whatever a plugin raises is told as its own result.
            return _left(finding, f"a bug in the check: {type(error).__name__}: {error}")

    def _planned(self, check: Check, finding: Finding) -> Fix | LeftOut:
        assert check.mend is not None
        context = self._scan.context(check)
        requires, facts = self._asked(check, finding, context)
        if requires and not facts:
            return _left(finding, GONE)
        repair = check.mend(Found(finding.table, finding.key, finding.name, finding.row, facts), context)
        if isinstance(repair, Leave):
            return _left(finding, repair.why, repair.api)
        if self._hide:
            repair = _hidden(repair)
        if repair.action and (why := self._refused(check, repair, context)):
            return _left(finding, why, repair.api)
        changes = self.reader.capture(repair.changes)
        return Fix(
            0, check.id, finding.fingerprint, repair.title, str(self._class(check, repair)), changes, repair.action,
            requires, repair.locks, repair.attest, repair.api, repair.later,
        )  # fmt: skip

    def _refused(self, check: Check, repair: Repair, context: Context) -> str:
        """Say why an action cannot be done here; who is in the way at this moment is asked when it is done."""
        assert repair.action is not None
        stopped = self._class(check, repair) is FixClass.STOPPED
        refused = doing.refusal(
            self._session, repair.action, Terms(self._names, context.release.version, stopped=stopped)
        )
        return refused.why if refused and refused.verdict is not Verdict.BUSY else ""

    def _class(self, check: Check, repair: Repair) -> FixClass:
        """Say when it may be made: on Galera a change of structure blocks all writes until it is done.

        Some tables every management server writes all the time, whose callers fail when they wait.
        """
        if isinstance(repair.action, AlterIndex) and (self._on_galera or repair.action.table in HAMMERED):
            return FixClass.STOPPED
        return repair.fix_class or check.fix_class

    def _asked(
        self, check: Check, finding: Finding, context: Context
    ) -> tuple[tuple[Answer, ...], list[dict[str, Any]]]:
        variants = check.still(finding.row)
        if not variants:
            return (), []
        able = [one for one in variants if _has(context, one)]
        query = pick(able, identify(self._session.version), context.release.version)
        if query is None:
            raise ChangeError(f"there is no way to mend it on CloudStack {context.release.version} here")
        known = {**context.parameters, **finding.row, **finding.key} | {
            "cloud": self._names["cloud"],
            "usage": self._names["cloud_usage"],
        }
        values = {name: plain(known[name]) for name in sorted(query.parameters)}
        facts = self._session.all(query.sql, values, sender=check.id)
        return (Answer(query.sql, values, plain_rows(facts)),), facts

    def refers(self) -> set[tuple[str, str]]:
        """Pair each table that was looked at with those that it refers to."""
        return {(child.table, table) for table, shape in self.reader.shapes.items() for child in shape.children}


def _has(context: Context, query: Query) -> bool:
    return all(context.release.has(table, column) for table, column in query.needs)


def _left(finding: Finding, why: str, api: str = "") -> LeftOut:
    return LeftOut(finding.check, finding.fingerprint, finding.message, why, api)


def _hidden(repair: Repair) -> Repair:
    """Hide an index where the repair would drop it; one that is hidden already is dropped."""
    action = repair.action
    if not isinstance(action, AlterIndex) or action.verb is not Verb.DROP or not action.index.visible:
        return repair
    return replace(
        repair,
        title=f"hide instead: {repair.title}",
        action=replace(action, verb=Verb.HIDE),
        later="nothing uses it any more; once nobody missed it, a plan without --hide drops it",
    )
