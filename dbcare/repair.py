"""How a check says what mends its findings: as values, from which everything else follows; pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from dbcare.actions import Action
from dbcare.changes import Change
from dbcare.context import Context
from dbcare.errors import CheckError


class FixClass(StrEnum):
    """When the fault may be mended: design.md, "Fix classes"."""

    ONLINE = "online"
    GUARDED = "guarded"
    STOPPED = "stopped"
    API_FIRST = "api-first"
    REPORT = "report"


class Found(NamedTuple):
    """A finding as its repair sees it: where it is, the row of the detection, and what the `still` query answers."""

    table: str
    key: Mapping[str, Any]
    name: str | None
    row: Mapping[str, Any]
    facts: Sequence[Mapping[str, Any]] = ()

    @property
    def fact(self) -> Mapping[str, Any]:
        """The only row that the `still` query answers."""
        [row] = self.facts
        return row


@dataclass(frozen=True)
class Repair:
    """What mends one finding: changes of rows, or one action.

    `locks` are CloudStack's own lock rows to hold meanwhile, as table and id: `("networks", 205)`. `attest` is what a
    person must have made sure of outside the database. `api` is the call that CloudStack itself has for it. `later`
    says what CloudStack does next where the finding does not go away at once.
    `fix_class` replaces the check's own where one kind of finding is mended otherwise.
    """

    title: str
    changes: tuple[Change, ...] = ()
    action: Action | None = None
    locks: tuple[tuple[str, int], ...] = ()
    attest: str = ""
    api: str = ""
    later: str = ""
    fix_class: FixClass | None = None

    def __post_init__(self) -> None:
        """Raise CheckError for a repair that does nothing, or two things of which one can fail alone."""
        if bool(self.changes) == (self.action is not None):
            raise CheckError(f"{self.title}: a repair has changes or an action, and only one of them")


@dataclass(frozen=True)
class Leave:
    """Why a finding is not mended by dbcare, and the API call that does it where there is one."""

    why: str
    api: str = ""


Mend = Callable[[Found, Context], Repair | Leave]
