"""A node of a cluster as those see it who work there: a run that mends, and CloudStack."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from dbcare import journal, leases
from dbcare.apply import Done, Verdict, carry_out, reversed_fixes
from dbcare.capture import Reader
from dbcare.changes import Update
from dbcare.db import Mender, Session, Writer
from dbcare.endpoint import Endpoint
from dbcare.leases import Lease
from dbcare.plan import Fix

from .spare import NAMES

LOGICAL = {"cloud": NAMES.cloud, "cloud_usage": NAMES.usage}
SLOW_ROWS = 2500


class Late(Mender):
    """A connection before whose next COMMIT something happens elsewhere."""

    before: Callable[[], object] | None = None

    def commit(self) -> None:
        happening, self.before = self.before, None
        if happening:
            happening()
        super().commit()


class Node:
    """One node as a run sees it that mends there, and as CloudStack does."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint
        self.mender = Late(endpoint, NAMES.cloud)
        self.cloudstack = Writer(endpoint, NAMES.cloud)
        self.cloudstack.execute("SET SESSION wsrep_sync_wait = 7")
        self._session = Session(endpoint, NAMES.cloud)
        self.reader = Reader(self._session, LOGICAL)
        self.reader.shapes["cloud.op_lock"]

    def close(self) -> None:
        self.mender.close()
        self.cloudstack.close()
        self._session.close()

    def take(self, holder: str) -> Lease:
        return leases.take(self.mender, "writer", holder)

    def rows(self, sql: str) -> list[dict[str, Any]]:
        """Read what is there once all that was committed anywhere is applied here."""
        return self.cloudstack.all(sql)

    def fix(self, number: int, value: str, **parts: Any) -> Fix:
        [old] = self.rows(f"SELECT display_text FROM networks WHERE id = {number}")
        change = Update("cloud.networks", {"id": number}, {"display_text": value}, old)
        return replace(Fix(1, "check-x", "f" * 20, "a fix", "online", self.reader.capture([change])), **parts)

    def make(self, lease: Lease, fix: Fix, run: str = "run-1") -> Done:
        return carry_out(self.mender, lease, run, fix, self.reader.shapes)


@contextmanager
def behind(late: Node, ahead: Node) -> Iterator[None]:
    """Keep one node for a second from applying what the other commits: it looks for each of many rows in them all."""
    ahead.cloudstack.execute("UPDATE slow.rows SET w = w + 1 ORDER BY v DESC")
    yield
    assert position(late) < position(ahead), "it has caught up too soon for this test"


def position(node: Node) -> int:
    with Session(node.endpoint) as session:
        return int(session.all("SHOW STATUS LIKE 'wsrep_last_committed'")[0]["Value"])


def network(node: Node) -> int:
    return int(node.rows("SELECT MIN(id) AS id FROM networks WHERE removed IS NULL")[0]["id"])


def insert_lock(cloudstack: Writer, number: int) -> None:
    """Take CloudStack's lock on a network, as CloudStack does."""
    cloudstack.execute(
        "INSERT INTO op_lock (`key`, mac, ip, thread, acquired_on, waiters) VALUES (%s, 1, 'x', 'y', NOW(), 1)",
        (f"networks{number}",),
    )


def texts(two: tuple[Node, Node], number: int) -> set[str]:
    """The text that a fix changes, as both nodes have it."""
    return {str(node.rows(f"SELECT display_text FROM networks WHERE id = {number}")[0]["display_text"]) for node in two}


def journalled(node: Node) -> list[str]:
    return [row["run_id"] for row in node.rows(f"SELECT run_id FROM {journal.SCHEMA}.fix ORDER BY applied")]


def undo(node: Node, lease: Lease, run: str) -> list[Verdict]:
    entries = journal.entries(node.mender, run)
    node.mender.commit()
    return [node.make(lease, fix, f"undo-{run}").verdict for fix in reversed_fixes(entries, ())]
