"""Where the answer goes: to the terminal, or into a file that is complete whenever it is there."""

import os
import sys
from pathlib import Path

import typer

from dbcare.errors import UsageError


def write(text: str, output: Path | None) -> None:
    """Print a text, or write it to a file; no text is no line. Raises UsageError when it cannot be written.

    The file has mode 0600, or mode and group of the one that it replaces, if that is root's or of who runs dbcare. A
    device or a pipe, as /dev/stdout, is written to and never replaced; of a link its file is.
    """
    whole = text + "\n" if text else ""
    if output is None:
        _say(whole)
        return
    try:
        if output.exists() and not output.is_file() and not output.is_dir():
            output.write_text(whole, encoding="utf-8")
        else:
            _replace(Path(os.path.realpath(output)), whole)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "no name for a file"
        raise UsageError(f"--output {output}: cannot be written: {why}") from error


def _replace(output: Path, whole: str) -> None:
    """Write a file beside the one that is meant, and put it into its place."""
    import tempfile
    from contextlib import suppress

    name = ""
    try:
        # node_exporter reads whatever ends in .prom.
        handle, name = tempfile.mkstemp(dir=output.parent, prefix=".dbcare.", suffix=".part")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(whole)
            _resemble(file.fileno(), output)
        os.replace(name, output)
    finally:
        with suppress(OSError):
            os.unlink(name)


def _resemble(handle: int, output: Path) -> None:
    """Give a file mode and group of the one that it will replace."""
    import stat

    try:
        there = output.stat()
    except FileNotFoundError:
        return
    if there.st_uid not in (0, os.geteuid()):
        # In a folder for all, anybody may have put it there to read what takes its place.
        return
    mode = stat.S_IMODE(there.st_mode) & 0o666
    try:
        os.chown(handle, -1, there.st_gid)
    except PermissionError:
        # Another group than the one it was for must not read it.
        mode &= ~0o070
    os.chmod(handle, mode)


def _say(text: str) -> None:
    """Print a text; a reader who has seen enough, as `head` or `less`, changes nothing about the exit code."""
    try:
        # Whether there is colour in it is decided: Typer would take it out of what goes into a pipe.
        typer.echo(text, nl=False, color=True)
        sys.stdout.flush()
    except BrokenPipeError:
        # Python must not try again at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
