"""Owns the faults of data and definitions that no table should hold, whatever it is about."""

from collections.abc import Iterator

from dbcare.schema import Table
from dbcare.world import ddl
from dbcare.world.fault import Fault, Place, Site

TABLES = "information_schema.tables"
_ALIVE = ("cloud.version", "cloud.sequence", "cloud.configuration")


def fk_violating_rows(site: Site, count: int) -> list[Place]:
    """Leave details of clusters behind that are not there."""
    places = []
    site.writer.execute("SET SESSION foreign_key_checks=0")
    for _ in range(count):
        site.writer.execute(
            "INSERT INTO cluster_details (cluster_id, name, value) "
            "SELECT GREATEST(MAX(c.id), COALESCE(MAX(d.cluster_id), 0)) + 1000, 'left', 'behind' "
            "FROM cluster c LEFT JOIN cluster_details d ON d.cluster_id > c.id"
        )
        [row] = site.writer.all("SELECT LAST_INSERT_ID() AS id")
        places.append(site.place("cloud.cluster_details", id=int(row["id"])))
    site.writer.execute("SET SESSION foreign_key_checks=1")
    return places


def non_innodb_table(site: Site, count: int) -> list[Place]:
    """Turn tables that have nothing to do with foreign keys into MyISAM ones."""
    rows = site.writer.all(
        "SELECT table_name AS tbl FROM information_schema.tables "
        "WHERE table_schema = %(database)s AND engine = 'InnoDB'",
        {"database": site.databases.cloud},
    )
    live = {f"cloud.{row['tbl']}" for row in rows}
    tables = [table for table in _detached(site) if table.name in live][:count]
    site.enough(count, len(tables), "tables that can be converted")
    for table in tables:
        site.writer.execute(f"ALTER TABLE {ddl.located(table.name, site.databases)} ENGINE=MyISAM")
    return [site.place(TABLES, table=table.name) for table in tables]


def _detached(site: Site) -> Iterator[Table]:
    """Give the tables of cloud without foreign keys at either end, and without long keys, which MyISAM refuses."""
    schema = site.release.schema
    parents = {key.references for table in schema.values() for key in table.foreign_keys}
    for name, table in sorted(schema.items()):
        keys = {column for index in table.indexes for column in index.columns}
        short = all(column in table.columns and "char" not in table.columns[column].type for column in keys)
        alone = not table.foreign_keys and name not in parents
        if name.startswith("cloud.") and alone and short and name not in _ALIVE:
            yield table


FAULTS = (
    Fault(
        "fk-violating-rows",
        "fk-violating-rows",
        "a row refers to one that is not there, past its foreign key",
        fk_violating_rows,
    ),
    Fault(
        "non-innodb-table",
        "non-innodb-table",
        "a table is MyISAM",
        non_innodb_table,
    ),
)
