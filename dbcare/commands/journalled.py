"""The runs that changed something, which the database itself keeps, as `dbcare runs` shows them."""

import re
import socket
from typing import TYPE_CHECKING, Any

from dbcare.commands import carrying, options
from dbcare.errors import ConfigError, ConnectionFailed, StatementFailed

if TYPE_CHECKING:
    from dbcare.config import Config
    from dbcare.db import Session
    from dbcare.journal import Past

_ID = re.compile(r"\d{8}-")
MANY = 1_000_000
LISTED = 3
"""Seconds that a list waits for a server: what this host itself remembers is worth showing without it."""


def names(run: str) -> bool:
    """Say whether this is the id of a run that changed something, or the beginning of one."""
    return bool(_ID.match(run))


def connected(config: "Config", patience: int = MANY) -> "Session":
    """Connect to read the journal, within so many seconds at most."""
    from dataclasses import replace

    from dbcare.db import Session

    endpoint = replace(config.endpoint, connect_timeout=min(patience, config.endpoint.connect_timeout))
    return Session(endpoint, timeout=config.limits.timeout)


def listed(where: options.Where, limit: int) -> list[dict[str, Any]]:
    """Describe the runs of each target's journal, the newest first; a target that is not reached is told on stderr.

    Where nothing says which server there is, none is asked.
    """
    from dbcare import journal, keeping

    found: list[dict[str, Any]] = []
    try:
        configs = where.configs()
    except ConfigError as error:
        _missed(str(error))
        return []
    for config in configs:
        if config.source == "defaults":
            continue
        try:
            if config.broken:
                raise ConfigError(config.broken)
            with connected(config, patience=LISTED) as session:
                found += [{"target": config.name, **keeping.described(past)} for past in journal.runs(session, limit)]
        except (ConfigError, ConnectionFailed, StatementFailed) as error:
            _missed(str(error))
    return sorted(found, key=lambda run: str(run["started"]), reverse=True)


def _missed(why: str) -> None:
    carrying.hint(f"what fix and undo did is kept in the database, which was not reached: {why}")


def line(run: dict[str, Any]) -> tuple[object, ...]:
    """Write a run as a line of the list."""
    undone = f", {run['undone']} undone" if run["undone"] else ""
    state = "" if run["finished"] else ", not finished"
    what = f"{run['target']}: {run['made']} of {run['planned']} made{undone}{state}"
    return run["id"], run["kind"], run["started"], run["who"], *[""] * 5, what


def show(config: "Config", name: str, form: options.Format, width: int) -> str:
    """Show what a run changed, row by row."""
    from dbcare import journal, keeping
    from dbcare.render import json

    with connected(config) as session:
        past = journal.named(session, name)
        entries = journal.entries(session, past.id)
        intents = journal.intents(session, past.id)
        undone = journal.undone(session, past.id)
    if form is options.Format.JSON:
        fixes = [{**keeping.fix(entry), "undone": entry.number in undone} for entry in entries]
        acted = [{**keeping.action(intent), "undone": intent.number in undone} for intent in intents]
        run = {**keeping.described(past), "fixes": fixes, "actions": acted}
        return json.dumps({"schema_version": json.SCHEMA_VERSION, "run": run})
    return _page(past, entries, intents, undone, width)


def _page(past: "Past", entries: Any, intents: Any, undone: frozenset[int], width: int) -> str:
    from dbcare import keeping
    from dbcare.render.plan import counted, told
    from dbcare.render.text import wrapped

    of = f" of {past.undoes}" if past.undoes else ""
    ended = f"finished {keeping.iso(past.finished)}" if past.finished else "not finished: `dbcare runs settle`"
    parts = [
        f"{past.kind} {past.id}{of}: {keeping.iso(past.started)}, {ended}",
        f"by {past.who}@{past.host}, dbcare {past.dbcare}, CloudStack {past.cloudstack}",
        f"{past.made} of {counted(past.planned, 'fix', 'es')} made",
    ]
    for entry in entries:
        taken = " (undone)" if entry.number in undone else ""
        parts.append(f"{entry.number:>4}  {entry.check}: {entry.title}{taken}")
        parts += [f"      {text}" for change in entry.changes for text in wrapped(told(change), width - 6)]
    for intent in intents:
        taken = " (undone)" if intent.number in undone else ""
        words = f": {intent.message}" if intent.message else ""
        parts.append(f"{intent.number:>4}  {intent.check}: {intent.title}{taken}")
        parts += [f"      {text}" for text in wrapped(f"{intent.outcome or 'not ended'}{words}", width - 6)]
    acted = {intent.number for intent in intents}
    for one in past.outcome or []:
        if one["verdict"] != "mended" and one["number"] not in acted:
            parts.append(f"{one['number']:>4}  {one['check']}: {one['verdict']}: {one['reason']}")
    return "\n".join(parts)


def settle(config: "Config") -> str:
    """Close the runs that died, and say what each had made."""
    from dbcare import keeping
    from dbcare.commands.memory import who
    from dbcare.db import Mender
    from dbcare.mending import prepare
    from dbcare.render.plan import counted

    with Mender(config.endpoint, sender="settle") as mender:
        prepare(mender)
        names = {"cloud": config.databases.cloud, "cloud_usage": config.databases.usage}
        found = keeping.settle(mender, f"{who()}@{socket.gethostname()} settle", names)
    lines = [
        f"{one.past.kind} {one.past.id}: {one.made} of {counted(one.past.planned, 'fix', 'es')} made, "
        f"{'the others not' if all(done.verdict != 'unknown' for done in one.acted) else 'of some it is not known yet'}"
        for one in found
    ]
    return "\n".join(lines) or "Every run has ended in order."


def export(config: "Config", runs: list[str]) -> str:
    """Write runs with all that they changed as JSON lines, the oldest first."""
    from dbcare import journal, keeping
    from dbcare.render import json

    with connected(config) as session:
        if runs:
            wanted = sorted((journal.named(session, name) for name in runs), key=lambda past: past.started)
        else:
            wanted = list(reversed(journal.runs(session, MANY)))
        return "\n".join(json.line(record) for record in keeping.exported(session, wanted))


def prune(config: "Config", days: float, *, undoable: bool, confirm: bool) -> tuple[str, bool]:
    """Drop old runs from the journal, or say which would be, and whether that is left to do."""
    from dbcare import keeping
    from dbcare.db import Mender
    from dbcare.mending import prepare

    with Mender(config.endpoint, sender="prune") as mender:
        prepare(mender)
        found = keeping.droppable(mender, days, undoable=undoable)
        lines = [
            f"{past.kind} {past.id}: {keeping.iso(past.started)}, {past.made - past.undone} undoable" for past in found
        ]
        if confirm:
            keeping.drop(mender, found)
    if not found:
        return "Nothing to drop.", False
    ending = "Dropped." if confirm else "Nothing was dropped: --confirm drops these for good."
    return "\n".join([*lines, ending]), not confirm
