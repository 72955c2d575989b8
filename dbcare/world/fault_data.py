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
    live = _live(site, "engine = 'InnoDB'")
    tables = [table for table in _detached(site, texts=False) if table.name in live][:count]
    site.enough(count, len(tables), "tables that can be converted")
    for table in tables:
        site.writer.execute(f"ALTER TABLE {ddl.located(table.name, site.databases)} ENGINE=MyISAM")
    return [site.place(TABLES, table=table.name) for table in tables]


# Tables of features that nobody uses, and what a row of them must have; {n} is a number of its own.
_IDLE = {
    "ovs_tunnel_interface": {"host_id": "{n}"},
    "op_vm_ruleset_log": {"instance_id": "900000 + {n}", "created": "UTC_TIMESTAMP()"},
    "ovs_tunnel_network": {"`from`": "{n}", "`to`": "{n}", "network_id": "900000"},
    "ucs_blade": {"ucs_manager_id": "900000", "dn": "'left'"},
    "storage_pool_work": {"pool_id": "900000", "vm_id": "{n}", "mgmt_server_id": "0"},
}


def stale_optimizer_statistics(site: Site, count: int) -> list[Place]:
    """Fill tables that the server was told not to count again."""
    live = _live(site, "engine = 'InnoDB' AND table_rows < 1000")
    tables = [table for table in _IDLE if f"cloud.{table}" in live][:count]
    site.enough(count, len(tables), "tables that can be filled")
    digits = "(SELECT 0 AS d UNION SELECT 1" + "".join(f" UNION SELECT {digit}" for digit in range(2, 10)) + ")"
    number = "a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d"
    for table in tables:
        site.writer.execute(f"ALTER TABLE {table} STATS_PERSISTENT=1, STATS_AUTO_RECALC=0")
        site.writer.all(f"ANALYZE TABLE {table}")
        values = ", ".join(_IDLE[table].values()).replace("{n}", number)
        site.writer.execute(
            f"INSERT INTO {table} ({', '.join(_IDLE[table])}) SELECT {values} "
            f"FROM {digits} a, {digits} b, {digits} c, {digits} e, {digits} f"
        )
    return [site.place(TABLES, table=f"cloud.{table}") for table in tables]


def mixed_collation(site: Site, count: int) -> list[Place]:
    """Convert tables to another collation, as somebody might by hand."""
    live = _live(site, "table_collation = 'utf8mb3_general_ci'")
    tables = [table for table in _detached(site, texts=True) if table.name in live][:count]
    site.enough(count, len(tables), "tables that can be converted")
    for table in tables:
        where = ddl.located(table.name, site.databases)
        site.writer.execute(f"ALTER TABLE {where} CONVERT TO CHARACTER SET utf8mb3 COLLATE utf8mb3_unicode_ci")
    return [site.place(TABLES, table=table.name) for table in tables]


def _live(site: Site, condition: str) -> set[str]:
    rows = site.writer.all(
        f"SELECT table_name AS tbl FROM information_schema.tables WHERE table_schema = %(database)s AND {condition}",
        {"database": site.databases.cloud},
    )
    return {f"cloud.{row['tbl']}" for row in rows}


def _detached(site: Site, *, texts: bool) -> Iterator[Table]:
    """Give tables of cloud that no foreign key is on, with texts in their keys (too long for MyISAM), or without."""
    schema = site.release.schema
    parents = {key.references for table in schema.values() for key in table.foreign_keys}
    for name, table in sorted(schema.items()):
        keys = {table.columns[column.partition("(")[0]].type for index in table.indexes for column in index.columns}
        alone = not table.foreign_keys and name not in parents
        if name.startswith("cloud.") and alone and name not in _ALIVE and texts == any("char" in kind for kind in keys):
            yield table


def orphan_views_or_definer(site: Site, count: int) -> list[Place]:
    """Leave views behind whose table, or every second time whose definer, is gone."""
    rows = site.writer.all(
        "SELECT COUNT(*) AS n FROM information_schema.views WHERE table_schema = %(database)s",
        {"database": site.databases.cloud},
    )
    names = [f"left_behind_{rows[0]['n'] + number}_view" for number in range(1, count + 1)]
    for number, name in enumerate(names):
        definer = "'nobody'@'old.example'" if number % 2 else "CURRENT_USER()"
        site.writer.execute("CREATE TABLE left_behind (id INT PRIMARY KEY)")
        shown = "account" if number % 2 else "left_behind"
        site.writer.execute(f"CREATE DEFINER={definer} VIEW {name} AS SELECT id FROM {shown}")
        site.writer.execute("DROP TABLE left_behind")
    return [site.place("information_schema.views", table=f"cloud.{name}") for name in names]


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
    Fault(
        "mixed-collation",
        "mixed-collation",
        "a table's texts are compared otherwise than all others",
        mixed_collation,
    ),
    Fault(
        "stale-optimizer-statistics",
        "stale-optimizer-statistics",
        "a table grew a thousandfold since the server counted it",
        stale_optimizer_statistics,
    ),
    Fault(
        "orphan-views-or-definer",
        "orphan-views-or-definer",
        "a view's table, or its definer, is gone",
        orphan_views_or_definer,
    ),
)
