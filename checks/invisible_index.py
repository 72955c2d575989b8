"""An index of this CloudStack release is invisible to the optimizer.

Somebody tried what would happen without it (MySQL: INVISIBLE, MariaDB: IGNORED) and did not take that back. It is
still written to, but no query uses it; and a view that forces it fails as if it were gone. Invisible indexes that the
installation added itself, and those whose work another index does, are such a trial that harms nothing: left out.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import (
    INDEXES,
    AlterIndex,
    Check,
    Context,
    FixClass,
    Found,
    Index,
    Leave,
    NamedIndex,
    Problem,
    Repair,
    Severity,
    Verb,
    ascending,
    bare_columns,
    named,
    provides,
)


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each invisible index that the release needs, once."""
    for name, table in context.release.schema.items():
        live: tuple[Index, ...] = inputs["indexes"].get(name, ())
        if all(index.visible for index in live):
            continue
        hints = {need.name: need for need in named(context.release.version, name) if need.hint}
        told = set()
        for wanted in table.indexes:
            hidden = _hidden(wanted, live, forced=wanted.name in hints)
            if hidden is not None and hidden.name not in told:
                told.add(hidden.name)
                yield _problem(name, hidden, hints.get(hidden.name), context)


def _hidden(wanted: Index, live: tuple[Index, ...], *, forced: bool) -> Index | None:
    """Find the invisible index that is missed: the forced one itself, or one that alone does the wanted one's work."""
    invisible = [index for index in live if not index.visible]
    if forced:
        return next((index for index in invisible if index.name == wanted.name), None)
    if provides(map(ascending, live), wanted):
        return None
    able = [i for i in invisible if provides([ascending(i)._replace(visible=True), *live], wanted)]
    return min(able, key=lambda index: index.name != wanted.name, default=None)


def _problem(table: str, index: Index, need: NamedIndex | None, context: Context) -> Problem:
    shown = "NOT IGNORED" if context.server.startswith("MariaDB") else "VISIBLE"
    statement = f"ALTER TABLE {context.quoted(table)} ALTER INDEX `{index.name}` {shown}"
    effect = f"{need.needed_by}, which fails" if need else "no query uses it"
    return Problem(
        f"index {index.name} ({', '.join(index.columns)}) on {table} is invisible: {effect}; {statement}",
        {"table": table, "columns": bare_columns(index)},
        severity=context.structural(Severity.CRITICAL if need else Severity.WARNING),
        name=index.name,
        row={
            "index": index.name,
            "columns": list(index.columns),
            "unique": index.unique,
            "kind": index.kind,
            "visible": index.visible,
            "statement": statement,
        },
        identity={"table": table, "index": index.name},
    )


def mend(found: Found, context: Context) -> Repair | Leave:
    """Show the index again."""
    if not context.release.exact:
        return Leave(f"whether CloudStack {context.release.version} needs this index is not known")
    row, table = found.row, found.key["table"]
    index = Index(row["index"], tuple(row["columns"]), row["unique"], row["kind"], row["visible"])
    return Repair(f"show the index {index.name} of {table} again", action=AlterIndex(table, Verb.SHOW, index))


CHECK = Check(
    id="invisible-index",
    area="indexes",
    severity=Severity.WARNING,
    inputs={"indexes": INDEXES},
    table="information_schema.statistics",
    judge=judge,
    fix_class=FixClass.ONLINE,
    mend=mend,
    remedy="Make it visible with the statement shown, which takes no time.",
    symptom="Slow API as if the index were gone, although SHOW INDEX lists it; or "
    "`Key 'fk_user_ip_address__vm_id' doesn't exist in table 'user_ip_address'`.",
    catalogue="B1",
    evidence=("https://github.com/apache/cloudstack/pull/9198",),
)
