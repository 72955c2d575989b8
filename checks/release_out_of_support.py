"""This line of CloudStack releases is out of support, or will soon be.

The CloudStack project mends faults, security faults too, only in supported lines of releases: an LTS line for 18
months (24 from 4.22 on), a regular one until the next release. Vendors may support theirs for longer. The dates are
data (checks/release_out_of_support.toml); a line newer than the list is taken for supported.
"""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from dbcare.check import VERSIONS, Check, Context, Problem, Severity, before, load_facts


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Say when support of the release's line ended, or that it ends within the given days."""
    version = context.release.version
    line = ".".join(version.split(".")[:2])
    known = load_facts("dbcare.checks", "release_out_of_support")
    soon = context.now.date() + timedelta(days=context.parameters["days"])
    until = next((one["until"] for one in known["line"] if one["name"] == line), None)
    if until is None and not before(line, known["ended_before"]):
        return
    if until is None:
        text = "has been out of support for years"
    elif until < context.now.date():
        text = f"has been out of support since {until}"
    elif until <= soon:
        text = f"will be out of support from {until}"
    else:
        return
    yield Problem(
        f"CloudStack {line} {text}; {known['newest']} is the newest line known here",
        {"version": version},
        name=version,
        row={"release": version, "until": until},
        identity={"line": line},
    )


CHECK = Check(
    id="release-out-of-support",
    area="server",
    severity=Severity.INFO,
    inputs={"versions": VERSIONS},
    table="cloud.version",
    key=("version",),
    judge=judge,
    parameters={"days": 90},
    remedy="Plan the upgrade; `dbcare check` before and after it shows what it left behind.",
    symptom="No security fixes any more.",
    evidence=(
        "https://cwiki.apache.org/confluence/display/CLOUDSTACK/LTS",
        "https://mail-archive.com/dev@cloudstack.apache.org/msg105272.html",
    ),
)
