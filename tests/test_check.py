from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from dbcare.catalogue import shipped
from dbcare.check import Check, Context, Problem, Severity, Snapshot, load_facts
from dbcare.errors import CheckError, QueryError
from dbcare.queries import parse

INPUTS = parse("-- name: detect\nSELECT id, name FROM networks WHERE id > :least", "x.sql")
RELEASE = shipped().release("4.22.0.0")
CONTEXT = Context(RELEASE, "MariaDB 10.11.19", datetime(2026, 11, 23))


def make(**parts: Any) -> Check:
    given = {
        "id": "test-check", "area": "tests", "severity": Severity.WARNING, "inputs": INPUTS, "table": "cloud.networks",
        "remedy": "-", "message": "network {name}", "parameters": {"least": 1},
    }  # fmt: skip
    return Check(**given | parts)


def test_one_row_is_one_problem() -> None:
    rows = iter([{"id": 1, "name": "a"}, {"id": 2, "name": "{b}", "uuid": "u"}])
    assert list(make().judged({"detect": rows}, CONTEXT)) == [
        Problem("network a", {"id": 1}, name="a", row={"id": 1, "name": "a"}),
        Problem("network {b}", {"id": 2}, uuid="u", name="{b}", row={"id": 2, "name": "{b}", "uuid": "u"}),
    ]


def test_the_key_may_have_several_columns() -> None:
    check = make(key=("name", "id"))
    [problem] = check.judged({"detect": [{"id": 1, "name": "a"}]}, CONTEXT)
    assert list(problem.key.items()) == [("name", "a"), ("id", 1)]


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"id": "Test_Check"}, "ids and areas are lower-case words joined by dashes"),
        ({"id": "x\n"}, "ids and areas are lower-case words"),
        ({"area": "two words"}, "ids and areas are lower-case words"),
        ({"inputs": {}}, "it has no input"),
        ({"message": ""}, "it needs a message, or a judge"),
    ],
)
def test_a_check_that_cannot_work_is_refused(parts: dict[str, Any], message: str, request: Any) -> None:
    with pytest.raises(CheckError, match=message):
        make(**parts)


def test_verify_finds_what_only_the_lexer_sees() -> None:
    make().verify()
    with pytest.raises(CheckError, match="check test-check has no default for :least"):
        make(parameters={}).verify()
    with pytest.raises(CheckError, match="its message has a place without a name"):
        make(message="network {}").verify()
    with pytest.raises(QueryError, match=r"x\.sql:1: SLEEP"):
        make(inputs=parse("-- name: detect\nSELECT SLEEP(1)", "x.sql")).verify()


def test_the_engine_gives_the_names_of_the_databases() -> None:
    make(inputs=parse("-- name: detect\nSELECT :cloud AS id, :usage AS name", "x.sql"), parameters={}).verify()


def test_snapshots_and_queries_are_told_apart() -> None:
    check = make(inputs={**INPUTS, "live": Snapshot("indexes")})
    assert check.snapshots() == {"indexes"}
    assert [query.name for query in check.queries()] == ["detect"]


def test_facts_are_read_beside_the_checks() -> None:
    support = load_facts("dbcare.checks", "release_out_of_support")
    assert "4.20" in [line["name"] for line in support["line"]]
    with pytest.raises(CheckError, match=r"^dbcare.checks: there is no nothing.toml$"):
        load_facts("dbcare.checks", "nothing")


def test_facts_that_cannot_be_read_say_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "broken_facts"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "x.toml").write_text("a = 1\nb = \n")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(CheckError, match=r"^x.toml: .*line 2"):
        load_facts("broken_facts", "x")
