"""Owns the copying of rows: a row of any release's table once more, with some columns changed."""

from typing import Any

from dbcare.world.fault import Site


def copy(site: Site, table: str, number: int, **changes: Any) -> int:
    """Write a row again under a new id, or under `id=`, with what is changed; give the id."""
    columns = [name for name in site.release.schema[f"cloud.{table}"].columns if name != "id"]
    given = {"id": changes.pop("id", None) or _next(site, table), **changes}
    kept = [name for name in columns if name not in given]
    names = ", ".join(f"`{name}`" for name in (*given, *kept))
    values = ", ".join(["%s"] * len(given) + [f"`{name}`" for name in kept])
    site.writer.execute(
        f"INSERT INTO {table} ({names}) SELECT {values} FROM {table} WHERE id = %s", (*given.values(), number)
    )
    return int(given["id"])


def claim(site: Site, table: str, sequence: str) -> int:
    """Take the next id of a table that CloudStack numbers by a sequence; one that is behind stays behind."""
    number = _next(site, table)
    site.writer.execute("UPDATE sequence SET value = value + 1 WHERE name = %s AND value = %s", (sequence, number))
    return number


def _next(site: Site, table: str) -> int:
    return int(site.writer.all(f"SELECT COALESCE(MAX(id), 0) + 1 AS id FROM {table}")[0]["id"])
