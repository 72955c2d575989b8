"""A world with faults, beside the one without, that the tests of reports look at."""

from dbcare import world
from dbcare.db import Writer
from dbcare.endpoint import Databases, Endpoint

from .spare import RELEASE

NAMES = Databases("faulty_cloud", "faulty_usage")


def faulty(endpoint: Endpoint) -> tuple[str, ...]:
    """Make the world on a server, unless it is there, and give the flags that reach it."""
    with Writer(endpoint) as writer:
        there = writer.all("SELECT 1 AS x FROM information_schema.schemata WHERE schema_name = 'faulty_cloud'")
    if not there:
        world.create(endpoint, RELEASE, databases=NAMES)
        world.populate(endpoint, RELEASE, databases=NAMES)
        for fault in ("nics-count-low", "network-owner-removed"):
            world.inject(endpoint, RELEASE, fault, count=2, databases=NAMES).close()
    return (
        "--socket", endpoint.socket, "--user", endpoint.user,
        "--cloud-name", NAMES.cloud, "--usage-name", NAMES.usage,
    )  # fmt: skip
