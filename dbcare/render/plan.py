"""A plan, and what became of it, as a person reads them before and after saying yes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dbcare.apply import Done, Verdict
from dbcare.changes import NOW, Captured
from dbcare.findings import SECRETS, Status
from dbcare.plan import Fix, LeftOut, by_check
from dbcare.propose import Proposed
from dbcare.render.text import harmless, wrapped

MOST = 40
"""So many letters of a value are shown; the plan file has them all."""
INDENT = "      "


def preview(fixes: Sequence[Fix], left_out: Sequence[LeftOut], width: int) -> str:
    """Write each fix with every row that it changes, and what is left out with the reason."""
    parts = [_fixes(check, group, width) for check, group in by_check(fixes)]
    if left_out:
        parts.append("\n".join(_out(left_out, width)))
    return "\n\n".join([*parts, "\n".join(wrapped(_sum(fixes, left_out), width))])


def _fixes(check: str, fixes: Sequence[Fix], width: int) -> str:
    lines = [f"{check} ({fixes[0].fix_class})"]
    for fix in fixes:
        first, *more = wrapped(fix.title, width - 6)
        lines += [f"{fix.number:>4}  {first}", *(f"{INDENT}{line}" for line in more)]
        lines += [f"{INDENT}{line}" for text in _details(fix) for line in wrapped(text, width - len(INDENT))]
    return "\n".join(lines)


def _details(fix: Fix) -> Iterator[str]:
    yield from map(told, fix.changes)
    if fix.action is not None:
        yield fix.action.told() if fix.reversible else f"{fix.action.told()}: this cannot be undone"
    if fix.attest:
        yield f"attested: {fix.attest}"
    if fix.later:
        yield f"then: {fix.later}"


def told(change: Captured) -> str:
    """Say in one line what becomes of a row: of an update what differs, of the others what tells the row."""
    place = f"{change.table} {', '.join(f'{name}={value}' for name, value in change.key.items())}".rstrip()
    if change.before is None:
        return f"+ {place}: {_values(change.after or {})}"
    if change.after is None:
        return f"- {place}: {_values(change.before)}"
    parts = [
        f"{name} {_value(name, change.before.get(name))} → {_value(name, change.after[name])}"
        for name in change.changed()
    ]
    return f"~ {place}: {', '.join(parts)}"


def _values(row: Any) -> str:
    return ", ".join(f"{name} {_value(name, value)}" for name, value in row.items() if value is not None)


def _value(name: str, value: Any) -> str:
    if name.lower() in SECRETS and value:
        return "***"
    text = "NULL" if value is None else "now" if value is NOW else harmless(repr(value))
    return text if len(text) <= MOST else f"{text[: MOST - 1]}…"


def _out(left_out: Sequence[LeftOut], width: int) -> Iterator[str]:
    yield "Left out:"
    for one in left_out:
        text = f"{one.check}: {one.title}: {one.why}{f' ({one.api})' if one.api else ''}"
        first, *more = wrapped(text, width - 4)
        yield from (f"  - {first}", *(f"    {line}" for line in more))


def _sum(fixes: Sequence[Fix], left_out: Sequence[LeftOut]) -> str:
    rows, actions = sum(len(fix.changes) for fix in fixes), sum(fix.action is not None for fix in fixes)
    what = [counted(rows, "row change"), *([counted(actions, "action")] if actions else [])]
    text = f"{counted(len(fixes), 'fix', 'es')}: {', '.join(what)}" if fixes else "Nothing to mend"
    return f"{text}; {len(left_out)} left out." if left_out else f"{text}."


def page(name: str, made: Proposed, width: int) -> str:
    """Write a whole plan: where it is for, its fixes, what is left out, and what could not be looked at."""
    plan = made.plan
    head = f"{name}: CloudStack {plan.installation.release} on {made.server}; this plan holds until {plan.expires}"
    blind = [one for one in made.report.outcomes if one.status is Status.NOT_CHECKED]
    told = ["\n".join(wrapped(f"NOT CHECKED {one.id}: {one.reason}", width)) for one in blind]
    return "\n\n".join(["\n".join(wrapped(head, width)), *told, preview(plan.fixes, plan.left_out, width)])


def counted(number: int, word: str, ending: str = "s") -> str:
    """Write a number with its word."""
    return f"{number:,} {word}{'' if number == 1 else ending}"


def results(run: str, found: Sequence[Done], width: int) -> str:
    """Say what became of each fix that was not simply made, and count them all."""
    lines: list[str] = []
    for done in found:
        if done.verdict is not Verdict.MENDED or done.reason:
            text = f"{done.verdict} {done.fix.number}: {done.fix.title}{f': {done.reason}' if done.reason else ''}"
            first, *more = wrapped(text, width)
            lines += [first, *(f"    {line}" for line in more)]
    counts = Counter(done.verdict for done in found)
    told = ", ".join(f"{counts[verdict]} {verdict}" for verdict in Verdict if counts[verdict]) or "nothing done"
    lines.append(f"Run {run}: {told}.")
    return "\n".join(lines)


def undoable(run: str, found: Iterable[Done]) -> str:
    """Say how to take a run back, when it did something that can be."""
    able = any(done.verdict is Verdict.MENDED and done.fix.reversible for done in found)
    return f"`dbcare undo {run} --confirm` takes it back." if able else ""
