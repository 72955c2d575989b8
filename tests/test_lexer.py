import random
from contextlib import suppress
from string import ascii_letters

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dbcare.errors import QueryError
from dbcare.lexer import lex

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
