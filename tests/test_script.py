"""A plan as a script does what dbcare would do, through a plain client; it stops where dbcare would, and is undone."""

import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dbcare import journal, leases
from dbcare.actions import Action, AlterIndex, Analyze, Verb
from dbcare.apply import Verdict, carry_out
from dbcare.capture import Reader
from dbcare.changes import NOW, Change, Delete, Insert, Raise, Update
from dbcare.db import Mender, Session, Writer
from dbcare.endpoint import Endpoint
from dbcare.plan import Answer, Fix, Installation, LeftOut, Plan
from dbcare.render.literals import comment, literal
from dbcare.render.script import render
from dbcare.schema import Index
from dbcare.server import identify

from .test_capture import NASTY, TABLES

NAMES = {"cloud": "scripted", "cloud_usage": "scripted_usage"}
MORE = (
    "CREATE TABLE op_lock (`key` VARCHAR(128) PRIMARY KEY, mac VARCHAR(17), ip CHAR(40), thread VARCHAR(255), "
    "acquired_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP, waiters INT)",
    "CREATE TABLE sequence (name VARCHAR(64) PRIMARY KEY, value BIGINT UNSIGNED NOT NULL)",
    "CREATE TABLE op_networks (id BIGINT PRIMARY KEY, mac_address_seq BIGINT, gc INT)",
    "CREATE TABLE vm_instance (id BIGINT PRIMARY KEY, vnc_password VARCHAR(255), state VARCHAR(32), "
    "update_count BIGINT NOT NULL DEFAULT 0)",
    "CREATE TABLE mshost (id BIGINT PRIMARY KEY AUTO_INCREMENT, name VARCHAR(255), state VARCHAR(10), "
    "last_update DATETIME, removed DATETIME)",
    "CREATE TABLE configuration (name VARCHAR(255) PRIMARY KEY, value VARCHAR(8191))",
)
FILLED = ("strict", "loose", "grandchild", "child", "parent", "chain", "every", "op_lock", "sequence", "op_networks",
          "vm_instance", "mshost", "configuration")  # fmt: skip
ROWS = (
    *NASTY,
    "INSERT INTO parent VALUES (0, 'zero'), (7, 'seven'), (8, 'eight')",
    "INSERT INTO child VALUES (1, 7, NULL), (2, 7, 'two'), (3, 8, 'other')",
    "INSERT INTO grandchild VALUES (1, 1, 1), (1, 2, 2), (2, 1, 3)",
    "INSERT INTO loose VALUES (1, 7), (2, 8)",
    "INSERT INTO chain VALUES (3, NULL), (2, 3), (1, 2)",
    "INSERT INTO sequence VALUES ('vm_instance_seq', 100), ('O''Brien ; -- \\\\', 1)",
    "INSERT INTO op_networks VALUES (5, 10, 1)",
    "INSERT INTO vm_instance VALUES (1, 's3cr3t', 'Running', 4), (2, NULL, 'Running', 4)",
)
INDEX = Index("i_child__note", ("note",), False, "BTREE", True)


class Desk:
    """The databases, a plan made of what is there, and a client to run it with."""

    def __init__(self, endpoint: Endpoint, writer: Writer, client: Path, folder: Path) -> None:
        self.endpoint, self.writer, self.client, self.folder = endpoint, writer, client, folder
        self.session = Session(endpoint, NAMES["cloud"])
        self.reader = Reader(self.session, NAMES)
        self.server = identify(self.session.version)

    def fix(self, *changes: Change, number: int = 1, **parts: Any) -> Fix:
        captured = self.reader.capture(changes)
        return replace(
            Fix(number, "check-x", f"{number}" * 20, f"fix\n; it's {number} \\", "online", captured), **parts
        )

    def script(self, *fixes: Fix, **parts: Any) -> str:
        where = Installation("4.22.0.0", ("zone é",), ("ms1",), "server one", (NAMES["cloud"], NAMES["cloud_usage"]))
        given = {name: parts.pop(name) for name in ("show", "first") if name in parts}
        plan = replace(Plan(where, "2026-11-24T01:02:03Z", "2999-01-01T00:00:00Z", fixes), **parts)
        return render(plan, self.reader.shapes, self.server, **given)

    def run(self, script: str, *options: str) -> subprocess.CompletedProcess[str]:
        """Run a script as a person does."""
        file = self.folder / "fix.sql"
        file.write_text(script)
        with file.open() as given:
            return subprocess.run(self.command(*options), stdin=given, capture_output=True, text=True, timeout=60)

    def command(self, *options: str) -> list[str]:
        where = [f"--socket={self.endpoint.socket}", f"--user={self.endpoint.user}"]
        return [str(self.client), "--no-defaults", *where, *options, NAMES["cloud"]]

    def undo(self, script: str, numbers: str = "[0-9]+") -> subprocess.CompletedProcess[str]:
        """Take it back with the very words that the script's head has for it."""
        [line] = [line for line in script.splitlines() if "sed" in line and "[0-9]+" in line]
        sed = line.removeprefix("--").partition("|")[0].replace("[0-9]+", numbers)
        assert "fix.sql" in sed
        cut = subprocess.run(sed, shell=True, cwd=self.folder, capture_output=True, text=True, check=True).stdout
        return subprocess.run(self.command(), input=cut, capture_output=True, text=True, timeout=60)

    def carried_out(self, *fixes: Fix) -> None:
        mender = Mender(self.endpoint, NAMES["cloud"])
        lease = leases.take(mender, "writer", "test")
        for fix in fixes:
            done = carry_out(mender, lease, "run-1", fix, self.reader.shapes)
            assert done.verdict is Verdict.MENDED, done.reason
        mender.close()

    def value(self, sql: str) -> Any:
        [row] = self.writer.all(f"SELECT {sql} AS x")
        return row["x"]

    def dump(self) -> dict[str, list[str]]:
        """Every row of every table, bytes and all, as the server itself writes them."""
        found = {}
        for table in FILLED:
            names = [row["Field"] for row in self.writer.all(f"SHOW COLUMNS FROM {table}")]
            values = ", ".join(f"IF(`{name}` IS NULL, 'null', HEX(`{name}`))" for name in names)
            exact = ", f + 0e0, g" if table == "every" else ""
            rows = self.writer.all(f"SELECT {values}{exact} FROM {table} ORDER BY 1, 2")
            found[table] = [str(list(row.values())) for row in rows]
        return found


@pytest.fixture(scope="module")
def place(server: Endpoint) -> Iterator[Endpoint]:
    with Writer(server) as writer:
        for name in NAMES.values():
            writer.execute(f"CREATE DATABASE {name} DEFAULT CHARACTER SET utf8mb4")
        for statement in journal.TABLES:
            writer.execute(statement)
    with Writer(server, NAMES["cloud"]) as writer:
        for table in (*TABLES, *MORE):
            writer.execute(table)
    yield server
    with Writer(server) as writer:
        for name in (*NAMES.values(), journal.SCHEMA):
            writer.execute(f"DROP DATABASE {name}")


@pytest.fixture
def desk(place: Endpoint, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    client = Path("mariadb")
    if "mysql" in request.node.callspec.params.values():
        beside = request.getfixturevalue("mysql_binary").path.with_name("mysql")
        client = beside if beside.exists() else client
    with Writer(place, NAMES["cloud"]) as writer:
        restore(writer)
        desk = Desk(place, writer, client, tmp_path)
        try:
            yield desk
        finally:
            desk.session.close()


def restore(writer: Writer) -> None:
    for table in FILLED:
        writer.execute(f"DELETE FROM {table}")
    for row in ROWS:
        writer.execute(row)
    writer.execute("DELETE FROM dbcare.fix")


def rename(number: int = 7, name: str = "renamed") -> Update:
    return Update("cloud.parent", {"id": number}, {"name": name}, {"name": {7: "seven", 8: "eight", 0: "zero"}[number]})


NASTY_TEXT = '\U0001f600 it\'s \\ "x" \0 \n;\n-- DELIMITER // \\g `%s %(a)s %% '
CASES: dict[str, Sequence[Change]] = {
    "delete everything": [Delete("cloud.every", {"id": 0}), Delete("cloud.every", {"id": 1})],
    "update": [
        Update(
            "cloud.every", {"id": 0},
            {"small": 5, "f": 2.5, "g": -0.1, "b": 2**64 - 1, "flag": 0, "c4": "", "bin": b"", "raw": b"\0'\\\xff",
             "txt": NASTY_TEXT, "d": "99999999999999.123456", "e": None, "s": "q", "da": None, "ti": "00:00:00.001",
             "ye": 0, "ts": "0000-00-00 00:00:00", "big": None, "l1": "é ", "dt6": "1000-01-01 00:00:00.000001"},
            dict.fromkeys(("small", "f", "g", "b", "flag", "c4", "bin", "raw", "txt", "d", "e", "s", "da", "ti", "ye",
                           "ts", "big", "l1", "dt6"), ...),
        ),
    ],
    "json": [Update("cloud.every", {"id": 0}, {"j": '["\\u00e9 it\'s"]'}, {"j": ...})],
    "inserts": [
        Insert("cloud.every", {"id": -5}, {"id": -5, "txt": NASTY_TEXT, "j": '{"a": "\'"}', "auto": "2001-01-01 00:00:00"}),
        Insert("cloud.parent", {"id": 20}, {"id": 20, "name": "O'Brien"}),
    ],
    "cascade": [Delete("cloud.parent", {"id": 7})],
    "chain": [Delete("cloud.chain", {"id": 3})],
    "id zero": [Delete("cloud.parent", {"id": 0})],
    "text key": [Update("cloud.sequence", {"name": "O'Brien ; -- \\"}, {"value": 2}, {"value": 1})],
    "bumped": [Update("cloud.vm_instance", {"id": 1}, {"state": "Stopped"}, {"state": "Running"})],
    "secret gone": [Update("cloud.vm_instance", {"id": 2}, {"state": "Stopped"}, {"state": "Running"})],
    "loose": [Update("cloud.op_networks", {"id": 5}, {"gc": 0}, {"gc": 1})],
}  # fmt: skip


def known(desk: Desk, changes: Sequence[Change]) -> list[Change]:
    """Fill in what each server shows in its own way."""
    filled: list[Change] = []
    for change in changes:
        if isinstance(change, Update) and ... in change.expect.values():
            [row] = desk.reader.read(desk.reader.shapes[change.table], [change.key])
            change = replace(change, expect={name: row[name] for name in change.expect})
        filled.append(change)
    return filled


@pytest.mark.parametrize("case", CASES)
def test_it_does_what_dbcare_would_and_takes_it_back(desk: Desk, case: str) -> None:
    before = desk.dump()
    fix = desk.fix(*known(desk, CASES[case]), locks=(("networks", 205),))
    desk.reader.shapes["cloud.op_lock"]
    desk.carried_out(fix)
    wanted = desk.dump()
    assert wanted != before
    restore(desk.writer)
    assert desk.dump() == before
    script = desk.script(fix)
    ran = desk.run(script)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "fix 1 is made" in ran.stdout
    assert desk.dump() == wanted
    undone = desk.undo(script)
    assert (undone.returncode, undone.stderr) == (0, "")
    assert "undo of fix 1 is made" in undone.stdout
    # An undo counts it up once more, for CloudStack to see that the row was written.
    desk.writer.execute("UPDATE vm_instance SET update_count = 4 WHERE update_count = 6")
    assert desk.dump() == before


@pytest.mark.parametrize("mode", ["NO_BACKSLASH_ESCAPES", "ANSI_QUOTES", "ANSI,TRADITIONAL,PIPES_AS_CONCAT"])
def test_the_modes_of_a_server_do_not_matter(desk: Desk, mode: str) -> None:
    before = desk.dump()
    old = desk.value("@@GLOBAL.sql_mode")
    fix = desk.fix(*(change for case in ("update", "inserts", "cascade") for change in known(desk, CASES[case])))
    script = desk.script(fix)
    desk.writer.execute(f"SET GLOBAL sql_mode = '{mode}'")
    try:
        assert desk.run(script).stderr == ""
        assert desk.dump() != before
        assert desk.undo(script).stderr == ""
    finally:
        desk.writer.execute("SET GLOBAL sql_mode = %s", (old,))
    assert desk.dump() == before


@pytest.mark.parametrize(
    ("meanwhile", "column"),
    [
        ("c3 = 'trailing '", "c3"),
        ("c3 = 'Trailing  '", "c3"),
        ("l1 = 'e'", "l1"),
        ("f = 0.10000001", "f"),
        ("g = 1.0000000000000002e-300", "g"),
        ("flag = b'0'", "flag"),
        ("b = b'11110'", "b"),
        ("small = 0", "small"),
        ("bin = X'00FF2700'", "bin"),
        ("raw = X'DEADBEEF'", "raw"),
        ("da = NULL", "da"),
        ("dt6 = '2026-02-00 00:00:00.123457'", "dt6"),
        ("j = NULL", "j"),
        ("j = '{\"b\": 1.5, \"a\": [null, true, 1]}'", "j"),
        ("ye = 2001", "ye"),
        ("e = 'y', s = 'p'", "e s"),
    ],
)  # fmt: skip
def test_a_row_that_changed_since_stops_the_client(desk: Desk, meanwhile: str, column: str) -> None:
    first, second = desk.fix(rename()), desk.fix(Delete("cloud.every", {"id": 0}), rename(0), number=2)
    third = desk.fix(rename(8), number=3)
    script = desk.script(first, second, third)
    assert desk.writer.execute(f"UPDATE every SET {meanwhile}, auto = auto WHERE id = 0") == 1
    before = desk.dump()
    ran = desk.run(script)
    assert ran.returncode == 1
    assert ran.stderr.strip().endswith(f"'STOPPED: fix 2: cloud.every id 0: {column}'")
    assert "fix 1 is made" in ran.stdout
    assert "fix 2" not in ran.stdout
    assert desk.value("(SELECT name FROM parent WHERE id = 7)") == "renamed"
    assert desk.undo(script, "1").stderr == ""
    assert desk.dump() == before


def test_a_row_that_is_gone_stops_the_client(desk: Desk) -> None:
    script = desk.script(desk.fix(Delete("cloud.every", {"id": 1}), rename()))
    desk.writer.execute("DELETE FROM every WHERE id = 1")
    before = desk.dump()
    assert "'STOPPED: fix 1: cloud.every id 1: it is gone'" in desk.run(script).stderr
    assert desk.dump() == before


def test_a_row_that_is_there_already_stops_the_client(desk: Desk) -> None:
    script = desk.script(desk.fix(rename(), Insert("cloud.loose", {"id": 9}, {"id": 9})))
    desk.writer.execute("INSERT INTO loose VALUES (9, NULL)")
    before = desk.dump()
    assert "Duplicate entry '9'" in desk.run(script).stderr
    assert desk.dump() == before


def going_on(desk: Desk, script: str, how: str) -> str:
    """Run a script in a way that goes on after errors; give what was shown."""
    if how == "--force":
        return (ran := desk.run(script, "--force")).stdout + ran.stderr
    (desk.folder / "fix.sql").write_text(script)
    # Only at a terminal does `source` go on.
    told = f"source {desk.folder / 'fix.sql'};\nexit\n"
    command = subprocess.list2cmdline(desk.command())
    ran = subprocess.run(
        ["script", "-qec", command, "/dev/null"], input=told, capture_output=True, text=True, timeout=60
    )
    return ran.stdout


@pytest.mark.parametrize("how", ["--force", "source"])
@pytest.mark.parametrize("late", [False, True])
def test_who_goes_on_after_an_error_writes_nothing_more(desk: Desk, how: str, *, late: bool) -> None:
    first = desk.fix(rename(), Insert("cloud.loose", {"id": 9}, {"id": 9}), locks=(("networks", 205),))
    script = desk.script(first, desk.fix(rename(8), number=2))
    # A duplicate key is met when the first row has been written already.
    desk.writer.execute("INSERT INTO loose VALUES (9, NULL)" if late else "UPDATE parent SET name = 'x' WHERE id = 7")
    before = desk.dump()
    shown = going_on(desk, script, how)
    assert "NOT fix 1 is made" in shown
    assert "NOT fix 2 is made" in shown
    assert desk.dump() == before


def test_a_client_that_connects_anew_writes_nothing_more(desk: Desk) -> None:
    script = desk.script(desk.fix(rename(), rename(8)))
    cut = script.replace("\nUPDATE", "\nKILL CONNECTION_ID();\nUPDATE", 1)
    assert cut != script
    before = desk.dump()
    desk.run(cut, "--force", "--reconnect")
    assert desk.dump() == before


def test_a_row_that_somebody_holds_is_not_waited_for(desk: Desk) -> None:
    script = desk.script(desk.fix(rename()))
    before = desk.dump()
    with Writer(desk.endpoint, NAMES["cloud"]) as holder:
        holder.execute("BEGIN")
        holder.execute("UPDATE parent SET name = name WHERE id = 7")
        ran = desk.run(script)
    assert ran.returncode == 1
    assert "ERROR 1205" in ran.stderr or "ERROR 3572" in ran.stderr
    assert desk.dump() == before


def test_cloudstacks_own_lock_is_respected(desk: Desk) -> None:
    script = desk.script(desk.fix(rename(), locks=(("networks", 205),)))
    desk.writer.execute("INSERT INTO op_lock VALUES ('networks205', 1, 'x', 'y', UTC_TIMESTAMP(), 1)")
    before = desk.dump()
    assert "Duplicate entry 'networks205'" in desk.run(script).stderr
    assert desk.dump() == before


ASKED = "SELECT id, name FROM parent WHERE name LIKE %(like)s AND id IN %(ids)s -- it's all\nORDER BY id;"
GIVEN = {"like": "%e%", "ids": [0, 7, 8]}
ANSWER = ({"id": 0, "name": "zero"}, {"id": 7, "name": "seven"}, {"id": 8, "name": "eight"})


@pytest.mark.parametrize(
    ("meanwhile", "why"),
    [
        ("UPDATE parent SET name = 'SEVEN' WHERE id = 7", "row 2"),
        ("DELETE FROM parent WHERE id = 0", "the number of rows row 1"),
        ("UPDATE parent SET name = 'x'", None),
        ("DELETE FROM loose", ""),
    ],
)
@pytest.mark.parametrize("where", ["fix", "first"])
def test_what_it_relies_on_must_still_hold(desk: Desk, meanwhile: str, why: str | None, where: str) -> None:
    change = Update("cloud.every", {"id": 1}, {"small": 1}, {"small": None})
    answer = Answer(ASKED, GIVEN, ANSWER)
    fix = desk.fix(change, requires=(answer,) if where == "fix" else ())
    script = desk.script(fix, **({"first": (answer,)} if where == "first" else {}))
    if why is None:
        meanwhile = "UPDATE parent SET name = CONCAT('x', id) WHERE id < 8"
        why = "the number of rows row 1 row 2"
    desk.writer.execute(meanwhile)
    ran = desk.run(script)
    question = "fix 1: question 1" if where == "fix" else "this script: question 1 about the installation"
    assert (f"STOPPED: {question} answers otherwise: {why}'" in ran.stderr) is bool(why)
    assert (desk.value("(SELECT small FROM every WHERE id = 1)") == 1) is (why == "")


def test_an_answer_of_nothing_and_one_of_the_same_rows_twice(desk: Desk) -> None:
    none = Answer("SELECT id FROM parent WHERE id > 100", {}, ())
    twice = Answer("SELECT 1 AS a, NULL AS b UNION ALL SELECT 1, NULL", {}, ({"a": 1, "b": None}, {"a": 1, "b": None}))
    script = desk.script(desk.fix(rename(), requires=(none, twice)))
    desk.writer.execute("INSERT INTO parent VALUES (200, 'late')")
    assert "question 1 answers otherwise: the number of rows" in desk.run(script).stderr
    desk.writer.execute("DELETE FROM parent WHERE id = 200")
    assert desk.run(script).stderr == ""


def test_a_counter_is_lifted_from_wherever_it_is_and_stays(desk: Desk) -> None:
    lift = desk.fix(Raise("cloud.sequence", {"name": "vm_instance_seq"}, "value", 200), rename())
    script = desk.script(lift)
    counter = "(SELECT value FROM sequence WHERE name = 'vm_instance_seq')"
    desk.writer.execute("UPDATE sequence SET value = 103 WHERE name = 'vm_instance_seq'")
    assert desk.run(script).stderr == ""
    assert desk.value(counter) == 200
    assert desk.undo(script).stderr == ""
    assert desk.value("(SELECT name FROM parent WHERE id = 7)") == "seven"
    assert desk.value(counter) == 200
    desk.writer.execute("UPDATE sequence SET value = 300 WHERE name = 'vm_instance_seq'")
    assert desk.run(script).stderr == ""
    assert desk.value(counter) == 300


def test_what_counts_up_by_itself_is_not_compared(desk: Desk) -> None:
    script = desk.script(desk.fix(*CASES["loose"]))
    desk.writer.execute("UPDATE op_networks SET mac_address_seq = 11")
    assert desk.run(script).stderr == ""
    desk.writer.execute("UPDATE op_networks SET mac_address_seq = 12")
    assert desk.undo(script).stderr == ""
    assert desk.writer.all("SELECT * FROM op_networks") == [{"id": 5, "mac_address_seq": 12, "gc": 1}]


def test_a_time_is_the_servers_and_any_time_is_taken_back(desk: Desk) -> None:
    nothing = dict.fromkeys(("dt", "dt6", "da"))
    change = Update("cloud.every", {"id": 1}, dict.fromkeys(nothing, NOW), nothing)
    insert = Insert("cloud.every", {"id": 5}, {"id": 5, "dt6": NOW, "auto": "2001-01-01 00:00:00"})
    before = desk.dump()
    script = desk.script(desk.fix(change, insert))
    assert desk.run(script).stderr == ""
    written = "SELECT CAST(dt AS CHAR) AS dt, CAST(dt6 AS CHAR) AS dt6, CAST(da AS CHAR) AS da FROM every WHERE id = "
    [one], [other] = desk.writer.all(f"{written}1"), desk.writer.all(f"{written}5")
    assert one["dt6"] == other["dt6"]
    assert one["dt6"].startswith(one["dt"])
    assert one["dt"].startswith(one["da"])
    assert abs(desk.value(f"TIMESTAMPDIFF(SECOND, '{one['dt']}', UTC_TIMESTAMP())")) < 60
    assert desk.undo(script).stderr == ""
    assert desk.dump() == before


def test_a_row_that_the_server_numbers_is_found_by_the_rest(desk: Desk) -> None:
    before = desk.dump()
    fix = desk.fix(Insert("cloud.parent", {}, {"name": "numbered é"}), Insert("cloud.parent", {}, {"name": "another"}))
    script = desk.script(fix)
    assert desk.run(script).stderr == ""
    assert desk.value("(SELECT COUNT(*) FROM parent)") == 5
    assert desk.undo(script).stderr == ""
    assert desk.dump() == before
    ran = desk.undo(script)
    assert "STOPPED: undo of fix 1: cloud.parent: one row as it was added is wanted: 0 such rows" in ran.stderr


def test_two_rows_alike_are_not_told_apart(desk: Desk) -> None:
    script = desk.script(desk.fix(Insert("cloud.mshost", {}, {"name": "twin"})))
    desk.writer.execute("INSERT INTO mshost (name) VALUES ('twin')")
    assert desk.run(script).stderr == ""
    assert "2 such rows" in desk.undo(script).stderr
    assert desk.value("(SELECT COUNT(*) FROM mshost)") == 2


def test_secrets_are_compared_and_never_shown(desk: Desk) -> None:
    update = desk.fix(Update("cloud.vm_instance", {"id": 1}, {"state": "Stopped"}, {"state": "Running"}))
    delete = desk.fix(Delete("cloud.vm_instance", {"id": 1}), number=2)
    script, more = desk.script(update), desk.script(delete)
    assert "s3cr3t" not in script + more
    assert b"s3cr3t".hex() not in (script + more).lower()
    desk.writer.execute("UPDATE vm_instance SET vnc_password = 'S3cr3t'")
    assert "STOPPED: fix 1: cloud.vm_instance id 1: vnc_password'" in desk.run(script).stderr
    assert "STOPPED: fix 2: cloud.vm_instance id 1: vnc_password'" in desk.run(more).stderr
    restore(desk.writer)
    assert desk.run(more).stderr == ""
    assert desk.value("(SELECT COUNT(*) FROM vm_instance)") == 1
    assert "THERE IS NO UNDO OF IT HERE: it writes cloud.vm_instance.vnc_password" in more
    assert desk.undo(more).stderr == ""
    assert desk.value("(SELECT COUNT(*) FROM vm_instance)") == 1


@pytest.mark.parametrize(
    "change",
    [
        Update("cloud.vm_instance", {"id": 1}, {"vnc_password": "n3w"}, {"vnc_password": "s3cr3t"}),
        Insert("cloud.vm_instance", {"id": 9}, {"id": 9, "vnc_password": "n3w"}),
    ],
)
def test_a_fix_that_writes_a_secret_is_left_out(desk: Desk, change: Change) -> None:
    script = desk.script(desk.fix(change), desk.fix(rename(), number=2))
    assert "NOT IN THIS SCRIPT: it writes cloud.vm_instance.vnc_password" in script
    assert "n3w" not in script
    ran = desk.run(script)
    assert ran.stderr == ""
    assert "fix 1" not in ran.stdout
    assert "fix 2 is made" in ran.stdout
    assert desk.undo(script).stderr == ""


def test_a_fix_that_relies_on_too_much_is_left_out(desk: Desk) -> None:
    answer = Answer("SELECT id FROM parent", {}, tuple({"id": number} for number in range(101)))
    assert "NOT IN THIS SCRIPT: it relies on more than 100 rows" in desk.script(desk.fix(rename(), requires=(answer,)))


def shown(action: Action) -> Sequence[str]:
    match action:
        case AlterIndex(_, Verb.ADD, index):
            return [f"ALTER TABLE child ADD INDEX {index.name} (note), ALGORITHM=INPLACE, LOCK=NONE;"]
        case AlterIndex(_, Verb.DROP, index):
            return [f"ALTER TABLE child DROP INDEX {index.name}, ALGORITHM=INPLACE, LOCK=NONE"]
        case Analyze():
            return ["ANALYZE TABLE child"]
    return []


def test_actions_are_made_after_everything_else_and_taken_back(desk: Desk) -> None:
    def indexes() -> int:
        found = desk.writer.all("SHOW INDEX FROM child")
        return sum(row["Key_name"] == INDEX.name for row in found)

    add = replace(desk.fix(rename()), number=2, changes=(), action=AlterIndex("cloud.child", Verb.ADD, INDEX))
    count = replace(add, number=3, action=Analyze("cloud.child"))
    fixes = (desk.fix(rename()), add, count)
    assert desk.script(*fixes).count("NOT IN THIS SCRIPT") == 2
    script = desk.script(*fixes, show=shown)
    desk.writer.execute("UPDATE parent SET name = 'x' WHERE id = 7")
    assert desk.run(script).returncode == 1
    assert indexes() == 0
    restore(desk.writer)
    assert desk.run(script).returncode == 0
    assert indexes() == 1
    assert "It cannot be undone" in script
    assert desk.undo(script).returncode == 0
    assert indexes() == 0


def test_what_needs_every_management_server_down_sees_who_runs(desk: Desk) -> None:
    script = desk.script(desk.fix(rename(), fix_class="stopped"))
    host = "INSERT INTO mshost (name, state, last_update, removed) VALUES "
    desk.writer.execute(f"{host} ('ms1', 'Up', UTC_TIMESTAMP(), NULL), ('ms2', 'Down', UTC_TIMESTAMP(), NULL)")
    assert "STOPPED: fix 1: management servers run: ms1'" in desk.run(script).stderr
    desk.writer.execute("UPDATE mshost SET last_update = UTC_TIMESTAMP() - INTERVAL 100 SECOND")
    assert "STOPPED" in desk.run(script).stderr
    desk.writer.execute("INSERT INTO configuration VALUES ('cluster.heartbeat.threshold', '60000')")
    assert desk.run(script).stderr == ""
    assert "STOPPED" not in desk.undo(script).stderr


def test_another_kind_of_server_and_a_later_day_are_refused(desk: Desk) -> None:
    before = desk.dump()
    fix = desk.fix(rename())
    late = desk.script(fix, expires="2020-01-01T00:00:00+01:00")
    assert "STOPPED: this script: it was to be run before 2019-12-31 23:00:00; plan anew" in desk.run(late).stderr
    desk.server = identify("8.4.0" if desk.server.family == "mariadb" else "10.11.19-MariaDB")
    assert "STOPPED: this script: it is for M" in desk.run(desk.script(fix)).stderr
    assert desk.dump() == before


def test_the_mariadb_client_serves_mysql_too(desk: Desk) -> None:
    if desk.server.family == "mariadb":
        pytest.skip("it is the client of the other tests there")
    desk.client = Path("mariadb")
    before = desk.dump()
    script = desk.script(desk.fix(*known(desk, CASES["update"])))
    assert desk.run(script, "--skip-ssl").stderr == ""
    assert desk.dump() != before
    desk.writer.execute("UPDATE every SET small = 9, auto = auto WHERE id = 0")
    assert desk.run(script, "--skip-ssl").returncode == 1


def test_what_is_left_out_is_said_and_the_rest_is_ascii(desk: Desk) -> None:
    script = desk.script(
        desk.fix(*known(desk, CASES["update"]), api="updateX\nDROP", attest="a\r\nb"),
        left_out=(LeftOut("check-y", "f", "another\nDROP TABLE parent;", "why"),),
    )
    assert "-- Left out: check-y: another DROP TABLE parent;: why\n" in script
    for line in script.splitlines():
        assert line.isascii() or line.startswith("-- ")
    assert desk.run(script).stderr == ""
    assert desk.undo(script).stderr == ""


def test_a_value_as_a_literal_is_that_value(desk: Desk) -> None:
    texts = [
        "",
        " ",
        "it's",
        "\\",
        "\\'",
        '"',
        "\0",
        "\n",
        "é",
        "\U0001f600",
        "%",
        "%s",
        "x" * 5000,
        "\x7f",
        "`",
        "-- ",
    ]
    for text in texts:
        assert desk.value(f"HEX({literal(text).replace('%', '%%')})") == text.encode().hex().upper()
        assert desk.value(f"HEX({literal(text.encode())})") == text.encode().hex().upper()
    for number in (0, -1, 2**64 - 1, -(2**63), 0.1, 1e300, 5e-324, -0.5, 123456789.125):
        assert desk.value(literal(number)) == number


@pytest.mark.parametrize("text", ["a\nb", "a\r\nb", "a\u2028b", "a\x00b", "a\x85b"])
def test_a_comment_is_one_line(text: str) -> None:
    assert comment(text) == "-- a b"
