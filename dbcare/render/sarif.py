"""The report as SARIF 2.1.0, the format that code scanners share: OASIS, Static Analysis Results Interchange Format."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

from dbcare.findings import Severity
from dbcare.registry import Entry
from dbcare.render import json, reading
from dbcare.render.reading import Part

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Severity.CRITICAL: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
INTERRUPTED = 130


def render(document: Part, entries: Iterable[Entry] = (), accepted: Collection[str] = ()) -> str:
    """Write the document as SARIF with one run; `entries` explain the checks, as rules.

    The checks of `accepted` may be not checked: without them the run was successful all the same.
    """
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(document, entries, accepted)]})


def _run(document: Part, entries: Iterable[Entry], accepted: Collection[str]) -> dict[str, Any]:
    known = {entry.check.id: entry for entry in entries}
    parts = (*document["checks"], *({"id": gone["check"]} for gone in document.get("gone") or ()))
    rules = list(dict.fromkeys(part["id"] for part in parts))
    places = {name: place for place, name in enumerate(rules)}
    driver = {
        "name": "dbcare",
        "version": document["dbcare"],
        "rules": [_rule(name, known.get(name)) for name in rules],
    }
    return {
        "tool": {"driver": driver},
        "invocations": [_invocation(document, places, accepted)],
        "results": list(_results(document, places)),
    }


def _rule(name: str, entry: Entry | None) -> dict[str, Any]:
    if entry is None:
        # GitHub wants all three of every rule.
        told = _message(f"{name} is a check of a plugin that is not installed here.")
        return {"id": name, "shortDescription": _message(name), "fullDescription": told, "help": told}
    links = [link for link in entry.check.evidence if link.startswith("https://")]
    return {
        "id": name,
        "shortDescription": _message(entry.title),
        "fullDescription": _message(entry.explanation or entry.title),
        "help": _message(entry.check.remedy),
        **({"helpUri": links[0]} if links else {}),
        "defaultConfiguration": {"level": LEVELS[entry.check.severity]},
        "properties": {"tags": [entry.check.area]},
    }


def _message(text: str) -> dict[str, str]:
    """Write a text so that a reader sees no placeholder (SARIF 3.11.5) and no link (3.11.6) in it."""
    return {"text": text.replace("{", "{{").replace("}", "}}").replace("](", "] (")}


def _invocation(document: Part, places: Mapping[str, int], accepted: Collection[str]) -> dict[str, Any]:
    """Say how the run went: GitHub refuses what one without success found, so that no alert is closed unseen."""
    code = document["summary"]["exit_code"]
    lost = reading.unreachable(document)
    ended = datetime.fromisoformat(document["started"]) + timedelta(seconds=document["seconds"])
    blind = any(check["id"] not in accepted for check in reading.blind(document))
    return {
        "executionSuccessful": not (lost or blind or code == INTERRUPTED),
        "exitCode": code,
        "startTimeUtc": document["started"],
        "endTimeUtc": f"{ended:%Y-%m-%dT%H:%M:%S}.{ended.microsecond // 1000:03d}Z",
        "toolExecutionNotifications": [
            *(_notification("unreachable", f"{target['name']}: {target['error']}") for target in lost),
            *(_unchecked(check, places) for check in reading.blind(document)),
        ],
        "toolConfigurationNotifications": [_notification("note", note, "warning") for note in document["notes"]],
    }


def _notification(kind: str, text: str, level: str = "error") -> dict[str, Any]:
    return {"descriptor": {"id": kind}, "level": level, "message": _message(text)}


def _unchecked(check: Part, places: Mapping[str, int]) -> dict[str, Any]:
    told = _notification(check["status"], f"{check['target']}: {check['id']}: {check['reason']}")
    return {**told, "associatedRule": {"id": check["id"], "index": places[check["id"]]}}


def _results(document: Part, places: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    """Write each finding, and each that is gone; all have a baseline state, or none (SARIF 3.27.24)."""
    gone = document.get("gone") or ()
    compared = gone or any(found.get("new") is not None for found in document["findings"])
    for found in document["findings"]:
        baseline = "unchanged" if found.get("new") is False else "new"
        yield {**_result(found, places), **({"baselineState": baseline} if compared else {})}
    for found in gone:
        yield {**_result(found, places), "baselineState": "absent"}


def _result(found: Part, places: Mapping[str, int]) -> dict[str, Any]:
    about = ("target", "table", "key", "uuid", "name", "first_seen", "last_seen")
    return {
        "ruleId": found["check"],
        **({"ruleIndex": places[found["check"]]} if found["check"] in places else {}),
        "kind": "fail",
        "level": LEVELS[found["severity"]],
        "message": _message(found["message"] or f"no longer found: {reading.place(found)}"),
        "locations": [_location(found)],
        # The second is the only one that GitHub reads; its form, a hash and a number, is CodeQL's.
        "partialFingerprints": {
            "dbcare/v1": found["fingerprint"],
            "primaryLocationLineHash": f"{found['fingerprint']}:1",
        },
        "suppressions": [{"kind": "external", "status": "accepted"}] if found["acknowledged"] else [],
        "properties": {name: found[name] for name in about if found.get(name) is not None},
    }


def _location(found: Part) -> dict[str, Any]:
    """Name the row; GitHub refuses a file with a result that is in no file, so the table counts as one."""
    uri = "/".join(quote(part, safe="", errors="replace") or "-" for part in (found["target"], reading.thing(found)))
    return {
        "physicalLocation": {"artifactLocation": {"uri": uri}, "region": {"startLine": 1}},
        "logicalLocations": [{"fullyQualifiedName": reading.place(found)}],
    }
