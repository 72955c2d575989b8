"""What vitals are judged against: the installed checks, the catalogue, and where accounts would be made; pure."""

from collections.abc import Sequence
from typing import NamedTuple

from dbcare.catalogue import Catalogue, Release
from dbcare.doctor import needs
from dbcare.doctor.accounts import Place
from dbcare.doctor.words import few
from dbcare.registry import Entry
from dbcare.server import Server, identify
from dbcare.vitals import Vitals


class Ground(NamedTuple):
    """The ground of one judgement; a catalogue may be a `captured` baseline.

    `release` is the newest that the catalogue knows where the database does not tell.
    """

    entries: Sequence[Entry]
    catalogue: Catalogue
    release: Release
    place: Place
    captured: bool = False

    @property
    def server(self) -> Server:
        """The server that answers, whatever stands before it."""
        return self.place.server

    def without(self, needed: needs.Need) -> str:
        """Say which checks cannot look, or not when they want to be sure."""
        names = needs.blocked(self.entries, needed)
        return f"{len(names)} of {len(self.entries)} checks need it: {few(names)}" if names else ""


def ground(vitals: Vitals, entries: Sequence[Entry], catalogue: Catalogue, *, captured: bool = False) -> Ground:
    """Put together what one server is judged against; logins are expected from where this one came from."""
    place = Place(
        identify(vitals.version),
        vitals.names,
        vitals.login.rpartition("@")[2],
        vitals.variable("partial_revokes") == "ON",
    )
    release = catalogue.release(vitals.release or catalogue.versions[-1])
    return Ground(entries, catalogue, release, place, captured)
