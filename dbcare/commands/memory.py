"""What `dbcare check` remembers from run to run; whatever is wrong with the state is a note, and the check goes on."""

import os
import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dbcare.errors import StateUnavailable
from dbcare.findings import Report, Severity

if TYPE_CHECKING:
    from dbcare.config import Config
    from dbcare.scan import Acknowledged
    from dbcare.state import Run


class Memory:
    """The state as one run of a check uses it: `begin` before it looks, `settled` after it."""

    def __init__(self, named: Path | None, *, off: bool = False, keep_days: int) -> None:
        self._named = named
        self._off = off
        self._keep_days = keep_days
        self._acknowledged: Mapping[tuple[str, str], Acknowledged] = {}
        self._run: Run | None = None
        self._unread = False
        self._notes: list[str] = []

    def begin(self, targets: "Sequence[Config]", names: Sequence[str], now: datetime) -> None:
        """Read which findings are acknowledged."""
        if self._off:
            return
        from dbcare import state
        from dbcare.scan import place

        limits = targets[0].limits
        started = now.strftime(state.TIME)
        self._run = state.Run(
            secrets.token_hex(8), started, who(), tuple(names), deep=limits.deep, limit=limits.findings
        )
        try:
            self._acknowledged = state.acknowledged(
                self._path(), [(target.name, place(target)) for target in targets], now
            )
        except StateUnavailable as error:
            self._unread = True
            self._notes.append(f"state: {error}; ACKNOWLEDGED FINDINGS COUNT LIKE ALL OTHERS in this run")

    def _path(self) -> Path:
        from dbcare import state

        return state.place(self._named, os.environ)

    def acknowledged(self, target: "Config") -> "Acknowledged":
        """Name the fingerprints that need not alarm on a target, for each installation that was seen there.

        Which of them answers is known only to who asks it.
        """
        if not self._acknowledged:
            return {}
        from dbcare.scan import place

        return self._acknowledged.get((target.name, place(target)), {})

    def settled(self, report: Report, *, new_only: bool) -> Report:
        """Record a run and say what is new and gone; with `new_only`, note what counts as new for want of knowledge."""
        if self._run is not None:
            report = self._recorded(report, self._run)
        if new_only:
            self._notes.extend(_untold(report))
        return report._replace(notes=(*report.notes, *self._notes))

    def _recorded(self, report: Report, run: "Run") -> Report:
        from dbcare import state

        try:
            return state.record(self._path(), report, run, keep_days=self._keep_days)
        except StateUnavailable as error:
            why = str(error)
        try:
            # What could not be read before is not waited for once more.
            told = None if self._unread else state.compare(self._path(), report, run)
        except StateUnavailable:
            told = None
        lost = "what is new since the last run cannot be told" if told is None else "this run is not recorded"
        self._notes.append(f"state: {why}; {lost}")
        return told or report


def _untold(report: Report) -> list[str]:
    notes = []
    for target in report.targets:
        alone = Report(report.started, 0, (target,))
        known = sum(target.change.new.values()) if target.change else 0
        untold = sum(alone.fresh(severity) for severity in Severity) - known
        if untold:
            what = "findings without an earlier look to compare with, which count as new"
            notes.append(f"--fail-on-new: {target.name}: {what}: {untold}")
    return notes


def who() -> str:
    """Name the person who runs dbcare: who called sudo, else the owner of the process."""
    import pwd

    if os.environ.get("SUDO_USER"):
        return os.environ["SUDO_USER"]
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return str(os.getuid())
