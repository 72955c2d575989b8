"""Going to the doctor in tests: what is read of a server, and the advice by topic and name."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime

from dbcare import catalogue
from dbcare.db import Writer
from dbcare.doctor import judge
from dbcare.doctor.advice import Advice
from dbcare.doctor.ground import ground
from dbcare.endpoint import Endpoint
from dbcare.examine import examine
from dbcare.registry import installed
from dbcare.vitals import Vitals

from .spare import NAMES

LOGICAL = {"cloud": NAMES.cloud, "cloud_usage": NAMES.usage}
ENTRIES = installed([]).entries


def vitals(endpoint: Endpoint, names: Mapping[str, str] = LOGICAL) -> Vitals:
    """What is read of a server, by this host's clock."""
    return examine(endpoint, names, timeout=10, clock=lambda: datetime.now(UTC))


def advised(seen: Vitals, endpoint: Endpoint) -> dict[tuple[str, str], Advice]:
    """What the doctor says of it; no two pieces of advice may have one name."""
    advice = judge(seen, endpoint, ground(seen, ENTRIES, catalogue.shipped()))
    by_name = {(one.topic, one.name): one for one in advice}
    assert len(by_name) == len(advice)
    return by_name


def told(endpoint: Endpoint) -> dict[tuple[str, str], Advice]:
    """What the doctor says of a server to whoever logs in so."""
    return advised(vitals(endpoint), endpoint)


@contextmanager
def somebody(server: Endpoint, *grants: str, user: str = "some one") -> Iterator[Endpoint]:
    """An account with these rights, written without TO, for as long as the block lasts."""
    account = f"'{user}'@'localhost'"
    with Writer(server) as root:
        root.execute(f"CREATE USER {account} IDENTIFIED BY 'pass word'")
        try:
            for grant in grants:
                root.execute(f"GRANT {grant} TO {account}")
            yield replace(server, user=user, password="pass word")
        finally:
            root.execute(f"DROP USER {account}")


@contextmanager
def changed(server: Endpoint, name: str, value: str) -> Iterator[Writer]:
    """A global variable with another value for as long as the block lasts; the writer may change it again."""
    with Writer(server) as root:
        [row] = root.all(f"SELECT @@GLOBAL.{name} AS value")
        root.execute(f"SET GLOBAL {name} = {value}")
        try:
            yield root
        finally:
            old = row["value"]
            root.execute(f"SET GLOBAL {name} = {old if isinstance(old, int) else repr(str(old))}")
