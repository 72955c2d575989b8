"""Owns the CREATE statements that give a server the tables of a release; pure."""

from collections.abc import Iterable, Iterator

from dbcare.endpoint import Databases
from dbcare.schema import Column, ForeignKey, Index, Schema, Table

CHARACTER_SET = "utf8mb3"
COLLATION = "utf8mb3_general_ci"


def quoted(name: str) -> str:
    """Quote an identifier."""
    return "`" + name.replace("`", "``") + "`"


def located(table: str, databases: Databases) -> str:
    """Quote a table's name as it is on the server: `cloud.nics` may live in another database."""
    database, _, name = table.partition(".")
    return f"{quoted(databases.usage if database == 'cloud_usage' else databases.cloud)}.{quoted(name)}"


def statements(schema: Schema, databases: Databases) -> Iterator[str]:
    """List what drops both databases and creates them anew with every table, to be run without foreign key checks."""
    for database in (databases.cloud, databases.usage):
        yield f"DROP DATABASE IF EXISTS {quoted(database)}"
        yield f"CREATE DATABASE {quoted(database)} CHARACTER SET {CHARACTER_SET} COLLATE {COLLATION}"
    for table in _parents_first(schema):
        yield create_table(table, databases)


def create_table(table: Table, databases: Databases) -> str:
    """Write one CREATE TABLE with its indexes and foreign keys."""
    parts = [
        *map(_column, table.columns.values()),
        *map(index, table.indexes),
        *(foreign_key(key, databases) for key in table.foreign_keys),
    ]
    options = f"ENGINE={table.engine} DEFAULT CHARSET={CHARACTER_SET} COLLATE={COLLATION}"
    return f"CREATE TABLE {located(table.name, databases)} (\n  " + ",\n  ".join(parts) + f"\n) {options}"


def _column(column: Column) -> str:
    words = [quoted(column.name), column.type, "NULL" if column.nullable else "NOT NULL"]
    if column.default is not None:
        words += ["DEFAULT", _default(column)]
    return " ".join([*words, column.extra.upper()]).rstrip()


def _default(column: Column) -> str:
    default = str(column.default)
    return default if default.upper().startswith("CURRENT_TIMESTAMP") else "'" + default.replace("'", "''") + "'"


def index(part: Index) -> str:
    """Write an index as it stands in CREATE TABLE, or after ADD."""
    columns = ", ".join(map(_index_part, part.columns))
    if part.name == "PRIMARY":
        return f"PRIMARY KEY ({columns})"
    return f"{'UNIQUE ' if part.unique else ''}KEY {quoted(part.name)} ({columns})"


def _index_part(part: str) -> str:
    name, parenthesis, length = part.partition("(")
    return quoted(name) + parenthesis + length


def foreign_key(key: ForeignKey, databases: Databases) -> str:
    """Write a foreign key as it stands in CREATE TABLE, or after ADD."""
    here, there = (", ".join(map(quoted, names)) for names in (key.columns, key.referenced_columns))
    action = f" ON DELETE {key.on_delete}" if key.on_delete else ""
    target = located(key.references, databases)
    return f"CONSTRAINT {quoted(key.name)} FOREIGN KEY ({here}) REFERENCES {target} ({there}){action}"


def _parents_first(schema: Schema) -> Iterable[Table]:
    """Order tables so that most find what they refer to: the server then need not open the others again."""
    ordered: dict[str, Table] = {}

    def visit(table: Table) -> None:
        waiting.discard(table.name)
        for key in table.foreign_keys:
            if key.references in waiting:
                visit(schema[key.references])
        ordered[table.name] = table

    waiting = set(schema)
    for name in sorted(schema):
        if name in waiting:
            visit(schema[name])
    return ordered.values()
