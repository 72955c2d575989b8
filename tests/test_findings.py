from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dbcare.findings import SECRETS, Finding, Outcome, Report, Severity, Status, TargetReport, without_secrets

KEYS = st.dictionaries(st.sampled_from(["id", "name", "table"]), st.one_of(st.integers(), st.text()), min_size=1)


def make(**parts: Any) -> Finding:
    given = {"check": "c", "area": "a", "severity": Severity.INFO, "message": "m", "table": "cloud.t", "key": {"id": 1}}
    return Finding(**given | parts)


@given(KEYS, KEYS)
def test_a_fingerprint_names_the_row_and_nothing_that_changes(one: dict[str, Any], other: dict[str, Any]) -> None:
    first = make(key=one)
    assert first.fingerprint == make(key=dict(reversed(one.items())), message="n", row={"x": 2}).fingerprint
    assert first.fingerprint == make(key=one, severity=Severity.CRITICAL, uuid="u", name="n").fingerprint
    assert (first.fingerprint == make(key=other).fingerprint) == (one == other)
    assert first.fingerprint != make(key=one, table="cloud.u").fingerprint
    assert first.fingerprint != make(key=one, check="d").fingerprint


def test_a_connection_is_known_by_what_outlives_it() -> None:
    first, later = (make(key={"id": number}, identity={"user": "cloud"}) for number in (7, 8))
    assert first.fingerprint == later.fingerprint != make(key={"id": 7}).fingerprint


def test_fingerprints_do_not_change_between_releases_of_dbcare() -> None:
    """Acknowledged findings are kept by fingerprint: another recipe would forget them all."""
    assert make().fingerprint == "e59a384c9034eb39afa7"


@given(st.dictionaries(st.one_of(st.sampled_from(sorted(SECRETS)), st.text(max_size=5)), st.text(min_size=1)))
def test_secrets_are_masked_and_nothing_else(row: dict[str, str]) -> None:
    masked = without_secrets(row)
    assert masked.keys() == row.keys()
    for column, value in row.items():
        assert masked[column] == ("***" if column in SECRETS else value)


def test_an_empty_secret_is_seen_to_be_empty() -> None:
    assert without_secrets({"password": None, "user_data": ""}) == {"password": None, "user_data": ""}


def test_severities_have_ranks() -> None:
    assert [severity.rank for severity in (Severity.INFO, Severity.WARNING, Severity.CRITICAL)] == [0, 1, 2]


def test_a_report_counts_what_was_found_kept_or_not() -> None:
    outcomes = (
        Outcome("a", "x", Status.FOUND, 500, counts={Severity.WARNING: 499, Severity.INFO: 1}),
        Outcome("b", "x", Status.NOT_CHECKED, reason="denied"),
    )
    report = Report(
        "2026-11-23T02:00:00Z", 1.0, (TargetReport("t", outcomes=outcomes), TargetReport("u", outcomes=outcomes))
    )
    assert [report.count(severity) for severity in Severity] == [2, 998, 0]
    assert [outcome.id for outcome in report.unchecked()] == ["b", "b"]
