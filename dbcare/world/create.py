"""Owns the making of both databases of a release, empty but for what a fresh install holds."""

from dbcare.catalogue import shipped
from dbcare.db import Writer
from dbcare.endpoint import Databases, Endpoint
from dbcare.world import ddl, seeds


def create(endpoint: Endpoint, version: str, *, databases: Databases = Databases()) -> None:  # noqa: B008 (frozen)
    """Create both databases of a release of the catalogue anew; whatever they held is gone.

    Raises UsageError when the catalogue has no such release.
    """
    release = shipped().release(shipped().exactly(version))
    with Writer(endpoint) as writer:
        writer.execute("SET SESSION foreign_key_checks=0")
        for statement in ddl.statements(release.schema, databases):
            writer.execute(statement)
        sequence, versions = (ddl.located(table, databases) for table in ("cloud.sequence", "cloud.version"))
        writer.executemany(f"INSERT INTO {sequence} (name, value) VALUES (%s, %s)", list(seeds.sequences()))
        writer.executemany(
            f"INSERT INTO {versions} (version, updated, step) "
            "VALUES (%s, UTC_TIMESTAMP() - INTERVAL %s DAY, 'Complete')",
            seeds.versions(release),
        )
