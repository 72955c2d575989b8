"""The report as JUnit XML, for continuous integration: a suite for each target and area, a test for each check."""

import re
from collections.abc import Collection
from itertools import groupby
from xml.etree import ElementTree

from dbcare.findings import Severity, Status
from dbcare.render import reading
from dbcare.render.reading import Part

CONNECTION = "connection"
"""The suite, and the test in it, that fails when a target cannot be reached."""
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(document: Part, fail_on: Severity = Severity.WARNING, accepted: Collection[str] = ()) -> str:
    """Write the document as JUnit XML: findings at or above `fail_on` fail, what was not looked at is an error.

    The checks of `accepted` may be not checked: they are skipped then.
    """
    root, kept, fails = (
        ElementTree.Element("testsuites", name="dbcare"),
        reading.kept(document),
        reading.at_least(fail_on),
    )
    for target in document["targets"]:
        _suite(root, document, target, CONNECTION).append(_connection(target))
        checks = [check for check in document["checks"] if check["target"] == target["name"]]
        for area, group in groupby(sorted(checks, key=lambda check: str(check["area"])), lambda check: check["area"]):
            suite = _suite(root, document, target, area)
            suite.extend(_case(check, kept[check["target"], check["id"]], fails, accepted) for check in group)
    for suite in root:
        _sum_up(suite)
    _sum_up(root, float(document["seconds"]))
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}'


def legal(text: object) -> str:
    """Write what XML cannot hold as Python writes it: `\\x1b`."""
    return _ILLEGAL.sub(lambda found: repr(found[0])[1:-1], str(text))


def _suite(root: ElementTree.Element, document: Part, target: Part, area: str) -> ElementTree.Element:
    began = document["started"].removesuffix("Z")
    suite = ElementTree.SubElement(root, "testsuite", name=legal(f"{target['name']}.{area}"), timestamp=began)
    properties = ElementTree.SubElement(suite, "properties")
    for name in ("server", "cloudstack"):
        if target[name]:
            ElementTree.SubElement(properties, "property", name=name, value=legal(target[name]))
    ElementTree.SubElement(properties, "property", name="dbcare", value=document["dbcare"])
    return suite


def _connection(target: Part) -> ElementTree.Element:
    case = _named(target["name"], CONNECTION, CONNECTION, 0.0)
    if target["error"]:
        _told(case, "error", "unreachable", target["error"])
    return case


def _named(target: str, area: str, name: str, seconds: float) -> ElementTree.Element:
    return ElementTree.Element("testcase", name=name, classname=legal(f"{target}.{area}"), time=f"{seconds:.4f}")


def _told(case: ElementTree.Element, tag: str, kind: str, message: str, text: str = "") -> None:
    element = ElementTree.SubElement(case, tag, type=kind, message=legal(message))
    element.text = legal(text) or None


def _case(
    check: Part, findings: Collection[Part], fails: Collection[Severity], accepted: Collection[str]
) -> ElementTree.Element:
    case = _named(check["target"], check["area"], check["id"], check["seconds"])
    match check["status"]:
        case Status.NOT_CHECKED if check["id"] not in accepted:
            _told(case, "error", check["status"], check["reason"])
        case Status.NOT_CHECKED | Status.NOT_APPLICABLE | Status.DISABLED:
            _told(case, "skipped", check["status"], check["reason"] or check["status"])
        case Status.FOUND:
            _found(case, check, findings, fails)
    return case


def _found(case: ElementTree.Element, check: Part, findings: Collection[Part], fails: Collection[Severity]) -> None:
    """Put what fails into the failure, and all else that was found into the output of the test."""
    failing: list[str] = []
    others: list[str] = []
    for found in findings:
        fatal = found["severity"] in fails and reading.counts(found)
        (failing if fatal else others).append(_line(found))
    if number := reading.count(check, fails):
        worst = next(severity for severity in reading.WORST_FIRST if check["counts"][severity])
        if number > len(failing):
            failing.append(f"… {number - len(failing)} more, not kept (--limit)")
        _told(case, "failure", worst, reading.counted(number, "finding", "findings"), "\n".join(failing))
    if others:
        ElementTree.SubElement(case, "system-out").text = legal("\n".join(others))


def _line(found: Part) -> str:
    why = " (acknowledged)" if found["acknowledged"] else " (known)" if found.get("known") else ""
    return f"{found['severity'].upper()}{why} {reading.place(found)}: {found['message']}"


def _sum_up(element: ElementTree.Element, seconds: float | None = None) -> None:
    """Write the numbers that JUnit has beside the tests."""
    cases = list(element.iter("testcase"))
    for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        element.set(name, str(sum(case.find(tag) is not None for case in cases)))
    element.set("tests", str(len(cases)))
    element.set("time", f"{_took(cases) if seconds is None else seconds:.4f}")


def _took(cases: Collection[ElementTree.Element]) -> float:
    return sum(float(case.get("time", "0")) for case in cases)
