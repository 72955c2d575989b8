"""The report as tables for a person at a terminal."""

import shutil
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from dbcare.findings import Change, Finding, Outcome, Report, Severity, Status, TargetReport

NARROW = 40
"""The least room, in characters, that a message is given."""
SHORT = 12
"""So many letters of a fingerprint are shown; six and more name it."""
COLOURS = {Severity.CRITICAL: "31;1", Severity.WARNING: "33", Severity.INFO: "36"}


def rows(headers: Sequence[str], lines: Iterable[Sequence[object]], *, width: int | None = None) -> str:
    """Lay out rows under headers; the last column is wrapped so that the whole fits into the width."""
    from tabulate import tabulate

    table = [[str(cell) for cell in line] for line in lines]
    width = width or shutil.get_terminal_size((120, 24)).columns
    others = sum(max([len(head), *(len(line[place]) for line in table)]) + 2 for place, head in enumerate(headers[:-1]))
    room = max(NARROW, width - others)
    limits = [None] * (len(headers) - 1) + [room]
    return tabulate(table, headers=headers, tablefmt="simple", maxcolwidths=limits, disable_numparse=True)


def render(
    report: Report, exit_code: int, *, colour: bool = False, verbose: bool = False, informative: bool = False
) -> str:
    """Write a report as text: what was found, what could not be looked at, and a line that sums up.

    What is only information is shown when the report is `informative` or verbose, and summed up otherwise.
    """
    informative = informative or verbose
    parts = [
        line
        for target in report.targets
        for line in _target(target, colour=colour, verbose=verbose, informative=informative)
    ]
    parts.extend(f"Note: {note}" for note in report.notes)
    parts.append(_summary(report))
    return "\n\n".join(parts)


def _target(target: TargetReport, *, colour: bool, verbose: bool, informative: bool) -> Iterable[str]:
    if target.error:
        yield f"{target.name}: {target.error}"
        return
    if target.server:
        yield f"{target.name}: CloudStack {target.cloudstack} on {target.server}"
    shown = [
        found
        for found in target.findings
        if (informative or found.severity is not Severity.INFO) and (verbose or not found.acknowledged)
    ]
    if shown:
        shown.sort(key=lambda finding: -finding.severity.rank)
        yield _findings(shown, colour=colour, since=target.change is not None, verbose=verbose)
    yield from _cut(target)
    yield from _gone(target, verbose=verbose, informative=informative)
    if not informative:
        yield from _quiet(target)
    if verbose:
        yield rows(("CHECK", "STATUS", "SECONDS", "REASON"), [_outcome(outcome) for outcome in target.outcomes])
        return
    blind = [outcome for outcome in target.outcomes if outcome.status is Status.NOT_CHECKED]
    if blind:
        yield rows(("NOT CHECKED", "WHY"), [(outcome.id, outcome.reason or "") for outcome in blind])


def _quiet(target: TargetReport) -> Iterable[str]:
    """Sum up what is only information, which would hide the rest."""
    counts = {outcome.id: outcome.counts.get(Severity.INFO, 0) for outcome in target.outcomes}
    if any(counts.values()):
        names = ", ".join(f"{name} ({count})" for name, count in counts.items() if count)
        yield f"For information, shown with -v: {names}"


def _findings(findings: Sequence[Finding], *, colour: bool, since: bool, verbose: bool) -> str:
    """Lay out findings; `since` tells the new ones from others, which needs an earlier run to compare with."""
    headers = ["SEVERITY", *["SINCE"] * since, "CHECK", *["FINGERPRINT"] * verbose, "WHERE", "MESSAGE"]
    return rows(headers, [_finding(one, colour=colour, since=since, verbose=verbose) for one in findings])


def _finding(finding: Finding, *, colour: bool, since: bool, verbose: bool) -> tuple[str, ...]:
    word = finding.severity.upper()
    if colour:
        word = f"\x1b[{COLOURS[finding.severity]}m{word}\x1b[0m"
    seen = ("new" if finding.new else (finding.first_seen or "")[:10],) if since else ()
    mark = (finding.fingerprint[:SHORT],) if verbose else ()
    message = f"(acknowledged) {finding.message}" if finding.acknowledged else finding.message
    return word, *seen, finding.check, *mark, where(finding), message


def _gone(target: TargetReport, *, verbose: bool, informative: bool) -> Iterable[str]:
    gone = [
        one
        for one in (target.change.gone if target.change else ())
        if (informative or one.severity is not Severity.INFO) and (verbose or not one.acknowledged)
    ]
    if gone:
        yield "\n".join(
            f"gone since {one.last_seen}: {one.severity.upper()} {one.check}, {where(one)}"
            f"{f': {one.message}' if one.message else ''}"
            for one in gone
        )


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


def _cut(target: TargetReport) -> Iterable[str]:
    kept: dict[str, int] = {}
    for finding in target.findings:
        kept[finding.check] = kept.get(finding.check, 0) + (not finding.acknowledged)
    for outcome in target.outcomes:
        count = outcome.findings - outcome.acknowledged
        if count > kept.get(outcome.id, 0):
            yield f"{outcome.id}: {count} findings, the first {kept.get(outcome.id, 0)} shown (--limit)"


def _outcome(outcome: Outcome) -> tuple[str, str, str, str]:
    status = f"{outcome.status.value} ({outcome.findings})" if outcome.findings else outcome.status.value
    return outcome.id, status, f"{outcome.seconds:.3f}", outcome.reason or ""


def _summary(report: Report) -> str:
    outcomes: list[Outcome] = [outcome for target in report.targets for outcome in target.outcomes]
    looked = sum(outcome.status in (Status.PASSED, Status.FOUND) for outcome in outcomes)
    counts = ", ".join(f"{report.count(severity)} {severity}" for severity in reversed(Severity))
    text = f"{looked} of {len(outcomes)} checks in {report.seconds:.2f} s: {counts}"
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
    return text + "."


def _moved(change: Change) -> tuple[int, int, int]:
    return sum(change.new.values()), change.still, change.gone_count
