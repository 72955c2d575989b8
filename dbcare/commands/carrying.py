"""What `dbcare fix` and `dbcare undo` share: asking a person, carrying out, looking again, and the exit code."""

import secrets
import signal
import socket
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any, NamedTuple

import typer

from dbcare.commands import options, writing
from dbcare.errors import ConfigError, Unfit, UsageError

if TYPE_CHECKING:
    from dbcare.apply import Done
    from dbcare.config import Config
    from dbcare.endpoint import Endpoint
    from dbcare.journal import Past
    from dbcare.mending import Guards
    from dbcare.plan import Fix
    from dbcare.registry import Entry
    from dbcare.shape import Shape
    from dbcare.throttle import Throttle

PENDING, PARTLY, REFUSED, INTERRUPTED = 4, 5, 65, 130
"""Exit codes: changes not carried out, some that failed, a plan refused, and ended by a signal."""


def terminal() -> bool:
    """Say whether somebody can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def need_terminal(instead: str) -> None:
    """Raise UsageError, with what to do instead, where nobody can be asked."""
    if not terminal():
        raise UsageError(f"--confirm: there is no terminal to ask on; {instead}")


def agreed(question: str) -> str:
    """Ask on the terminal and give the answer, in lower case; the end of the input is no answer."""
    try:
        return input(f"{question} ").strip().lower()
    except EOFError:
        return ""


def pick(fixes: Sequence["Fix"]) -> list["Fix"]:
    """Let a person choose among fixes: by check, or one by one."""
    from dbcare.plan import by_check

    chosen: list[Fix] = []
    for check, group in by_check(fixes):
        several = f"{check}, {len(group)} fixes: all, none, or each? [all/none/each]"
        answer = agreed(several) if len(group) > 1 else "each"
        if answer == "all":
            chosen += group
        elif answer == "each":
            chosen += [fix for fix in group if agreed(f"{fix.number} {fix.title}? [y/n]") in ("y", "yes")]
    return chosen


class Stop:
    """Says why to end between two fixes: Ctrl-C, SIGTERM, or a file that somebody made."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self.signal = 0

    def __call__(self) -> str:
        """Give the reason, or nothing."""
        if self.signal:
            return f"stopped by {signal.Signals(self.signal).name}"
        if self._file is not None and self._file.exists():
            return f"stopped by the file {self._file}"
        return ""

    def _note(self, number: int, _: FrameType | None) -> None:
        self.signal = number

    @contextmanager
    def listening(self) -> Iterator["Stop"]:
        """Take notice of signals, which then end nothing in the middle."""
        before = {number: signal.signal(number, self._note) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield self
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


class Way(NamedTuple):
    """How a run ends early, what it waits for, and how it is told of."""

    stop: Stop
    replicas: "Mapping[str, Endpoint]"
    form: options.Format
    output: Path | None

    @property
    def width(self) -> int:
        """The columns to write for."""
        return options.layout(options.Colour.NEVER, self.output).width


def way(config: "Config", file: Path | None, stop_file: Path | None, form: options.Format, output: Path | None) -> Way:
    """Put together how a run goes, of flags and of `[fix]`; raise ConfigError for a replica that is no target."""
    return Way(Stop(stop_file or config.fix.stop_file), _replicas(config, file), form, output)


def past(config: "Config", kind: str, release: str, fixes: Sequence["Fix"], undoes: str | None = None) -> "Past":
    """Describe a run that begins: who, where, and how much is planned."""
    from dbcare import __version__
    from dbcare.commands.memory import who
    from dbcare.journal import Past

    name = f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"
    return Past(name, kind, undoes, who(), socket.gethostname(), __version__, release, len(fixes))


def need_fit(config: "Config") -> None:
    """Raise Unfit, with each reason, when nothing may be written where the target is; tell what is not known of it."""
    from dbcare.db import Mender, Session
    from dbcare.fitness import unfit

    names = {"cloud": config.databases.cloud, "cloud_usage": config.databases.usage}
    # What would write is asked as well: a proxy may send it elsewhere.
    with (
        Session(config.endpoint, config.databases.cloud, timeout=config.limits.timeout) as session,
        Mender(config.endpoint, config.databases.cloud) as mender,
    ):
        found = unfit(session, names, mender)
        mender.rollback()
    for note in found.notes:
        hint(note)
    if found.refusals:
        raise Unfit(f"{config.endpoint.address}: nothing is written here: {'; '.join(found.refusals)}")


def carry_out(
    config: "Config",
    run: "Past",
    fixes: Sequence["Fix"],
    shapes: "Mapping[str, Shape]",
    how: Way,
) -> "tuple[Done, ...]":
    """Carry out fixes as one run, with a bar on a terminal."""
    from dbcare.mending import Run
    from dbcare.throttle import Throttle

    with (
        how.stop.listening(),
        Throttle(config.endpoint, how.replicas, config.fix) as throttle,
        Run(config, run, shapes, guards(throttle, how.stop)) as work,
        _progress(len(fixes)) as observe,
    ):
        return work.carry_out(fixes, observe)


def _replicas(config: "Config", file: Path | None) -> "dict[str, Endpoint]":
    """Give the replicas that [fix] names, by the targets of that file; raise ConfigError for one that is none."""
    from dbcare import config as configuration

    found = {}
    for name in config.fix.replicas:
        try:
            found[name] = configuration.load({"target": [name]}, path=file).endpoint
        except (ConfigError, UsageError) as error:
            raise ConfigError(f"[fix] replicas: {error}") from error
    return found


def guards(throttle: "Throttle", stop: Stop) -> "Guards":
    """Give what a run asks before each fix."""
    from dbcare.mending import Guards

    return Guards(stop, throttle.wait, own=lambda: throttle.sessions)


@contextmanager
def _progress(total: int) -> "Iterator[Callable[[Done], None]]":
    if not sys.stderr.isatty():
        yield lambda done: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("mending", total=total)
        yield lambda done: bar.update(task, advance=1, description=done.fix.check)


def looked_again(config: "Config", entries: "Iterable[Entry]", found: "Sequence[Done]") -> "tuple[Done, ...]":
    """Look with the checks concerned, and tell of what was made and is found nevertheless."""
    from dbcare.apply import Verdict
    from dbcare.scan import Scan

    made = {done.fix.check for done in found if done.verdict is Verdict.MENDED}
    concerned = [entry for entry in entries if entry.check.id in made]
    if not concerned:
        return tuple(found)
    unlimited = replace(config, limits=replace(config.limits, findings=sys.maxsize))
    report = Scan(unlimited, concerned).run()
    still = {(finding.check, finding.fingerprint) for finding in report.findings}
    blind = {outcome.id: outcome.reason for outcome in report.outcomes if not outcome.looked}
    return tuple(_seen(done, still, blind, report.error) for done in found)


def _seen(done: "Done", still: set[tuple[str, str]], blind: Mapping[str, str | None], error: str | None) -> "Done":
    from dbcare.apply import Verdict

    if done.verdict is not Verdict.MENDED:
        return done
    if error or done.fix.check in blind:
        return done._replace(reason=f"made, but not looked at again: {error or blind[done.fix.check]}")
    if (done.fix.check, done.fix.fingerprint) not in still:
        return done
    if done.fix.later:
        return done._replace(reason=f"made; {done.fix.later}")
    return done._replace(verdict=Verdict.FAILED, reason="made, but the check finds it still; undo takes it back")


def code(found: "Iterable[Done]", stop: Stop, *, stale: bool = False, pending: bool = False) -> int:
    """Give the contract's exit code of a run; `pending` says that changes were left out on purpose."""
    from dbcare.apply import Verdict

    verdicts = {done.verdict for done in found}
    if stop.signal:
        return INTERRUPTED
    if stale or verdicts & {Verdict.STALE, Verdict.BUSY, Verdict.FAILED, Verdict.UNKNOWN}:
        return PARTLY
    return PENDING if pending or Verdict.SKIPPED in verdicts else 0


def document(run: "Past", found: "Sequence[Done]", exit_code: int) -> dict[str, Any]:
    """Write what became of a run as what JSON can hold."""
    from collections import Counter

    from dbcare.apply import Verdict

    counts = Counter(str(done.verdict) for done in found)
    return {
        "schema_version": 1,
        "run": {"id": run.id, "kind": run.kind, "undoes": run.undoes, "who": run.who, "host": run.host},
        "results": [
            {
                "number": done.fix.number,
                "check": done.fix.check,
                "fingerprint": done.fix.fingerprint,
                "title": done.fix.title,
                "verdict": str(done.verdict),
                "reason": done.reason or None,
            }
            for done in found
        ],
        "summary": {**{str(verdict): counts[str(verdict)] for verdict in Verdict}, "exit_code": exit_code},
    }


def hint(text: str) -> None:
    """Tell on stderr, in one line, what changes nothing about the exit code."""
    from dbcare.render.text import harmless

    typer.echo(f"dbcare: {harmless(text)}", err=True)


def say(text: str) -> None:
    """Print a text where it belongs before a question; a reader who went away is no error."""
    with suppress(BrokenPipeError):
        typer.echo(text)


def tell(run: "Past", found: "Sequence[Done]", exit_code: int, how: Way) -> None:
    """Say what became of a run, in the form that was asked for."""
    from dbcare.render import json, plan

    if how.form is options.Format.JSON:
        text = json.dumps(document(run, found, exit_code))
    else:
        text = "\n".join(filter(None, (plan.results(run.id, found, how.width), plan.undoable(run.id, found))))
    writing.write(text, how.output)
