"""An index is changed online or not at all, never in anybody's way, and is put back as it was."""

import time
from collections.abc import Iterator
from dataclasses import replace
from threading import Thread, Timer

import pytest

from dbcare import acting, altering, leases, pulse, room
from dbcare.actions import AlterIndex, Verb
from dbcare.apply import Verdict
from dbcare.db import Mender, Writer
from dbcare.endpoint import Endpoint
from dbcare.errors import LeaseLost, StatementFailed
from dbcare.journal import SCHEMA
from dbcare.objections import Place, barred, note
from dbcare.schema import Index

from .acting import LOGICAL, TERMS, Bench, add, benched, place
from .spare import NAMES

NICS = "cloud.nics"
MADE = (Verdict.MENDED, "")


@pytest.fixture
def bench(server: Endpoint) -> Iterator[Bench]:
    with benched(server) as made:
        try:
            yield made
        finally:
            for table in (NICS, "cloud.networks", "cloud.op_lock", "cloud.user_ip_address"):
                for name in made.indexes(table):
                    if name.startswith("zz"):
                        made.writer.execute(f"ALTER TABLE {place(table)} DROP INDEX `{name}`")


def live(bench: Bench, table: str, name: str, verb: Verb) -> AlterIndex:
    return AlterIndex(table, verb, bench.indexes(table)[name])


@pytest.fixture
def holder(bench: Bench) -> Iterator[Writer]:
    """Somebody who has just read nics in a transaction that stays open; its age is counted from a whole second."""
    time.sleep(1.05 - time.time() % 1)
    with Writer(bench.endpoint, NAMES.cloud) as other:
        other.execute("SET autocommit = 0")
        other.all("SELECT MIN(id) AS id FROM nics")
        yield other


def leave(holder: Writer) -> None:
    """End the transaction; innodb_trx shows what was so a tenth of a second ago."""
    holder.execute("COMMIT")
    time.sleep(0.2)


def test_an_index_is_added_and_journalled_and_taken_back(bench: Bench) -> None:
    before = bench.structure(NICS)
    action = add(NICS, "zz_test", "mac_address(12)", "removed")
    assert bench.do(action) == MADE
    assert bench.indexes(NICS)["zz_test"] == action.index
    [intent] = bench.intents()
    assert (intent.action, intent.outcome) == (action, "mended")
    assert intent.intended <= intent.ended
    assert bench.undo() == [Verdict.MENDED]
    assert bench.structure(NICS) == before
    assert bench.undo() == []
    assert bench.undo("undo-run-1") == [Verdict.MENDED]
    assert bench.indexes(NICS)["zz_test"] == action.index


@pytest.mark.parametrize("verb", [Verb.DROP, Verb.HIDE])
@pytest.mark.parametrize("name", ["uc_user_ip_address__uuid", "i_user_ip_address__removed"])
def test_what_was_there_is_put_back_as_it_was(bench: Bench, verb: Verb, name: str) -> None:
    table = "cloud.user_ip_address"
    before = bench.structure(table)
    assert bench.do(live(bench, table, name, verb)) == MADE
    assert bench.structure(table) != before
    assert bench.undo() == [Verdict.MENDED]
    assert bench.structure(table) == before


def test_a_hidden_index_is_dropped_and_comes_back_hidden(bench: Bench) -> None:
    before = bench.structure(NICS)
    assert bench.do(live(bench, NICS, "i_nics__removed", Verb.HIDE)) == MADE
    hidden = live(bench, NICS, "i_nics__removed", Verb.DROP)
    assert not hidden.index.visible
    assert bench.make(bench.fix(hidden), "run-2").verdict is Verdict.MENDED
    assert bench.undo("run-2") == [Verdict.MENDED]
    assert bench.indexes(NICS)["i_nics__removed"] == hidden.index
    assert bench.undo() == [Verdict.MENDED]
    assert bench.structure(NICS) == before


def test_what_is_shown_is_what_is_sent(bench: Bench) -> None:
    action = add(NICS, "zz_test", "mac_address")
    for statement in altering.preview(bench.writer, action, LOGICAL):
        bench.writer.execute(statement)
    assert bench.indexes(NICS)["zz_test"] == action.index


def test_an_open_transaction_is_waited_for_in_a_few_tries_that_hold_nobody_up(bench: Bench, holder: Writer) -> None:
    time.sleep(1.1)
    found = altering.refusal(bench.mender, add(NICS, "zz_test", "mac_address"), TERMS)
    assert found is not None
    assert found.verdict is Verdict.BUSY
    began = time.monotonic()
    verdict, reason = bench.do(add(NICS, "zz_test", "mac_address"))
    assert time.monotonic() - began < 1
    assert verdict is Verdict.BUSY
    assert "connection" in reason
    assert bench.pauses == [1, 2]
    assert bench.intents() == ()
    bench.meanwhile = lambda: leave(holder)
    assert bench.do(add(NICS, "zz_test", "mac_address")) == MADE
    assert bench.pauses == [1]


def test_a_lock_is_waited_for_shortly_and_a_busy_action_is_meant_again(bench: Bench, holder: Writer) -> None:
    began = time.monotonic()
    verdict, _ = bench.do(add(NICS, "zz_test", "mac_address"))
    assert verdict is Verdict.BUSY
    assert time.monotonic() - began < 5
    assert bench.outcomes() == ["busy"]
    assert "zz_test" not in bench.indexes(NICS)
    leave(holder)
    assert bench.do(add(NICS, "zz_test", "mac_address")) == MADE
    assert bench.outcomes() == ["mended"]


def test_the_lease_is_kept_while_it_lasts(bench: Bench, holder: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leases, "SECONDS", 1)
    monkeypatch.setattr(pulse, "BEAT", 0.2)
    bench.beat()
    assert bench.do(add(NICS, "zz_test", "mac_address"))[0] is Verdict.BUSY
    assert bench.beats > 4
    assert bench.outcomes() == ["busy"]


def test_who_lost_the_lease_changes_nothing(bench: Bench) -> None:
    bench.writer.execute(f"UPDATE {SCHEMA}.lease SET epoch = epoch + 1 WHERE name = 'writer'")
    with pytest.raises(LeaseLost):
        bench.do(add(NICS, "zz_test", "mac_address"))
    assert "zz_test" not in bench.indexes(NICS)
    assert bench.intents() == ()


def test_who_loses_the_lease_meanwhile_leaves_the_end_to_be_found_out(bench: Bench, holder: Writer) -> None:
    def lose() -> None:
        with Writer(bench.endpoint) as other:
            other.execute(f"UPDATE {SCHEMA}.lease SET epoch = epoch + 1 WHERE name = 'writer'")
        holder.close()

    timer = Timer(0.5, lose)
    timer.start()
    action = add(NICS, "zz_test", "mac_address")
    with pytest.raises(LeaseLost):
        bench.do(action)
    timer.join()
    assert bench.outcomes() == [None]
    assert altering.settle(bench.mender, action, LOGICAL)


@pytest.mark.parametrize("cut", ["KILL {}", ""])
def test_an_end_that_nobody_heard_is_found_out(bench: Bench, holder: Writer, cut: str) -> None:
    """Whom the server kills has done nothing; who dies himself leaves the server at work."""
    action = add(NICS, "zz_test", "mac_address")
    fix = bench.fix(action)
    [mine] = bench.mender.all("SELECT CONNECTION_ID() AS id")
    bench.mender.rollback()

    def end() -> None:
        with Writer(bench.endpoint) as other:
            other.execute(cut.format(mine["id"])) if cut else bench.mender.abort()

    timer = Timer(0.5, end)
    timer.start()
    done = bench.make(fix)
    timer.join()
    assert done.verdict is Verdict.UNKNOWN
    bench.reconnect()
    there = [altering.settle(bench.mender, action, LOGICAL)]
    holder.close()
    while (found := altering.settle(bench.mender, action, LOGICAL)) is None:
        time.sleep(0.05)
    there.append(found)
    assert there == ([False, False] if cut else [None, True])
    ended = acting.settled(
        bench.mender, bench.lease, "run-1", done, lambda intent: altering.settle(bench.mender, action, LOGICAL)
    )
    assert ended.verdict is (Verdict.FAILED if cut else Verdict.MENDED)
    assert bench.outcomes() == [str(ended.verdict)]


def test_what_was_not_begun_changed_nothing(bench: Bench) -> None:
    done = acting.Done(bench.fix(add(NICS, "zz_test", "mac_address")), Verdict.UNKNOWN, "lost")
    ended = acting.settled(bench.mender, bench.lease, "run-1", done, lambda intent: None)
    assert ended.verdict is Verdict.FAILED


def test_rows_that_are_the_same_let_no_unique_index_be_made_and_are_not_told(bench: Bench) -> None:
    before = bench.structure(NICS)
    verdict, reason = bench.do(add(NICS, "zz_test", "state", unique=True))
    assert verdict is Verdict.FAILED
    assert reason == "cloud.nics has rows that are the same in (state); nothing was changed"
    assert bench.structure(NICS) == before
    assert bench.outcomes() == ["failed"]


@pytest.mark.parametrize(
    ("action", "why"),
    [
        (add("cloud_usage.quota_account", "zz_test", "quota_balance"), "is MyISAM: the server would copy it"),
        (add("cloud.nothing", "zz_test", "id"), "there is no table cloud.nothing"),
        (AlterIndex(NICS, Verb.ADD, Index("zz_test", ("state",), kind="FULLTEXT")), "kind FULLTEXT"),
        (AlterIndex(NICS, Verb.DROP, Index("PRIMARY", ("id",), True)), "a primary key cannot be changed"),
        (add("cloud.op_lock", "zz_test", "mac"), "only while CloudStack is stopped: every management server writes"),
    ],
)
def test_what_would_block_is_refused_before(bench: Bench, action: AlterIndex, why: str) -> None:
    verdict, reason = bench.do(action)
    assert verdict is Verdict.SKIPPED
    assert why in reason
    assert bench.intents() == ()


def test_a_table_that_cloudstack_hammers_is_altered_while_it_is_stopped(bench: Bench) -> None:
    action = add("cloud.op_lock", "zz_test", "mac")
    assert bench.do(action, TERMS._replace(stopped=True)) == MADE


def test_a_server_that_would_copy_says_so_itself(bench: Bench) -> None:
    algorithm = "ALGORITHM=INPLACE, LOCK=NONE"
    with pytest.raises(StatementFailed) as caught:
        bench.writer.execute(f"ALTER TABLE {place(NICS)} MODIFY state VARCHAR(31) NOT NULL, {algorithm}")
    found = altering._failed(caught.value, add(NICS, "zz_test", "state"))
    assert found.verdict is Verdict.SKIPPED
    assert found.why.startswith("the server would copy cloud.nics, or block writes: ")


def test_what_is_not_as_planned_is_left_alone(bench: Bench) -> None:
    shown = live(bench, NICS, "i_nics__removed", Verb.SHOW)
    changed = replace(shown, verb=Verb.DROP, index=shown.index._replace(columns=("state",)))
    assert bench.do(shown) == (Verdict.STALE, "the index is visible already")
    assert bench.do(replace(shown, verb=Verb.ADD)) == (Verdict.STALE, "the index is there already")
    assert bench.do(changed) == (Verdict.STALE, "index i_nics__removed is another one now: (removed)")
    assert bench.do(replace(changed, verb=Verb.ADD)) == (
        Verdict.STALE,
        "another index is called i_nics__removed: (removed)",
    )
    gone = replace(changed, index=Index("zz_test", ("state",)))
    assert bench.do(gone) == (Verdict.STALE, "there is no index zz_test any more")
    hidden = replace(shown, verb=Verb.DROP, index=shown.index._replace(visible=False))
    assert bench.do(hidden) == (Verdict.STALE, "index i_nics__removed is visible now")
    assert bench.intents() == ()


def test_an_index_that_a_foreign_key_needs_stays(bench: Bench) -> None:
    for table, name, key in (
        (NICS, "fk_nics__networks_id", "foreign key fk_nics__networks_id of cloud.nics"),
        ("cloud.networks", "fk_networks__vpc_id", "foreign key fk_networks__vpc_id of cloud.networks"),
    ):
        verdict, reason = bench.do(live(bench, table, name, Verb.DROP))
        assert (verdict, key in reason) == (Verdict.SKIPPED, True)
    bench.writer.execute("ALTER TABLE networks ADD INDEX zz_test (vpc_id, state)")
    assert bench.do(live(bench, "cloud.networks", "fk_networks__vpc_id", Verb.DROP)) == MADE
    assert bench.undo() == [Verdict.MENDED]


@pytest.mark.parametrize("verb", [Verb.DROP, Verb.HIDE])
def test_an_index_that_something_names_stays(bench: Bench, verb: Verb) -> None:
    action = live(bench, "cloud.user_ip_address", "fk_user_ip_address__vm_id", verb)
    verdict, reason = bench.do(action)
    assert (verdict, reason) == (
        Verdict.SKIPPED,
        "index fk_user_ip_address__vm_id must stay: the view user_vm_view forces it",
    )
    bench.writer.execute("CREATE VIEW zz_view AS SELECT n.id FROM nics n USE INDEX (i_nics__removed) WHERE id > 0")
    try:
        verdict, reason = bench.do(live(bench, NICS, "i_nics__removed", verb))
        assert (verdict, reason) == (
            Verdict.SKIPPED,
            "index i_nics__removed must stay: the view zz_view names it",
        )
    finally:
        bench.writer.execute("DROP VIEW zz_view")


def test_what_could_not_be_put_back_is_not_dropped(bench: Bench) -> None:
    bench.writer.execute("ALTER TABLE nics ADD INDEX zz_test (state) COMMENT 'why it is here'")
    verdict, reason = bench.do(live(bench, NICS, "zz_test", Verb.DROP))
    assert verdict is Verdict.SKIPPED
    assert reason.startswith("it could not be put back exactly: it is KEY `zz_test` (`state`) COMMENT ")


def test_an_index_that_the_server_made_for_a_foreign_key_stays(bench: Bench) -> None:
    bench.writer.execute(
        "CREATE TABLE zz_child (id INT PRIMARY KEY, vm BIGINT UNSIGNED, x INT, "
        "CONSTRAINT fk_zz FOREIGN KEY (vm) REFERENCES vm_instance (id))"
    )
    try:
        before = bench.structure("cloud.zz_child")
        assert bench.do(add("cloud.zz_child", "zz_test", "vm", "x")) == MADE
        assert set(bench.indexes("cloud.zz_child")) == {"PRIMARY", "fk_zz", "zz_test"}
        assert bench.undo() == [Verdict.MENDED]
        assert bench.structure("cloud.zz_child") == before
    finally:
        bench.writer.execute("DROP TABLE zz_child")


def test_a_disk_without_room_is_a_reason(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    action = add(NICS, "zz_test", "mac_address")
    assert altering.note(bench.mender, action, LOGICAL) == ""
    monkeypatch.setattr(room, "SPARE", 1 << 60)
    verdict, reason = bench.do(action)
    assert verdict is Verdict.SKIPPED
    assert "it may take 0 MB on the disk of " in reason
    dropped = live(bench, NICS, "i_nics__removed", Verb.DROP)
    assert altering.refusal(bench.mender, dropped, TERMS) is None


def test_a_disk_elsewhere_cannot_be_asked(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    found = Place(bench.mender, add(NICS, "zz_test", "mac_address"), LOGICAL)
    found.variables = {**found.variables, "hostname": "elsewhere"}
    assert barred(found, TERMS) is None
    assert note(found) == ""
    monkeypatch.setattr(room, "SMALL", 0)
    assert note(found).startswith("free disk could not be asked; the index may take ")


def test_a_cluster_is_altered_while_cloudstack_is_stopped(bench: Bench) -> None:
    found = Place(bench.mender, add(NICS, "zz_test", "mac_address"), LOGICAL)
    found.variables = {**found.variables, "wsrep_on": "ON"}
    refused = barred(found, TERMS)
    assert refused is not None
    assert "a Galera cluster takes no writes on any node" in str(refused)
    assert barred(found, TERMS._replace(stopped=True)) is None


def test_statements_may_take_their_time_and_later_ones_may_not(bench: Bench) -> None:
    variable = "max_statement_time" if bench.mender.mariadb else "max_execution_time"

    def limit() -> float:
        return float(bench.mender.all(f"SELECT @@SESSION.{variable} AS seconds")[0]["seconds"])

    before = limit()
    with bench.mender.unhurried():
        assert limit() == 0
    assert limit() == before > 0


def test_one_who_writes_meanwhile_is_not_held_up(bench: Bench) -> None:
    """The build is online: a writer goes on, second by second, while thousands of rows are indexed."""
    bench.writer.execute("CREATE TABLE zz_large (id INT AUTO_INCREMENT PRIMARY KEY, x CHAR(60), y INT)")
    try:
        bench.writer.execute("INSERT INTO zz_large (x) VALUES (UUID())")
        for _ in range(16):
            bench.writer.execute("INSERT INTO zz_large (x, y) SELECT UUID(), id FROM zz_large")
        waits: list[float] = []
        going = [True]
        writer = Thread(target=_writing, args=(bench.endpoint, waits, going))
        writer.start()
        try:
            assert bench.do(add("cloud.zz_large", "zz_test", "x", "y")) == MADE
        finally:
            going.clear()
            writer.join()
        assert len(waits) > 5
        assert max(waits) < 1
    finally:
        bench.writer.execute("DROP TABLE zz_large")


def _writing(endpoint: Endpoint, waits: list[float], going: list[bool]) -> None:
    with Mender(endpoint, NAMES.cloud) as other:
        while going:
            began = time.monotonic()
            other.execute("INSERT INTO zz_large (x) VALUES ('during')")
            other.commit()
            waits.append(time.monotonic() - began)
            time.sleep(0.005)
