import random
import re
from contextlib import suppress
from string import ascii_letters
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dbcare.errors import QueryError
from dbcare.queries import Query, batches, generated, lex, load, parse, union
from dbcare.registry import installed

SPACES = (" ", "\n", "\t ", " /* why */ ", " -- why\n", "/**/ ", " # why\n", "\r\n")
PHRASES = (
    ("FOR", "UPDATE"), ("FOR", "SHARE"), ("FOR", "UPDATE", "SKIP", "LOCKED"), ("FOR", "UPDATE", "NOWAIT"),
    ("FOR", "UPDATE", "OF", "n"), ("LOCK", "IN", "SHARE", "MODE"), ("INTO", "@x"), ("INTO", "OUTFILE", "'/tmp/x'"),
    ("INTO", "DUMPFILE", "'/tmp/x'"), ("PROCEDURE", "ANALYSE", "(", ")"),
)  # fmt: skip
FUNCTIONS = (
    "GET_LOCK", "RELEASE_LOCK", "RELEASE_ALL_LOCKS", "SLEEP", "BENCHMARK", "LOAD_FILE", "MASTER_POS_WAIT",
    "SOURCE_POS_WAIT", "MASTER_GTID_WAIT", "WAIT_FOR_EXECUTED_GTID_SET", "NEXTVAL", "SETVAL", "LASTVAL",
)  # fmt: skip
STATEMENTS = (
    "INSERT INTO t VALUES (1)", "UPDATE t SET a = 1", "DELETE FROM t", "REPLACE INTO t VALUES (1)", "CALL p()",
    "DROP TABLE t", "SET GLOBAL x = 1", "KILL 1", "SHOW TABLES", "ANALYZE TABLE t", "DO SLEEP(1)", "HANDLER t OPEN",
    "LOAD DATA INFILE 'x' INTO TABLE t", "TRUNCATE t", "WITH x AS (SELECT 1) DELETE FROM t", "LOCK TABLES t WRITE",
    "WITH x AS (SELECT 1) UPDATE t SET a = 1", "SELECT 1; DELETE FROM t", "", "-- nothing", "EXPLAIN SELECT 1",
)  # fmt: skip


def shuffled(words: tuple[str, ...], chance: random.Random) -> str:
    """Write words in random case, with random space between them."""
    text = ""
    for word in words:
        quoted = word.startswith("'")
        text += chance.choice(SPACES) + ("".join(chance.choice((c.upper(), c.lower())) for c in word), word)[quoted]
    return text


SELECTS = st.sampled_from(
    [
        "SELECT n.id, n.name FROM networks n WHERE n.removed IS NULL",
        "WITH x AS (SELECT id FROM nics) SELECT x.id FROM x ORDER BY x.id LIMIT 3",
        "(SELECT 'it''s 100%' AS word FROM t) UNION ALL (SELECT \"q\" FROM u)",
        "SELECT `for`, `update` FROM `into` WHERE `sleep` = :minutes",
        "SELECT n.id FROM networks n WHERE EXISTS (SELECT 1 FROM nics i WHERE i.network_id = n.id)",
    ]
)


@given(SELECTS, st.sampled_from(PHRASES), st.randoms(use_true_random=False))
def test_forbidden_phrases_never_pass(select: str, phrase: tuple[str, ...], chance: random.Random) -> None:
    with pytest.raises(QueryError, match="is not for a check"):
        lex(select + shuffled(phrase, chance), "x.sql:1")


@given(st.sampled_from(FUNCTIONS), st.randoms(use_true_random=False), st.booleans())
def test_forbidden_functions_never_pass(name: str, chance: random.Random, quoted: bool) -> None:
    called = shuffled((f"`{name}`" if quoted else name, "(", "1", ")"), chance)
    for text in (f"SELECT {called}", f"SELECT id FROM t WHERE a = 1 AND{called} = 1", f"SELECT (SELECT{called})"):
        with pytest.raises(QueryError, match="is not for a check"):
            lex(text, "x.sql:1")


@pytest.mark.parametrize("text", STATEMENTS)
def test_only_one_select_passes(text: str) -> None:
    with pytest.raises(QueryError):
        lex(text, "x.sql:1")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT 1 /*!50000 FOR UPDATE */",
        "SELECT 1 /*M!100000 FOR UPDATE */",
        "SELECT /*+ SET_VAR(max_execution_time = 0) */ 1",
        "SELECT @a := 1",
        r"SELECT 'it\'s' AS word",
        r'SELECT "a\"b" AS word',
        "SELECT id FROM t WHERE a = ?",
        "SELECT id FROM t WHERE a = %s",
        "SELECT id FROM t WHERE a = :Upper",
        "SELECT NEXT VALUE FOR s",
    ],
)
def test_what_servers_could_read_otherwise_is_refused(text: str) -> None:
    with pytest.raises(QueryError):
        lex(text, "x.sql:1")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT 1 #'\n , GET_LOCK('a', 1) AS x -- '",
        "SELECT 1 AS $$ , GET_LOCK('a', 1) AS $$",
        "SELECT 1.INTO @x",
        "SELECT 1.0INTO @x",
        r"SELECT \NINTO @x",
        "WITH x AS (SELECT 1) UPDATE (t) SET a = 1",
    ],
)
def test_what_sqlparse_reads_otherwise_than_servers_is_refused(text: str) -> None:
    with pytest.raises(QueryError):
        lex(text, "x.sql:1")


def test_two_minus_signs_are_no_comment() -> None:
    with suppress(QueryError):
        assert "1" in lex("SELECT 5--1 AS six", "x.sql:1").sql


def test_errors_name_file_and_line() -> None:
    with pytest.raises(QueryError, match=r"^x.sql:3: DELETE is not|^x.sql:3: not a SELECT"):
        str(parse("-- name: fine\nSELECT 1;\n-- name: bad\nDELETE FROM t;\n", "x.sql")["bad"][0].sql)


# Texts survive -----------------------------------------------------------------------------------------------------

WORDS = st.text(st.characters(exclude_characters="\\", exclude_categories=["Cs"]), max_size=30)
NAMES = st.text(ascii_letters.lower() + "_", min_size=1, max_size=8)


def quoted(text: str, mark: str) -> str:
    return mark + text.replace(mark, mark * 2) + mark


@given(st.lists(st.tuples(WORDS, st.sampled_from("'\"")), min_size=1, max_size=4), NAMES)
def test_texts_and_parameters_reach_the_server_unharmed(words: list[tuple[str, str]], name: str) -> None:
    parts = [quoted(text, mark) for text, mark in words]
    lexed = lex(f"SELECT {', '.join(parts)} , :{name} , 7 % 5 AS share;", "x.sql:1")
    assert lexed.parameters == {name}
    # What PyMySQL does with it: every %% is one %, every placeholder a literal.
    assert lexed.sql % {name: "'given'"} == f"SELECT {', '.join(parts)} , 'given' , 7 % 5 AS share"


@given(st.text("`'\"ab-# /*:%", min_size=1, max_size=12))
def test_quoted_names_survive(name: str) -> None:
    lexed = lex(f"SELECT {quoted(name, '`')} FROM t", "x.sql:1")
    assert lexed.parameters == frozenset()
    assert lexed.sql % {} == f"SELECT {quoted(name, '`')} FROM t"


@given(
    st.text(st.characters(exclude_characters="\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029!+*", exclude_categories=["Cs"]))
)
def test_comments_go_and_take_nothing_along(comment: str) -> None:
    text = f"SELECT id -- {comment}\nFROM t /* {comment} */ WHERE a = :b"
    assert lex(text, "x.sql:1").sql.split() == ["SELECT", "id", "FROM", "t", "WHERE", "a", "=", "%(b)s"]


# Files -------------------------------------------------------------------------------------------------------------


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
