"""One dbcare writes at a time, and one that slept does not write on."""

import time
from collections.abc import Iterator

import pytest

from dbcare import journal, leases
from dbcare.changes import NOW, Captured
from dbcare.db import Mender, Writer
from dbcare.endpoint import Endpoint
from dbcare.errors import Busy, FileError, LeaseLost


@pytest.fixture
def place(server: Endpoint) -> Iterator[Endpoint]:
    with Writer(server) as writer:
        for statement in journal.TABLES * 2:
            writer.execute(statement)
    yield server
    with Writer(server) as writer:
        writer.execute(f"DROP DATABASE {journal.SCHEMA}")


@pytest.fixture
def two(place: Endpoint) -> Iterator[tuple[Mender, Mender]]:
    with Mender(place) as first, Mender(place) as second:
        yield first, second


def test_the_second_is_told_who_is_at_work(two: tuple[Mender, Mender]) -> None:
    first, second = two
    lease = leases.take(first, "writer", "ann@mgmt1 run 1")
    with pytest.raises(Busy, match=r"^ann@mgmt1 run 1 is at work since 20\d\d-"):
        leases.take(second, "writer", "bob@mgmt2 run 2")
    leases.give_back(first, lease)
    assert leases.take(second, "writer", "bob@mgmt2 run 2").epoch > lease.epoch


def test_the_two_leases_do_not_know_each_other(two: tuple[Mender, Mender]) -> None:
    leases.take(two[0], "writer", "ann")
    leases.take(two[1], "runner", "bob")


def test_who_slept_beyond_its_time_writes_no_more(two: tuple[Mender, Mender], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leases, "SECONDS", 1)
    sleeper, other = two
    lease = leases.take(sleeper, "writer", "ann")
    leases.hold(sleeper, lease)
    sleeper.commit()
    time.sleep(1.1)
    with pytest.raises(LeaseLost):
        leases.hold(sleeper, lease)
    with pytest.raises(LeaseLost):
        leases.renew(sleeper, lease)
    taken = leases.take(other, "writer", "bob")
    leases.give_back(sleeper, lease)
    leases.hold(other, taken)


def test_a_lease_that_is_renewed_lasts(two: tuple[Mender, Mender], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leases, "SECONDS", 2)
    lease = leases.take(two[0], "writer", "ann")
    for _ in range(3):
        time.sleep(1)
        leases.renew(two[0], lease)
    with pytest.raises(Busy):
        leases.take(two[1], "writer", "bob")


def test_nobody_takes_a_lease_while_a_transaction_relies_on_it(
    two: tuple[Mender, Mender], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leases, "SECONDS", 1)
    lease = leases.take(two[0], "writer", "ann")
    leases.hold(two[0], lease)
    time.sleep(1.1)
    with pytest.raises(Busy, match="at this moment"):
        leases.take(two[1], "writer", "bob")
    two[0].rollback()
    leases.take(two[1], "writer", "bob")


def test_what_the_journal_keeps_comes_back(place: Endpoint) -> None:
    change = Captured("cloud.x", {"id": 0}, {"a": b"\x00\xff", "b": "é\U0001f600", "c": None, "f": 0.1}, None)
    timed = Captured("cloud.x", {"id": 1}, {"removed": None}, {"removed": NOW})
    entry = journal.Entry("run-1", 1, "check-x", "f" * 20, "a fix", "online", (change, timed))
    with Mender(place) as mender:
        mender.execute(*journal.written(entry))
        mender.commit()
        mender.execute(*journal.written(entry._replace(run="run-2", undoes=("run-1", 1))))
        mender.commit()
        [found] = journal.entries(mender, "run-1")
        assert found._replace(applied=None) == entry
        assert found.applied is not None
        assert journal.undone(mender, "run-1") == {1}
        assert journal.undone(mender, "run-2") == frozenset()


@pytest.mark.parametrize("text", ["", "3", "[1]", '[{"table": 1}]', '[{"table": "x", "key": {"a": [1]}}]', "[" * 9999])
def test_what_is_no_list_of_changes_is_refused(text: str) -> None:
    with pytest.raises(FileError, match="not a list of changes"):
        journal.loads(text)
