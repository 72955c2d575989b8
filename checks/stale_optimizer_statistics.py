"""The server plans its queries by statistics of a table that was much smaller.

InnoDB counts a table anew when a tenth of it has changed, unless that is switched off for the table or the server, or
the statistics came with files from elsewhere. With counts that are ten times too low, joins begin at the wrong end, and
a listing takes seconds or minutes. What says it is the primary key: the number of its values is the number of rows.
Only tables of `rows` rows and more count, that are wrong by `factor` and more; and what InnoDB is about to put right
does not: a table that it counts anew itself is named only when nothing was written to it for `minutes`. Counts that are
too high, as after a purge, do little harm.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import (
    INDEXES,
    TABLES,
    Analyze,
    Check,
    Context,
    FixClass,
    Found,
    Generated,
    Index,
    LiveTable,
    Problem,
    Query,
    Repair,
    Severity,
    generated,
)

# A server that closes the table in between forgets what it knew of its rows; it is taken as it was before.
SELECT = """SELECT '{table}' AS tbl, t.create_options AS options,
  GREATEST(COALESCE(t.table_rows, 0), CAST('{rows}' AS UNSIGNED)) AS estimate,
  @@GLOBAL.innodb_stats_auto_recalc AS is_renewed, TIMESTAMPDIFF(MINUTE, t.update_time, UTC_TIMESTAMP()) AS quiet,
  (SELECT MAX(s.cardinality) FROM information_schema.statistics s
    WHERE s.table_schema = '{schema}' AND s.table_name = '{name}' AND s.index_name = 'PRIMARY') AS known,
  (SELECT COUNT(*) FROM (SELECT 1 FROM `{schema}`.`{name}` LIMIT :most) x) AS counted
FROM information_schema.tables t WHERE t.table_schema = '{schema}' AND t.table_name = '{name}'"""
UNCOUNTED = SELECT.replace("(SELECT COUNT(*) FROM (SELECT 1 FROM `{schema}`.`{name}` LIMIT :most) x)", "0")


def queries(
    context: Context, tables: Mapping[str, LiveTable], indexes: Mapping[str, tuple[Index, ...]]
) -> Iterator[Query]:
    """Look at the large tables, and count a little where far more ids were given out than rows are known."""
    least, factor = context.parameters["rows"], context.parameters["factor"]
    for table, live in tables.items():
        keyed = any(index.name == "PRIMARY" for index in indexes.get(table, ()))
        given = live.auto_increment or 0
        if live.engine == "InnoDB" and keyed and max(live.rows, given) >= least:
            database, _, name = table.partition(".")
            text = UNCOUNTED if live.rows * factor > given else SELECT
            names = {"table": table, "schema": context.databases[database], "name": name, "rows": str(live.rows)}
            yield generated(text, "stale-optimizer-statistics", [], **names)


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each table that has many times the rows that its primary key is said to have values."""
    for row in inputs["rows"]:
        known, there = int(row["known"] or 0), max(row["estimate"], row["counted"])
        large = there >= context.parameters["rows"] and known * context.parameters["factor"] <= there
        if large and (_is_left_alone(row) or row["quiet"] is None or row["quiet"] >= context.parameters["minutes"]):
            more = "at least " if row["counted"] >= there else "about "
            statement = f"ANALYZE TABLE {context.quoted(row['tbl'])}"
            yield Problem(
                f"{row['tbl']} has {more}{there:,} rows, but its statistics know of {known:,}; {statement}",
                {"table": row["tbl"]},
                row={"rows": there, "known": known, "options": row["options"], "statement": statement},
            )


def _is_left_alone(row: Mapping[str, Any]) -> bool:
    """Say whether InnoDB does not count this table anew by itself."""
    options = str(row["options"] or "").lower()
    return "stats_auto_recalc=0" in options or (not row["is_renewed"] and "stats_auto_recalc=1" not in options)


def mend(found: Found, context: Context) -> Repair:
    """Have the table counted."""
    table = found.key["table"]
    return Repair(f"have the server count {table} anew", action=Analyze(table))


CHECK = Check(
    id="stale-optimizer-statistics",
    area="indexes",
    severity=Severity.WARNING,
    inputs={"rows": Generated(queries, reads=(TABLES, INDEXES))},
    table="information_schema.tables",
    judge=judge,
    parameters={"rows": 100_000, "factor": 10, "minutes": 15, "most": 1_000_000},
    fix_class=FixClass.ONLINE,
    mend=mend,
    remedy="Have the table counted with the statement shown, in a quiet hour; then let InnoDB do it: "
    "STATS_AUTO_RECALC=DEFAULT, innodb_stats_auto_recalc=ON.",
    symptom="listVirtualMachines takes 17 s and reads millions of rows of user_ip_address; a query that was fast is "
    "slow since the database was moved.",
    catalogue="B13",
    evidence=(
        "https://github.com/apache/cloudstack/issues/7910",
        "https://github.com/apache/cloudstack/pull/9198",
    ),
)
