"""A row refers to a row that is not there.

The foreign keys of this CloudStack release forbid such rows, but tables loaded with foreign_key_checks=0, restored one
by one or edited by hand while a key was missing can hold them: the server never looks again. CloudStack then fails on
the object with a NullPointerException, and a later upgrade stops where it alters the table. Every foreign key of the
release is tested, whether or not it is there now. NULL refers to nothing, and a removed parent is a row all the same.

Tables beyond `rows` rows are read through the key's own index, value by value, where what they refer to is smaller; of
each value without a parent the first row is named. Where both are larger, only the newest `rows` ids are looked at, and
information says so; `--deep` reads everything, which takes a minute at millions of machines. At most `shown` rows of
each key are named. Keys whose table, index or common collation is gone are what other checks find.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from dbcare.check import (
    INDEXES,
    TABLES,
    Check,
    Context,
    FixClass,
    ForeignKey,
    Generated,
    Index,
    LiveTable,
    Problem,
    Query,
    Severity,
    covers,
    generated,
)

MOST = 1000
_ON = "LEFT JOIN `{parents}`.`{parent}` p ON "
_HEAD = "SELECT '{number}' AS number, CAST(JSON_ARRAY("


class _Tested(NamedTuple):
    """A foreign key that can be tested here, how its rows are named, and how they are read."""

    table: str
    key: ForeignKey
    primary: tuple[str, ...]
    way: str


def queries(
    context: Context, tables: Mapping[str, LiveTable], indexes: Mapping[str, tuple[Index, ...]]
) -> Iterator[Query]:
    """Look for rows without a parent, one SELECT for each foreign key."""
    for number, tested in enumerate(_tested(context, tables, indexes)):
        table, parent = tested.table, tested.key.references
        columns = {f"c{place}": name for place, name in enumerate(tested.key.columns)}
        columns |= {f"r{place}": name for place, name in enumerate(tested.key.referenced_columns)}
        columns |= {f"k{place}": name for place, name in enumerate(tested.primary)}
        yield generated(
            _select(tested),
            "fk-violating-rows",
            [(table, None), (parent, None)],
            number=str(number),
            children=context.databases[table.partition(".")[0]],
            child=table.partition(".")[2],
            parents=context.databases[parent.partition(".")[0]],
            parent=parent.partition(".")[2],
            **columns,
        )


def _select(tested: _Tested) -> str:
    if tested.way == "values":
        return (
            f"{_HEAD}d.k, d.v) AS CHAR) AS named FROM (SELECT MIN(c.`{{k0}}`) AS k, c.`{{c0}}` AS v "
            "FROM `{children}`.`{child}` c WHERE c.`{c0}` IS NOT NULL GROUP BY c.`{c0}`) d "
            f"{_ON}p.`{{r0}}` = d.v WHERE p.`{{r0}}` IS NULL LIMIT {MOST}"
        )
    places = range(len(tested.key.columns))
    named = [f"c.`{{k{place}}}`" for place in range(len(tested.primary))] + [f"c.`{{c{place}}}`" for place in places]
    newest = (
        " AND c.`{k0}` > (SELECT GREATEST(MAX(m.`{k0}`), :rows) FROM `{children}`.`{child}` m) - :rows"
        if tested.way == "newest"
        else ""
    )
    return (
        f"{_HEAD}{', '.join(named)}) AS CHAR) AS named FROM `{{children}}`.`{{child}}` c "
        f"{_ON}{' AND '.join(f'p.`{{r{place}}}` = c.`{{c{place}}}`' for place in places)} "
        f"WHERE {' AND '.join(f'c.`{{c{place}}}` IS NOT NULL' for place in places)} "
        f"AND p.`{{r0}}` IS NULL{newest} LIMIT {MOST}"
    )


def _tested(
    context: Context, tables: Mapping[str, LiveTable], indexes: Mapping[str, tuple[Index, ...]]
) -> list[_Tested]:
    found: dict[tuple[str, frozenset[tuple[str, str]], str], _Tested] = {}
    for name, table in context.release.schema.items():
        for key in table.foreign_keys:
            meaning = (name, frozenset(zip(key.columns, key.referenced_columns, strict=True)), key.references)
            if meaning not in found and _possible(name, key, context, tables, indexes):
                primary = next((index.columns for index in indexes[name] if index.name == "PRIMARY"), key.columns)
                found[meaning] = _Tested(name, key, primary, _way(name, key, primary, context, tables))
    return list(found.values())


def _possible(
    table: str,
    key: ForeignKey,
    context: Context,
    tables: Mapping[str, LiveTable],
    indexes: Mapping[str, tuple[Index, ...]],
) -> bool:
    """Say whether both ends are there and can be compared through an index."""
    ends = ((table, key.columns), (key.references, key.referenced_columns))
    if not all(
        any(index.visible and covers(index, columns) for index in indexes.get(end, ())) for end, columns in ends
    ):
        return False
    facts = context.release.schema[table].columns
    same = tables[table].collation == tables[key.references].collation
    return same or not any("char" in facts[column].type for column in key.columns)


def _way(
    table: str, key: ForeignKey, primary: tuple[str, ...], context: Context, tables: Mapping[str, LiveTable]
) -> str:
    most = context.parameters["rows"]
    facts = context.release.schema[table].columns.get(primary[0])
    if context.deep or tables[table].rows <= most or len(primary) > 1 or facts is None or "int" not in facts.type:
        return "whole"
    if tables[key.references].rows <= most and len(key.columns) == 1 and key.columns != primary:
        return "values"
    return "newest"


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each row with all that it refers to in vain, and the tables that were not read to the end."""
    tested = _tested(context, inputs["tables"], inputs["indexes"])
    broken: dict[tuple[str, tuple[Any, ...]], list[tuple[_Tested, list[Any]]]] = defaultdict(list)
    totals: Counter[_Tested] = Counter()
    for row in inputs["rows"]:
        one, named = tested[int(row["number"])], json.loads(row["named"])
        totals[one] += 1
        if totals[one] <= context.parameters["shown"]:
            broken[one.table, tuple(named[: len(one.primary)])].append((one, named[len(one.primary) :]))
    for table, values in sorted(broken):
        yield _problem(table, values, broken[table, values], totals, context)
    yield from _unread(tested, context)


def _problem(
    table: str,
    values: tuple[Any, ...],
    vain: Iterable[tuple[_Tested, list[Any]]],
    totals: Mapping[_Tested, int],
    context: Context,
) -> Problem:
    texts: list[str] = []
    row: dict[str, Any] = {"foreign_keys": []}
    for one, referred in vain:
        what = ", ".join(f"{column} {value}" for column, value in zip(one.key.columns, referred, strict=True))
        texts.append(f"{what} refers to no row of {one.key.references} ({one.key.name}{_company(one, totals[one])})")
        row["foreign_keys"].append(one.key.name)
        row.update(zip(one.key.columns, referred, strict=True))
        key = dict(zip(one.primary, values, strict=True))
    named = ", ".join(f"{column} {value}" for column, value in key.items())
    text = f"{table} {named}: {'; '.join(texts)}"
    return Problem(text, key, table=table, severity=context.structural(Severity.WARNING), row=row)


def _company(one: _Tested, total: int) -> str:
    more = " or more" if total == MOST or one.way != "whole" else ""
    return f", one of {total:,}{more} such rows" if total > 1 or more else ""


def _unread(tested: Iterable[_Tested], context: Context) -> Iterator[Problem]:
    for table in sorted({one.table for one in tested if one.way == "newest"}):
        yield Problem(
            f"only the newest {context.parameters['rows']:,} ids of {table} were looked at for rows that refer to "
            f"nothing; `dbcare check --deep {CHECK.id}`, with more --timeout, looks at all",
            {"table": table},
            table="information_schema.tables",
            severity=Severity.INFO,
        )


CHECK = Check(
    id="fk-violating-rows",
    area="indexes",
    severity=Severity.WARNING,
    inputs={"rows": Generated(queries, reads=(TABLES, INDEXES)), "tables": TABLES, "indexes": INDEXES},
    table="information_schema.key_column_usage",
    judge=judge,
    parameters={"rows": 100_000, "shown": 100},
    fix_class=FixClass.REPORT,
    remedy="Bring the missing row back from a backup, or take the row that refers to it out of use through "
    "CloudStack's API; SQL cannot know which of the two is right.",
    symptom="`Cannot add or update a child row: a foreign key constraint fails` when an upgrade alters the table; a "
    "NullPointerException when the object is listed or used.",
    catalogue="B8",
)
