from datetime import datetime

from dbcare.catalogue import shipped
from dbcare.context import Context
from dbcare.findings import Severity

RELEASE = shipped().release("4.22.0.0")
CONTEXT = Context(RELEASE, "MariaDB 10.11.19", datetime(2026, 11, 23))


def test_structure_is_only_info_where_the_release_is_not_known_exactly() -> None:
    vendor = Context(shipped().release("4.22.0.9"), "MySQL 8.0.43", CONTEXT.now)
    assert CONTEXT.structural(Severity.CRITICAL) is Severity.CRITICAL
    assert vendor.structural(Severity.CRITICAL) is Severity.INFO


def test_tables_are_named_as_on_this_server() -> None:
    renamed = Context(RELEASE, "MySQL 8.0.43", CONTEXT.now, databases={"cloud": "acs", "cloud_usage": "acs_usage"})
    assert renamed.quoted("cloud.nics") == "`acs`.`nics`"
    assert renamed.quoted("cloud_usage.cloud_usage") == "`acs_usage`.`cloud_usage`"


def test_an_upgrade_was_begun_when_something_of_a_newer_release_is_there() -> None:
    older = Context(shipped().release("4.19.1.0"), "MySQL 8.0.43", CONTEXT.now)
    now = {name: table.columns for name, table in older.release.schema.items()}
    table, column = next(iter(addition for addition in older.release.additions if addition[1] is not None))
    assert not older.begun(now)
    assert older.begun({**now, table: {*now[table], column or ""}})
    assert older.begun({**now, next(name for name, part in older.release.additions if part is None): set()})
