"""Owns the rows that a fresh install of a release already has; pure."""

from collections.abc import Iterator, Mapping

from dbcare.catalogue import DEAD_SEQUENCES, SEQUENCES, Release, shipped
from dbcare.versions import numbers

FIRST_VERSION = "4.0.0"
DAYS_EACH = 120


def sequences(values: Mapping[str, int] | None = None) -> Iterator[tuple[str, int]]:
    """List the rows of cloud.sequence; without values, as a fresh install has them."""
    given = values or {}
    for sequence in SEQUENCES:
        yield sequence.name, given.get(sequence.name, sequence.seed)
    yield from DEAD_SEQUENCES.items()


def versions(release: Release) -> list[tuple[str, int]]:
    """List the releases that a database of this one came through, oldest first, and how many days ago each came."""
    older = (known for known in shipped().versions if numbers(known) < numbers(release.version))
    names = (FIRST_VERSION, *older, release.version)
    return [(name, 30 + DAYS_EACH * (len(names) - place)) for place, name in enumerate(names)]
