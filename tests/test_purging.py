"""A purge deletes exactly what its archive holds, to the last bit, whatever happens meanwhile."""

import multiprocessing
import os
import resource
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from operator import itemgetter
from pathlib import Path
from typing import Any

import pytest

from dbcare import archived, feeder, journal, leases, pump, purging, statements
from dbcare.actions import Purge
from dbcare.apply import Done, Verdict
from dbcare.archive import Tables
from dbcare.capture import Shapes
from dbcare.changes import Captured
from dbcare.db import Mender, Session, Writer
from dbcare.endpoint import Endpoint
from dbcare.errors import ChangeError, LeaseLost
from dbcare.plan import Fix, Installation
from dbcare.pump import Manners

NAMES = {"cloud": "purged", "cloud_usage": "purged_usage"}
OLD, NEW, CUT = "2026-01-01 00:00:00", "2026-06-01 00:00:00", "2026-03-01 00:00:00"
TABLES = (
    """CREATE TABLE log (id BIGINT UNSIGNED PRIMARY KEY AUTO_INCREMENT, created DATETIME, note VARCHAR(40),
      KEY (created))""",
    """CREATE TABLE detail (id INT PRIMARY KEY AUTO_INCREMENT, log_id BIGINT UNSIGNED, note VARCHAR(40),
      CONSTRAINT along FOREIGN KEY (log_id) REFERENCES log (id) ON DELETE CASCADE)""",
    """CREATE TABLE deeper (a INT, id INT, detail_id INT NOT NULL, PRIMARY KEY (a, id),
      CONSTRAINT deep FOREIGN KEY (detail_id) REFERENCES detail (id) ON DELETE CASCADE)""",
    """CREATE TABLE every (id BIGINT PRIMARY KEY, small TINYINT, big BIGINT UNSIGNED, zero INT(8) ZEROFILL,
      d DECIMAL(20,6), f FLOAT, g DOUBLE, fixed_g DOUBLE(10,2), b BIT(64), flag BIT(1),
      c3 VARCHAR(40) CHARACTER SET utf8mb3 COLLATE utf8mb3_unicode_ci,
      c4 TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin, l1 VARCHAR(20) CHARACTER SET latin1,
      u2 VARCHAR(20) CHARACTER SET utf16, fixed CHAR(5), bin VARBINARY(200),
      fixedbin BINARY(4), raw LONGBLOB, txt LONGTEXT, j JSON, e ENUM('x', 'y"'), s SET('p', 'q'), da DATE, dt DATETIME,
      dt6 DATETIME(6), ts TIMESTAMP NULL, auto TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
      ti TIME(3), ye YEAR, twice BIGINT GENERATED ALWAYS AS (small * 2) STORED)""",
    "CREATE TABLE pairs (a INT, b INT, created DATETIME, PRIMARY KEY (a, b))",
    "CREATE TABLE named (name VARCHAR(10) PRIMARY KEY, created DATETIME)",
    "CREATE TABLE watched (id INT PRIMARY KEY, created DATETIME)",
    "CREATE TRIGGER t BEFORE DELETE ON watched FOR EACH ROW SET @x = 1",
    "CREATE TABLE emptying (id INT PRIMARY KEY, created DATETIME)",
    """CREATE TABLE emptied (id INT PRIMARY KEY, other INT,
      CONSTRAINT loose FOREIGN KEY (other) REFERENCES emptying (id) ON DELETE SET NULL)""",
    "CREATE TABLE holding (id INT PRIMARY KEY, created DATETIME)",
    "CREATE TABLE held (id INT PRIMARY KEY, other INT, CONSTRAINT firm FOREIGN KEY (other) REFERENCES holding (id))",
    """CREATE TABLE chain (id INT PRIMARY KEY, created DATETIME, other INT,
      CONSTRAINT linked FOREIGN KEY (other) REFERENCES chain (id) ON DELETE CASCADE)""",
    """CREATE TABLE twice (id INT PRIMARY KEY, created DATETIME)""",
    """CREATE TABLE doubled (id INT PRIMARY KEY, one INT, two INT,
      CONSTRAINT by_one FOREIGN KEY (one) REFERENCES twice (id) ON DELETE CASCADE,
      CONSTRAINT by_two FOREIGN KEY (two) REFERENCES twice (id) ON DELETE CASCADE)""",
)
NASTY = (
    """INSERT INTO every (id, small, big, zero, d, f, g, fixed_g, b, flag, c3, c4, l1, u2, fixed, bin, fixedbin, raw,
      txt, j, e, s, da, dt, dt6, ts, auto, ti, ye) VALUES (0, -128, 18446744073709551615, 7, -1.5, 0.1, 1e-300, 2.5,
      X'FFFFFFFFFFFFFFFF', b'1', 'trailing  ', '\U0001f600 %s %% \u2028', 'é', 'ü\U0001f600', 'a ', X'00FF27', X'61',
      X'DEADBEEF00', 'quote '' " back \\\\ slash / \\n \\r \\t \\0 \\Z', '{"b": 1.50, "a": [null, true, "\\\\u0041"]}',
      'y"', 'p,q', '0000-00-00', '0000-00-00 00:00:00', '2026-02-00 00:00:00.123456', '2026-01-29 01:30:00',
      '2001-01-01 00:00:00', '-838:59:59.000', 1901)""",
    """INSERT INTO every (id, f, g, ye, dt, auto, bin) VALUES (1, 16777217, 1.7976931348623157e308, 0,
      '2026-01-01 00:00:00', '2001-01-01 00:00:00', REPEAT(X'FE', 200))""",
    "INSERT INTO every (id, f, g, dt, auto, raw) VALUES (-5, 5, -3, '1999-01-01 00:00:00', '2001-01-01 00:00:00', '')",
    "INSERT INTO every (id, auto) VALUES (2, '2001-01-01 00:00:00')",
)


@pytest.fixture(scope="module")
def place(server: Endpoint) -> Iterator[Endpoint]:
    with Writer(server) as writer:
        for name in NAMES.values():
            writer.execute(f"CREATE DATABASE {name} DEFAULT CHARACTER SET utf8mb4")
        for statement in journal.TABLES:
            writer.execute(statement)
    with Writer(server, NAMES["cloud"]) as writer:
        for table in TABLES:
            writer.execute(table)
    yield server
    with Writer(server) as writer:
        for name in (*NAMES.values(), journal.SCHEMA):
            writer.execute(f"DROP DATABASE {name}")


class Bench:
    """The tables, and the means to purge them."""

    def __init__(self, endpoint: Endpoint, writer: Writer, folder: Path) -> None:
        self.endpoint, self.writer, self.folder = endpoint, writer, folder
        self.session = Session(endpoint, NAMES["cloud"])
        self.shapes = Shapes(self.session, NAMES)
        self.mender = Mender(endpoint, NAMES["cloud"])
        self.lease = leases.take(self.mender, "writer", "test")
        self.told: list[int] = []

    def purge(self, table: str = "log", column: str = "created", run: str = "run-1", **manners: Any) -> Done:
        given = {"beat": lambda: None, "stop": lambda: False, "told": lambda rows, seconds: self.told.append(rows)}
        return purging.carry_out(
            self.mender, self.lease, run, fix(table, column), self.shapes, self.folder,
            Installation("4.22.0.0", ("zone",), (), "server"), Manners(**(given | manners)),
        )  # fmt: skip

    def fill(self, rows: int, created: str = OLD) -> None:
        self.writer.executemany("INSERT INTO log (created, note) VALUES (%s, 'x')", [(created,)] * rows)

    def rows(self, table: str) -> list[dict[str, Any]]:
        shape = self.shapes[f"cloud.{table}"]
        keys = self.writer.all(f"SELECT {', '.join(shape.key)} FROM {table} ORDER BY {', '.join(shape.key)}")
        return [row for key in keys for row in self.session.all(*statements.read(shape, [key]))]

    def count(self, table: str = "log") -> int:
        return int(self.writer.all(f"SELECT COUNT(*) AS n FROM {table}")[0]["n"])

    def deleted(self, run: str = "run-1") -> str:
        return str(purging.settle(self.mender, run, fix("log", "created")).reason)

    def files(self) -> list[Path]:
        return sorted(self.folder.iterdir())

    def archived(self) -> list[tuple[str, dict[str, Any]]]:
        [path] = self.files()
        return list(archived.rows(path))


def fix(table: str, column: str) -> Fix:
    return Fix(1, "log-too-long", "f" * 20, "purge", "online", action=Purge(f"cloud.{table}", column, CUT))


@pytest.fixture
def bench(place: Endpoint, tmp_path: Path) -> Iterator[Bench]:
    with Writer(place, NAMES["cloud"]) as writer:
        for table in ("deeper", "detail", "log", "every", "dbcare.action"):
            writer.execute(f"DELETE FROM {table}")
        made = Bench(place, writer, tmp_path)
        try:
            yield made
        finally:
            made.mender.close()
            made.session.close()


def once(act: Callable[[], object]) -> Callable[[], float]:
    """Something to be done where a purge asks whether the server needs a rest: between archiving and deleting."""
    left = [act]

    def throttle() -> float:
        if left:
            left.pop()()
        return 0.0

    return throttle


def test_what_is_old_is_archived_and_deleted_and_nothing_else(bench: Bench) -> None:
    bench.fill(700)
    bench.fill(50, NEW)
    bench.fill(300)
    bench.writer.execute("INSERT INTO log VALUES (90000000000, %s, 'far'), (90000000001, NULL, 'timeless')", (OLD,))
    before = bench.rows("log")
    done = bench.purge()
    assert done.verdict is Verdict.MENDED
    assert done.reason == f"rows archived in {bench.files()[0]} and deleted: 1,001 of cloud.log"
    kept = bench.rows("log")
    assert {row["created"] for row in kept} == {NEW, None}
    assert len(kept) == 51
    assert [row for _, row in bench.archived()] == [row for row in before if row not in kept]
    assert sum(bench.told) == 1001
    assert len(bench.told) > 3
    contents = archived.contents(bench.files()[0])
    assert contents.deleted == set(contents.standing)
    assert contents.facts["installation"]["zones"] == ["zone"]
    assert bench.deleted() == done.reason


def test_a_few_old_rows_are_found_among_many(bench: Bench) -> None:
    bench.fill(100, NEW)
    for _ in range(10):
        bench.writer.execute("INSERT INTO log (created, note) SELECT created, note FROM log")
    old = "UPDATE log SET created = %s WHERE id % 1001 = 0 OR id % 30000 > 29900"
    bench.writer.execute(old.replace("id %", "id %%"), (OLD,))
    before = [row["id"] for row in bench.writer.all("SELECT id FROM log WHERE created < %(cut)s", {"cut": CUT})]
    assert bench.purge().verdict is Verdict.MENDED
    assert [row["id"] for _, row in bench.archived()] == before
    assert bench.count() == 102_400 - len(before)


def test_every_value_is_archived_exactly_and_can_be_put_back(bench: Bench) -> None:
    for row in NASTY:
        bench.writer.execute(row)
    shape = bench.shapes["cloud.every"]
    before = bench.rows("every")
    shown = dump(bench)
    assert bench.purge("every", "auto").verdict is Verdict.MENDED
    assert bench.count("every") == 0
    archived = [row for _, row in bench.archived()]
    assert archived == before
    assert [list(map(type, row.values())) for row in archived] == [list(map(type, row.values())) for row in before]
    for row in archived:
        bench.mender.execute(*statements.write(shape, Captured("cloud.every", {"id": row["id"]}, None, row)))
    bench.mender.commit()
    assert dump(bench) == shown


def dump(bench: Bench) -> list[dict[str, Any]]:
    names = [row["Field"] for row in bench.writer.all("SHOW COLUMNS FROM every")]
    values = ", ".join(f"HEX(`{name}`) AS `{name}`" for name in names)
    return bench.writer.all(f"SELECT {values}, f + 0e0 AS f0, g AS g0 FROM every ORDER BY every.id")


def test_every_letter_and_every_float_comes_back(bench: Bench) -> None:
    letters = [*range(1, 0x300), 0x2028, 0x2029, 0xFEFF, 0xFFFD, 0xFFFE, 0xFFFF, 0x1F600, 0x10FFFF]
    texts = ["".join(map(chr, letters)), *(f"a{chr(letter)}\\{chr(letter)}" for letter in range(0x80)), "null", ""]
    floats = [
        m * 10.0**e for m in (1.0, 1 / 3, 0.1, 123456789.123456789) for e in (-300, -17, -5, 0, 5, 15, 16, 17, 290)
    ]
    for place, text in enumerate(texts):
        values = (place, text, floats[place % len(floats)], OLD)
        bench.writer.execute("INSERT INTO every (id, c4, g, auto) VALUES (%s, %s, %s, %s)", values)
    before = bench.rows("every")
    assert [row["c4"] for row in before] == texts
    assert bench.purge("every", "auto").verdict is Verdict.MENDED
    assert [row for _, row in bench.archived()] == before


def test_children_go_with_their_parents_deepest_first(bench: Bench) -> None:
    bench.fill(150)
    bench.fill(10, NEW)
    bench.writer.execute("INSERT INTO detail (log_id, note) SELECT id, CONCAT('of ', id) FROM log")
    bench.writer.execute("INSERT INTO detail (log_id, note) SELECT id, 'again' FROM log WHERE id % 3 = 0")
    bench.writer.execute("INSERT INTO detail (log_id, note) VALUES (NULL, 'nobodys')")
    bench.writer.execute("INSERT INTO deeper SELECT 1, id, id FROM detail")
    tables = ("log", "detail", "deeper")
    before = {table: bench.rows(table) for table in tables}
    assert bench.purge().verdict is Verdict.MENDED
    after = {table: bench.rows(table) for table in tables}
    kept = {row["id"] for row in after["log"]}
    assert len(kept) == 10
    assert after["detail"] == [row for row in before["detail"] if row["log_id"] in {None, *kept}]
    assert len(after["deeper"]) == len(after["detail"])
    archived = bench.archived()
    for table in tables:
        gone = [row for name, row in archived if name == f"cloud.{table}"]
        key = bench.shapes[f"cloud.{table}"].key
        assert sorted(gone, key=itemgetter(*key)) == [row for row in before[table] if row not in after[table]]
    assert "of cloud.log, " in bench.deleted()


def test_rows_that_change_after_they_were_archived_are_archived_anew(bench: Bench) -> None:
    bench.fill(250)
    [low] = bench.writer.all("SELECT MIN(id) AS id FROM log")
    first = int(low["id"])

    def change() -> None:
        bench.writer.execute("UPDATE log SET note = 'X' WHERE id = %s", (first,))
        bench.writer.execute("UPDATE log SET created = %s WHERE id = %s", (NEW, first + 1))
        bench.writer.execute("DELETE FROM log WHERE id = %s", (first + 2,))
        bench.writer.execute("INSERT INTO detail (log_id, note) VALUES (%s, 'late')", (first + 3,))

    assert bench.purge(throttle=once(change)).verdict is Verdict.MENDED
    assert [row["id"] for row in bench.rows("log")] == [first + 1]
    archived = bench.archived()
    gone = {*range(first, first + 250)} - {first + 1, first + 2}
    assert sorted(row["id"] for name, row in archived if name == "cloud.log") == sorted(gone)
    assert {row["note"] for name, row in archived if row["id"] == first and name == "cloud.log"} == {"X"}
    assert [row["note"] for name, row in archived if name == "cloud.detail"] == ["late"]


def test_rows_that_never_rest_are_left(bench: Bench) -> None:
    bench.fill(50)
    turn = [0]

    def change() -> float:
        turn[0] += 1
        bench.writer.execute("UPDATE log SET note = %s", (f"turn {turn[0]}",))
        return 0.0

    done = bench.purge(throttle=change)
    assert done.verdict is Verdict.STALE
    assert "keep changing; no row was deleted" in done.reason
    assert turn[0] == pump.LOOKS
    assert bench.count() == 50


def test_a_stop_comes_between_batches(bench: Bench) -> None:
    bench.fill(1000)
    done = bench.purge(stop=lambda: len(bench.told) == 2)
    assert done.verdict is Verdict.SKIPPED
    assert done.reason.startswith("stopped, the rest is left; rows archived in ")
    assert bench.count() == 800
    contents = archived.contents(bench.files()[0])
    assert contents.deleted == {1, 2}
    assert len(contents.standing) in (2, 3)
    assert bench.purge(run="run-2").verdict is Verdict.MENDED
    assert bench.count() == 0


def test_what_somebody_holds_is_waited_for_outside_a_transaction(bench: Bench) -> None:
    bench.fill(10)
    with Writer(bench.endpoint, NAMES["cloud"]) as holder:
        holder.execute("BEGIN")
        holder.execute("UPDATE log SET note = 'mine'")
        pauses: list[float] = []

        def pause(seconds: float) -> None:
            pauses.append(seconds)
            open_ones = bench.writer.all(
                "SELECT COUNT(*) AS n FROM information_schema.innodb_trx WHERE trx_rows_locked > 1"
            )
            assert open_ones[0]["n"] == 1
            if len(pauses) == 3:
                holder.execute("ROLLBACK")

        assert bench.purge(pause=pause).verdict is Verdict.MENDED
    assert len(pauses) == 3
    assert bench.count() == 0


def test_what_somebody_holds_for_too_long_is_busy(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pump, "PATIENCE", 0.2)
    bench.fill(10)
    with Writer(bench.endpoint, NAMES["cloud"]) as holder:
        holder.execute("BEGIN")
        holder.execute("UPDATE log SET note = 'mine'")
        assert bench.purge().verdict is Verdict.BUSY
        holder.execute("ROLLBACK")
    assert bench.count() == 10


def test_who_lost_the_lease_deletes_nothing_more(bench: Bench) -> None:
    bench.fill(1000)

    def beat() -> None:
        if len(bench.told) == 2:
            bench.writer.execute(f"UPDATE {journal.SCHEMA}.lease SET epoch = epoch + 1 WHERE name = 'writer'")

    with pytest.raises(LeaseLost):
        bench.purge(beat=beat)
    assert bench.count() == 800
    assert "it ended early, the rest is left; rows archived" in bench.deleted()
    assert "deleted: 200 of cloud.log" in bench.deleted()


def test_a_process_killed_between_archiving_and_deleting_loses_nothing(bench: Bench) -> None:
    bench.fill(1000)
    before = bench.rows("log")
    fork = multiprocessing.get_context("fork")
    child = fork.Process(target=_die, args=(bench.endpoint, bench.folder))
    child.start()
    child.join()
    assert child.exitcode == -signal.SIGKILL
    assert bench.count() == 800
    assert "deleted: 200 of cloud.log" in bench.deleted()
    bench.lease = leases.take(bench.mender, "writer", "test")
    assert bench.purge(run="run-2").verdict is Verdict.MENDED
    first, second = bench.files()
    assert not archived.contents(first).torn
    gone = [row for batch in archived.batches(first) if batch.number <= 2 for _, row in batch.rows(tables(first))]
    assert gone + [row for _, row in archived.rows(second)] == before
    assert len(list(archived.rows(first))) > 200


def tables(path: Path) -> Tables:
    return archived.contents(path).tables


def _die(endpoint: Endpoint, folder: Path) -> None:
    with Writer(endpoint, NAMES["cloud"]) as writer:
        doomed = Bench(endpoint, writer, folder)

        def throttle() -> float:
            if len(doomed.told) == 2:
                os.kill(os.getpid(), signal.SIGKILL)
            return 0.0

        doomed.purge(throttle=throttle)


def test_a_lost_connection_is_settled_by_the_journal(bench: Bench) -> None:
    bench.fill(1000)
    [mine] = bench.mender.all("SELECT CONNECTION_ID() AS id")

    def kill() -> float:
        if len(bench.told) == 2:
            bench.writer.execute(f"KILL {mine['id']}")
        return 0.0

    assert bench.purge(throttle=kill).verdict is Verdict.UNKNOWN
    bench.mender = Mender(bench.endpoint, NAMES["cloud"])
    settled = purging.settle(bench.mender, "run-1", fix("log", "created"))
    assert settled.verdict is Verdict.SKIPPED
    assert "deleted: 200 of cloud.log" in settled.reason
    assert purging.settle(bench.mender, "run-9", fix("log", "created")).verdict is Verdict.FAILED


def test_the_connection_that_reads_is_made_anew(bench: Bench) -> None:
    bench.fill(1000)
    mine = {row["id"] for row in others(bench)}

    def kill() -> None:
        [reading] = [row["id"] for row in others(bench) if row["id"] not in mine]
        bench.writer.execute(f"KILL {reading}")

    assert bench.purge(throttle=once(kill)).verdict is Verdict.MENDED
    assert bench.count() == 0


def test_a_server_that_ends_idle_connections_is_spoken_to(bench: Bench) -> None:
    bench.fill(1000)
    bench.mender.execute("SET SESSION wait_timeout = 6")
    rests = [1.0] * 7

    def throttle() -> float:
        return rests.pop() if len(bench.told) == 2 and rests else 0.0

    assert bench.purge(throttle=throttle).verdict is Verdict.MENDED
    assert not rests
    assert bench.count() == 0


def others(bench: Bench) -> list[dict[str, Any]]:
    return bench.writer.all("SELECT id FROM information_schema.processlist WHERE command <> 'Daemon'")


@contextmanager
def no_file_beyond(size: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_what_cannot_be_archived_is_not_deleted(bench: Bench) -> None:
    bench.fill(10_000)
    with no_file_beyond(3000):
        done = bench.purge()
    assert done.verdict is Verdict.FAILED
    assert f"{bench.files()[0]}: cannot be written: File too large" in done.reason
    left = bench.count()
    assert 0 < left < 10_000
    assert len(bench.archived()) == 10_000 - left
    assert not archived.contents(bench.files()[0]).torn


def test_nothing_to_do_leaves_no_file(bench: Bench) -> None:
    bench.fill(10, NEW)
    done = bench.purge()
    assert (done.verdict, done.reason) == (Verdict.MENDED, "no row was deleted")
    assert bench.files() == []
    bench.writer.execute("DELETE FROM log")
    assert bench.purge(run="run-2").verdict is Verdict.MENDED


def test_big_rows_come_in_small_batches(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeder, "BYTES", 100_000)
    for number in range(20):
        values = (number, "ä" * 30_000, OLD)
        bench.writer.execute("INSERT INTO every (id, c4, auto) VALUES (%s, %s, %s)", values)
    before = bench.rows("every")
    assert bench.purge("every", "auto").verdict is Verdict.MENDED
    assert [row for _, row in bench.archived()] == before


def test_a_row_longer_than_a_packet_is_left(bench: Bench) -> None:
    bench.fill(5)
    [limit] = bench.writer.all("SELECT @@max_allowed_packet AS n")
    bench.writer.execute("INSERT INTO every (id, auto, txt) VALUES (1, %s, 'short')", (OLD,))
    bench.writer.execute(
        "INSERT INTO every (id, auto, txt) VALUES (2, %s, REPEAT('\\\\', %s))", (OLD, int(limit["n"]) * 3 // 4)
    )
    done = bench.purge("every", "auto")
    assert done.verdict is Verdict.FAILED
    assert "cloud.every from id 2 to 2: it cannot be archived" in done.reason
    assert bench.count("every") == 1


@pytest.mark.parametrize(
    ("table", "column", "message"),
    [
        ("pairs", "created", "only rows whose primary key is one whole number"),
        ("named", "created", "only rows whose primary key is one whole number"),
        ("watched", "created", "cloud.watched has triggers (t)"),
        ("emptying", "created", "rows of cloud.emptied refer to its rows, and would become NULL"),
        ("holding", "created", "rows of cloud.held refer to its rows, and would hold it back"),
        ("chain", "created", "cloud.chain: its rows refer to one another"),
        ("twice", "created", "rows of cloud.doubled go with it in more than one way"),
        ("log", "note", "cloud.log has no column note that holds a time"),
        ("log", "nothing", "cloud.log has no column nothing that holds a time"),
        ("absent", "created", "cloud.absent: this account sees no such table"),
    ],
)
def test_what_no_purge_can_do_is_refused(bench: Bench, table: str, column: str, message: str) -> None:
    done = bench.purge(table, column)
    assert done.verdict is Verdict.FAILED
    assert message in done.reason
    with pytest.raises(ChangeError):
        purging.show(Purge(f"cloud.{table}", column, CUT), bench.shapes)
    assert bench.files() == []


def test_what_is_shown_is_what_is_run(bench: Bench) -> None:
    bench.fill(5)
    bench.writer.execute("INSERT INTO detail (log_id) SELECT id FROM log")
    shown = purging.show(Purge("cloud.log", "created", CUT), bench.shapes)
    assert [statement.partition(" ")[0] for statement in shown] == ["SELECT"] * 6 + ["DELETE"] * 3
    bench.mender.execute("SELECT MIN(id), MAX(id) INTO @first, @last FROM log")
    for statement in shown[:6]:
        bench.mender.all(statement)
    assert [bench.mender.execute(statement) for statement in shown[6:]] == [0, 5, 5]
    bench.mender.rollback()


def test_an_archive_is_its_owners_alone(bench: Bench) -> None:
    bench.fill(5)
    bench.purge()
    bench.fill(5)
    bench.purge(run="run-2")
    assert {path.stat().st_mode & 0o777 for path in bench.files()} == {0o600}
    assert [path.name for path in bench.files()] == ["cloud.log-run-1-1.jsonl.gz", "cloud.log-run-2-1.jsonl.gz"]
    told = bench.deleted("run-1")
    assert bench.purge(run="run-1").verdict is Verdict.FAILED
    assert len(bench.files()) == 2
    assert bench.deleted("run-1") == told
