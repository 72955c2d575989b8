"""What a doctor says, as a table for a person, and as a document for programs."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from dbcare import __version__
from dbcare.doctor.accounts import Place, Statement, looking, mending
from dbcare.doctor.advice import Advice, State
from dbcare.render import json, table

COLOURS = {
    State.OK: "32",
    State.INFO: "36",
    State.WARNING: "33",
    State.CRITICAL: "31;1",
    State.UNKNOWN: "35",
}


class Visit(NamedTuple):
    """One visit to one target: what was seen, and where accounts would be made, if the server could be asked."""

    target: str
    server: str | None
    cloudstack: str | None
    advice: tuple[Advice, ...]
    place: Place | None
    exit_code: int


def render(visit: Visit, *, colour: bool = False) -> str:
    """Write the advice as a table, the statements of it on lines of their own, and a line that sums up."""
    parts = [f"{visit.target}: CloudStack {visit.cloudstack or 'unknown'} on {visit.server}"] if visit.server else []
    lines = [(_word(one.state, colour=colour), one.topic, one.name, one.text) for one in visit.advice]
    parts.append(table.rows(("STATE", "TOPIC", "WHAT", "SEEN; WHAT IT DOES; WHAT TO DO"), lines))
    statements = _statements(visit.advice)
    if statements:
        parts.append("\n".join(["The statements, for an account that may:", *(f"  {one};" for one in statements)]))
    return "\n\n".join([*parts, _summary(visit.advice)])


def _word(state: State, *, colour: bool) -> str:
    return f"\x1b[{COLOURS[state]}m{state.upper()}\x1b[0m" if colour else state.upper()


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
