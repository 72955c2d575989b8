"""The report as the output of a monitoring plugin: one line with performance data, then a line for each finding."""

import re
from collections.abc import Iterable, Iterator

from dbcare.findings import Severity
from dbcare.render import reading
from dbcare.render.reading import Part

STATES = {0: "OK", 1: "WARNING", 2: "CRITICAL"}
"""The exit codes of a run that are states of a plugin too; every other means UNKNOWN."""
UNKNOWN = 3
LINE, WHOLE = 1024, 8000
"""Bytes: NRPE passes on 1 KB of the first line, Nagios keeps 8 KB of all."""
LONGEST = 400
"""Bytes of one line about one finding."""
MEANT = {Severity.CRITICAL: ("critical", "critical"), Severity.WARNING: ("warning", "warnings")}


def state(exit_code: int) -> int:
    """Give the exit code of a plugin for one of dbcare's."""
    return exit_code if exit_code in STATES else UNKNOWN


def unknown(message: str) -> str:
    """Write the one line of a run that came to nothing."""
    return _cut(f"DBCARE UNKNOWN - {_plain(message)}", LINE)


def render(document: Part, fail_on: Severity = Severity.WARNING, which: str = "") -> str:
    """Write the document as a plugin's output, of at most 8 KB; what is below `fail_on` raises no alarm.

    `which` is said of the findings that are counted, where not all are: `new`.
    """
    code = document["summary"]["exit_code"]
    data = " ".join(_data(document, fail_on))
    said = _plain(f"DBCARE {STATES.get(code, 'UNKNOWN')} - {_headline(document, _shown(fail_on), which)}")
    first = f"{_cut(said, LINE - len(data) - 3)} | {data}"
    return "\n".join(_fitting(first, [_cut(_plain(line), LONGEST) for line in _details(document, _shown(fail_on))]))


def _shown(fail_on: Severity) -> tuple[Severity, ...]:
    return reading.at_least(min(fail_on, Severity.WARNING, key=lambda severity: severity.rank))


def _plain(text: str) -> str:
    """Make one line of a text, without the bar that begins performance data."""
    text = text.encode("utf-8", "backslashreplace").decode().replace("|", "¦")
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f]+", " ", text).strip()


def _cut(text: str, most: int) -> str:
    """Shorten a text to so many bytes of UTF-8."""
    raw = text.encode()
    return text if len(raw) <= most else raw[: most - 3].decode(errors="ignore") + "…"


def _headline(document: Part, shown: Iterable[Severity], which: str) -> str:
    counts, names = list(_counts(document, shown, which)), list(_names(document, shown))
    told = [f"{target['name']}: {target['error']}" for target in reading.unreachable(document)]
    if document["summary"]["exit_code"] == 130:
        told.insert(0, "interrupted")
    if counts:
        told.append(", ".join(counts) + (f": {', '.join(names)}" if names else ""))
    return "; ".join(told) or f"{_looked(document)}, nothing {which or 'found'}"


def _looked(document: Part) -> str:
    return reading.counted(sum(map(reading.looked, document["checks"])), "check", "checks")


def _counts(document: Part, shown: Iterable[Severity], which: str) -> Iterator[str]:
    for severity in shown:
        if number := document["summary"][severity]:
            words = MEANT.get(severity, (severity.value,))
            yield reading.counted(number, *(f"{which} {word}".strip() for word in words))
    if blind := reading.blind(document):
        yield f"{len(blind)} not checked"


def _names(document: Part, shown: Iterable[Severity]) -> Iterator[str]:
    """Name the checks that found something, those with the worst first, then those that could not look."""
    named: dict[str, int] = {}
    for severity in shown:
        for check in document["checks"]:
            if check["counts"][severity]:
                named.setdefault(check["id"], 0)
    for check in document["checks"]:
        if check["id"] in named:
            named[check["id"]] += reading.count(check, shown)
    yield from (f"{name} ({number})" for name, number in named.items())
    yield from dict.fromkeys(f"{check['id']} (not checked)" for check in reading.blind(document))


def _data(document: Part, fail_on: Severity) -> Iterator[str]:
    """Write performance data: 'label'=value[UOM];[warn];[crit];[min];[max], alarming above 0 what `fail_on` fails."""
    summary, fails = document["summary"], reading.at_least(fail_on)
    for severity in reading.WORST_FIRST:
        alarm = "0" if severity in fails else ""
        ranges = f";{alarm}" if severity is Severity.CRITICAL else f"{alarm};"
        yield f"'{severity}'={summary[severity]};{ranges};0;"
    yield f"'not_checked'={summary['not_checked']};;;0;"
    yield f"'acknowledged'={summary['acknowledged']};;;0;"
    yield f"'seconds'={document['seconds']:.3f}s;;;0;"


def _details(document: Part, shown: Iterable[Severity]) -> Iterator[str]:
    several = len(document["targets"]) > 1
    for found in reading.worst_first(document["findings"]):
        if found["severity"] in shown and reading.counts(found):
            where = f"{found['target']}: {reading.place(found)}" if several else reading.place(found)
            yield f"{found['severity'].upper()} {found['check']}: {where}: {found['message']}"
    for check in reading.blind(document):
        where = f"{check['target']}: " if several else ""
        yield f"NOT CHECKED {check['id']}: {where}{check['reason']}"
    yield from (f"Note: {note}" for note in document["notes"])


def _fitting(first: str, lines: list[str]) -> list[str]:
    """Take as many lines as there is room for, and say how many are left out."""
    taken, room = [first], WHOLE - len(first.encode()) - LONGEST
    for place, line in enumerate(lines):
        room -= len(line.encode()) + 1
        if room < 0:
            return [*taken, f"… {len(lines) - place} more: dbcare check shows them"]
        taken.append(line)
    return taken
