import ast
import re
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterable
from importlib.metadata import requires
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import NamedTuple

import pytest

from dbcare import __version__
from dbcare.registry import installed

from .spare import ROOT

NOT_OURS = ignore_patterns(".*", "build", "dist", "*.egg-info", "__pycache__", "*.log")
PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q"]


class Built(NamedTuple):
    """What was built from a copy of the tree."""

    tree: Path
    wheel: Path
    sdist: Path


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A wheel, built from the source distribution as releases are, from a copy of the tree."""
    folder = tmp_path_factory.mktemp("packaging")
    tree = Path(copytree(ROOT, folder / "tree", ignore=NOT_OURS))
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, tree]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return Built(tree, *folder.glob("*.whl"), *folder.glob("*.tar.gz"))


def shipped() -> set[str]:
    """The names under which the tree's files must be installed."""
    return {
        *(f"dbcare/checks/{path.name}" for path in (ROOT / "checks").iterdir() if path.suffix in (".py", ".toml")),
        *(f"dbcare/sql/{path.name}" for path in (ROOT / "sql").iterdir() if path.suffix in (".py", ".sql")),
        *(path.relative_to(ROOT).as_posix() for path in (ROOT / "dbcare").rglob("*.py")),
        *(path.relative_to(ROOT).as_posix() for path in (ROOT / "dbcare").rglob("*.toml")),
        "dbcare/py.typed",
        "dbcare/cloudstack-schema.json.gz",
        "dbcare/report.schema.json",
    }


def manuals() -> set[str]:
    """The names of the manual pages, which a wheel keeps beside the program for the environment's share/."""
    return {f"dbcare-{__version__}.data/data/share/man/man1/{path.name}" for path in (ROOT / "docs/man").glob("*.1")}


def test_the_wheel_holds_the_tree_and_nothing_else(built: Built) -> None:
    with zipfile.ZipFile(built.wheel) as wheel:
        names = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert names == shipped() | manuals()
    assert len(manuals()) > 1


def test_the_source_distribution_holds_what_a_build_needs(built: Built) -> None:
    top = f"dbcare-{__version__}"
    wanted = {
        re.sub(r"^dbcare/(checks|sql)/", r"\1/", name) for name in shipped()
    } | {"pyproject.toml", "README.md", "LICENSE"} | {f"docs/man/{Path(name).name}" for name in manuals()}  # fmt: skip
    with tarfile.open(built.sdist) as sdist:
        names = {name.removeprefix(f"{top}/") for name in sdist.getnames()}
    assert wanted - names == set()
    # A stray copy of the mapped folders would install each check twice.
    assert {name for name in names if name.startswith(("dbcare/checks/", "dbcare/sql/"))} == set()


def test_the_wheel_says_what_it_is(built: Built) -> None:
    with zipfile.ZipFile(built.wheel) as wheel:
        [metadata] = [wheel.read(name).decode() for name in wheel.namelist() if name.endswith("/METADATA")]
        [points] = [wheel.read(name).decode() for name in wheel.namelist() if name.endswith("/entry_points.txt")]
        assert [name for name in wheel.namelist() if name.endswith("/licenses/LICENSE")]
    assert f"Version: {__version__}\n" in metadata
    assert "License-Expression: Apache-2.0\n" in metadata
    assert "dbcare = dbcare.__main__:main" in points
    assert "builtin = dbcare.checks" in points


def environment(folder: Path, *what: str | Path) -> Path:
    """Make an environment in which dbcare is installed in a given way, beside the dependencies of this one."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    python = folder / "bin" / "python"
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    theirs = subprocess.run([python, "-c", ask], capture_output=True, text=True, check=True).stdout.strip()
    # A path in a .pth file is searched last, and .pth files in it are not read: our own dbcare stays out of it.
    Path(theirs, "dependencies.pth").write_text(f"{Path(pytest.__file__).parents[1]}\n")
    command = [*PIP, "--python", str(python), "install", "--no-deps", "--no-index", "--no-build-isolation", *what]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return folder / "bin" / "dbcare"


def answers(dbcare: Path, *arguments: str, cwd: Path) -> str:
    done = subprocess.run([dbcare, *arguments], capture_output=True, text=True, cwd=cwd)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def assert_works(dbcare: Path, elsewhere: Path, source: Path) -> None:
    assert answers(dbcare, "--version", cwd=elsewhere) == f"dbcare {__version__}\n"
    listed = answers(dbcare, "checks", "list", cwd=elsewhere)
    assert [name for name in installed([]).ids() if name not in listed] == []
    program = "import dbcare, dbcare.checks, dbcare.sql; print(dbcare.__file__, *dbcare.checks.__path__)"
    python = dbcare.with_name("python")
    places = subprocess.run([python, "-c", program], capture_output=True, text=True, check=True, cwd=elsewhere)
    assert [place for place in places.stdout.split() if not Path(place).is_relative_to(source)] == []


def test_an_installed_wheel_works(built: Built, tmp_path: Path) -> None:
    dbcare = environment(tmp_path / "env", built.wheel)
    assert_works(dbcare, tmp_path, tmp_path / "env")
    assert (tmp_path / "env" / "share" / "man" / "man1" / "dbcare.1").is_file()
    assert "4.22.0.0" in answers(dbcare, "catalogue", "show", "4.22.0.0", "--format", "json", cwd=tmp_path)


def test_an_editable_install_works_and_sees_a_new_check(built: Built, tmp_path: Path) -> None:
    tree = Path(copytree(built.tree, tmp_path / "tree"))
    dbcare = environment(tmp_path / "env", "-e", tree)
    assert_works(dbcare, tmp_path, tree)
    text = (tree / "checks" / "op_networks_row_missing.py").read_text()
    (tree / "checks" / "brand_new.py").write_text(text.replace('id="op-networks-row-missing"', 'id="brand-new"'))
    assert "brand-new" in answers(dbcare, "checks", "list", cwd=tmp_path)


def imported(paths: Iterable[Path]) -> set[str]:
    """The top-level modules that these files import, dbcare and the standard library left out."""
    found = set()
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.partition(".")[0])
    return found - sys.stdlib_module_names - {"dbcare"}


def test_the_program_imports_only_what_it_depends_on() -> None:
    declared = {re.split(r"[^\w-]", text)[0] for text in requires("dbcare") or [] if "extra ==" not in text}
    brought_by_typer = {"rich"}
    used = imported([*(ROOT / "dbcare").rglob("*.py"), *(ROOT / "checks").glob("*.py")])
    assert used <= declared | brought_by_typer
    assert "pydantic" not in used


@pytest.mark.parametrize(
    ("arguments", "absent"),
    [
        (["--version"], {"pymysql", "sqlparse", "tabulate", "wcwidth", "rich", "pydantic"}),
        (["checks", "show", "nics-count-drift"], {"pymysql", "rich", "pydantic"}),
        (["check", "--socket", "/nowhere/s"], {"rich", "pydantic"}),
    ],
)
def test_a_command_loads_only_what_it_needs(arguments: list[str], absent: set[str]) -> None:
    program = (
        "import sys; from dbcare import cli; "
        f"cli.run(lambda: cli.app({arguments}, standalone_mode=False)); "
        f"print('loaded:', *sorted({absent} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "loaded:"
