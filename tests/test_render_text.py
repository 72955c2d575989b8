import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from wcwidth import wcswidth

from dbcare.render.text import columns, harmless, screen, wrapped


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("Bücher 漢字 e\u0301", "Bücher 漢字 e\u0301"),
        ("two\r\nlines\tand\x0bmore\u2028", "two  lines and more "),
        ("\x1b[31mred\x1b]0;title\x07", r"\x1b[31mred\x1b]0;title\x07"),
        ("\x9b31m\x7f\x00\x08", r"\x9b31m\x7f\x00\x08"),
        ("abc\u202etxt.exe\u2066", r"abc\u202etxt.exe\u2066"),
        ("zero\u200bwidth\u200d\ufeff", r"zero\u200bwidth\u200d\ufeff"),
        ("\ud800\ue000\U000e0041", r"\ud800\ue000\U000e0041"),
        (205, "205"),
        (None, "None"),
    ],
)
def test_nothing_is_left_that_a_terminal_obeys_or_hides(text: object, shown: str) -> None:
    assert harmless(text) == shown


@given(st.text(max_size=200), st.integers(2, 200))
@example("👨\u200d👩\u200d👧" * 20, 40)
@example("漢" * 50, 41)
@example("x" * 500, 40)
@example("\u0301" * 50, 40)
def test_lines_keep_to_their_room_and_lose_nothing(text: str, room: int) -> None:
    room = max(room, 12)
    lines = wrapped(text, room)
    assert all(line.isprintable() and 0 <= wcswidth(line) <= room for line in lines)
    assert "".join("".join(lines).split()) == "".join(harmless(text).split())
    assert all(columns(line) == wcswidth(line) for line in lines)


SCREEN = [sys.executable, "-c", "from dbcare.render.text import screen; print(screen(), screen(to_file=True))"]


@pytest.mark.parametrize(
    ("asked", "given"), [("60", "60 60"), ("5", "20 20"), ("x", "120 120"), ("0", "120 120"), (None, "120 120")]
)
def test_the_screen_is_what_columns_says_or_what_is_usual(asked: str | None, given: str) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    environment |= {} if asked is None else {"COLUMNS": asked}
    done = subprocess.run(SCREEN, capture_output=True, text=True, env=environment, check=True)
    assert done.stdout.split() == given.split()


def test_in_a_pipe_the_screen_is_that_of_stderr_and_a_file_has_none() -> None:
    import termios

    ours, theirs = pty.openpty()
    try:
        termios.tcsetwinsize(theirs, (24, 60))
        environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
        done = subprocess.run(SCREEN, stdout=subprocess.PIPE, stderr=theirs, text=True, env=environment, check=True)
    finally:
        os.close(ours)
        os.close(theirs)
    assert done.stdout.split() == ["60", "120"]


def test_the_screen_of_a_test_is_what_it_asks_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COLUMNS", "77")
    assert screen() == 77
