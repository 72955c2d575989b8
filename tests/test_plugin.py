import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from textwrap import dedent

import pytest

from dbcare.db import Writer
from dbcare.endpoint import Endpoint
from dbcare.errors import CheckError, UsageError
from dbcare.findings import Status
from dbcare.registry import installed, verified
from dbcare.scan import Scan

from .spare import ROOT, built, flags, run

EXAMPLE = ROOT / "docs" / "example-plugin"
NUMBERS = count()
SELECT = "SELECT id FROM networks WHERE id = 1"

Install = Callable[..., str]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Lay out a plugin as pip does, and give the name of its entry point."""

    def make(sql: str = SELECT, module: str = "", *, check: str = "") -> str:
        name = f"plugin{next(NUMBERS)}"
        package = tmp_path / f"{name}_checks"
        package.mkdir()
        (package / "__init__.py").touch()
        (package / "one.sql").write_text(f"-- name: detect\n{sql}\n")
        (package / "one.py").write_text(module or source(package.name, check or f"{name}-one"))
        record = tmp_path / f"{name}-1.0.dist-info"
        record.mkdir()
        (record / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        (record / "entry_points.txt").write_text(f"[dbcare.checks]\n{name} = {package.name}\n")
        return name

    monkeypatch.syspath_prepend(tmp_path)
    return make


def source(package: str, check: str, more: str = "") -> str:
    return dedent(f'''
        """A check of a test."""
        from dbcare.check import Check, Severity, load
        {more}
        CHECK = Check(id="{check}", area="tests", severity=Severity.WARNING, inputs=load("{package}", "one"),
                      table="cloud.networks", message="network {{id}}", remedy="-"{", judge=judge" if more else ""})
    ''')


# The example of the documentation ------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment that has dbcare, and the example plugin built to a wheel and installed from it."""
    folder = tmp_path_factory.mktemp("plugin")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / "env"], check=True)
    python = folder / "env" / "bin" / "python"
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    theirs = subprocess.run([python, "-c", ask], capture_output=True, text=True, check=True).stdout.strip()
    ours = Path(pytest.__file__).parents[1]
    # What this environment has, an editable dbcare included, is there too: nothing needs to be downloaded.
    Path(theirs, "ours.pth").write_text(f"import site; site.addsitedir({str(ours)!r})\n")
    copy = folder / "source"
    subprocess.run(["cp", "-r", EXAMPLE, copy], check=True)
    quiet = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", str(python), "-q"]
    subprocess.run([*quiet, "wheel", "--no-deps", "--no-build-isolation", "-w", folder, copy], check=True)
    [wheel] = folder.glob("*.whl")
    subprocess.run([*quiet, "install", "--no-deps", "--no-index", wheel], check=True)
    return python


def dbcare(python: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [python, "-m", "dbcare", *arguments]
    return subprocess.run(command, capture_output=True, text=True)


def test_the_example_is_listed_and_explained(environment: Path) -> None:
    listed = dbcare(environment, "checks", "list")
    assert (listed.returncode, listed.stderr) == (0, "")
    assert re.search(r"^jobs +acme-old-jobs +warning\s+An asynchronous job has been in progress", listed.stdout, re.M)
    shown = dbcare(environment, "checks", "show", "acme-old-jobs", "--format", "json")
    told = json.loads(shown.stdout)["check"]
    assert (told["plugin"], told["parameters"]) == ("acme", {"days": 2})


@pytest.fixture
def old_job(mariadb: Endpoint) -> Iterator[int]:
    """A job that has been in progress for three days."""
    config = built(mariadb)
    with Writer(mariadb, config.databases.cloud) as writer:
        writer.execute(
            "INSERT INTO async_job (id, user_id, account_id, job_cmd, uuid, job_status, created) "
            "VALUES (990001, 2, 2, 'DeployVMCmd', 'f3f7', 0, UTC_TIMESTAMP() - INTERVAL 75 HOUR)"
        )
        yield 990001
        writer.execute("DELETE FROM async_job WHERE id = 990001")


def test_the_example_looks_and_finds(environment: Path, mariadb: Endpoint, old_job: int) -> None:
    done = dbcare(environment, "check", *flags(mariadb), "acme-old-jobs", "--format", "json")
    assert done.returncode == 1, done.stderr
    told = json.loads(done.stdout)
    assert [found["key"] for found in told["findings"]] == [{"id": old_job}]
    assert told["findings"][0]["message"] == f"job {old_job} (DeployVMCmd) has been in progress for 3 days"


def test_the_example_runs_among_all_the_others(environment: Path, mariadb: Endpoint) -> None:
    built(mariadb)
    done = dbcare(environment, "check", *flags(mariadb), "--format", "json")
    told = {check["id"]: check["status"] for check in json.loads(done.stdout)["checks"]}
    assert told.keys() == {*installed([]).ids(), "acme-old-jobs"}
    assert told["acme-old-jobs"] == "passed"


# What goes wrong with plugins ----------------------------------------------------------------------------------------


def test_a_plugin_that_cannot_be_imported_is_named_and_skipped(
    install: Install, mariadb: Endpoint, capsys: pytest.CaptureFixture[str]
) -> None:
    built(mariadb)
    broken, fine = install(module="import does_not_exist\n"), install()
    assert run("check", *flags(mariadb), "tests", "--format", "json") in (0, 1)
    told = json.loads(capsys.readouterr().out)
    assert [check["id"] for check in told["checks"]] == [f"{fine}-one"]
    assert told["notes"] == [f"checks of {broken} not loaded: ModuleNotFoundError: No module named 'does_not_exist'"]


@pytest.mark.parametrize(
    ("module", "error"),
    [
        ("raise RuntimeError('at import')\n", "RuntimeError: at import"),
        ("def (:\n", "SyntaxError"),
        ("from dbcare.check import load\nload('dbcare.sql', 'nix')\n", "QueryError: dbcare.sql: there is no nix.sql"),
    ],
)
def test_however_a_plugin_breaks_the_others_load(install: Install, module: str, error: str) -> None:
    name = install(module=module)
    found = installed()
    [problem] = found.problems
    assert problem.startswith(f"checks of {name} not loaded: {error}")
    assert set(installed([]).ids()) <= set(found.ids())


def test_a_plugin_that_ends_the_process_is_skipped_too(install: Install) -> None:
    name = install(module="import sys\nsys.exit(3)\n")
    assert installed().problems[0].startswith(f"checks of {name} not loaded: ")


def test_two_checks_of_one_name_are_refused_naming_both(install: Install) -> None:
    one, other = install(check="same-name"), install(check="same-name")
    with pytest.raises(CheckError, match=rf"two checks are called same-name: {one}_checks.one and {other}_checks.one"):
        installed()
    assert "same-name" in installed([one]).ids()


def test_a_plugin_cannot_replace_a_check_of_dbcare(install: Install) -> None:
    install(check="nics-count-drift")
    with pytest.raises(CheckError, match=r"nics-count-drift: dbcare\.checks\.nics_count_drift and plugin"):
        installed()


def test_the_allow_list_leaves_the_others_out(install: Install, tmp_path: Path) -> None:
    one, other = install(), install(module="import does_not_exist\n")
    found = installed([one])
    assert f"{one}-one" in found.ids()
    assert found.problems == ()
    assert installed([]).ids() == tuple(name for name in found.ids() if name != f"{one}-one")
    with pytest.raises(UsageError, match="plugin 'nix' is not installed; installed: builtin, "):
        installed(["nix"])
    config = tmp_path / "c.toml"
    config.write_text(f'plugins = ["{other}"]\n')
    assert run("checks", "show", f"{one}-one", "--config", str(config)) == 64


@pytest.mark.parametrize(
    ("sql", "reason"),
    [
        ("SELECT id FROM networks FOR UPDATE", "FOR UPDATE is not for a check"),
        ("SELECT id FROM networks LOCK IN SHARE MODE", "LOCK IN is not for a check"),
        ("SELECT id FROM networks INTO OUTFILE '/tmp/x'", "INTO OUTFILE is not for a check"),
        ("SELECT GET_LOCK('x', 1) AS id", r"GET_LOCK\(\) is not for a check"),
        ("SELECT SLEEP(5) AS id", r"SLEEP\(\) is not for a check"),
        ("SELECT id FROM networks /*!50000 FOR UPDATE */", "the server would execute the comment"),
        ("DELETE FROM networks", "not a SELECT"),
        ("SELECT 1 AS id; DELETE FROM networks", "more than one statement"),
    ],
)
def test_sql_that_could_do_more_than_look_is_refused_at_load(install: Install, sql: str, reason: str) -> None:
    name = install(sql)
    good, bad = verified(installed().entries)
    assert f"{name}-one" not in [entry.check.id for entry in good]
    [told] = bad
    assert re.fullmatch(rf"check {name}-one of {name} not loaded: one.sql:1: {reason}.*", told)


def test_a_refused_check_is_not_sent(install: Install, mariadb: Endpoint, capsys: pytest.CaptureFixture[str]) -> None:
    built(mariadb)
    install("SELECT SLEEP(5) AS id")
    run("check", *flags(mariadb), "tests", "--format", "json")
    told = json.loads(capsys.readouterr().out)
    assert told["checks"] == []
    assert "SLEEP() is not for a check" in told["notes"][0]


def test_a_write_behind_a_select_is_stopped_by_the_server(install: Install, mariadb: Endpoint) -> None:
    config = built(mariadb)
    name = install("SELECT sly() AS id")
    with Writer(mariadb, config.databases.cloud) as writer:
        writer.execute(
            "CREATE FUNCTION sly() RETURNS INT MODIFIES SQL DATA BEGIN "
            "INSERT INTO sequence (name, value) VALUES ('sly', 1); RETURN 1; END"
        )
        try:
            [outcome] = Scan(config, installed().choose([f"{name}-one"])).run().outcomes
            assert writer.all("SELECT * FROM sequence WHERE name = 'sly'") == []
        finally:
            writer.execute("DROP FUNCTION sly")
    assert outcome.status is Status.NOT_CHECKED
    assert "READ ONLY transaction" in (outcome.reason or "")


def test_a_judge_that_raises_is_a_bug_of_its_check_alone(install: Install, mariadb: Endpoint, tmp_path: Path) -> None:
    config = built(mariadb)
    name = install()
    judge = "def judge(inputs, context):\n            return [1 // 0]"
    (tmp_path / f"{name}_checks" / "one.py").write_text(source(f"{name}_checks", f"{name}-one", judge))
    chosen = installed().choose([f"{name}-one", "network-owner-removed"])
    failed, fine = sorted(Scan(config, chosen).run().outcomes, key=lambda outcome: outcome.status)
    assert (failed.id, failed.status) == (f"{name}-one", Status.NOT_CHECKED)
    assert (failed.reason or "").startswith("a bug in the check: ZeroDivisionError: ")
    assert fine.status is Status.PASSED


def test_a_dear_query_of_a_plugin_is_bounded_too(install: Install, mariadb: Endpoint) -> None:
    name = install("-- needs: networks.id\nSELECT a.id FROM networks a, networks b WHERE a.uuid < b.uuid")
    config = built(mariadb)
    bounded = replace(config, limits=replace(config.limits, examined_rows=10))
    [outcome] = Scan(bounded, installed().choose([f"{name}-one"])).run().outcomes
    assert (outcome.status, "more than the 10 allowed" in (outcome.reason or "")) == (Status.NOT_CHECKED, True)
