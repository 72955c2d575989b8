"""A table is counted anew while nothing long reads it, and whether it was is told by the server's own notes."""

import time
from collections.abc import Iterator
from datetime import timedelta
from threading import Thread

import pytest

from dbcare import acting, analyzing
from dbcare.actions import Analyze
from dbcare.apply import Verdict
from dbcare.db import Session, Writer
from dbcare.endpoint import Endpoint
from dbcare.server import identify

from .acting import LOGICAL, TERMS, Bench, benched, place
from .spare import NAMES

TABLE = "cloud.op_vm_ruleset_log"
ACTION = Analyze(TABLE)


@pytest.fixture
def bench(server: Endpoint) -> Iterator[Bench]:
    with benched(server) as made:
        yield made


@pytest.fixture
def large(bench: Bench) -> Iterator[Bench]:
    """A table that was counted while it was empty."""
    bench.writer.execute("ALTER TABLE op_vm_ruleset_log STATS_PERSISTENT=1, STATS_AUTO_RECALC=0")
    bench.writer.execute("ANALYZE TABLE op_vm_ruleset_log")
    bench.writer.execute(
        "INSERT INTO op_vm_ruleset_log (instance_id, created) SELECT 900000 + n.id * 200 + m.id, UTC_TIMESTAMP() "
        "FROM information_schema.collations n, information_schema.collations m WHERE n.id < 40 AND m.id < 40"
    )
    try:
        yield bench
    finally:
        bench.writer.execute("DELETE FROM op_vm_ruleset_log WHERE instance_id >= 900000")
        bench.writer.execute("ALTER TABLE op_vm_ruleset_log STATS_PERSISTENT=DEFAULT, STATS_AUTO_RECALC=DEFAULT")


def known(bench: Bench) -> int:
    [row] = bench.writer.all(
        f"SELECT n_rows FROM mysql.innodb_table_stats WHERE database_name = '{NAMES.cloud}' "
        "AND table_name = 'op_vm_ruleset_log'"
    )
    return int(row["n_rows"])


def test_a_table_is_counted_and_journalled(large: Bench) -> None:
    assert known(large) == 0
    assert large.do(ACTION) == (Verdict.MENDED, "")
    assert known(large) > 1000
    [intent] = large.intents()
    assert (intent.action, intent.outcome) == (ACTION, "mended")
    assert list(acting.reversed_fixes([intent], ())) == []


def test_the_count_stays_on_this_server(server: Endpoint) -> None:
    with Session(server) as session:
        family = identify(session.version)
    assert analyzing.show(ACTION, place(TABLE), family) == (
        "SET SESSION lock_wait_timeout=2",
        f"ANALYZE NO_WRITE_TO_BINLOG TABLE {place(TABLE)}",
    )


def test_a_long_statement_is_waited_for(bench: Bench) -> None:
    bench.writer.execute("INSERT INTO op_vm_ruleset_log (instance_id, created) VALUES (900000, UTC_TIMESTAMP())")
    reader = Thread(target=_read, args=(bench.endpoint,))
    reader.start()
    try:
        while not (found := analyzing.refusal(bench.mender, ACTION, TERMS)):
            time.sleep(0.1)
        assert found.verdict is Verdict.BUSY
        assert bench.do(ACTION)[0] is Verdict.BUSY
        assert bench.pauses == [1, 2]
        assert bench.intents() == ()
        bench.meanwhile = reader.join
        assert bench.do(ACTION) == (Verdict.MENDED, "")
    finally:
        reader.join()
        bench.writer.execute("DELETE FROM op_vm_ruleset_log WHERE instance_id = 900000")


def _read(endpoint: Endpoint) -> None:
    with Writer(endpoint, NAMES.cloud) as other:
        other.all("SELECT MAX(SLEEP(4)) AS x FROM (SELECT id FROM op_vm_ruleset_log LIMIT 1) n")


def test_a_lock_is_not_waited_for_long(bench: Bench) -> None:
    with Writer(bench.endpoint, NAMES.cloud) as other:
        other.execute("LOCK TABLES op_vm_ruleset_log WRITE")
        began = time.monotonic()
        verdict, _ = bench.do(ACTION)
        assert time.monotonic() - began < 8
    assert verdict is Verdict.BUSY
    assert bench.outcomes() == ["busy"]


@pytest.mark.parametrize(
    ("table", "why"),
    [("cloud.nothing", "there is no table cloud.nothing"), ("cloud_usage.quota_account", "is MyISAM")],
)
def test_what_cannot_be_counted_is_refused(bench: Bench, table: str, why: str) -> None:
    verdict, reason = bench.do(Analyze(table))
    assert verdict is Verdict.SKIPPED
    assert why in reason


def test_whether_it_was_counted_is_found_out(large: Bench) -> None:
    [row] = large.writer.all("SELECT UTC_TIMESTAMP(6) + INTERVAL 1 SECOND AS later")
    assert analyzing.settle(large.mender, ACTION, LOGICAL, row["later"]) is False
    time.sleep(1.1)
    assert large.do(ACTION) == (Verdict.MENDED, "")
    assert analyzing.settle(large.mender, ACTION, LOGICAL, row["later"]) is True
    assert analyzing.settle(large.mender, ACTION, LOGICAL, row["later"] + timedelta(hours=1)) is False


def test_who_may_not_see_the_notes_cannot_tell(bench: Bench) -> None:
    [row] = bench.writer.all("SELECT UTC_TIMESTAMP(6) AS now")
    bench.writer.execute("CREATE USER zz_low IDENTIFIED BY 'x'")
    bench.writer.execute("GRANT PROCESS ON *.* TO zz_low")
    try:
        with Session(Endpoint(socket=bench.endpoint.socket, user="zz_low", password="x")) as low:
            assert analyzing.settle(low, ACTION, LOGICAL, row["now"]) is None
    finally:
        bench.writer.execute("DROP USER zz_low")
