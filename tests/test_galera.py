"""On a cluster one dbcare writes at a time, whichever node it is at, and a fix holds against what another node commits.

Locks are a node's own: only what is written meets what others write, when it is committed (1213). The nodes are behind
each other by what they have not applied yet; `behind` makes that a second.
"""

import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from dbcare import journal, leases, mending
from dbcare.apply import Done, Verdict, settled
from dbcare.config import Config
from dbcare.db import Writer
from dbcare.endpoint import Endpoint
from dbcare.errors import Busy, LeaseLost, StatementFailed
from dbcare.journal import Past
from dbcare.leases import Lease
from dbcare.plan import Answer

from .galera import Cluster
from .nodes import SLOW_ROWS, Node, behind, insert_lock, journalled, network, texts, undo
from .rivals import CHECK, Rival, flags, plan, run
from .spare import NAMES, RELEASE, built


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


def test_one_of_two_runs_on_two_nodes_gets_the_lease(two: tuple[Node, Node]) -> None:
    def attempt(node: Node, holder: str) -> Lease | None:
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


def test_a_run_that_loses_its_lease_to_another_node_makes_no_fix_any_more(two: tuple[Node, Node]) -> None:
    first, second = two
    number = network(first)
    before = texts(two, number)

    def reached(step: str) -> None:
        if step == "commit":
            second.cloudstack.execute(f"UPDATE {journal.SCHEMA}.lease SET expires = UTC_TIMESTAMP(6)")
            second.take("bob")

    past = Past("run-1", "fix", None, "ann", "here", "0", RELEASE, 1)
    config = Config(endpoint=first.endpoint, databases=NAMES)
    guards = mending.Guards(sleep=lambda seconds: None, reached=reached)
    with mending.Run(config, past, first.reader.shapes, guards) as run:
        [done] = run.carry_out([first.fix(number, "lost")])
    assert (done.verdict, done.reason[:23]) == (Verdict.SKIPPED, "this run slept too long")
    assert texts(two, number) == before
    assert journalled(second) == []
    [kept] = second.rows(f"SELECT holder FROM {journal.SCHEMA}.lease WHERE name = 'writer'")
    assert kept == {"holder": "bob"}


def test_a_row_written_elsewhere_while_a_fix_is_made_undoes_it(two: tuple[Node, Node]) -> None:
    first, second = two
    number = network(first)
    lease, fix = first.take("ann"), first.fix(number, "beaten")
    before = texts(two, number)
    with Writer(second.endpoint, NAMES.cloud) as cloudstack:
        first.mender.before = lambda: cloudstack.execute(
            f"UPDATE networks SET restart_required = 1 WHERE id = {number}"
        )
        done = first.make(lease, fix)
        assert (done.verdict, "1213" in done.reason) == (Verdict.BUSY, True)
        assert journalled(first) == journalled(second) == []
        assert first.make(lease, fix).verdict is Verdict.STALE
        cloudstack.execute(f"UPDATE networks SET restart_required = 0 WHERE id = {number}")
    assert texts(two, number) == before


def test_what_another_node_committed_before_a_fix_began_is_seen_by_it(two: tuple[Node, Node]) -> None:
    """The node where the fix is made has not applied it yet: neither what the fix relies on nor CloudStack's lock."""
    first, second = two
    number = network(first)
    before = texts(two, number)
    lease = first.take("ann")
    asked = Answer(f"SELECT COUNT(*) AS n FROM op_lock WHERE `key` = 'networks{number}'", {}, ({"n": 0},))
    relying = first.fix(number, "relying", requires=(asked,))
    locking = first.fix(number, "locking", locks=(("networks", number),))
    with behind(first, second):
        insert_lock(second.cloudstack, number)
    assert first.make(lease, relying).verdict is Verdict.STALE
    second.cloudstack.execute("DELETE FROM op_lock")
    first.rows("SELECT 1 AS applied")
    with behind(first, second):
        insert_lock(second.cloudstack, number)
    done = first.make(lease, locking)
    assert (done.verdict, done.reason) == (Verdict.BUSY, f"CloudStack holds its lock networks{number}")
    second.cloudstack.execute("DELETE FROM op_lock")
    assert texts(two, number) == before


def test_cloudstack_locks_an_object_on_another_node_while_a_fix_holds_it(two: tuple[Node, Node]) -> None:
    """Who commits first has the lock: the fix's lock row is there and gone in one transaction, and certifies still."""
    first, second = two
    number = network(first)
    [before] = texts(two, number)
    lease = first.take("ann")
    first.mender.before = lambda: insert_lock(second.cloudstack, number)
    fix = first.fix(number, "locked", locks=(("networks", number),))
    assert first.make(lease, fix).verdict is Verdict.BUSY
    assert texts(two, number) == {before}
    second.cloudstack.execute("DELETE FROM op_lock")
    with Writer(second.endpoint, NAMES.cloud) as cloudstack:
        cloudstack.execute("BEGIN")
        insert_lock(cloudstack, number)
        assert first.make(lease, fix).verdict is Verdict.MENDED
        with pytest.raises(StatementFailed, match="1213"):
            cloudstack.execute("COMMIT")
    assert second.rows("SELECT * FROM op_lock") == []
    assert undo(second, lease, "run-1") == [Verdict.MENDED]
    assert texts(two, number) == {before}


def test_the_other_node_is_asked_what_became_of_a_fix(two: tuple[Node, Node]) -> None:
    first, second = two
    number = network(first)
    before = texts(two, number)
    lease, fix = first.take("ann"), first.fix(number, "unheard")
    with behind(second, first):
        assert first.make(lease, fix).verdict is Verdict.MENDED
    unheard = Done(fix, Verdict.UNKNOWN, "the connection was lost")
    assert settled(second.mender, lease, "run-1", unheard).verdict is Verdict.MENDED
    assert settled(second.mender, lease, "run-2", unheard).verdict is Verdict.FAILED
    assert undo(second, lease, "run-1") == [Verdict.MENDED]
    assert texts(two, number) == before


def test_two_first_runs_make_one_journal(two: tuple[Node, Node]) -> None:
    def prepare(node: Node) -> str:
        try:
            mending.prepare(node.mender)
        except Busy:
            return "busy"
        return "made"

    with ThreadPoolExecutor(2) as threads:
        for _ in range(4):
            two[0].cloudstack.execute(f"DROP DATABASE {journal.SCHEMA}")
            two[1].rows("SELECT 1 AS applied")
            assert "made" in set(threads.map(prepare, two))
            for node in two:
                assert prepare(node) == "made"
                assert len(node.rows(f"SELECT * FROM {journal.SCHEMA}.lease")) == 2


@pytest.mark.parametrize("step", ["hold", "commit"])
def test_a_run_that_sleeps_on_one_node_is_replaced_on_the_other(
    two: tuple[Node, Node], tmp_path: Path, step: str
) -> None:
    first, second = two
    here, there = plan(first.endpoint, RELEASE, NAMES, tmp_path), tmp_path / "there.json"
    assert run("fix", CHECK, "--plan-out", str(there), *flags(second.endpoint, NAMES)).returncode == 4
    saved = zip((here, there), two, strict=True)
    arguments = [("fix", "--plan", str(file), "--confirm", *flags(node.endpoint, NAMES)) for file, node in saved]
    rival = Rival("SIGSTOP", step, 2, arguments[0], idle=600)
    try:
        busy = run(*arguments[1])
        assert (busy.returncode, "is at work since 20" in busy.stderr) == (75, True)
        second.cloudstack.execute(f"UPDATE {journal.SCHEMA}.lease SET expires = UTC_TIMESTAMP(6)")
        assert run(*arguments[1]).returncode == 5
        made = second.rows(f"SELECT run_id, number FROM {journal.SCHEMA}.fix ORDER BY applied")
        assert len({row["run_id"] for row in made[1:]} - {made[0]["run_id"]}) == 1
        code, said = rival.go_on()
    finally:
        rival.end()
    assert (code, "another took its place" in said) == (4, True)
    assert len(made) == 3
    for node in two:
        assert node.rows(f"SELECT run_id, number FROM {journal.SCHEMA}.fix ORDER BY applied") == made
    counts = "SELECT id, nics_count FROM op_networks ORDER BY id"
    assert first.rows(counts) == second.rows(counts)


class CloudStack:
    """Counts up a column of rows at one node, each time in a transaction of its own, until it is told to end."""

    def __init__(self, endpoint: Endpoint, numbers: Sequence[int]) -> None:
        self.endpoint, self.numbers = endpoint, numbers
        self.counted: Counter[int] = Counter()
        self.over = Event()

    def work(self) -> None:
        with Writer(self.endpoint, NAMES.cloud) as writer:
            while not self.over.is_set():
                number = random.choice(self.numbers)
                try:
                    writer.execute(
                        f"UPDATE networks SET reservation_id = COALESCE(reservation_id, 0) + 1 WHERE id = {number}"
                    )
                    self.counted[number] += 1
                except StatementFailed as error:
                    if error.number not in leases.BUSY:
                        raise
                time.sleep(random.random() / 50)


def test_fixes_on_one_node_beside_cloudstack_on_the_other(two: tuple[Node, Node]) -> None:
    first, second = two
    numbers = [row["id"] for row in first.rows("SELECT id FROM networks WHERE removed IS NULL ORDER BY id LIMIT 4")]
    before = {number: texts(two, number) for number in numbers}
    expected = dict(before)
    lease = first.take("ann")
    cloudstack = CloudStack(second.endpoint, numbers)
    verdicts: dict[int, Verdict] = {}
    with ThreadPoolExecutor(1) as threads:
        working = threads.submit(cloudstack.work)
        try:
            while len(verdicts) < 80 or len({*verdicts.values()}) < 2:
                turn = len(verdicts) + 1
                number = random.choice(numbers)
                fix = replace(first.fix(number, f"fix {turn}"), number=turn)
                time.sleep(random.random() / 100)
                verdicts[turn] = first.make(lease, fix).verdict
                if verdicts[turn] is Verdict.MENDED:
                    expected[number] = {f"fix {turn}"}
                assert turn < 1000
        finally:
            cloudstack.over.set()
        working.result()
    assert {*verdicts.values()} <= {Verdict.MENDED, Verdict.STALE, Verdict.BUSY}
    mended = [turn for turn, verdict in verdicts.items() if verdict is Verdict.MENDED]
    for node in two:
        assert [
            row["number"] for row in node.rows(f"SELECT number FROM {journal.SCHEMA}.fix ORDER BY number")
        ] == mended
        for number in numbers:
            [row] = node.rows(f"SELECT display_text, reservation_id FROM networks WHERE id = {number}")
            assert {row["display_text"]} == expected[number]
            assert int(row["reservation_id"] or 0) == cloudstack.counted[number]
    whole = f"SELECT * FROM networks WHERE id IN ({', '.join(map(str, numbers))}) ORDER BY id"
    assert first.rows(whole) == second.rows(whole)
    for number in numbers:
        [text] = before[number]
        first.cloudstack.execute(
            "UPDATE networks SET reservation_id = NULL, display_text = %s WHERE id = %s", (text, number)
        )
