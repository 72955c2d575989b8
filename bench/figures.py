"""A measured value beside the bound that an issue sets for it."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """A measured value beside its bound, if it has one; less is better."""

    what: str
    value: float
    bound: float | None
    detail: str = ""

    def line(self) -> str:
        """Write the figure for a person."""
        bound = "" if self.bound is None else f" (bound {self.bound:.3g}) {mark(self.value <= self.bound)}"
        return f"{self.what:<58} {self.value:>8.3f}{bound}   {self.detail}".rstrip()


def mark(kept: bool) -> str:
    """Say whether a bound is kept."""
    return "ok" if kept else "BEYOND"


def quantile(values: Sequence[float], part: float) -> float:
    """Give the value that this part of all values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]
