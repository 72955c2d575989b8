"""Which server this is: its family and version, read from the greeting."""

import re
from typing import NamedTuple

from dbcare.versions import numbers


class Server(NamedTuple):
    """A database server's family (`mariadb` or `mysql`) and version, such as `10.11.19`."""

    family: str
    version: str

    def __str__(self) -> str:
        return f"{'MariaDB' if self.family == 'mariadb' else 'MySQL'} {self.version}"

    def at_least(self, version: str) -> bool:
        """Say whether this server's version is not older than the one given."""
        return numbers(self.version) >= numbers(version)


def identify(greeting: str) -> Server:
    """Read the version of a server's greeting; MariaDB's may wear the prefix 5.5.5- of its replication protocol."""
    family = "mariadb" if "mariadb" in greeting.lower() else "mysql"
    bare = greeting.removeprefix("5.5.5-") if family == "mariadb" else greeting
    match = re.match(r"[\d.]+", bare)
    return Server(family, match[0].rstrip(".") if match else bare)
