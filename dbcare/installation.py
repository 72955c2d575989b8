"""Which CloudStack, on which server or cluster, this is: what a plan is bound to."""

from collections.abc import Mapping

from dbcare.db import Session
from dbcare.plan import Answer, Installation


def read(session: Session, names: Mapping[str, str]) -> Installation:
    """Read what tells this installation from another."""
    release = session.all("SELECT version FROM version WHERE step = 'Complete' ORDER BY id DESC LIMIT 1")
    zones = session.all("SELECT uuid FROM data_center WHERE removed IS NULL ORDER BY uuid")
    managers = session.all("SELECT msid FROM mshost WHERE removed IS NULL ORDER BY msid")
    [row] = session.all("SELECT @@hostname AS h, @@port AS p, @@datadir AS d")
    return Installation(
        release[0]["version"],
        tuple(str(row["uuid"]) for row in zones),
        tuple(str(row["msid"]) for row in managers),
        f"mysql:{row['h']}:{row['p']}:{row['d']}",
        (names["cloud"], names["cloud_usage"]),
    )


def differs(saved: Installation, live: Installation) -> str:
    """Name the first thing in which two installations differ."""
    for name, old, new in zip(Installation._fields, saved, live, strict=True):
        if old != new:
            return f"its {name} is {old}, here it is {new}"
    return ""


def answers(where: Installation) -> tuple[Answer, ...]:
    """Ask what a script must find: the release and the zones that its plan was made for."""
    zones = "SELECT uuid FROM data_center WHERE removed IS NULL ORDER BY uuid"
    release = "SELECT version FROM version WHERE step = 'Complete' ORDER BY id DESC LIMIT 1"
    return (
        Answer(zones, {}, tuple({"uuid": uuid} for uuid in where.zones)),
        Answer(release, {}, ({"version": where.release},)),
    )
