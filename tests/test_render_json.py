import json
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dbcare.findings import Change, Finding, Gone, Outcome, Report, Severity, Status, TargetReport
from dbcare.render.json import document, dumps, plain, render

SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.text(), st.binary(), st.datetimes(), st.dates(), st.timedeltas(),
    st.decimals(allow_nan=False), st.floats(allow_nan=False, allow_infinity=False), st.sampled_from(list(Severity)),
)  # fmt: skip
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner), st.dictionaries(st.one_of(st.text(), st.integers()), inner), st.lists(inner).map(tuple)
    ),
    max_leaves=8,
)


def refuse(constant: str) -> None:
    raise AssertionError(f"{constant} is not JSON")


@given(VALUES)
def test_any_value_is_json_that_reads_back_the_same(value: Any) -> None:
    text = dumps(value)
    read = json.loads(text, parse_constant=refuse)
    assert read == json.loads(json.dumps(plain(value)))
    assert dumps(read) == text


@given(st.integers())
def test_integers_keep_every_digit(number: int) -> None:
    read = json.loads(dumps(number))
    assert int(read) == number
    assert isinstance(read, str) or int(float(read)) == number


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (2**53, 2**53),
        (2**53 + 1, "9007199254740993"),
        (-(2**63), "-9223372036854775808"),
        (datetime(2026, 11, 23, 2, 0, 5, 999), "2026-11-23T02:00:05Z"),
        (date(2026, 11, 23), "2026-11-23"),
        (Decimal("1.10"), "1.10"),
        (timedelta(hours=26, seconds=3), "1 day, 2:00:03"),
        (b"\x00\xff", "AP8="),
        (True, True),
        ({1: (b"", None)}, {"1": ["", None]}),
        (Severity.WARNING, "warning"),
        ("ü🙂", "ü🙂"),
    ],
)
def test_values_of_the_contract(value: Any, written: Any) -> None:
    assert plain(value) == written
    assert json.loads(dumps(value)) == written


@pytest.mark.parametrize("value", [float("nan"), float("inf"), datetime(2026, 1, 1, 9, tzinfo=UTC)])
def test_values_that_only_a_judge_could_make(value: Any) -> None:
    text = dumps(value)
    json.loads(text, parse_constant=refuse)
    assert "+00:00Z" not in text


def report() -> Report:
    found = Finding(
        "c-d", "a", Severity.WARNING, "m", "cloud.t", {"id": 2**60}, row={"at": datetime(2026, 1, 1)}, acknowledged=True
    )
    outcomes = (
        Outcome("c-d", "a", Status.FOUND, 6, 0.123456, counts={Severity.WARNING: 5}, acknowledged=1),
        Outcome("e", "a", Status.NOT_CHECKED, reason="denied"),
    )
    target = TargetReport("t", "MySQL 8.0.43", "4.22.0.0", 9, 12, None, outcomes, (found,))
    return Report("2026-11-23T02:00:00Z", 0.41234, (target,), ("a note",))


def test_the_document_of_the_contract() -> None:
    told = document(report(), 1)
    assert list(told) == [
        "schema_version", "dbcare", "started", "seconds", "targets", "checks", "findings", "gone", "summary", "notes",
        "run",
    ]  # fmt: skip
    assert told["seconds"] == 0.412
    assert told["checks"][0] == {
        "target": "t", "id": "c-d", "area": "a", "status": "found", "findings": 6, "acknowledged": 1, "seconds": 0.1235,
        "reason": None, "counts": {"critical": 0, "warning": 5, "info": 0},
        "fresh": {"critical": 0, "warning": 5, "info": 0},
    }  # fmt: skip
    assert told["findings"][0]["key"] == {"id": str(2**60)}
    assert told["findings"][0]["row"] == {"at": "2026-01-01T00:00:00Z"}
    assert told["findings"][0]["fix"] == {"class": "report", "fixable": False}
    assert told["summary"] == {
        "critical": 0, "warning": 5, "info": 0, "not_checked": 1, "acknowledged": 1, "new": None, "still": None,
        "gone": None, "exit_code": 1,
    }  # fmt: skip
    assert json.loads(render(report(), 1)) == told


def test_what_changed() -> None:
    gone = Gone("c", Severity.WARNING, "0" * 20, "cloud.t", {"id": 2**60}, None, "then", "later", True)
    told = Change({Severity.WARNING: 2, Severity.INFO: 1}, 4, {}, 7, (gone,))
    shown = report()._replace(run="ab12")
    told_of = document(shown._replace(targets=(shown.targets[0]._replace(change=told), shown.targets[0])), 1)
    assert {key: told_of["summary"][key] for key in ("new", "still", "gone")} == {"new": 3, "still": 4, "gone": 7}
    assert told_of["run"] == "ab12"
    assert told_of["gone"] == [
        {
            "target": "t", "check": "c", "severity": "warning", "fingerprint": "0" * 20, "table": "cloud.t",
            "key": {"id": str(2**60)}, "message": None, "first_seen": "then", "last_seen": "later",
            "acknowledged": True,
        }
    ]  # fmt: skip
