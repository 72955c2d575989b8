"""Documents that reports are made from: any that there may be, and one that is always the same."""

import json
from typing import Any

from hypothesis import strategies as st

from dbcare.findings import Finding, Outcome, Report, Severity, Status, TargetReport
from dbcare.render.json import document

from .spare import ROOT

WORDS = st.from_regex(r"[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)
TEXTS = st.one_of(
    st.text(max_size=60),
    st.text("|'\"\\\n\r\t\0\x1b\x7f\x85\u2028{}[]()<>&;=, ü🙂\ud800\ufffe", max_size=30),
    st.sampled_from(["x" * 5000, "🙂" * 3000, "a|b\n" * 900]),
)
CODES = (0, 1, 2, 3, 69, 130)


@st.composite
def findings(draw: st.DrawFn, check: str, area: str) -> Finding:
    """A finding of a check: of a row, of structure, or of a connection."""
    table, key = draw(
        st.sampled_from(
            [
                ("cloud.networks", {"id": 205}),
                ("cloud.op_lock", {"key": draw(TEXTS), "n": None}),
                ("information_schema.statistics", {"table": "cloud.nics", "columns": ["mac_address", "id"]}),
                ("information_schema.tables", {"table": "cloud_usage.quota"}),
                ("information_schema.processlist", {"id": 41}),
            ]
        )
    )
    severity = draw(st.sampled_from(Severity))
    message = draw(TEXTS) or "m"
    return Finding(
        check, area, severity, message, table, key, draw(st.none() | TEXTS), draw(st.none() | TEXTS),
        acknowledged=draw(st.booleans()),
    )  # fmt: skip


@st.composite
def looks(draw: st.DrawFn, check: str, area: str) -> tuple[Outcome, tuple[Finding, ...]]:
    """What became of a check, and the findings that were kept."""
    status = draw(st.sampled_from(Status))
    seconds = draw(st.floats(0, 1000))
    if status is not Status.FOUND:
        reason = (draw(TEXTS) or "why") if status in (Status.NOT_CHECKED, Status.NOT_APPLICABLE) else None
        return Outcome(check, area, status, 0, seconds, reason), ()
    kept = draw(st.lists(findings(check, area), min_size=1, max_size=4)) * draw(st.sampled_from([1, 1, 1, 12]))
    more = draw(st.integers(0, 10**6))
    counts = {severity: sum(one.severity is severity and not one.acknowledged for one in kept) for severity in Severity}
    counts[Severity.WARNING] += more
    return Outcome(check, area, status, len(kept) + more, seconds, None, counts), tuple(kept)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """The report of a run on some targets, with the same checks on each."""
    checks = [(name, draw(WORDS)) for name in draw(st.lists(WORDS, max_size=5, unique=True))]
    targets = []
    for name in draw(st.lists(TEXTS, max_size=3, unique=True)):
        parts = [draw(looks(*check)) for check in checks]
        error, server = draw(st.none() | TEXTS.filter(bool)), draw(st.none() | TEXTS)
        outcomes, kept = tuple(part[0] for part in parts), tuple(one for part in parts for one in part[1])
        targets.append(TargetReport(name, server, draw(st.none() | TEXTS), 9, 12, error, outcomes, kept))
    return Report(
        "2026-11-23T02:00:00Z", draw(st.floats(0, 10**5)), tuple(targets), tuple(draw(st.lists(TEXTS, max_size=2)))
    )


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """Any document, half of them with what a state adds: what is new, and what is gone."""
    made = document(draw(reports()), draw(st.sampled_from(CODES)))
    if draw(st.booleans()):
        for found in made["findings"]:
            found["new"] = draw(st.none() | st.booleans())
        made["gone"] = [gone(found, draw(st.none() | TEXTS)) for found in made["findings"][:2]]
    return made


def gone(found: dict[str, Any], message: str | None) -> dict[str, Any]:
    """What the state tells of a finding that is gone."""
    names = ("target", "check", "severity", "fingerprint", "table", "key", "acknowledged")
    seen = {"first_seen": "2026-11-01T02:00:00Z", "last_seen": "2026-11-22T02:00:00Z"}
    return {**{name: found[name] for name in names}, "message": message, **seen}


def small() -> dict[str, Any]:
    """A document that has one of everything: the example of docs/outputs.md."""
    made: dict[str, Any] = json.loads((ROOT / "docs" / "example-report.json").read_text())
    return made
