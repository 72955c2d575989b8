"""A table has no primary key.

Group Replication and Galera refuse or mangle changes to such tables, a server with sql_require_primary_key or
innodb_force_primary_key refuses to alter them, so that upgrades stop, and a replica reads the whole table for each row
changed. Twelve tables of CloudStack had none until 4.16.1, whose upgrade adds them: do not add one by hand before. The
rest are the site's own. A primary key of this release that was lost is `missing-expected-index`, unless a unique index
does its work.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import INDEXES, TABLES, Check, Context, FixClass, Index, LiveTable, Problem, Severity, provides


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each table without a primary key that is not the fault of another check."""
    live: Mapping[str, LiveTable] = inputs["tables"]
    indexes: Mapping[str, tuple[Index, ...]] = inputs["indexes"]
    for name, table in live.items():
        note = _note(name, indexes.get(name, ()), context) if table.engine else None
        if note is not None:
            yield Problem(
                f"{name} has no primary key; {note}", {"table": name}, row={"engine": table.engine, "rows": table.rows}
            )


def _note(table: str, live: tuple[Index, ...], context: Context) -> str | None:
    """Say what there is to know of a table without a primary key; None when it has one, or another check names it."""
    if _primary(live):
        return None
    facts = context.release.schema.get(table)
    if facts is None:
        return "it is not CloudStack's"
    wanted = _primary(facts.indexes)
    if wanted is None:
        return "as shipped; the upgrade to 4.16.1 adds one"
    return "only a unique index is left of it" if provides(live, wanted) else None


def _primary(indexes: tuple[Index, ...]) -> Index | None:
    return next((index for index in indexes if index.name == "PRIMARY"), None)


CHECK = Check(
    id="tables-without-primary-key",
    area="indexes",
    severity=Severity.INFO,
    inputs={"tables": TABLES, "indexes": INDEXES},
    table="information_schema.tables",
    judge=judge,
    fix_class=FixClass.STOPPED,
    remedy="CloudStack's own: upgrade to 4.16.1 or later. The site's own: add a primary key, or move the table to a "
    "database of its own.",
    symptom="`ERROR 1173 (42000): This table type requires a primary key`; `The table does not comply with the "
    "requirements by an external plugin`; a replica that falls behind.",
    catalogue="B9",
    evidence=(
        "https://github.com/apache/cloudstack/issues/6763",
        "https://github.com/apache/cloudstack/issues/6670",
    ),
)
