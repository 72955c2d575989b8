"""A world that several test files look at and none changes, and dbcare run as its users run it."""

from pathlib import Path

from dbcare import cli, world
from dbcare.config import Config
from dbcare.db import Writer
from dbcare.endpoint import Databases, Endpoint

RELEASE = "4.22.0.0"
NAMES = Databases("spare_cloud", "spare_usage")
ROOT = Path(__file__).parents[1]


def built(endpoint: Endpoint) -> Config:
    """Make the world on a server, unless it is there, and say how to reach it."""
    with Writer(endpoint) as writer:
        there = writer.all("SELECT 1 AS x FROM information_schema.schemata WHERE schema_name = 'spare_cloud'")
    if not there:
        world.create(endpoint, RELEASE, databases=NAMES)
        world.populate(endpoint, RELEASE, databases=NAMES)
    return Config(endpoint=endpoint, databases=NAMES)


def flags(endpoint: Endpoint) -> tuple[str, ...]:
    """The flags that reach the world through a server's socket."""
    return (
        "--socket", endpoint.socket, "--user", endpoint.user,
        "--cloud-name", NAMES.cloud, "--usage-name", NAMES.usage,
    )  # fmt: skip


def run(*arguments: str) -> int:
    """Run dbcare as `main` does, in this process."""
    return cli.run(lambda: cli.app(list(arguments), prog_name="dbcare", standalone_mode=False))
