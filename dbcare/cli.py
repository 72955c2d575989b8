"""The command line: finds the subcommand's module, and turns every ending into the contract's exit code."""

import os
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from io import TextIOWrapper
from typing import Any

import typer
from typer.core import TyperGroup

from dbcare import __version__
from dbcare.errors import DbcareError
from dbcare.render.text import harmless

COMMANDS = (
    "check", "checks", "fix", "undo", "runs", "ack", "unack", "acks", "doctor", "config", "catalogue", "sandbox",
    "demo",
)  # fmt: skip
"""The subcommands in the order of the help; each is the module of this name in dbcare.commands."""
USAGE = 64
BUG = 70
INTERRUPTED = 130
Teller = Callable[[str, int], int]
"""Says an error in its way, and gives the exit code."""


class Commands(TyperGroup):
    """Subcommands whose modules are imported when they are asked for, so that `--version` need not wait."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Name every subcommand."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import the subcommand's module; a name that is none gives None, which is a usage error."""
        if cmd_name not in COMMANDS:
            return None
        app = import_module(f"dbcare.commands.{cmd_name}").app
        command = typer.main.get_command(app)
        command.name = cmd_name
        return command


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dbcare {__version__}")
        raise typer.Exit


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    help="Find and mend faults in the databases behind Apache CloudStack.",
)


@app.callback()
def _root(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version."),
) -> None:
    pass


def main() -> None:
    """Run dbcare and end the process with the contract's exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # Where the locale knows no arrow, one is spelled out.
            stream.reconfigure(errors="backslashreplace")
    if "_DBCARE_COMPLETE" in os.environ:
        # Typer has rich wrap help texts for zsh and fish: a line broken is a completion more, and it takes 0.2 s.
        sys.modules["rich"] = None  # type: ignore[assignment]
    code = perform(sys.argv[1:])
    if threading.active_count() > 1:
        # Something still waits for a server that does not answer; Python would wait for it in turn.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    sys.exit(code)


def perform(arguments: Sequence[str]) -> int:
    """Run dbcare with these arguments and give its exit code: a plugin's where they ask for a plugin's output."""
    from dbcare.commands import plugin

    def program() -> Any:
        return app(list(arguments), prog_name="dbcare", standalone_mode=False)

    if plugin.asked(arguments):
        return plugin.ending(run(program, plugin.tell), arguments)
    return run(program)


def _tell(message: str, code: int) -> int:
    # Whoever reads stderr may have gone away.
    with suppress(OSError):
        print(f"dbcare: {harmless(message)}", file=sys.stderr, flush=True)  # noqa: T201
    return code


def run(program: Callable[[], Any], tell: Teller = _tell) -> int:
    """Give the exit code of what a program did, and tell its error in one line on stderr, or as `tell` does."""
    try:
        result = program()
        sys.stdout.flush()
    except DbcareError as error:
        return tell(str(error), error.exit_code)
    except typer.Exit as ending:
        return ending.exit_code
    except (typer.Abort, KeyboardInterrupt):
        return tell("interrupted", INTERRUPTED)
    except (BrokenPipeError, SystemExit) as ending:
        # Typer makes a SystemExit(1) of a broken pipe, which would mean a warning.
        if isinstance(ending, SystemExit) and not isinstance(ending.__context__, BrokenPipeError):
            return _ended(ending, tell)
        # The reader of a pipe went away: nothing more can be said, and Python must not try at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        # To a person that is no error; a plugin that nobody heard has told no state.
        return 0 if tell is _tell else BUG
    except Exception as error:
        return _unexpected(error, tell)
    return result if isinstance(result, int) else 0


def _ended(ending: SystemExit, tell: Teller) -> int:
    """Give the exit code of shell completion, which Typer ends with a SystemExit; nothing else may end the program."""
    trace = ending.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is not None and trace.tb_frame.f_globals.get("__name__", "").startswith("typer."):
        return ending.code if isinstance(ending.code, int) else 0
    return tell(f"a bug in dbcare: something ended it with {ending.code!r}", BUG)


def _unexpected(error: Exception, tell: Teller) -> int:
    show = getattr(error, "format_message", None)
    if show is not None:
        # A usage error of the command-line parser, whose own exit codes 1 and 2 mean something else here.
        context = getattr(error, "ctx", None)
        hint = f"see `{context.command_path} --help`" if context else ""
        said = "" if type(error).__name__ == "NoArgsIsHelpError" else show()
        return tell("; ".join(part for part in (said, hint) if part) or "wrong usage", USAGE)
    if tell is _tell and os.environ.get("DBCARE_DEBUG"):
        raise error
    return tell(f"a bug in dbcare: {type(error).__name__}: {error}; DBCARE_DEBUG=1 shows where", BUG)
