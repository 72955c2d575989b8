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

_STRUCTURE = "SELECT on both databases, for information_schema shows only what the account may read"
RIGHTS = {
    "columns": _STRUCTURE,
    "foreign_keys": _STRUCTURE,
    "indexes": _STRUCTURE,
    "tables": _STRUCTURE,
    "transactions": "PROCESS, to see the transactions of others",
    "versions": "SELECT on cloud.version",
}
"""What an account must be allowed for each shared input."""


def sections(entry: Entry) -> Iterator[tuple[str, str]]:
    """Give the page of a check as headings and paragraphs."""
    check = entry.check
    yield "What it means", entry.explanation
    if check.symptom:
        yield "What one notices", check.symptom
    yield "What to do", check.remedy
    planned = f"; `dbcare fix {check.id}` plans it" if check.mend else ""
    yield "How it may be mended", f"{CLASSES[check.fix_class]}{planned}"
    yield "How it is found", _found(check)
    yield "What it needs", _needed(check)
    if check.parameters:
        settings = ", ".join(f"{name} = {value}" for name, value in check.parameters.items())
        yield "Settings", f"[checks.{check.id}]: {settings}"
    if check.evidence:
        yield "Evidence", "\n".join(check.evidence)


def _found(check: Check) -> str:
    ways = []
    for source in check.sources.values():
        if isinstance(source, Snapshot):
            ways.append(f"the shared reading of {source.name.replace('_', ' ')}")
        elif isinstance(source, Generated):
            ways.append("SELECTs made for the release, sent together")
        else:
            ways.append(f"sql/{source[0].where.partition(':')[0]}")
    return f"By {' and '.join(dict.fromkeys(ways))}."


def _needed(check: Check) -> str:
    """Name the tables of the check's own queries and the rights that its shared inputs take."""
    tables = sorted({table for query in check.queries() for table, _ in query.needs})
    rights = [f"SELECT on {', '.join(tables)}"] if tables else []
    rights += [RIGHTS[name] for name in sorted(check.snapshots()) if name in RIGHTS]
    if any(isinstance(source, Generated) for source in check.sources.values()):
        rights.append("SELECT on the tables that the release has")
    return f"{'; '.join(dict.fromkeys(rights))}." if rights else "Nothing beyond a login."


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
