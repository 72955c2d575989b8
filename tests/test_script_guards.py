"""What stops a script: whatever stops dbcare, and nothing is written after it, however the client goes on."""

import subprocess

import pytest

from dbcare.changes import Delete, Insert, Update
from dbcare.db import Writer
from dbcare.plan import Answer
from dbcare.server import identify

from .scripts import NAMES, Desk, desk, place, rename

__all__ = ["desk", "place"]


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
    assert "fix 1 is NOT made" in shown
    assert "fix 2 is NOT made" in shown
    assert desk.dump() == before


def test_a_client_that_connects_anew_writes_nothing_more(desk: Desk) -> None:
    script = desk.script(desk.fix(rename(), rename(8)))
    cut = script.replace("\nUPDATE", "\nKILL CONNECTION_ID();\nUPDATE", 1)
    assert cut != script
    before = desk.dump()
    assert "Trying to reconnect" in going_on(desk, cut, "source")
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
