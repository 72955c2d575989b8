"""Owns the faults of structure: indexes, foreign keys, and an upgrade that did not end."""

from collections.abc import Iterator

from dbcare.catalogue import shipped
from dbcare.schema import ForeignKey, Index, Table, covers, provides
from dbcare.versions import numbers
from dbcare.world import ddl
from dbcare.world.fault import Fault, Place, Site

STATISTICS = "information_schema.statistics"
KEYS = "information_schema.key_column_usage"

# Where people look first; the rest follows by name.
_KNOWN = ("cloud.nics", "cloud.vm_instance", "cloud.volumes", "cloud.networks", "cloud.user_ip_address", "cloud.event")


def missing_expected_index(site: Site, count: int) -> list[Place]:
    """Drop plain indexes that nothing else stands in for, one of a table each."""
    chosen = choose(site, count, "indexes that can be missed", plain=True)
    for table, index in chosen:
        alter(site, table, f"DROP INDEX {ddl.quoted(index.name)}")
    return [index_place(site, table, index) for table, index in chosen]


def index_lost_uniqueness(site: Site, count: int) -> list[Place]:
    """Replace unique indexes by plain ones, one of a table each."""
    chosen = choose(site, count, "unique indexes that can be missed", plain=False)
    for table, index in chosen:
        plain = ddl.index(index._replace(unique=False))
        alter(site, table, f"DROP INDEX {ddl.quoted(index.name)}, ADD {plain}")
    return [index_place(site, table, index) for table, index in chosen]


def redundant_index_own(site: Site, count: int) -> list[Place]:
    """Add indexes that repeat the one of a foreign key, one of a table each."""
    chosen: list[tuple[Table, Index]] = []
    for table in _tables(site):
        key = next(
            (key for key in table.foreign_keys if any(index.columns == key.columns for index in table.indexes)), None
        )
        added = Index(f"own_{table.name.partition('.')[2]}"[:60], key.columns if key else ())
        if key and len(chosen) < count and added.name not in live_indexes(site, table):
            chosen.append((table, added))
    site.enough(count, len(chosen), "tables with room for such an index")
    for table, added in chosen:
        alter(site, table, f"ADD {ddl.index(added)}")
    return [index_place(site, table, added) for table, added in chosen]


def missing_foreign_keys(site: Site, count: int) -> list[Place]:
    """Drop foreign keys, one of a table each."""
    chosen: list[tuple[Table, ForeignKey]] = []
    for table in _tables(site):
        key = next(_single_keys(table), None)
        if key and len(chosen) < count and key.name in _live_keys(site, table):
            chosen.append((table, key))
    site.enough(count, len(chosen), "tables with foreign keys")
    for table, key in chosen:
        alter(site, table, f"DROP FOREIGN KEY {ddl.quoted(key.name)}")
    return [site.place(KEYS, table=table.name, columns=list(key.columns)) for table, key in chosen]


def partial_upgrade(site: Site, count: int) -> list[Place]:
    """Begin the upgrade to the next release, and leave steps of earlier ones open when more than one is wanted."""
    version = next_release(site.release.version)
    older = site.pick(
        count - 1,
        "earlier upgrade steps",
        "SELECT id FROM version WHERE step = 'Complete' AND version <> %(release)s ORDER BY id DESC",
        release=site.release.version,
    )
    site.writer.execute(
        "INSERT INTO version (version, updated, step) VALUES (%s, UTC_TIMESTAMP() - INTERVAL 3 HOUR, 'Upgrade')",
        (version,),
    )
    ids = site.writer.all("SELECT id FROM version WHERE version = %(version)s", {"version": version})
    for row in older:
        site.writer.execute("UPDATE version SET step = 'Cleanup' WHERE id = %s", (row["id"],))
    return [site.place("cloud.version", id=row["id"]) for row in (*ids, *older)]


def next_release(version: str) -> str:
    """Name the release that an upgrade from this one goes to: the next that is known, or else the next minor one."""
    newer = [known for known in shipped().versions if numbers(known) > numbers(version)]
    if newer:
        return newer[0]
    major, minor, *_ = numbers(version)
    return f"{major}.{minor + 1}.0.0"


def _tables(site: Site) -> Iterator[Table]:
    """Give the tables of cloud, the best known first."""
    schema = site.release.schema
    names = dict.fromkeys((*_KNOWN, *sorted(name for name in schema if name.startswith("cloud."))))
    return (schema[name] for name in names if name in schema)


def choose(site: Site, count: int, what: str, *, plain: bool) -> list[tuple[Table, Index]]:
    """Choose untouched indexes, plain or unique, that nothing else stands in for, one of a table each."""
    needed = _needed_columns(site)
    chosen: list[tuple[Table, Index]] = []
    for table in _tables(site):
        if len(chosen) == count:
            break
        live = live_indexes(site, table)
        for index in table.indexes:
            if index.name in live and live[index.name] == index.unique and _missable(table, index, needed, plain=plain):
                chosen.append((table, index))
                break
    site.enough(count, len(chosen), what)
    return chosen


def _missable(table: Table, index: Index, needed: set[tuple[str, tuple[str, ...]]], *, plain: bool) -> bool:
    """Say whether its loss shows, and is the only thing that shows."""
    others = [other for other in table.indexes if other != index]
    if index.name == "PRIMARY" or index.unique is plain or "(" in "".join(index.columns):
        return False
    if any(covers(other, index.columns[:1]) for other in others):
        return False
    if any(name == table.name and covers(index, columns) for name, columns in needed):
        return False
    rest = others if plain else [*others, index._replace(unique=False)]
    return not provides(rest, index)


def _needed_columns(site: Site) -> set[tuple[str, tuple[str, ...]]]:
    """List the columns by table that some foreign key needs an index on, at either end."""
    needed = set()
    for table in site.release.schema.values():
        for key in table.foreign_keys:
            needed |= {(table.name, key.columns), (key.references, key.referenced_columns)}
    return needed


def _single_keys(table: Table) -> Iterator[ForeignKey]:
    """Give the foreign keys that no other of the table repeats."""
    for key in table.foreign_keys:
        if sum((other.columns, other.references) == (key.columns, key.references) for other in table.foreign_keys) == 1:
            yield key


def live_indexes(site: Site, table: Table) -> dict[str, bool]:
    """Read which indexes a table has that are not hidden, and whether each is unique; none of one that is gone."""
    database, _, name = table.name.partition(".")
    there = site.writer.all(
        "SELECT 1 AS x FROM information_schema.tables WHERE table_schema = %(database)s AND table_name = %(table)s",
        {"database": site.databases.usage if database == "cloud_usage" else site.databases.cloud, "table": name},
    )
    rows = site.writer.all(f"SHOW INDEX FROM {ddl.located(table.name, site.databases)}") if there else []
    # MariaDB before 10.6 can hide none, and says nothing of it.
    hidden = {row["Key_name"] for row in rows if row.get("Ignored") == "YES" or row.get("Visible") == "NO"}
    return {row["Key_name"]: not row["Non_unique"] for row in rows if row["Key_name"] not in hidden}


def _live_keys(site: Site, table: Table) -> set[str]:
    rows = site.writer.all(
        "SELECT constraint_name AS name FROM information_schema.table_constraints "
        "WHERE constraint_type = 'FOREIGN KEY' AND table_schema = %(database)s AND table_name = %(table)s",
        {"database": site.databases.cloud, "table": table.name.partition(".")[2]},
    )
    return {row["name"] for row in rows}


def alter(site: Site, table: Table, change: str) -> None:
    """Change the structure of a table."""
    site.writer.execute(f"ALTER TABLE {ddl.located(table.name, site.databases)} {change}")


def index_place(site: Site, table: Table, index: Index) -> Place:
    """Name a wrong index."""
    return site.place(STATISTICS, table=table.name, columns=list(index.columns))


FAULTS = (
    Fault(
        "missing-expected-index",
        "missing-expected-index",
        "an index of the release is gone",
        missing_expected_index,
    ),
    Fault(
        "index-lost-uniqueness",
        "missing-expected-index",
        "a unique index of the release is a plain one",
        index_lost_uniqueness,
    ),
    Fault(
        "redundant-index-own",
        "redundant-index-own",
        "an index was added that repeats another",
        redundant_index_own,
    ),
    Fault(
        "missing-foreign-keys",
        "missing-foreign-keys",
        "a foreign key of the release is gone",
        missing_foreign_keys,
    ),
    Fault(
        "partial-upgrade",
        "partial-upgrade",
        "an upgrade was begun and did not end",
        partial_upgrade,
    ),
)
