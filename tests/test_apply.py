"""A fix is made whole or not at all, never over what somebody else wrote, and is taken back to the last bit."""

from collections.abc import Iterator
from dataclasses import replace
from threading import Timer

import pytest

from dbcare import journal, leases
from dbcare.apply import Verdict, carry_out, reversed_fixes, settled
from dbcare.capture import Reader
from dbcare.changes import NOW, Change, Delete, Insert, Raise, Update
from dbcare.db import Mender, Session, Writer
from dbcare.endpoint import Endpoint
from dbcare.errors import LeaseLost, StatementFailed
from dbcare.plan import Answer, Fix

from .spare import NAMES, built

LOGICAL = {"cloud": NAMES.cloud, "cloud_usage": NAMES.usage}


class Bench:
    """A world with a journal, and the means to plan and make a fix there."""

    def __init__(self, endpoint: Endpoint, writer: Writer) -> None:
        self.endpoint, self.writer = endpoint, writer
        self.reader = Reader(Session(endpoint, NAMES.cloud), LOGICAL)
        self.mender = Mender(endpoint, NAMES.cloud)
        self.lease = leases.take(self.mender, "writer", "test")

    def fix(self, *changes: Change, **parts: object) -> Fix:
        captured = self.reader.capture(changes)
        return replace(Fix(1, "check-x", "f" * 20, "a fix", "online", captured), **parts)  # type: ignore[arg-type]

    def make(self, fix: Fix, run: str = "run-1") -> tuple[Verdict, str]:
        self.reader.shapes["cloud.op_lock"]
        done = carry_out(self.mender, self.lease, run, fix, self.reader.shapes)
        return done.verdict, done.reason

    def undo(self, run: str = "run-1") -> list[tuple[Verdict, str]]:
        entries = journal.entries(self.mender, run)
        fixes = list(reversed_fixes(entries, journal.undone(self.mender, run)))
        self.mender.commit()
        return [self.make(fix, f"undo-{run}") for fix in fixes]


@pytest.fixture
def bench(server: Endpoint) -> Iterator[Bench]:
    built(server)
    with Writer(server, NAMES.cloud) as writer:
        for statement in journal.TABLES:
            writer.execute(statement)
        made = Bench(server, writer)
        try:
            yield made
        finally:
            made.mender.close()
            writer.execute(f"DROP DATABASE {journal.SCHEMA}")


def network(bench: Bench) -> int:
    return int(bench.writer.all("SELECT MIN(id) AS id FROM networks WHERE removed IS NULL")[0]["id"])


def state(bench: Bench, number: int) -> dict[str, object]:
    return bench.writer.all("SELECT * FROM networks WHERE id = %(id)s", {"id": number})[0]


def shutdown(bench: Bench) -> tuple[int, Update]:
    number = network(bench)
    return number, Update(
        "cloud.networks", {"id": number}, {"state": "Shutdown"}, {"state": state(bench, number)["state"]}
    )


def test_a_fix_is_made_and_journalled_and_taken_back(bench: Bench) -> None:
    number, change = shutdown(bench)
    before = state(bench, number)
    fix = bench.fix(change)
    assert bench.make(fix) == (Verdict.MENDED, "")
    assert state(bench, number) == {**before, "state": "Shutdown"}
    [entry] = journal.entries(bench.mender, "run-1")
    assert entry.changes == fix.changes
    assert bench.undo() == [(Verdict.MENDED, "")]
    assert state(bench, number) == before
    assert bench.undo() == []
    assert bench.undo("undo-run-1") == [(Verdict.MENDED, "")]
    assert state(bench, number)["state"] == "Shutdown"
    assert bench.undo("undo-undo-run-1") == [(Verdict.MENDED, "")]


def test_a_row_that_changed_since_is_left_alone(bench: Bench) -> None:
    number, change = shutdown(bench)
    fix = bench.fix(change)
    old = state(bench, number)["name"]
    bench.writer.execute("UPDATE networks SET name = %s WHERE id = %s", ("renamed", number))
    verdict, reason = bench.make(fix)
    bench.writer.execute("UPDATE networks SET name = %s WHERE id = %s", (old, number))
    assert verdict is Verdict.STALE
    assert f"cloud.networks id {number}: name is 'renamed'" in reason
    assert journal.entries(bench.mender, "run-1") == ()


def test_a_row_that_somebody_holds_is_busy_at_once(bench: Bench) -> None:
    number, change = shutdown(bench)
    fix = bench.fix(change)
    with Writer(bench.endpoint, NAMES.cloud) as holder:
        holder.execute("BEGIN")
        holder.execute("UPDATE networks SET name = name WHERE id = %s", (number,))
        assert bench.make(fix)[0] is Verdict.BUSY
    assert state(bench, number)["state"] != "Shutdown"


def test_cloudstacks_own_lock_is_respected_and_given_back(bench: Bench) -> None:
    number, change = shutdown(bench)
    fix = bench.fix(change, locks=(("networks", number),))
    bench.writer.execute(
        "INSERT INTO op_lock (`key`, mac, ip, thread, acquired_on, waiters) "
        "VALUES (%s, 1, 'x', 'y', UTC_TIMESTAMP(), 1)",
        (f"networks{number}",),
    )
    assert bench.make(fix) == (Verdict.BUSY, f"CloudStack holds its lock networks{number}")
    bench.writer.execute("DELETE FROM op_lock WHERE `key` = %s", (f"networks{number}",))
    assert bench.make(fix) == (Verdict.MENDED, "")
    assert bench.writer.all("SELECT * FROM op_lock WHERE `key` = %(key)s", {"key": f"networks{number}"}) == []
    bench.undo()


def test_what_it_relies_on_must_still_hold(bench: Bench) -> None:
    number, change = shutdown(bench)
    asked = Answer("SELECT COUNT(*) AS n FROM op_lock", {}, ({"n": 5},))
    assert bench.make(bench.fix(change, requires=(asked,)))[0] is Verdict.STALE
    assert state(bench, number)["state"] != "Shutdown"


def test_a_counter_is_lifted_from_wherever_it_is_and_lowered_only_from_there(bench: Bench) -> None:
    def value() -> int:
        return int(bench.writer.all("SELECT value FROM sequence WHERE name = 'vm_instance_seq'")[0]["value"])

    old = value()
    lift = Raise("cloud.sequence", {"name": "vm_instance_seq"}, "value", old + 100)
    fix = bench.fix(lift)
    bench.writer.execute("UPDATE sequence SET value = value + 3 WHERE name = 'vm_instance_seq'")
    assert bench.make(fix) == (Verdict.MENDED, "")
    assert value() == old + 100
    bench.writer.execute("UPDATE sequence SET value = value + 1 WHERE name = 'vm_instance_seq'")
    assert bench.undo()[0][0] is Verdict.STALE
    bench.writer.execute("UPDATE sequence SET value = value - 1 WHERE name = 'vm_instance_seq'")
    assert bench.undo()[0][0] is Verdict.MENDED
    assert value() == old + 3
    bench.writer.execute("UPDATE sequence SET value = %s WHERE name = 'vm_instance_seq'", (old + 200,))
    assert bench.make(fix, "run-2") == (Verdict.STALE, "the counters are that high already")
    assert value() == old + 200
    bench.writer.execute("UPDATE sequence SET value = %s WHERE name = 'vm_instance_seq'", (old,))


def test_a_row_that_the_server_numbers_is_journalled_with_its_number(bench: Bench) -> None:
    number = network(bench)
    row = {"account_id": 1, "network_id": number, "is_owner": 0}
    before = bench.writer.all("SELECT * FROM account_network_ref ORDER BY id")
    fix = bench.fix(Insert("cloud.account_network_ref", {}, row))
    assert bench.make(fix) == (Verdict.MENDED, "")
    [entry] = journal.entries(bench.mender, "run-1")
    [made] = entry.changes
    assert made.key["id"] > max(each["id"] for each in before)
    assert bench.undo() == [(Verdict.MENDED, "")]
    assert bench.writer.all("SELECT * FROM account_network_ref ORDER BY id") == before


def test_a_delete_takes_its_children_and_brings_them_back(bench: Bench) -> None:
    tables = ("op_networks", "account_network_ref", "ntwk_service_map", "nics", "networks")
    number = bench.writer.all("SELECT MAX(id) AS id FROM networks WHERE removed IS NOT NULL")[0]["id"]

    def dump() -> list[object]:
        return [bench.writer.all(f"SELECT * FROM {table} ORDER BY 1") for table in tables]

    before = dump()
    fix = bench.fix(Delete("cloud.networks", {"id": number}))
    assert len(fix.changes) > 1
    assert bench.make(fix) == (Verdict.MENDED, "")
    assert dump() != before
    assert bench.undo() == [(Verdict.MENDED, "")]
    assert dump() == before


def test_a_time_is_the_servers_and_stands_in_the_journal(bench: Bench) -> None:
    number = network(bench)
    fix = bench.fix(Update("cloud.networks", {"id": number}, {"removed": NOW}, {"removed": None}))
    assert bench.make(fix) == (Verdict.MENDED, "")
    [entry] = journal.entries(bench.mender, "run-1")
    assert entry.changes[0].after is not None
    assert str(state(bench, number)["removed"]) == entry.changes[0].after["removed"]
    assert bench.undo() == [(Verdict.MENDED, "")]


def test_who_lost_the_lease_writes_nothing(bench: Bench) -> None:
    number, change = shutdown(bench)
    fix = bench.fix(change)
    bench.writer.execute(f"UPDATE {journal.SCHEMA}.lease SET epoch = epoch + 1 WHERE name = 'writer'")
    with pytest.raises(LeaseLost):
        bench.make(fix)
    assert state(bench, number)["state"] != "Shutdown"


def test_a_lost_connection_is_settled_by_the_journal(bench: Bench) -> None:
    number, change = shutdown(bench)
    fix = bench.fix(change)
    bench.writer.execute("UPDATE networks SET name = name WHERE id = 0")
    [mine] = bench.mender.all("SELECT CONNECTION_ID() AS id")
    bench.mender.commit()
    bench.writer.execute(f"KILL {mine['id']}")
    bench.reader.shapes["cloud.op_lock"]
    done = carry_out(bench.mender, bench.lease, "run-1", fix, bench.reader.shapes)
    assert done.verdict is Verdict.UNKNOWN
    bench.mender = Mender(bench.endpoint, NAMES.cloud)
    assert settled(bench.mender, bench.lease, "run-1", done).verdict is Verdict.FAILED
    assert bench.make(fix) == (Verdict.MENDED, "")
    assert settled(bench.mender, bench.lease, "run-1", done).verdict is Verdict.MENDED
    bench.mender.commit()
    bench.undo()
    assert state(bench, number)["state"] != "Shutdown"


def test_what_the_server_spells_its_own_way_is_taken_back_all_the_same(bench: Bench) -> None:
    bench.writer.execute(
        "CREATE TABLE IF NOT EXISTS spelled "
        "(id INT PRIMARY KEY, j JSON, d DECIMAL(20,6), e ENUM('Yes','No'), t TIME(3))"
    )
    bench.writer.execute("REPLACE INTO spelled VALUES (1, NULL, NULL, NULL, NULL)")
    given = {"j": '{"b":"\\u00e9", "a": 1}', "d": "5", "e": "yes", "t": "1:02:03"}
    empty = dict.fromkeys(given)
    before = bench.writer.all("SELECT * FROM spelled")
    assert bench.make(bench.fix(Update("cloud.spelled", {"id": 1}, given, empty))) == (Verdict.MENDED, "")
    assert bench.make(bench.fix(Insert("cloud.spelled", {"id": 2}, {"id": 2, **given}), number=2)) == (
        Verdict.MENDED,
        "",
    )
    assert bench.undo() == [(Verdict.MENDED, "")] * 2
    assert bench.writer.all("SELECT * FROM spelled") == before
    bench.writer.execute("DROP TABLE spelled")


def test_a_row_deleted_comes_back_with_the_counter_that_it_had_at_last(bench: Bench) -> None:
    number = network(bench)
    fix = bench.fix(Delete("cloud.op_networks", {"id": number}))
    bench.writer.execute("UPDATE op_networks SET mac_address_seq = mac_address_seq + 7 WHERE id = %s", (number,))
    before = bench.writer.all("SELECT * FROM op_networks WHERE id = %s", (number,))
    assert bench.make(fix) == (Verdict.MENDED, "")
    assert bench.undo() == [(Verdict.MENDED, "")]
    assert bench.writer.all("SELECT * FROM op_networks WHERE id = %s", (number,)) == before


class Unheard(Mender):
    """A connection that is lost, for all that its program knows, when it sends COMMIT; the server goes on."""

    def commit(self) -> None:
        raise StatementFailed("the connection was lost", 2013)

    def rollback(self) -> None:
        pass


def test_a_commit_that_is_still_on_its_way_is_waited_for(bench: Bench) -> None:
    number, change = shutdown(bench)
    fix = bench.fix(change)
    bench.reader.shapes["cloud.op_lock"]
    with Unheard(bench.endpoint, NAMES.cloud) as lost:
        done = carry_out(lost, bench.lease, "run-1", fix, bench.reader.shapes)
        assert done.verdict is Verdict.UNKNOWN
        with pytest.raises(StatementFailed, match="1205"):
            settled(bench.mender, bench.lease, "run-1", done)
        bench.mender.rollback()
        Timer(0.5, lambda: Mender.commit(lost)).start()
        assert settled(bench.mender, bench.lease, "run-1", done).verdict is Verdict.MENDED
    bench.mender.commit()
    assert bench.undo() == [(Verdict.MENDED, "")]
    assert state(bench, number)["state"] != "Shutdown"
