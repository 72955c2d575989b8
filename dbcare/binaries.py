"""Which server programs there are on this machine, where their files lie, and what keeps them from running."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from dbcare.errors import SandboxError

FAMILIES = ("mariadb", "mysql")
CHOICE = "DBCARE_SERVER"

_PROGRAMS = {"mariadb": ("mariadbd", "mysqld"), "mysql": ("mysqld",)}
_PLACES = ("/usr/sbin", "/usr/libexec", "/usr/local/sbin", "/usr/local/bin")
# Without name resolution root@localhost is the socket's alone.
_MYSQL_ROOT = """\
CREATE USER root@'127.0.0.1';
GRANT ALL ON *.* TO root@'127.0.0.1' WITH GRANT OPTION;
"""


class Binary(NamedTuple):
    """A server program and the family it belongs to, `mariadb` or `mysql`."""

    path: Path
    family: str


def find_binary(choice: str | None = None) -> Binary:
    """Find the server that `choice`, else DBCARE_SERVER, else the machine offers; raise SandboxError when none is."""
    choice = choice or os.environ.get(CHOICE) or ""
    if "/" in choice:
        return _binary_at(Path(choice))
    if choice and choice not in FAMILIES:
        raise SandboxError(f"{CHOICE}={choice}: say mariadb, mysql, or the path of a mariadbd or mysqld")
    for family in (choice,) if choice else FAMILIES:
        for path in _candidates(family):
            if _family(path) == family:
                return Binary(path, family)
    raise SandboxError(_nothing_found(choice))


def _candidates(family: str) -> Iterator[Path]:
    path = os.pathsep.join((os.environ.get("PATH", os.defpath), *_PLACES))
    for folder in path.split(os.pathsep):
        for program in _PROGRAMS[family]:
            if found := shutil.which(program, path=folder or os.curdir):
                yield Path(found).absolute()


def _binary_at(path: Path) -> Binary:
    path = path.expanduser().absolute()
    if not os.access(path, os.X_OK) or path.is_dir():
        raise SandboxError(f"{path}: no server program there; {CHOICE} takes mariadb, mysql or a path")
    family = _family(path)
    if family is None:
        raise SandboxError(f"{path}: not a MariaDB or MySQL server: it does not answer --version")
    return Binary(path, family)


def _family(path: Path) -> str | None:
    """Ask the program itself: Debian's mysqld is a link to mariadbd."""
    command = [str(path), "--no-defaults", "--version"]
    try:
        ran = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=30, check=False)
    except (OSError, subprocess.SubprocessError):
        return None
    if ran.returncode or "Ver " not in ran.stdout:
        return None
    return "mariadb" if "mariadb" in ran.stdout.lower() else "mysql"


def _nothing_found(choice: str) -> str:
    packages = " or ".join(f"{family}-server-core" for family in ((choice,) if choice else FAMILIES))
    missing = {"mariadb": "mariadbd", "mysql": "MySQL mysqld"}.get(choice, "mariadbd or mysqld")
    return f"no {missing} on this machine: install {packages}, or give the path of a server in {CHOICE}"


def first_script(binary: Binary) -> str:
    """Give the SQL that a server's first run reads; raise SandboxError when its package is not whole."""
    return _mariadb_tables(binary.path) if binary.family == "mariadb" else _MYSQL_ROOT


def _mariadb_tables(path: Path) -> str:
    """Put together what mariadb-install-db does, which needs more packages and chowns a system program as root."""
    share = _share(path)
    parts = ("system_tables.sql", "performance_tables.sql", "system_tables_data.sql", "sys_schema.sql")
    found = [file for part in parts for file in sorted(share.glob(f"*_{part}"))[:1]]
    if len(found) < 3:
        raise SandboxError(f"{share}: no mariadb_system_tables.sql there: install the whole of mariadb-server-core")
    head = "CREATE DATABASE IF NOT EXISTS mysql;\nUSE mysql;\nSET @auth_root_socket=NULL;\n"
    return head + "".join(file.read_text() for file in found)


def _prefix(path: Path) -> Path:
    """Tell where a server's files are; a program unpacked behind a wrapper has them in `root/usr` beside its `bin`."""
    unpacked = path.parent.parent / "root" / "usr"
    return unpacked if unpacked.is_dir() else path.resolve().parent.parent


def _share(path: Path) -> Path:
    share = _prefix(path) / "share"
    return next((share / name for name in ("mysql", "mariadb") if (share / name).is_dir()), share)


def layout(path: Path) -> list[str]:
    """Name a moved server's own directories; one that is installed knows them."""
    prefix = _prefix(path)
    if prefix in (Path("/usr"), Path("/usr/local")):
        return []
    plugins = [prefix / "lib" / "mysql" / "plugin", prefix / "lib64" / "mysql" / "plugin", prefix / "lib" / "plugin"]
    found = [f"--plugin-dir={folder}" for folder in plugins if folder.is_dir()][:1]
    return [f"--basedir={prefix}", f"--lc-messages-dir={_share(path)}", *found]


def confinement(path: Path, directory: Path, log: str) -> str:
    """Say that AppArmor keeps a packaged server in its own directories, when it does; else nothing."""
    enabled = Path("/sys/module/apparmor/parameters/enabled")
    program = path.resolve()
    profile = Path("/etc/apparmor.d") / str(program).strip("/").replace("/", ".")
    refused = "Permission denied" in log or "Errcode: 13" in log
    if not (refused and profile.exists() and enabled.exists() and enabled.read_text().startswith("Y")):
        return ""
    return (
        f"AppArmor ({profile}) keeps {program} out of {directory}: use MariaDB ({CHOICE}=mariadb), "
        f"or run `sudo aa-complain {program}`, "
        f"or allow `{directory.parent}/dbcare-*/** rwkl,` in /etc/apparmor.d/local/{profile.name}"
    )
