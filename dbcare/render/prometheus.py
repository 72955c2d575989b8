"""The report as a text file for Prometheus' node_exporter: gauges without timestamps, each family told once."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from dbcare.findings import Status
from dbcare.render import reading
from dbcare.render.reading import Part

Sample = tuple[Mapping[str, Any], float]


class Family(NamedTuple):
    """Samples of one name: each is labels and a value."""

    name: str
    help: str
    samples: Iterable[Sample]


def render(document: Part) -> str:
    """Write the document in Prometheus' text format; who writes it to a file ends it with a newline."""
    return "\n".join(line for family in _families(document) for line in _lines(family))


def _lines(family: Family) -> Iterator[str]:
    yield f"# HELP dbcare_{family.name} {family.help}"
    yield f"# TYPE dbcare_{family.name} gauge"
    for labels, value in family.samples:
        named = ",".join(f'{name}="{_escaped(value)}"' for name, value in labels.items())
        yield f"dbcare_{family.name}{{{named}}} {value}" if named else f"dbcare_{family.name} {value}"


def _escaped(value: object) -> str:
    """Escape a label's value; what UTF-8 cannot hold is replaced, and a return would end a line for some readers."""
    text = str(value).encode("utf-8", "replace").decode().replace("\r", " ")
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace('"', '\\"')


def _families(document: Part) -> Iterator[Family]:
    yield from _run(document)
    yield from _targets(document["targets"])
    yield from _checks(document)


def _run(document: Part) -> Iterator[Family]:
    began = int(datetime.fromisoformat(document["started"]).timestamp())
    yield Family("build_info", "Version of dbcare; always 1.", [({"version": document["dbcare"]}, 1)])
    yield Family("last_run_timestamp_seconds", "Unix time when the last run began.", [({}, began)])
    yield Family("run_duration_seconds", "How long the last run took.", [({}, document["seconds"])])
    yield Family("exit_code", "Exit code of the last run.", [({}, document["summary"]["exit_code"])])


def _targets(targets: Iterable[Part]) -> Iterator[Family]:
    up, known = [], []
    for target in targets:
        name = {"target": target["name"]}
        up.append((name, 0 if target["error"] else 1))
        about = {"server": target["server"] or "", "cloudstack": target["cloudstack"] or ""}
        known.append(({**name, **about}, 1))
    yield Family("up", "Whether the target could be looked at.", up)
    yield Family("target_info", "Server and CloudStack release of the target; always 1.", known)


def _checks(document: Part) -> Iterator[Family]:
    """Tell what was found only of checks that looked: 0 means that nothing is there, absence that nobody knows."""
    checks = [(_labels(check), check) for check in document["checks"]]
    findings = reading.kept(document)
    saw = [(labels, check) for labels, check in checks if reading.looked(check)]
    yield Family(
        "findings",
        "Findings that are not acknowledged, of checks that looked.",
        [
            ({**labels, "severity": severity.value}, check["counts"][severity])
            for labels, check in saw
            for severity in reading.WORST_FIRST
        ],
    )
    yield Family(
        "findings_acknowledged",
        "Findings that are acknowledged, of checks that looked.",
        [(labels, reading.acknowledged(check, findings[check["target"], check["id"]])) for labels, check in saw],
    )
    yield Family(
        "check_status",
        f"What became of the check: {', '.join(Status)}; always 1.",
        [({**labels, "status": check["status"]}, 1) for labels, check in checks],
    )
    yield Family(
        "check_duration_seconds",
        "How long the check took, of checks that looked.",
        [(labels, check["seconds"]) for labels, check in saw],
    )


def _labels(check: Part) -> dict[str, str]:
    return {"target": check["target"], "check": check["id"], "area": check["area"]}
