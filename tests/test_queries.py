import re
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dbcare.errors import QueryError
from dbcare.queries import Query, batches, fragments, generated, load, parse, parse_fragments, union
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


SHARED = """
-- What is worked on.
-- name: busy_vms
-- needs: async_job.instance_id
-- VMs of jobs: {braces} in a comment name nothing.
SELECT j.instance_id AS vm_id FROM async_job j WHERE j.job_cmd <> '{no}' AND j.created > :since;

-- name: busy_networks
-- needs: nics.network_id
SELECT i.network_id FROM ({busy_vms}) b JOIN nics i ON i.instance_id = b.vm_id
"""


def test_a_fragment_stands_where_its_name_does_and_brings_its_needs() -> None:
    known = parse_fragments(SHARED, "fragments.sql")
    head = "-- name: detect\n-- needs: networks.id nics.network_id\n"
    [query] = parse(f"{head}SELECT n.id FROM networks n JOIN ({{busy_networks}}) b ON 1", "x.sql", known)["detect"]
    inner = "SELECT j.instance_id AS vm_id FROM async_job j WHERE j.job_cmd <> '{no}' AND j.created > %(since)s"
    nested = f"SELECT i.network_id FROM ( {inner} ) b JOIN nics i ON i.instance_id = b.vm_id"
    assert " ".join(query.sql.split()) == f"SELECT n.id FROM networks n JOIN ( {nested} ) b ON 1"
    assert query.needs == (("cloud.networks", "id"), ("cloud.nics", "network_id"), ("cloud.async_job", "instance_id"))
    assert query.parameters == {"since"}
    assert query.tables == ("cloud.async_job", "cloud.networks", "cloud.nics")


def test_a_fragment_takes_nothing_along_and_stands_as_often_as_it_is_named() -> None:
    known = parse_fragments("-- name: ids\nSELECT id FROM nics -- all", "fragments.sql")
    text = "-- name: detect\nSELECT '{ids}', \"{ids}\", `{ids}` /* {ids} */ FROM ({ids}) a, ({ids}) b -- {ids}\nWHERE 1"
    [query] = parse(text, "x.sql", known)["detect"]
    ids = "( SELECT id FROM nics )"
    assert " ".join(query.sql.split()) == f"SELECT '{{ids}}', \"{{ids}}\", `{{ids}}` FROM {ids} a, {ids} b WHERE 1"


@pytest.mark.parametrize(
    ("shared", "text", "message"),
    [
        ("", "SELECT 1\nFROM ({busy}) b", r"x.sql:3: there is no fragment 'busy' to put here; there are: none"),
        ("-- name: busy\nSELECT 1", "SELECT 1 FROM ({bsy}) b", r"x.sql:2: .* 'bsy' to put here; there are: busy"),
        ("-- name: busy\n\nSELECT id FROM ({busy}) b", "SELECT 1", r"fragments.sql:3: there is no fragment 'busy'"),
        (
            "-- name: a\nSELECT 1 FROM ({b}) b\n-- name: b\nSELECT 1 FROM ({a}) a",
            "SELECT 1",
            r"fragments.sql:2: .* 'b'",
        ),
        ("-- name: busy\n-- at: cloud_usage\nSELECT 1", "SELECT 1 FROM ({busy}) b", r"x.sql:2: .* are: none"),
        (
            "-- name: busy\nSELECT 1;\n-- name: busy\nSELECT 2;",
            "SELECT 1",
            r"fragments.sql:3: a fragment has no variants",
        ),
        ("-- name: busy on mysql\nSELECT 1", "SELECT 1", r"fragments.sql:1: a fragment has no variants"),
        ("-- name: Busy\nSELECT 1", "SELECT 1", r"fragments.sql:1: cannot read"),
        ("-- name: busy\nSELECT 1; SELECT 2", "SELECT 1 FROM ({busy}) b", r"fragments.sql:1: more than one statement"),
        ("-- name: busy\nSELECT 1 FOR UPDATE", "SELECT 1 FROM ({busy}) b", r"x.sql:1: FOR UPDATE is not for a check"),
    ],
)
def test_a_fragment_that_cannot_be_put_somewhere_says_where(shared: str, text: str, message: str) -> None:
    def read() -> str:
        known = parse_fragments(shared, "fragments.sql") if shared else {}
        return parse(f"-- name: detect\n{text}", "x.sql", known)["detect"][0].sql

    with pytest.raises(QueryError, match=f"^{message}"):
        read()


def test_a_package_may_bring_fragments_and_use_those_of_dbcare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for package, shared in (
        ("bare_sql", ""),
        ("full_sql", "-- name: busy_vpcs\nSELECT 7 AS vpc_id FROM ({busy_vms}) b"),
    ):
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").touch()
        (tmp_path / package / "x.sql").write_text("-- name: detect\nSELECT vpc_id FROM ({busy_vpcs}) b")
        if shared:
            (tmp_path / package / "fragments.sql").write_text(shared)
    monkeypatch.syspath_prepend(tmp_path)
    [bare], [full] = load("bare_sql", "x")["detect"], load("full_sql", "x")["detect"]
    assert ("cloud.vpc_gateways", "vpc_id") in bare.needs
    start = "SELECT vpc_id FROM ( SELECT 7 AS vpc_id FROM ( SELECT j.instance_id AS vm_id FROM async_job"
    assert " ".join(full.sql.split()).startswith(start)
    assert full.needs == fragments("dbcare.sql")["busy_vms"].needs


def test_every_fragment_of_dbcare_is_used_and_says_what_it_needs() -> None:
    names = set(fragments("dbcare.sql"))
    texts = [path.read_text() for path in resources.files("dbcare.sql").iterdir() if path.name.endswith(".sql")]
    assert {name for name in names if any(f"{{{name}}}" in text for text in texts)} == names
    for fragment in fragments("dbcare.sql").values():
        named = set(re.findall(r"(?:FROM|JOIN)\s+`?([a-z0-9_]+)`?", fragment.sql))
        assert named == {table.partition(".")[2] for table, _ in fragment.needs}, fragment.where


def test_nothing_forbidden_comes_about_between_a_fragment_and_what_stands_around_it() -> None:
    known = parse_fragments("-- name: call\nCK('a', 1)\n-- name: update\nUPDATE", "fragments.sql")
    [joined] = parse("-- name: detect\nSELECT GET_LO{call} AS id", "x.sql", known)["detect"]
    assert joined.sql.split() == ["SELECT", "GET_LO", "CK('a',", "1)", "AS", "id"]
    with pytest.raises(QueryError, match=r"^x.sql:1: FOR UPDATE is not for a check"):
        str(parse("-- name: detect\nSELECT 1 FOR {update}", "x.sql", known)["detect"][0].sql)


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
