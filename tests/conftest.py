"""The real servers that tests run on, each started once per run, and the guard that keeps tests out of a real home."""

import os
import shutil
import subprocess
from collections.abc import Collection, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from dbcare.binaries import Binary, find_binary
from dbcare.endpoint import Endpoint
from dbcare.errors import SandboxError
from dbcare.sandbox import Sandbox

from .galera import MISSING as GALERA_MISSING
from .galera import cluster
from .stage import guarded, stage

__all__ = ["cluster", "guarded", "stage"]

INSTALLER = Path(__file__).parents[2] / "shared" / "tools" / "mysql-private.sh"
MYSQL_MISSING = "MySQL was not there"
STEERING = ("MYSQL", "MARIADB", "DBCARE_", "XDG_")
# Without tzdata a region's name would silently mean UTC; these say the same by rule.
ZONES = {"Asia/Tokyo": "JST-9", "America/New_York": "EST5EDT,M3.2.0,M11.1.0"}
# Read before any fixture takes the home away.
CACHE = Path(os.environ.get("DBCARE_TEST_CACHE") or Path.home() / ".cache" / "dbcare-tests" / "mysql-9.7")


@pytest.fixture(scope="session", autouse=True)
def private_session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep what fixtures of a session or module run away from the home of the person who tests."""
    home = tmp_path_factory.mktemp("session")
    with pytest.MonkeyPatch.context() as patch:
        # What steers the tests themselves is still to be read.
        _move(patch, home, {name for name in os.environ if name.startswith("DBCARE_TEST_")})
        yield home


@pytest.fixture(autouse=True)
def private_home(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the test an empty home and no setting of the person who runs it; the value is that home."""
    home = tmp_path_factory.mktemp("home")
    _move(monkeypatch, home)
    return home


def _move(patch: pytest.MonkeyPatch, home: Path, kept: Collection[str] = ()) -> None:
    for name in [name for name in os.environ if name.startswith(STEERING) and name not in kept]:
        patch.delenv(name)
    patch.setenv("HOME", str(home))
    for name in ("CONFIG_HOME", "STATE_HOME", "CACHE_HOME", "DATA_HOME", "RUNTIME_DIR"):
        folder = home / name.lower()
        folder.mkdir(mode=0o700)
        patch.setenv(f"XDG_{name}", str(folder))
    if os.access("/var/lib/dbcare", os.W_OK):
        # It would come before the home.
        patch.setenv("DBCARE_STATE", str(home / "state_home" / "dbcare" / "state.sqlite"))


@pytest.fixture(scope="session")
def mariadb() -> Iterator[Endpoint]:
    """A MariaDB whose system zone is Tokyo's."""
    with Sandbox(binary=find_binary("mariadb"), timezone=_zone("Asia/Tokyo")) as sandbox:
        yield sandbox.endpoint


@pytest.fixture(scope="session")
def mysql_binary() -> Binary:
    """A real MySQL server program; tests that need one are skipped, and counted aloud, where there is none."""
    try:
        return _private_mysql()
    except SandboxError as error:
        pytest.skip(f"{MYSQL_MISSING}: {error}")


@pytest.fixture(scope="session")
def mysql(request: pytest.FixtureRequest) -> Iterator[Endpoint]:
    """A MySQL whose system zone is New York's, or the server that DBCARE_TEST_MYSQL names."""
    if named := os.environ.get("DBCARE_TEST_MYSQL"):
        yield _endpoint(named)
        return
    binary = request.getfixturevalue("mysql_binary")
    with Sandbox(binary=binary, timezone=_zone("America/New_York")) as sandbox:
        yield sandbox.endpoint


@pytest.fixture(scope="session", params=["mariadb", "mysql"])
def server(request: pytest.FixtureRequest) -> Endpoint:
    """Each of the servers in turn."""
    endpoint: Endpoint = request.getfixturevalue(request.param)
    return endpoint


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give all tests of one server to one worker, so that each worker starts its own server and no other."""
    for item in items:
        callspec = getattr(item, "callspec", None)
        asked = {callspec.params.get("server")} if callspec else set()
        for family in ("mysql", "mariadb", "cluster"):
            if family in asked | set(getattr(item, "fixturenames", ())):
                item.add_marker(pytest.mark.xdist_group(family))
                break


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say aloud what a missing server left untested."""
    for missing in (MYSQL_MISSING, GALERA_MISSING):
        skipped = [report for report in terminalreporter.getreports("skipped") if missing in str(report.longrepr)]
        if skipped:
            terminalreporter.write_sep("!", f"{missing}: {len(skipped)} tests skipped", red=True, bold=True)


def _private_mysql() -> Binary:
    """Take MySQL from the tests' cache, installing it there first where that can be done, else from the machine."""
    if not (CACHE / ".series").exists():
        if not INSTALLER.exists():
            return find_binary("mysql")
        _install_mysql(CACHE)
    return find_binary(str(CACHE / "bin" / "mysqld"))


def _install_mysql(folder: Path) -> None:
    if not (bash := shutil.which("bash")):
        raise SandboxError("no bash to install MySQL with")
    ran = subprocess.run([bash, INSTALLER, "install", folder], stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if ran.returncode:
        raise SandboxError((ran.stderr.strip().splitlines() or ["mysql-private.sh failed"])[-1])


def _endpoint(named: str) -> Endpoint:
    """Read DBCARE_TEST_MYSQL: mysql://user:password@host:port/ or the path of a socket, as root."""
    if named.startswith("/"):
        return Endpoint(socket=named, user="root")
    url = urlsplit(named)
    return Endpoint(
        host=url.hostname or "localhost",
        port=url.port or 3306,
        user=unquote(url.username or "root"),
        password=unquote(url.password or ""),
    )


def _zone(name: str) -> str:
    return name if Path("/usr/share/zoneinfo", name).exists() else ZONES[name]
