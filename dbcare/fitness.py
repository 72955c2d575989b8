"""Whether a server may be written to at this moment."""

from collections.abc import Mapping

from dbcare.db import Session


def working(session: Session, names: Mapping[str, str]) -> str:
    """Say why CloudStack is not stopped; nothing when it is."""
    return "" if not session.all("SELECT id FROM mshost WHERE removed IS NULL AND state <> 'Down'") else "it runs"
