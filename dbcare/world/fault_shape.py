"""Owns the faults of shape: tables and columns that are gone, indexes that are hidden or under another name."""

from collections.abc import Iterator

from dbcare.named import named
from dbcare.schema import Column, Index, Table
from dbcare.versions import before
from dbcare.world import ddl
from dbcare.world.fault import Fault, Place, Site
from dbcare.world.fault_structure import alter, choose, index_place, live_indexes, next_release

TABLES = "information_schema.tables"
COLUMNS = "information_schema.columns"

# Every release has them, nothing refers to them, and few features read them.
_LEAVES = ("cluster_vsm_map", "elastic_lb_vm_map", "ucs_blade", "pod_vlan_map", "op_pod_vlan_alloc", "legacy_zones")
_TRIMMED = ("port_profile", "virtual_supervisor_module", "saml_token", "monitoring_services", "cmd_exec_log", "upload")


def missing_expected_table(site: Site, count: int) -> list[Place]:
    """Drop tables that nothing refers to."""
    chosen = list(_untouched(site, _LEAVES))[:count]
    site.enough(count, len(chosen), "tables that nothing refers to")
    for table in chosen:
        site.writer.execute(f"DROP TABLE {ddl.located(table.name, site.databases)}")
    return [site.place(TABLES, table=table.name) for table in chosen]


def missing_expected_column(site: Site, count: int) -> list[Place]:
    """Drop columns that no index or foreign key has, one of a table each."""
    chosen = [(table, column) for table in _untouched(site, _TRIMMED) if (column := _bare(table))][:count]
    site.enough(count, len(chosen), "columns without an index")
    for table, column in chosen:
        alter(site, table, f"DROP COLUMN {ddl.quoted(column.name)}")
    return [site.place(COLUMNS, table=table.name, columns=[column.name]) for table, column in chosen]


def invisible_index(site: Site, count: int) -> list[Place]:
    """Hide plain indexes that nothing else stands in for, one of a table each."""
    chosen = choose(site, count, "indexes that can be missed", plain=True)
    hidden = "IGNORED" if site.writer.mariadb else "INVISIBLE"
    for table, index in chosen:
        alter(site, table, f"ALTER INDEX {ddl.quoted(index.name)} {hidden}")
    return [index_place(site, table, index) for table, index in chosen]


def index_renamed(site: Site, count: int) -> list[Place]:
    """Give another name to indexes that a view or a later upgrade needs by their own."""
    chosen = [(table, index) for table, index in _named(site) if index.name in live_indexes(site, table)][:count]
    site.enough(count, len(chosen), "indexes that are needed by name")
    for table, index in chosen:
        alter(site, table, f"RENAME INDEX {ddl.quoted(index.name)} TO {ddl.quoted(f'renamed_{index.name}')}")
    return [index_place(site, table, index) for table, index in chosen]


def _untouched(site: Site, names: tuple[str, ...]) -> Iterator[Table]:
    """Give the tables of these names that have all their columns and indexes."""
    for name in names:
        table = site.release.schema[f"cloud.{name}"]
        rows = site.writer.all(
            "SELECT column_name AS name FROM information_schema.columns "
            "WHERE table_schema = %(database)s AND table_name = %(table)s",
            {"database": site.databases.cloud, "table": name},
        )
        whole = {row["name"] for row in rows} == table.columns.keys()
        if whole and live_indexes(site, table) == {index.name: index.unique for index in table.indexes}:
            yield table


def _bare(table: Table) -> Column | None:
    """Find the last column that no index or foreign key has."""
    used = {column for index in table.indexes for column in index.columns}
    used |= {column for key in table.foreign_keys for column in key.columns}
    return next((column for column in [*table.columns.values()][::-1] if column.name not in used), None)


def _named(site: Site) -> Iterator[tuple[Table, Index]]:
    """Give the indexes that are needed by name, but for those that the next upgrade drops: one may have been begun."""
    following = next_release(site.release.version)
    for table in site.release.schema.values():
        needs = named(site.release.version, table.name)
        needed = {need.name for need in needs if need.until is None or before(following, need.until)}
        for index in table.indexes:
            if index.name in needed and table.name.startswith("cloud."):
                yield table, index


FAULTS = (
    Fault(
        "missing-expected-table",
        "missing-expected-table",
        "a table of the release is gone",
        missing_expected_table,
    ),
    Fault(
        "missing-expected-column",
        "missing-expected-column",
        "a column of the release is gone",
        missing_expected_column,
    ),
    Fault(
        "invisible-index",
        "invisible-index",
        "an index of the release is hidden from the optimizer",
        invisible_index,
    ),
    Fault(
        "index-renamed",
        "missing-expected-index",
        "an index that a view or an upgrade names has another name",
        index_renamed,
        most=1,
    ),
)
