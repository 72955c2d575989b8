"""Large tables are read by value, or only their newest rows, and the report says so; a key is compared whole."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from dbcare import world
from dbcare.catalogue import Catalogue, facts, shipped
from dbcare.config import CheckSettings, Config, Limits
from dbcare.db import Writer
from dbcare.endpoint import Databases, Endpoint
from dbcare.findings import Severity, TargetReport
from dbcare.registry import installed
from dbcare.scan import Scan
from dbcare.schema import Column, ForeignKey, Index, Table

RELEASE = "4.22.0.0"
NAMES = Databases("violated", "violated_usage")
ENTRY = installed().get("fk-violating-rows")
DETAILS = "cloud.vm_instance_details"


@pytest.fixture(scope="module")
def config(server: Endpoint) -> Iterator[Config]:
    """A world where details 900010 and 900295 are of a machine that is not there, and 298 others are of one that is."""
    world.create(server, RELEASE, databases=NAMES)
    world.populate(server, RELEASE, databases=NAMES)
    vms = [900000 if number in (10, 295) else 10 for number in range(1, 301)]
    values = ", ".join(f"({900000 + number}, {vm}, 'fx-{number}', '1')" for number, vm in enumerate(vms, 1))
    with Writer(server, NAMES.cloud) as writer:
        writer.execute("SET SESSION foreign_key_checks=0")
        writer.execute(f"INSERT INTO vm_instance_details (id, vm_id, name, value) VALUES {values}")
        writer.all("ANALYZE TABLE vm_instance_details, vm_instance")
    yield Config(endpoint=server, databases=NAMES)
    with Writer(server, NAMES.cloud) as writer:
        writer.execute("DELETE FROM vm_instance_details WHERE id > 900000")


def look(config: Config, *, rows: int, deep: bool = False, known: Catalogue | None = None) -> TargetReport:
    checks = {ENTRY.check.id: CheckSettings(params={"rows": rows})}
    return Scan(replace(config, checks=checks, limits=Limits(deep=deep)), [ENTRY], facts=known).run()


def broken(report: TargetReport) -> list[int]:
    return [found.key["id"] for found in report.findings if found.table == DETAILS]


def partly(report: TargetReport) -> set[str]:
    return {found.key["table"] for found in report.findings if found.severity is Severity.INFO}


def test_a_small_table_is_read_whole(config: Config) -> None:
    report = look(config, rows=1000)
    assert broken(report) == [900010, 900295]
    assert partly(report) == set()
    assert report.findings[0].message == (
        "cloud.vm_instance_details id 900010: vm_id 900000 refers to no row of cloud.vm_instance "
        "(fk_vm_instance_details__vm_id, one of 2 such rows)"
    )


def test_a_large_table_is_read_by_value_where_what_it_refers_to_is_small(config: Config) -> None:
    report = look(config, rows=250)
    assert broken(report) == [900010]
    assert DETAILS not in partly(report)
    assert "one of 1 or more such rows" in report.findings[0].message


def test_of_large_tables_that_refer_to_large_ones_only_the_newest_rows_are_read(config: Config) -> None:
    report = look(config, rows=10)
    assert broken(report) == [900295]
    assert DETAILS in partly(report)


def test_deep_reads_everything(config: Config) -> None:
    report = look(config, rows=10, deep=True)
    assert broken(report) == [900010, 900295]
    assert partly(report) == set()


def test_a_key_of_two_columns_is_compared_whole_and_null_in_it_refers_to_nothing(config: Config) -> None:
    columns = {name: Column(name, "int") for name in ("id", "a", "b")}
    pair = ("a", "b")
    indexes = (Index("PRIMARY", ("id",), unique=True), Index("pair", pair, unique=True))
    parent = Table("cloud.fx_parent", "InnoDB", columns, indexes, ())
    child = Table(
        "cloud.fx_child", "InnoDB", columns, indexes, (ForeignKey("fx", pair, "cloud.fx_parent", pair),)
    )  # fmt: skip
    schema = {**shipped().schema(RELEASE), parent.name: parent, child.name: child}
    with Writer(config.endpoint, NAMES.cloud) as writer:
        for table in ("fx_parent", "fx_child"):
            writer.execute(f"CREATE TABLE {table} (id INT PRIMARY KEY, a INT, b INT, UNIQUE KEY pair (a, b))")
        writer.execute("INSERT INTO fx_parent VALUES (1, 1, 2), (2, 3, 4)")
        writer.execute("INSERT INTO fx_child VALUES (1, 1, 2), (2, 1, 4), (3, 9, NULL), (4, NULL, 9), (5, NULL, NULL)")
        report = look(config, rows=1000, known=Catalogue(facts(RELEASE, schema)))
        writer.execute("DROP TABLE fx_child, fx_parent")
    [found] = [found for found in report.findings if found.table == "cloud.fx_child"]
    assert found.key == {"id": 2}
    assert "a 1, b 4 refers to no row of cloud.fx_parent (fx)" in found.message
