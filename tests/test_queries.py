import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dbcare.errors import QueryError
from dbcare.queries import Query, batches, generated, load, parse, union
from dbcare.registry import installed

# Files -------------------------------------------------------------------------------------------------------------


def test_errors_name_file_and_line() -> None:
    with pytest.raises(QueryError, match=r"^x.sql:3: DELETE is not|^x.sql:3: not a SELECT"):
        str(parse("-- name: fine\nSELECT 1;\n-- name: bad\nDELETE FROM t;\n", "x.sql")["bad"][0].sql)


def test_a_file_holds_variants_with_what_they_are_for() -> None:
    text = """
-- A word on the file.
-- name: detect since 4.18.1.0 until 4.20
-- needs: networks.id nics
-- Why.
SELECT id FROM networks;

-- name: detect on mysql 8.0
-- at: cloud_usage
-- needs: cloud_usage.id
SELECT id FROM cloud_usage;
-- name: other
SELECT 1
"""
    found = parse(text, "x.sql")
    assert list(found) == ["detect", "other"]
    first, second = found["detect"]
    assert (first.since, first.until, first.family, first.database) == ("4.18.1.0", "4.20", None, "cloud")
    assert first.needs == (("cloud.networks", "id"), ("cloud.nics", None))
    assert first.where == "x.sql:3"
    assert (second.family, second.server, second.database) == ("mysql", "8.0", "cloud_usage")
    assert second.needs == (("cloud_usage.cloud_usage", "id"),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT 1;", "x.sql: no `-- name:` line"),
        ("-- name: Detect\nSELECT 1;", "x.sql:1: cannot read `-- name: Detect`"),
        ("\n\n-- name: detect after 4\nSELECT 1;", "x.sql:3: cannot read `-- name: detect after 4`"),
        ("-- name: detect on oracle\nSELECT 1;", "x.sql:1: cannot read"),
        ("-- name: detect\n-- at: mysql\nSELECT 1;", "x.sql:1: `-- at:` takes cloud or cloud_usage, not 'mysql'"),
    ],
)
def test_a_file_that_cannot_be_read_says_where(text: str, message: str) -> None:
    with pytest.raises(QueryError, match=f"^{re.escape(message)}"):
        parse(text, "x.sql")


def test_a_file_that_is_missing_is_named() -> None:
    with pytest.raises(QueryError, match=r"dbcare.sql: there is no nothing.sql"):
        load("dbcare.sql", "nothing")


def test_tables_are_counted_as_often_as_they_are_named() -> None:
    text = "SELECT n.id FROM networks n JOIN nics a ON a.network_id = n.id JOIN `nics` b ON networks.id = b.id"
    needs = [("cloud.networks", "id"), ("cloud.nics", "network_id"), ("cloud.nics", "id")]
    assert generated(text, "x", needs).tables == ("cloud.networks", "cloud.nics", "cloud.nics")


def test_shipped_queries_need_the_tables_they_name() -> None:
    """The bound on examined rows rests on `needs`."""
    for query in [query for entry in installed([]).entries for query in entry.check.queries()]:
        named = set(re.findall(r"(?:FROM|JOIN)\s+`?([a-z0-9_]+)`?", query.sql))
        needed = {table.partition(".")[2] for table, _ in query.needs} | {"information_schema", "performance_schema"}
        assert named <= needed, f"{query.where} reads {named - needed} without `needs`"


# Batches -----------------------------------------------------------------------------------------------------------


def made(number: int, database: str = "cloud") -> Query:
    return generated(f"SELECT {number} AS n, ':x' AS word", "x", [(f"{database}.t{number}", None)], database)


@given(st.lists(st.sampled_from(["cloud", "cloud_usage"]), max_size=30), st.integers(1, 7))
def test_batches_keep_order_size_and_database(databases: list[Any], size: int) -> None:
    queries = [made(number, database) for number, database in enumerate(databases)]
    grouped = list(batches(queries, size))
    assert [query for batch in grouped for query in batch] == queries
    assert all(0 < len(batch) <= size for batch in grouped)
    assert all(len({query.database for query in batch}) == 1 for batch in grouped)


def test_a_union_keeps_every_select_and_need() -> None:
    joined = union([made(1), made(2), made(3)])
    assert joined.sql.count("UNION ALL") == 2
    assert [table for table, _ in joined.needs] == ["cloud.t1", "cloud.t2", "cloud.t3"]
    assert union([made(1)]).text == made(1).text
    with pytest.raises(QueryError):
        str(union([made(1), generated("SELECT 1 FOR UPDATE", "x", [])]).sql)


def test_names_are_put_where_the_text_has_places_for_them() -> None:
    text = "SELECT '{number}' AS number, c.`{column}` FROM `{table}` c WHERE c.`{column}` % 2 = :rest"
    query = generated(text, "x", [("cloud.a b", "c-1")], number="7", column="c-1", table="a b")
    assert query.sql == "SELECT '7' AS number, c.`c-1` FROM `a b` c WHERE c.`c-1` %% 2 = %(rest)s"
    assert query.tables == ("cloud.a b",)
    other = generated(text, "x", [("cloud.d", "e")], number="8", column="e", table="d")
    joined = union([query, other])
    assert joined.sql == f"({query.sql})\nUNION ALL\n({other.sql})"
    assert joined.parameters == {"rest"}


@pytest.mark.parametrize("name", ["a`b", "it's", 'a"b', "a\\b", "7%", "sleep", "{x}", "a\nb", ""])
def test_names_that_could_say_more_than_a_name_are_refused(name: str) -> None:
    with pytest.raises(QueryError, match="is no name that can stand in a SELECT"):
        generated("SELECT `{name}` FROM t", "x", [], name=name)


def test_batches_are_no_heavier_than_allowed() -> None:
    grouped = batches([made(number) for number in (4, 4, 3, 9, 1)], 10, lambda query: int(query.text.split()[1]), 8)
    assert [[query.text.split()[1] for query in batch] for batch in grouped] == [["4", "4"], ["3"], ["9"], ["1"]]
