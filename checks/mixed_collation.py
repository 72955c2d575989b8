"""Texts of CloudStack's tables are compared in different ways.

CloudStack ships utf8 texts with a `general_ci` collation; later tables, and columns turned into utf8mb4, get what the
server and the database have as their own default. Where two texts of one character set with different collations meet
in a query, the server refuses it. Reported are texts that CloudStack compares with each other and that cannot be
compared, and texts whose collation neither CloudStack nor this server's defaults gave them and less than a quarter of
the database's texts have: a table that was converted by hand, or came with a dump from elsewhere. Texts that are
never compared are only information. `_bin` collations, and a mixture of utf8mb3 and utf8mb4, break nothing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dbcare.check import (
    COLUMNS,
    TABLES,
    Check,
    Context,
    FixClass,
    Generated,
    LiveColumns,
    LiveTable,
    Problem,
    Query,
    Severity,
    generated,
)

Text = tuple[str, str]

COMPARED: tuple[tuple[Text, Text], ...] = (
    (("cloud.annotations", "entity_uuid"), ("cloud.host", "uuid")),
    (("cloud.annotations", "user_uuid"), ("cloud.user", "uuid")),
    (("cloud.mshost_status", "ms_id"), ("cloud.mshost", "uuid")),
)
"""Texts that host_view and mshost_view join by; those of foreign keys come from the release."""
SHIPPED = frozenset({"utf8mb3_general_ci", "utf8mb4_general_ci"})
STOCK = """SELECT @@collation_server AS collation_name
UNION ALL
SELECT default_collation_name FROM information_schema.schemata WHERE schema_name = :cloud OR schema_name = :usage
UNION ALL
SELECT collation_name FROM information_schema.collations
WHERE is_default = 'Yes' AND (character_set_name = 'utf8mb4' OR character_set_name = 'utf8mb3' OR
  character_set_name = 'utf8')"""


def queries(context: Context, columns: Mapping[str, LiveColumns]) -> Iterator[Query]:
    """Ask for the server's own collations, where there are others than CloudStack's."""
    if any(_odd(collation, SHIPPED) for _, collation in _texts(context, columns)):
        yield generated(STOCK, "mixed-collation", [])


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name the tables, or single columns, that were given a collation of their own, and what cannot be compared."""
    columns: Mapping[str, LiveColumns] = {name: inputs["columns"][name] for name in inputs["tables"]}
    texts = dict(_texts(context, columns))
    usual = SHIPPED | {_named(row["collation_name"]) for row in inputs["stock"]} | _common(texts)
    odd = {text: collation for text, collation in texts.items() if _odd(collation, usual)}
    compared = {text for pair in _pairs(context) for text in pair}
    for table in sorted({table for table, _ in odd}):
        yield from _foreign(table, odd, texts, inputs["tables"][table], compared, context)
    for one, other in _pairs(context):
        if not {one, other} & odd.keys() and _clash(texts.get(one, ""), texts.get(other, "")):
            yield _incomparable(one, other, texts, context)


def _texts(context: Context, columns: Mapping[str, LiveColumns]) -> Iterator[tuple[Text, str]]:
    for table, facts in context.release.schema.items():
        for column, collation in getattr(columns.get(table), "collations", {}).items():
            if column in facts.columns:
                yield (table, column), _named(collation)


def _named(collation: str) -> str:
    """Write utf8_general_ci, as older servers say, like the others."""
    return f"utf8mb3_{collation.removeprefix('utf8_')}" if collation.startswith("utf8_") else collation


def _odd(collation: str, usual: Iterable[str]) -> bool:
    return collation.startswith("utf8mb") and not collation.endswith("_bin") and collation not in usual


def _common(texts: Mapping[Text, str]) -> set[str]:
    """Give the collations that a quarter of a database's texts have."""
    counts = Counter((table.partition(".")[0], collation) for (table, _), collation in texts.items())
    totals = Counter(table.partition(".")[0] for table, _ in texts)
    return {collation for (database, collation), count in counts.items() if count * 4 >= totals[database]}


def _pairs(context: Context) -> Iterator[tuple[Text, Text]]:
    yield from COMPARED
    for table, facts in context.release.schema.items():
        for key in facts.foreign_keys:
            for here, there in zip(key.columns, key.referenced_columns, strict=True):
                if ((table, here), (key.references, there)) not in COMPARED:
                    yield (table, here), (key.references, there)


def _clash(one: str, other: str) -> bool:
    """Say whether the server refuses to compare them: one character set, two collations, neither of them binary."""
    same = one.partition("_")[0] == other.partition("_")[0]
    return same and one != other and not one.endswith("_bin") and not other.endswith("_bin")


def _foreign(
    table: str,
    odd: Mapping[Text, str],
    texts: Mapping[Text, str],
    live: LiveTable,
    compared: Iterable[Text],
    context: Context,
) -> Iterator[Problem]:
    own = {column: collation for (name, column), collation in odd.items() if name == table}
    whole = len({collation for (name, _), collation in texts.items() if name == table}) == 1
    if whole and _named(live.collation) in own.values():
        yield _odd_problem({"table": table}, "information_schema.tables", own, compared, context)
        return
    for column, collation in own.items():
        key = {"table": table, "columns": [column]}
        yield _odd_problem(key, "information_schema.columns", {column: collation}, compared, context)


def _odd_problem(
    key: Mapping[str, Any], where: str, odd: Mapping[str, str], compared: Iterable[Text], context: Context
) -> Problem:
    table, collation = key["table"], next(iter(odd.values()))
    met = any(column == "name" or column.endswith("uuid") or (table, column) in compared for column in odd)
    what = f"{table} ({', '.join(key['columns'])})" if "columns" in key else table
    return Problem(
        f"{what} has the collation {collation}, unlike the rest of the database and this server's defaults",
        key,
        table=where,
        severity=context.structural(Severity.WARNING) if met else Severity.INFO,
        row={"collation": collation, "columns": sorted(odd)},
    )


def _incomparable(one: Text, other: Text, texts: Mapping[Text, str], context: Context) -> Problem:
    (table, column), (parent, there) = one, other
    return Problem(
        f"{table} ({column}) has the collation {texts[one]} and cannot be compared with {parent} ({there}), "
        f"which has {texts[other]}",
        {"table": table, "columns": [column]},
        severity=context.structural(Severity.WARNING),
        row={"collation": texts[one], "other": f"{parent}.{there}", "other_collation": texts[other]},
    )


CHECK = Check(
    id="mixed-collation",
    area="indexes",
    severity=Severity.WARNING,
    inputs={"columns": COLUMNS, "tables": TABLES, "stock": Generated(queries, reads=(COLUMNS,))},
    table="information_schema.columns",
    judge=judge,
    fix_class=FixClass.STOPPED,
    remedy="Stop every management server and give the column, or the table, the collation that the others have: "
    "ALTER TABLE … MODIFY with the whole definition of the column.",
    symptom="`Illegal mix of collations (utf8mb4_general_ci,IMPLICIT) and (utf8mb4_unicode_ci,IMPLICIT) for operation "
    "'='` when something is listed, or in an upgrade.",
    catalogue="B10",
    evidence=(
        "https://github.com/apache/cloudstack/pull/13962",
        "https://github.com/apache/cloudstack/issues/7820",
    ),
)
