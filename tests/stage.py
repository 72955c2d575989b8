"""A file system and an environment made for a test: every source that configuration can come from, or some of them."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from dbcare import config
from dbcare.config import Config

NOBODY = 65534
FILES = ("named", "user", "system")
"""The configuration files, the one that counts most first."""
PROPERTIES = """db.cloud.host=h.properties
db.cloud.port=3405
db.cloud.username=u.properties
db.cloud.password=p.properties
db.cloud.name=d_properties
db.usage.host=h.properties
db.usage.port=3405
db.usage.username=u.properties
db.usage.password=p.properties
db.usage.name=d_usage
"""


@dataclass
class Stage:
    """What stands for `/`, with a home in it; `load` and `targets` see nothing else."""

    root: Path
    environment: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.environment["HOME"] = str(self.root / "home")

    def write(self, name: str, text: str) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        path.chmod(0o600)
        return path

    def named(self, text: str) -> Path:
        """The file that --config names."""
        return self.write("dbcare.toml", text)

    def user(self, text: str) -> Path:
        return self.write("home/.config/dbcare/config.toml", text)

    def system(self, text: str) -> Path:
        return self.write("etc/dbcare/config.toml", text)

    def properties(self, text: str) -> Path:
        return self.write("etc/cloudstack/management/db.properties", text)

    def options(self, text: str) -> Path:
        return self.write("home/.my.cnf", text)

    def targets(self, flags: Mapping[str, Any] = {}, path: Path | None = None) -> tuple[Config, ...]:
        return config.targets(flags, self.environment, path, root=self.root)

    def load(self, flags: Mapping[str, Any] = {}, path: Path | None = None) -> Config:
        return config.load(flags, self.environment, path, root=self.root)


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path)


@contextmanager
def nobody() -> Iterator[None]:
    """Go on without root's right to read every file; who is not root has none to give up."""
    if os.geteuid():
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """A stage in a folder that everybody may search, unlike pytest's own."""
    import shutil
    import tempfile

    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield Stage(folder)
    shutil.rmtree(folder)
