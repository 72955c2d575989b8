import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import jsonschema
import pytest
from hypothesis import given, settings

from dbcare.endpoint import Endpoint
from dbcare.registry import installed
from dbcare.render.sarif import render

from .documents import documents, gone, small
from .faulty import faulty
from .spare import ROOT, run

ENTRIES = installed([]).entries
SCHEMA = json.loads((ROOT / "tests" / "data" / "sarif-2.1.0.json").read_text())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def read(text: str) -> dict[str, Any]:
    """The one run of a SARIF log that its schema accepts, and that GitHub's uploader does."""
    log = json.loads(text)
    VALIDATOR.validate(log)
    [run] = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    for rule in rules:
        assert all(rule[part]["text"] for part in ("shortDescription", "fullDescription", "help"))
    assert len({rule["id"] for rule in rules}) == len(rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        [where] = result["locations"]
        uri = urlsplit(where["physicalLocation"]["artifactLocation"]["uri"])
        assert (uri.scheme, uri.netloc, uri.path[0] == "/") == ("", "", False)
        assert result["partialFingerprints"]["primaryLocationLineHash"]
    assert len({"baselineState" in result for result in run["results"]}) <= 1
    return dict(run)


def shown(message: dict[str, str]) -> str:
    """What a reader makes of a message (SARIF 3.11.5)."""
    return message["text"].replace("{{", "{").replace("}}", "}")


@settings(deadline=None)
@given(documents())
def test_the_schema_of_sarif_accepts_any_document(made: dict[str, Any]) -> None:
    told = read(render(made))
    results = [one for one in told["results"] if one.get("baselineState") != "absent"]
    for result, found in zip(results, made["findings"], strict=True):
        assert shown(result["message"]) == found["message"].replace("](", "] (")
        assert bool(result["suppressions"]) == found["acknowledged"]
        assert result["partialFingerprints"]["dbcare/v1"] == found["fingerprint"]
        assert result["level"] == {"critical": "error", "warning": "warning", "info": "note"}[found["severity"]]
    assert len(told["results"]) - len(results) == len(made.get("gone", []))
    [invocation] = told["invocations"]
    assert invocation["exitCode"] == made["summary"]["exit_code"]
    if any(target["error"] for target in made["targets"]) or invocation["exitCode"] == 130:
        assert not invocation["executionSuccessful"]


def test_the_schema_can_refuse() -> None:
    log = json.loads(render(small()))
    log["runs"][0]["results"][0]["level"] = "critical"
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(log)


def test_rules_explain_every_check() -> None:
    made = small()
    made["checks"] = [{**made["checks"][0], "id": entry.check.id} for entry in ENTRIES]
    rules = read(render(made, ENTRIES))["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [entry.check.id for entry in ENTRIES]
    for rule, entry in zip(rules, ENTRIES, strict=True):
        assert shown(rule["help"]) == entry.check.remedy
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
        assert rule.get("helpUri", "https://").startswith("https://")


def test_the_row_is_named() -> None:
    [location] = read(render(small()))["results"][0]["locations"]
    assert location["logicalLocations"] == [{"fullyQualifiedName": "cloud.op_networks 251"}]
    assert unquote(location["physicalLocation"]["artifactLocation"]["uri"]) == "default/cloud.op_networks"


def test_what_is_new_still_there_and_gone() -> None:
    made = small()
    for found, state in zip(made["findings"], (True, False, None), strict=True):
        found["new"] = state
    made["gone"] = [gone(made["findings"][0] | {"key": {"id": 9}, "fingerprint": "0" * 20, "check": "other"}, None)]
    results = read(render(made))["results"]
    assert [one["baselineState"] for one in results] == ["new", "unchanged", "new", "absent"]
    assert results[3]["message"]["text"] == "no longer found: cloud.op_networks 9"


def test_without_a_state_nothing_is_compared() -> None:
    assert not any("baselineState" in one for one in read(render(small()))["results"])


def test_what_could_not_be_looked_at_is_a_notification() -> None:
    [invocation] = read(render(small()))["invocations"]
    [told] = invocation["toolExecutionNotifications"]
    assert told["associatedRule"]["id"] == "long-running-transaction"
    assert "GRANT PROCESS" in told["message"]["text"]
    assert not invocation["executionSuccessful"]


def test_what_may_be_not_checked_is_no_failure_whatever_else_is_found() -> None:
    [invocation] = read(render(small(), accepted=["long-running-transaction"]))["invocations"]
    assert (invocation["exitCode"], invocation["executionSuccessful"]) == (2, True)
    assert invocation["toolExecutionNotifications"]


def test_a_real_run(server: Endpoint, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = faulty(server)
    assert run("check", *place, "--format", "json") == 2
    found = json.loads(capsys.readouterr().out)["findings"]
    assert run("check", *place, "--format", "sarif", "--output", str(tmp_path / "r.sarif")) == 2
    told = read((tmp_path / "r.sarif").read_text())
    assert [one["partialFingerprints"]["dbcare/v1"] for one in told["results"]] == [one["fingerprint"] for one in found]
    assert told["invocations"][0]["executionSuccessful"]


def test_a_target_that_cannot_be_reached_is_a_notification(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "--socket", "/nowhere/s", "--format", "sarif") == 69
    told = read(capsys.readouterr().out)
    [invocation] = told["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"], told["results"]) == (False, 69, [])
    [notification] = invocation["toolExecutionNotifications"]
    assert "/nowhere/s" in notification["message"]["text"]
