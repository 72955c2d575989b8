"""Tables as people see them: on terminals of several widths, with and without colour, and in pipes."""

import os
import pty
import re
import subprocess
import sys
import termios
from collections.abc import Iterator
from pathlib import Path

import pytest

from dbcare.cli import run as ended
from dbcare.db import Writer
from dbcare.endpoint import Endpoint
from dbcare.errors import ConfigError
from dbcare.world.fault_counters import HEALTHY

from .spare import built, flags, run

PROGRAM = [sys.executable, "-m", "dbcare"]
ESCAPE = re.compile(r"\x1b\[[\d;]*m")


def plain() -> dict[str, str]:
    """The environment of a program that no terminal has settled anything for."""
    return {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "NO_COLOR", "TERM")}


SPOILT = "tier\x1b[2J\n漢字漢字漢字"


@pytest.fixture(scope="module")
def place(mariadb: Endpoint) -> tuple[str, ...]:
    """The flags that reach the world on MariaDB."""
    built(mariadb)
    return flags(mariadb)


@pytest.fixture
def spoilt(place: tuple[str, ...], mariadb: Endpoint) -> Iterator[tuple[str, ...]]:
    """The flags that reach the world while one of its networks counts wrong, and has a name that clears screens."""
    with Writer(mariadb, "spare_cloud") as writer:
        [row] = writer.all(f"SELECT n.id AS id, n.name AS name FROM {HEALTHY} ORDER BY n.id LIMIT 1")
        writer.execute("UPDATE networks SET name = %s WHERE id = %s", (SPOILT, row["id"]))
        writer.execute("UPDATE op_networks SET nics_count = nics_count + 9 WHERE id = %s", (row["id"],))
        yield place
        writer.execute("UPDATE networks SET name = %s WHERE id = %s", (row["name"], row["id"]))
        writer.execute("UPDATE op_networks SET nics_count = nics_count - 9 WHERE id = %s", (row["id"],))


def on_a_terminal(arguments: list[str], width: int = 60, **more: str) -> tuple[int, str]:
    """Exit code and output of a program on a terminal of so many columns."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, width))
    settings = plain() | {"TERM": "xterm"} | more
    with subprocess.Popen(
        arguments, stdout=theirs, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, env=settings
    ) as program:
        os.close(theirs)
        text = b""
        try:
            while part := os.read(ours, 65536):
                text += part
        except OSError:
            pass
        finally:
            os.close(ours)
    return program.returncode, text.decode().replace("\r\n", "\n")


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_a_report_fits_every_terminal(spoilt: tuple[str, ...], width: int) -> None:
    from wcwidth import wcswidth

    for more in ([], ["-v"], ["-q"]):
        code, text = on_a_terminal([*PROGRAM, "check", *spoilt, "nics-count-drift", "transactions", *more], width)
        lines = ESCAPE.sub("", text).splitlines()
        assert code in (1, 2)
        assert all(line.isprintable() and wcswidth(line) <= width for line in lines)
        assert r"\x1b[2J" in "".join("".join(lines).split())


def test_a_finding_is_a_block_on_sixty_columns(spoilt: tuple[str, ...]) -> None:
    _, text = on_a_terminal([*PROGRAM, "check", *spoilt, "nics-count-drift"])
    shown = ESCAPE.sub("", text)
    assert re.search(r"^(CRITICAL|WARNING) +nics-count-drift +cloud\.op_networks \d+\n    network tier", shown, re.M)
    assert shown.splitlines()[-1].startswith("1 of 1 checks in ")


@pytest.mark.parametrize(
    ("more", "settings", "coloured"),
    [
        ([], {}, True),
        ([], {"NO_COLOR": "1"}, False),
        ([], {"NO_COLOR": ""}, True),
        ([], {"TERM": "dumb"}, False),
        (["--color", "never"], {}, False),
        (["--color", "always"], {"NO_COLOR": "1", "TERM": "dumb"}, True),
        (["--color", "auto"], {"NO_COLOR": "0"}, False),
    ],
)
def test_colour_is_for_whoever_wants_it(
    spoilt: tuple[str, ...], more: list[str], settings: dict[str, str], coloured: bool
) -> None:
    code, text = on_a_terminal([*PROGRAM, "check", *spoilt, "nics-count-drift", *more], **settings)
    assert code in (1, 2)
    assert bool(re.search(r"\x1b\[[\d;]+m(CRITICAL|WARNING)\x1b\[0m", text)) == coloured
    assert coloured or "\x1b" not in text
    assert re.search(r"CRITICAL|WARNING", text)


def test_files_and_pipes_have_colour_only_when_told(spoilt: tuple[str, ...], tmp_path: Path) -> None:
    command = [*PROGRAM, "check", *spoilt, "nics-count-drift"]
    for more, coloured in (([], False), (["--color", "always"], True)):
        piped = subprocess.run([*command, *more], capture_output=True, text=True, env=plain()).stdout
        on_a_terminal([*command, *more, "--output", str(tmp_path / "report")])
        for text in (piped, (tmp_path / "report").read_text()):
            assert ("\x1b" in text) == coloured
            assert "SEVERITY" in text


def test_doctor_follows_the_same_rules(place: tuple[str, ...]) -> None:
    _, text = on_a_terminal([*PROGRAM, "doctor", *place], 60)
    assert "\x1b[3" in text
    table = ESCAPE.sub("", text).partition("The statements")[0]
    assert max(map(len, table.splitlines())) <= 60
    assert "\x1b" not in on_a_terminal([*PROGRAM, "doctor", *place], 60, NO_COLOR="1")[1]
    assert "\x1b[3" in on_a_terminal([*PROGRAM, "doctor", *place, "--color", "always"], 60, NO_COLOR="1")[1]


# Quiet -------------------------------------------------------------------------------------------------------------


def test_quiet_says_nothing_when_all_is_well(place: tuple[str, ...], tmp_path: Path) -> None:
    command = [*PROGRAM, "check", *place, "--quiet", "sequences", "transactions"]
    done = subprocess.run(command, capture_output=True, text=True, env=plain())
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert on_a_terminal(command) == (0, "")
    report = tmp_path / "report"
    subprocess.run([*command, "--output", report], check=True, env=plain())
    assert report.read_text() == ""


def test_quiet_says_what_is_wrong(spoilt: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", *spoilt, "-q", "nics-count-drift") in (1, 2)
    told = capsys.readouterr().out
    assert "nics-count-drift" in told
    assert "checks in" not in told
    assert run("check", "--socket", "/nowhere/s", "-q") == 69
    assert "/nowhere/s: cannot connect" in capsys.readouterr().out


def test_quiet_and_verbose_exclude_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "-q", "-v") == 64
    assert capsys.readouterr().err == "dbcare: --quiet and --verbose contradict each other\n"


# Pipes and errors --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("reader", ["head -1", "head -c 1", "true", "sed q"])
def test_a_reader_that_has_seen_enough_changes_nothing(spoilt: tuple[str, ...], reader: str) -> None:
    command = " ".join(f"'{word}'" for word in [*PROGRAM, "check", *spoilt, "-v"])
    line = f"{command} | {reader}; echo ${{PIPESTATUS[0]}} >&2"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, env=plain())
    assert done.stderr.strip() in ("1", "2")


def test_a_listing_may_be_cut_off_too() -> None:
    for what in ("checks list", "catalogue show 4.22.0.0", "checks list --format json", "--help"):
        line = f"'{sys.executable}' -m dbcare {what} | true; echo ${{PIPESTATUS[0]}} >&2"
        done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, env=plain())
        assert done.stderr == "0\n"


def test_an_error_whose_reader_is_gone_keeps_its_exit_code() -> None:
    line = f"'{sys.executable}' -m dbcare nonsense 2>&1 | true; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, env=plain())
    assert (done.returncode, done.stdout, done.stderr) == (64, "", "")


def test_an_error_is_one_harmless_line(capsys: pytest.CaptureFixture[str]) -> None:
    def program() -> None:
        raise ConfigError(f"{SPOILT}\x9b\u202e")

    assert ended(program) == 78
    assert capsys.readouterr().err == "dbcare: tier\\x1b[2J 漢字漢字漢字\\x9b\\u202e\n"
    assert run("check", "no\x1b]0;such\x07") == 64
    assert "\x1b" not in capsys.readouterr().err


def test_a_locale_that_knows_no_arrow_is_no_error() -> None:
    settings = plain() | {"PYTHONIOENCODING": "latin-1"}
    command = [*PROGRAM, "catalogue", "show", "4.22.0.0", "cloud.nics"]
    done = subprocess.run(command, capture_output=True, text=True, env=settings)
    assert (done.returncode, done.stderr) == (0, "")
    assert r"\u2192" in done.stdout
