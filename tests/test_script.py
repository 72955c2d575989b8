"""A plan as a script does what dbcare would do, through a plain client, and takes itself back."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from dbcare.actions import Action, AlterIndex, Analyze, Verb
from dbcare.changes import NOW, Change, Delete, Insert, Raise, Update
from dbcare.plan import Answer, LeftOut
from dbcare.render.literals import comment, literal
from dbcare.schema import Index

from .scripts import Desk, desk, place, rename, restore

__all__ = ["desk", "place"]

INDEX = Index("i_child__note", ("note",), False, "BTREE", True)
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
    "json": [Update("cloud.every", {"id": 0}, {"j": '["é it\'s"]'}, {"j": ...})],
    "inserts": [
        Insert("cloud.every", {"id": -5},
               {"id": -5, "txt": NASTY_TEXT, "j": '{"a": "\'"}', "auto": "2001-01-01 00:00:00"}),
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


@pytest.mark.parametrize("server", ["mysql"], indirect=True)
def test_the_mariadb_client_serves_mysql_too(desk: Desk) -> None:
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
