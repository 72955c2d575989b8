"""A table of CloudStack is not in InnoDB.

MyISAM, MEMORY and Aria know neither transactions nor row locks nor foreign keys: CloudStack's rollbacks leave half of
their work behind, its row locks hold nobody off, a crash of the server can lose the table or its rows, and Galera does
not replicate it. What CloudStack itself ships so (`cloud_usage.quota_account`, and six tables of 4.9.0 that 4.9.1
converts) and tables of the site's own are only information.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import TABLES, Check, Context, FixClass, LiveTable, Problem, Severity, before

CONVERTED = frozenset(
    {
        "cloud.load_balancer_cert_map",
        "cloud.monitoring_services",
        "cloud.nic_ip_alias",
        "cloud.op_lock",
        "cloud.op_nwgrp_work",
        "cloud.sslcerts",
    }
)
"""What schema-490to4910.sql turned into InnoDB."""


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each table with another engine; one that the server cannot open has none, and is another fault."""
    live: Mapping[str, LiveTable] = inputs["tables"]
    for name, table in live.items():
        if table.engine and table.engine.upper() != "INNODB":
            severity, note = _weight(name, table, context)
            statement = f"ALTER TABLE {context.quoted(name)} ENGINE=InnoDB"
            yield Problem(
                f"{name} is a {table.engine} table, not InnoDB{note}",
                {"table": name},
                severity=severity,
                row={"engine": table.engine, "rows": table.rows, "statement": statement},
            )


def _weight(name: str, table: LiveTable, context: Context) -> tuple[Severity, str]:
    expected = context.release.schema.get(name)
    if expected is None:
        return Severity.INFO, "; it is not CloudStack's"
    if expected.engine.upper() == table.engine.upper():
        return Severity.INFO, ", as shipped"
    if name in CONVERTED and before(context.release.version, "4.9.1.0"):
        return Severity.INFO, ", as shipped; the upgrade to 4.9.1 converts it"
    return context.structural(Severity.CRITICAL), ": no transactions, no row locks, no foreign keys"


CHECK = Check(
    id="non-innodb-table",
    area="indexes",
    severity=Severity.CRITICAL,
    inputs={"tables": TABLES},
    table="information_schema.tables",
    judge=judge,
    fix_class=FixClass.STOPPED,
    remedy="Stop every management server, convert the table with the statement shown, then look for foreign keys that "
    "it lost.",
    symptom="Half-done changes after an error or a crash; `Table is marked as crashed and should be repaired`; empty "
    "tables after a restart of the server; rows that differ between Galera nodes.",
    catalogue="B11",
    evidence=(
        "https://github.com/apache/cloudstack/pull/1670",
        "https://github.com/apache/cloudstack/issues/6670",
    ),
)
