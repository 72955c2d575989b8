"""`dbcare fix`: plan what mends what the checks find, and carry it out when a person says so."""

import os
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dbcare.commands import carrying, completing, options, writing
from dbcare.errors import FileError, StateUnavailable, UsageError

if TYPE_CHECKING:
    from dbcare.config import Config
    from dbcare.plan import Fix
    from dbcare.planfile import Saved
    from dbcare.propose import Proposed
    from dbcare.scan import Acknowledged

app = typer.Typer(add_completion=False)


@app.command()
@options.connecting
def fix(
    where: options.Where,
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[CHECK|AREA]...", help="Default: everything.", autocompletion=completing.checks_and_areas
        ),
    ] = None,
    confirm: Annotated[
        bool, typer.Option("--confirm", help="Carry it out; on a terminal, after one more question.")
    ] = False,
    plan: Annotated[
        Path | None,
        typer.Option("--plan", help="What --plan-out saved; with --confirm: carry it out.", show_default=False),
    ] = None,
    plan_out: Annotated[Path | None, typer.Option("--plan-out", help="Save the plan.", show_default=False)] = None,
    sql: Annotated[bool, typer.Option("--sql", help="Print it as a script for a DBA.")] = False,
    only: Annotated[
        list[str] | None, typer.Option("--only", help="Only these: number, check or fingerprint.", show_default=False)
    ] = None,
    leave: Annotated[
        list[str] | None, typer.Option("--except", help="Not these: number, check or fingerprint.", show_default=False)
    ] = None,
    max_changes: Annotated[
        int | None, typer.Option("--max-changes", min=0, help="Change at most so many rows.", show_default=False)
    ] = None,
    even_if_api: Annotated[
        bool, typer.Option("--even-if-api", help="Mend in the database what CloudStack's API could do.")
    ] = False,
    attest: Annotated[
        list[str] | None,
        typer.Option("--attest", help="Fingerprint of a finding of which you made sure.", show_default=False),
    ] = None,
    hide: Annotated[
        bool, typer.Option("--hide", help="Only hide indexes that would be dropped; the next plan drops them.")
    ] = False,
    stop_file: Annotated[
        Path | None, typer.Option("--stop-file", help="End when this file is there.", show_default=False)
    ] = None,
    timeout: Annotated[
        float | None, typer.Option("--timeout", min=0.1, help="Seconds per statement.", show_default="10")
    ] = None,
    state: options.State = None,
    format: options.FormatOption = options.Format.TABLE,  # noqa: A002
    output: options.Output = None,
) -> int:
    """Plan what mends what the checks find; write nothing without --confirm.

    Exit codes: 0 done, or nothing to do; 4 there are changes that were not carried out; 5 some were stale, busy or
    failed, and the others stand; 64 usage; 65 a plan that is refused; 69 no connection; 75 another dbcare is at work;
    78 configuration; 130 interrupted.
    """
    if plan and names:
        raise UsageError("--plan names its checks itself: leave CHECK and AREA out")
    if confirm and plan is None:
        carrying.need_terminal("save the plan with --plan-out FILE, then `dbcare fix --plan FILE --confirm`")
    if sql and (confirm or format is options.Format.JSON):
        raise UsageError("--sql prints a script: it goes with neither --confirm nor --format json")
    config = where.only(timeout=timeout, state=state)
    saved = _saved(plan) if plan else None
    work = Work(config, saved.names if saved else tuple(names or ()), even_if_api, frozenset(attest or ()), hide=hide)
    how = carrying.way(config, where.config, stop_file, format, output)
    proposed = work.proposed()
    stale = 0
    if saved:
        proposed, stale = _agreed(saved, proposed, str(plan))
    most = config.fix.max_changes or None if max_changes is None else max_changes
    fixes = _within(_selected(proposed.plan.fixes, only, leave), most)
    made = proposed._replace(plan=replace(proposed.plan, fixes=fixes))
    if plan_out:
        from dbcare import planfile

        writing.write(planfile.dump(made.plan), plan_out)
    left = len(fixes) < len(proposed.plan.fixes)
    if not confirm:
        text = _script(made) if sql else _page(config, made, format, output)
        writing.write(text, output)
        if stale:
            return carrying.PARTLY
        return carrying.PENDING if fixes or left else _unseen(made)
    return _confirmed(work, made, how, asks=saved is None, stale=bool(stale), left=left)


class Work:
    """Makes the plan of one command."""

    def __init__(
        self,
        config: "Config",
        names: Sequence[str],
        even_if_api: bool,
        attested: frozenset[str],
        *,
        hide: bool = False,
    ) -> None:
        from dbcare import config as configuration
        from dbcare import registry

        installed = registry.installed(config.plugins)
        configuration.verify_checks(config, {entry.check.id: entry.check.parameters for entry in installed.entries})
        self.config, self.names = config, names
        self.entries, problems = registry.verified(installed.choose(names))
        for problem in (*installed.problems, *problems):
            carrying.hint(problem)
        self._even_if_api, self._attested, self._hide = even_if_api, attested, hide

    def proposed(self) -> "Proposed":
        """Look, and plan what mends what is found."""
        from dbcare import propose
        from dbcare.plan import Allowed

        ids = {entry.check.id for entry in self.entries}
        allowed = Allowed(self._even_if_api, self._attested, frozenset(self.names) & ids, self._hide)
        hours = self.config.fix.plan_hours
        return propose.propose(
            self.config, self.entries, allowed, hours, asked=self.names, acknowledged=self._acknowledged()
        )

    def _acknowledged(self) -> "Acknowledged":
        """Read which findings are acknowledged, and so not mended; a state that cannot be read is told on stderr."""
        from dbcare import state
        from dbcare.scan import place

        target = (self.config.name, place(self.config))
        try:
            path = state.place(self.config.state, os.environ)
            return state.acknowledged(path, [target], datetime.now(UTC)).get(target, {})
        except StateUnavailable as error:
            carrying.hint(f"state: {error}; acknowledged findings are planned like all others")
            return {}


def _saved(path: Path) -> "Saved":
    from dbcare import planfile

    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "no text"
        raise FileError(f"--plan {path}: cannot be read: {why}") from error
    return planfile.load(text, f"--plan {path}", datetime.now(UTC))


def _agreed(saved: "Saved", fresh: "Proposed", where: str) -> "tuple[Proposed, int]":
    """Keep what was saved and is planned exactly so again; raise FileError when that is nothing, or another's plan."""
    from dbcare import installation, planfile

    if other := installation.differs(saved.installation, fresh.plan.installation):
        raise FileError(f"--plan {where}: this plan is for another {other}")
    fixes, out = planfile.agreed(saved.fixes, fresh.plan.fixes, fresh.plan.left_out)
    if saved.fixes and not fixes:
        raise FileError(f"--plan {where}: nothing of it holds any more: {out[0].check}: {out[0].why}")
    return fresh._replace(plan=replace(fresh.plan, fixes=tuple(fixes), left_out=tuple(out))), len(out)


def _selected(fixes: "Sequence[Fix]", only: Collection[str] | None, leave: Collection[str] | None) -> "list[Fix]":
    def named(fix: "Fix", names: Collection[str]) -> bool:
        return not {str(fix.number), fix.check}.isdisjoint(names) or any(
            len(name) >= 6 and fix.fingerprint.startswith(name) for name in names
        )

    for name in [*(only or ()), *(leave or ())]:
        if not any(named(fix, [name]) for fix in fixes):
            raise UsageError(f"the plan has no fix {name!r}: name a number, a check or a fingerprint of it")
    return [fix for fix in fixes if (not only or named(fix, only)) and not named(fix, leave or ())]


def _within(fixes: "Sequence[Fix]", most: int | None) -> "tuple[Fix, ...]":
    """Keep the first fixes that together change at most so many rows."""
    kept: list[Fix] = []
    left = most
    for fix in fixes:
        if left is not None:
            left -= len(fix.changes)
            if left < 0:
                break
        kept.append(fix)
    return tuple(kept)


def _script(made: "Proposed") -> str:
    """Write the plan as a script for a DBA, with its undo."""
    from dbcare import installation
    from dbcare.render import script

    first = installation.answers(made.plan.installation)
    return script.render(made.plan, made.shapes, made.server, show=made.statements.__getitem__, first=first)


def _page(config: "Config", made: "Proposed", form: options.Format, output: Path | None) -> str:
    """Write a plan that is not carried out."""
    from dbcare import planfile
    from dbcare.findings import Status
    from dbcare.render import json, plan

    if form is options.Format.JSON:
        blind = [
            {"id": one.id, "reason": one.reason} for one in made.report.outcomes if one.status is Status.NOT_CHECKED
        ]
        document = {"schema_version": json.SCHEMA_VERSION, **planfile.document(made.plan), "not_checked": blind}
        return json.dumps(document)
    width = options.layout(options.Colour.NEVER, output).width
    text = plan.page(config.name, made, width)
    return f"{text}\nNothing was changed: --confirm carries it out." if made.plan.fixes else text


def _unseen(made: "Proposed") -> int:
    from dbcare.findings import Status

    return 3 if any(outcome.status is Status.NOT_CHECKED for outcome in made.report.outcomes) else 0


def _confirmed(work: Work, made: "Proposed", how: carrying.Way, *, asks: bool, stale: bool, left: bool) -> int:
    """Carry out a plan: one that was saved as it is, any other after a person has read it and said yes."""
    from dbcare.render import plan

    fixes = list(made.plan.fixes)
    if fixes:
        carrying.need_fit(work.config)
    if asks:
        carrying.say(f"{plan.page(work.config.name, made, how.width)}\n")
        fixes = _asked(fixes)
    if not fixes:
        if made.plan.fixes or left:
            return carrying.PENDING
        if not asks:
            writing.write("Nothing to do.", how.output)
        return carrying.PARTLY if stale else _unseen(made)
    run = carrying.past(work.config, "fix", made.plan.installation.release, fixes)
    found = carrying.carry_out(work.config, run, fixes, made.shapes, how)
    found = carrying.looked_again(work.config, work.entries, found)
    pending = left or len(fixes) < len(made.plan.fixes)
    code = carrying.code(found, how.stop, stale=stale, pending=pending)
    carrying.tell(run, found, code, how)
    return code


def _asked(fixes: "list[Fix]") -> "list[Fix]":
    from dbcare.render.plan import counted

    if not fixes:
        return []
    many = f"Carry out {counted(len(fixes), 'fix', 'es')}?"
    answer = carrying.agreed(f"{many} Type yes, or pick to choose among them; anything else changes nothing:")
    if answer == "pick":
        fixes = carrying.pick(fixes)
        answer = carrying.agreed(f"Carry out {counted(len(fixes), 'fix', 'es')}? Type yes:") if fixes else ""
    if answer == "yes":
        return fixes
    carrying.say("Nothing was changed.")
    return []
