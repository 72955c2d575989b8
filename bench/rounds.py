"""dbcare as somebody uses it who looks again after each run, until nothing but what is busy is left; and its locks."""

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from dbcare.apply import Done, Verdict
from dbcare.config import Config
from dbcare.journal import Past
from dbcare.mending import Guards, Run
from dbcare.plan import Allowed
from dbcare.propose import Proposed, propose
from dbcare.registry import installed

RELEASE = "4.22.0.0"
MOST, ENOUGH = 60, 3
"""After how many runs it ends in any case, and after how many plans in turn that had nothing to do."""
CHECKS = (
    "gc-flag-wrong",
    "mac-seq-behind-nics",
    "network-missing-owner-ref",
    "network-stuck-implementing",
    "nics-count-drift",
    "sequence-behind-max-id",
    "vm-network-map-stale",
)


@dataclass
class Clock:
    """How long each fix held its locks, in seconds: those that were made, and those that were rolled back."""

    made: list[float] = field(default_factory=list)
    undone: list[float] = field(default_factory=list)
    _since: float | None = None

    def reached(self, step: str) -> None:
        """Take notice of a step of a fix."""
        if step == "change":
            self._since = time.monotonic()
        elif step == "committed":
            self._ended(self.made)

    def between(self) -> str:
        """Take notice that the next fix begins: one that was not made is rolled back by now."""
        self._ended(self.undone)
        return ""

    def sleep(self, seconds: float) -> None:
        """Wait for those that are busy."""
        self._ended(self.undone)
        time.sleep(seconds)

    def _ended(self, times: list[float]) -> None:
        if self._since is not None:
            times.append(time.monotonic() - self._since)
            self._since = None


@dataclass
class Mending:
    """What dbcare did: how it ended round by round, by verdict, and how long it held locks."""

    config: Config
    clock: Clock = field(default_factory=Clock)
    rounds: list[Counter[str]] = field(default_factory=list)
    reasons: Counter[str] = field(default_factory=Counter)

    def plan(self) -> Proposed:
        """Look, and plan what mends all that is found."""
        entries = {entry.check.id: entry for entry in installed([]).entries}
        return propose(
            self.config, [entries[name] for name in CHECKS], Allowed(True, frozenset(), frozenset(CHECKS)), 24
        )

    def once(self, proposed: Proposed) -> None:
        """Carry out a plan as a run of its own."""
        name = f"run-{len(self.rounds):04}"
        past = Past(name, "fix", None, "bench", "here", "0", RELEASE, len(proposed.plan.fixes))
        guards = Guards(stop=self.clock.between, sleep=self.clock.sleep, reached=self.clock.reached)
        with Run(self.config, past, proposed.shapes, guards) as run:
            ended = run.carry_out(proposed.plan.fixes)
        self.clock.between()
        self._note(ended)

    def _note(self, ended: Sequence[Done]) -> None:
        self.rounds.append(Counter(str(done.verdict) for done in ended))
        self.reasons.update(done.reason for done in ended if done.verdict is not Verdict.MENDED)
        print(f"  round {len(self.rounds)}: {dict(self.rounds[-1])}", flush=True)

    def until_nothing_is_left(self) -> None:
        """Plan and mend, as an operator does who looks again, until several plans in turn have nothing to do."""
        idle = 0
        while idle < ENOUGH and len(self.rounds) < MOST:
            proposed = self.plan()
            if proposed.plan.fixes:
                idle = 0
                self.once(proposed)
            else:
                idle += 1
                time.sleep(1)
