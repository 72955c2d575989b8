"""Owns the files that hold deleted rows: lines of JSON, a gzip member for each batch, on the disk before a row is gone.

The first member is one line that describes the tables. A batch begins with a line that counts its rows, table by table,
and numbers earlier batches whose rows are gone by then; each row is a list of values as dbcare.packing writes them.
"""

import gzip
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from dbcare.errors import ChangeError
from dbcare.files import told

FORMAT = 1
FASTEST = 1
"""The gzip level: level 6 takes more than twice the time, and 15 % off the size."""
SAME_NAME = 1000
_FLAGS = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC

Tables = Mapping[str, Mapping[str, str]]
"""Tables, the parents first, with their columns and each column's data type."""


class Archive:
    """A file that grows by batches; `create` makes one."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self.path = path
        self._descriptor = descriptor
        self._whole = self._members = 0

    def append(self, content: bytes) -> None:
        """Add one member, on the disk when this returns; raise ChangeError, leaving nothing of it, when it cannot."""
        packed = gzip.compress(content, FASTEST, mtime=0)
        try:
            left = memoryview(packed)
            while left:
                left = left[os.write(self._descriptor, left) :]
            os.fsync(self._descriptor)
        except OSError as error:
            with suppress(OSError):
                os.ftruncate(self._descriptor, self._whole)
            raise ChangeError(f"{told(self.path)}: cannot be written: {error.strerror or error}") from error
        self._whole += len(packed)
        self._members += 1

    def close(self) -> None:
        """Let go of the file, and remove it when nothing but its first line was ever in it."""
        os.close(self._descriptor)
        if self._members < 2:
            self.path.unlink(missing_ok=True)


def create(folder: Path, stem: str, facts: Mapping[str, Any], tables: Tables) -> Archive:
    """Make a file that only its owner may read, under a name that no other has; raise ChangeError when it cannot be."""
    try:
        archive = _opened(folder, stem)
    except OSError as error:
        raise ChangeError(f"{told(folder)}: no archive can be made there: {error.strerror or error}") from error
    try:
        archive.append(line({"dbcare": "archive", "format": FORMAT, **facts, "tables": tables}))
        _sync(folder)
    except BaseException:
        archive.close()
        raise
    return archive


def _opened(folder: Path, stem: str) -> Archive:
    for number in range(1, SAME_NAME):
        path = folder / f"{stem}{f'-{number}' if number > 1 else ''}.jsonl.gz"
        with suppress(FileExistsError):
            return Archive(path, os.open(path, _FLAGS, 0o600))
    raise FileExistsError(0, f"there are {SAME_NAME} files {stem} already")


def _sync(folder: Path) -> None:
    """Put the name of a file on the disk too."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def line(value: Mapping[str, Any]) -> bytes:
    """Write one line of an archive."""
    return json.dumps(value, ensure_ascii=False).encode() + b"\n"
