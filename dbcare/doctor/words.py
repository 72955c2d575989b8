"""Small pieces of the sentences that a doctor says; pure."""

from collections.abc import Collection, Iterable, Sequence

FEW = 4


def few(names: Collection[str]) -> str:
    """Name the first few, and count the rest."""
    shown = list(names)[:FEW]
    rest = len(names) - len(shown)
    return f"{', '.join(shown)} and {rest} more" if rest else listed(shown)


def listed(names: Iterable[str]) -> str:
    """Join names as a sentence does: a, b and c."""
    *first, last = list(names) or [""]
    return f"{', '.join(first)} and {last}" if first else last


def plural(count: int, word: str) -> str:
    """Write a number of things."""
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def brief(seconds: float) -> str:
    """Write a short time."""
    return f"{seconds:.3g} s" if seconds >= 1 else f"{seconds * 1000:.3g} ms"


def median(values: Sequence[float]) -> float:
    """Give the middle value, the higher one of two."""
    return sorted(values)[len(values) // 2]
