import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from wcwidth import wcswidth

from dbcare.render.rows import READABLE, rows

HEADERS = ("SEVERITY", "CHECK", "WHERE", "MESSAGE")
MESSAGE = (
    "network tenant28-network-251: nics_count is 9, but 10 NICs are in use; "
    "it may be garbage-collected under its running VMs"
)
LINES = (
    ("CRITICAL", "sequence-behind-max-id", "cloud.sequence vm_instance_seq", "it must be at least 831"),
    ("WARNING", "nics-count-drift", "cloud.op_networks 251", MESSAGE),
)
ESCAPE = re.compile(r"\x1b\[[\d;]*m")


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_everything_is_there_at_every_width(width: int) -> None:
    text = rows(HEADERS, LINES, width=width)
    assert all(wcswidth(line) <= width for line in text.split("\n"))
    for cell in (cell for line in LINES for cell in line[:2]):
        assert cell in text
    together = " ".join(text.split())
    assert "it must be at least 831" in together
    assert width == 120 or MESSAGE in together


def test_a_narrow_screen_has_a_block_for_each_row() -> None:
    assert rows(HEADERS, LINES, width=60).split("\n") == [
        "CRITICAL  sequence-behind-max-id  cloud.sequence",
        "    vm_instance_seq",
        "    it must be at least 831",
        "WARNING  nics-count-drift  cloud.op_networks 251",
        "    network tenant28-network-251: nics_count is 9, but 10",
        "    NICs are in use; it may be garbage-collected under its",
        "    running VMs",
    ]


def test_blocks_keep_their_columns_where_these_fit() -> None:
    assert rows(HEADERS, LINES, width=80).split("\n") == [
        "SEVERITY    CHECK                   WHERE",
        "----------  ----------------------  ------------------------------",
        "CRITICAL    sequence-behind-max-id  cloud.sequence vm_instance_seq",
        "    it must be at least 831",
        "WARNING     nics-count-drift        cloud.op_networks 251",
        "    network tenant28-network-251: nics_count is 9, but 10 NICs are in use; it",
        "    may be garbage-collected under its running VMs",
    ]


def test_a_wide_screen_is_not_filled() -> None:
    text = rows(HEADERS, LINES, width=500)
    assert max(map(len, text.split("\n"))) == len("CRITICAL    sequence-behind-max-id  ") + 32 + READABLE
    assert rows(HEADERS, LINES, width=500) == rows(HEADERS, LINES, width=200)


def test_rows_of_short_cells_keep_their_labels() -> None:
    headers, line = ("TABLE", "COLUMNS", "INDEXES", "FOREIGN KEYS", "ENGINE"), ("cloud.nics", 37, "", 3, "InnoDB")
    assert rows(headers, [line], width=40, labelled=True).split("\n") == [
        "cloud.nics",
        "    COLUMNS 37  FOREIGN KEYS 3  ENGINE",
        "    InnoDB",
    ]
    assert rows(headers, [line], width=80, labelled=True) == rows(headers, [line], width=80)


def test_wide_and_combining_characters_keep_the_columns() -> None:
    text = rows(("NAME", "WHAT"), [("漢字", "x"), ("e\u0301", "y"), ("ab\u0300c", "z")], width=60)
    places = {wcswidth(line[: line.index(mark)]) for line, mark in zip(text.split("\n")[2:], "xyz", strict=True)}
    assert len(places) == 1


@pytest.mark.parametrize("width", [40, 80, 120])
def test_colour_changes_nothing_but_colour(width: int) -> None:
    coloured = rows(HEADERS, LINES, width=width, colours={"CRITICAL": "31;1", "WARNING": "33"})
    assert "\x1b[31;1mCRITICAL\x1b[0m" in coloured
    assert "\x1b[33mWARNING\x1b[0m" in coloured
    assert len(ESCAPE.findall(coloured)) == 4
    assert ESCAPE.sub("", coloured) == rows(HEADERS, LINES, width=width)


CELLS = st.lists(st.tuples(st.text(), st.text(), st.text(max_size=500)), max_size=5)


@given(CELLS, st.integers(40, 200), st.booleans())
@example([("\x1b[31m", "漢" * 60, "\u202e")], 40, False)
@example([("\x01", "", "")], 40, False)
@example([("e\u0301" * 80, "x" * 300, "👩\u200d🚀" * 30)], 60, True)
def test_no_value_breaks_the_layout(cells: list[tuple[str, str, str]], width: int, labelled: bool) -> None:
    lines = rows(("NAME", "WHERE", "MESSAGE"), cells, width=width, labelled=labelled).split("\n")
    assert all(line.isprintable() and 0 <= wcswidth(line) <= width for line in lines)


def test_numbers_are_shown_as_they_are() -> None:
    assert "0010" in rows(("ID", "WORD"), [("0010", "1e5")])
    assert "1e5" in rows(("ID", "WORD"), [("0010", "1e5")])
