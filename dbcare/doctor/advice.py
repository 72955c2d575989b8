"""What a doctor says, as frozen values: advice with its state, and the exit code of all of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dbcare.vitals import Unknown


class State(StrEnum):
    """How a thing stands; unknown is never sound."""

    OK = "ok"
    INFO = "info"
    WARNING = "warning"
    CRITICAL = "critical"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Advice:
    """One thing that was looked at: what was seen, what that does, what to do, and the statements that do it."""

    topic: str
    name: str
    state: State
    seen: str
    effect: str = ""
    remedy: str = ""
    statements: tuple[str, ...] = ()
    source: str = ""

    @property
    def text(self) -> str:
        """The whole of it in one line."""
        return "; ".join(part for part in (self.seen, self.effect, self.remedy) if part)


def unknown(topic: str, name: str, fact: Unknown, effect: str = "") -> Advice:
    """Say that something could not be read, and the statement that would let it."""
    remedy = f"this would let it: {fact.grant}" if fact.grant else ""
    return Advice(topic, name, State.UNKNOWN, fact.why, effect, remedy, (fact.grant,) if fact.grant else ())


def exit_code(advice: Iterable[Advice]) -> int:
    """Give 2 for something critical, else 1 for a warning, else 3 for something unknown, else 0."""
    states = {one.state for one in advice}
    for state, code in ((State.CRITICAL, 2), (State.WARNING, 1), (State.UNKNOWN, 3)):
        if state in states:
            return code
    return 0
