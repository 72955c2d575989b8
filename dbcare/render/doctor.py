"""What a doctor says, as a table for a person, and as a document for programs."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from dbcare import __version__
from dbcare.doctor.accounts import Place, Statement, looking, mending
from dbcare.doctor.advice import Advice, State
from dbcare.render import json, table
from dbcare.render.rows import PLAIN
from dbcare.render.text import harmless, paragraph, screen

COLOURS = {
    State.OK.upper(): "32",
    State.INFO.upper(): "36",
    State.WARNING.upper(): "33",
    State.CRITICAL.upper(): "31;1",
    State.UNKNOWN.upper(): "35",
}


class Visit(NamedTuple):
    """One visit to one target: what was seen, and where accounts would be made, if the server could be asked."""

    target: str
    server: str | None
    cloudstack: str | None
    advice: tuple[Advice, ...]
    place: Place | None
    exit_code: int


def render(visit: Visit, *, colour: bool = False, width: int | None = None) -> str:
    """Write the advice as a table, the statements of it on lines of their own, and a line that sums up."""
    width = width or screen()
    head = f"{visit.target}: CloudStack {visit.cloudstack or 'unknown'} on {visit.server}"
    parts = [paragraph(head, width)] if visit.server else []
    lines = [(one.state.upper(), one.topic, one.name, one.text) for one in visit.advice]
    headers = ("STATE", "TOPIC", "WHAT", "SEEN; WHAT IT DOES; WHAT TO DO")
    parts.append(table.rows(headers, lines, width=width, colours=COLOURS if colour else PLAIN))
    statements = _statements(visit.advice)
    if statements:
        parts.append(
            "\n".join(["The statements, for an account that may:", *(f"  {harmless(one)};" for one in statements)])
        )
    return "\n\n".join([*parts, paragraph(_summary(visit.advice), width)])


def _statements(advice: Iterable[Advice]) -> list[str]:
    """Give each statement once, those for what is worst first."""
    order = (State.CRITICAL, State.WARNING, State.UNKNOWN, State.INFO)
    worst_first = sorted((one for one in advice if one.state in order), key=lambda one: order.index(one.state))
    return list(dict.fromkeys(statement for one in worst_first for statement in one.statements))


def _summary(advice: Sequence[Advice]) -> str:
    counts = counted(advice)
    said = ", ".join(f"{counts[state]} {state}" for state in (State.CRITICAL, State.WARNING, State.UNKNOWN, State.INFO))
    return f"{len(advice)} things looked at: {said}, {counts[State.OK]} in order."


def counted(advice: Iterable[Advice]) -> Mapping[str, int]:
    """Count by state."""
    states = [one.state for one in advice]
    return {state.value: states.count(state) for state in State}


def document(visit: Visit) -> dict[str, Any]:
    """Write the same as a document."""
    return {
        "schema_version": json.SCHEMA_VERSION,
        "dbcare": __version__,
        "target": visit.target,
        "server": visit.server,
        "cloudstack": visit.cloudstack,
        "advice": [_advice(one) for one in visit.advice],
        "accounts": accounts(visit.place),
        "summary": {**counted(visit.advice), "exit_code": visit.exit_code},
    }


def _advice(one: Advice) -> dict[str, Any]:
    return {
        "topic": one.topic,
        "name": one.name,
        "state": one.state.value,
        "seen": one.seen,
        "effect": one.effect or None,
        "remedy": one.remedy or None,
        "statements": list(one.statements),
        "source": one.source or None,
    }


def accounts(place: Place | None) -> dict[str, list[dict[str, str]]]:
    """Write the statements of both accounts."""
    if place is None:
        return {}
    return {"look": _listed(looking(place)), "mend": _listed(mending(place))}


def _listed(statements: Iterable[Statement]) -> list[dict[str, str]]:
    return [{"statement": one.sql, "purpose": one.purpose} for one in statements]
