import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dbcare.cli import COMMANDS

from .spare import ROOT

PAGES = sorted((ROOT / "docs" / "man").glob("*.1"))
TOOL = [sys.executable, "tools/manpages.py"]
SECTIONS = ("NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT STATUS", "ENVIRONMENT", "FILES", "SEE ALSO")


def test_there_is_a_page_for_the_program_and_each_command() -> None:
    assert {path.stem for path in PAGES} == {"dbcare", *(f"dbcare-{name}" for name in COMMANDS)}


def test_the_pages_are_up_to_date() -> None:
    done = subprocess.run([*TOOL, "--check"], capture_output=True, text=True, cwd=ROOT)
    assert (done.returncode, done.stderr) == (0, ""), "run `make docs`"


def test_a_page_that_is_out_of_date_is_told_and_mended(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    shutil.copytree(ROOT / "tools", tree / "tools")
    shutil.copytree(ROOT / "docs" / "man", tree / "docs" / "man")
    shutil.copy(ROOT / "README.md", tree)
    page = tree / "docs" / "man" / "dbcare-check.1"
    good = page.read_text()
    page.write_text(good.replace("Seconds", "Minutes"))
    (tree / "docs" / "man" / "dbcare-gone.1").write_text("old")
    told = subprocess.run([*TOOL, "--check"], capture_output=True, text=True, cwd=tree)
    assert told.returncode == 1
    assert "dbcare-check.1, dbcare-gone.1" in told.stderr
    assert subprocess.run(TOOL, cwd=tree).returncode == 0
    assert page.read_text() == good
    assert subprocess.run([*TOOL, "--check"], cwd=tree).returncode == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
@pytest.mark.parametrize(
    "command",
    [
        ["groff", "-man", "-ww", "-z", "-Tutf8"],
        ["man", "-l", "--warnings=w"],
        ["mandoc", "-T", "lint", "-W", "warning"],
    ],
    ids=lambda command: command[0],
)
def test_the_formatters_find_nothing_wrong(page: Path, command: list[str]) -> None:
    if not shutil.which(command[0]):
        pytest.skip(f"no {command[0]} on this machine")
    done = subprocess.run([*command, page], capture_output=True, text=True, env=os.environ | {"LC_ALL": "C.UTF-8"})
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_has_its_sections_and_says_what_help_says(page: Path) -> None:
    if not shutil.which("man"):
        pytest.skip("no man on this machine")
    environment = os.environ | {"MANWIDTH": "500", "LC_ALL": "C.UTF-8", "MAN_KEEP_FORMATTING": ""}
    shown = subprocess.run(["man", "-l", page], capture_output=True, text=True, env=environment, check=True).stdout
    headings = re.findall(r"^[A-Z][A-Z ]+$", shown, re.MULTILINE)
    assert [heading for heading in headings if heading != "COMMANDS"] == list(SECTIONS)
    path = page.stem.replace("-", " ")
    reference = (ROOT / "docs" / "cli.md").read_text()
    parts = re.findall(rf"^## `{path}(?: \w+)?`\n\n```text\n(.*?)```", reference, re.MULTILINE | re.DOTALL)
    told = "\n".join(parts if page.stem != "dbcare" else parts[:1])
    options = set(re.findall(r"--[a-z-]+", told.replace("`", "")))
    assert "--help" in options
    assert options <= set(re.findall(r"--[a-z-]+", shown))
    assert re.search(r"3 +something could not be checked", shown)


def test_every_variable_that_is_read_is_in_the_page() -> None:
    page = (ROOT / "docs" / "man" / "dbcare.1").read_text()
    texts = [path.read_text() for path in (ROOT / "dbcare").rglob("*.py")]
    names = {name for text in texts for name in re.findall(r"\bDBCARE_[A-Z]+\b", text)}
    assert len(names) > 5
    assert [name for name in names if name not in page] == []


def test_what_troff_would_take_for_itself_is_escaped() -> None:
    program = (
        "import sys; sys.path.insert(0, 'tools'); from manpages import escaped; "
        r"print(escaped('.dot'), escaped('\'tick'), escaped('a\\b -c `x-y` …'))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout == "\\&.dot \\(aqtick a\\eb \\-c \\fBx\\-y\\fR \\[u2026]\n"
