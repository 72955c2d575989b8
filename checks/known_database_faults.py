"""This CloudStack release has known faults that leave traces in its database.

Each is named with its thread, with the release that mends it where one is known to, and with the checks of dbcare that
find its traces. It says nothing about this database: whether traces are there, those checks say. The list is data
(checks/known_database_faults.toml); faults that no thread or source shows are not in it.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import VERSIONS, Check, Context, Problem, Severity, before, load_facts


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each fault that the release in use has."""
    version = context.release.version
    for fault in load_facts("dbcare.checks", "known_database_faults")["fault"]:
        if _has(version, fault):
            yield Problem(
                _message(version, fault),
                {"fault": fault["id"]},
                name=fault["id"],
                row={"release": version, "mended": fault.get("mended", []), "links": fault["links"]},
            )


def _has(version: str, fault: Mapping[str, Any]) -> bool:
    """Say whether a release has a fault: each line of releases is mended by its own release, or by a newer line."""
    mended: list[str] = fault.get("mended", [])
    if before(version, fault.get("since", "0")):
        return False
    return not any(
        not before(version, release) and (_line(release) == _line(version) or release == mended[-1])
        for release in mended
    )


def _line(version: str) -> list[str]:
    return version.split(".")[:2]


def _message(version: str, fault: Mapping[str, Any]) -> str:
    mended, checks = fault.get("mended"), fault.get("checks")
    if mended:
        cure = f"mended in {' and '.join(mended)}"
    elif reported := fault.get("reported"):
        cure = f"reported for {reported}, and no release is known to mend it"
    else:
        cure = "no release is known to mend it"
    traces = f"; its traces are found by {', '.join(checks)}" if checks else ""
    return f"CloudStack {version}: {fault['summary']}; {cure}{traces}; see {fault['links'][0]}"


CHECK = Check(
    id="known-database-faults",
    area="server",
    severity=Severity.INFO,
    inputs={"versions": VERSIONS},
    table="cloud.version",
    key=("fault",),
    judge=judge,
    remedy="Read the thread; plan the upgrade to a release that mends it, and watch the checks named until then.",
    symptom="None by itself: a fault that comes back after it was mended by hand.",
    evidence=("https://github.com/apache/cloudstack/issues/8200", "https://github.com/apache/cloudstack/issues/12249"),
)
