import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dbcare.findings import Finding, Outcome, Report, Severity, Status, TargetReport
from dbcare.render.table import render, rows, where

ESCAPE = re.compile(r"\x1b\[[\d;]*m")


def finding(severity: Severity, **parts: Any) -> Finding:
    given = {"check": "c", "area": "a", "message": f"about {severity}", "table": "cloud.networks", "key": {"id": 205}}
    return Finding(severity=severity, **given | parts)


def report(*findings: Finding, **parts: Any) -> Report:
    counts = {severity: sum(one.severity is severity for one in findings) for severity in Severity}
    outcome = Outcome("c", "a", Status.FOUND, len(findings), 0.01, counts=counts)
    given = {"outcomes": (outcome,), "findings": findings} | parts
    return Report("2026-11-23T02:00:00Z", 0.4, (TargetReport("t", "MySQL 8.0.43", "4.22.0.0", **given),), ("noted",))


def test_the_worst_comes_first_and_information_waits_to_be_asked_for() -> None:
    shown = report(*map(finding, (Severity.INFO, Severity.WARNING, Severity.CRITICAL)))
    text = render(shown, 2)
    assert text.index("about critical") < text.index("about warning")
    assert "about info" not in text
    assert "For information, shown with -v: c (1)" in text
    assert "about info" in render(shown, 2, verbose=True)
    assert "about info" in render(shown, 2, informative=True)
    assert text.endswith("1 of 1 checks in 0.40 s: 1 critical, 1 warning, 1 info.")
    assert "Note: noted" in text


def test_colour_changes_nothing_but_colour() -> None:
    shown = report(*map(finding, Severity))
    plain, coloured = (render(shown, 2, colour=colour, verbose=True) for colour in (False, True))
    assert "\x1b" not in plain
    assert ESCAPE.sub("", coloured).split() == plain.split()
    assert len(ESCAPE.findall(coloured)) == 6


def test_what_was_not_looked_at_is_never_left_out() -> None:
    blind = Outcome("blind", "a", Status.NOT_CHECKED, reason="GRANT SELECT")
    for verbose in (False, True):
        text = render(report(outcomes=(blind, Outcome("off", "a", Status.DISABLED)), findings=()), 3, verbose=verbose)
        assert re.search(r"blind.*GRANT SELECT", text)
        assert text.endswith(
            "0 of 2 checks in 0.40 s: 0 critical, 0 warning, 0 info; 1 not applicable or disabled; 1 NOT CHECKED."
        )


def test_what_was_cut_off_is_said() -> None:
    outcome = Outcome("c", "a", Status.FOUND, 500, counts={Severity.WARNING: 500})
    text = render(report(outcomes=(outcome,), findings=(finding(Severity.WARNING),)), 1)
    assert "c: 500 findings, the first 1 shown (--limit)" in text


def test_an_error_of_the_target_is_shown() -> None:
    broken = Report("2026-11-23T02:00:00Z", 0.1, (TargetReport("t", error="cannot connect"),))
    assert render(broken, 69).startswith("t: cannot connect\n\n")


def test_where_a_finding_is() -> None:
    for table, key, shown in (
        ("cloud.networks", {"id": 205}, "cloud.networks 205"),
        ("cloud.sequence", {"name": "networks_seq"}, "cloud.sequence networks_seq"),
        ("information_schema.processlist", {"id": 41}, "connection 41"),
        ("information_schema.statistics", {"table": "cloud.nics", "columns": ["a", "b"]}, "cloud.nics (a, b)"),
        ("information_schema.tables", {"table": "cloud.nics"}, "cloud.nics"),
    ):
        assert where(finding(Severity.INFO, table=table, key=key)) == shown


@given(
    st.lists(st.tuples(st.text("abc1.", max_size=20), st.text("abc 1.", max_size=200)), max_size=5),
    st.integers(40, 160),
)
def test_tables_keep_to_their_width(lines: list[tuple[str, str]], width: int) -> None:
    room = max(width, 40 + 22)
    assert all(len(line) <= room for line in rows(("NAME", "MESSAGE"), lines, width=width).splitlines())


def test_numbers_are_shown_as_they_are() -> None:
    assert "0010" in rows(("ID", "WORD"), [("0010", "1e5")])
    assert "1e5" in rows(("ID", "WORD"), [("0010", "1e5")])
