"""A check explained as a page: for `dbcare checks show`, and as Markdown for the reference in docs/."""

from collections.abc import Iterator

from dbcare.check import Check, FixClass, Generated, Snapshot
from dbcare.registry import Entry

CLASSES = {
    FixClass.ONLINE: "online: safe beside running management servers",
    FixClass.GUARDED: "guarded: only while nothing works on the object",
    FixClass.STOPPED: "stopped: only with every management server down",
    FixClass.API_FIRST: "api-first: CloudStack has an API call that does it properly",
    FixClass.REPORT: "report: nothing that SQL should do",
}
"""What the fix classes of design.md mean to an operator."""


def sections(entry: Entry) -> Iterator[tuple[str, str]]:
    """Give the page of a check as headings and paragraphs."""
    check = entry.check
    yield "What it means", entry.explanation
    if check.symptom:
        yield "What one notices", check.symptom
    yield "What to do", check.remedy
    yield "How it may be mended", CLASSES[check.fix_class]
    yield "How it is found", _found(check)
    if check.parameters:
        settings = ", ".join(f"{name} = {value}" for name, value in check.parameters.items())
        yield "Settings", f"[checks.{check.id}]: {settings}"
    if check.evidence:
        yield "Evidence", "\n".join(check.evidence)


def _found(check: Check) -> str:
    ways = []
    for source in check.inputs.values():
        if isinstance(source, Snapshot):
            ways.append(f"the shared reading of {source.name.replace('_', ' ')}, compared with the release")
        elif isinstance(source, Generated):
            ways.append("SELECTs made for the release, sent together")
        else:
            ways.append(f"sql/{source[0].where.partition(':')[0]}")
    tables = sorted({table for query in check.queries() for table, _ in query.needs})
    text = " and ".join(dict.fromkeys(ways))
    return f"By {text}; it needs {', '.join(tables)}." if tables else f"By {text}."


def text(entry: Entry) -> str:
    """Write the page for a terminal."""
    head = f"{entry.check.id}: {entry.title}\n{entry.check.area}, {entry.check.severity}"
    return "\n\n".join([head, *(f"{heading.upper()}\n{body}" for heading, body in sections(entry))])


def markdown(entry: Entry) -> str:
    """Write the page for the reference in docs/."""
    head = f"### `{entry.check.id}`\n\n{entry.title}. Area {entry.check.area}, {entry.check.severity}."
    parts = [f"**{heading}.** {_linked(body)}" for heading, body in sections(entry)]
    return "\n\n".join([head, *parts])


def _linked(body: str) -> str:
    lines = body.split("\n")
    return ", ".join(f"<{line}>" for line in lines) if all(line.startswith("https://") for line in lines) else body
