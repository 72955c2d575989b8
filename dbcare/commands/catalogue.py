"""`dbcare catalogue`: what CloudStack releases look like, and how a database is kept as a baseline."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from dbcare.commands import completing, options, writing

if TYPE_CHECKING:
    from dbcare.schema import Column, Difference, ForeignKey, Index, Schema, Table

app = typer.Typer(no_args_is_help=True, add_completion=False, help="What CloudStack releases look like.")
Version = Annotated[
    str,
    typer.Argument(
        metavar="VERSION", help="A CloudStack release, such as 4.22.0.0.", autocompletion=completing.releases
    ),
]


@app.command()
def show(
    version: Version,
    table: Annotated[str | None, typer.Argument(metavar="[TABLE]", help="One table, such as cloud.nics.")] = None,
    format: options.FormatOption = options.Format.TABLE,  # noqa: A002
) -> int:
    """Show the tables of a release, or one table with its columns, indexes and foreign keys."""
    from dbcare import catalogue
    from dbcare.render import json
    from dbcare.render import table as tables

    known = catalogue.shipped()
    release = known.exactly(version)
    schema = known.schema(release)
    if table is not None:
        schema = {name: schema[name] for name in [_table_name(schema, table, release)]}
    if format is options.Format.JSON:
        sequences = [{"name": row.name, "table": row.table, "seed": row.seed} for row in catalogue.SEQUENCES]
        document = {"schema_version": 1, "release": release, **catalogue.facts(release, schema)}
        typer.echo(json.dumps({**document, "sequences": sequences}))
    elif table is not None:
        typer.echo("\n\n".join(_parts(next(iter(schema.values())))))
        if "cloud.sequence" in schema:
            rows = [(row.name, row.table, row.seed) for row in catalogue.SEQUENCES]
            typer.echo("\n" + tables.rows(("LIVE ROW", "FEEDS", "FIRST VALUE"), rows, labelled=True))
    else:
        lines = [
            (found.name, len(found.columns), len(found.indexes), len(found.foreign_keys), found.engine)
            for found in schema.values()
        ]
        typer.echo(tables.rows(("TABLE", "COLUMNS", "INDEXES", "FOREIGN KEYS", "ENGINE"), lines, labelled=True))
    return 0


@app.command()
def diff(
    old: Annotated[str, typer.Argument(metavar="V1", autocompletion=completing.releases)],
    new: Annotated[str, typer.Argument(metavar="V2", autocompletion=completing.releases)],
    format: options.FormatOption = options.Format.TABLE,  # noqa: A002
) -> int:
    """Show what changed from one release to another."""
    from dbcare import catalogue
    from dbcare.render import json
    from dbcare.render import table as tables
    from dbcare.schema import compare

    known = catalogue.shipped()
    differences = list(compare(known.schema(known.exactly(old)), known.schema(known.exactly(new))))
    if format is options.Format.JSON:
        found = [{**difference._asdict(), "change": _change(difference)} for difference in differences]
        typer.echo(json.dumps({"schema_version": 1, "old": old, "new": new, "differences": found}))
        return 0
    lines = [
        (_change(difference), difference.table, difference.kind, difference.name, _what(difference))
        for difference in differences
    ]
    typer.echo(tables.rows(("CHANGE", "TABLE", "KIND", "NAME", "FROM → TO"), lines) if lines else "no difference")
    return 0


@app.command()
@options.connecting
def capture(
    where: options.Where,
    output: options.Output = None,
) -> int:
    """Keep the structure of a database that is known to be good, to compare with later (`check --baseline`)."""
    from dbcare import catalogue, snapshots, visibility
    from dbcare.db import Session
    from dbcare.errors import ConnectionFailed
    from dbcare.explain import explaining
    from dbcare.render import json

    settings = where.only()
    names = {"cloud": settings.databases.cloud, "cloud_usage": settings.databases.usage}
    with explaining(settings):
        opened = Session(settings.endpoint, names["cloud"], timeout=settings.limits.timeout)
    with opened as session:
        steps = snapshots.read("versions", session, names)
        complete = [step["version"] for step in steps if step["step"] == "Complete"]
        if not complete or complete[-1] != steps[-1]["version"]:
            raise ConnectionFailed(f"{settings.endpoint.address}: its last upgrade is not complete; nothing captured")
        schema = snapshots.live_schema(session, names)
        expected = catalogue.shipped().release(complete[-1]).schema
        refused = visibility.refusal(session, names, [table for table in expected if table not in schema])
        if refused is not None:
            raise ConnectionFailed(f"{settings.endpoint.address}: {refused}; nothing captured")
    writing.write(json.dumps(catalogue.facts(complete[-1], schema)), output)
    return 0


def _table_name(schema: "Schema", name: str, release: str) -> str:
    from dbcare.errors import UsageError

    for candidate in (name, f"cloud.{name}", f"cloud_usage.{name}"):
        if candidate in schema:
            return candidate
    raise UsageError(f"CloudStack {release} has no table {name}; `dbcare catalogue show {release}` names them")


def _parts(found: "Table") -> Iterator[str]:
    from dbcare.render.table import rows

    yield f"{found.name} ({found.engine})"
    yield rows(
        ("COLUMN", "TYPE", "NULL", "DEFAULT", "EXTRA"),
        [
            (column.name, column.type, "yes" if column.nullable else "no", column.default or "", column.extra)
            for column in found.columns.values()
        ],
        labelled=True,
    )
    yield rows(
        ("INDEX", "UNIQUE", "COLUMNS"),
        [(index.name, "yes" if index.unique else "no", ", ".join(index.columns)) for index in found.indexes],
    )
    if found.foreign_keys:
        yield rows(("FOREIGN KEY", "ON DELETE", "WHAT"), [_key(key) for key in found.foreign_keys])


def _key(key: "ForeignKey") -> tuple[str, str, str]:
    to = f"{key.references} ({', '.join(key.referenced_columns)})"
    return key.name, key.on_delete or "RESTRICT", f"({', '.join(key.columns)}) → {to}"


def _change(difference: "Difference") -> str:
    if difference.old is None:
        return "added"
    return "removed" if difference.new is None else "changed"


def _what(difference: "Difference") -> str:
    sides = [_side(side) for side in (difference.old, difference.new) if side is not None]
    return " → ".join(sides)


def _side(side: "Column | Index | ForeignKey | str") -> str:
    from dbcare.schema import Column, ForeignKey, Index

    match side:
        case Column():
            return f"{side.type}{'' if side.nullable else ' not null'} {side.default or ''} {side.extra}".strip()
        case Index():
            return f"{'unique ' if side.unique else ''}({', '.join(side.columns)})"
        case ForeignKey():
            return f"({', '.join(side.columns)}) → {side.references} {side.on_delete}".strip()
    return str(side)
