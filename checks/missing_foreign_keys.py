"""A foreign key of this CloudStack release is missing.

CloudStack's upgrade steps ignore errors when they add a foreign key, and dumps loaded with foreign_key_checks=0 can
lose them. Without it nothing stops rows that refer to nothing. Foreign keys are compared by their columns and what
they refer to, never by name.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import COLUMNS, FOREIGN_KEYS, Check, Context, FixClass, ForeignKey, Problem, Severity


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name every foreign key of the release that is not there; tables and columns that are gone are not this fault."""
    live: Mapping[str, tuple[ForeignKey, ...]] = inputs["foreign_keys"]
    for name, table in context.release.schema.items():
        there = {_meaning(key) for key in live.get(name, ())}
        for wanted in table.foreign_keys:
            if _meaning(wanted) not in there and _possible(name, wanted, inputs["columns"]):
                there.add(_meaning(wanted))
                yield _problem(name, wanted, context)


def _meaning(key: ForeignKey) -> tuple[str, frozenset[tuple[str, str]]]:
    return key.references, frozenset(zip(key.columns, key.referenced_columns, strict=True))


def _possible(table: str, key: ForeignKey, columns: Mapping[str, frozenset[str]]) -> bool:
    here, there = columns.get(table, frozenset()), columns.get(key.references, frozenset())
    return set(key.columns) <= here and set(key.referenced_columns) <= there


def _problem(table: str, key: ForeignKey, context: Context) -> Problem:
    columns, others = (", ".join(f"`{name}`" for name in names) for names in (key.columns, key.referenced_columns))
    rule = f" ON DELETE {key.on_delete}" if key.on_delete else ""
    statement = (
        f"ALTER TABLE {context.quoted(table)} ADD CONSTRAINT `{key.name}` FOREIGN KEY ({columns}) "
        f"REFERENCES {context.quoted(key.references)} ({others}){rule}"
    )
    return Problem(
        f"foreign key {key.name} from {table} ({', '.join(key.columns)}) to {key.references} is missing",
        {"table": table, "columns": list(key.columns)},
        severity=context.structural(Severity.WARNING),
        name=key.name,
        row={"constraint": key.name, "references": key.references, "statement": statement},
    )


CHECK = Check(
    id="missing-foreign-keys",
    area="indexes",
    severity=Severity.WARNING,
    inputs={"foreign_keys": FOREIGN_KEYS, "columns": COLUMNS},
    table="information_schema.key_column_usage",
    judge=judge,
    fix_class=FixClass.STOPPED,
    remedy="Stop every management server, mend rows that refer to nothing, then add the constraint.",
    symptom="Rows that refer to nothing; a later upgrade fails with `Cannot add or update a child row`.",
    catalogue="B7",
)
