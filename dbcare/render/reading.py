"""Reading the JSON document of a check, the source that every other report is made from."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dbcare.findings import Severity, Status

Part = Mapping[str, Any]
"""A part of the document: a target, a check, a finding."""
WORST_FIRST = tuple(reversed(Severity))


def at_least(severity: Severity) -> tuple[Severity, ...]:
    """List the severities that are no less than one, worst first."""
    return tuple(one for one in WORST_FIRST if one.rank >= severity.rank)


def count(check: Part, severities: Iterable[Severity]) -> int:
    """Count a check's unacknowledged findings of these severities, kept or not."""
    return sum(check["counts"][severity] for severity in severities)


def looked(check: Part) -> bool:
    """Say whether a check looked to its end."""
    return check["status"] in (Status.PASSED, Status.FOUND)


def kept(document: Part) -> Mapping[tuple[str, str], list[Part]]:
    """Sort the findings that are kept by target and check, the worst of each first."""
    sorted_out: dict[tuple[str, str], list[Part]] = {(check["target"], check["id"]): [] for check in document["checks"]}
    for found in worst_first(document["findings"]):
        sorted_out.setdefault((found["target"], found["check"]), []).append(found)
    return sorted_out


def worst_first(findings: Iterable[Part]) -> list[Part]:
    """Order findings by severity, and leave those of one severity in their order."""
    return sorted(findings, key=lambda found: -Severity(found["severity"]).rank)


def acknowledged(check: Part, findings: Iterable[Part]) -> int:
    """Count the acknowledged findings of a check: those kept, where the document has no number."""
    told = check.get("acknowledged")
    return sum(found["acknowledged"] for found in findings) if told is None else told


def unreachable(document: Part) -> list[Part]:
    """List the targets that could not be looked at."""
    return [target for target in document["targets"] if target["error"]]


def blind(document: Part) -> list[Part]:
    """List the checks that could not look although their target could be reached."""
    lost = {target["name"] for target in unreachable(document)}
    unchecked = [check for check in document["checks"] if check["status"] == Status.NOT_CHECKED]
    return [check for check in unchecked if check["target"] not in lost]


def thing(found: Part) -> str:
    """Name the table, or the connection, that a finding is about."""
    table, key = found["table"], found["key"]
    return str(key.get("table", table)) if table.startswith("information_schema.") else str(table)


def place(found: Part) -> str:
    """Name the row that is wrong: `cloud.networks 205`, or the object that a finding about structure is on."""
    table, key = found["table"], {name: _listed(value) for name, value in found["key"].items()}
    if table.endswith(".processlist"):
        return f"connection {', '.join(key.values())}"
    if table.startswith("information_schema.") and "table" in key:
        return f"{key['table']} ({key['columns']})" if "columns" in key else key["table"]
    return " ".join([table, *key.values()])


def _listed(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, Sequence) and not isinstance(value, str) else str(value)


def counted(number: int, word: str, plural: str = "") -> str:
    """Write a number with its word: `1 warning`, `2 warnings`."""
    return f"{number} {word if number == 1 else plural or word}"


def only_new(document: Part) -> Part:
    """Leave in the counts only what no earlier run is known to have seen, and mark the other findings as known."""
    checks = [{**check, "counts": check["fresh"]} for check in document["checks"]]
    sums = {severity.value: sum(check["counts"][severity] for check in checks) for severity in Severity}
    findings = [{**found, "known": found.get("new") is False} for found in document["findings"]]
    return {**document, "checks": checks, "findings": findings, "summary": {**document["summary"], **sums}}


def counts(found: Part) -> bool:
    """Say whether a finding is in the counts: it is not acknowledged, nor known where only what is new counts."""
    return not (found["acknowledged"] or found.get("known"))
