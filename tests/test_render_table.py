import re
from typing import Any

import pytest

from dbcare.findings import Change, Finding, Gone, Outcome, Report, Severity, Status, TargetReport
from dbcare.render.table import render as rendered
from dbcare.render.table import where


def render(report: Report, exit_code: int, **shown: Any) -> str:
    """Write a report for a screen on which no line of these tests is too long."""
    return rendered(report, exit_code, **{"width": 160, **shown})


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


SPOILT = "\x1b[31mred\x1b[0m\n\u202eevil\x9b\x07"


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_nothing_from_a_database_reaches_the_terminal_as_a_command(width: int) -> None:
    found = finding(Severity.CRITICAL, check=SPOILT, message=SPOILT, table=SPOILT, key={"id": SPOILT})
    outcomes = (
        Outcome(SPOILT, "a", Status.NOT_CHECKED, reason=SPOILT),
        Outcome("more", "a", Status.FOUND, 7, counts={Severity.INFO: 7}),
    )
    target = TargetReport(SPOILT, SPOILT, SPOILT, outcomes=outcomes, findings=(found,))
    broken = Report("", 1.0, (target, TargetReport(SPOILT, error=SPOILT)), (SPOILT,))
    for verbose in (False, True):
        lines = render(broken, 2, verbose=verbose, width=width).split("\n")
        assert all(line.isprintable() and len(line) <= width for line in lines)
        assert "".join("".join(lines).split()).count(r"\x1b[31mred\x1b[0m\u202eevil\x9b\x07") >= 10


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_a_report_keeps_to_its_width_and_ends_with_its_sum(width: int) -> None:
    blind = Outcome("blind", "a", Status.NOT_CHECKED, reason="a reason " * 20)
    shown = report(finding(Severity.CRITICAL, message="a message " * 30), outcomes=(blind,))
    lines = render(shown, 2, width=width).split("\n")
    assert max(map(len, lines)) <= width
    assert " ".join("\n".join(lines).rpartition("\n\n")[2].split()).startswith("0 of 1 checks in 0.40 s: ")


def test_targets_are_headed_and_summed_up() -> None:
    one, other = finding(Severity.WARNING), finding(Severity.CRITICAL)
    first, second = report(one).targets[0], report(other).targets[0]
    both = Report(
        "", 1.0, (first._replace(name="east"), second._replace(name="west"), TargetReport("south", error="no"))
    )
    text = render(both, 2)
    assert "east: CloudStack 4.22.0.0 on MySQL 8.0.43\n=====" in text
    places = [text.index(part) for part in ("east:", "about warning", "west:", "about critical", "south: no")]
    assert places == sorted(places)
    last = text.rpartition("\n\n")[2]
    assert last == "2 of 2 checks on 3 targets in 1.00 s: 1 critical, 1 warning, 0 info; 1 NOT REACHED."


def test_quiet_says_nothing_where_nothing_counts() -> None:
    blind = Outcome("accepted", "a", Status.NOT_CHECKED, reason="why")
    informed = finding(Severity.INFO)
    clean = report(informed, outcomes=(blind, Outcome("c", "a", Status.FOUND, 500, counts={Severity.INFO: 500})))
    assert render(clean._replace(notes=()), 0, quiet=True) == ""
    known = report(finding(Severity.CRITICAL, acknowledged=True), outcomes=())._replace(notes=())
    assert render(known, 0, quiet=True) == ""


def test_quiet_says_what_counts() -> None:
    blind = Outcome("blind", "a", Status.NOT_CHECKED, reason="why")
    many = Outcome("c", "a", Status.FOUND, 500, counts={Severity.CRITICAL: 500})
    text = render(report(*map(finding, Severity), outcomes=(blind, many)), 2, quiet=True, least=Severity.CRITICAL)
    assert text.startswith("t: CloudStack 4.22.0.0 on MySQL 8.0.43\n\nSEVERITY")
    assert re.search(r"blind +why", text)
    assert "500 findings" in text
    assert text.endswith("Note: noted")
    assert not re.search(r"about (info|warning)|For information|checks in", text)
    broken = Report("", 0.1, (TargetReport("t", error="cannot connect"),))
    assert render(broken, 69, quiet=True) == "t: cannot connect"


def gone(severity: Severity, *, acknowledged: bool = False) -> Gone:
    times = "2026-11-20T02:00:00Z", "2026-11-21T02:00:00Z"
    message = f"was {severity}{' and known' if acknowledged else ''}"
    return Gone("c", severity, "ab" * 10, "cloud.networks", {"id": 7}, message, *times, acknowledged)


CHANGE = Change({Severity.CRITICAL: 2}, 5, {}, 1, (gone(Severity.WARNING), gone(Severity.WARNING, acknowledged=True)))


def test_new_is_marked_once_there_was_an_earlier_run() -> None:
    findings = (
        finding(Severity.CRITICAL, new=True, first_seen="2026-11-23T02:00:00Z"),
        finding(Severity.WARNING, new=False, first_seen="2026-11-20T02:00:00Z"),
    )
    assert "SINCE" not in render(report(*findings), 2)
    text = render(report(*findings, change=CHANGE), 2)
    assert re.search(r"CRITICAL +new +c ", text)
    assert re.search(r"WARNING +2026-11-20 +c ", text)
    assert text.endswith("; new: 2, still there: 5, gone: 1.")


def test_what_is_gone_is_told() -> None:
    line = "gone since 2026-11-21T02:00:00Z: WARNING c, cloud.networks 7: was warning"
    text = render(report(finding(Severity.WARNING), change=CHANGE), 1)
    assert line in text.splitlines()
    assert "and known" not in text
    assert f"{line} and known" in render(report(finding(Severity.WARNING), change=CHANGE), 1, verbose=True).splitlines()
    quiet = CHANGE._replace(gone=(gone(Severity.INFO),))
    assert "gone since" not in render(report(change=quiet), 1)
    assert "gone since" in render(report(change=quiet), 1, informative=True)


def test_what_is_acknowledged_is_summed_up_and_shown_when_asked() -> None:
    known = finding(Severity.WARNING, acknowledged=True)
    outcome = Outcome("c", "a", Status.FOUND, 3, acknowledged=3)
    shown = report(known, outcomes=(outcome,))
    text = render(shown, 0)
    assert "about warning" not in text
    assert "shown (--limit)" not in text
    assert text.endswith("0 critical, 0 warning, 0 info; 3 acknowledged.")
    verbose = render(shown, 0, verbose=True)
    assert "(acknowledged) about warning" in verbose
    assert known.fingerprint[:12] in verbose
    assert known.fingerprint not in verbose
