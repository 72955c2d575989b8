"""Reading the small files that a person names: regular ones only, whole, and every error in one line."""

import os
import stat
from pathlib import Path

from dbcare.errors import ConfigError, Unreadable

LARGEST = 2**20
READABLE_BY_OTHERS = 0o044


def told(path: Path) -> str:
    """Write a file's name for a message of one line."""
    name = str(path)
    return name if name.isprintable() else repr(name)


def missing(path: Path) -> bool:
    """Say whether a file is not there; one in a folder that may not be searched counts as there."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, ValueError):
        return False
    return False


def same(path: Path) -> str:
    """Give a name that is equal for two ways to the same file."""
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return str(path)


def refusal(path: Path) -> str:
    """Say why a default file is passed over: it may not be read. Raises ConfigError for one that cannot be used."""
    try:
        os.close(_opened(path))
    except PermissionError as error:
        return f"{told(path)} could not be read: {_reason(error)}"
    except (OSError, ValueError) as error:
        raise _error(path, error) from error
    return ""


def read(path: Path) -> bytes:
    """Read a file of at most 1 MiB; raise ConfigError when it cannot be, Unreadable when the rights are missing."""
    try:
        with os.fdopen(_opened(path), "rb") as file:
            content = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise _error(path, error) from error
    if len(content) > LARGEST:
        raise ConfigError(f"{told(path)}: cannot be read: larger than 1 MiB")
    return content


def text(path: Path) -> str:
    """Read a file as UTF-8; raise as `read` does."""
    content = read(path)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{told(path)}:{line}: this is not UTF-8") from error


def first_line(path: Path) -> str:
    """Read the first line of a file, which must not be empty; raise as `read` does."""
    line = text(path).partition("\n")[0].removesuffix("\r")
    if not line:
        raise ConfigError(f"{told(path)}:1: the line is empty; the password should stand there")
    return line


def open_to_others(path: Path) -> bool:
    """Say whether others than the owner may read a file."""
    return bool(path.stat().st_mode & READABLE_BY_OTHERS)


def _opened(path: Path) -> int:
    # A pipe would keep us waiting for its writer, a device might do anything.
    if not stat.S_ISREG(path.stat().st_mode):
        raise ConfigError(f"{told(path)}: cannot be read: not a regular file")
    return os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)


def _error(path: Path, error: OSError | ValueError) -> ConfigError:
    reason = _reason(error) if isinstance(error, OSError) else "its name has a NUL byte"
    kind = Unreadable if isinstance(error, PermissionError) else ConfigError
    return kind(f"{told(path)}: cannot be read: {reason}")


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
