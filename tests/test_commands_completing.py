import os
import pty
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dbcare.catalogue import shipped
from dbcare.commands import completing
from dbcare.findings import Severity
from dbcare.registry import AREAS, installed

FOLDER = Path(sys.executable).parent
PROGRAM = FOLDER / "dbcare"


def environment() -> dict[str, str]:
    """The test's own environment, with the private home, in which dbcare is found."""
    return os.environ | {"PATH": f"{FOLDER}{os.pathsep}{os.environ['PATH']}", "TERM": "xterm"}


def test_what_is_read_out_of_the_files_is_what_is_installed() -> None:
    registry = installed()
    assert completing.checks() == sorted((entry.check.id, entry.title) for entry in registry.entries)
    names = [name for name, _ in completing.checks_and_areas()]
    assert set(names) == {*registry.ids(), *registry.areas()}
    assert len(names) == len(set(names))
    assert completing.releases()[0] == shipped().versions[-1]


def script(shell: str) -> str:
    done = subprocess.run(
        [PROGRAM], env=environment() | {"_DBCARE_COMPLETE": f"source_{shell}"}, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def completed(line: str) -> list[str]:
    """What bash offers for the last word of a line."""
    words = line.split(" ")
    array = " ".join(f"'{word}'" for word in words)
    program = f"{script('bash')}\nCOMP_WORDS=({array}); COMP_CWORD={len(words) - 1}\n"
    program += '_dbcare_completion dbcare; printf "%s\\n" "${COMPREPLY[@]}"'
    done = subprocess.run(["bash", "--norc", "-c", program], capture_output=True, text=True, env=environment())
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.split()


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("dbcare che", ["check", "checks"]),
        ("dbcare checks ", ["list", "show"]),
        ("dbcare check nics-", ["nics-count-drift", "nics-mac-ip-unindexed"]),
        ("dbcare check networks nics-c", ["nics-count-drift"]),
        ("dbcare check netwo", ["networks", *(name for name in sorted(installed().ids()) if name.startswith("netwo"))]),
        ("dbcare checks list trans", ["transactions"]),
        ("dbcare checks show nics-c", ["nics-count-drift"]),
        ("dbcare checks show seq", [name for name in sorted(installed().ids()) if name.startswith("seq")]),
        ("dbcare catalogue show 4.22", [name for name in reversed(shipped().versions) if name.startswith("4.22")]),
        ("dbcare catalogue diff 4.22.0.0 4.20.0", [name for name in shipped().versions if name.startswith("4.20.0")]),
        ("dbcare check --fail-on ", [severity.value for severity in Severity]),
        ("dbcare check --color ", ["auto", "always", "never"]),
        ("dbcare check --time", ["--timeout", "--time-limit"]),
    ],
)
def test_bash_offers(line: str, offered: list[str]) -> None:
    assert completed(line) == offered != []


def test_every_format_and_area_is_offered() -> None:
    assert {"table", "json"} <= set(completed("dbcare check --format "))
    assert set(AREAS) <= set(completed("dbcare check "))


def test_the_key_completes_in_bash(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    startup = tmp_path / "bashrc"
    startup.write_text(f"PS1='ready> '\n{script('bash')}")
    with subprocess.Popen(
        ["bash", "--rcfile", startup, "-i"], stdin=theirs, stdout=theirs, stderr=theirs, env=environment(),
        start_new_session=True, cwd=tmp_path,
    ) as shell:  # fmt: skip
        os.close(theirs)
        seen = until(ours, "ready> ")
        os.write(ours, b"dbcare checks show nics-cou\t")
        seen = until(ours, "nics-count-drift ")
        os.write(ours, b"\n")
        seen = until(ours, "ready> ")
        os.write(ours, b"exit\n")
        shell.wait(timeout=20)
    os.close(ours)
    assert "nics-count-drift: The count of NICs in use" in seen


def until(terminal: int, wanted: str) -> str:
    """Read from a terminal until it shows something."""
    seen, end = "", time.monotonic() + 20
    while wanted not in seen:
        assert time.monotonic() < end, seen
        if select.select([terminal], [], [], 0.2)[0]:
            seen += os.read(terminal, 65536).decode(errors="replace")
    return seen


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_the_script_of_other_shells_is_one_that_they_read(shell: str, tmp_path: Path) -> None:
    if not shutil.which(shell):
        pytest.skip(f"no {shell} on this machine")
    path = tmp_path / "script"
    path.write_text(script(shell))
    done = subprocess.run([shell, "-n", path], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("shell", "line", "wanted"),
    [
        ("zsh", "dbcare checks show nics-c", '"nics-count-drift":"The count of NICs'),
        ("fish", "dbcare checks show nics-c", "nics-count-drift\tThe count of NICs"),
        ("fish", "dbcare check --fail-on w", "warning"),
    ],
)
def test_other_shells_are_answered(shell: str, line: str, wanted: str) -> None:
    asked = {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    asked["_DBCARE_COMPLETE"] = f"complete_{shell}"
    done = subprocess.run([PROGRAM], capture_output=True, text=True, env=environment() | asked)
    assert (done.returncode, done.stderr) == (0, "")
    assert wanted in done.stdout


def test_a_long_title_stays_on_its_line() -> None:
    asked = {"_TYPER_COMPLETE_ARGS": "dbcare checks show ", "_DBCARE_COMPLETE": "complete_fish"}
    asked["_TYPER_COMPLETE_FISH_ACTION"] = "get-args"
    done = subprocess.run([PROGRAM], capture_output=True, text=True, env=environment() | asked)
    assert [line.partition("\t")[0] for line in done.stdout.splitlines()] == sorted(installed().ids())


def test_fish_is_told_when_there_is_nothing_to_offer() -> None:
    asked = {"_TYPER_COMPLETE_FISH_ACTION": "is-args", "_DBCARE_COMPLETE": "complete_fish"}
    for line, code in (("dbcare check --host ", 1), ("dbcare check ", 0)):
        done = subprocess.run(
            [PROGRAM], capture_output=True, env=environment() | asked | {"_TYPER_COMPLETE_ARGS": line}
        )
        assert (done.returncode, done.stderr) == (code, b"")


@pytest.mark.parametrize("line", ["dbcare ", "dbcare check ", "dbcare checks show ", "dbcare catalogue show "])
def test_a_key_press_waits_for_no_imports(line: str) -> None:
    program = (
        "import sys; from dbcare import cli\n"
        "sys.argv = ['dbcare']\n"
        "try: cli.main()\n"
        "except SystemExit: print('loaded:', *sorted({'pymysql', 'sqlparse', 'tabulate', 'rich.console', "
        "'dbcare.registry', 'dbcare.db', 'dbcare.checks.nics_count_drift'} & sys.modules.keys()))"
    )
    asked = {"COMP_WORDS": line, "COMP_CWORD": str(len(line.split())), "_DBCARE_COMPLETE": "complete_bash"}
    started = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=environment() | asked)
    assert done.stdout.splitlines()[-1] == "loaded:"
    assert len(done.stdout.splitlines()) > 3
    # 0.15 s on a quiet machine; what is asked for is less than 0.3.
    assert time.perf_counter() - started < 2


def test_installing_it_writes_into_the_home_of_the_user_only(tmp_path: Path) -> None:
    program = f"{PROGRAM} --install-completion; echo code $?; {PROGRAM} --show-completion; echo code $?"
    done = subprocess.run(
        ["bash", "--norc", "-c", program], capture_output=True, text=True, env=environment() | {"HOME": str(tmp_path)}
    )
    assert done.stderr == ""
    assert done.stdout.count("code 0") == 2
    assert "complete -o default -F _dbcare_completion dbcare" in done.stdout
    assert (tmp_path / ".bash_completions" / "dbcare.sh").is_file()
