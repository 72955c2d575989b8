"""What the doctor says, on paper: the table, the statements below it, and the document."""

import json
import re

from dbcare.doctor.accounts import Place
from dbcare.doctor.advice import Advice, State
from dbcare.render import doctor
from dbcare.render.doctor import Visit
from dbcare.server import Server

GRANT = "GRANT PROCESS ON *.* TO 'a'@'b'"
PLACE = Place(Server("mysql", "9.7.4"), {"cloud": "cloud", "cloud_usage": "cloud_usage"}, "localhost")
ADVICE = (
    Advice("rights", "PROCESS", State.UNKNOWN, "refused", "not seen", f"this would let it: {GRANT}", (GRANT,)),
    Advice(
        "settings", "wait_timeout", State.WARNING, "60", "too short", "set it", ("SET GLOBAL wait_timeout = 28800",)
    ),
    Advice("settings", "sql_mode", State.INFO, "ANSI", statements=(GRANT,)),
    Advice("clock", "server", State.OK, "right", statements=("SELECT 'never shown'",)),
)
VISIT = Visit("north", "MySQL 9.7.4", "4.22.0.0", ADVICE, PLACE, 1)


def test_the_table_has_everything_and_each_statement_once_worst_first() -> None:
    text = doctor.render(VISIT)
    assert text.startswith("north: CloudStack 4.22.0.0 on MySQL 9.7.4\n")
    assert re.search(r"^WARNING +settings +wait_timeout +60; too short; set it$", text, re.MULTILINE)
    below = text.partition("The statements")[2].splitlines()
    assert [line for line in below if line.startswith("  ")] == ["  SET GLOBAL wait_timeout = 28800;", f"  {GRANT};"]
    assert text.endswith("4 things looked at: 0 critical, 1 warning, 1 unknown, 1 info, 1 in order.")
    assert "\x1b" not in text


def test_colours_are_only_for_terminals() -> None:
    assert "\x1b[33mWARNING\x1b[0m" in doctor.render(VISIT, colour=True)


def test_without_anything_to_run_there_is_no_list() -> None:
    assert "The statements" not in doctor.render(VISIT._replace(advice=ADVICE[3:]))


def test_without_a_server_there_is_no_headline() -> None:
    text = doctor.render(Visit("north", None, None, ADVICE[:1], None, 69))
    assert text.startswith("STATE")


def test_the_document_holds_the_same() -> None:
    document = json.loads(json.dumps(doctor.document(VISIT)))
    assert document["schema_version"] == 1
    assert (document["target"], document["server"], document["cloudstack"]) == ("north", "MySQL 9.7.4", "4.22.0.0")
    assert document["summary"] == {"ok": 1, "info": 1, "warning": 1, "critical": 0, "unknown": 1, "exit_code": 1}
    assert [one["name"] for one in document["advice"]] == [one.name for one in ADVICE]
    assert document["advice"][0] == {
        "topic": "rights",
        "name": "PROCESS",
        "state": "unknown",
        "seen": "refused",
        "effect": "not seen",
        "remedy": f"this would let it: {GRANT}",
        "statements": [GRANT],
        "source": None,
    }
    assert document["accounts"]["look"][0]["statement"].startswith("CREATE USER 'dbcare'@'localhost'")
    assert doctor.document(VISIT._replace(place=None))["accounts"] == {}
