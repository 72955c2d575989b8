"""On a cluster one dbcare writes at a time, whichever node it is at, and a fix holds against what another node commits.

Locks are a node's own: only what is written meets what others write, when it is committed (1213). The nodes are behind
each other by what they have not applied yet; `behind` makes that a second.
"""

import random
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from threading import Event
from typing import Any

import pytest

from dbcare import journal, leases
from dbcare.apply import Done, Verdict, carry_out, reversed_fixes, settled
from dbcare.capture import Reader
from dbcare.changes import Update
from dbcare.db import Mender, Session, Writer
from dbcare.endpoint import Endpoint
from dbcare.errors import Busy, LeaseLost, StatementFailed
from dbcare.plan import Answer, Fix

from .galera import Cluster
from .spare import NAMES, built

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
        self.reader = Reader(Session(endpoint, NAMES.cloud), LOGICAL)
        self.reader.shapes["cloud.op_lock"]

    def close(self) -> None:
        self.mender.close()
        self.cloudstack.close()

    def take(self, holder: str) -> leases.Lease:
        return leases.take(self.mender, "writer", holder)

    def rows(self, sql: str) -> list[dict[str, Any]]:
        """Read what is there once all that was committed anywhere is applied here."""
        return self.cloudstack.all(sql)

    def fix(self, number: int, value: str, **parts: Any) -> Fix:
        [old] = self.rows(f"SELECT display_text FROM networks WHERE id = {number}")
        change = Update("cloud.networks", {"id": number}, {"display_text": value}, old)
        return replace(Fix(1, "check-x", "f" * 20, "a fix", "online", self.reader.capture([change])), **parts)

    def make(self, lease: leases.Lease, fix: Fix, run: str = "run-1") -> Done:
        return carry_out(self.mender, lease, run, fix, self.reader.shapes)


@pytest.fixture(scope="module")
def world(cluster: Cluster) -> Cluster:
    built(cluster.first)
    with Writer(cluster.first) as writer:
        writer.execute("CREATE DATABASE slow")
        writer.execute("CREATE TABLE slow.rows (v INT NOT NULL, w INT NOT NULL)")
        writer.execute(f"INSERT INTO slow.rows SELECT seq, 0 FROM mysql.seq_1_to_{SLOW_ROWS}")
    return cluster


@pytest.fixture
def two(world: Cluster) -> Iterator[tuple[Node, Node]]:
    with Writer(world.first) as writer:
        for statement in journal.TABLES:
            writer.execute(statement)
        first, second = Node(world.first), Node(world.second)
        second.rows("SELECT 1 AS applied")
        try:
            yield first, second
        finally:
            for node in (first, second):
                node.close()
            writer.execute(f"DROP DATABASE {journal.SCHEMA}")


@contextmanager
def behind(late: Node, ahead: Node) -> Iterator[None]:
    """Keep one node for a second from applying what the other commits: it looks for each of many rows in all of them."""
    ahead.cloudstack.execute("UPDATE slow.rows SET w = w + 1 ORDER BY v DESC")
    yield
    assert position(late) < position(ahead), "it has caught up too soon for this test"


def position(node: Node) -> int:
    with Session(node.endpoint) as session:
        return int(session.all("SHOW STATUS LIKE 'wsrep_last_committed'")[0]["Value"])


def network(node: Node) -> int:
    return int(node.rows("SELECT MIN(id) AS id FROM networks WHERE removed IS NULL")[0]["id"])


def texts(two: tuple[Node, Node], number: int) -> set[str]:
    """The text that a fix changes, as both nodes have it."""
    return {str(node.rows(f"SELECT display_text FROM networks WHERE id = {number}")[0]["display_text"]) for node in two}


def journalled(node: Node) -> list[str]:
    return [row["run_id"] for row in node.rows(f"SELECT run_id FROM {journal.SCHEMA}.fix ORDER BY applied")]


def test_one_of_two_runs_on_two_nodes_gets_the_lease(two: tuple[Node, Node]) -> None:
    def attempt(node: Node, holder: str) -> leases.Lease | None:
        time.sleep(random.random() / 1000)
        try:
            return node.take(holder)
        except Busy:
            return None

    epochs = []
    with ThreadPoolExecutor(2) as threads:
        for turn in range(50):
            taken = list(threads.map(attempt, two, (f"ann run {turn}", f"bob run {turn}")))
            [winner] = [place for place, lease in enumerate(taken) if lease]
            lease = taken[winner]
            assert lease is not None
            epochs.append(lease.epoch)
            leases.give_back(two[winner].mender, lease)
    assert epochs == sorted(set(epochs))


def test_who_is_second_at_commit_is_told_that_another_is_at_work(two: tuple[Node, Node]) -> None:
    first, second = two
    first.mender.before = lambda: second.take("bob")
    with pytest.raises(Busy, match="at this moment"):
        first.take("ann")
    with pytest.raises(Busy, match="bob is at work"):
        first.take("ann")


def test_who_slept_beyond_its_lease_writes_nothing(two: tuple[Node, Node]) -> None:
    first, second = two
    number = network(first)
    before = texts(two, number)
    lease = first.take("ann")
    fix = first.fix(number, "slept")
    second.cloudstack.execute(f"UPDATE {journal.SCHEMA}.lease SET expires = UTC_TIMESTAMP(6) WHERE name = 'writer'")
    second.take("bob")
    with pytest.raises(LeaseLost):
        first.make(lease, fix)
    with pytest.raises(LeaseLost):
        leases.renew(first.mender, lease)
    assert texts(two, number) == before
    assert journalled(first) == journalled(second) == []


def test_a_lease_taken_on_another_node_while_a_fix_is_made_undoes_it(two: tuple[Node, Node]) -> None:
    """The node where the fix is made has not heard of it: only that the lease was written in the fix tells."""
    first, second = two
    number = network(first)
    before = texts(two, number)
    lease = first.take("ann")
    fix = first.fix(number, "too late")

    def overtake() -> None:
        second.cloudstack.execute(f"UPDATE {journal.SCHEMA}.lease SET expires = UTC_TIMESTAMP(6) WHERE name = 'writer'")
        second.take("bob")

    with ThreadPoolExecutor(1) as elsewhere:

        def happening() -> None:
            with behind(first, second):
                elsewhere.submit(overtake).result()

        first.mender.before = happening
        assert first.make(lease, fix).verdict is Verdict.BUSY
    with pytest.raises(LeaseLost):
        first.make(lease, fix)
    assert texts(two, number) == before
    assert journalled(first) == journalled(second) == []
