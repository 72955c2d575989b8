"""Owns the faults of sessions: transactions that do not end."""

from dbcare.db import Writer
from dbcare.world.fault import Fault, Place, Site


def long_running_transaction(site: Site, count: int) -> list[Place]:
    """Change old events, which nobody needs, in transactions that stay open until the fault is closed."""
    rows = site.pick(count, "events", "SELECT id FROM event ORDER BY id")
    places = []
    for row in rows:
        writer = Writer(site.endpoint, site.databases.cloud)
        site.held.append(writer)
        writer.execute("START TRANSACTION")
        writer.execute("UPDATE event SET archived = 1 - archived WHERE id = %s", (row["id"],))
        connection = writer.all("SELECT CONNECTION_ID() AS id")[0]["id"]
        places.append(site.place("information_schema.processlist", id=connection))
    return places


FAULTS = (
    Fault(
        "long-running-transaction",
        "long-running-transaction",
        "a transaction changes a row and stays open",
        long_running_transaction,
    ),
)
