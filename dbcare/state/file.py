"""The state's file: made private, opened, carried forward to the newest format, and its errors put into words.

It has a rollback journal, not a write-ahead log: it is one file whenever nobody writes, and it can be read where
nothing may be written, for which a log would need a second, shared file beside it.
"""

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dbcare.errors import StateBusy, StateMisplaced, StateUnavailable
from dbcare.state.migrations import APPLICATION, MIGRATIONS, Migration

if TYPE_CHECKING:
    from sqlite3 import Connection, Cursor

BUSY_SECONDS = 2.0
INCREMENTAL = 2
MOST_PAGES = 10_000
"""How much room one run gives back, in pages of 4 KiB."""
MODE = 0o600
SETTINGS = ("foreign_keys=ON", "trusted_schema=OFF", "cell_size_check=ON")
_HELD = ("SQLITE_BUSY", "SQLITE_LOCKED")
_PLACE = ("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM", "SQLITE_AUTH", "SQLITE_IOERR", "SQLITE_FULL")


@contextmanager
def reading(path: Path, migrations: Sequence[Migration] = MIGRATIONS) -> "Iterator[Connection | None]":
    """Give the state as it stands at one moment, None when there is none; raise StateUnavailable."""
    with _explained(path):
        if not _there(path):
            yield None
            return
        with closing(_connected(path)) as connection:
            connection.execute("BEGIN")
            version = _version(connection, path, migrations)
            if 0 < version < len(migrations):
                connection.execute("ROLLBACK")
                connection.execute("BEGIN IMMEDIATE")
                _migrate(connection, path, migrations)
                connection.execute("COMMIT")
                connection.execute("BEGIN")
            yield connection if version else None


@contextmanager
def writing(path: Path, migrations: Sequence[Migration] = MIGRATIONS) -> "Iterator[Connection]":
    """Give the state within one transaction, which holds whole or not at all; raise StateUnavailable.

    A file that is not there is made, with the directories above it.
    """
    with _explained(path):
        if not _there(path):
            _make(path)
        _tighten(path)
        with closing(_connected(path)) as connection:
            if not path.stat().st_size:
                # Takes hold only before the first table, and another program's file is none of ours.
                connection.execute("PRAGMA auto_vacuum=INCREMENTAL")
            connection.execute("BEGIN IMMEDIATE")
            _migrate(connection, path, migrations)
            yield connection
            connection.execute("COMMIT")


def shrink(connection: "Connection") -> None:
    """Give room back, within the transaction that is open, when more than a quarter of the file is free."""
    free, pages, way = (
        connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("freelist_count", "page_count", "auto_vacuum")
    )
    if way != INCREMENTAL or free * 4 <= pages:
        return
    # Python takes one step of a statement without columns, and each step gives one page back.
    for _ in range(min(free, MOST_PAGES)):
        connection.execute("PRAGMA incremental_vacuum")


def _there(path: Path) -> bool:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return False
    if stat.S_ISREG(mode):
        return True
    raise StateMisplaced(f"{path}: is {'a directory' if stat.S_ISDIR(mode) else 'no file'}; name a file")


def _make(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, MODE))


def _tighten(path: Path) -> None:
    """Take the file away from others; SQLite gives its journal the mode of the file."""
    if stat.S_IMODE(path.stat().st_mode) & ~MODE:
        with suppress(PermissionError):
            path.chmod(MODE)


def _connected(path: Path) -> "Connection":
    import sqlite3

    uri = f"{path.absolute().as_uri()}?mode=rw"
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    connection.row_factory = _sound
    try:
        for setting in SETTINGS:
            connection.execute(f"PRAGMA {setting}")
    except BaseException:
        connection.close()
        raise
    return connection


def _sound(_: "Cursor", row: tuple[Any, ...]) -> tuple[Any, ...]:
    """Let a row pass that has no bytes, which nothing of ours has."""
    if bytes in map(type, row):
        raise ValueError("it has bytes where a text should be")
    return row


def _version(connection: "Connection", path: Path, migrations: Sequence[Migration]) -> int:
    """Give the version of the file's format, 0 for an empty file; raise StateUnavailable when it is not ours."""
    [application] = connection.execute("PRAGMA application_id").fetchone()
    [version] = connection.execute("PRAGMA user_version").fetchone()
    if (application, version) == (0, 0) and not connection.execute("SELECT 1 FROM sqlite_master").fetchone():
        return 0
    if application != APPLICATION or version < 1:
        raise StateUnavailable(f"{path}: is no state of dbcare but another program's; name another file with --state")
    if version > len(migrations):
        raise StateUnavailable(
            f"{path}: was written by a newer dbcare (format {version}, this one knows {len(migrations)}); "
            "use that one, or name another file with --state"
        )
    return int(version)


def _migrate(connection: "Connection", path: Path, migrations: Sequence[Migration]) -> None:
    """Bring the format up to date within the transaction that is open."""
    version = _version(connection, path, migrations)
    if version == len(migrations):
        return
    for statements in migrations[version:]:
        for statement in statements:
            connection.execute(statement)
    connection.execute(f"PRAGMA application_id={APPLICATION}")
    connection.execute(f"PRAGMA user_version={len(migrations)}")


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    import sqlite3

    try:
        yield
    except sqlite3.Error as error:
        raise _translated(path, error) from error
    except OSError as error:
        raise StateMisplaced(_line(f"{path}: {error.strerror or error}")) from error
    except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError, MemoryError) as error:
        # What a damaged file holds need not be of the type that its column says, nor UTF-8 where SQLite quotes it.
        raise _translated(path, error) from error


def _translated(path: Path, error: Exception) -> StateUnavailable:
    name = str(getattr(error, "sqlite_errorname", ""))
    if name.startswith(_HELD):
        return StateBusy(_line(f"{path}: another process holds it; try again"))
    if name.startswith(_PLACE):
        return StateMisplaced(_line(f"{path}: {error}"))
    return StateUnavailable(_line(f"{path}: is damaged ({error}); move it away, and the next check begins another"))


def _line(text: str) -> str:
    """Put a message on one line: SQLite quotes a damaged schema as it stands."""
    return " ".join(text.split())
