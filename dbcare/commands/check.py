"""`dbcare check`: look at a database and say what is wrong with it."""

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dbcare.commands import completing, options, writing
from dbcare.commands.memory import Memory
from dbcare.findings import Outcome, Report, Severity

if TYPE_CHECKING:
    from dbcare.config import Config
    from dbcare.fleet import Observer

app = typer.Typer(add_completion=False)
PLUGIN_SECONDS = 8.0
"""Nagios' programs give a plugin 10 seconds: a server that does not answer costs one more, and so may the start."""


@app.command()
@options.connecting
def check(
    where: options.Where,
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[CHECK|AREA]...", help="Default: everything.", autocompletion=completing.checks_and_areas
        ),
    ] = None,
    baseline: Annotated[
        str | None, typer.Option("--baseline", help="Facts by `dbcare catalogue capture`.", show_default=False)
    ] = None,
    fail_on: Annotated[
        Severity | None, typer.Option("--fail-on", help="Least severity that fails.", show_default="warning")
    ] = None,
    limit: Annotated[
        int | None, typer.Option("--limit", min=0, help="Findings kept per check.", show_default="100")
    ] = None,
    jobs: Annotated[
        int | None, typer.Option("--jobs", min=1, max=32, help="Connections side by side.", show_default="2")
    ] = None,
    timeout: Annotated[
        float | None, typer.Option("--timeout", min=0.1, help="Seconds per statement.", show_default="10")
    ] = None,
    time_limit: Annotated[
        float | None,
        typer.Option("--time-limit", min=0, help="Seconds for the whole run.", show_default="0: none"),
    ] = None,
    state: options.State = None,
    no_state: Annotated[bool, typer.Option("--no-state", help="Neither read nor write the state.")] = False,
    fail_on_new: Annotated[
        bool, typer.Option("--fail-on-new", help="Fail only on what is new since the last recorded run.")
    ] = False,
    deep: Annotated[bool | None, typer.Option("--deep", help="Look even where it costs much.")] = None,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Show every check, every finding and its fingerprint.")
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Show only what counts for the exit code; nothing when that is 0.")
    ] = False,
    format: options.ReportOption = options.ReportFormat.TABLE,  # noqa: A002
    output: options.Output = None,
    color: options.ColourOption = options.Colour.AUTO,
) -> int:
    """Look at the database and say what is wrong; change nothing.

    Exit codes: 0 nothing found, 1 a warning, 2 something critical, 3 something could not be looked at,
    64 usage, 69 no connection, 78 configuration, 130 interrupted.
    """
    from dbcare.errors import UsageError

    if quiet and verbose:
        raise UsageError("--quiet and --verbose contradict each other")
    targets = where.configs(
        fail_on=fail_on, findings=limit, jobs=jobs, timeout=timeout, time_limit=time_limit, deep=deep, state=state
    )
    if format is options.ReportFormat.NAGIOS and time_limit is None:
        targets = tuple(map(patient, targets))
    settings = targets[0]
    memory = Memory(settings.state, off=no_state, keep_days=settings.keep_days)
    report, interrupted = _look(targets, names or [], baseline, memory, quiet=quiet)
    report = memory.settled(report, new_only=fail_on_new)
    code = 130 if interrupted else exit_code(report, settings, new_only=fail_on_new)
    if format is options.ReportFormat.TABLE:
        # Whoever names a check, or fails on information, wants to read it.
        named = {outcome.id for target in report.targets for outcome in target.outcomes} & set(names or [])
        informative = bool(named) or settings.fail_on is Severity.INFO
        shown = {
            "verbose": verbose,
            "informative": informative,
            "quiet": quiet,
            "least": settings.fail_on,
            "new_only": fail_on_new,
        }
        text = _table(report, code, **shown, **options.layout(color, output)._asdict())
    else:
        from dbcare.render import formats, json

        text = formats.render(format, json.document(report, code), settings, new_only=fail_on_new)
    writing.write(text, output)
    return code


def patient(settings: "Config") -> "Config":
    """Let a run that has no time limit end before the monitoring system that started it gives up."""
    if settings.limits.time_limit:
        return settings
    from dataclasses import replace

    return replace(settings, limits=replace(settings.limits, time_limit=PLUGIN_SECONDS))


def _look(
    targets: "Sequence[Config]", names: list[str], baseline: str | None, memory: Memory, *, quiet: bool
) -> tuple[Report, bool]:
    from pathlib import Path

    from dbcare import catalogue, registry
    from dbcare import config as configuration
    from dbcare.fleet import Fleet, within
    from dbcare.scan import Scan

    shared = targets[0]
    installed = registry.installed(shared.plugins)
    configuration.verify_checks(shared, {entry.check.id: entry.check.parameters for entry in installed.entries})
    path = Path(baseline) if baseline else shared.baseline
    facts = catalogue.baseline(path) if path else None
    started, clock = datetime.now(UTC), time.perf_counter()
    entries, problems = registry.verified(installed.choose(names))
    memory.begin(targets, names, started)
    limit = shared.limits.time_limit
    with _progress(len(entries) * len(targets), quiet=quiet) as observe:
        scans = [
            Scan(within(target, limit), entries, facts=facts, acknowledged=memory.acknowledged(target))
            for target in targets
        ]
        fleet = Fleet(scans, observe)
        reports = fleet.run(limit)
    seconds = time.perf_counter() - clock
    notes = (*shared.notes, *installed.problems, *problems)
    return Report(started.strftime("%Y-%m-%dT%H:%M:%SZ"), seconds, reports, notes), fleet.interrupted


@contextmanager
def _progress(total: int, *, quiet: bool) -> "Iterator[Observer]":
    if quiet or not sys.stderr.isatty():
        yield lambda target, outcome: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("checking", total=total)

        def observe(target: str, outcome: Outcome) -> None:
            bar.update(task, advance=1, description=outcome.id)

        yield observe


def exit_code(report: Report, settings: "Config", *, new_only: bool = False) -> int:
    """Give the contract's exit code of a report: what was found, or what of it is new, then what was not looked at."""
    count = report.fresh if new_only else report.count
    for severity, code in ((Severity.CRITICAL, 2), (Severity.WARNING, 1), (Severity.INFO, 1)):
        if severity.rank >= settings.fail_on.rank and count(severity):
            return code
    if any(target.error for target in report.targets):
        return 69
    return 3 if any(outcome.id not in settings.accept_unchecked for outcome in report.unchecked()) else 0


def _table(report: Report, code: int, **shown: Any) -> str:
    from dbcare.render import table

    return table.render(report, code, **shown)
