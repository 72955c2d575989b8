"""The manual pages in docs/man, made from what `--help` says, and from the README's exit codes.

python tools/manpages.py            write them
python tools/manpages.py --check    fail when they are not what would be written
"""

import re
import sys
from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path
from typing import Any

import typer

from dbcare import __version__
from dbcare.cli import app

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "man"
ENVIRONMENT = {
    "DBCARE_HOST, DBCARE_PORT, DBCARE_SOCKET, DBCARE_USER": "The server, for whoever gives none of the flags.",
    "DBCARE_PASSWORD": "The password. There is no flag for it: others could read that in the list of processes.",
    "DBCARE_TARGET": "Targets of the configuration, parted by commas, where `--target` names none.",
    "DBCARE_STATE": "The file that keeps runs and acknowledgements, where `--state` names none.",
    "DBCARE_CONFIG": "The configuration file, where `--config` names none.",
    "DBCARE_SERVER": "The server that sandboxes run: mariadb, mysql, or the path of one.",
    "DBCARE_DEBUG": "If set, a bug in dbcare shows where it is.",
    "COLUMNS": "The columns to write for; else those of the terminal, else 120.",
    "NO_COLOR": "If set and not empty, nothing is coloured unless `--color always` asks for it.",
}
FILES = {
    "The file of --config or DBCARE_CONFIG, ~/.config/dbcare/config.toml, /etc/dbcare/config.toml": (
        "TOML; each setting comes from the first of these that has it. The README of dbcare has every key."
    ),
    "/etc/cloudstack/management/db.properties, ~/.my.cnf": (
        "Where the databases are, if nothing else says so; `dbcare config show` tells what holds."
    ),
    "/var/lib/dbcare/state.sqlite, else ~/.local/state/dbcare/state.sqlite": (
        "Runs, findings over time, and acknowledgements."
    ),
}
_ESCAPES = {"\\": r"\e", "-": r"\-", "'": r"\(aq", "^": r"\(ha", "~": r"\(ti", "`": r"\(ga"}


def escaped(text: str) -> str:
    """Write a line so that troff takes none of it for itself; what is in backticks becomes bold."""
    parts = re.split("`([^`]+)`", text)
    line = "".join(rf"\fB{_plain(part)}\fR" if place % 2 else _plain(part) for place, part in enumerate(parts))
    return rf"\&{line}" if line.startswith(".") else line


def _plain(text: str) -> str:
    return "".join(_ESCAPES.get(char, char if char.isascii() else rf"\[u{ord(char):04X}]") for char in text)


def pages() -> dict[str, str]:
    """Write every page: the program's, and one for each of its subcommands."""
    root = typer.main.get_command(app)
    top = root.make_context("dbcare", [], resilient_parsing=True)
    below: dict[str, Any] = {name: root.get_command(top, name) for name in root.list_commands(top)}  # type: ignore[attr-defined]
    others = {f"dbcare-{name}" for name in below}
    made = {"dbcare": _page("dbcare", root, top, others)}
    for name, command in below.items():
        context = command.make_context(name, [], parent=top, resilient_parsing=True)
        made[f"dbcare-{name}"] = _page(f"dbcare-{name}", command, context, {"dbcare", *others} - {f"dbcare-{name}"})
    return {f"{name}.1": f"{page}\n" for name, page in made.items()}


def _page(name: str, command: Any, context: Any, others: set[str]) -> str:
    about, _, _ = _paragraphs(command)[0].partition(". ")
    lines = [
        r".\" Made by tools/manpages.py: `make docs` writes it anew.",
        f'.TH "{_plain(name.upper())}" "1" "" "dbcare {__version__}" "dbcare"',
        ".SH NAME",
        rf"{_plain(name)} \- {escaped(about[0].lower() + about[1:].rstrip('.'))}",
        ".SH SYNOPSIS",
        *_usage(command, context),
        ".SH DESCRIPTION",
        *_described(command),
        *_parameters(command, context, "SH"),
        *_commands(command, context, brief=name == "dbcare"),
        *_listed("EXIT STATUS", exit_codes()),
        *_listed("ENVIRONMENT", ENVIRONMENT),
        *_listed("FILES", FILES),
        ".SH SEE ALSO",
        ",\n".join(rf"\fB{_plain(other)}\fR(1)" for other in sorted(others)),
    ]
    return "\n".join(lines)


def _paragraphs(command: Any) -> list[str]:
    return [" ".join(part.split()) for part in cleandoc(command.help).split("\n\n")]


def _usage(command: Any, context: Any) -> Iterator[str]:
    if not hasattr(command, "list_commands"):
        yield rf"\fB{_plain(context.command_path)}\fR {escaped(' '.join(command.collect_usage_pieces(context)))}"
        return
    for place, (name, child) in enumerate(_children(command, context)):
        pieces = child[0].collect_usage_pieces(child[1])
        yield from [".br"] if place else []
        yield rf"\fB{_plain(f'{context.command_path} {name}')}\fR {escaped(' '.join(pieces))}"


def _children(command: Any, context: Any) -> Iterator[tuple[str, tuple[Any, Any]]]:
    for name in command.list_commands(context):
        child = command.get_command(context, name)
        yield name, (child, child.make_context(name, [], parent=context, resilient_parsing=True))


def _described(command: Any) -> Iterator[str]:
    for place, text in enumerate(_paragraphs(command)):
        yield from [".PP"] if place else []
        yield escaped(text)


def _parameters(command: Any, context: Any, level: str) -> Iterator[str]:
    """Give arguments and options with the help that `--help` prints."""
    records = [record for one in command.get_params(context) if (record := one.get_help_record(context))]
    if records:
        yield f".{level} OPTIONS" if level == "SH" else ".PP"
    for names, text in records:
        yield from _item(names, text)


def _item(name: str, text: str) -> Iterator[str]:
    yield from (".TP", rf"\fB{_plain(name)}\fR", escaped(text or "see above"))


def _commands(command: Any, context: Any, *, brief: bool) -> Iterator[str]:
    """Give the subcommands: a line of each, or all there is to say."""
    children = list(_children(command, context)) if hasattr(command, "list_commands") else []
    if children:
        yield ".SH COMMANDS"
    for name, (child, below) in children:
        if brief:
            yield from _item(f"dbcare {name}", f"{_paragraphs(child)[0]} See `dbcare-{name}`(1).")
        else:
            yield f'.SS "{_plain(below.command_path)}"'
            yield from (*_described(child), *_parameters(child, below, "SS"))


def exit_codes() -> dict[str, str]:
    """Read what each exit code means out of the README."""
    return dict(re.findall(r"^\| (\d+) \| (.*) \|$", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE))


def _listed(heading: str, items: dict[str, str]) -> Iterator[str]:
    yield f".SH {heading}"
    for name, text in items.items():
        yield from _item(name, text)


def stale() -> list[str]:
    """Name the pages in docs/man that are not what they should be."""
    made, there = pages(), {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.1")}
    return sorted(name for name in {*made, *there} if made.get(name) != there.get(name))


def main() -> int:
    """Write the pages, or check them."""
    wrong = stale()
    if "--check" in sys.argv[1:]:
        return int(bool(wrong) and bool(sys.stderr.write(f"docs/man: out of date: {', '.join(wrong)}; `make docs`\n")))
    made = pages()
    FOLDER.mkdir(exist_ok=True)
    for name in wrong:
        path = FOLDER / name
        path.write_text(made[name], "utf-8") if name in made else path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
