import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dbcare.tomllines import line_of, lines

TEXT = (
    '''# host = "not this"
fail_on = "info"

[target] # limits = 1
host = """
port = 1
\\""" it goes on
"""
port = 2
"a.b" = 'x = 1'
'c"d' = [
  "e = 1", # "
  "]",
]
usage = { host = "h", port = [1,
  2] }

[targets."two words".usage]
user.name = 1
[ targets . three ]
user = '''
    + "''''''\n[targets]\n"
)

PLACES = {
    ("fail_on",): 2, ("target",): 4, ("target", "host"): 5, ("target", "port"): 9, ("target", "a.b"): 10,
    ("target", 'c"d'): 11, ("target", "usage"): 15, ("targets",): 22, ("targets", "two words"): 18,
    ("targets", "two words", "usage"): 18, ("targets", "two words", "usage", "user"): 19,
    ("targets", "two words", "usage", "user", "name"): 19, ("targets", "three"): 20, ("targets", "three", "user"): 21,
}  # fmt: skip


def test_every_key_and_table_has_its_line() -> None:
    assert lines(TEXT) == PLACES
    tomllib.loads(TEXT)


@pytest.mark.parametrize(
    ("key", "line"),
    [(("target", "usage", "host"), 15), (("target", "nothing"), 4), (("nothing",), None), (("fail_on", "x"), 2)],
)
def test_what_has_no_line_has_that_of_the_table_around(key: tuple[str, ...], line: int | None) -> None:
    assert line_of(PLACES, key) == line


def test_windows_ends_of_lines_count_once() -> None:
    assert lines("a = 1\r\n\r\n[b]\r\nc = 2\r\n") == {("a",): 1, ("b",): 3, ("b", "c"): 4}


NAMES = st.text(min_size=1, max_size=4)
LITERALS = st.sampled_from(
    ["1", "'#'", '"\\""', '"""\na = 1\n"""', "'''\n[x]\n'''", "[\n1, # ]\n2]", "{ a = '}' }", "2026-11-23", "[[]]"]
)


def quoted(name: str) -> str:
    return '"' + "".join(f"\\U{ord(letter):08x}" for letter in name) + '"'


@given(st.dictionaries(NAMES, st.dictionaries(NAMES, LITERALS, max_size=4), max_size=4))
def test_any_document_s_keys_are_where_they_were_written(document: dict[str, dict[str, str]]) -> None:
    text, wanted = "", {}
    for table, keys in document.items():
        wanted[table,] = text.count("\n") + 1
        text += f"[ {quoted(table)} ] # [\n"
        for key, literal in keys.items():
            wanted[table, key] = text.count("\n") + 1
            text += f"\t{quoted(key)}\t= {literal} # '\n\n"
    read: dict[str, Any] = tomllib.loads(text)
    assert {key for key in wanted if key[1:]} == {(table, key) for table, keys in read.items() for key in keys}
    assert lines(text) == wanted
