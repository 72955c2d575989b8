"""The report as tables for a person at a terminal."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, Protocol

from dbcare.findings import Change, Finding, Gone, Outcome, Report, Severity, Status, TargetReport
from dbcare.render.rows import PLAIN
from dbcare.render.rows import rows as rows
from dbcare.render.text import columns, paragraph, screen

SHORT = 12
"""So many letters of a fingerprint are shown; six and more name it."""
COLOURS = {Severity.CRITICAL.upper(): "31;1", Severity.WARNING.upper(): "33", Severity.INFO.upper(): "36"}


class View(NamedTuple):
    """What of a report is shown: findings count from `least` on, `blind` asks for what was not checked."""

    width: int
    colour: bool = False
    verbose: bool = False
    informative: bool = False
    quiet: bool = False
    least: Severity = Severity.WARNING
    blind: bool = True
    new_only: bool = False

    def shows(self, finding: "Finding | Gone") -> bool:
        """Say whether a finding is shown one by one."""
        if finding.acknowledged and not self.verbose:
            return False
        if self.quiet:
            passed = self.new_only and isinstance(finding, Finding) and finding.new is False
            return finding.severity.rank >= self.least.rank and not passed
        return self.verbose or self.informative or finding.severity is not Severity.INFO


def render(
    report: Report,
    exit_code: int,
    *,
    colour: bool = False,
    verbose: bool = False,
    informative: bool = False,
    quiet: bool = False,
    least: Severity = Severity.WARNING,
    new_only: bool = False,
    width: int | None = None,
) -> str:
    """Write a report as text: what was found, what could not be looked at, and a line that sums up.

    What is only information is shown when the report is `informative` or verbose, and summed up otherwise. A `quiet`
    report holds only what counts: findings from `least` on, with `new_only` no known ones, what could not be looked at,
    errors; it may be empty.
    """
    # With exit code 0, what was not checked is accepted.
    view = View(width or screen(), colour, verbose, informative, quiet, least, not quiet or exit_code != 0, new_only)
    parts: list[str] = []
    for target in report.targets:
        told = [] if target.error else list(_target(target, view))
        if told or target.error or not quiet:
            parts += [*_heading(target, view, underlined=len(report.targets) > 1), *told]
    parts.extend(paragraph(f"Note: {note}", view.width) for note in report.notes)
    if not quiet:
        parts.append(paragraph(_summary(report), view.width))
    return "\n\n".join(parts)


def _heading(target: TargetReport, view: View, *, underlined: bool) -> Iterator[str]:
    if target.error:
        yield paragraph(f"{target.name}: {target.error}", view.width)
    elif target.server:
        line = paragraph(f"{target.name}: CloudStack {target.cloudstack} on {target.server}", view.width)
        yield f"{line}\n{'=' * max(map(columns, line.splitlines()))}" if underlined else line


def _target(target: TargetReport, view: View) -> Iterator[str]:
    yield from _findings(target, view)
    yield from _cut(target, view)
    yield from _gone(target, view)
    if not (view.informative or view.verbose or view.quiet):
        yield from _informed(target, view)
    if view.verbose:
        lines = [_outcome(outcome) for outcome in target.outcomes]
        yield rows(("CHECK", "STATUS", "SECONDS", "REASON"), lines, width=view.width)
    elif view.blind:
        yield from _unchecked(target, view)


def _findings(target: TargetReport, view: View) -> Iterator[str]:
    shown = sorted(filter(view.shows, target.findings), key=lambda finding: -finding.severity.rank)
    if shown:
        # What is new can be told only when there was an earlier run.
        since = target.change is not None
        headers = ["SEVERITY", *["SINCE"] * since, "CHECK", *["FINGERPRINT"] * view.verbose, "WHERE", "MESSAGE"]
        lines = [_finding(one, since=since, marked=view.verbose) for one in shown]
        yield rows(headers, lines, width=view.width, colours=COLOURS if view.colour else PLAIN)


def _finding(finding: Finding, *, since: bool, marked: bool) -> tuple[str, ...]:
    seen = ("new" if finding.new else (finding.first_seen or "")[:10],) if since else ()
    mark = (finding.fingerprint[:SHORT],) if marked else ()
    message = f"(acknowledged) {finding.message}" if finding.acknowledged else finding.message
    return finding.severity.upper(), *seen, finding.check, *mark, where(finding), message


def _gone(target: TargetReport, view: View) -> Iterator[str]:
    gone = [one for one in (target.change.gone if target.change else ()) if view.shows(one)]
    if gone and not view.quiet:
        yield "\n".join(
            paragraph(
                f"gone since {one.last_seen}: {one.severity.upper()} {one.check}, {where(one)}"
                f"{f': {one.message}' if one.message else ''}",
                view.width,
            )
            for one in gone
        )


def _unchecked(target: TargetReport, view: View) -> Iterator[str]:
    blind = [outcome for outcome in target.outcomes if outcome.status is Status.NOT_CHECKED]
    if blind:
        yield rows(("NOT CHECKED", "WHY"), [(one.id, one.reason or "") for one in blind], width=view.width)


def _informed(target: TargetReport, view: View) -> Iterator[str]:
    """Sum up what is only information, which would hide the rest."""
    counts = {outcome.id: outcome.counts.get(Severity.INFO, 0) for outcome in target.outcomes}
    if any(counts.values()):
        names = ", ".join(f"{name} ({count})" for name, count in counts.items() if count)
        yield paragraph(f"For information, shown with -v: {names}", view.width)


class Placed(Protocol):
    """What is somewhere in a database."""

    @property
    def table(self) -> str:
        """The table of the row, or information_schema's for another object."""

    @property
    def key(self) -> Mapping[str, Any]:
        """The row's primary key, or the object's name."""


def where(finding: Placed) -> str:
    """Name the row that is wrong: `cloud.networks 205`, or the object that a finding about structure is on."""
    key = {name: ", ".join(value) if isinstance(value, list) else str(value) for name, value in finding.key.items()}
    if finding.table.endswith(".processlist"):
        return f"connection {key['id']}"
    if finding.table.startswith("information_schema."):
        return f"{key['table']} ({key['columns']})" if "columns" in key else key["table"]
    return " ".join([finding.table, *key.values()])


def _cut(target: TargetReport, view: View) -> Iterator[str]:
    """Say of which checks more was found than is kept; what does not count needs no word in a quiet report."""
    kept = Counter(finding.check for finding in target.findings if not finding.acknowledged)
    for outcome in target.outcomes:
        count = outcome.findings - outcome.acknowledged
        told = outcome.fresh if view.new_only else outcome.counts
        counts = not view.quiet or any(told.get(one, 0) for one in Severity if one.rank >= view.least.rank)
        if counts and count > kept[outcome.id]:
            words = f"{outcome.id}: {count} findings, the first {kept[outcome.id]} shown (--limit)"
            yield paragraph(words, view.width)


def _outcome(outcome: Outcome) -> tuple[str, str, str, str]:
    status = f"{outcome.status.value} ({outcome.findings})" if outcome.findings else outcome.status.value
    return outcome.id, status, f"{outcome.seconds:.3f}", outcome.reason or ""


def _summary(report: Report) -> str:
    outcomes: list[Outcome] = [outcome for target in report.targets for outcome in target.outcomes]
    looked = sum(outcome.status in (Status.PASSED, Status.FOUND) for outcome in outcomes)
    counts = ", ".join(f"{report.count(severity)} {severity}" for severity in reversed(Severity))
    on = f" on {len(report.targets)} targets" if len(report.targets) > 1 else ""
    text = f"{looked} of {len(outcomes)} checks{on} in {report.seconds:.2f} s: {counts}"
    if report.changes:
        new, still, gone = (sum(numbers) for numbers in zip(*map(_moved, report.changes), strict=True))
        text += f"; new: {new}, still there: {still}, gone: {gone}"
    if report.acknowledged:
        text += f"; {report.acknowledged} acknowledged"
    skipped = sum(outcome.status in (Status.NOT_APPLICABLE, Status.DISABLED) for outcome in outcomes)
    if skipped:
        text += f"; {skipped} not applicable or disabled"
    if report.unchecked():
        text += f"; {len(report.unchecked())} NOT CHECKED"
    away = sum(target.error is not None for target in report.targets)
    if away and len(report.targets) > 1:
        text += f"; {away} NOT REACHED"
    return text + "."


def _moved(change: Change) -> tuple[int, int, int]:
    return sum(change.new.values()), change.still, change.gone_count
